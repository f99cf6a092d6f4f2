"""Indicators of Veilig Thuis in Zuid-Holland Zuid; `open_store()` is for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

__version__ = "0.1.0"


def open_store(project: str | Path = ".") -> duckdb.DuckDBPyConnection:
    """Open a project's store read-only. True figures: NIET PUBLICEREN.

    An open store never blocks an ingest: a new one takes its place and this one stays as it is.
    Raises NothingToReport when nothing was ingested yet.
    """
    from ghnt_pipeline.settings import Project
    from ghnt_pipeline.store import connect_read_only

    return connect_read_only(Project.find(Path(project)).store)


__all__ = ["__version__", "open_store"]
