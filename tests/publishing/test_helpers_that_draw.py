"""Charts are drawn by processes beside the report: the same bytes, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ghnt_pipeline.publishing import Edition, charts, tekenaars
from ghnt_pipeline.publishing.charts import Afdruk, bewaar
from ghnt_pipeline.publishing.figuren import tekeningen
from ghnt_pipeline.publishing.tekenaars import Eerder, Tekenaars
from ghnt_pipeline.publishing.tekeningen import Tekening

from .drawn import reeks

MERK = "CONCEPT"


@pytest.fixture(scope="module")
def some(edition: Edition) -> list[Tekening]:
    """Charts of several kinds, of this synthetic edition."""
    return list(tekeningen(edition))[::4]


def test_a_helper_draws_the_same_bytes(
    some: list[Tekening], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Tekenaars()
    alone.begin(MERK, some)
    here = alone.afdrukken()
    monkeypatch.setattr(tekenaars, "HELPERS", 1)
    monkeypatch.setattr(Tekenaars, "_teken_hier", lambda _: None)
    with Tekenaars() as helped:
        helped.begin(MERK, some)
        there = helped.afdrukken()
    assert there == here
    assert len(here) == len(some) > 5


def test_a_chart_drawn_from_the_same_is_taken_over_and_another_is_not(
    some: list[Tekening], tmp_path: Path
) -> None:
    first = Tekenaars()
    first.begin(MERK, some)
    for naam in first.afdrukken():
        bewaar(Afdruk(b"what", b"stands"), tmp_path / naam)
    (changed, *same) = some
    opschrift = replace(changed.grafiek.opschrift, titel="Een andere titel")
    other = replace(changed, grafiek=replace(changed.grafiek, opschrift=opschrift))
    for merk, drawn in ((MERK, {changed.grafiek.naam}), ("", {t.grafiek.naam for t in some})):
        again = Tekenaars(Eerder(tmp_path, first.vingerafdrukken))
        again.begin(merk, [other, *same])
        found = again.afdrukken()
        assert {naam for naam, afdruk in found.items() if afdruk.svg != b"what"} == drawn


@pytest.mark.parametrize("helpers", [0, 1])
def test_of_charts_drawn_ahead_only_those_are_kept_that_show_the_same(
    some: list[Tekening], helpers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tekenaars, "HELPERS", helpers)
    *_, last = [tekening for tekening in some if tekening.grafiek.naam.startswith("meldingen")]
    other = partial(charts.verloop, reeks([10.0, 20.0]), None)
    before = [replace(t, teken=other) if t is last else t for t in some]
    alone = Tekenaars()
    alone.begin(MERK, some)
    expected = alone.afdrukken()
    with Tekenaars() as ahead:
        ahead.begin(MERK, before)
        time.sleep(helpers)
        ahead.begin(MERK, some)
        drawn = ahead.afdrukken()
    assert drawn == expected
    assert ahead.vingerafdrukken == alone.vingerafdrukken


def test_what_a_helper_does_not_return_is_drawn_here(
    some: list[Tekening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tekenaars, "HELPERS", 2)
    monkeypatch.setattr(tekenaars, "OPDRACHT", (sys.executable, "-c", "raise SystemExit(3)"))
    with Tekenaars() as helped:
        helped.begin(MERK, some)
        drawn = helped.afdrukken()
    assert sorted(drawn) == sorted(tekening.grafiek.naam for tekening in some)


def test_no_helper_is_left_when_writing_fails(
    some: list[Tekening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tekenaars, "HELPERS", 1)
    with pytest.raises(OSError, match="full"), Tekenaars() as helped:
        _draw_on_a_full_disk(helped, some)
    assert [proces.returncode for proces in helped._helpers] == [-signal.SIGKILL]
    assert not any(voeder.is_alive() for voeder in helped._voeders.values())


def _draw_on_a_full_disk(helped: Tekenaars, some: list[Tekening]) -> None:
    helped.begin(MERK, some)
    raise OSError("the disk is full")


PARENT = """
import subprocess, time
from ghnt_pipeline.publishing.tekenaars import OPDRACHT
helper = subprocess.Popen(OPDRACHT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(helper.pid, flush=True)
time.sleep(600)
"""


def test_a_helper_ends_when_the_report_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent.stdout:
        helper = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 60
    while _runs(helper) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(helper)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
