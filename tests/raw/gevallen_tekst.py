"""CSV as suppliers send it: encodings, titles, totals, notes, numbers and dates in every dress."""

from __future__ import annotations

import codecs

from .gevallen import GEHEIM, Tabel, geval, geweigerd
from .rijen import DRIE, RIJ_1, TEKST, TWEE, meldingen, onderzoeken, signalen, totalen

VIR = "gemeente;signalen;matches\r\n"


@geval("VT ZHZ levering.csv", meldingen(TWEE, periode="2019K1"))
def titles_above_the_header_name_the_quarter() -> bytes:
    return (
        "Meldingen Veilig Thuis Zuid-Holland Zuid;;;;\r\n1e kwartaal 2019;;;;\r\n;;;;\r\n" + TEKST
    ).encode("utf-8-sig")


@geval("meldingen_2019K1.csv", meldingen(TWEE))
def a_sep_line_and_a_byte_order_mark() -> bytes:
    return f"sep=;\r\n{TEKST}".encode("utf-8-sig")


@geval("meldingen_2019K1.txt", meldingen(TWEE))
def unicode_text_as_a_spreadsheet_saves_it() -> bytes:
    return codecs.BOM_UTF16_LE + TEKST.replace(";", "\t").encode("utf-16-le")


@geval(
    "meldingen 2019-1.csv",
    meldingen(
        "M1 GM0505 2019-01-03 financiele_uitbuiting",
        kolommen="meldingnummer gemeente datum_melding aard_geweld",
        genegeerd=("Café",),
    ),
)
def cp1252_with_accents_in_header_and_cells() -> bytes:
    return (
        "Meldingnummer;Gemeente;Datum melding;Aanleiding;Aard geweld;Melder;Café\r\n"
        f"M1;Dordrecht;3-1-2019;08;Financiële uitbuiting;politie;€ {GEHEIM}\r\n"
    ).encode("cp1252")


@geval("2019Q1_meldingen.csv", meldingen(TWEE, genegeerd=("opmerking van de",)))
def everything_quoted_and_cells_over_several_lines() -> bytes:
    rijen = [regel.split(";") for regel in TEKST.split("\r\n")[:-1]]
    meer = ["opmerking\nvan de", f"een\r\n\r\n{GEHEIM}", 'zei ""niets""; en ging']
    return "".join(
        ";".join(f'"{cel}"' for cel in [*rij, extra]) + "\r\n"
        for rij, extra in zip(rijen, meer, strict=True)
    ).encode()


@geval("signalen_2019K1.csv", signalen("GM0505 12 3\nGM0512 4 -", controle=3))
def totals_blank_rows_and_a_footer() -> bytes:
    return (
        f"{VIR}Dordrecht;12;3\r\n;;\r\nGorinchem;4;<5\r\n;;\r\nTotaal;16;3\r\n"
        f"TOTAAL regio:;16;3\r\n\r\nBron: VIR {GEHEIM}, export van 2 april;;\r\n"
    ).encode("cp1252")


@geval("signalen_2019K1.csv", signalen("GM0505 12 3", controle=2, bevindingen=("3 let op",)))
def a_total_that_is_not_the_sum_in_a_text_file() -> bytes:
    return f"{VIR}Dordrecht;12;3\r\nTotaal;13;3\r\nBron: VIR\r\n".encode()


@geval("signalen_2019K1.csv", signalen("GM0505 12 3\nGM0512 4 1", controle=2))
def notes_below_the_table() -> bytes:
    return (
        f"{VIR}Dordrecht;12;3\r\nGorinchem;4;1\r\n;;\r\n* cijfers zijn voorlopig {GEHEIM};;\r\n"
        "Peildatum: 2 april 2019;;\r\n"
    ).encode()


@geval("meldingen_2019K1.csv", meldingen(TWEE, afgekeurd=2, bevindingen=("4 F09", "6 F09")))
def a_row_cut_off_and_a_row_with_a_cell_too_many() -> bytes:
    return f"{TEKST}M3;Dordr\r\n\r\nM4;Dordrecht;05-02-2019;08;politie;{GEHEIM}\r\n".encode()


@geval(
    "onderzoeken_2019K1.csv",
    onderzoeken(
        "O1 GM0505 2019-01-03 1234.5\nO2 GM0505 2019-01-03 1234.0\nO3 GM0505 2019-01-03 0.25\n"
        "O4 GM0505 2019-01-03 12.5\nO5 GM0505 2019-01-03 -"
    ),
)
def decimal_commas_points_and_hard_spaces() -> bytes:
    uren = ["1.234,5", "1.234", "\u00a00,25\u202f", "12.5", ""]
    return (
        "onderzoeksnummer;gemeente;startdatum;uren\n"
        + "".join(f"O{n};\u00a0Dordrecht ;3-1-2019;{u}\n" for n, u in enumerate(uren, 1))
    ).encode()


@geval(
    "totalen_2019K1.csv",
    totalen(
        "GM0505 melding KM 1234\nGM0505 melding HG -\nGM0505 melding OM -\n"
        "regio melding totaal 3317\nGM0505 adviesvraag partnergeweld 0"
    ),
)
def totals_in_the_long_shape_with_markers() -> bytes:
    return (
        b"regio;soort;categorie;aantal\r\nDordrecht;Melding;KM;1.234\r\nDordrecht;melding;HG;<5\r\n"
        b"Dordrecht;melding;OM;.\r\nregio;melding;totaal;3317\r\n"
        b"505;Adviesvraag;(Ex-)partnergeweld;0\r\n"
    )


@geval("meldingen_2019K1.csv", meldingen(DRIE))
def aliases_in_another_case_with_punctuation() -> bytes:
    return (
        "MELDING NR.;Gemeente-naam;Meld datum;Catégorie;Hoedanigheid\r\n"
        "M1;GM0505;2019-01-03;8;POLITIE\r\nM2;gemeente Gorinchem;20190204;1;02\r\n"
        "M3;Hendrik Ido Ambacht;43555;ouderenmishandeling;Onbekend\r\n"
    ).encode("cp1252")


@geval("meldingen_2019K1.csv", geweigerd("datum_melding", "mean|bedoel|near|close|like"))
def a_near_miss_of_a_required_column_is_suggested() -> bytes:
    return TEKST.replace("datum_melding", "datum_meldng").encode()


@geval(
    "meldingen_2019K1.csv",
    meldingen("M1 -\nM2 -", kolommen="meldingnummer triagebesluit", genegeerd=("triagebeslut",)),
)
def a_near_miss_of_an_optional_column_is_not_applied() -> bytes:
    return (
        TEKST.replace("melder\r\n", "melder;triagebeslut\r\n")
        .replace("politie\r\n", "politie;onderzoek\r\n")
        .replace("huisarts\r\n", "huisarts;onderzoek\r\n")
        .encode()
    )


@geval("meldingen_2019K1.csv", meldingen(TWEE, herhaald=2))
def rows_that_are_repeated_exactly() -> bytes:
    return (TEKST + TEKST.split("\r\n", 1)[1].replace("03-01-2019", "2019-01-03")).encode()


@geval(
    "meldingen_2019K1.csv",
    meldingen(
        "M1 GM0584 2018-12-31 partnergeweld+km_anders politie\n"
        "M2 buiten_regio 2019-01-01 km_kindcheck+hg_anders onbekend\n"
        "M3 onbekend 2019-02-04 km_vechtscheiding professional_anders"
    ),
)
def old_names_several_codes_and_labels_with_commas() -> bytes:
    return (
        b"meldingnummer;gemeente;datum_melding;aanleiding;melder\r\n"
        b'M1;Oud-Beijerland;31-12-2018;"1;8";1\r\n'
        b'M2;buiten regio;1-1-2019;"Kindermishandeling, kindcheck, Huiselijk geweld, anders";41\r\n'
        b'M3;onbekend;20190204 00:00:00;"Kindermishandeling, vechtscheiding";20\r\n'
    )


@geval(
    "meldingen_2019K1.csv",
    meldingen(
        RIJ_1,
        afgekeurd=5,
        bevindingen=("3 F02", "4 F05", "5 F03", "6 F04", "7 F08"),
    ),
)
def cells_that_break_the_contract() -> bytes:
    rij = "M{};Dordrecht;03-01-2019;08;politie\r\n"
    return (
        TEKST.split("M2")[0]
        + rij.format(f" {GEHEIM} x")
        + rij.format(4).replace("Dordrecht", GEHEIM)
        + rij.format(5).replace("03-01", "31-02")
        + rij.format(6).replace("08", GEHEIM)
        + rij.format(7).replace("03-01-2019", "01-04-2019")
    ).encode()


@geval(
    "export dok 2019K1.csv",
    Tabel("dok.trajecten", "T1 GM0505 pleger 2019-01-03 groepsaanbod+nazorg"),
)
def a_kind_that_two_suppliers_send_told_by_the_name() -> bytes:
    return (
        "trajectnummer;cliëntnummer;herkomst;rol;datum instroom;soort hulp\r\n"
        "T1;C1;Dordrecht;Pleger;3-1-2019;nazorg|groepsaanbod\r\n"
    ).encode("cp1252")


@geval("export 2019K1.csv", geweigerd("who sent", "--bron"))
def a_kind_that_two_suppliers_send_and_nothing_tells_which() -> bytes:
    return (
        "trajectnummer;clientnummer;herkomst;rol;datum_start;hulpvorm\r\n"
        f"{GEHEIM};C1;Dordrecht;pleger;3-1-2019;nazorg\r\n"
    ).encode()


@geval("meldingen.csv", geweigerd("period", "--periode"))
def a_file_that_says_no_period() -> bytes:
    return TEKST.encode()


@geval("meldingen_2019K1.csv", geweigerd("2019K1", "2019K2"))
def a_title_that_contradicts_the_name() -> bytes:
    return f"Meldingen 2e kwartaal 2019;;;;\r\n{TEKST}".encode()


@geval("2019K1.csv", geweigerd("two tables"))
def two_tables_below_each_other() -> bytes:
    return f"{VIR}Dordrecht;12;3\r\n\r\n{TEKST}".encode()
