"""In XLSX a formula stands beside its result."""

from __future__ import annotations

import pytest

from raw.boek import Blad, Boek, CelFout, Formule, een_blad
from raw.xlsx import xlsx

from .lees import lees, met, zonder_uitkomst

SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
MIXED = xlsx(
    een_blad(
        [
            ["gemeente", "signalen", "matches"],
            ["Dordrecht", Formule("SUM(C2,9)"), Formule("1+2", 3.0)],
            [Formule('"a"', "Gorinchem"), Formule("1-1", 0), CelFout("#N/A")],
        ]
    )
)
ASKS = (r"<sheets>", '<calcPr fullCalcOnLoad="1"/><sheets>')


def test_a_formula_without_a_value_and_an_error_are_found() -> None:
    assert zonder_uitkomst(MIXED) == ["B2", "C3"]


@pytest.mark.parametrize("words", ["1", "true"])
def test_a_zero_is_no_result_when_the_workbook_asks_to_calculate_on_opening(words: str) -> None:
    asks = (r"<sheets>", f'<calcPr fullCalcOnLoad="{words}"/><sheets>')
    assert zonder_uitkomst(met(MIXED, WORKBOOK, asks)) == ["B2", "B3", "C3"]


def test_a_typed_zero_is_a_number_whatever_the_workbook_asks() -> None:
    assert zonder_uitkomst(met(xlsx(een_blad([["aantal"], [0]])), WORKBOOK, ASKS)) == []


def test_a_formula_may_result_in_a_text_without_characters() -> None:
    assert zonder_uitkomst(xlsx(een_blad([[Formule('""', ""), 1]]))) == []


def test_single_quotes_do_not_hide_an_error() -> None:
    assert zonder_uitkomst(met(MIXED, SHEET, ('t="e"', "t='e'"))) == ["B2", "C3"]


def test_a_prefix_does_not_hide_a_cell() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    prefixed = met(
        MIXED, SHEET, (r"<(/?)(?=[a-z])", r"<\1x:"), (f'xmlns="{main}"', f'xmlns:x="{main}"')
    )
    assert zonder_uitkomst(prefixed) == ["B2", "C3"]


@pytest.mark.parametrize("pattern", [r'(?<=<c) r="[A-Z]+\d+"', r'(?<=<c|ow) r="[A-Z]*\d+"'])
def test_cells_that_do_not_say_where_they_stand_are_counted(pattern: str) -> None:
    assert zonder_uitkomst(met(MIXED, SHEET, (pattern, ""))) == ["B2", "C3"]


def test_a_cell_without_a_place_stands_right_of_the_one_before_it() -> None:
    far = met(
        xlsx(een_blad([[1, 2, CelFout("#REF!")]])), SHEET, ('r="B1"', 'r="J1"'), (' r="C1"', "")
    )
    assert zonder_uitkomst(far) == ["K1"]


def test_a_cell_stands_where_it_says_and_not_where_its_row_does() -> None:
    said = met(xlsx(een_blad([["a"], [1, CelFout("#REF!")]])), SHEET, ('r="B2"', 'r="B5"'))
    assert zonder_uitkomst(said) == ["B5"]


def test_a_text_with_a_colon_before_an_f_is_no_formula() -> None:
    inline = '<c r="B2" t="inlineStr"><is><t>aard:fysiek</t></is></c>'
    assert zonder_uitkomst(met(MIXED, SHEET, (r'<c r="B2">.*?</c>', inline))) == ["C3"]


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "Worksheets/SHEET1.xml"])
def test_a_sheet_is_found_however_its_part_is_written(target: str) -> None:
    moved = met(MIXED, "xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", target))
    assert zonder_uitkomst(moved) == ["B2", "C3"]


def test_a_strict_workbook_names_its_relations_in_another_way() -> None:
    other = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    strict = met(MIXED, WORKBOOK, (r'xmlns:r="[^"]*"', f'xmlns:r="{other}"'))
    assert zonder_uitkomst(strict) == ["B2", "C3"]


def test_each_sheet_has_its_own_cells_whatever_its_name() -> None:
    book = Boek(
        [
            Blad("Z & <z>", [[1, CelFout("#REF!")]]),
            Blad("A", [[1, 2]]),
            Blad("b\u00e9 'x'", [[1], [CelFout("#REF!")]]),
        ]
    )
    assert [zonder_uitkomst(xlsx(book), number) for number in range(3)] == [["B1"], [], ["A2"]]


@pytest.mark.parametrize("since_1904", [True, False])
def test_the_day_to_count_from_is_known(since_1904: bool) -> None:
    assert lees(xlsx(Boek([Blad("a", [[1]])], sinds_1904=since_1904)))["date1904"] is since_1904
