"""A workbook for readers, read back by two other libraries: filled, linked, and the same bytes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ghnt_pipeline.workbooks import (
    Getal,
    Inhoud,
    Plaatje,
    Regel,
    Soort,
    Tabelblad,
    Tekstblad,
    Verwijzing,
    Werkboek,
    write_publication,
)

VOOR = Tekstblad("Voorblad", (Regel("Titel", Soort.TITEL), Regel(Verwijzing("Naar", "Eén"))))
EEN = Tabelblad(
    "Eén",
    "tabel_een",
    (Regel("Tabel 1", Soort.TITEL), Regel("Noot")),
    ("Gemeente", "2018", "2019"),
    [
        ("Dordrecht", Getal(1235.0, '#,##0" (voorlopig)"', "1.235 (voorlopig)"), "verborgen"),
        ("Regio", Getal(62.0, '0" %"', "62 %"), Getal(0.5, "0.0", "0,5")),
    ],
    nadruk=frozenset({1}),
)


def boek(*bladen: Tekstblad | Tabelblad) -> Werkboek:
    return Werkboek("Titel & zo", "Onderwerp", "MERK & MERK", bladen)


def written(tmp_path: Path, *bladen: Tekstblad | Tabelblad) -> Path:
    path = tmp_path / "boek.xlsx"
    write_publication(path, boek(*bladen))
    return path


def png(path: Path) -> Path:
    """A picture of one white point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\x00\xff\xff\xff")), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))
    return path


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    met_plaatje = replace(EEN, plaatje=Plaatje(png(tmp_path / "p.png"), "Een punt"))
    write_publication(tmp_path / "a.xlsx", boek(VOOR, met_plaatje))
    write_publication(tmp_path / "b.xlsx", boek(VOOR, met_plaatje))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_numbers_stay_numbers_and_words_stand_beside_them(tmp_path: Path) -> None:
    path = written(tmp_path, VOOR, EEN)
    sheet = openpyxl.load_workbook(path)["Eén"]
    assert [[cell.value for cell in row] for row in sheet["A3:C5"]] == [
        ["Gemeente", "2018", "2019"],
        ["Dordrecht", 1235, "verborgen"],
        ["Regio", 62, 0.5],
    ]
    assert sheet["B4"].number_format == '#,##0" (voorlopig)"'
    assert sheet["B5"].font.bold
    assert not sheet["B4"].font.bold
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Eén").to_python()
    assert rows[3:] == [["Dordrecht", 1235.0, "verborgen"], ["Regio", 62.0, 0.5]]


def test_a_table_is_a_real_one_and_its_header_stays_in_sight(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, VOOR, EEN))["Eén"]
    assert {table.name: table.ref for table in sheet.tables.values()} == {"tabel_een": "A3:C5"}
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"


def test_a_link_leads_to_the_sheet_it_names_whatever_that_is_called(tmp_path: Path) -> None:
    lastig = replace(EEN, naam="Foto's: en meer dan eenendertig tekens")
    voor = replace(VOOR, regels=(Regel(Verwijzing("Naar", lastig.naam)),))
    book = openpyxl.load_workbook(written(tmp_path, voor, lastig))
    link = book["Voorblad"]["A1"].hyperlink
    assert link is not None
    assert link.location == "'" + book.sheetnames[1].replace("'", "''") + "'!A1"
    assert book["Voorblad"]["A1"].value == "Naar"


def test_a_picture_says_what_is_on_it(tmp_path: Path) -> None:
    blad = replace(EEN, plaatje=Plaatje(png(tmp_path / "p.png"), "Een punt & meer"))
    with zipfile.ZipFile(written(tmp_path, blad)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Een punt &amp; meer"' in drawing


def test_the_mark_stands_above_every_printed_page(tmp_path: Path) -> None:
    path = written(tmp_path, VOOR, EEN)
    book = openpyxl.load_workbook(path)
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
    assert all("<oddHeader>&amp;LMERK &amp;&amp; MERK&amp;R" in sheet for sheet in sheets)
    assert book.properties.title == "Titel & zo"


def test_wide_text_gets_as_many_lines_as_it_needs(tmp_path: Path) -> None:
    lang = replace(EEN, rijen=[("woord " * 40, "x", "x"), ("kort", "x", "x")])
    sheet = openpyxl.load_workbook(written(tmp_path, lang))["Eén"]
    assert sheet.column_dimensions["A"].width < 60
    assert sheet.row_dimensions[4].height > 4 * sheet.row_dimensions[5].height


@pytest.mark.parametrize(
    ("rijen", "reden"),
    [
        ([], "do not fill"),
        ([("Dordrecht", "x")], "do not fill"),
        ([("Dordrecht", "", "x")], "empty cell"),
        ([("Dordrecht", " ", "x")], "empty cell"),
    ],
)
def test_a_table_with_a_hole_is_not_written(
    tmp_path: Path, rijen: list[tuple[Inhoud, ...]], reden: str
) -> None:
    with pytest.raises(ValueError, match=reden):
        written(tmp_path, replace(EEN, rijen=rijen))
    assert list(tmp_path.iterdir()) == []


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=40).filter(lambda t: t.isprintable() and t.strip()),
            st.floats(allow_nan=False, allow_infinity=False, width=32),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_words_and_numbers_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, float]]
) -> None:
    blad = Tabelblad(
        "Blad",
        "tabel",
        (),
        ("Naam", "Getal"),
        [(word, Getal(number, "0.0", str(number))) for word, number in rows],
    )
    path = written(tmp_path_factory.mktemp("boek"), blad)
    found = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    assert [word for word, _ in found] == [word for word, _ in rows]
    assert [number for _, number in found] == pytest.approx([n for _, n in rows], rel=1e-15)
