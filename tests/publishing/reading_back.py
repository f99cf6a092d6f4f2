"""What a reader finds in the files of an edition, read back by its words and none of our writers.

Of every medium the same is asked: per (indicator, gebied, periode, uitsplitsing, categorie) what is
shown. `Shown` holds the number of the figure, the counts behind it and the bounds, or only words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.reference import categorieen, gemeenten, gemeenten_van_de_regio

Key = tuple[str, str, str, str, str]

AREAS = {g.naam: g.code for g in gemeenten().values() if g.in_regio or not g.code.startswith("GM")}
AREAS["Regio"] = "regio"
PERIOD = re.compile(r"(\d{4})(?: K([1-4]))?")
NUMBER = re.compile(r"(?:€ )?(\d[\d.]*(?:,\d+)?)(?: %)?")


@dataclass
class Shown:
    """The numbers that stand in one place for one figure; the first is the figure itself."""

    figure: float | None = None
    teller: float | None = None
    noemer: float | None = None
    bounds: str = ""


def dutch(text: str) -> float:
    """`1.234,5`, `62 %` or `€ 1.250` as a number; anything else is an error."""
    found = NUMBER.fullmatch(text)
    assert found is not None, text
    return float(found.group(1).replace(".", "").replace(",", "."))


def period(text: str) -> str:
    found = PERIOD.match(text)
    assert found is not None, text
    return found.group(1) + (f"K{found.group(2)}" if found.group(2) else "")


def category(indicator: str, breakdown: str, label: str) -> str:
    (code,) = [c.kort for c in categorieen(indicator, breakdown) if c.label == label]
    return code


def open_table(folder: Path) -> dict[Key, Shown]:
    """The long open table."""
    with (folder / "tabellen" / "indicatoren.csv").open(encoding="utf-8", newline="") as file:
        return {
            (r["indicator"], r["gebied"], r["periode"], r["uitsplitsing"], r["categorie"]): of(r)
            for r in csv.DictReader(file)
        }


def of(row: dict[str, str]) -> Shown:
    teller, noemer = (float(row[n]) if row[n] else None for n in ("teller", "noemer"))
    bounds = f"{row['ondergrens']}-{row['bovengrens']}".strip("-")
    return Shown(float(row["waarde"]) if row["waarde"] else None, teller, noemer, bounds)


def open_tables(folder: Path) -> Iterator[tuple[str, Key, Shown]]:
    """Every row of the tables by subject, with the file it stands in."""
    subjects = {
        indicator.id if deel == "totaal" or len(indicator.uitsplitsingen) == 1
        else f"{indicator.id}-{deel}": (indicator.id, deel)
        for indicator in load_indicators().values()
        for deel in indicator.uitsplitsingen
    }  # fmt: skip
    for path in sorted((folder / "tabellen").glob("*.csv")):
        if path.stem in {"indicatoren", "wijzigingen"}:
            continue
        indicator, breakdown = subjects[path.stem]
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = (indicator, row["gebied"], row["periode"], breakdown, row["categorie"])
                yield path.name, key, of(row)


@dataclass
class Cell:
    text: str = ""
    behind: str = ""
    """`730 van 1.285` or `over 60`, under the figure."""
    href: str = ""


@dataclass
class Table:
    id: str = ""
    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)


class Tables(HTMLParser):
    """The tables of a page; words for screen readers and signs are left out of the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._inside: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._inside.append((tag, found.get("class", "")))
        if tag == "table":
            self.tables.append(Table())
        elif tag == "caption":
            self.tables[-1].id = found.get("id", "")
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"}:
            self.tables[-1].rows[-1].append(Cell())
        elif tag == "a" and self._in("th"):
            self.tables[-1].rows[-1][-1].href = found.get("href", "")
        if tag in {"meta", "link", "img", "br"}:
            self._inside.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._inside.pop()[0] == tag

    def _in(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self._inside)

    def handle_data(self, data: str) -> None:
        classes = {word for _, words in self._inside for word in words.split()}
        if self._in("caption"):
            self.tables[-1].caption += data
        elif self._in("td", "th") and not classes & {"verborgen-tekst", "teken"}:
            cell = self.tables[-1].rows[-1][-1]
            if "waarvan" in classes:
                cell.behind += data
            else:
                cell.text = (cell.text + data).strip()


def tables_of(page: Path) -> list[Table]:
    return Tables(page.read_text("utf-8")).tables


def page_cells(folder: Path) -> Iterator[tuple[str, Key, Cell]]:
    """Every figure in a table of a page about an area, with the page it stands on."""
    pages = {"index.html": "regio"}
    pages |= {f"gemeenten/{g.slug}.html": g.code for g in gemeenten_van_de_regio()}
    for page, area in pages.items():
        for table in tables_of(folder / page):
            indicator, _, part = table.id.partition("-")
            if indicator in load_indicators() and part:
                for key, cell in _table_cells(table, indicator, part, area):
                    yield page, key, cell


def _table_cells(table: Table, indicator: str, part: str, area: str) -> Iterator[tuple[Key, Cell]]:
    head, *rest = table.rows
    groups = [AREAS[c.text] for c in head[1:]] if len(head) < len(rest[-1]) else []
    if groups:
        columns, rows = rest[0], rest[1:]
        areas = [g for g in groups for _ in range(len(columns) // len(groups))]
    else:
        columns, rows = head[1:], rest
        areas = [area] * len(columns)
    breakdown = _breakdown(indicator, part, table.caption)
    for name, *cells in rows:
        for column, where, cell in zip(columns, areas, cells, strict=True):
            when = period(column.text)
            if part.startswith("totaal"):
                yield (indicator, AREAS[name.text], when, *_main(indicator)), cell
            else:
                code = category(indicator, breakdown, name.text)
                yield (indicator, where, when, breakdown, code), cell


def _main(indicator: str) -> tuple[str, str]:
    return ("soort", "politie") if indicator == "zonder_recidive_12m" else ("totaal", "totaal")


def _breakdown(indicator: str, part: str, caption: str) -> str:
    parts = [d for d in load_indicators()[indicator].uitsplitsingen if d != "totaal"]
    if part.startswith("totaal") or len(parts) == 1:
        return parts[0] if parts else "totaal"
    (found,) = [d for d in parts if f" {woorden.UITSPLITSINGEN[d]}," in caption]
    return found


def sheets_of_figures(path: Path) -> Iterator[tuple[Worksheet, str]]:
    """The sheets with figures and the open file that each names in the contents."""
    book = openpyxl.load_workbook(path)
    for row in book["Inhoud"].iter_rows(values_only=True):
        name, file = row[0], str(row[3])
        if file.startswith("tabellen/"):
            yield book[str(name)], file.removeprefix("tabellen/").removesuffix(".csv")


def sheet_rows(sheet: Worksheet) -> tuple[list[str], list[list[object]]]:
    """The header and the rows of the one table of a sheet."""
    (table,) = sheet.tables.values()
    head, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [str(value) for value in head], rows
