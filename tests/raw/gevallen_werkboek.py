"""Worksheets as they arrive: titles, groups, totals, notes, hidden sheets, several kinds in one."""

from __future__ import annotations

from datetime import date, datetime

from .boek import Blad, Boek, Cel, Rij, Serie, een_blad
from .gevallen import GEHEIM, geval
from .ods import ods
from .rijen import KOP, M1, M2, M3, RIJ_1, TWEE, meldingen, signalen
from .xls import xls
from .xlsb import xlsb
from .xlsx import xlsx

VIR: Rij = ["gemeente", "signalen", "matches"]


def _vol() -> Boek:
    """A sheet with everything around the table that people put there."""
    return een_blad(
        [
            ["Veilig Thuis Zuid-Holland Zuid"],
            ["Meldingen 1e kwartaal 2019", None, None, None, f"Gemaakt door {GEHEIM}"],
            [],
            ["Zaak", None, None, "Inhoud"],
            KOP,
            M1,
            [None, None, None, None, None],
            M2,
            [" ", "\u00a0"],
            ["Totaal", None, None, None, 2],
            [],
            [f"Bron: registratie {GEHEIM}, 2 april 2019"],
        ],
        "A1:E1", "A4:C4", "D4:E4",
    )  # fmt: skip


VOL = meldingen(TWEE, controle=2, blad="Blad1")


@geval("export VT.xlsx", VOL)
def titles_groups_blank_rows_totals_and_a_footer_in_xlsx() -> bytes:
    return xlsx(_vol())


@geval("export VT.xls", VOL)
def titles_groups_blank_rows_totals_and_a_footer_in_xls() -> bytes:
    return xls(_vol())


@geval("export VT.ods", VOL)
def titles_groups_blank_rows_totals_and_a_footer_in_ods() -> bytes:
    return ods(_vol())


@geval("export VT.xlsb", VOL)
def titles_groups_blank_rows_totals_and_a_footer_in_xlsb() -> bytes:
    return xlsb(_vol())


@geval(
    "meldingen_2019K1.xlsx",
    meldingen(RIJ_1, afgekeurd=2, bevindingen=("D6 F05", "E7 F03"), genegeerd=("regel",)),
)
def a_table_that_does_not_begin_in_the_first_cell() -> bytes:
    def rij(*cellen: Cel) -> Rij:
        return [None, *cellen]

    return xlsx(
        een_blad(
            [
                [], [], [],
                rij("regel", *KOP),
                rij(1, *M1),
                rij(2, "M2", GEHEIM, *M2[2:]),
                rij(3, "M3", "Dordrecht", GEHEIM, *M3[3:]),
            ]
        )
    )  # fmt: skip


@geval("meldingen_2019K1.xlsx", meldingen(TWEE))
def a_header_of_two_rows_with_merged_groups_and_merged_single_cells() -> bytes:
    return xlsx(
        een_blad(
            [
                ["Meldingnummer", "Gemeente", "Datum", None, "Aanleiding", "Melder"],
                [None, None, "melding", "triage", None, None],
                [*M1[:3], date(2019, 1, 4), *M1[3:]],
                [*M2[:3], None, *M2[3:]],
            ],
            "A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2",
        )
    )  # fmt: skip


@geval(
    "meldingen_2019K1.xlsx",
    meldingen("M1 GM0505\nM2 GM0505\nM3 GM0505\nM4 GM0512", kolommen="meldingnummer gemeente"),
)
def gemeenten_merged_down_their_rows() -> bytes:
    def rij(nummer: int, gemeente: str | None) -> Rij:
        return [gemeente, f"M{nummer}", *M1[2:]]

    return xlsx(
        een_blad(
            [
                [KOP[1], KOP[0], *KOP[2:]],
                rij(1, "Dordrecht"), rij(2, None), rij(3, None), rij(4, "Gorinchem"),
            ],
            "A2:A4",
        )
    )  # fmt: skip


@geval("Signalen 2019-K1.xls", signalen("GM0505 12 3\nGM0512 4 1", controle=1))
def a_spacer_column_and_a_total_in_another_case() -> bytes:
    return xls(
        een_blad(
            [
                ["Gemeente", None, "Aantal signalen", "Aantal matches", None],
                ["Dordrecht", None, 12, 3, None],
                ["Gorinchem", None, 4, 1, None],
                ["EINDTOTAAL", None, 16, 4, None],
            ]
        )
    )


@geval("signalen_2019K1.ods", signalen("GM0505 12 3\nGM0512 4 1", controle=1,
                                        bevindingen=("B4 let op",)))  # fmt: skip
def a_total_that_is_not_the_sum_names_its_cell() -> bytes:
    return ods(een_blad([VIR, ["Dordrecht", 12, 3], ["Gorinchem", 4, 1], ["Totaal", 17, 4]]))


@geval("signalen_2019K1.xlsx", signalen("GM0505 12 3\nGM0512 4 -", controle=1))
def a_total_over_a_masked_cell_cannot_be_wrong() -> bytes:
    return xlsx(een_blad([VIR, ["Dordrecht", 12, 3], ["Gorinchem", 4, "<5"], ["Totaal", 16, 5]]))


DAGEN = (
    "M1 GM0505 2019-01-03 km_anders politie\nM2 GM0505 2019-01-04 km_anders politie\n"
    "M3 GM0505 2019-01-05 km_anders politie\nM4 GM0505 2019-01-06 km_anders politie"
)


def _dagen(sinds_1904: bool) -> Boek:
    dagen: list[Cel] = [
        date(2019, 1, 3), datetime(2019, 1, 4, 14, 5), Serie(date(2019, 1, 5)), "6-1-2019"
    ]  # fmt: skip
    rijen = [[f"M{n}", "Dordrecht", dag, "08", "politie"] for n, dag in enumerate(dagen, 1)]
    return Boek([Blad("Blad1", [KOP, *rijen])], sinds_1904=sinds_1904)


@geval("meldingen_2019K1.xlsx", meldingen(DAGEN))
def days_as_dates_with_a_time_as_a_count_and_as_text() -> bytes:
    return xlsx(_dagen(sinds_1904=False))


@geval("meldingen_2019K1.xlsx", meldingen(DAGEN))
def days_counted_from_1904() -> bytes:
    return xlsx(_dagen(sinds_1904=True))


@geval("meldingen_2019K1.xls", meldingen(DAGEN))
def days_counted_from_1904_in_an_xls() -> bytes:
    return xls(_dagen(sinds_1904=True))


@geval("meldingen_2019K1.xlsb", meldingen(DAGEN))
def days_counted_from_1904_in_an_xlsb() -> bytes:
    return xlsb(_dagen(sinds_1904=True))
