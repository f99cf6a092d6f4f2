"""A disk that is full or forbids: one line says what to do, and the next run ends right."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline.errors import ExitCode

from .conftest import PARTS, chosen
from .place import (
    Nursery,
    Undisturbed,
    command_of,
    content,
    differs,
    edition,
    editions,
    outcome,
    told,
)

NAMES = ["ingest", "ingest later", "report", "report later"]
FAULTS = {
    "the disk is full": {"fault": errno.ENOSPC, "onward": True},
    "one thing may not be written": {"fault": errno.EACCES},
}


def _stores(project: Path) -> list[dict[str, str]]:
    store = project / "data" / "processed" / "ghnt.duckdb"
    return [content(store)] if store.exists() else []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("befalls", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_write_that_fails_is_told_in_a_line_and_the_next_run_ends_right(
    nursery: Nursery,
    copy: Callable[[str], Path],
    undisturbed: Undisturbed,
    name: str,
    befalls: dict[str, Any],
    part: int,
) -> None:
    end, expected = undisturbed[name]
    for at in chosen(end.places, f"{befalls} {name}", part):
        project = copy(name)
        before = _stores(project)
        failed = nursery.run(project, *command_of(name), at=at, **befalls)
        told(failed)
        assert _stores(project) in (before, [expected["store"]]), end.places[at]
        assert edition(project) in editions(name, undisturbed), end.places[at]
        nursery.run(project, *command_of(name))
        assert differs(outcome(project), expected) == [], end.places[at]


LIMITS = (0, 3_000, 30_000, 3_000_000)
"""Bytes a file may grow to: too few for a log line, a delivery, a workbook, the store."""


@pytest.mark.parametrize("limit", LIMITS)
def test_libraries_that_write_by_themselves_may_fail_too(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed, limit: int
) -> None:
    project, (_, expected) = copy("ingest later"), undisturbed["ingest later"]
    before = _stores(project)
    failed = nursery.run(project, "ingest", limit=limit)
    assert "may not grow so large here. Raise the limit" in told(failed)
    assert failed.code == ExitCode.USAGE
    assert _stores(project) == before
    nursery.run(project, "ingest")
    assert differs(outcome(project), expected) == []


def test_an_edition_that_cannot_be_drawn_to_the_end_leaves_the_last_one(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed
) -> None:
    project, (_, expected) = copy("report later"), undisturbed["report later"]
    before = edition(project)
    assert "may not grow so large" in told(
        nursery.run(project, *command_of("report later"), limit=40_000)
    )
    assert edition(project) == before
    nursery.run(project, *command_of("report later"))
    assert differs(outcome(project), expected) == []


@pytest.mark.parametrize("name", NAMES)
def test_in_a_folder_that_may_only_be_read_nothing_is_done_and_that_is_said(
    nursery: Nursery, copy: Callable[[str], Path], name: str
) -> None:
    project = copy(name)
    before = sorted(project.rglob("*"))
    failed = nursery.run(project, *command_of(name), at=0, fault=errno.EROFS, onward=True)
    assert failed.code == ExitCode.USAGE
    assert "may not be written. Make it writable, then run it again" in told(failed)
    assert sorted(project.rglob("*")) == before
