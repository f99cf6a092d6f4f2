"""A store of a few literal deliveries, checked against the reference as it is built."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from agreement import build, cells_in_store, differences
from frame import Cell, place_of
from records import Sent
from reference import FROM_RECORDS, figures


class Store:
    """Builds a store of a few deliveries and tells its figures; both ways of counting."""

    def __init__(self, folder: Path, indicators: Iterable[str] = FROM_RECORDS) -> None:
        self._folder = folder
        self._indicators = tuple(indicators)

    def __call__(self, *deliveries: Sent, count_both: bool = False) -> Store:
        self.path = build(self._folder, deliveries, count_both=count_both)
        self._cells = cells_in_store(self.path)
        expected = figures(deliveries, count_both=count_both, indicators=self._indicators)
        found = differences(self.path, expected)
        assert not found, "\n".join(found[:5])
        return self

    def cell(
        self, indicator: str, periode: str, gebied: str = "GM0505", cut: str = "totaal/totaal"
    ) -> Cell:
        return self._cells[place_of(indicator, periode, cut, gebied)]

    def value(
        self, indicator: str, periode: str, gebied: str = "GM0505", cut: str = "totaal/totaal"
    ) -> float | None:
        return self.cell(indicator, periode, gebied, cut).waarde
