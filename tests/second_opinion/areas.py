"""Where and when figures exist: areas, coverage and inhabitants, from the reference data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from records import Record, Sent, first_day, quarters_of

from ghnt_pipeline.reference import dekking, gemeenten, gemeenten_van_de_regio, inwoners

REGION = frozenset(gemeente.code for gemeente in gemeenten_van_de_regio())
REGION_THEN = frozenset(g.code_nu for g in gemeenten().values() if g.was_in_regio)
OFF_THE_MAP = frozenset({"onbekend", "buiten_regio"})
AREAS = (*sorted(REGION), *sorted(OFF_THE_MAP), *sorted(REGION_THEN - REGION), "regio")
LAST_YEAR_OF_THEN = 2018


@dataclass
class Coverage:
    """Which quarters each bron and soort delivered, and whom it covers.

    `counted` are those of which the records are known: not from a delivery without numbers (D9).
    """

    delivered: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    counted: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _found: dict[tuple[str, str, str, tuple[str, ...]], frozenset[tuple[str, str]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, sent: Iterable[Sent]) -> Coverage:
        coverage = cls()
        for delivery in sent:
            key, quarters = (delivery.bron, delivery.soort), quarters_of(delivery.periode)
            coverage.delivered[key].update(quarters)
            if not delivery.is_without_numbers:
                coverage.counted[key].update(quarters)
        return coverage

    def covers(self, bron: str, soort: str, gemeente: str, quarter: str) -> bool:
        """Whether records of this kind from this municipality of today are all there."""
        if quarter not in self.counted.get((bron, soort), ()):
            return False
        return gemeente in OFF_THE_MAP or bron_covers(bron, soort, gemeente, quarter)

    def areas(self, record: Record, quarter: str) -> tuple[str, ...]:
        """Every area a record counts in in a quarter; none where no delivery covers it."""
        place = record.fields["gemeente_herkomst" if record.soort == "trajecten" else "gemeente"]
        if not self.covers(record.bron, record.soort, gemeenten()[place].code_nu, quarter):
            return ()
        return areas_of(place, quarter)

    def found(
        self, bron: str, soort: str, gebied: str, quarters: tuple[str, ...]
    ) -> frozenset[tuple[str, str]]:
        """The (quarter, gemeente) of an area for which records of this kind are all there."""
        key = (bron, soort, gebied, quarters)
        if key not in self._found:
            self._found[key] = frozenset(
                (quarter, gemeente)
                for quarter in quarters
                for gemeente in members(gebied)
                if self.covers(bron, soort, gemeente, quarter)
            )
        return self._found[key]

    def years(self) -> range:
        """The years in which anything was delivered, and the one before for comparison."""
        years = [int(quarter[:4]) for found in self.delivered.values() for quarter in found]
        return range(min(years) - 1, max(years) + 1)


@cache
def bron_covers(bron: str, soort: str, gemeente: str, quarter: str) -> bool:
    """Whether the agreement says that a bron covers a municipality in a quarter."""
    return any(
        row.bron == bron
        and soort in row.soorten
        and gemeente in row.gemeenten
        and row.vanaf <= first_day(quarter) <= row.tot
        for row in dekking()
    )


def members(gebied: str) -> frozenset[str]:
    """The municipalities of today in an area."""
    return {"regio": REGION, "regio_toen": REGION_THEN}.get(gebied, frozenset({gebied}))


def areas_of(delivered_as: str, quarter: str) -> tuple[str, ...]:
    """Every area a record counts in, from the municipality as it was delivered."""
    gemeente = gemeenten()[delivered_as]
    areas = [gemeente.code_nu]
    if gemeente.code_nu in REGION:
        areas.append("regio")
    if gemeente.was_in_regio and int(quarter[:4]) <= LAST_YEAR_OF_THEN:
        areas.append("regio_toen")
    return tuple(areas)


def inhabitants(gemeente: str, year: int) -> int | None:
    """Inhabitants on 1 January, of the latest year before when missing; else its predecessors'."""
    known = [jaar for code, jaar in inwoners() if code == gemeente and jaar <= year]
    if known:
        return inwoners()[gemeente, max(known)]
    before = [
        inhabitants(g.code, year)
        for g in gemeenten().values()
        if g.code_nu == gemeente != g.code and g.was_in_regio
    ]
    found = [number for number in before if number is not None]
    return sum(found) if found else None
