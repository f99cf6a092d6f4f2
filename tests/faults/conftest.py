from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from deliveries.desk import Desk

from .nursery import End
from .place import Nursery, Undisturbed, begun, command_of, outcome

KILLS = int(os.environ.get("GHNT_KILLS", "4"))
"""How many runs are killed; `make faults` asks for 200."""
PLACES = int(os.environ.get("GHNT_PLACES", "1"))
"""At how many of the places where a run writes something befalls it; `make faults` takes all."""
PARTS = range(min(PLACES, 12))
"""The places are shared out over so many tests, so that one that fails hides few others."""


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    found = Nursery()
    yield found
    found.close()


@pytest.fixture(scope="session")
def starts(nursery: Nursery, once: Callable[..., Path]) -> dict[str, Path]:
    """Projects to start from, the same for all workers; tests copy them."""
    root = once("begun", lambda root: begun(root, nursery))
    return {path.name: path for path in sorted(root.iterdir())}


@pytest.fixture(scope="session")
def undisturbed(
    nursery: Nursery, starts: dict[str, Path], once: Callable[..., Path]
) -> Undisturbed:
    """How each run ends that nothing befalls, and what it leaves: found out by one worker."""

    def run(root: Path) -> None:
        found = {}
        for name, start in starts.items():
            project = shutil.copytree(start, root / name)
            end = nursery.run(project, *command_of(name))
            assert end.code in (0, 1), end.err
            found[name] = asdict(end), outcome(project)
        (root / "found.json").write_text(json.dumps(found), "utf-8")

    found = json.loads((once("undisturbed", run) / "found.json").read_text("utf-8"))
    return {name: (End(**end), left) for name, (end, left) in found.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.fixture
def copy(starts: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """A project of one's own to start from; an earlier one of this name is gone."""

    def copied(name: str) -> Path:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        return shutil.copytree(starts[name], tmp_path / name)

    return copied


def chosen(places: list[str], seed: str, part: int) -> list[int]:
    """Of the first write at each place in the program, or of as many as were asked for, a part."""
    firsts = [places.index(place) for place in dict.fromkeys(places)]
    if len(firsts) > PLACES:
        firsts = sorted(random.Random(seed).sample(firsts, PLACES))
    return firsts[part :: len(PARTS)]
