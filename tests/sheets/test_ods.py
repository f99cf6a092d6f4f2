"""In ODS an equal row or cell stands once, with how often."""

from __future__ import annotations

import pytest

from raw.boek import Blad, Boek, CelFout, Formule, een_blad, unzip
from raw.ods import ods

from .lees import fout, lees, met, zonder_uitkomst

CONTENT = "content.xml"
MIXED = ods(
    een_blad(
        [
            ["gemeente", "signalen", "matches"],
            ["Dordrecht", Formule("SUM([.C2];9)"), Formule("1+2", 3.0)],
            [Formule('"a"', "Gorinchem"), Formule("1-1", 0.0), CelFout("#N/A")],
        ]
    )
)
ROWS, COLUMNS = "table:number-rows-repeated", "table:number-columns-repeated"


def test_a_formula_without_a_value_and_an_error_are_found() -> None:
    assert zonder_uitkomst(MIXED) == ["B2", "C3"]


def test_an_error_without_a_formula_is_found() -> None:
    typed = met(MIXED, CONTENT, (r' table:formula="[^"]*"', ""))
    assert zonder_uitkomst(typed) == ["C3"]


@pytest.mark.parametrize(
    "words", ["#N/A", "#N/B", "#VERW!", "#DEEL/0!", "#NAME?", "Err:502", "Fout:502"]
)
def test_an_older_program_writes_an_error_as_the_text_beside_a_zero(words: str) -> None:
    older = met(
        MIXED,
        CONTENT,
        (' office:string-value="" table', ' office:value="0" table'),
        (' calcext:value-type="error"', ""),
        ("#N/A", words),
    )
    assert zonder_uitkomst(older) == ["B2", "C3"]


def test_a_text_that_looks_like_an_error_is_a_text_without_a_formula() -> None:
    assert zonder_uitkomst(ods(een_blad([["#N/A", Formule("1", 1.0)]]))) == []


def test_a_formula_may_result_in_a_text_without_characters() -> None:
    assert zonder_uitkomst(ods(een_blad([[Formule('""', ""), 1]]))) == []


def test_a_formula_with_a_greater_than_sign_is_one_tag() -> None:
    raw = met(MIXED, CONTENT, (r"of:=SUM\(\[.C2\];9\)", "of:=IF([.C2]>9;1;'a')"))
    assert zonder_uitkomst(raw) == ["B2", "C3"]


def test_repeats_are_counted() -> None:
    repeated = met(
        MIXED,
        CONTENT,
        ("<table:table-row>", f'<table:table-row {ROWS}="2">'),
        ("<table:table-cell office", f'<table:table-cell {COLUMNS}="2" office'),
        (
            '<table:table-cell table:formula="of:=SUM',
            f'<table:table-cell {COLUMNS}="3" table:formula="of:=SUM',
        ),
    )
    assert zonder_uitkomst(repeated) == ["C3", "D3", "E3", "C4", "D4", "E4", "E5", "F5", "E6", "F6"]


def test_empty_cells_and_rows_to_the_end_of_the_sheet_are_no_content() -> None:
    filled = met(
        MIXED,
        CONTENT,
        (f'{ROWS}="1000"', f'{ROWS}="1048573"'),
        ("</table:table-row>", f'<table:table-cell {COLUMNS}="16381"/></table:table-row>'),
    )
    assert zonder_uitkomst(filled) == ["B2", "C3"]


def test_rows_may_stand_for_many_as_long_as_they_fit() -> None:
    many = met(MIXED, CONTENT, ("<table:table-row>", f'<table:table-row {ROWS}="200">'))
    assert zonder_uitkomst(many)[-1] == "C600"
    assert fout(many) is None


@pytest.mark.parametrize(("rows", "columns"), [(1_000_000, 16_000), (1_000_000, 1), (2_000, 600)])
def test_content_repeated_beyond_memory_is_refused(rows: int, columns: int) -> None:
    blown = met(
        ods(een_blad([["gemeente", "signalen"], ["Dordrecht", 1]])),
        CONTENT,
        ("<table:table-row>", f'<table:table-row {ROWS}="{rows}">'),
        ("<table:table-cell office", f'<table:table-cell {COLUMNS}="{columns}" office'),
    )
    assert fout(blown) == "memory"


def test_empty_cells_left_of_content_count_as_often_as_their_row_does() -> None:
    blown = met(
        ods(een_blad([[None, "x"]])),
        CONTENT,
        ("<table:table-row>", f'<table:table-row {ROWS}="200000">'),
        ("<table:table-cell/>", f'<table:table-cell {COLUMNS}="600"/>'),
    )
    assert fout(blown) == "memory"


@pytest.mark.parametrize("hidden", ["<!-- {} -->", "<![CDATA[{}]]>", "<!-- {}"])
def test_what_stands_in_a_comment_is_no_cell(hidden: str) -> None:
    cell = hidden.format('<table:table-cell calcext:value-type="error"/>')
    said = met(MIXED, CONTENT, ("Dordrecht</text:p>", f"Dordrecht{cell}</text:p>"))
    assert (
        fout(said) == "damaged" if hidden.endswith("{}") else zonder_uitkomst(said) == ["B2", "C3"]
    )


def test_each_sheet_has_its_own_cells_whatever_its_name() -> None:
    book = Boek(
        [
            Blad("Z & <z>", [[1, CelFout("#REF!")]]),
            Blad("A", [[1, 2]]),
            Blad("b\u00e9 'x'", [[1], [CelFout("#REF!")]]),
        ]
    )
    assert [zonder_uitkomst(ods(book), number) for number in range(3)] == [["B1"], [], ["A2"]]


def test_a_table_without_a_name_is_no_sheet() -> None:
    cell = '<table:table-cell calcext:value-type="error"/>'
    link = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    linked = met(MIXED, CONTENT, ("</office:spreadsheet>", f"{link}</office:spreadsheet>"))
    assert len(lees(linked)["sheets"]) == 1
    assert zonder_uitkomst(linked) == ["B2", "C3"]


def test_a_password_is_told_from_damage() -> None:
    manifest = unzip(MIXED)["META-INF/manifest.xml"].decode()
    locked = manifest.replace(
        '"text/xml"/>', '"text/xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    book = een_blad([[1]])
    assert fout(ods(book, {"META-INF/manifest.xml": locked, CONTENT: b"\x8fnoise"})) == "password"
    assert fout(ods(book, {CONTENT: b"\x8fnoise"})) == "damaged"


@pytest.mark.parametrize(("day", "since_1904"), [("1904-01-01", True), ("1899-12-30", False)])
def test_the_day_to_count_from_is_known(day: str, since_1904: bool) -> None:
    since = f'<table:null-date table:date-value="{day}"/>'
    setting = f"<table:calculation-settings>{since}</table:calculation-settings>"
    counted = met(MIXED, CONTENT, ("<office:spreadsheet>", f"<office:spreadsheet>{setting}"))
    assert lees(counted)["date1904"] is since_1904
