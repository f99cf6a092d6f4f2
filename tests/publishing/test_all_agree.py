"""HTML, XLSX, CSV and chart labels: every number in one of them stands in the others as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ghnt_pipeline.indicators import Eenheid, load_indicators
from ghnt_pipeline.publishing import Edition
from ghnt_pipeline.reference import categorieen, gemeenten_van_de_regio

from .labels import LABEL, Drawn, Made
from .reading_back import (
    AREAS,
    Key,
    Shown,
    category,
    dutch,
    open_table,
    open_tables,
    page_cells,
    period,
    sheet_rows,
    sheets_of_figures,
    tables_of,
)
from .synthetic import KWARTALEN

VAN = re.compile(r"([\d.]+) van ([\d.]+)")


def test_html_xlsx_csv_and_chart_labels_agree_on_every_number(
    edition: Edition, drawn: Made
) -> None:
    folder, labels = drawn.folder, drawn.labels
    published = open_table(folder)
    assert published == {w.sleutel: _of(edition, w.sleutel) for w in edition.waarden}

    in_tables = list(open_tables(folder))
    assert sorted(key for _, key, _ in in_tables) == sorted(published)
    assert all(published[key] == shown for _, key, shown in in_tables)

    on_pages = _check_pages(folder, published)
    in_book = _check_workbook(folder, published)
    in_charts = _check_charts(folder, labels, published)

    figures = {key for key, shown in published.items() if shown.figure is not None}
    assert figures - on_pages == set(), "a published figure stands on no page"
    numbers = {(key, which) for key in figures for which in ("figure", *_counts_behind(key))}
    assert numbers - in_book == set(), "a published number stands on no sheet"
    assert len(in_charts) > 150


def _counts_behind(key: Key) -> tuple[str, ...]:
    """The counts that are told of a share and of a mean."""
    if load_indicators()[key[0]].eenheid is Eenheid.PROCENT:
        return ("teller", "noemer")
    return ("noemer",) if key[4] == "gemiddelde" else ()


def _of(edition: Edition, key: Key) -> Shown:
    row = edition.per_sleutel[key]
    bounds = "" if row.ondergrens is None else f"{row.ondergrens}-{row.bovengrens}"
    return Shown(row.waarde, row.teller, row.noemer, bounds)


def _check_pages(folder: Path, published: dict[Key, Shown]) -> set[Key]:
    seen = set()
    for page, key, cell in page_cells(folder):
        row = published.get(key)
        where = f"{page}: {key}: {cell.text!r}"
        if row is None or (row.figure is None and not row.bounds):
            assert not re.search(r"\d", cell.text + cell.behind), where
        elif row.figure is None:
            assert cell.text.replace(".", "").replace("–", "-") == row.bounds, where
        else:
            assert dutch(cell.text) == row.figure, where
            _check_behind(cell.behind, key, row)
            seen.add(key)
    return seen


def _check_behind(behind: str, key: Key, row: Shown) -> None:
    unit = load_indicators()[key[0]].eenheid
    if unit is Eenheid.PROCENT:
        found = VAN.fullmatch(behind)
        assert found is not None, key
        assert [dutch(found.group(1)), dutch(found.group(2))] == [row.teller, row.noemer], key
    elif key[4] == "gemiddelde":
        assert dutch(behind.removeprefix("over ")) == row.noemer, key
    else:
        assert behind == "", key


def _check_workbook(folder: Path, published: dict[Key, Shown]) -> set[tuple[Key, str]]:
    seen = set()
    for sheet, file in sheets_of_figures(folder / "ghnt-2019K4.xlsx"):
        head, rows = sheet_rows(sheet)
        cells = _of_region(head, rows) if file == "indicatoren" else _of_sheet(file, head, rows)
        for key, which, value in cells:
            row = published.get(key)
            number = None if row is None else getattr(row, which)
            where = f"{sheet.title}: {key} {which}"
            if row is None or row.figure is None or number is None:
                assert isinstance(value, str), where
                told = value.replace(".", "").replace("–", "-")
                assert told.startswith(row.bounds if row else ""), where
                assert (row is not None and row.bounds) or not re.search(r"\d", value), where
            else:
                assert value == number, where
                assert not isinstance(value, str), where
                seen.add((key, which))
    return seen


def _of_region(head: list[str], rows: list[list[object]]) -> Iterator[tuple[Key, str, object]]:
    """The sheets of the region: figures and the counts behind them below each other."""
    titles = {indicator.titel: indicator for indicator in load_indicators().values()}
    for title, part, _, *values in rows:
        indicator = titles[str(title)]
        breakdown = "maat" if "maat" in indicator.uitsplitsingen else "totaal"
        code = "gemiddelde" if breakdown == "maat" else "totaal"
        which = {"aantal": "teller", "over hoeveel": "noemer", "aandeel": "figure"}.get(str(part))
        if which is None and indicator.eenheid is Eenheid.PROCENT:
            which = "noemer"
        if which is None:
            which = "figure"
            code = next(c.kort for c in categorieen(indicator.id, breakdown)
                        if c.label.lower() == part)  # fmt: skip
        for column, value in zip(head[3:], values, strict=True):
            yield (indicator.id, "regio", period(column), breakdown, code), which, value


def _of_sheet(
    file: str, head: list[str], rows: list[list[object]]
) -> Iterator[tuple[Key, str, object]]:
    """A sheet of one indicator: municipalities, categories or both, periods beside each other."""
    indicator, _, breakdown = file.partition("-")
    breakdown = breakdown or load_indicators()[indicator].uitsplitsingen[0]
    names = next(n for n, column in enumerate(head) if re.match(r"\d{4}", column))
    for row in rows:
        area = AREAS[str(row[0])] if head[0] == "Gemeente" else "regio"
        label = str(row[names - 1])
        code = "totaal" if breakdown == "totaal" else category(indicator, breakdown, label)
        for column, value in zip(head[names:], row[names:], strict=True):
            which = {"aantal": "teller", "totaal": "noemer", "over hoeveel": "noemer"}.get(
                column.partition(period(column).replace("K", " K"))[2].strip(), "figure"
            )
            yield (indicator, area, period(column), breakdown, code), which, value


def _check_charts(
    folder: Path, labels: dict[str, list[Drawn]], published: dict[Key, Shown]
) -> list[Key]:
    areas = {"regio": "regio"} | {g.slug: g.code for g in gemeenten_van_de_regio()}
    seen = []
    for name, parts in labels.items():
        kind, _, area = name.partition("-")
        if kind == "meldingen":
            found = list(_run_chart(parts[0], areas[area]))
        elif kind == "doelen":
            page = "index.html" if area == "regio" else f"gemeenten/{area}.html"
            found = list(_goals(parts, folder / page, areas[area]))
        else:
            found = list(CHARTS[name](parts))
        for key, which, number in found:
            assert getattr(published[key], which) == number, f"{name}: {key} {which}"
            seen.append(key)
        assert found, name
    return seen


Label = tuple[Key, str, float]


def _run_chart(part: Drawn, area: str) -> Iterator[Label]:
    for word, x, y in part.numbers():
        assert dutch(word) == y
        yield ("meldingen", area, KWARTALEN[int(x)], "totaal", "totaal"), "figure", y


def _goals(parts: list[Drawn], page: Path, area: str) -> Iterator[Label]:
    """The labels of the goals, in the order of the table under the chart, which says the same."""
    (table,) = [t for t in tables_of(page) if t.id == "doelen-tabel"]
    words = [word for part in parts for word, _, _ in part.words]
    shares = [w for w in words if LABEL.fullmatch(w) and w.endswith("%")]
    counts = [w for w in words if VAN.fullmatch(w)]
    rows = [row for row in table.rows[1:] if row[2].behind]
    assert [row[2].text for row in rows] == shares
    assert [row[2].behind for row in rows] == counts
    for row in rows:
        indicator = row[0].href.removeprefix("#")
        main = ("soort", "politie") if indicator == "zonder_recidive_12m" else ("totaal", "totaal")
        key = (indicator, area, period(row[1].text), *main)
        yield from _share(key, row[2].text, row[2].behind)


def _share(key: Key, share: str, counts: str) -> Iterator[Label]:
    found = VAN.fullmatch(counts)
    assert found is not None, key
    yield key, "figure", dutch(share)
    yield key, "teller", dutch(found.group(1))
    yield key, "noemer", dutch(found.group(2))


def _side_by_side(
    parts: list[Drawn], indicator: str, when: str, cell: tuple[str, str]
) -> Iterator[Label]:
    (part,) = [p for p in parts if "Dordrecht" in p.names]
    # the region stands apart, 0.6 of a row above the municipalities
    places = {round(y, 3): part.names[round(y - 0.6) if y > 0 else 0] for _, _, y in part.words
              if y >= 0}  # fmt: skip
    for place, name in places.items():
        words = [w for w, _, y in part.words if round(y, 3) == place]
        shares = [w for w in words if LABEL.fullmatch(w)]
        counts = [w for w in words if VAN.fullmatch(w)]
        for share, count in zip(shares, counts, strict=True):
            yield from _share((indicator, AREAS[name], when, *cell), share, count)


def _tiles(parts: list[Drawn]) -> Iterator[Label]:
    for part in parts:
        for word, x, _ in part.numbers():
            key = ("meldingen", AREAS[part.title], KWARTALEN[int(x)], "totaal", "totaal")
            yield key, "figure", dutch(word)


def _bars(parts: list[Drawn]) -> Iterator[Label]:
    for word, x, y in parts[0].numbers():
        code = category("vervolg_onderzoek", "vervolg", parts[0].names[int(y)])
        assert dutch(word) == x
        yield ("vervolg_onderzoek", "regio", "2019", "vervolg", code), "figure", x


def _ages(parts: list[Drawn]) -> Iterator[Label]:
    """A row of bars per age class, its name first."""
    indicator = "werkvoorraad_meldingen"
    for part in parts:
        code = category(indicator, "leeftijdsklasse", part.words[0][0])
        for word, x, y in part.numbers():
            assert dutch(word) == y
            yield (indicator, "regio", KWARTALEN[int(x)], "leeftijdsklasse", code), "figure", y


def _overlap(parts: list[Drawn]) -> Iterator[Label]:
    combinations = categorieen("overlap_thema", "combinatie")
    for word, x, y in parts[0].numbers():
        assert dutch(word) == y
        code = combinations[int(x)].kort
        yield ("overlap_thema", "regio", "2019", "combinatie", code), "figure", y
    labels = {y: word for word, _, y in parts[1].words if not LABEL.fullmatch(word)}
    for word, _, y in parts[1].numbers():
        code = category("meldingen", "thema", labels[y])
        yield ("meldingen", "regio", "2019", "thema", code), "figure", dutch(word)


def _funnel(parts: list[Drawn]) -> Iterator[Label]:
    key = ("triage_binnen_1_dag", "regio", "2019", "totaal", "totaal")
    (word,) = [w for w, _, _ in parts[0].words if w.startswith("regio ")]
    yield key, "figure", dutch(word.removeprefix("regio "))
    for name, x, _ in parts[0].words:
        if name in AREAS:
            yield (key[0], AREAS[name], *key[2:]), "noemer", x


CHARTS = {
    "tegelkaart-meldingen": _tiles,
    "stippen-triage-binnen-5-werkdagen": lambda parts: _side_by_side(
        parts, "triage_binnen_5_werkdagen", "2019", ("totaal", "totaal")
    ),
    "stippen-zonder-recidive-12m": lambda parts: _side_by_side(
        parts, "zonder_recidive_12m", "2018", ("soort", "politie")
    ),
    "trechter-triage-binnen-1-dag": _funnel,
    "overlap-themas": _overlap,
    "vervolg-onderzoek": _bars,
    "leeftijd-werkvoorraad-meldingen": _ages,
}
