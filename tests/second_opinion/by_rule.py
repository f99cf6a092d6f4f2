"""The figures beyond counts of a few literal deliveries, and those of a store beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from agreed import agreed_figures, peildatum_of
from agreement import build
from everything import disagreement_of_agreed
from frame import Cell, place_of
from records import Sent


class Rules:
    """Tells what the rules make of some deliveries; the store has to agree where it has them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *deliveries: Sent, peildatum: str | None = None) -> Rules:
        today = date.fromisoformat(peildatum) if peildatum else peildatum_of(deliveries)
        self._cells = agreed_figures(deliveries, peildatum=today)
        path = build(self._folder, deliveries, on=today)
        found = disagreement_of_agreed(path, deliveries, today, expected=self._cells)
        assert not found, "\n".join(found[:5])
        return self

    def cell(
        self, indicator: str, periode: str, cut: str = "totaal/totaal", gebied: str = "GM0505"
    ) -> Cell:
        return self._cells[place_of(indicator, periode, cut, gebied)]

    def value(
        self, indicator: str, periode: str, cut: str = "totaal/totaal", gebied: str = "GM0505"
    ) -> float | None:
        return self.cell(indicator, periode, cut, gebied).waarde

    def share(
        self, indicator: str, periode: str, cut: str = "totaal/totaal", gebied: str = "GM0505"
    ) -> tuple[int | None, int | None]:
        """Teller and noemer."""
        cell = self.cell(indicator, periode, cut, gebied)
        return cell.teller, cell.noemer
