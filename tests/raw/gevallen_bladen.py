"""Workbooks of several sheets: several kinds, an explanation, and sheets that nobody sees."""

from __future__ import annotations

from datetime import date

from .boek import Blad, Boek, Rij
from .gevallen import GEHEIM, geval, geweigerd
from .ods import ods
from .rijen import KOP, M1, M2, M3, RIJ_1, RIJ_2, TWEE, meldingen, onderzoeken, signalen, totalen
from .xls import xls
from .xlsb import xlsb
from .xlsx import xlsx

ONDERZOEKEN: list[Rij] = [
    ["onderzoeksnummer", "gemeente", "datum_start", "bestede_uren"],
    ["O1", "Dordrecht", date(2019, 1, 3), 12.5],
]
VIR: Rij = ["gemeente", "signalen", "matches"]
UITLEG = Blad(
    "Toelichting", [["Toelichting bij de levering"], [], ["Alle meldingen van het kwartaal."]]
)


VEEL = (
    meldingen(TWEE, blad="Meldingen"),
    totalen("GM0505 melding KM 12", blad="Totalen"),
    signalen("GM0505 12 3", blad="VIR"),
)


def _veel() -> Boek:
    return Boek(
        [
            UITLEG,
            Blad("Meldingen", [KOP, M1, M2]),
            Blad("Leeg", []),
            Blad("Totalen", [["gemeente", "soort", "categorie", "aantal"],
                             ["Dordrecht", "melding", "KM", 12]]),
            Blad("VIR", [["VIR"], [], VIR, ["Dordrecht", 12, 3]]),
        ]
    )  # fmt: skip


@geval("levering 2019K1.xlsx", *VEEL, gemeld=("Toelichting",))
def several_kinds_in_one_workbook_with_an_explanation() -> bytes:
    return xlsx(_veel())


@geval("levering 2019K1.ods", *VEEL, gemeld=("Toelichting",))
def several_kinds_in_one_ods() -> bytes:
    return ods(_veel())


@geval(
    "levering 2019K1.xlsx",
    meldingen(TWEE, blad="Meldingen"),
    geweigerd("matches", blad="VIR"),
)
def one_sheet_is_wrong_and_the_other_is_read() -> bytes:
    return xlsx(
        Boek([
            Blad("Meldingen", [KOP, M1, M2]),
            Blad("VIR", [VIR[:2], ["Dordrecht", 12], [GEHEIM, 4]]),
        ])
    )  # fmt: skip


@geval("levering 2019K1.xlsx", geweigerd("period|2019K2", "sheet|blad|VIR|Titel"))
def the_only_table_of_a_workbook_is_refused_with_the_file() -> bytes:
    return xlsx(Boek([UITLEG, Blad("VIR", [["2e kwartaal 2019"], VIR, ["Dordrecht", 1, 2]])]))


@geval("levering 2019K1.xlsx", geweigerd("table|header|column names"))
def a_workbook_without_a_table() -> bytes:
    return xlsx(Boek([UITLEG, Blad("Leeg", [])]))


@geval("levering 2019K1.xls", geweigerd("table|header|empty|column names"))
def a_workbook_of_empty_sheets() -> bytes:
    return xls(Boek([Blad("Blad1", []), Blad("Blad2", [])]))


def _verborgen() -> Boek:
    return Boek(
        [
            Blad("Meldingen", [KOP, M1, M2]),
            Blad("Oud", ONDERZOEKEN, zichtbaar="hidden"),
            Blad("Diep", [VIR, ["Dordrecht", 12, 3]], zichtbaar="veryHidden"),
        ]
    )


ZICHTBAAR = meldingen(TWEE, blad="Meldingen")
VERBORGEN = (
    onderzoeken("O1 GM0505 2019-01-03 12.5", blad="Oud"),
    signalen("GM0505 12 3", blad="Diep"),
)


@geval("levering 2019K1.xlsx", ZICHTBAAR, gemeld=("Oud", "Diep"))
def hidden_sheets_are_passed_over_and_mentioned() -> bytes:
    return xlsx(_verborgen())


@geval("levering 2019K1.xls", ZICHTBAAR, gemeld=("Oud", "Diep"))
def hidden_sheets_of_an_xls_are_passed_over_and_mentioned() -> bytes:
    return xls(_verborgen())


@geval("levering 2019K1.ods", ZICHTBAAR, gemeld=("Oud", "Diep"))
def hidden_sheets_of_an_ods_are_passed_over_and_mentioned() -> bytes:
    return ods(_verborgen())


@geval("levering 2019K1.xlsb", ZICHTBAAR, *VERBORGEN, gemeld=("Oud", "Diep"), verborgen=True)
def hidden_sheets_are_read_when_asked_and_still_mentioned() -> bytes:
    return xlsb(_verborgen())


@geval("levering 2019K1.xlsx", geweigerd("hidden|verborgen", "Oud"))
def a_workbook_whose_only_table_is_hidden() -> bytes:
    return xlsx(Boek([UITLEG, Blad("Oud", [KOP, M3], zichtbaar="hidden")]))


@geval(
    "levering 2019K1.xlsx",
    meldingen(RIJ_1, blad="Dordrecht"),
    meldingen(RIJ_2, blad="Gorinchem"),
)
def a_sheet_for_each_gemeente() -> bytes:
    return xlsx(Boek([Blad("Dordrecht", [KOP, M1]), Blad("Gorinchem", [KOP, M2])]))
