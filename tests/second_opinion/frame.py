"""What every figure has around it: its place, its status, and the deliveries it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, floor

from areas import OFF_THE_MAP, Coverage, bron_covers, members
from records import next_quarter, quarters_of

Place = tuple[str, str, str, str, str]
"""indicator, gebied, periode, uitsplitsing, categorie"""
Range = tuple[int, int]
Given = Mapping[tuple[str, str, str, str, str, str], Range]
"""Figures given as figures, by bron and place, each between two numbers; records go before them."""
Found = frozenset[tuple[str, str]]
"""quarter, gemeente: where records of a kind are all there"""


def place_of(indicator: str, periode: str, cut: str, gebied: str) -> Place:
    """The place of a figure, its cut written as `thema/KM`."""
    uitsplitsing, categorie = cut.split("/")
    return indicator, gebied, periode, uitsplitsing, categorie


@dataclass(frozen=True)
class Cell:
    """One figure; `waarde` of means is exact here and compared with a tolerance."""

    waarde: float | None
    teller: int | None
    noemer: int | None
    status: str
    onvolledig: bool
    dekking: str
    voorlopig: bool
    ondergrens: int | None = None
    bovengrens: int | None = None


@dataclass(frozen=True)
class Ground:
    """The deliveries under one figure: the brons that count in it, and where they cover it."""

    brons: tuple[str, ...]
    found: tuple[Found, ...]
    onvolledig: bool
    gemeenten: frozenset[str]

    @property
    def dekking(self) -> str:
        return " ".join(sorted(self.gemeenten - OFF_THE_MAP))


@dataclass(frozen=True)
class Frame:
    """Coverage by records, and the figures that were given as figures."""

    coverage: Coverage
    given: Given
    _under: dict[tuple[object, ...], Ground] = field(default_factory=dict, compare=False)
    _voorlopig: dict[tuple[tuple[str, ...], str], bool] = field(default_factory=dict, compare=False)

    def under(self, place: Place, leveringen: Sequence[str], quarters: Sequence[str]) -> Ground:
        """What a figure rests on that needs every bron; no brons where one of them is missing."""
        given = tuple((levering.split(".")[0], *place) in self.given for levering in leveringen)
        cut = place[4] if place[3] == "bron" else ""
        key = (tuple(leveringen), cut, place[1], tuple(quarters), given)
        if key not in self._under:
            self._under[key] = self._ground_of_all(place, leveringen, quarters)
        return self._under[key]

    def _ground_of_all(
        self, place: Place, leveringen: Iterable[str], quarters: Sequence[str]
    ) -> Ground:
        soorten = _soorten(leveringen, place)
        found = {bron: self._of_bron(bron, soorten[bron], place, quarters) for bron in soorten}
        if not all(found.values()):
            return Ground((), (), False, frozenset())
        codes = frozenset.intersection(*(frozenset(g for _, g in f) for f in found.values()))
        return _ground(found, codes, quarters)

    def under_pooled(
        self, place: Place, leveringen: Iterable[str], quarters: Sequence[str]
    ) -> Ground:
        """What a figure rests on that takes the records of the brons that deliver any there."""
        soorten = _soorten(leveringen, place)
        all_of = {b: self._of_records(b, soorten[b], place, quarters) for b in soorten}
        found = {bron: where for bron, where in all_of.items() if where}
        codes = frozenset(gemeente for where in found.values() for _, gemeente in where)
        return _ground(found, codes, quarters)

    def is_voorlopig(self, leveringen: Sequence[str], periode: str) -> bool:
        """Whether any of these kinds was not delivered for the quarter that follows."""
        key = (tuple(leveringen), periode)
        if key not in self._voorlopig:
            self._voorlopig[key] = self._lacks_the_next(leveringen, periode)
        return self._voorlopig[key]

    def _lacks_the_next(self, leveringen: Iterable[str], periode: str) -> bool:
        following = next_quarter(quarters_of(periode)[-1])
        return any(
            following not in self.coverage.delivered.get((bron, soort), ())
            and following not in self.coverage.delivered.get((bron, "cijfers"), ())
            for bron, soort in (levering.split(".") for levering in leveringen)
        )

    def _of_records(
        self, bron: str, soorten: Sequence[str], place: Place, quarters: Sequence[str]
    ) -> Found:
        return frozenset.intersection(
            *(self.coverage.found(bron, soort, place[1], tuple(quarters)) for soort in soorten)
        )

    def is_given(
        self, bron: str, place: Place, leveringen: Iterable[str], quarters: Sequence[str]
    ) -> bool:
        """Whether a given figure counts: the records miss a quarter, or all."""
        soorten = [soort for b, soort in (x.split(".") for x in leveringen) if b == bron]
        return self._is_given(bron, soorten, place, quarters)

    def _is_given(
        self, bron: str, soorten: Sequence[str], place: Place, quarters: Sequence[str]
    ) -> bool:
        found = [
            {quarter for quarter, _ in self.coverage.found(bron, soort, place[1], tuple(quarters))}
            for soort in soorten
        ]
        return (bron, *place) in self.given and set.intersection(*found) != set(quarters)

    def _of_bron(
        self, bron: str, soorten: Sequence[str], place: Place, quarters: Sequence[str]
    ) -> Found:
        if not self._is_given(bron, soorten, place, quarters):
            return self._of_records(bron, soorten, place, quarters)
        return frozenset(
            (quarter, gemeente)
            for quarter in quarters
            for gemeente in members(place[1])
            if gemeente in OFF_THE_MAP
            or all(bron_covers(bron, soort, gemeente, quarter) for soort in soorten)
        )


def _soorten(leveringen: Iterable[str], place: Place) -> dict[str, list[str]]:
    """The kinds of each bron a figure needs; of one bron where it is that bron's."""
    _, _, _, uitsplitsing, categorie = place
    soorten: dict[str, list[str]] = {}
    for bron, soort in sorted(levering.split(".") for levering in leveringen):
        if uitsplitsing != "bron" or bron == categorie:
            soorten.setdefault(bron, []).append(soort)
    return soorten


def _ground(found: Mapping[str, Found], codes: frozenset[str], quarters: Sequence[str]) -> Ground:
    onvolledig = any({q for q, _ in where} != set(quarters) for where in found.values())
    return Ground(tuple(found), tuple(found.values()), onvolledig, codes)


def quantile(values: Iterable[Fraction | int], share: Fraction) -> float:
    """The value at a share of the way through the sorted values, between two linearly."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low, high = ordered[floor(place)], ordered[ceil(place)]
    return float(low + (place - floor(place)) * (high - low))


def spread(values: Sequence[Fraction | int], maat: str) -> float:
    """The sum, the mean or a quantile of exact values, of which there is at least one."""
    if maat == "som":
        return float(sum(values))
    if maat == "gemiddelde":
        return float(Fraction(sum(values)) / len(values))
    return quantile(values, {"mediaan": Fraction(1, 2), "p90": Fraction(9, 10)}[maat])


def half_up(value: Fraction) -> float:
    """One decimal, halves away from zero."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
