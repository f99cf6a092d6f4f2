"""What a figure counts, to be read in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ghnt_pipeline.indicators import Indicator


@dataclass(frozen=True)
class Definitie:
    """The words of one indicator; a notebook shows them as a table."""

    indicator: Indicator

    def _regels(self) -> Iterator[tuple[str, str]]:
        found = self.indicator
        yield "Vraag", found.vraag
        yield "Definitie", found.definitie
        yield "Telmoment", found.telmoment
        yield "Eenheid", found.eenheid
        yield "Teller", found.teller
        yield "Noemer", found.noemer or "geen"
        yield "Uitsplitsingen", ", ".join(found.uitsplitsingen)
        yield "Leveringen", ", ".join(found.leveringen)
        yield "Bron", found.bron
        yield "Kanttekening", found.kanttekening

    def __repr__(self) -> str:
        lines = [f"{self.indicator.titel} ({self.indicator.id})"]
        return "\n".join([*lines, *(f"  {naam}: {tekst}" for naam, tekst in self._regels())])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{naam}</th><td>{escape(tekst)}</td></tr>" for naam, tekst in self._regels()
        )
        return f"<h4>{escape(self.indicator.titel)}</h4><table>{rows}</table>"
