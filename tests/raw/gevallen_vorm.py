"""Workbooks that other programs than Excel write, and files that bear the name of another kind."""

from __future__ import annotations

from functools import partial

from .boek import Rij, een_blad, unzip
from .gevallen import GEHEIM, GEVALLEN, Geval, Tabel, Weigering, geval, geweigerd
from .ods import ods
from .rijen import KOP, M1, M2, TEKST, TWEE, meldingen, signalen
from .xls import xls
from .xlsx import xlsx

BOEK = een_blad([KOP, M1, M2])
BLAD, TEKSTEN = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MELDINGEN = meldingen(TWEE)
VIR: Rij = ["gemeente", "signalen", "matches"]


def _met(lid: str, *paren: tuple[str, str]) -> bytes:
    """The workbook with other words in one of its members."""
    inhoud = unzip(xlsx(BOEK))[lid].decode()
    for oud, nieuw in paren:
        assert oud in inhoud
        inhoud = inhoud.replace(oud, nieuw)
    return xlsx(BOEK, {lid: inhoud})


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def words_in_several_runs_with_a_reading_aid() -> bytes:
    lopen = "<r><t>Dor</t></r><r><rPr><b/></rPr><t>drecht</t></r>"
    hulp = f'<rPh sb="0" eb="1"><t>{GEHEIM}</t></rPh>'
    return _met(TEKSTEN, ('<t xml:space="preserve">Dordrecht</t>', lopen + hulp))


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def words_in_the_cells_themselves() -> bytes:
    return _met(
        BLAD,
        ('<c r="A2" t="s"><v>5</v></c>', '<c r="A2" t="inlineStr"><is><t>M1</t></is></c>'),
        ('<c r="E3" t="s"><v>12</v></c>', '<c r="E3" t="inlineStr"><is><t>huisarts</t></is></c>'),
    )


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def a_sheet_that_says_it_has_one_cell() -> bytes:
    return _met(BLAD, ('<dimension ref="A1:E3"/>', '<dimension ref="A1"/>'))


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def a_sheet_that_says_it_is_very_large() -> bytes:
    return _met(BLAD, ('<dimension ref="A1:E3"/>', '<dimension ref="A1:XFD1048576"/>'))


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def rows_and_cells_without_an_address() -> bytes:
    paren = [(f' r="{k}{r}"', "") for k in "ABCDE" for r in (1, 2, 3)]
    return _met(BLAD, *paren, *((f'<row r="{r}">', "<row>") for r in (1, 2, 3)))


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def names_with_a_prefix() -> bytes:
    inhoud = unzip(xlsx(BOEK))[BLAD].decode()
    kop, rest = inhoud.split("?>", 1)
    rest = rest.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    return xlsx(BOEK, {BLAD: f"{kop}?>{rest.replace(' xmlns=', ' xmlns:x=')}"})


@geval("meldingen_2019K1.xlsx", MELDINGEN)
def a_header_with_a_line_end_as_excel_escapes_it() -> bytes:
    return _met(TEKSTEN, ("datum_melding", "datum_x000D_\nmelding"))


@geval("signalen_2019K1.xlsx", signalen("GM0505 12 3\nGM0512 4 1"))
def a_thousand_formatted_rows_below_the_table() -> bytes:
    inhoud = unzip(xlsx(een_blad([VIR, ["Dordrecht", 12, 3], ["Gorinchem", 4, 1]])))[BLAD].decode()
    leeg = "".join(f'<row r="{r}"><c r="A{r}" s="1"/></row>' for r in range(4, 1004))
    return xlsx(BOEK_VIR, {BLAD: inhoud.replace("</sheetData>", f"{leeg}</sheetData>")})


BOEK_VIR = een_blad([VIR, ["Dordrecht", 12, 3], ["Gorinchem", 4, 1]])
HTML = (
    "<html><body><table><tr><td>gemeente</td><td>signalen</td><td>matches</td></tr>"
    f"<tr><td>Dordrecht</td><td>12</td><td>{GEHEIM}</td></tr></table></body></html>"
)


@geval("signalen_2019K1.xls", geweigerd("html|web page|not.*workbook|text"))
def a_web_page_named_xls() -> bytes:
    return HTML.encode()


VERKEERD: tuple[tuple[str, str, bytes, Tabel | Weigering], ...] = (
    ("a_csv_named_xlsx", "meldingen_2019K1.xlsx", TEKST.encode(), MELDINGEN),
    ("a_text_with_tabs_named_xls", "meldingen_2019K1.xls",
     TEKST.replace(";", "\t").encode("cp1252"), MELDINGEN),
    ("an_xlsx_named_csv", "meldingen_2019K1.csv", xlsx(BOEK), MELDINGEN),
    ("an_xlsx_named_xls", "meldingen_2019K1.xls", xlsx(BOEK), MELDINGEN),
    ("an_xls_named_xlsx", "meldingen_2019K1.xlsx", xls(BOEK), MELDINGEN),
    ("an_ods_named_xlsx", "meldingen_2019K1.xlsx", ods(BOEK), MELDINGEN),
    ("an_xlsx_named_in_capitals", "MELDINGEN_2019K1.XLSX", xlsx(BOEK), MELDINGEN),
    ("an_xlsm", "meldingen_2019K1.xlsm", xlsx(BOEK), MELDINGEN),
)  # fmt: skip
for _wat, _naam, _inhoud, _verwacht in VERKEERD:
    GEVALLEN.append(Geval(_wat, _naam, partial(bytes, _inhoud), (_verwacht,)))

NAMEN = {
    "a_newline": "2019K1\nrm -rf x.csv",
    "escape_sequences": "2019K1 \x1b[2J\x1b]0;x\x07.csv",
    "quotes": "2019K1 \"'`$(x)`.csv",
    "a_formula": "=cmd|' 2019K1 C calc'!A0.csv",
    "two_hundred_signs": f"2019K1{'x' * 200}.csv",
    "characters_right_to_left": "2019K1 \u202evsc.exe.csv",
}
for _wat, _naam in NAMEN.items():
    GEVALLEN.append(Geval(f"a_name_with_{_wat}", _naam, TEKST.encode, (MELDINGEN,)))
