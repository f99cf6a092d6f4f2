"""Crosstabs: one row per gemeente, a column per soort and categorie, one or two header rows.

A row of a crosstab is one cell of it in the long shape; an empty cell is not given, never zero.
"""

from __future__ import annotations

from .boek import Rij, een_blad
from .gevallen import GEHEIM, geval, geweigerd
from .ods import ods
from .rijen import signalen, totalen
from .tekst import csv_of
from .xls import xls
from .xlsb import xlsb
from .xlsx import xlsx

ACHT = """
GM0505 melding KM 12
GM0505 melding HG 5
GM0505 adviesvraag KM 20
GM0505 adviesvraag HG 8
GM0512 melding KM 3
GM0512 melding HG -
GM0512 adviesvraag KM 7
GM0512 adviesvraag HG -
"""


@geval("totalen_2019K1.xlsx", totalen(ACHT, controle=7))
def one_header_row_with_a_total_row_and_column() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Totalen Veilig Thuis 2019K1"],
                [],
                ["Gemeente", "Meldingen KM", "Meldingen HG", "Adviesvragen KM",
                 "Adviesvragen HG", "Totaal"],
                ["Dordrecht", 12, 5, 20, 8, 45],
                ["Gorinchem", 3, None, 7, "<5", 12],
                ["Totaal", 15, 5, 27, 8, 57],
            ]
        )
    )  # fmt: skip


@geval("totalen_2019K1.csv", totalen(ACHT, controle=1))
def one_header_row_in_other_words_as_csv() -> bytes:
    return (
        "Gemeente;Aantal meldingen kindermishandeling;Aantal meldingen huiselijk geweld;"
        "KM adviesvragen;HG adviesvragen\r\n"
        "Dordrecht;12;5;20;8\r\nGorinchem;3;;7;<5\r\n\r\nBron: Veilig Thuis;;;;\r\n"
    ).encode("cp1252")


@geval("totalen_2019K1.xlsx", totalen(ACHT))
def two_header_rows_with_the_soort_above_the_thema() -> bytes:
    return xlsx(
        een_blad(
            [
                [None, "Meldingen", None, "Adviesvragen", None],
                ["Gemeente", "KM", "HG", "KM", "HG"],
                ["Dordrecht", 12, 5, 20, 8],
                ["Gorinchem", 3, None, 7, None],
            ],
            "B1:C1", "D1:E1",
        )
    )  # fmt: skip


def _thema_boven_soort() -> list[Rij]:
    return [
        ["Gemeente", "Kindermishandeling", None, "Huiselijk geweld", None, "Totaal"],
        [None, "Meldingen", "Adviesvragen", "Meldingen", "Adviesvragen", None],
        ["Dordrecht", 12, 20, 5, 8, 45],
        ["Gorinchem", 3, 7, None, None, 10],
        ["Totaal", 15, 27, 5, 8, 55],
    ]


SAMEN = ("A1:A2", "B1:C1", "D1:E1", "F1:F2")


@geval("totalen_2019K1.xlsx", totalen(ACHT, controle=7))
def two_header_rows_with_the_thema_above_the_soort() -> bytes:
    return xlsx(een_blad(_thema_boven_soort(), *SAMEN))


@geval("totalen_2019K1.xls", totalen(ACHT, controle=7))
def two_header_rows_in_an_xls() -> bytes:
    return xls(een_blad(_thema_boven_soort(), *SAMEN))


@geval("totalen_2019K1.ods", totalen(ACHT, controle=7))
def two_header_rows_in_an_ods() -> bytes:
    return ods(een_blad(_thema_boven_soort(), *SAMEN))


@geval("totalen_2019K1.xlsb", totalen(ACHT, controle=7))
def two_header_rows_in_an_xlsb() -> bytes:
    return xlsb(een_blad(_thema_boven_soort(), *SAMEN))


@geval("totalen_2019K1.csv", totalen(ACHT, controle=7))
def two_header_rows_in_a_csv_where_nothing_can_be_merged() -> bytes:
    return csv_of(een_blad(_thema_boven_soort()))


@geval(
    "totalen_2019K1.xlsx",
    totalen(
        "GM0505 melding KM 12\nGM0505 melding HG 5\nGM0512 melding KM 3\nGM0512 melding HG 4",
        controle=5,
        bevindingen=("D2 let op", "C4 let op"),
    ),
)
def totals_that_disagree_with_their_row_and_column() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Gemeente", "Meldingen KM", "Meldingen HG", "Totaal"],
                ["Dordrecht", 12, 5, 18],
                ["Gorinchem", 3, 4, 7],
                ["Totaal", 15, 8, 24],
            ]
        )
    )


@geval(
    "totalen_2019K1.xlsx",
    totalen(
        "GM0505 melding KM 1234\nGM0505 onderzoek totaal 3\nGM0505 risicotaxatie totaal 2\n"
        "GM0505 melding partnergeweld 5\nGM0512 melding KM 3\nGM0512 onderzoek totaal 0\n"
        "GM0512 risicotaxatie totaal -\nGM0512 melding partnergeweld -\n"
        "regio melding KM 1237\nregio onderzoek totaal 3\nregio risicotaxatie totaal 2\n"
        "regio melding partnergeweld -",
        genegeerd=("Opmerking",),
    ),
)
def totals_of_a_soort_an_aanleiding_the_region_and_a_remark() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Gemeente", "Meldingen KM", "Onderzoeken totaal", "Totaal risicotaxaties",
                 "Meldingen (ex-)partnergeweld", "Opmerking"],
                ["GM0505", "1.234", 3.0, "2", 5, GEHEIM],
                ["Gorinchem", "\u00a03", 0, "x", "n.b.", None],
                ["Regio", 1237, 3, 2, ".", None],
            ]
        )
    )  # fmt: skip


@geval(
    "totalen_2019K1.xlsx",
    totalen(
        "GM0505 melding KM 12\nGM0590 melding KM 1",
        afgekeurd=4,
        bevindingen=("C2 F07", "A3 F05", "C4 F07"),
    ),
)
def cells_of_a_crosstab_that_break_the_contract() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Gemeente", "Meldingen KM", "Meldingen HG"],
                ["Dordrecht", 12, 2.5],
                [GEHEIM, 3, 4],
                ["Papendrecht", 1, GEHEIM],
            ]
        )
    )


@geval("totalen_2019K1.xlsx", geweigerd("KM", "twice|both|two columns|tweemaal"))
def the_same_column_twice_in_a_crosstab() -> bytes:
    return xlsx(
        een_blad(
            [["Gemeente", "Meldingen KM", "Meldingen Kindermishandeling"], ["Dordrecht", 1, 2]]
        )
    )


PAREN = """
GM0505 melding KM 12
GM0505 melding HG 5
GM0505 melding KM+HG 4
GM0505 melding totaal 13
GM0512 melding KM 3
GM0512 melding HG 2
GM0512 melding KM+HG -
GM0512 melding totaal 4
"""


@geval("totalen_2019K1.xlsx", totalen(PAREN, controle=2))
def pairs_of_themas_beside_the_themas_and_in_no_control_sum() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Gemeente", "Meldingen KM", "Meldingen HG", "HG + KM meldingen",
                 "Meldingen totaal", "Totaal"],
                ["Dordrecht", 12, 5, 4, 13, 17],
                ["Gorinchem", 3, 2, None, 4, 5],
            ]
        )
    )  # fmt: skip


@geval("totalen_2019K1.csv", totalen(PAREN))
def a_pair_of_themas_under_two_header_rows() -> bytes:
    return csv_of(
        een_blad(
            [
                ["Gemeente", "Meldingen", None, None, None],
                [None, "KM", "HG", "Kindermishandeling + HG", "totaal"],
                ["Dordrecht", 12, 5, 4, 13],
                ["Gorinchem", 3, 2, None, 4],
            ]
        )
    )


@geval("vir_2019K1.xlsx", signalen("GM0505 12 3\nGM0512 4 -", controle=1))
def signals_under_two_header_rows() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Gemeente", "Aantal", None],
                [None, "signalen", "matches"],
                ["Dordrecht", 12, 3],
                ["Gorinchem", 4, "<5"],
                ["Totaal", 16, 5],
            ],
            "A1:A2", "B1:C1",
        )
    )  # fmt: skip


@geval("vir_2019K1.csv", signalen("GM0505 12 3\nGM0512 4 1"))
def signals_under_two_header_rows_in_a_csv() -> bytes:
    return (
        b";VIR Zorg voor Jeugd;\r\nGemeente;Signalen;Matches\r\nDordrecht;12;3\r\nGorinchem;4;1\r\n"
    )
