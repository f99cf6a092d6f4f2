"""What a run reads, does and writes, told to whoever keeps its log.

Names of files, hashes, counts and places only: a cell has no way in here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import Any

LOGS = "runs"
"""The folder under `data/processed` in which logs are kept; no output of a run itself."""


class Note(StrEnum):
    """What a line of a run log is about."""

    STARTED = "started"
    STEP = "step"
    INPUT = "input"
    BASIS = "basis"
    COUNTS = "counts"
    OUTPUT = "output"
    REMOVED = "removed"
    FAULT = "fault"
    ENDED = "ended"


Listener = Callable[[Note, dict[str, Any]], None]
Seen = dict[str, tuple[int, int, int]]
"""Of each file by its path, as text: a Path for each takes longer than looking at it."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def note(what: Note, **facts: Any) -> None:
    """Tell the log of the run that is on, if there is one."""
    listener = _listener.get()
    if listener is not None:
        listener(what, facts)


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Let a listener hear every note meanwhile."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def watching(folder: Path) -> Iterator[None]:
    """Note every file that is written or removed below a folder meanwhile, also when it fails."""
    if _listener.get() is None:
        yield
        return
    before = _files(folder)
    try:
        yield
    finally:
        after = _files(folder)
        for path in sorted(Path(p) for p, state in after.items() if before.get(p) != state):
            note(
                Note.OUTPUT,
                path=str(path.relative_to(folder)),
                sha256=file_hash(path),
                bytes=after[str(path)][1],
            )
        for path in sorted(map(Path, set(before) - set(after))):
            note(Note.REMOVED, path=str(path.relative_to(folder)))


def file_hash(path: Path) -> str:
    """The SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> Seen:
    """Size, time and place on disk of every file, the locks and the logs themselves left out."""
    found: Seen = {}
    for place, folders, names in os.walk(top := str(folder)):
        if place == top and LOGS in folders:
            folders.remove(LOGS)
        for name in names:
            if not name.startswith(".lock"):
                state = os.lstat(path := f"{place}{os.sep}{name}")
                found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found
