"""The log of one run: `runs/<id>/run.jsonl` while it is on, `run.json` when it ended.

A run whose folder has no `run.json` was killed. What is kept are names, hashes, counts, durations
and messages, none of which ever holds a cell.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from ghnt_pipeline import __version__
from ghnt_pipeline.files import private_folder
from ghnt_pipeline.journal import LOGS, Note
from ghnt_pipeline.regio import regio
from ghnt_pipeline.settings import Project, Settings


def settings_hash(settings: Settings) -> str:
    """The SHA-256 of every setting, also of those left at their default, and of an own region."""
    text = settings.model_dump_json() + (regio().afdruk if settings.regio else "")
    return hashlib.sha256(text.encode()).hexdigest()


def has_place(project: Project) -> bool:
    """Whether this folder is a project, so that a log in it litters nobody's home."""
    return project.raw.is_dir() or project.processed.is_dir()


@dataclass
class RunLog:
    """Hears the notes of one run and keeps them. A disk that is full stops the log, not the run."""

    folder: Path
    head: dict[str, Any]
    lost: str = ""
    """Why the log could not be kept, if so."""
    notes: list[dict[str, Any]] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)

    @classmethod
    def begin(cls, project: Project, command: str, arguments: Mapping[str, Any]) -> RunLog:
        """Make the folder of a new run. Raises UsageFault when it may not be written."""
        started = datetime.now(UTC)
        base = project.processed / LOGS / f"{started:%Y%m%dT%H%M%SZ}-{command}"
        folder, number = base, 1
        while folder.exists():
            number += 1
            folder = base.with_name(f"{base.name}-{number}")
        log = cls(
            private_folder(folder),
            {
                "id": folder.name,
                "command": command,
                "arguments": dict(arguments),
                "version": __version__,
                "python": platform.python_version(),
                "process": os.getpid(),
                "started": started.isoformat(timespec="seconds"),
            },
        )
        log.hear(Note.STARTED, log.head)
        return log

    @property
    def id(self) -> str:
        return str(self.head["id"])

    def of_settings(self, settings: Settings) -> None:
        """Note with which settings the run works."""
        self.head["settings_sha256"] = settings_hash(settings)

    def hear(self, what: Note, facts: Mapping[str, Any]) -> None:
        """Keep one note, with the seconds since the run began."""
        line = {"note": what.value, "at": round(time.monotonic() - self._began, 3), **facts}
        self.notes.append(line)
        self._write("run.jsonl", line, os.O_APPEND)

    def end(self, exit_code: int, errors: list[str]) -> None:
        """Write the summary of the run."""
        self.hear(Note.ENDED, {"exit_code": int(exit_code)})
        summary = {
            **self.head,
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": self.notes[-1]["at"],
            "exit_code": int(exit_code),
            "errors": errors,
            "faults": self._told(Note.FAULT),
            "steps": self._steps(),
            "inputs": self._told(Note.INPUT),
            "basis": (self._told(Note.BASIS) or [{}])[-1],
            "counts": {name: n for told in self._told(Note.COUNTS) for name, n in told.items()},
            "outputs": self._told(Note.OUTPUT),
            "removed": [told["path"] for told in self._told(Note.REMOVED)],
        }
        self._write("run.json.part", summary, os.O_TRUNC, indent=2)
        if not self.lost:
            self._in_place("run.json.part", "run.json")

    def _in_place(self, part: str, name: str) -> None:
        try:
            (self.folder / part).replace(self.folder / name)
        except OSError as fault:
            self.lost = fault.strerror or "it cannot be written"

    def _write(self, name: str, value: object, how: int, indent: int | None = None) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=str) + "\n"
        try:
            descriptor = os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | how, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode("utf-8", "replace"))
        except OSError as fault:
            self.lost = self.lost or fault.strerror or "it cannot be written"

    def _told(self, what: Note) -> list[dict[str, Any]]:
        return [
            {name: fact for name, fact in line.items() if name not in ("note", "at")}
            for line in self.notes
            if line["note"] == what
        ]

    def _steps(self) -> list[dict[str, Any]]:
        """What was done one after another, each with the seconds until the next."""
        steps = [line for line in self.notes if line["note"] in (Note.STEP, Note.ENDED)]
        return [
            {"step": this["text"], "seconds": round(following["at"] - this["at"], 3)}
            for this, following in pairwise(steps)
        ]
