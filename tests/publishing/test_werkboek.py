"""The workbook of an edition, read by two other libraries against the published table."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing import Edition, render
from ghnt_pipeline.publishing.opmaak import getal_van
from ghnt_pipeline.publishing.werkboek import GEEN_TEKENS, bladnaam
from ghnt_pipeline.publishing.werkboek.cijfers import TEKENS, formaat_van
from ghnt_pipeline.publishing.woorden import MERK
from ghnt_pipeline.reference import gemeenten_van_de_regio

from .reading_back import sheet_rows
from .synthetic import KWARTALEN, alleen

VOORIN = ["Voorblad", "Inhoud", "Uitleg", "Tekens", "Definities"]


@pytest.fixture(scope="module")
def path(folder: Path) -> Path:
    return folder / "ghnt-2019K4.xlsx"


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def lines_above(sheet: Worksheet) -> list[str]:
    """What stands above the table."""
    (table,) = sheet.tables.values()
    top = int(re.findall(r"\d+", table.ref)[0])
    return [str(sheet.cell(row, 1).value) for row in range(1, top)]


def by_title(book: Workbook, title: str) -> Worksheet:
    (sheet,) = [s for s in book if str(s["A1"].value).partition(". ")[2] == title]
    return sheet


def test_the_workbook_begins_with_what_one_must_know(book: Workbook) -> None:
    assert book.sheetnames[:5] == VOORIN
    cover = [str(cell.value) for cell in book["Voorblad"]["A"]]
    assert cover[0] == "Huiselijk geweld en kindermishandeling"
    assert "4e kwartaal 2019" in cover
    assert "Peildatum: 31 december 2019" in cover
    assert f"Status: {MERK}" in cover
    assert "Veilig Thuis: meldingen." in cover, "the source"


def test_the_contents_lead_to_every_sheet_of_figures_and_back(book: Workbook) -> None:
    named = [sheet.title for sheet, _ in sheets_of_figures_of(book)]
    assert named == book.sheetnames[5:]
    for row in book["Inhoud"].iter_rows(min_row=4):
        link = row[0].hyperlink
        assert link is not None
        assert link.location == f"'{row[0].value}'!A1"
        target = book[str(row[0].value)]
        assert str(target["A1"].value).endswith(f". {row[1].value}")
        back = [cell.hyperlink.location for cell in target["A"] if cell.hyperlink]
        assert back == ["'Inhoud'!A1", "'Definities'!A1"]


def sheets_of_figures_of(book: Workbook) -> list[tuple[Worksheet, str]]:
    rows = book["Inhoud"].iter_rows(min_row=4, values_only=True)
    return [(book[str(row[0])], str(row[3])) for row in rows]


def test_each_sheet_has_one_real_table_filled_throughout_and_nothing_merged(
    book: Workbook,
) -> None:
    names = []
    for sheet in book:
        assert not sheet.merged_cells.ranges, sheet.title
        if sheet.title in {"Voorblad", "Uitleg"}:
            assert not sheet.tables
            continue
        (table,) = sheet.tables.values()
        names.append(table.name)
        cells = [cell for row in sheet[table.ref] for cell in row]
        assert not [c.coordinate for c in cells if c.value is None or c.value == ""], sheet.title
        head, rows = sheet_rows(sheet)
        assert len(set(head)) == len(head)
        assert [column.name for column in table.tableColumns] == head
        assert rows
        assert sheet.freeze_panes is not None
    assert len(set(names)) == len(names) == len(book.sheetnames) - 2


def test_each_sheet_of_figures_tells_its_status_and_the_words_it_uses(book: Workbook) -> None:
    for sheet, _ in sheets_of_figures_of(book):
        above = lines_above(sheet)
        assert MERK in above[1]
        legend = " ".join(above[4:])
        _, rows = sheet_rows(sheet)
        shown = [value for row in rows for value in row if isinstance(value, str)]
        formats = [cell.number_format for row in sheet.iter_rows() for cell in row]
        for sign in TEKENS:
            word = sign.symbool if sign.woord == "grenzen" else sign.woord
            if word == "20–35":
                used = any(re.match(r"\d[\d.]*–\d", value) for value in shown)
            else:
                used = word in shown or any(word in text for text in formats + shown)
            assert used == (f"{word}: " in legend), f"{sheet.title}: {word}"
        if not any(f"{sign.woord}: " in legend for sign in TEKENS) and "20–35: " not in legend:
            assert GEEN_TEKENS in legend


def test_every_word_of_a_legend_is_explained_in_front(book: Workbook) -> None:
    _, rows = sheet_rows(book["Tekens"])
    assert len(rows) == len(TEKENS) == 8
    assert {str(row[0]) for row in rows} >= {"verborgen", "weggelaten", "voorlopig", "20–35"}


def test_a_hidden_figure_is_a_word_and_a_provisional_one_a_number(
    edition: Edition, book: Workbook
) -> None:
    sheet = by_title(book, "Meldingen, per gemeente, per jaar en per kwartaal")
    head, rows = sheet_rows(sheet)
    assert head == [
        "Gemeente", "2018", "2019", *(f"{k[:4]} {k[4:]}" for k in KWARTALEN)
    ]  # fmt: skip
    assert [row[0] for row in rows] == [
        *(g.naam for g in gemeenten_van_de_regio()),
        *("Gemeente onbekend", "Buiten de regio", "Regio"),
    ]
    alblasserdam = dict(zip(head, rows[0], strict=True))
    assert alblasserdam["2018 K3"] == "verborgen"
    row = edition.per_sleutel["meldingen", "GM0482", "2019K4", "totaal", "totaal"]
    assert alblasserdam["2019 K4"] == row.waarde
    last = sheet.cell(sheet.max_row, len(head))
    assert last.number_format == '#,##0" (voorlopig)"'


@pytest.mark.parametrize(
    ("title", "row", "column", "expected"),
    [
        ("De regio in cijfers, per jaar", ("Contacten", "totaal"), "2018", "2.780–3.315"),
        ("Cliënten in hulp, per gemeente, per jaar", ("Hoeksche Waard",), "2018", "geen gegevens"),
        ("Meldingen naar soort geweld, per gemeente, per jaar", ("Dordrecht", "Huiselijk geweld"),
         "2019", "weggelaten"),
        ("Meldingen naar soort, regio, per jaar en per kwartaal", ("Eerste melding",), "2018 K1",
         "nog niet volledig"),
        ("Triage binnen 1 dag, in procenten, per gemeente, per jaar", ("Dordrecht",),
         "2018 aantal", 45),
        ("Meldingen, per gemeente, per jaar en per kwartaal", ("Buiten de regio",), "2018",
         "niet van toepassing"),
    ],
)  # fmt: skip
def test_each_status_has_its_own_word(
    edition: Edition, book: Workbook, title: str, row: tuple[str, ...], column: str,
    expected: object,
) -> None:  # fmt: skip
    head, rows = sheet_rows(by_title(book, title))
    (found,) = [r for r in rows if tuple(r[: len(row)]) == row]
    value = dict(zip(head, found, strict=True))[column]
    if column == "2018 aantal":
        published = edition.per_sleutel["triage_binnen_1_dag", "GM0505", "2018", "totaal", "totaal"]
        expected = published.teller
    assert value == expected


def test_another_reader_finds_the_same_cells(path: Path, book: Workbook) -> None:
    other = CalamineWorkbook.from_path(path)
    assert other.sheet_names == book.sheetnames
    for sheet, _ in sheets_of_figures_of(book):
        head, rows = sheet_rows(sheet)
        found = other.get_sheet_by_name(sheet.title).to_python()[-len(rows) - 1 :]
        assert [row[: len(head)] for row in found] == [head, *rows], sheet.title


def test_every_indicator_with_a_table_has_its_definition(edition: Edition, book: Workbook) -> None:
    _, rows = sheet_rows(book["Definities"])
    told = {str(row[0]): row for row in rows}
    for name in {waarde.indicator for waarde in edition.waarden}:
        indicator = load_indicators()[name]
        assert indicator.definitie in told[indicator.titel]
        assert indicator.kanttekening in told[indicator.titel]


def test_the_charts_of_the_region_stand_below_their_tables_with_words(
    path: Path, book: Workbook
) -> None:
    with_picture = {
        str(sheet["A1"].value).partition(". ")[2]
        for sheet in book
        if sheet._images  # type: ignore[attr-defined]
    }
    assert "De regio in cijfers, per jaar" in with_picture, "the goals"
    assert "Meldingen, per gemeente, per jaar en per kwartaal" in with_picture
    assert "Vervolg na onderzoek naar vervolg, regio, per jaar" in with_picture
    with zipfile.ZipFile(path) as archive:
        drawings = [n for n in archive.namelist() if n.startswith("xl/drawings/drawing")]
        described = [archive.read(name).decode().count(' descr="') for name in drawings]
    assert len(with_picture) == len(drawings) == sum(described)


@pytest.mark.parametrize(
    ("value", "unit", "behind", "format_"),
    [
        (1235.0, "aantal", "", "#,##0"),
        (62.0, "procent", "", '#,##0" %"'),
        (1250.0, "euro", " (voorlopig)", '"€ "#,##0" (voorlopig)"'),
        (2.4, "per_1000", "", "#,##0.0"),
        (45.0, "dagen", " (onvolledig en voorlopig)", '#,##0" (onvolledig en voorlopig)"'),
    ],
)
def test_a_number_format_shows_what_the_pages_show(
    value: float, unit: str, behind: str, format_: str
) -> None:
    assert formaat_van(unit, behind) == format_
    words = re.sub(r'"([^"]*)"', r"\1", format_)
    number = re.sub(r"#,##0(\.0)?", "{}", words)
    digits = getal_van(value, "per_1000" if unit == "per_1000" else "aantal")
    assert number.format(digits) == getal_van(value, unit) + behind


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 99), st.sampled_from(sorted({i.titel for i in load_indicators().values()})))
def test_the_name_of_a_sheet_fits_and_ends_on_a_whole_word(number: int, title: str) -> None:
    name = bladnaam(number, f"{title} naar hoe lang ze openstaan")
    assert len(name) <= 31
    assert name.startswith(f"{number} {title.split(maxsplit=1)[0]}")
    assert f"{title} naar hoe lang ze openstaan ".startswith(name.partition(" ")[2] + " ")
    assert name.split()[-1] not in {"naar", "van", "de", "per"}


def test_a_proved_edition_has_a_workbook_and_a_package_without_the_mark(
    edition: Edition, tmp_path: Path
) -> None:
    render(replace(alleen(edition, "regio"), is_bewezen=True), tmp_path)
    book = openpyxl.load_workbook(tmp_path / "ghnt-2019K4.xlsx")
    words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [word for word in words if MERK in word]
    assert "Status: bescherming bewezen" in words
    assert MERK not in (tmp_path / "datapackage.json").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "ghnt-2019K4.xlsx") as archive:
        assert MERK not in archive.read("xl/worksheets/sheet1.xml").decode()
