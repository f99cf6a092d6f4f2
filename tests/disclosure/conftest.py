from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from ghnt_pipeline.settings import Project

from .edition import Cell, Key, Row, published_rows, true_cells


@pytest.fixture(scope="session")
def example_store(example_project: Path) -> Path:
    """The store of the eight synthetic quarters and the correction of one."""
    return Project(example_project).store


@pytest.fixture(scope="session")
def published(example_store: Path) -> dict[Key, Row]:
    """What the edition of 2019K4 shows."""
    return published_rows(example_store)


@pytest.fixture(scope="session")
def true(example_store: Path) -> dict[Key, Cell]:
    """What the store knows: never for an edition."""
    return true_cells(example_store)


@pytest.fixture
def other_store(example_store: Path, tmp_path: Path) -> Path:
    """A copy of the store to change figures in."""
    return Path(shutil.copy(example_store, tmp_path / "other.duckdb"))


@pytest.fixture(scope="session")
def macro() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that knows publish()."""
    with duckdb.connect() as connection:
        sql = files("ghnt_pipeline").joinpath("sql", "publish.sql").read_text("utf-8")
        connection.execute(sql)
        yield connection
