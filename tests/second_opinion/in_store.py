"""One figure of a store of a few literal deliveries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from agreement import build, cells_in_store
from frame import Cell, place_of
from records import Sent

DORDRECHT = "GM0505"
Look = Callable[..., Cell]


def look_in(folder: Path, *deliveries: Sent, on: date | None = None) -> Look:
    """Build the store, and give a way to look up one cell of it."""
    cells = cells_in_store(build(folder, deliveries, on=on))

    def cell(
        indicator: str, periode: str, cut: str = "totaal/totaal", gebied: str = DORDRECHT
    ) -> Cell:
        return cells[place_of(indicator, periode, cut, gebied)]

    return cell
