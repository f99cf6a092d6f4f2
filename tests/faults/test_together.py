"""Two runs at once, a notebook that reads, a file that moves, a clock that was put back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from deliveries.desk import Desk, meldingen
from ghnt_pipeline.errors import ExitCode
from ghnt_pipeline.ingest import find_files
from ghnt_pipeline.run import Outcome

from .place import FIRST, REPORT, Nursery, Undisturbed, command_of, differs, outcome

NOTEBOOK = """
import sys
from ghnt_pipeline import open_store
store = open_store(sys.argv[1])
for _ in sys.stdin:
    print(store.execute("select count(*) from core_melding").fetchall()[0][0], flush=True)
"""


@pytest.mark.parametrize("name", ["ingest later", "report later"])
def test_of_two_runs_at_once_the_second_says_who_is_busy_and_the_first_goes_on(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed, name: str
) -> None:
    project, (end, expected) = copy(name), undisturbed[name]
    at = next(i for i, place in enumerate(end.places) if place.startswith("os.rename store/"))
    first = nursery.run(project, *command_of(name), at=at, stop=signal.SIGSTOP, wait=False)
    for command in (("ingest",), REPORT):
        second = nursery.run(project, *command)
        assert second.code == ExitCode.BUSY
        assert f"another run is busy (process {first.pid} of " in second.err
    os.kill(first.pid, signal.SIGCONT)
    assert nursery.run(project, end_of=first.pid).code == end.code
    assert differs(outcome(project), expected) == []


def test_a_notebook_that_holds_the_store_open_keeps_its_own_and_blocks_no_run(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed
) -> None:
    project = copy("ingest later")
    command = [sys.executable, "-c", NOTEBOOK, str(project)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as notebook:
        assert notebook.stdin is not None
        assert notebook.stdout is not None

        def asked() -> int:
            print(file=notebook.stdin, flush=True)
            return int(notebook.stdout.readline())  # type: ignore[union-attr]

        before = len(FIRST["meldingen_2021K1.csv"])
        assert asked() == before
        end, expected = undisturbed["ingest later"]
        assert nursery.run(project, "ingest").code == end.code
        assert asked() == before
        assert differs(outcome(project), expected) == []
        notebook.stdin.close()


@pytest.mark.parametrize("name", ["ingest", "report later"])
def test_a_clock_that_was_put_back_changes_nothing(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed, name: str
) -> None:
    project, (end, expected) = copy(name), undisturbed[name]
    assert nursery.run(project, *command_of(name), year=2001).code == end.code
    assert differs(outcome(project), expected) == []


def test_a_clock_that_was_put_back_between_a_delivery_and_its_correction_changes_nothing(
    nursery: Nursery, copy: Callable[[str], Path], undisturbed: Undisturbed
) -> None:
    project, (_, expected) = copy("ingest later"), undisturbed["ingest later"]
    nursery.run(project, "ingest", year=1999)
    ledger = (project / "data" / "processed" / "ledger.jsonl").read_text("utf-8")
    assert '"time": "1999-' in ledger.splitlines()[-1]
    assert differs(outcome(project), expected) == []


def _file_that(path: Path, befalls: Callable[[], object]) -> Callable[[Path], bytes]:
    """Reading bytes, during which something befalls one file."""
    read = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        content = read(self)
        if self == path:
            befalls()
        return content

    return read_bytes


def test_a_file_that_changes_while_it_is_read_is_left_for_the_next_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    half, all_of_it = meldingen([1, 2]), meldingen(range(1, 6))
    path = desk.put("meldingen_2019K1.csv", half)
    with monkeypatch.context() as patch:
        grow = partial(desk.put, path.name, all_of_it)
        patch.setattr(Path, "read_bytes", _file_that(path, grow))
        found = desk.one()
    assert found.outcome is Outcome.REFUSED
    assert found.reden == (
        "changed while it was being read. Wait until it is copied, then: ghnt ingest"
    )
    assert not desk.project.ledger.exists(), "nothing of it is remembered"
    assert desk.one().outcome is Outcome.ACCEPTED
    assert desk.numbers() == ["M1", "M2", "M3", "M4", "M5"]


def test_a_file_that_is_gone_when_it_is_read_stops_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = desk.put("gone_2019K1.csv", meldingen([1]))
    desk.put("meldingen_2019K1.csv", meldingen([2]))
    found = find_files(desk.project, ())
    gone.unlink()
    monkeypatch.setattr("ghnt_pipeline.ingest.find_files", lambda *_: found)
    results = {result.bestand: result for result in desk.ingest().results}
    assert results["gone_2019K1.csv"].outcome is Outcome.REFUSED
    assert results["gone_2019K1.csv"].reden == (
        "cannot be read: No such file or directory. Put it back, or go on without it"
    )
    assert desk.numbers() == ["M2"]
