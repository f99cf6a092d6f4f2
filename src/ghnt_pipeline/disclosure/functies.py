"""One gate: every published number is a count through the rule, or follows from such counts.

A share of true counts (12 of 65 is 18 %, while 10 of 65 is 15 %), or a mean that stands alone,
would give away what the rule hid.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ghnt_pipeline.disclosure.cellen import Cijfer, Stand, Tabel
from ghnt_pipeline.disclosure.publish import REST_GENOEG, STAP, genoeg, publish
from ghnt_pipeline.disclosure.structuur import Structuur

ZONDER_GETAL = (Stand.GEEN_GEGEVENS, Stand.VERBORGEN, Stand.GEMASKEERD)


def onverklaard(tabel: Tabel, structuur: Structuur) -> Iterator[str]:
    """Say of which rows a number does not follow from the published counts."""
    thema = _thema(tabel, structuur)
    for cijfer in tabel.cijfers:
        if not _klopt(cijfer, structuur) or not _grenzen_kloppen(cijfer, thema):
            yield "/".join(cijfer.plaats)
    yield from _alleen_weg(tabel, structuur)


def _klopt(cijfer: Cijfer, structuur: Structuur) -> bool:
    if all(getal is None for getal in (cijfer.waarde, cijfer.teller, cijfer.noemer)):
        return True  # also of a figure that waits for its look-back
    if cijfer.status in (*ZONDER_GETAL, Stand.GRENZEN):
        return False
    telling = structuur.tellingen[cijfer.indicator]
    if telling.teller is None:
        return cijfer.teller is None and _is_genoeg(cijfer)
    if telling.noemer is not None:
        return _is_genoeg(cijfer) and _laat_genoeg(cijfer) and cijfer.waarde == _procent(cijfer)
    return _is_telling(cijfer.teller) and cijfer.waarde == _per_1000(cijfer)


def _per_1000(cijfer: Cijfer) -> float | None:
    """The count itself, or by 1,000 inhabitants with one decimal."""
    if cijfer.noemer is None or cijfer.teller is None:
        return cijfer.teller
    return (20000 * cijfer.teller + cijfer.noemer) // (2 * cijfer.noemer) / 10


def _is_telling(getal: int | None) -> bool:
    """Whether a number is one the rule can give."""
    return getal is not None and publish(getal, getal) == getal


def _is_genoeg(cijfer: Cijfer) -> bool:
    return _is_telling(cijfer.noemer) and (cijfer.noemer or 0) >= genoeg(cijfer.categorie)


def _laat_genoeg(cijfer: Cijfer) -> bool:
    """Whether what is left of the noemer cannot be a number that would be hidden."""
    return (cijfer.noemer or 0) - (cijfer.teller or 0) >= REST_GENOEG


def _procent(cijfer: Cijfer) -> float | None:
    """The share in whole percents, from the published counts."""
    if not _is_telling(cijfer.teller) or not cijfer.noemer or cijfer.teller is None:
        return None
    return float((200 * cijfer.teller + cijfer.noemer) // (2 * cijfer.noemer))


def _thema(tabel: Tabel, structuur: Structuur) -> dict[tuple[str, str, str], list[int | None]]:
    """The shown themas by indicator, gebied and period."""
    thema: dict[tuple[str, str, str], list[int | None]] = defaultdict(list)
    for cijfer in tabel.cijfers:
        is_telling = structuur.tellingen[cijfer.indicator].noemer is None
        if cijfer.uitsplitsing == "thema" and is_telling and cijfer.status != Stand.GEEN_GEGEVENS:
            thema[cijfer.plaats[:3]].append(cijfer.teller)
    return thema


def _grenzen_kloppen(cijfer: Cijfer, thema: dict[tuple[str, str, str], list[int | None]]) -> bool:
    if cijfer.status != Stand.GRENZEN:
        return cijfer.ondergrens is None and cijfer.bovengrens is None
    getoond = [getal for getal in thema[cijfer.plaats[:3]] if getal is not None]
    if not getoond or len(getoond) < len(thema[cijfer.plaats[:3]]):
        return False
    half = STAP // 2
    laag = (max(getoond) - half) // STAP * STAP
    hoog = math.ceil(sum(getal + half for getal in getoond) / STAP) * STAP
    return (cijfer.ondergrens, cijfer.bovengrens) == (laag, hoog)


def _alleen_weg(tabel: Tabel, structuur: Structuur) -> Iterator[str]:
    """Of one withheld mean of a municipality a region's would give away the rest."""
    groepen: dict[tuple[str, ...], list[Cijfer]] = defaultdict(list)
    for cijfer in tabel.cijfers:
        is_gemiddelde = structuur.tellingen[cijfer.indicator].teller is None
        if is_gemiddelde and cijfer.gebied in structuur.gemeenten:
            groepen[cijfer.indicator, *cijfer.plaats[2:]].append(cijfer)
    for groep, cijfers in groepen.items():
        weg = [c for c in cijfers if c.status in (Stand.VERBORGEN, Stand.GEMASKEERD)]
        getoond = [c for c in cijfers if c.waarde is not None]
        if len(weg) == 1 and getoond:
            yield "/".join(groep)


def gemiddelden(tabel: Tabel, structuur: Structuur) -> Sequence[str]:
    """The indicators whose values come from true figures, which the proof does not cover."""
    namen = {c.indicator for c in tabel.cijfers}
    return sorted(naam for naam in namen if structuur.tellingen[naam].teller is None)
