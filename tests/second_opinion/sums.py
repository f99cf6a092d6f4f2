"""What must add up between figures, whoever counted them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreed import AGREED
from frame import Cell, Place

Cells = Mapping[Place, Cell]
Where = tuple[str, str]
"""gebied, periode"""
TOTAL = "totaal/totaal"


class Sums:
    """The figures of one area and period, by indicator and category."""

    def __init__(self, cells: Cells, where: Where) -> None:
        self._cells, self._where = cells, where

    def cell(self, indicator: str, cut: str = TOTAL) -> Cell:
        uitsplitsing, categorie = cut.split("/")
        return self._cells[indicator, *self._where, uitsplitsing, categorie]

    def count(self, indicator: str, cut: str = TOTAL) -> int:
        return self.cell(indicator, cut).teller or 0

    def noemer(self, indicator: str) -> int:
        return self.cell(indicator).noemer or 0

    def over(self, indicator: str, uitsplitsing: str) -> int:
        categories = AGREED[indicator].cuts[uitsplitsing]
        return sum(self.count(indicator, f"{uitsplitsing}/{code}") for code in categories)


def broken_sums(cells: Cells) -> list[str]:
    """Every sum that does not hold, as readable lines; `cells` has the counts of meldingen too."""
    lines = []
    for where in sorted({(gebied, periode) for _, gebied, periode, *_ in cells}):
        sums = Sums(cells, where)
        for name, found, expected in (*_triage(sums), *_onderzoeken(sums), *_stock(sums)):
            if found != expected:
                lines.append(f"{where}: {name}: {found} is not {expected}")
        for name, part, whole in _parts(sums):
            if part > whole:
                lines.append(f"{where}: {name}: {part} is more than {whole}")
    return lines


def _triage(sums: Sums) -> Iterator[tuple[str, int, int]]:
    for term in ("1_dag", "5_werkdagen"):
        parts = (
            sums.noemer(f"triage_binnen_{term}")
            + sums.count("triage_open_binnen_termijn", f"soort/{term}")
            + sums.count("triage_zonder_datum")
        )
        yield f"meldingen judged, open and without a date, {term}", parts, sums.count("meldingen")


def _onderzoeken(sums: Sums) -> Iterator[tuple[str, int, int]]:
    ended = sums.count("onderzoeken_afgerond")
    parts = sums.noemer("onderzoek_binnen_10_weken") + sums.count("onderzoek_zonder_besluitdatum")
    yield "onderzoeken judged and without besluit", parts, ended
    yield "onderzoeken with an uitkomst or none", sums.count("uitkomst_onderzoek"), ended


def _stock(sums: Sums) -> Iterator[tuple[str, int, int]]:
    for soort in ("meldingen", "onderzoeken", "trajecten"):
        name = f"werkvoorraad_{soort}"
        yield f"age classes of {name}", sums.over(name, "leeftijdsklasse"), sums.count(name)
    for soort in ("onderzoeken", "trajecten"):
        name = f"werkvoorraad_{soort}"
        yield f"running {soort}", sums.count(name, "soort/lopend"), sums.count(name)
    if sums.cell("werkvoorraad_trajecten").status != "geen_gegevens":
        whole = sums.count("werkvoorraad_trajecten")
        yield "trajecten of each bron", sums.over("werkvoorraad_trajecten", "bron"), whole
    if sums.cell("werkvoorraad", "soort/meldingen").status != "geen_gegevens":
        for soort, name, cut in (
            ("meldingen", "werkvoorraad_meldingen", TOTAL),
            ("onderzoeken", "werkvoorraad_onderzoeken", "soort/lopend"),
            ("onderzoeken_wachtend", "werkvoorraad_onderzoeken", "soort/wachtend"),
        ):
            yield soort, sums.count("werkvoorraad", f"soort/{soort}"), sums.count(name, cut)


def _parts(sums: Sums) -> Iterator[tuple[str, int, int]]:
    for indicator, whole in (
        ("specifieke_groepen", "meldingen"),
        ("specifieke_groepen_adviesvragen", "adviesvragen"),
    ):
        for group in AGREED[indicator].cuts["soort"]:
            yield group, sums.count(indicator, f"soort/{group}"), sums.count(whole)
    decided = sums.over("triagebesluit", "triagebesluit")
    yield "meldingen by triagebesluit", decided, sums.count("meldingen")
    planned = sums.noemer("veiligheidsplan_zelfde_dag")
    yield "safety plans needed", planned, sums.noemer("triage_binnen_1_dag")
    for term in ("1_dag", "5_werkdagen"):
        share = sums.cell(f"triage_binnen_{term}")
        late = (share.noemer or 0) - (share.teller or 0)
        yield "open too late", sums.count("triage_open_te_laat", f"soort/{term}"), late
