"""SQL models: one SELECT that makes one table, and checks that return what breaks a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import duckdb

_MODEL = re.compile(r"(?P<level>\d\d)_(?P<table>\w+)\.sql")
_GRAIN = re.compile(r"-- One row per (?P<columns>[\w, ]+)\.")
_PARAMETER = re.compile(r"\$(\w+)")
REPORT_LEVEL = 40


@dataclass(frozen=True)
class Model:
    """One SELECT that makes one table; `grain` are the columns it promises to be unique in."""

    level: int
    table: str
    sql: str
    grain: tuple[str, ...]


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
    connection: duckdb.DuckDBPyConnection, models: list[Model], parameters: Mapping[str, Any]
) -> None:
    for model in models:
        named = set(_PARAMETER.findall(model.sql))
        connection.execute(
            "create or replace table " + model.table + " as " + model.sql,
            {name: parameters[name] for name in named},
        )
        grain = ", ".join(model.grain)
        twice = connection.execute(
            "select 1 from " + model.table + " group by " + grain + " having count(*) > 1 limit 1"
        ).fetchone()
        if twice is not None:
            raise AssertionError(f"{model.table} has more than one row per {grain}")


def run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every query of `sql/checks`: the rows it returns break a rule."""
    folder = files("ghnt_pipeline").joinpath("sql", "checks")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        rows = connection.execute(file.read_text("utf-8")).fetchall()
        if rows:
            raise AssertionError(f"{file.name}: {len(rows)} rows break it, such as {rows[0]}")
