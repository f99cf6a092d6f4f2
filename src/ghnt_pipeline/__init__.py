"""Indicators of Veilig Thuis in one region; `open_store()` is for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ghnt_pipeline.notebook import Snapshot

__version__ = "0.1.0"


def open_store(project: str | Path = ".") -> Snapshot:
    """Open a project's store for reading, as it is now. True figures: NIET PUBLICEREN.

    An open store never blocks an ingest: a new one takes its place and this one stays as it is.
    Raises NothingToReport when nothing was ingested yet.
    """
    from pathlib import Path

    from ghnt_pipeline.notebook import Snapshot
    from ghnt_pipeline.settings import Project

    return Snapshot(Project.find(Path(project)))


__all__ = ["__version__", "open_store"]
