"""The rule itself, in Python and in SQL."""

from __future__ import annotations

from collections import Counter

import duckdb
import pytest

from ghnt_pipeline.disclosure import DREMPEL, STAP, publish

from .edition import rule

GRID = [(x, h) for x in range(61) for h in range(x + 1)]


@pytest.mark.parametrize(
    ("records", "people", "shown"),
    [
        pytest.param(0, 0, None, id="nothing is hidden too"),
        pytest.param(7, 7, None, id="seven is the last that is hidden"),
        pytest.param(8, 8, 10, id="eight is the first that is shown"),
        pytest.param(12, 7, None, id="twelve records of seven families"),
        pytest.param(12, 8, 10, id="twelve records of eight families"),
        pytest.param(12, 12, 10, id="twelve rounds down"),
        pytest.param(13, 13, 15, id="thirteen rounds up"),
        pytest.param(60, 1, None, id="sixty records of one family"),
    ],
)
def test_publish_hides_small_counts_and_few_families(
    records: int, people: int, shown: int | None, macro: duckdb.DuckDBPyConnection
) -> None:
    assert publish(records, people) == shown
    assert rule(records, people) == shown
    assert macro.execute("select publish(?, ?)", [records, people]).fetchone() == (shown,)


def test_publish_in_sql_is_publish_in_python_over_the_whole_grid(
    macro: duckdb.DuckDBPyConnection,
) -> None:
    rows = macro.execute(
        "select x, h, publish(x, h) from range(61) as a(x), range(61) as b(h) where h <= x"
    ).fetchall()
    assert len(rows) == len(GRID)
    for records, people, shown in rows:
        assert shown == publish(records, people) == rule(records, people), (records, people)


def test_without_a_number_of_families_every_record_is_its_own(
    macro: duckdb.DuckDBPyConnection,
) -> None:
    rows = macro.execute("select x, publish(x, null) from range(61) as a(x)").fetchall()
    assert [shown for _, shown in rows] == [publish(x, x) for x, _ in rows]


def test_a_count_that_is_not_there_is_hidden(macro: duckdb.DuckDBPyConnection) -> None:
    assert macro.execute("select publish(null, 20), publish(null, null)").fetchone() == (None, None)


def test_every_shown_number_has_exactly_five_candidates() -> None:
    candidates = Counter(publish(x, x) for x in range(203))
    hidden = candidates.pop(None)
    assert hidden == DREMPEL + 1
    assert set(candidates) == set(range(10, 205, STAP))
    assert set(candidates.values()) == {5}
