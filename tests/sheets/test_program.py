"""The program that reads a workbook, as it is started and as it refuses."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from ghnt_pipeline.contracts.veld import ZONDER_UITKOMST
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading import workbook
from ghnt_pipeline.sheets.faults import Fault
from raw.boek import Blad, Boek, Cel, CelFout, Formule, een_blad
from raw.ods import ods
from raw.xls import xls
from raw.xlsb import xlsb
from raw.xlsx import xlsx

from .lees import fout, lees, met

HEAVY = {"numpy", "pyarrow", "pydantic", "pandas", "duckdb", "typer", "olefile"}


def test_the_program_starts_without_what_takes_long_to_load() -> None:
    listing = "import sys, ghnt_pipeline.sheets.__main__; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", listing], check=True, capture_output=True, text=True
    )
    assert "python_calamine" in done.stdout.split()
    assert not HEAVY & set(done.stdout.split())


@pytest.mark.parametrize("write", [xlsx, xlsb, ods, xls])
def test_a_workbook_is_read_by_a_process_of_its_own(write: Callable[[Boek], bytes]) -> None:
    (grid,) = workbook.read_workbook(
        write(een_blad([["gemeente", "aantal"], [CelFout("#N/A"), 7]]))
    )
    assert [grid.rij(0), grid.rij(1)] == [["gemeente", "aantal"], [ZONDER_UITKOMST, "7"]]


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_in_a_process", lambda _: {"fault": str(fault)})
    with pytest.raises(DeliveryRefused) as refusal:
        workbook.read_workbook(b"")
    assert str(refusal.value).isprintable()
    assert not str(refusal.value).endswith(".")


def test_an_end_that_nobody_foresaw_is_a_bug_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_LIMITS", ("no number", "702"))
    with pytest.raises(RuntimeError, match="ended with ValueError"):
        workbook.read_workbook(xlsx(een_blad([["a"]])))


@pytest.mark.parametrize("write", [xlsx, xlsb, ods])
def test_two_sheets_of_one_name_are_never_one_sheet_twice(write: Callable[[Boek], bytes]) -> None:
    assert fout(write(Boek([Blad("A", [["a", 1]]), Blad("A", [["b", 2]])]))) == "same_name"


def test_two_sheets_of_one_name_are_never_one_sheet_twice_in_xls() -> None:
    content = xls(Boek([Blad("AAAA", [["a", 1]]), Blad("BBBB", [["b", 2]])]))
    assert fout(content.replace(b"BBBB", b"AAAA")) == "same_name"


@pytest.mark.parametrize("error", ["#SPILL!", "#ERROR!"])
def test_an_error_that_is_not_known_is_not_called_damage(error: str) -> None:
    content = xlsx(een_blad([["a", CelFout("#N/A")]]))
    assert fout(met(content, "xl/worksheets/sheet1.xml", ("#N/A", error))) == "error_value"


def test_a_member_packed_in_a_way_no_workbook_is_packed_in_is_damage() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("content.xml", "<x/>" * 100)
    content = bytearray(stream.getvalue())
    content[50] ^= 0xFF
    assert fout(bytes(content)) == "damaged"


@pytest.mark.parametrize(("columns", "fault"), [(702, None), (703, "columns")])
def test_a_sheet_has_as_many_columns_as_asked_at_most(columns: int, fault: str | None) -> None:
    assert fout(xlsx(een_blad([[*range(columns)]]))) == fault


@pytest.mark.parametrize(
    ("rows", "fault"), [([Formule("1+1")], None), ([*[None] * 1_001, Formule("1+1")], "memory")]
)
def test_a_formula_without_a_result_far_below_the_table_makes_no_table_of_it(
    rows: list[Cel], fault: str | None
) -> None:
    assert fout(xlsx(een_blad([["a"], *([cell] for cell in rows)]))) == fault


def test_a_table_inside_a_cell_leaves_no_doubt_about_which_sheet_is_which() -> None:
    content = ods(Boek([Blad("A", [["a", 1]]), Blad("B", [["b", CelFout("#N/A")]])]))
    inside = '<table:table table:name="C"><table:table-row/></table:table></table:table-cell>'
    assert fout(met(content, "content.xml", ("</table:table-cell>", inside), keer=1)) == "damaged"


def test_hidden_sheets_are_read_and_said_to_be_hidden() -> None:
    book = Boek([Blad("A", [["a"]]), Blad("B", [["b"]], zichtbaar="hidden")])
    assert [sheet["visible"] for sheet in lees(xlsx(book))["sheets"]] == [True, False]
