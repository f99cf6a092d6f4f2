"""One figure explained: the ways of its measures, what it is divided by, the overlap behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ghnt_pipeline.deliveries import Delivery
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.explaining.stappen import Stap
from ghnt_pipeline.explaining.vraag import Vraag
from ghnt_pipeline.explaining.weg import CIJFERSOORTEN, Deel, LeveringsWeg, Term, delivery_ways
from ghnt_pipeline.periods import Periode

if TYPE_CHECKING:
    from ghnt_pipeline.store import Explain

Rij = dict[str, Any]
_CEL = (
    "uitleg_waarde", "uitleg_bron", "uitleg_inwoners",
    "uitleg_combinatie", "uitleg_overlap", "uitleg_overlap_factor",
)  # fmt: skip


@dataclass(frozen=True)
class Weg:
    """The way to the count of one measure; `rol` is teller or noemer."""

    rol: str
    maat: str
    delen: tuple[Deel, ...]

    @property
    def ondergrens(self) -> int:
        return sum(deel.ondergrens or 0 for deel in self.delen)

    @property
    def bovengrens(self) -> int | None:
        """Unknown when that of one part is."""
        grenzen = [d.bovengrens for d in self.delen if d.herkomst is not None]
        return None if None in grenzen else sum(g for g in grenzen if g is not None)


@dataclass(frozen=True)
class Overlap:
    """How many records have exactly these themas, and how many have both of two.

    `som` is what adding up the themas would give for `uniek` records.
    """

    combinaties: Mapping[str, int]
    paren: Mapping[tuple[str, str], int]
    uniek: int
    som: int


@dataclass(frozen=True)
class Uitleg:
    """A figure with all that leads to it. Raises AssertionError when it does not add up to it."""

    vraag: Vraag
    waarde: Mapping[str, Any]
    wegen: tuple[Weg, ...]
    inwoners: tuple[tuple[str, int, int], ...]
    overlap: Overlap | None

    def __post_init__(self) -> None:
        if self.waarde["status"] == "geen_gegevens":
            return
        found: dict[str, tuple[int | None, ...]] = {
            weg.rol: (weg.ondergrens, weg.bovengrens) for weg in self.wegen
        }
        if self.inwoners:
            found["noemer"] = (sum(aantal for _, _, aantal in self.inwoners),) * 2
        for rol, grenzen in found.items():
            if grenzen != self._figure(rol):
                raise AssertionError(f"{rol}: {grenzen} is explained, {self._figure(rol)} is shown")

    def _figure(self, rol: str) -> tuple[int | None, int | None]:
        """What the figure says a count is, as bounds. A mean has its records as noemer."""
        w = self.waarde
        if rol == "noemer":
            return w["noemer"], w["noemer"]
        if w["ondergrens"] is not None:
            return w["ondergrens"], w["bovengrens"]
        aantal = w["noemer"] if w["teller"] is None else w["teller"]
        return aantal, aantal


def explain_figure(
    lees: Explain, deliveries: Sequence[Delivery], vraag: Vraag, *, alles: bool = False
) -> Uitleg:
    """Explain one figure of the store that is read, which was built from these deliveries.

    With `alles` every delivery of its kinds is shown, else those that could have something for it.
    Raises UsageFault when there is no such figure, AssertionError when the steps do not add up.
    """
    cel = lees("cell", _parameters(vraag), _CEL)
    if not cel["uitleg_waarde"]:
        raise UsageFault(
            f"{vraag.indicator.id} has no figure for {vraag.gebied_naam} in {vraag.periode}"
        )
    shown = _Shown(vraag.periode, alles)
    wegen = [Weg("teller", vraag.indicator.teller,
                 _parts(lees, deliveries, vraag, cel["uitleg_bron"], shown))]  # fmt: skip
    if vraag.indicator.noemer not in (None, "inwoners"):
        wegen.append(_denominator(lees, deliveries, vraag, shown))
    return Uitleg(
        vraag=vraag,
        waarde=cel["uitleg_waarde"][0],
        wegen=tuple(wegen),
        inwoners=tuple((r["gemeente"], r["jaar"], r["inwoners"]) for r in cel["uitleg_inwoners"]),
        overlap=_overlap(cel),
    )


def _parameters(vraag: Vraag, **more: Any) -> dict[str, Any]:
    return {
        "indicator": vraag.indicator.id,
        "gebied": vraag.gebied,
        "periode": str(vraag.periode),
        "uitsplitsing": vraag.uitsplitsing,
        "categorie": vraag.categorie,
        **more,
    }


def record_parameters(vraag: Vraag, maat: str) -> dict[str, Any]:
    """What the models of `sql/explain/records` are bound to."""
    cut, code = vraag.getelde_cel
    return _parameters(
        vraag, maat=maat, bronnen=list(vraag.bronnen), uitsplitsing=cut, categorie=code
    )


def figure_parameters(vraag: Vraag, bron: str) -> dict[str, Any]:
    """What the models of `sql/explain/figures` are bound to."""
    if vraag.uitsplitsing == "bron":
        return _parameters(vraag, bron=bron, uitsplitsing="totaal", categorie="totaal")
    return _parameters(vraag, bron=bron)


@dataclass(frozen=True)
class _Shown:
    """Which deliveries could have something for a figure of this period."""

    periode: Periode
    alles: bool

    def split(
        self, wegen: Sequence[LeveringsWeg]
    ) -> tuple[tuple[LeveringsWeg, ...], tuple[LeveringsWeg, ...]]:
        """Those that are shown, and the others."""
        keys = {w.levering.key for w in wegen if w.raakt}
        kwartalen = set(self.periode.kwartalen())

        def is_shown(weg: LeveringsWeg) -> bool:
            key = weg.levering.key
            overlaps = bool(kwartalen & set(Periode.parse(key.periode).kwartalen()))
            return self.alles or overlaps or key in keys

        return (
            tuple(weg for weg in wegen if is_shown(weg)),
            tuple(weg for weg in wegen if not is_shown(weg)),
        )


def _parts(
    lees: Explain,
    deliveries: Sequence[Delivery],
    vraag: Vraag,
    brons: Sequence[Rij],
    shown: _Shown,
) -> tuple[Deel, ...]:
    counted = _counted(lees, vraag, vraag.indicator.teller)
    parts = []
    for row in brons:
        of_records = row["herkomst"] != "opgave"
        wegen = delivery_ways(
            _of_kinds(deliveries, row["bron"], lambda kind: kind in _record_kinds(vraag)),
            [c for c in counted if c["levering"].startswith(f"{row['bron']}.")],
            Stap.TELT if of_records else Stap.OPGAVE_GAAT_VOOR,
        )
        mine, elders = shown.split(wegen)
        part = Deel(row["bron"], row["herkomst"], row["ondergrens"], row["bovengrens"], mine,
                    elders=elders)  # fmt: skip
        if not of_records:
            part = _given(lees, deliveries, vraag, part, shown)
        elif row["gegeven_ondergrens"] is not None:
            given = (row["gegeven_ondergrens"], row["gegeven_bovengrens"])
            part = replace(part, gegeven=given)
        parts.append(part)
    return tuple(parts)


def _denominator(lees: Explain, deliveries: Sequence[Delivery], vraag: Vraag, shown: _Shown) -> Weg:
    """The way of the measure a share is divided by; what it comes to is checked as a whole."""
    maat = vraag.indicator.noemer or ""
    counted = _counted(lees, vraag, maat)
    parts = []
    for bron in vraag.bronnen:
        wegen = delivery_ways(
            _of_kinds(deliveries, bron, lambda kind: kind in _record_kinds(vraag)),
            [c for c in counted if c["levering"].startswith(f"{bron}.")],
        )
        telt = sum(weg.telt for weg in wegen)
        mine, elders = shown.split(wegen)
        parts.append(Deel(bron, "registratie", telt, telt, mine, elders=elders))
    return Weg("noemer", maat, tuple(parts))


def _counted(lees: Explain, vraag: Vraag, maat: str) -> list[Rij]:
    found = lees("records", record_parameters(vraag, maat), ["uitleg_levering"])
    return found["uitleg_levering"]


def _record_kinds(vraag: Vraag) -> set[str]:
    return {k for k in vraag.indicator.leveringen if k.split(".")[1] not in CIJFERSOORTEN}


def _of_kinds(
    deliveries: Sequence[Delivery], bron: str, is_wanted: Callable[[str], bool]
) -> list[Delivery]:
    """The deliveries of a bron of some kinds, by period and then as they were accepted."""
    wanted = [d for d in deliveries if d.key.bron == bron and is_wanted(d.key.kind)]
    return sorted(wanted, key=lambda d: (d.key.soort, Periode.parse(d.key.periode), d.seq))


def _given(
    lees: Explain, deliveries: Sequence[Delivery], vraag: Vraag, part: Deel, shown: _Shown
) -> Deel:
    """Add the figures a bron gave, which must come to what it brings."""
    found = lees("figures", figure_parameters(vraag, part.bron), ["uitleg_term", "uitleg_levering"])
    termen = tuple(Term(**row) for row in found["uitleg_term"])
    grenzen = [t.bovengrens for t in termen]
    combine = sum if vraag.indicator.optelbaar else max
    van = combine([t.ondergrens for t in termen])
    tot = None if None in grenzen else sum(g for g in grenzen if g is not None)
    if (van, tot) != (part.ondergrens, part.bovengrens):
        raise AssertionError(f"{part.bron}: the figures given come to {van} and {tot}")
    kinds = _of_kinds(deliveries, part.bron, lambda kind: kind.split(".")[1] in CIJFERSOORTEN)
    mine, elders = shown.split(delivery_ways(kinds, found["uitleg_levering"]))
    return replace(part, termen=termen, opgaven=mine, elders=(*part.elders, *elders))


def _overlap(cel: Mapping[str, list[Rij]]) -> Overlap | None:
    if not cel["uitleg_overlap_factor"]:
        return None
    factor = cel["uitleg_overlap_factor"][0]
    return Overlap(
        combinaties={row["combinatie"]: row["aantal"] for row in cel["uitleg_combinatie"]},
        paren={(row["code"], row["met"]): row["aantal"] for row in cel["uitleg_overlap"]},
        uniek=factor["uniek"],
        som=factor["som"],
    )
