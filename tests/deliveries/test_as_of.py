"""The store as it would have been on an earlier day."""

from __future__ import annotations

import json
from datetime import date

import duckdb
import pytest

from ghnt_pipeline.building import build_as_of
from ghnt_pipeline.errors import NothingToReport
from ghnt_pipeline.settings import Settings

from .desk import Desk, meldingen, tree


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two meldingen on 1 May, corrected to three on 3 May, that withdrawn on 5 May."""
    desk = Desk(tmp_path_factory.mktemp("history") / "project")
    for numbers in (range(2), range(3)):
        desk.put("meldingen_2019K1.csv", meldingen(numbers))
        desk.ingest()
    desk.withdraw(desk.standing[0])
    lines = [json.loads(line) for line in desk.project.ledger.read_text("utf-8").splitlines()]
    for line, day in zip(lines, (1, 3, 5), strict=True):
        line["time"] = f"2019-05-0{day}T23:59:59Z"
    desk.project.ledger.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return desk


def stood(desk: Desk, day: int) -> int:
    path = build_as_of(desk.project, Settings(), desk.ledger, date(2019, 5, day))
    with duckdb.connect(path, read_only=True) as store:
        (number,) = store.execute("select count(*) from core_melding").fetchone() or (None,)
    return int(number or 0)


@pytest.mark.parametrize(("day", "expected"), [(1, 2), (2, 2), (3, 3), (4, 3), (5, 2), (9, 2)])
def test_each_day_has_what_stood_at_its_end(history: Desk, day: int, expected: int) -> None:
    assert stood(history, day) == expected


def test_before_the_first_delivery_there_is_nothing(history: Desk) -> None:
    with pytest.raises(NothingToReport, match="no delivery stood on 2019-04-30"):
        build_as_of(history.project, Settings(), history.ledger, date(2019, 4, 30))


def test_the_store_itself_stays_as_it_is(history: Desk) -> None:
    before = tree(history.project.processed)

    path = build_as_of(history.project, Settings(), history.ledger, date(2019, 6, 1))

    after = tree(history.project.processed)
    assert after.pop(path.name)
    assert after == before
    assert path.stat().st_mode & 0o777 == 0o600
