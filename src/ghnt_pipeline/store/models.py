"""SQL models: one SELECT that makes one table, and checks that return what breaks a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Any

import duckdb

from ghnt_pipeline.store.steps import Step, run_steps

_MODEL = re.compile(r"(?P<level>\d\d)_(?P<table>\w+)\.sql")
_GRAIN = re.compile(r"-- One row per (?P<columns>[\w, ]+)\.")
_PARAMETER = re.compile(r"\$(\w+)")
_VIEW = "\n-- A view: "
_PASSING = "\n-- Only while building: "
_WORD = re.compile(r"\w+")
PASSING = "bouw"
"""The database in memory, attached while a store is built, of tables that are not kept."""
REPORT_LEVEL = 40
_CHECK_LEVEL = 99


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
    def is_check(self) -> bool:
        return self.level == _CHECK_LEVEL

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


def load_checks() -> list[Model]:
    """Every query of `sql/checks`: the rows it returns break a rule."""
    folder = files("ghnt_pipeline").joinpath("sql", "checks")
    return [
        Model(_CHECK_LEVEL, file.name.removesuffix(".sql"), file.read_text("utf-8"), ())
        for file in sorted(folder.iterdir(), key=lambda f: f.name)
    ]


def run_models(
    connections: Sequence[duckdb.DuckDBPyConnection],
    models: Sequence[Model],
    parameters: Mapping[str, Any],
) -> None:
    """Make the table or view of every model, as many at a time as there are connections.

    Each waits for those before it that its text names. Raises AssertionError for a table that has
    more than one row per grain, and for a check that finds something.
    """
    before: set[str] = set()
    steps = []
    for model in models:
        reads = before & set(_WORD.findall(model.sql))
        steps.append(Step(model.table, frozenset(reads), partial(_run, model, parameters)))
        before.add(model.table)
    run_steps(connections, steps)


def _run(
    model: Model, parameters: Mapping[str, Any], connection: duckdb.DuckDBPyConnection
) -> None:
    if model.is_check:
        broken = connection.execute(model.sql).fetchall()
        if broken:
            raise AssertionError(f"{model.table}: {len(broken)} rows break it, such as {broken[0]}")
        return
    where = f"{PASSING}.main." if model.is_passing else ""
    if model.is_view:
        connection.execute("create or replace view " + where + model.table + " as " + model.sql)
        return
    named = set(_PARAMETER.findall(model.sql))
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
