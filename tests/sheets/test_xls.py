"""In XLS every formula has a result; whether anybody calculated it, the file says elsewhere."""

from __future__ import annotations

import io
import struct

import olefile
import pytest

from raw.boek import Blad, Boek, Cel, CelFout, Formule, een_blad
from raw.vijandig import cfb
from raw.xls import xls

from .lees import fout, lees, zonder_uitkomst

EMPTY = bytes.fromhex("030000000000ffff")
"""What xlwt writes for every formula: a text without characters."""
ERROR, FALSE, TEXT = (bytes([kind, *bytes(5), 0xFF, 0xFF]) for kind in (2, 1, 0))
ZERO, TWELVE = struct.pack("<d", 0.0), struct.pack("<d", 12.0)


def calculated(*results: bytes, engine: int | None = None) -> bytes:
    """A workbook with these results in A1, B1 ...; `engine` is the program that calculated."""
    begin, *pieces = xls(een_blad([[*(Formule("1+1") for _ in results), "x"]])).split(EMPTY)
    content = begin + b"".join(map(bytes.__add__, results, pieces))
    return content if engine is None else _with_engine(content, engine)


def _with_engine(content: bytes, engine: int) -> bytes:
    """Say which program calculated, in the place of two records that protect nothing."""
    protection = struct.pack("<HHHHHH", 0x19, 2, 0, 0x12, 2, 0)
    assert protection in content
    return content.replace(protection, struct.pack("<HHII", 0x1C1, 8, 0x1C1, engine), 1)


def stream(content: bytes) -> bytes:
    """The records of a workbook."""
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        return bytes(file.openstream("Workbook").read())


@pytest.mark.parametrize(
    ("results", "engine", "places"),
    [
        pytest.param([EMPTY, EMPTY], None, ["A1", "B1"], id="nothing was ever calculated"),
        pytest.param([EMPTY, ZERO], None, ["A1", "B1"], id="nor here"),
        pytest.param([EMPTY, TWELVE], None, [], id="a formula with a value shows that it was"),
        pytest.param([ZERO, FALSE], None, [], id="and so does a boolean"),
        pytest.param([EMPTY, ZERO], 191_029, [], id="a program says that it calculated"),
        pytest.param([EMPTY, ZERO, TWELVE], 0, ["A1", "B1"], id="the file asks to calculate"),
        pytest.param([ERROR, TWELVE], 191_029, ["A1"], id="an error"),
        pytest.param([TEXT, TWELVE], 191_029, ["A1"], id="a text that does not follow"),
        pytest.param([TWELVE, TEXT], 191_029, ["B1"], id="not even at the end"),
        pytest.param([TEXT, TEXT], 191_029, ["A1", "B1"], id="nor before another"),
    ],
)
def test_a_formula_without_a_result_is_told_from_one_with(
    results: list[bytes], engine: int | None, places: list[str]
) -> None:
    assert zonder_uitkomst(calculated(*results, engine=engine)) == places


@pytest.mark.parametrize(("text", "places"), [("ja", []), ("", ["A1"])])
def test_the_text_of_a_formula_follows_in_a_record_of_its_own(text: str, places: list[str]) -> None:
    words = struct.pack("<HB", len(text), 0) + text.encode()
    text_record = struct.pack("<HH", 0x207, len(words)) + words
    records = stream(calculated(TEXT))
    begin = records.index(TEXT) - 10
    length = struct.unpack_from("<H", records, begin + 2)[0]
    end = begin + 4 + length
    book = cfb({"Workbook": records[:end] + text_record + records[end:]})
    assert zonder_uitkomst(book) == places


def test_an_error_is_found_and_a_boolean_is_none() -> None:
    row: list[Cel] = [CelFout("#N/A"), True, False, CelFout("#NULL!")]
    assert zonder_uitkomst(xls(een_blad([["a"], row]))) == ["A2", "D2"]


def test_each_sheet_has_its_own_cells_whatever_its_name() -> None:
    book = Boek(
        [
            Blad("Z & <z>", [[1, CelFout("#REF!")]]),
            Blad("A", [[1, 2]]),
            Blad("b\u00e9 'x'", [[1], [CelFout("#REF!")]]),
        ]
    )
    assert [zonder_uitkomst(xls(book), number) for number in range(3)] == [["B1"], [], ["A2"]]


@pytest.mark.parametrize("since_1904", [True, False])
def test_the_day_to_count_from_is_known(since_1904: bool) -> None:
    likeness = '"\0\x02\0\x01\0'
    book = Boek([Blad("a", [[likeness, 1]])], sinds_1904=since_1904)
    assert lees(xls(book))["date1904"] is since_1904


def test_a_password_is_told_from_damage() -> None:
    content = xls(een_blad([["a", 1]]))
    locked = content.replace(b"\xc1\x00\x02\x00\x00\x00", b"\x2f\x00\x02\x00\x00\x00", 1)
    assert locked != content
    assert fout(locked) == "password"
    assert fout(content[:2000]) == "damaged"
    assert fout(cfb({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})) == "password"


def test_records_without_their_compound_file_are_not_called_damaged() -> None:
    assert fout(stream(xls(een_blad([["a", 1]])))) == "bare"


def test_of_a_file_for_two_versions_of_excel_the_newer_half_counts() -> None:
    new, old = stream(xls(een_blad([[CelFout("#N/A"), 1]]))), stream(xls(een_blad([[1, 2]])))
    assert zonder_uitkomst(cfb({"Book": old, "Workbook": new})) == ["A1"]
    assert zonder_uitkomst(cfb({"Book": new})) == ["A1"]
