"""The workbook with true figures: all of them, marked, and for the owner alone."""

from __future__ import annotations

import stat
from pathlib import Path

import openpyxl
import pytest

from ghnt_pipeline import store
from ghnt_pipeline.bevindingen import write_cijfers
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Project

PERIODS = [Periode.parse("2018K2"), Periode.parse("2019")]
HEADER = 6


@pytest.fixture(scope="module")
def written(example_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Project(example_project).store
    figures, curves = store.true_figures(path, PERIODS), store.survival(path, PERIODS)
    return write_cijfers(tmp_path_factory.mktemp("x") / "intern", figures, curves)


def test_every_true_figure_of_the_periods_is_there_and_hidden_ones_too(
    written: Path, example_project: Path
) -> None:
    book = openpyxl.load_workbook(written, read_only=True)
    rows = [row for sheet in book.worksheets[:3]
            for row in sheet.iter_rows(min_row=HEADER + 1, values_only=True)]  # fmt: skip
    with store.connect_read_only(Project(example_project).store) as connection:
        (true,) = connection.execute(
            "select count(*), sum(teller), count(*) filter (waarde = 0) "
            "from ind_waarde where periode in ('2018K2', '2019')"
        ).fetchall()

    tellers = [row[7] for row in rows if isinstance(row[7], int)]
    assert (len(rows), sum(tellers)) == true[:2]
    assert sum(row[6] == 0 for row in rows) == true[2] > 100
    assert {row[3] for row in rows} == {"2018K2", "2019"}


def test_every_sheet_says_that_it_may_not_be_published(written: Path) -> None:
    book = openpyxl.load_workbook(written, read_only=True)
    marks = [next(iter(sheet.iter_rows(max_row=1, values_only=True)))[0] for sheet in book]
    assert len(marks) == 4
    assert all(str(mark).startswith("NIET PUBLICEREN") for mark in marks)


def test_only_the_owner_can_read_it(written: Path) -> None:
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (written, written.parent)]
    assert modes == [0o600, 0o700]
