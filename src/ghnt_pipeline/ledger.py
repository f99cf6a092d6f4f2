"""What happened to deliveries and editions, one line each, only ever added to."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from ghnt_pipeline.errors import UsageFault


class Event(StrEnum):
    """What a line of the ledger records. `refused` lets an unchanged bad file be passed over."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"
    RELEASED = "released"
    PURGED = "purged"


class Line(BaseModel):
    """One line: when what happened to which delivery, edition, or file when it was refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seq: int
    time: str
    event: Event
    delivery: str | None = None
    files: tuple[str, ...] = ()
    """SHA-256 of each file this is about."""
    name: str | None = None
    reason: str | None = None
    rules: str | None = None
    """Of a refusal: the version of the rules that refused."""
    edition: str | None = None
    sha256: str | None = None
    """Of a release: of its published table."""


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """The append-only file `ledger.jsonl`. Its clock decides no figure."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = _now) -> None:
        self.path = path
        self._clock = clock
        self._whole = 0
        self.lines = list(self._read())

    def _read(self) -> Iterator[Line]:
        """Read the lines; a last one that was cut off while being written never happened."""
        if not self.path.exists():
            return
        content = self.path.read_bytes()
        self._whole = content.rfind(b"\n") + 1
        for number, text in enumerate(content[: self._whole].splitlines(), start=1):
            try:
                yield Line.model_validate_json(text)
            except ValueError:
                raise UsageFault(
                    f"{self.path}: line {number} is damaged. Restore the file from a backup"
                ) from None

    def append(self, event: Event, **what: Any) -> Line:
        """Add one line and make sure it is on disk."""
        seq = self.lines[-1].seq + 1 if self.lines else 1
        time = self._clock().strftime("%Y-%m-%dT%H:%M:%SZ")
        line = Line(seq=seq, time=time, event=event, **what)
        text = json.dumps(line.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            file.truncate(self._whole)
            file.write(text.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
            self._whole = file.tell()
        self.lines.append(line)
        return line

    def purged(self) -> list[str]:
        """The deliveries whose records were kept long enough and did not come in again."""
        gone: dict[str, None] = {}
        for line in self.lines:
            if line.delivery is not None and line.event is Event.PURGED:
                gone[line.delivery] = None
            elif line.delivery is not None and line.event is Event.ACCEPTED:
                gone.pop(line.delivery, None)
        return list(gone)
