"""Killed at any moment, nothing is lost and the next run ends where an undisturbed one would."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from ghnt_pipeline.errors import ExitCode

from .conftest import KILLS, PARTS, chosen
from .place import (
    QUARTER,
    Nursery,
    Undisturbed,
    command_of,
    differs,
    edition,
    editions,
    outcome,
    whole,
)

SEED = 20190101
NAMES = ["ingest", "ingest later", "report", "report later"]
OF_EACH = max(1, KILLS // len(NAMES))
IN_A_ROW = min(10, OF_EACH)
"""How often a run is killed before one may end."""


@pytest.mark.parametrize("name", NAMES)
def test_runs_killed_at_random_moments_lose_nothing(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed, name: str
) -> None:
    moments, killed = random.Random(f"{SEED} {name}"), 0
    end, expected = undisturbed[name]
    while killed < OF_EACH:
        project = copy(name)
        for _ in range(IN_A_ROW):
            after = moments.uniform(0, end.seconds)
            code = nursery.run(project, *command_of(name), kill_after=after).code
            assert code in (0, 1, -signal.SIGKILL)
            killed += code == -signal.SIGKILL
            whole(project, editions(name, undisturbed))
        last = nursery.run(project, *command_of(name))
        assert last.code in (0, 1), last.err
        assert differs(outcome(project), expected) == [], name
        assert edition(project) in editions(name, undisturbed)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_run_killed_at_a_write_is_finished_by_the_next(
    nursery: Nursery,
    copy: Callable[[str], Path],
    undisturbed: Undisturbed,
    name: str,
    part: int,
) -> None:
    end, expected = undisturbed[name]
    for at in chosen(end.places, f"kill {name}", part):
        project = copy(name)
        assert nursery.run(project, *command_of(name), at=at, stop=signal.SIGKILL).code == -9
        whole(project, editions(name, undisturbed))
        nursery.run(project, *command_of(name))
        assert differs(outcome(project), expected) == [], end.places[at]


def test_an_edition_is_out_of_its_place_only_while_it_is_replaced_and_that_is_said(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed
) -> None:
    end, _ = undisturbed["report later"]
    before, _ = editions("report later", undisturbed)
    away, back = (
        at
        for at, place in enumerate(end.places)
        if re.match(r"os.rename files:\d+ < report:", place)
    )
    project = copy("report later")
    nursery.run(project, *command_of("report later"), at=back, stop=signal.SIGKILL)
    assert away < back
    assert edition(project) == {}
    words = f"A run was stopped while it replaced the edition {QUARTER}"
    for command, code in (
        (("status",), ExitCode.DONE),
        (("report", "--verify", QUARTER), ExitCode.NOTHING),
        (("release", QUARTER), ExitCode.USAGE),
    ):
        looked = nursery.run(project, *command)
        assert looked.code == code, looked
        assert f"{words}. Put it back: ghnt ingest" in looked.err
    nursery.run(project, "ingest")
    assert edition(project) == before
    assert words not in nursery.run(project, "status").err
