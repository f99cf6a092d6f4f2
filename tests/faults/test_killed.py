"""Killed at any moment, nothing is lost and the next run ends where an undisturbed one would."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import KILLS, chosen
from .nursery import End
from .place import Nursery, command_of, differs, outcome, whole

SEED = 20190101
IN_A_ROW = max(1, min(10, KILLS // 4))
"""How often a run is killed before one may end."""
Undisturbed = dict[str, tuple[End, dict[str, Any]]]


def _editions(name: str, undisturbed: Undisturbed) -> list[dict[str, str]]:
    """The editions that may stand while this is run: the one before, and the one it makes."""
    first, later = (undisturbed[n][1]["editions"] for n in ("report", "report later"))
    before = {"ingest": {}, "report": {}}.get(name, first)
    after = {"report": first, "report later": later}.get(name, before)
    return [_of_quarter(before), _of_quarter(after)]


def _of_quarter(tree: dict[str, str]) -> dict[str, str]:
    return {
        path.removeprefix("2019K1/"): sha
        for path, sha in tree.items()
        if path.startswith("2019K1/")
    }


def test_runs_killed_at_random_moments_lose_nothing(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed
) -> None:
    moments, killed = random.Random(SEED), dict.fromkeys(undisturbed, 0)
    while sum(killed.values()) < KILLS:
        name = min(killed, key=lambda n: killed[n])
        end, expected = undisturbed[name]
        project = copy(name)
        for _ in range(IN_A_ROW):
            after = moments.uniform(0, end.seconds)
            code = nursery.run(project, *command_of(name), kill_after=after).code
            assert code in (0, 1, -signal.SIGKILL)
            killed[name] += code == -signal.SIGKILL
            whole(project, [*_editions(name, undisturbed), {}])
        last = nursery.run(project, *command_of(name))
        assert last.code in (0, 1), last.err
        assert differs(outcome(project), expected) == [], name
        assert _edition(project) in _editions(name, undisturbed)


def _edition(project: Path) -> dict[str, str]:
    from deliveries.desk import tree

    return tree(project / "data" / "processed" / "editions" / "2019K1")


@pytest.mark.parametrize("name", ["ingest", "ingest later", "report", "report later"])
def test_a_run_killed_at_a_write_is_finished_by_the_next(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed, name: str
) -> None:
    end, expected = undisturbed[name]
    for at in chosen(end.places, f"kill {name}"):
        project = copy(name)
        assert nursery.run(project, *command_of(name), at=at, stop=signal.SIGKILL).code == -9
        whole(project, [*_editions(name, undisturbed), {}])
        nursery.run(project, *command_of(name))
        assert differs(outcome(project), expected) == [], end.places[at]
