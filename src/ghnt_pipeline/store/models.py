"""SQL models: one SELECT that makes one table, and checks that return what breaks a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from importlib.resources import files
from typing import Any

import duckdb

_MODEL = re.compile(r"(?P<level>\d\d)_(?P<table>\w+)\.sql")
_GRAIN = re.compile(r"-- One row per (?P<columns>[\w, ]+)\.")
_PARAMETER = re.compile(r"\$(\w+)")
_VIEW = "\n-- A view: "
_PASSING = "\n-- Only while building: "
_WORD = re.compile(r"\w+")
PASSING = "bouw"
"""The database in memory, attached while a store is built, of tables that are not kept."""
REPORT_LEVEL = 40


@dataclass(frozen=True)
class Model:
    """One SELECT that makes one table; `grain` are the columns it promises to be unique in.

    One that says so is a view: it costs nothing until something of it is asked, and is unique as
    far as the tables it reads are. One that is there only while building is not kept in the store.
    """

    level: int
    table: str
    sql: str
    grain: tuple[str, ...]

    @property
    def is_view(self) -> bool:
        return _VIEW in self.sql

    @property
    def is_passing(self) -> bool:
        return _PASSING in self.sql


def load_models(place: str = "models") -> list[Model]:
    """Every model of a folder of `sql`, in the order in which they run.

    Raises AssertionError without a grain line.
    """
    models = []
    folder = files("ghnt_pipeline").joinpath("sql", place)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        name, sql = _MODEL.fullmatch(file.name), file.read_text("utf-8")
        grain = _GRAIN.match(sql)
        if name is None or grain is None:
            raise AssertionError(f"{file.name}: a model is NN_table.sql and begins with its grain")
        columns = tuple(column.strip() for column in grain["columns"].split(","))
        models.append(Model(int(name["level"]), name["table"], sql, columns))
    return models


def run_models(
    connections: Sequence[duckdb.DuckDBPyConnection],
    models: Sequence[Model],
    parameters: Mapping[str, Any],
) -> None:
    """Make the table or view of every model, as many at a time as there are connections.

    Each waits for those it reads, and they are given in an order in which they can run one by one.
    Raises AssertionError for a table that has more than one row per grain.
    """
    order = TopologicalSorter(_reads(models))
    order.prepare()
    by_table = {model.table: model for model in models}
    with ThreadPoolExecutor(len(connections)) as pool, _stopped_at_once(connections):
        idle = list(connections)
        running: dict[Future[None], tuple[str, duckdb.DuckDBPyConnection]] = {}
        ready = list(order.get_ready())
        while ready or running:
            while ready and idle:
                table, connection = ready.pop(0), idle.pop()
                task = pool.submit(_run, connection, by_table[table], parameters)
                running[task] = table, connection
            for task in wait(running, return_when=FIRST_COMPLETED).done:
                table, connection = running.pop(task)
                task.result()
                idle.append(connection)
                order.done(table)
            ready += order.get_ready()


@contextmanager
def _stopped_at_once(connections: Sequence[duckdb.DuckDBPyConnection]) -> Iterator[None]:
    """What runs stops too when one fails, or when the analyst stops it: nobody waits for it."""
    try:
        yield
    except BaseException:
        for connection in connections:
            connection.interrupt()
        raise


def _reads(models: Sequence[Model]) -> dict[str, set[str]]:
    """Of every model, which of those before it its text names."""
    before: dict[str, set[str]] = {}
    for model in models:
        before[model.table] = before.keys() & set(_WORD.findall(model.sql))
    return before


def _run(
    connection: duckdb.DuckDBPyConnection, model: Model, parameters: Mapping[str, Any]
) -> None:
    if model.is_view:
        connection.execute("create or replace view " + model.table + " as " + model.sql)
        return
    named = set(_PARAMETER.findall(model.sql))
    where = f"{PASSING}.main." if model.is_passing else ""
    connection.execute(
        "create or replace table " + where + model.table + " as " + model.sql,
        {name: parameters[name] for name in named},
    )
    grain = ", ".join(model.grain)
    if _is_twice(connection, model.table, f"hash({grain})") and _is_twice(
        connection, model.table, grain
    ):
        raise AssertionError(f"{model.table} has more than one row per {grain}")


def _is_twice(connection: duckdb.DuckDBPyConnection, table: str, what: str) -> bool:
    """Whether two rows agree in what is named.

    Asked of the hash first: of millions of rows that is one number each and takes half the time.
    """
    twice = "select 1 from " + table + " group by " + what + " having count(*) > 1 limit 1"
    return connection.execute(twice).fetchone() is not None


def run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every query of `sql/checks`: the rows it returns break a rule."""
    folder = files("ghnt_pipeline").joinpath("sql", "checks")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        rows = connection.execute(file.read_text("utf-8")).fetchall()
        if rows:
            raise AssertionError(f"{file.name}: {len(rows)} rows break it, such as {rows[0]}")
