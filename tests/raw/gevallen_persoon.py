"""Files with personal data, by the name of a column or by what stands in it. All of it is made up.

The numbers pass the eleven-test because it is computed here; they belong to nobody known.
"""

from __future__ import annotations

from collections.abc import Sequence

from .boek import Blad, Boek, Cel, Rij, een_blad
from .gevallen import GEHEIM, geval, geweigerd
from .ods import ods
from .rijen import KOP, M1, M2, TEKST, meldingen
from .xls import xls
from .xlsx import xlsx

WEIGERING = geweigerd("personal data", "supplier")


def elfproef(aantal: int) -> list[int]:
    """Numbers of nine digits that pass the eleven-test of the BSN."""
    gevonden: list[int] = []
    nummer = 100_000_000
    while len(gevonden) < aantal:
        nummer += 7_919
        cijfers = [int(c) for c in str(nummer)]
        som = sum(
            c * gewicht for c, gewicht in zip(cijfers, [9, 8, 7, 6, 5, 4, 3, 2, -1], strict=True)
        )
        if som % 11 == 0:
            gevonden.append(nummer)
    return gevonden


def met_kolom(kop: str, cellen: Sequence[Cel]) -> list[list[Cel]]:
    """Meldingen with one column more."""
    rijen = [[f"M{n}", *M1[1:], cel] for n, cel in enumerate(cellen, 1)]
    return [[*KOP, kop], *rijen]


@geval("meldingen_2019K1.csv", geweigerd("personal data", "bsn", "supplier"))
def a_column_named_bsn() -> bytes:
    return (
        TEKST.replace("melder\r\n", "melder;BSN cliënt\r\n")
        .replace("politie\r\n", f"politie;{GEHEIM}\r\n")
        .replace("huisarts\r\n", "huisarts;\r\n")
        .encode("cp1252")
    )


@geval("meldingen_2019K1.xlsx", geweigerd("personal data", "geboorte", "supplier"))
def a_column_named_date_of_birth_in_a_worksheet() -> bytes:
    return xlsx(een_blad(met_kolom("Geboortedatum", [GEHEIM])))


@geval("meldingen_2019K1.xlsx", geweigerd("personal data", "naam", "supplier"))
def a_personal_column_by_the_two_rows_of_its_header() -> bytes:
    return xlsx(
        een_blad(
            [
                [*KOP, "Cliënt", None],
                [None, None, None, None, None, "voornaam", "leeftijd"],
                [*M1, GEHEIM, 33],
            ],
            *(f"{k}1:{k}2" for k in "ABCDE"), "F1:G1",
        )
    )  # fmt: skip


@geval("levering 2019K1.xlsx", geweigerd("personal data", "straat", "supplier"))
def a_personal_column_in_the_second_of_two_sheets() -> bytes:
    vir: list[Rij] = [["gemeente", "signalen", "matches", "straat"], ["Dordrecht", 1, 2, GEHEIM]]
    return xlsx(Boek([Blad("Meldingen", [KOP, M1, M2]), Blad("VIR", vir)]))


@geval("levering 2019K1.xlsx", geweigerd("personal data", "achternaam", "supplier"))
def a_personal_column_in_a_hidden_sheet() -> bytes:
    lijst: list[Rij] = [["nummer", "achternaam"], [1, GEHEIM]]
    return xlsx(
        Boek([Blad("Meldingen", [KOP, M1, M2]), Blad("Lijst", lijst, zichtbaar="veryHidden")])
    )


@geval("levering 2019K1.xls", WEIGERING)
def personal_content_in_a_hidden_sheet() -> bytes:
    lijst: list[Rij] = [
        ["nummer", "kenmerk"],
        *([n, nummer] for n, nummer in enumerate(elfproef(6))),
    ]
    return xls(Boek([Blad("Meldingen", [KOP, M1, M2]), Blad("Lijst", lijst, zichtbaar="hidden")]))


@geval("totalen_2019K1.xlsx", geweigerd("personal data", "telefoon", "supplier"))
def a_personal_column_in_a_crosstab() -> bytes:
    return xlsx(
        een_blad([["Gemeente", "Meldingen KM", "Meldingen HG", "Telefoon"],
                  ["Dordrecht", 1, 2, GEHEIM]])
    )  # fmt: skip


@geval("totalen_2019K1.xlsx", WEIGERING)
def personal_content_in_a_crosstab() -> bytes:
    rijen: list[Rij] = [["Dordrecht", n, nummer] for n, nummer in enumerate(elfproef(6))]
    return xlsx(een_blad([["Gemeente", "Meldingen KM", "Meldingen HG"], *rijen]))


@geval("meldingen_2019K1.xlsx", WEIGERING)
def numbers_that_pass_the_eleven_test_in_an_ignored_column() -> bytes:
    return xlsx(een_blad(met_kolom("kenmerk", [*elfproef(6), "", "geen", 12, 13])))


@geval("meldingen_2019K1.csv", WEIGERING)
def numbers_that_pass_the_eleven_test_as_meldingnummer() -> bytes:
    regels = [f"{nummer};Dordrecht;03-01-2019;08;politie" for nummer in elfproef(8)]
    return "\r\n".join([";".join(map(str, KOP)), *regels]).encode()


@geval("meldingen_2019K1.xlsx", meldingen("M1 GM0505\nM2 GM0505\nM3 GM0505\nM4 GM0505",
       kolommen="meldingnummer gemeente", genegeerd=("kenmerk",)))  # fmt: skip
def four_numbers_that_pass_the_eleven_test_are_too_few_to_say() -> bytes:
    return xlsx(een_blad(met_kolom("kenmerk", elfproef(4))))


@geval("meldingen_2019K1.csv", meldingen(
    "\n".join(f"{100_000_000 + 7 * n} GM0505" for n in range(200)),
    kolommen="meldingnummer gemeente"))  # fmt: skip
def nine_digits_of_which_one_in_eleven_passes() -> bytes:
    regels = [f"{100_000_000 + 7 * n};Dordrecht;03-01-2019;08;politie" for n in range(200)]
    return "\r\n".join([";".join(map(str, KOP)), *regels]).encode()


@geval("meldingen_2019K1.csv", WEIGERING)
def one_e_mail_address_among_many_remarks() -> bytes:
    regels = [f"M{n};Dordrecht;03-01-2019;08;politie;geen" for n in range(200)]
    regels[150] += f" mail {GEHEIM}@voorbeeld.nl"
    return "\r\n".join([";".join(map(str, [*KOP, "opmerking"])), *regels]).encode()


@geval("meldingen_2019K1.xlsx", WEIGERING)
def a_phone_number_in_a_remark() -> bytes:
    return xlsx(een_blad(met_kolom("opmerking", [GEHEIM, "bel 06-12345678 na zes uur", None])))


@geval("meldingen_2019K1.xls", WEIGERING)
def a_phone_number_with_the_code_of_the_country() -> bytes:
    return xls(een_blad(met_kolom("kenmerk", [f"+31 6 12345678 {GEHEIM}"])))


@geval("meldingen_2019K1.ods", WEIGERING)
def a_full_postcode_in_an_ignored_column() -> bytes:
    return ods(een_blad(met_kolom("gebied", ["3311 AB", "3312", None])))


@geval("meldingen_2019K1.xlsx", WEIGERING)
def an_iban_in_an_ignored_column() -> bytes:
    return xlsx(een_blad(met_kolom("kenmerk", ["NL91 ABNA 0417 1643 00"])))


@geval("meldingen_2019K1.xlsx", meldingen("M1 GM0505\nM2 GM0505\nM3 GM0505",
       kolommen="meldingnummer gemeente", genegeerd=("postcodegebied",)))  # fmt: skip
def four_figures_of_a_postcode_are_no_personal_data() -> bytes:
    return xlsx(een_blad(met_kolom("postcodegebied", [3311, "3312", 3313.0])))


@geval("meldingen_2019K1.xlsx", geweigerd("personal data", "e.?mail|adres", "supplier"))
def a_personal_column_goes_before_every_other_fault() -> bytes:
    return xlsx(een_blad([["gemeente", "E-mailadres"], ["Dordrecht", GEHEIM]]))
