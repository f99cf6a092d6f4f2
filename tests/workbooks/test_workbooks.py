"""What is written to Excel is read back as it was meant: same bytes, text as text, legal names."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ghnt_pipeline.workbooks import (
    DATUM,
    KEUZERIJEN,
    MEESTE_RIJEN,
    TEKST,
    Blad,
    Cel,
    Kolom,
    write_workbook,
)

INJECTIONS = (
    "=1+1",
    "+31 6",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "http://example.org",
    "mailto:a@example.org",
    "internal:Blad!A1",
    "{=1+1}",
    "12",
    "1e5",
    "0505",
    "TRUE",
    "#N/A",
)
EVERYTHING = (
    Blad(
        "Eerste",
        (Kolom("a", keuzes=("ja", "nee"), uitleg="Verplicht.\nJa of nee."), Kolom("b", 40)),
        [["ja", 1], ["nee", date(2019, 1, 3)], [None, 2.5]],
        boven=("Titel", "en een zin"),
    ),
    Blad("Tweede", (Kolom("c", keuzes=tuple(f"keuze {i}" for i in range(90))),)),
)


def back(path: Path, *bladen: Blad) -> Workbook:
    write_workbook(path, bladen, titel="proef")
    return openpyxl.load_workbook(path)


def sheet(path: Path, blad: Blad) -> Worksheet:
    return back(path, blad).worksheets[0]


def values(path: Path, rijen: Sequence[Sequence[Cel]]) -> Sequence[tuple[object, ...]]:
    return list(sheet(path, Blad("B", (Kolom("k"),), rijen)).values)[1:]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "boek.xlsx"


def test_the_same_content_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_workbook(path, EVERYTHING, titel="proef")
    again = tmp_path / "nog_eens.xlsx"
    write_workbook(again, EVERYTHING, titel="proef")

    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("tekst", INJECTIONS)
def test_text_stays_text_wherever_it_stands(path: Path, tekst: str) -> None:
    blad = sheet(path, Blad("B", (Kolom(tekst, uitleg=tekst),), [[tekst]], boven=(tekst,)))

    for cel in (blad["A1"], blad["A2"], blad["A3"]):
        assert (cel.value, cel.data_type, cel.hyperlink) == (tekst, "s", None)
    with zipfile.ZipFile(path) as boek:
        vel = boek.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in vel


def test_a_formula_stays_text_when_somebody_edits_its_cell(path: Path) -> None:
    blad = sheet(path, Blad("B", (Kolom("k"),), [["=1+1"], ["gewoon"]]))

    assert (blad["A2"].quotePrefix, blad["A3"].quotePrefix) == (True, False)


def test_dates_are_days_and_numbers_are_numbers(path: Path) -> None:
    blad = sheet(path, Blad("B", (Kolom("k"),) * 3, [[date(2019, 1, 3), 7, 12.5]]))

    assert [cel.value for cel in blad[2]] == [datetime(2019, 1, 3), 7, 12.5]
    assert blad["A2"].number_format == DATUM == "dd-mm-yyyy"


@given(st.text(st.characters(), max_size=40))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_any_text_gives_a_file_that_opens(
    tmp_path_factory: pytest.TempPathFactory, tekst: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "elke.xlsx"
    boek = back(path, Blad(tekst, (Kolom(tekst, keuzes=(tekst,)),), [[tekst]], boven=(tekst,)))

    assert len(boek.sheetnames) in {1, 2}


def test_control_characters_are_left_out(path: Path) -> None:
    alle = "a" + "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xD800, 0xFFFE])) + "b"

    assert values(path, [[alle], ["regel\nregel"]]) == [("ab",), ("regel\nregel",)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Blad[1]: a/b\\c*?",), ["Blad 1   a b c"]),
        (("x" * 40, "x" * 40), ["x" * 31, "x" * 27 + " (2)"]),
        (("Rijen", "RIJEN", "rijen"), ["Rijen", "RIJEN (2)", "rijen (3)"]),
        (("'s middags'",), ["s middags"]),
        (("", "History"), ["Blad", "History (2)"]),
        (("\U0001f600" * 20,), ["\U0001f600" * 15]),
    ],
)
def test_sheet_names_are_made_legal(
    path: Path, names: tuple[str, ...], expected: list[str]
) -> None:
    boek = back(path, *(Blad(name, (Kolom("k"),)) for name in names))

    assert boek.sheetnames == expected


def test_a_short_list_stands_in_the_drop_down_itself(path: Path) -> None:
    boek = back(path, Blad("B", (Kolom("k", keuzes=("ja", "nee"), vrij=False),), boven=("T",)))
    (keuze,) = boek["B"].data_validations.dataValidation

    assert (keuze.formula1, str(keuze.sqref)) == ('"ja,nee"', f"A3:A{KEUZERIJEN + 2}")
    assert keuze.errorStyle in {None, "stop"}
    assert boek.sheetnames == ["B"]


@pytest.mark.parametrize("kort", [("a", "b, c"), ('a "b"', "c")])
def test_a_list_that_excel_would_split_wrongly_stands_on_the_hidden_sheet(
    path: Path, kort: tuple[str, ...]
) -> None:
    boek = back(path, Blad("B", (Kolom("k", keuzes=kort),)))

    assert tuple(cel.value for (cel,) in boek["Lijsten"].iter_rows()) == kort


def test_long_lists_stand_below_each_other_on_a_hidden_sheet_each_once(path: Path) -> None:
    lang = tuple(f"keuze {i:03}" for i in range(60))
    ander = tuple(f"ander {i:03}" for i in range(50))
    blad = Blad("B", (Kolom("a", keuzes=lang), Kolom("b", keuzes=ander), Kolom("c", keuzes=lang)))
    boek = back(path, blad)

    assert boek["Lijsten"].sheet_state == "hidden"
    assert boek["Lijsten"].max_column == 1
    assert [
        (str(keuze.sqref), keuze.formula1) for keuze in boek["B"].data_validations.dataValidation
    ] == [
        ("A2:A2001", "'Lijsten'!$A$1:$A$60"),
        ("B2:B2001", "'Lijsten'!$A$61:$A$110"),
        ("C2:C2001", "'Lijsten'!$A$1:$A$60"),
    ]
    assert tuple(cel.value for (cel,) in boek["Lijsten"]["A1:A110"]) == lang + ander


def test_a_sheet_called_lijsten_keeps_its_name_and_its_own_cells(path: Path) -> None:
    lang = tuple(f"keuze {i:03}" for i in range(60))
    boek = back(path, Blad("Lijsten", (Kolom("k", keuzes=lang),)))

    assert boek.sheetnames == ["Lijsten", "Lijsten (2)"]
    (keuze,) = boek["Lijsten"].data_validations.dataValidation
    assert keuze.formula1 == "'Lijsten (2)'!$A$1:$A$60"


def test_other_text_than_the_list_is_remarked_upon_or_stopped(path: Path) -> None:
    blad = sheet(
        path,
        Blad("B", (Kolom("a", keuzes=("x",)), Kolom("b", keuzes=("x",), vrij=False))),
    )
    vrij, vast = blad.data_validations.dataValidation

    assert (vrij.errorStyle, vast.errorStyle or "stop") == ("information", "stop")


def test_a_table_has_a_bold_header_that_stays_in_sight_with_filters(path: Path) -> None:
    kolommen = (Kolom("a"), Kolom("b", nadruk=True))
    blad = sheet(path, Blad("B", kolommen, [["1", "2"]], boven=("Titel",)))

    assert blad.freeze_panes == "A3"
    assert blad.auto_filter.ref == "A2:B3"
    assert [cel.font.b for cel in blad[2]] == [True, True]
    assert blad["A2"].fill.fgColor.rgb != blad["B2"].fill.fgColor.rgb


def test_what_is_no_table_has_neither(path: Path) -> None:
    blad = sheet(path, Blad("B", (Kolom("", 30),), [["zin"]], boven=("Titel",), is_tabel=False))

    assert (blad.freeze_panes, blad.auto_filter.ref) == (None, None)
    assert [cel.value for (cel,) in blad.iter_rows()] == ["Titel", "zin"]
    assert blad.column_dimensions["A"].width == pytest.approx(30, abs=1)


def test_empty_cells_of_a_column_have_the_format_of_what_belongs_there(path: Path) -> None:
    blad = sheet(path, Blad("B", (Kolom("a", opmaak=TEKST), Kolom("b", opmaak=DATUM))))

    assert blad.column_dimensions["A"].number_format == "@"
    assert blad.column_dimensions["B"].number_format == "dd-mm-yyyy"
    assert blad.max_row == 1


def test_long_text_wraps(path: Path) -> None:
    blad = sheet(path, Blad("B", (Kolom("k"),), [["woord " * 50]]))

    assert blad["A2"].alignment.wrap_text


def test_a_comment_is_shown_in_a_box_in_which_it_fits(path: Path) -> None:
    blad = sheet(path, Blad("B", (Kolom("a", uitleg="kort"), Kolom("b", uitleg="woord " * 100))))
    with zipfile.ZipFile(path) as boek:
        vorm = boek.read("xl/drawings/vmlDrawing1.vml").decode()
    kort, lang = (float(hoog) for hoog in re.findall(r";height:([\d.]+)pt", vorm))

    assert [cel.comment.text for cel in blad[1] if cel.comment] == ["kort", "woord " * 100]
    assert lang > 5 * kort


def test_the_file_says_what_it_is_and_nothing_of_when_or_by_whom(path: Path) -> None:
    boek = back(path, *EVERYTHING)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as zipped:
        jaren = {info.date_time[0] for info in zipped.infolist()}
        core = zipped.read("docProps/core.xml").decode()

    assert boek.properties.title == "proef"
    assert jaren == {1980}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"2000-01-01T"}
    assert re.search(r"<dc:creator>[^<]", core) is None


def test_a_place_that_cannot_be_written_is_an_ordinary_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_workbook(tmp_path / "geen" / "map.xlsx", EVERYTHING, titel="proef")


def test_rows_that_do_not_fit_are_never_dropped_in_silence(path: Path) -> None:
    blad = Blad("B", (Kolom("k"),), [[]] * MEESTE_RIJEN)

    with pytest.raises(ValueError, match="do not fit"):
        write_workbook(path, [blad], titel="proef")


def test_excel_is_only_paid_for_when_it_is_written() -> None:
    code = "import sys, ghnt_pipeline.workbooks; sys.exit('xlsxwriter' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
