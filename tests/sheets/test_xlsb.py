"""In XLSB every formula has a result; whether anybody calculated it, the workbook says."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import pytest

from raw.boek import Blad, Boek, Cel, CelFout, Formule, een_blad, unzip, zip_of
from raw.xlsb import xlsb

from .lees import fout, lees, zonder_uitkomst

SHEET, WORKBOOK = "xl/worksheets/sheet1.bin", "xl/workbook.bin"
NO_CALCULATION = b"\x9d\x01\x00"
EMPTY, ZERO, TWELVE = Formule("1"), Formule("1-1", 0), Formule("3*4", 12)


def replaced(content: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """A workbook in which some bytes of a member are others; they must occur."""
    members: Mapping[str, bytes] = unzip(content)
    assert old in members[member]
    return zip_of({**members, member: members[member].replace(old, new, 1)})


def calculated(row: list[Cel], engine: int | None = None, *, asks: bool = False) -> bytes:
    """A workbook that says which program calculated, and whether to do it on opening."""
    content = xlsb(een_blad([row]))
    if engine is None:
        return content
    properties = struct.pack("<IIIdIH", engine, 1, 100, 0.001, 1, int(asks))
    record = b"\x9d\x01" + bytes([len(properties)]) + properties
    return replaced(content, WORKBOOK, NO_CALCULATION, record)


@pytest.mark.parametrize(
    ("row", "engine", "asks", "places"),
    [
        pytest.param([EMPTY, ZERO, 1], None, False, ["A1", "B1"], id="never calculated"),
        pytest.param([EMPTY, ZERO, TWELVE], None, False, [], id="one formula shows that it was"),
        pytest.param([EMPTY, ZERO, 1], 191_029, False, [], id="a program says that it calculated"),
        pytest.param([EMPTY, ZERO, TWELVE], 191_029, True, ["A1", "B1"], id="to be calculated"),
        pytest.param([0, "", CelFout("#N/A")], None, False, ["C1"], id="no formula but an error"),
    ],
)
def test_a_formula_without_a_result_is_told_from_one_with(
    row: list[Cel], engine: int | None, asks: bool, places: list[str]
) -> None:
    assert zonder_uitkomst(calculated(row, engine, asks=asks)) == places


@pytest.mark.parametrize(("kind", "places"), [(11, ["A1"]), (10, [])])
def test_a_formula_with_an_error_is_found_and_a_boolean_is_a_result(
    kind: int, places: list[str]
) -> None:
    cell = struct.pack("<IIBHII", 0, 0, 0, 0, 0, 0)
    number = b"\x05\x10" + struct.pack("<IId", 0, 0, 7.0)
    content = xlsb(een_blad([[7, 8], [Formule("1-1", 0)]]))
    formula = bytes([kind, len(cell)]) + cell
    found = zonder_uitkomst(replaced(content, SHEET, number, formula))
    assert [place for place in found if place != "A2"] == places
    assert ("A2" in found) is (kind == 11)


def test_each_sheet_has_its_own_cells_whatever_its_name() -> None:
    book = Boek(
        [
            Blad("Z & <z>", [[1, CelFout("#REF!")]]),
            Blad("A", [[1, 2]]),
            Blad("b\u00e9 'x'", [[1], [CelFout("#REF!")]]),
        ]
    )
    assert [zonder_uitkomst(xlsb(book), number) for number in range(3)] == [["B1"], [], ["A2"]]


def test_a_long_text_does_not_shift_what_follows() -> None:
    row: list[Cel] = ["\uffee" * 70, "\uffee" * 9_000, CelFout("#N/A")]
    assert zonder_uitkomst(xlsb(een_blad([row, row]))) == ["C1", "C2"]


@pytest.mark.parametrize("since_1904", [True, False])
def test_the_day_to_count_from_is_known(since_1904: bool) -> None:
    assert lees(xlsb(Boek([Blad("a", [[1]])], sinds_1904=since_1904)))["date1904"] is since_1904


def test_a_sheet_that_is_cut_off_is_damaged() -> None:
    members: Mapping[str, bytes] = unzip(xlsb(een_blad([["a", "b"], [1, 2]])))
    assert fout(zip_of({**members, SHEET: members[SHEET][:60]})) == "damaged"


def test_a_row_beyond_the_last_is_damaged() -> None:
    content = xlsb(een_blad([["a"], ["b"]]))
    row = struct.pack("<BBII", 0, 25, 1, 0)
    beyond = struct.pack("<BBII", 0, 25, 1 << 20, 0)
    assert fout(replaced(content, SHEET, row, beyond)) == "damaged"
