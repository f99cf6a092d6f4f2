"""Which tables an edition holds: one per indicator and uitsplitsing, in a fixed order of rows."""

from __future__ import annotations

from dataclasses import dataclass

from ghnt_pipeline.indicators import Indicator
from ghnt_pipeline.publishing.edition import Edition, Waarde
from ghnt_pipeline.publishing.tabellen import REGIO, Gebied
from ghnt_pipeline.publishing.volgorde import indicatoren_op_volgorde
from ghnt_pipeline.reference import Code, categorieen, gemeenten, gemeenten_van_de_regio


@dataclass(frozen=True)
class Overzicht:
    """All published rows of one indicator and uitsplitsing."""

    indicator: Indicator
    uitsplitsing: str
    waarden: tuple[Waarde, ...]

    @property
    def naam(self) -> str:
        """How its file is called."""
        if self.uitsplitsing == "totaal" or len(self.indicator.uitsplitsingen) == 1:
            return self.indicator.id
        return f"{self.indicator.id}-{self.uitsplitsing}"

    @property
    def codes(self) -> tuple[Code, ...]:
        """Its categories, in the order of the code list."""
        return categorieen(self.indicator.id, self.uitsplitsing)


def gebieden() -> tuple[Gebied, ...]:
    """The municipalities by name, what lies in none of them, and the region."""
    codes = [*(gemeente.code for gemeente in gemeenten_van_de_regio()), "onbekend", "buiten_regio"]
    return (*(Gebied(code, gemeenten()[code].naam) for code in codes), REGIO)


def overzichten(edition: Edition) -> list[Overzicht]:
    """Every table of an edition, in the order in which the pages tell it.

    Raises ValueError for an area that has no place in the tables.
    """
    groepen: dict[tuple[str, str], list[Waarde]] = {}
    for waarde in edition.per_sleutel.values():
        groepen.setdefault((waarde.indicator, waarde.uitsplitsing), []).append(waarde)
    plaats = {gebied.code: nummer for nummer, gebied in enumerate(gebieden())}
    if vreemd := {waarde.gebied for waarde in edition.waarden} - set(plaats):
        raise ValueError(f"no table has a row for {sorted(vreemd)}")
    return [
        _overzicht(indicator, uitsplitsing, groepen[indicator.id, uitsplitsing], plaats)
        for indicator in indicatoren_op_volgorde()
        for uitsplitsing in indicator.uitsplitsingen
        if (indicator.id, uitsplitsing) in groepen
    ]


def _overzicht(
    indicator: Indicator, uitsplitsing: str, rijen: list[Waarde], plaats: dict[str, int]
) -> Overzicht:
    codes = {code.kort: n for n, code in enumerate(categorieen(indicator.id, uitsplitsing))}

    def volgorde(waarde: Waarde) -> tuple[int, str, int]:
        return plaats[waarde.gebied], waarde.periode, codes[waarde.categorie]

    return Overzicht(indicator, uitsplitsing, tuple(sorted(rijen, key=volgorde)))
