from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deliveries.desk import Desk

from .nursery import End
from .place import Nursery, begun, command_of, outcome

KILLS = int(os.environ.get("GHNT_KILLS", "4"))
"""How many runs are killed; `make faults` asks for 200."""
PLACES = int(os.environ.get("GHNT_PLACES", "1"))
"""At how many of the places where a run writes something befalls it; `make faults` takes all."""


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    found = Nursery()
    yield found
    found.close()


@pytest.fixture(scope="session")
def starts(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Projects to start from; tests copy them."""
    return begun(tmp_path_factory.mktemp("begun"), nursery)


@pytest.fixture(scope="session")
def undisturbed(
    nursery: Nursery, starts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[End, dict[str, Any]]]:
    """How each run ends that nothing befalls, and what it leaves."""
    root = tmp_path_factory.mktemp("undisturbed")
    found = {}
    for name, start in starts.items():
        project = shutil.copytree(start, root / name)
        end = nursery.run(project, *command_of(name))
        assert end.code in (0, 1), end.err
        found[name] = end, outcome(project)
    return found


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


def chosen(places: list[str], seed: str) -> list[int]:
    """The first write at each place in the program, or as many of them as were asked for."""
    firsts = [places.index(place) for place in dict.fromkeys(places)]
    if len(firsts) <= PLACES:
        return firsts
    return sorted(random.Random(seed).sample(firsts, PLACES))
