"""Files that would take more than there is, or read what is not theirs: a limit is named."""

from __future__ import annotations

from .boek import een_blad, unzip
from .gevallen import GEHEIM, geval, geweigerd
from .ods import ods
from .rijen import KOP, M1, M2, TEKST, TWEE, meldingen
from .vijandig import Lid, gewoon, nullen, wit, zip_of_leden
from .xlsx import xlsx

GOED = een_blad([KOP, M1, [*M2[:1], GEHEIM, *M2[2:]]])
BLAD = "xl/worksheets/sheet1.xml"
GRENS = geweigerd(r"\d", "limit|most|than|times|beyond|too")
"""A limit is named with its number."""
XML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _leden(*andere: Lid) -> list[Lid]:
    """The members of a good workbook, in which some are replaced by others."""
    anders = {lid.naam: lid for lid in andere}
    return [anders.get(naam) or gewoon(naam, inhoud) for naam, inhoud in unzip(xlsx(GOED)).items()]


def _vel(rijen: str, eerst: str = "") -> bytes:
    """A workbook whose only sheet is this XML."""
    vel = f'{eerst}<worksheet xmlns="{XML}"><sheetData>{rijen}</sheetData></worksheet>'
    return xlsx(GOED, {BLAD: '<?xml version="1.0"?>' + vel})


@geval("meldingen_2019K1.xlsx", GRENS)
def a_sheet_of_two_gigabytes_in_two_megabytes() -> bytes:
    return zip_of_leden(*_leden(nullen(BLAD)))


@geval("meldingen_2019K1.xlsx", geweigerd("damaged|broken|larger|cannot be read|limit|most"))
def a_sheet_that_says_it_is_small_and_is_not() -> bytes:
    return zip_of_leden(*_leden(nullen(BLAD, beweerd=2000)))


@geval("meldingen_2019K1.xlsx", GRENS)
def a_sheet_of_blanks_that_shrank_a_thousandfold() -> bytes:
    vel = f'<worksheet xmlns="{XML}">'.encode()
    return zip_of_leden(*_leden(wit(BLAD, vel, 200, b"<sheetData/></worksheet>")))


@geval("meldingen_2019K1.ods", GRENS)
def an_ods_of_two_gigabytes_in_two_megabytes() -> bytes:
    leden = [gewoon(naam, inhoud) for naam, inhoud in unzip(ods(GOED)).items()]
    return zip_of_leden(*leden[:-1], nullen("content.xml"))


@geval("meldingen_2019K1.xlsx", GRENS)
def a_value_in_the_last_cell_of_the_sheet() -> bytes:
    return _vel(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>gemeente</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


@geval("meldingen_2019K1.ods", GRENS)
def a_cell_repeated_over_a_whole_ods_sheet() -> bytes:
    inhoud = unzip(ods(GOED))["content.xml"].decode()
    inhoud = inhoud.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="'
                            '1000000">', 1)  # fmt: skip
    cel = '<table:table-cell table:number-columns-repeated="16000" '
    return ods(GOED, {"content.xml": inhoud.replace("<table:table-cell ", cel, 1)})


@geval("meldingen_2019K1.xlsx", meldingen(TWEE))
def a_merged_range_over_the_whole_sheet_costs_nothing() -> bytes:
    return xlsx(een_blad([["Meldingen"], KOP, M1, M2], "A1:XFD1", "G1:XFD1048576"))


@geval("meldingen_2019K1.xlsx", GRENS)
def more_columns_than_any_delivery_has() -> bytes:
    return xlsx(een_blad([[*KOP, *(f"extra {n}" for n in range(2000))], [*M1, *[GEHEIM] * 2000]]))


@geval("meldingen_2019K1.csv", GRENS)
def more_columns_than_any_delivery_has_in_a_csv() -> bytes:
    meer = "".join(f";extra {n}" for n in range(20_000))
    return TEKST.replace("melder\r\n", f"melder{meer}\r\n").encode()


@geval("meldingen_2019K1.xlsx", GRENS)
def a_cell_of_a_hundred_thousand_characters() -> bytes:
    return xlsx(een_blad([[*KOP, "opmerking"], [*M1, GEHEIM * 10_000]]))


@geval("meldingen_2019K1.csv", GRENS)
def a_cell_of_a_hundred_thousand_characters_in_a_csv() -> bytes:
    return TEKST.replace("M2", GEHEIM * 10_000).encode()


LACH = '<!DOCTYPE x [<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
ENTITEIT = geweigerd("XML|entit|DOCTYPE|damaged")


@geval("meldingen_2019K1.xlsx", ENTITEIT)
def a_billion_laughs_in_a_sheet() -> bytes:
    return _vel('<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>', LACH)


@geval("meldingen_2019K1.xlsx", ENTITEIT)
def a_billion_laughs_in_the_shared_strings() -> bytes:
    teksten = f'<?xml version="1.0"?>{LACH}<sst xmlns="{XML}"><si><t>&l9;</t></si></sst>'
    return xlsx(GOED, {"xl/sharedStrings.xml": teksten})


@geval("meldingen_2019K1.ods", ENTITEIT)
def a_billion_laughs_in_an_ods() -> bytes:
    inhoud = unzip(ods(GOED))["content.xml"].decode()
    kop, rest = inhoud.split("?>", 1)
    return ods(GOED, {"content.xml": f"{kop}?>{LACH}{rest.replace('politie', '&l9;')}"})


@geval("meldingen_2019K1.xlsx", ENTITEIT)
def an_entity_that_reads_a_file_of_this_machine() -> bytes:
    elders = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return _vel('<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>', elders)
