"""Handmade leaks in a rendered edition: each shows something the published table does not say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ghnt_pipeline.protecting import in_woorden
from ghnt_pipeline.publishing import Edition, render
from ghnt_pipeline.workbooks import Blad, Kolom, write_workbook
from publishing.labels import made, make
from publishing.synthetic import ALBLASSERDAM, UITGEVER, alleen, synthetische_editie

from .content import unexplained

CHART = Path("grafieken") / "meldingen-alblasserdam.svg"
PAGE = Path("gemeenten") / "alblasserdam.html"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return synthetische_editie()


@pytest.fixture(scope="module")
def rendered(once: Callable[..., Path]) -> Path:
    return made(once("synthetische-editie", make)).folder


@pytest.fixture
def folder(rendered: Path, tmp_path: Path) -> Path:
    """An edition to put a leak in."""
    return Path(shutil.copytree(rendered, tmp_path / "edition"))


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")


def test_everything_in_an_edition_follows_from_its_open_table(
    folder: Path, edition: Edition
) -> None:
    assert unexplained(folder, edition) == []


def test_no_figure_of_the_edition_is_taken_from_anywhere_else(
    folder: Path, edition: Edition
) -> None:
    """The check cannot pass by drawing the figures it was given: it reads the table's."""
    doubled = replace(
        edition,
        waarden=tuple(replace(w, waarde=None if w.waarde is None else 2 * w.waarde)
                      for w in edition.waarden),
    )  # fmt: skip
    assert unexplained(folder, doubled) == []


def test_a_chart_line_at_the_height_of_a_hidden_count_is_found(
    folder: Path, edition: Edition
) -> None:
    point = re.compile(r"(M \d+\.?\d* )\d+\.?\d*( \nL)")
    rewrite(folder / CHART, lambda svg: point.sub(r"\g<1>191.4\2", svg, count=1))

    assert unexplained(folder, edition) == [str(CHART)]


def test_a_hidden_count_in_an_alternative_text_is_found(folder: Path, edition: Edition) -> None:
    rewrite(folder / PAGE, lambda html: html.replace('alt="Lijngrafiek.', 'alt="Lijngrafiek. 3', 1))

    assert unexplained(folder, edition) == [str(PAGE)]


def test_a_sheet_nobody_publishes_is_found(folder: Path, edition: Edition) -> None:
    sheet = Blad("Cijfers", (Kolom("aantal", 10),), [(3,)])
    write_workbook(folder / "ghnt-2019K4.xlsx", [sheet], titel="Cijfers")

    assert unexplained(folder, edition) == ["ghnt-2019K4.xlsx"]


def test_rows_in_the_order_of_true_counts_are_found(folder: Path, edition: Edition) -> None:
    def swap(html: str) -> str:
        rows = re.findall(r"<tr>\n<th scope=\"row\">.*?</tr>\n", html, flags=re.DOTALL)
        first, second = rows[0], rows[1]
        return html.replace(first, "#", 1).replace(second, first, 1).replace("#", second, 1)

    rewrite(folder / PAGE, swap)

    assert unexplained(folder, edition) == [str(PAGE)]


def test_a_count_in_the_record_for_a_data_catalogue_is_found(
    edition: Edition, tmp_path: Path
) -> None:
    record = Path("dcat.jsonld")
    klein = replace(alleen(edition, "regio", ALBLASSERDAM), uitgever=UITGEVER)
    render(klein, tmp_path)
    assert (tmp_path / record).exists()
    assert unexplained(tmp_path, klein) == []

    rewrite(tmp_path / record, lambda text: text.replace('"title": "Hui', '"title": "3 Hui', 1))

    assert unexplained(tmp_path, klein) == [str(record)]


def test_a_count_in_a_file_name_is_found(folder: Path, edition: Edition) -> None:
    named = CHART.with_name("meldingen-alblasserdam-3.svg")
    (folder / CHART).rename(folder / named)

    assert unexplained(folder, edition) == [str(named), str(CHART)]


def test_a_true_count_in_a_sentence_is_found(folder: Path, edition: Edition) -> None:
    rounded = re.compile(r"ongeveer\s(\d[\d.]*)[05]\b")
    rewrite(folder / "index.html", lambda html: rounded.sub(r"ongeveer \g<1>3", html, count=1))

    assert unexplained(folder, edition) == ["index.html"]


def test_a_colour_that_was_chosen_by_a_true_count_is_found(folder: Path, edition: Edition) -> None:
    map_ = Path("grafieken") / "tegelkaart-meldingen.svg"
    rewrite(folder / map_, lambda svg: re.sub(r"fill: #[0-9a-f]{6}", "fill: #123456", svg, count=1))

    assert unexplained(folder, edition) == [str(map_)]


def test_a_number_beside_a_hidden_row_of_the_open_table_is_found(
    folder: Path, edition: Edition
) -> None:
    table = Path("tabellen") / "indicatoren.csv"
    hidden = ",,,,,,aantal,verborgen"
    rewrite(folder / table, lambda text: text.replace(hidden, f",3{hidden[1:]}", 1))

    assert unexplained(folder, edition) == [str(table)]


def test_findings_in_an_edition_hold_no_number() -> None:
    totals = [{"bevinding": "overlap-niet-zichtbaar"}, {"bevinding": "totaal-groter-dan-som"}]
    sentences = in_woorden({"tegenstrijdig": [1], "ongedekt": [2], "totalen": totals})
    assert len(sentences) == 4
    assert not any(re.search(r"\d", sentence) for sentence in sentences)


@pytest.mark.parametrize("finding", ["totaal-te-klein-bij-paren", "totaal-te-groot-bij-paren"])
def test_a_total_that_does_not_fit_its_pairs_is_told_of_in_an_edition(finding: str) -> None:
    assert in_woorden({"totalen": [{"bevinding": finding}]}) == in_woorden(
        {"totalen": [{"bevinding": "totaal-groter-dan-som"}]}
    )
