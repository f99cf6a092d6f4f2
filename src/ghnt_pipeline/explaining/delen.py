"""What each bron brings to the count of a measure, read from the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ghnt_pipeline.deliveries import Delivery
from ghnt_pipeline.explaining.stappen import Stap
from ghnt_pipeline.explaining.vraag import Vraag
from ghnt_pipeline.explaining.weg import CIJFERSOORTEN, Deel, LeveringsWeg, Term, delivery_ways
from ghnt_pipeline.periods import Periode

if TYPE_CHECKING:
    from ghnt_pipeline.store import Explain

Wegen = tuple[LeveringsWeg, ...]


@dataclass(frozen=True)
class Lezing:
    """What an explanation is made from: a store, the deliveries it was built of, and the question.

    With `alles` every delivery is shown, else those that could have something for the figure.
    """

    lees: Explain
    deliveries: Sequence[Delivery]
    vraag: Vraag
    alles: bool = False

    def parameters(self, **more: Any) -> dict[str, Any]:
        """The cell that is asked about, to bind the models of `sql/explain` to."""
        vraag = self.vraag
        return {
            "indicator": vraag.indicator.id,
            "gebied": vraag.gebied,
            "periode": str(vraag.periode),
            "uitsplitsing": vraag.uitsplitsing,
            "categorie": vraag.categorie,
            **more,
        }

    def records(self, maat: str, table: str) -> list[dict[str, Any]]:
        """A table of `sql/explain/records` about one measure."""
        vraag = self.vraag
        cut, code = vraag.getelde_cel
        bound = self.parameters(
            maat=maat,
            bronnen=list(vraag.bronnen),
            kwartalen=vraag.kwartalen,
            uitsplitsing=cut,
            categorie=code,
        )
        return self.lees("records", bound, [table])[table]

    def figures(self, bron: str, *tables: str) -> dict[str, list[dict[str, Any]]]:
        """Tables of `sql/explain/figures` about what one bron gave."""
        whole = {"uitsplitsing": "totaal", "categorie": "totaal"}
        cut = whole if self.vraag.uitsplitsing == "bron" else {}
        return self.lees("figures", self.parameters(bron=bron, **cut), tables)

    def of_kinds(self, bron: str, is_wanted: Callable[[str], bool]) -> list[Delivery]:
        """The deliveries of a bron of some kinds, by period and then as they were accepted."""
        wanted = [d for d in self.deliveries if d.key.bron == bron and is_wanted(d.key.kind)]
        return sorted(wanted, key=lambda d: (d.key.soort, Periode.parse(d.key.periode), d.seq))

    def split(self, wegen: Sequence[LeveringsWeg]) -> tuple[Wegen, Wegen]:
        """Those that could have something for the figure, and the others."""
        keys = {weg.levering.key for weg in wegen if weg.raakt}
        kwartalen = set(self.vraag.periode.kwartalen())

        def is_shown(weg: LeveringsWeg) -> bool:
            key = weg.levering.key
            overlaps = bool(kwartalen & set(Periode.parse(key.periode).kwartalen()))
            return self.alles or overlaps or key in keys

        return (
            tuple(weg for weg in wegen if is_shown(weg)),
            tuple(weg for weg in wegen if not is_shown(weg)),
        )


def parts_of(
    lezing: Lezing, maat: str, brons: Sequence[Mapping[str, Any]] = ()
) -> tuple[Deel, ...]:
    """What each bron brings to the count of a measure.

    `brons` is what the store says each brings, which the part must come to. Of a bron it does not
    name only the records count, and the figure as a whole must hold.
    """
    known = {row["bron"]: row for row in brons}
    counted = lezing.records(maat, "uitleg_levering")
    return tuple(_part(lezing, bron, known.get(bron), counted) for bron in lezing.vraag.bronnen)


def _part(
    lezing: Lezing,
    bron: str,
    row: Mapping[str, Any] | None,
    counted: Sequence[Mapping[str, Any]],
) -> Deel:
    is_given = row is not None and row["herkomst"] == "opgave"
    kinds = {k for k in lezing.vraag.indicator.leveringen if k.split(".")[1] not in CIJFERSOORTEN}
    wegen = delivery_ways(
        lezing.of_kinds(bron, lambda kind: kind in kinds),
        [c for c in counted if c["levering"].startswith(f"{bron}.")],
        Stap.OPGAVE_GAAT_VOOR if is_given else Stap.TELT,
    )
    mine, elders = lezing.split(wegen)
    if row is None:
        telt = sum(weg.telt for weg in wegen)
        return Deel(bron, "registratie", telt, telt, mine, elders=elders)
    part = Deel(bron, row["herkomst"], row["ondergrens"], row["bovengrens"], mine, elders=elders)
    if is_given:
        return _given(lezing, part)
    if row["gegeven_ondergrens"] is not None:
        return replace(part, gegeven=(row["gegeven_ondergrens"], row["gegeven_bovengrens"]))
    return part


def _given(lezing: Lezing, part: Deel) -> Deel:
    """Add the figures a bron gave, which must come to what it brings."""
    found = lezing.figures(part.bron, "uitleg_term", "uitleg_levering")
    termen = tuple(Term(**row) for row in found["uitleg_term"])
    grenzen = [t.bovengrens for t in termen]
    combine = sum if lezing.vraag.indicator.optelbaar else max
    van = combine([t.ondergrens for t in termen])
    tot = None if None in grenzen else sum(g for g in grenzen if g is not None)
    if (van, tot) != (part.ondergrens, part.bovengrens):
        raise AssertionError(f"{part.bron}: the figures given come to {van} and {tot}")
    deliveries = lezing.of_kinds(part.bron, lambda kind: kind.split(".")[1] in CIJFERSOORTEN)
    mine, elders = lezing.split(delivery_ways(deliveries, found["uitleg_levering"]))
    return replace(part, termen=termen, opgaven=mine, elders=(*part.elders, *elders))
