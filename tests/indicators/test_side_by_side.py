"""Models run side by side: each waits for what it reads, and the store is the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from functools import partial
from pathlib import Path

import duckdb
import pytest

from ghnt_pipeline.building import own_inhabitants
from ghnt_pipeline.coverage import peildatum, quarters_of
from ghnt_pipeline.deliveries import all_deliveries, standing
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.settings import Project, load_settings
from ghnt_pipeline.store import building
from ghnt_pipeline.store.models import PASSING, REPORT_LEVEL, Model, load_models, run_models
from ghnt_pipeline.store.steps import Step, run_steps

STORE = "data/processed/ghnt.duckdb"
TABLES = "select view_name from duckdb_views() union select table_name from duckdb_tables()"


@pytest.fixture
def connections() -> Iterator[list[duckdb.DuckDBPyConnection]]:
    with duckdb.connect() as connection:
        connection.execute(f"attach ':memory:' as {PASSING}")
        three = [connection.cursor() for _ in range(3)]
        for one in three:
            one.execute(f"set search_path = 'memory.main,{PASSING}.main'")
        yield three


def _built(project: Project, path: Path, number: int, patch: pytest.MonkeyPatch) -> Path:
    settings = load_settings(project.root)
    deliveries = list(standing(all_deliveries(project.deliveries, Ledger(project.ledger))).values())
    patch.setattr(building, "SIDE_BY_SIDE", number)
    building.build(
        path,
        deliveries,
        quarters_of(deliveries),
        settings,
        peildatum(deliveries),
        own_inhabitants(project, settings),
    )
    return path


def test_one_at_a_time_and_several_give_the_same_store(
    example_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.find(example_project)
    _built(project, tmp_path / "one.duckdb", 1, monkeypatch)
    _built(project, tmp_path / "more.duckdb", 3, monkeypatch)

    with duckdb.connect() as both:
        for name in ("one", "more"):
            both.execute(f"attach '{tmp_path / name}.duckdb' as {name} (read_only)")
        tables = both.execute(
            "select database_name, table_name from duckdb_tables() order by all"
        ).fetchall()
        one, more = ([t for base, t in tables if base == name] for name in ("one", "more"))
        assert one == more
        assert len(one) > 90
        different = [
            table
            for table in one
            if both.execute(
                f"(from one.{table} except all from more.{table}) "
                f"union all (from more.{table} except all from one.{table})"
            ).fetchall()
        ]
    assert not different


def test_what_is_there_only_while_building_is_not_kept(example_project: Path) -> None:
    passing = {model.table for model in load_models() if model.is_passing}
    with duckdb.connect(example_project / STORE, read_only=True) as connection:
        kept = {name for (name,) in connection.execute(TABLES).fetchall()}

    assert len(passing) > 5
    assert not passing & kept
    assert {m.table for m in load_models() if m.level < REPORT_LEVEL} - passing <= kept


def test_a_model_waits_for_those_it_reads_and_for_no_other(
    connections: list[duckdb.DuckDBPyConnection],
) -> None:
    both_run = threading.Barrier(2, timeout=30)
    for name in ("links", "rechts"):
        connections[0].create_function(
            f"meet_{name}", lambda: both_run.wait() * 0 + 1, [], "INTEGER", side_effects=True
        )
    models = [
        Model(10, "links", "select meet_links() as getal", ("getal",)),
        Model(10, "rechts", "select meet_rechts() as getal", ("getal",)),
        Model(11, "samen", "from links union all select getal + 1 from rechts", ("getal",)),
    ]

    run_models(connections, models, {})

    assert connections[0].execute("from samen order by all").fetchall() == [(1,), (2,)]


def test_when_one_fails_what_waits_for_it_does_not_run(
    connections: list[duckdb.DuckDBPyConnection],
) -> None:
    models = [
        Model(10, "dubbel", "select unnest([1, 1]) as getal", ("getal",)),
        Model(11, "daarna", "select getal from dubbel", ()),
    ]

    with pytest.raises(AssertionError, match="dubbel has more than one row per getal"):
        run_models(connections, models, {})

    names = connections[0].execute("select table_name from duckdb_tables()").fetchall()
    assert names == [("dubbel",)]


def test_a_step_waits_for_one_it_is_after_though_a_connection_is_idle(
    connections: list[duckdb.DuckDBPyConnection],
) -> None:
    taken: list[str] = []

    def slow(_: duckdb.DuckDBPyConnection) -> None:
        time.sleep(0.2)
        taken.append("eerst")

    def quick(_: duckdb.DuckDBPyConnection) -> None:
        taken.append("daarna")

    run_steps(
        connections,
        [Step("eerst", frozenset(), slow), Step("daarna", frozenset({"eerst"}), quick)],
    )

    assert taken == ["eerst", "daarna"]


def test_the_step_with_the_longest_row_behind_it_goes_first(
    connections: list[duckdb.DuckDBPyConnection],
) -> None:
    taken: list[str] = []
    after = {"kort": set(), "lang": set(), "langer": {"lang"}, "langst": {"langer"}, "los": set()}

    def take(name: str, _: duckdb.DuckDBPyConnection) -> None:
        taken.append(name)

    steps = [Step(name, frozenset(needs), partial(take, name)) for name, needs in after.items()]

    run_steps(connections[:1], steps)

    assert taken[:2] == ["lang", "langer"]
    assert sorted(taken) == sorted(after)


def test_what_runs_is_stopped_when_a_step_fails(
    connections: list[duckdb.DuckDBPyConnection],
) -> None:
    """Left alone it would take minutes."""
    begun = threading.Event()

    def begin() -> int:
        begun.set()
        return 1

    connections[0].create_function("begin_now", begin, [], "INTEGER", side_effects=True)

    def fail(_: duckdb.DuckDBPyConnection) -> None:
        begun.wait(30)
        raise AssertionError("a step that fails")

    def go_on(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(
            "select sum(a.range * b.range * begin_now()) from range(1000000) a, range(1000000) b"
        )

    with pytest.raises(AssertionError, match="a step that fails"):
        run_steps(connections, [Step("fail", frozenset(), fail), Step("go_on", frozenset(), go_on)])


def test_a_step_sees_what_counts_where_it_was_asked(
    connections: list[duckdb.DuckDBPyConnection],
) -> None:
    """The region is such a thing: in a thread of its own another one would count."""
    asked: ContextVar[str] = ContextVar("asked", default="another")
    seen: list[str] = []
    asked.set("this one")

    def look(_: duckdb.DuckDBPyConnection) -> None:
        seen.append(asked.get())

    run_steps(connections, [Step(name, frozenset(), look) for name in ("een", "twee", "drie")])

    assert seen == ["this one"] * 3
