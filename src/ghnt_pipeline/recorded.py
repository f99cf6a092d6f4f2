"""What was written down when an edition was made: `.2019K4.json`, beside its folder."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ghnt_pipeline import files
from ghnt_pipeline.released import Stand
from ghnt_pipeline.settings import Project


class Record(BaseModel):
    """How an edition was made, and the hash of each of its files and of what proves it."""

    model_config = ConfigDict(frozen=True)

    inputs: str
    origin: str = ""
    """See `origin_of`; empty when something of it was changed meanwhile."""
    stand: Stand
    changes: int
    files: dict[str, str]
    bewijs: dict[str, str] = {}
    grafieken: dict[str, str] = {}
    """What each chart was drawn from."""


def record_of(project: Project, naam: str) -> Path:
    """Where it stands."""
    return project.editions / f".{naam}.json"


def read_record(project: Project, naam: str) -> Record | None:
    """What was written down; None when that is gone or damaged."""
    try:
        return Record.model_validate_json(record_of(project, naam).read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def read_untouched(project: Project, naam: str) -> Record | None:
    """What was written down of an edition whose files are still as they were made."""
    record, folder = read_record(project, naam), project.editions / naam
    if record is None or not folder.is_dir() or record.files != files.hashes(folder):
        return None
    return record


def write_record(project: Project, naam: str, record: Record) -> None:
    """Write down how an edition was made."""
    files.write_json(record_of(project, naam), record.model_dump(mode="json"))
