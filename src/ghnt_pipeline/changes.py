"""Why a figure is not what the last released edition said it was.

What was published then is taken to what is published now in three steps, one cause each: the same
deliveries by the rules of today; what took the place of those deliveries since; all else that came
in, which is later records. The causes of a figure are the steps at which it moves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ghnt_pipeline.deliveries import Delivery, standing
from ghnt_pipeline.publishing.edition import Oorzaak, Status, Waarde, Wijziging
from ghnt_pipeline.publishing.opendata import lees_waarde
from ghnt_pipeline.released import Sleutel, Stand, Uitgave

Table = Mapping[Sleutel, Waarde]
Count = Callable[[Sequence[Delivery], Stand], Table]
"""Publish anew from these deliveries, by the rules of today: slow, so only when needed."""

_STAPPEN = (Oorzaak.REGELS, Oorzaak.CORRECTIE, Oorzaak.LATER)


def changes_since(
    vorige: Uitgave, now: Table, stand: Stand, deliveries: Sequence[Delivery], count: Count
) -> tuple[Wijziging, ...]:
    """Every figure of the last released edition that is another one now, with its causes.

    `now` is what is published today and `stand` what it was made from.
    """
    then = {waarde.sleutel: waarde for waarde in map(lees_waarde, vorige.tabel())}
    anders = [key for key in sorted(then) if key in now and _differ(then[key], now[key])]
    if not anders:
        return ()
    steps = _steps(vorige.stand, then, now, stand, deliveries, count)
    return tuple(Wijziging(then[key], now[key], _causes(key, steps)) for key in anders)


def _differ(a: Waarde | None, b: Waarde | None) -> bool:
    """Whether a reader sees something else; a row that was not made yet has no figure."""
    leeg = (Status.GEEN_GEGEVENS,)
    return (leeg if a is None else a.getoond) != (leeg if b is None else b.getoond)


def _steps(
    toen: Stand, then: Table, now: Table, nu: Stand, deliveries: Sequence[Delivery], count: Count
) -> list[Table] | None:
    """Then, by today's rules, with what was corrected, now; None when that cannot be known."""
    known = {delivery.id: delivery for delivery in deliveries}
    if not set(toen.leveringen) <= set(known):
        return None
    old = [known[identity] for identity in toen.leveringen]
    stands = standing(deliveries)
    corrected = [stands[delivery.key] for delivery in old if delivery.key in stands]
    same_rules = (toen.regels, toen.omgezet) == (nu.regels, nu.omgezet)
    by_rules = then if same_rules else count(old, toen)
    is_corrected = [d.id for d in corrected] != [d.id for d in old]
    return [then, by_rules, count(corrected, toen) if is_corrected else by_rules, now]


def _causes(key: Sleutel, steps: list[Table] | None) -> tuple[Oorzaak, ...]:
    if steps is None:
        return (Oorzaak.ONBEKEND,)
    if any(steps[end][key].status is Status.GEMASKEERD for end in (0, -1)):
        return (Oorzaak.BESCHERMING,)
    pairs = zip(_STAPPEN, steps, steps[1:], strict=False)
    return tuple(cause for cause, a, b in pairs if _differ(a.get(key), b.get(key)))
