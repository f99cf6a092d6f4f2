"""What one record adds to a figure, and how a figure is made of what its records add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from areas import Coverage
from frame import Cell, Frame, Ground, Place, half_up, spread
from records import Record, quarters_of

TOTAL = ("totaal", "totaal")


class Kind(Enum):
    """How a figure is made of its records."""

    COUNT = auto()
    SHARE = auto()
    SPREAD = auto()


@dataclass(frozen=True)
class Agreed:
    """A figure: who delivers it, how it is made, and its categories by uitsplitsing.

    `pooled` takes the records of the brons that deliver any; `at_end` is a stock on the last day
    of the period, which rests on the delivery of its last quarter; `region_only` has one gebied.
    """

    kind: Kind
    leveringen: tuple[str, ...]
    cuts: Mapping[str, Sequence[str]]
    pooled: bool = False
    at_end: bool = False
    region_only: bool = False


@dataclass(frozen=True)
class Fact:
    """A record in a figure: in which quarter, areas and category, as a hit and with what value."""

    indicator: str
    record: Record
    quarter: str
    areas: tuple[str, ...]
    cut: tuple[str, str] = TOTAL
    hit: bool = True
    value: Fraction | int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What counts once, however many quarters of a year it is in."""
        return self.record.bron, self.record.number

    @property
    def behind(self) -> tuple[str, ...]:
        """The casus or client it could lead back to, or the record itself."""
        fields = self.record.fields
        person = fields.get("clientnummer") or fields.get("casusnummer")
        return self.key if person is None else (self.record.bron, "person", person)


@dataclass(frozen=True)
class Behind:
    """How many different casussen or clients are behind the teller and the noemer of a figure."""

    teller: int
    noemer: int


class Facts:
    """Every fact by the place it counts in."""

    def __init__(self, facts: Iterable[Fact], agreed: Mapping[str, Agreed]) -> None:
        self._agreed = agreed
        self._at: dict[Place, list[Fact]] = defaultdict(list)
        for fact in facts:
            for gebied in fact.areas:
                for periode in self._periods(fact):
                    self._at[fact.indicator, gebied, periode, *fact.cut].append(fact)

    def _periods(self, fact: Fact) -> tuple[str, ...]:
        """The quarter and its year; a stock is in the year only at its end."""
        year = fact.quarter[:4]
        if self._agreed[fact.indicator].at_end and not fact.quarter.endswith("K4"):
            return (fact.quarter,)
        return fact.quarter, year

    def at(self, place: Place) -> list[Fact]:
        """The facts of one cell; those of a measure of spread are the same for each maat."""
        if self._agreed[place[0]].kind is Kind.SPREAD:
            place = (*place[:3], *TOTAL)
        return self._at.get(place, [])

    def behind(self, place: Place) -> Behind:
        """The casussen and clients of one cell."""
        facts = self.at(place)
        return Behind(
            len({fact.behind for fact in facts if fact.hit}), len({fact.behind for fact in facts})
        )

    def cell(self, frame: Frame, place: Place) -> Cell:
        """Fill one cell, empty where no delivery is under it."""
        about = self._agreed[place[0]]
        quarters = quarters_of(place[2])[-1:] if about.at_end else quarters_of(place[2])
        under = frame.under_pooled if about.pooled else frame.under
        ground = under(place, about.leveringen, quarters)
        voorlopig = frame.is_voorlopig(about.leveringen, place[2])
        if not ground.brons:
            return Cell(None, None, None, "geen_gegevens", False, "", voorlopig)
        if about.kind is Kind.COUNT:
            low, high = self._range(frame, place, ground, quarters)
            if low != high:
                return Cell(
                    None, None, None, "grenzen", ground.onvolledig, ground.dekking, voorlopig,
                    low, high,
                )  # fmt: skip
        waarde, teller, noemer = self._values(frame, place, ground)
        status = "onvolledig" if ground.onvolledig else "bekend"
        return Cell(waarde, teller, noemer, status, ground.onvolledig, ground.dekking, voorlopig)

    def _range(
        self, frame: Frame, place: Place, ground: Ground, quarters: Sequence[str]
    ) -> tuple[int, int]:
        low = high = 0
        for bron in ground.brons:
            if frame.is_given(bron, place, self._agreed[place[0]].leveringen, quarters):
                least, most = frame.given[bron, *place]
            else:
                facts = (fact for fact in self.at(place) if fact.record.bron == bron)
                least = most = len({fact.key for fact in facts})
            low, high = low + least, high + most
        return low, high

    def _values(
        self, frame: Frame, place: Place, ground: Ground
    ) -> tuple[float | None, int | None, int | None]:
        facts = [fact for fact in self.at(place) if fact.record.bron in ground.brons]
        about = self._agreed[place[0]]
        quarters = quarters_of(place[2])[-1:] if about.at_end else quarters_of(place[2])
        match about.kind:
            case Kind.COUNT:
                number, _ = self._range(frame, place, ground, quarters)
                return float(number), number, None
            case Kind.SHARE:
                noemer = len({fact.key for fact in facts})
                teller = len({fact.key for fact in facts if fact.hit})
                return (half_up(Fraction(100 * teller, noemer)) if noemer else None), teller, noemer
            case Kind.SPREAD:
                values = [fact.value for fact in facts]
                return (spread(values, place[4]) if values else None), None, len(values)


def in_quarter(coverage: Coverage, record: Record, quarter: str) -> tuple[str, tuple[str, ...]]:
    """A quarter and the areas a record counts in then, as a fact has them."""
    return quarter, coverage.areas(record, quarter)
