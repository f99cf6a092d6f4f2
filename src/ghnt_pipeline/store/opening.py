"""How the store is opened, and how rows and tables go in and out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from ghnt_pipeline.errors import NothingToReport
from ghnt_pipeline.files import TEMPORARY, trouble
from ghnt_pipeline.periods import Periode

DAMAGED = "the store is damaged. It holds nothing of its own; make it again: ghnt rebuild"


def quiet_connection(
    path: Path | str = ":memory:", *, read_only: bool = False
) -> duckdb.DuckDBPyConnection:
    """Connect without the bar that DuckDB prints on stdout, amid the data, for a slow query."""
    connection = duckdb.connect(path, read_only=read_only)
    connection.execute("set enable_progress_bar = false")
    return connection


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the store for reading. Raises NothingToReport when there is none."""
    if not path.exists():
        raise NothingToReport("no store yet. Run: ghnt ingest")
    try:
        return quiet_connection(path, read_only=True)
    except duckdb.Error as fault:
        raise trouble(fault, path) or NothingToReport(DAMAGED) from fault


@contextmanager
def beside(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the store for reading, with room in memory for tables that read it."""
    if not path.exists():
        raise NothingToReport("no store yet. Run: ghnt ingest")
    with quiet_connection() as connection:
        connection.execute("set temp_directory = " + quoted(path.parent / f"{TEMPORARY}spill"))
        try:
            connection.execute("attach " + quoted(path) + " as store (read_only)")
        except duckdb.Error as fault:
            raise trouble(fault, path) or NothingToReport(DAMAGED) from fault
        connection.execute("set search_path = 'memory.main,store.main'")
        yield connection


def of_periods(path: Path, sql: str, perioden: Sequence[Periode]) -> list[dict[str, Any]]:
    codes = [str(periode) for periode in perioden]
    with connect_read_only(path) as connection:
        return rows_of(connection, sql, {"codes": codes})


def rows_of(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    result = connection.execute(sql, parameters or {})
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def create_from_arrow(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("given", table)
    connection.execute("create table " + name + " as select * from given")
    connection.unregister("given")


def quoted(path: Path | str) -> str:
    """A path as SQL text, where a parameter cannot be bound."""
    return "'" + str(path).replace("'", "''") + "'"
