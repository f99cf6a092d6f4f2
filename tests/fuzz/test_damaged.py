"""However a file is damaged, it is read or refused with a message: no more, and no less.

`GHNT_FUZZ` says how many files (2,000 when nothing is said). A failure names the number of the
file: `fuzz.seeds.damaged(NUMBER).inhoud` makes it again.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from ghnt_pipeline import limits
from ghnt_pipeline.checking import check
from ghnt_pipeline.deliveries import content_hash
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading import read_file

from .forking import PROGRAM, Forking
from .seeds import BEURT, Beschadigd, damaged, seeds

FILES = int(os.environ.get("GHNT_FUZZ", "2000"))
TOGETHER = 25
SECONDS = 10
GEHEIM = "eheim-77"
"""Enough of the secret to know it by, when a byte of it was changed."""


class Hang(Exception):
    """Reading took longer than anybody waits."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise Hang in the midst of what takes longer than this."""

    def stop(_: int, __: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def end_of(bestand: Beschadigd) -> str:
    """How a file ended; fails when it ended otherwise than read or refused."""
    try:
        lezing = read_file(Path(bestand.naam), bestand.inhoud)
    except DeliveryRefused as fault:
        refuse_well(str(fault), fault.__cause__)
        return "refused"
    for weigering in lezing.geweigerd:
        refuse_well(weigering.reden)
    for opmerking in lezing.opmerkingen:
        refuse_well(opmerking)
    for gelezen in lezing.tabellen:
        uit = check(gelezen.tabel, gelezen.periode.laatste_dag)
        assert uit.gelezen == uit.aanvaard + uit.afgekeurd + uit.herhaald + uit.controle
        assert uit.gelezen == gelezen.tabel.rijen
        for bevinding in uit.bevindingen:
            refuse_well(bevinding.uitleg)
        tabel = gelezen.tabel
        content_hash((naam for naam, _ in tabel.in_volgorde()), tabel.canonical_parts())
    return "read"


def refuse_well(zin: str, cause: object = None) -> None:
    """A message is one line that can be shown, and repeats nothing of the file."""
    assert cause is None
    assert zin
    assert zin.isprintable(), ascii(zin)
    assert len(zin) < 600, zin
    assert GEHEIM not in zin


@pytest.mark.parametrize("eerste", range(0, FILES, TOGETHER))
def test_a_damaged_file_is_read_or_refused(eerste: int) -> None:
    for nummer in range(eerste, min(eerste + TOGETHER, FILES)):
        bestand = damaged(nummer)
        try:
            with at_most(SECONDS):
                end_of(bestand)
        except BaseException as fault:
            fault.add_note(f"damaged({nummer}), from {bestand.uit}, named {bestand.naam!r}")
            raise


def test_the_damage_leaves_many_files_that_can_be_read_and_breaks_many_others() -> None:
    nummers = range(10_000, 10_240)
    einden = Counter((BEURT[n % len(BEURT)], end_of(damaged(n))) for n in nummers)
    for soort in seeds():
        assert einden[soort, "read"] >= 3, einden
        assert einden[soort, "refused"] >= 3, einden


def test_the_same_number_makes_the_same_file() -> None:
    assert [damaged(n).inhoud for n in range(40)] == [damaged(n).inhoud for n in range(40)]


def test_a_program_that_is_ready_answers_as_one_that_is_started(forking: Forking) -> None:
    for nummer in (n for n in range(64) if BEURT[n % len(BEURT)] != "csv"):
        inhoud = damaged(nummer).inhoud
        command = [sys.executable, "-I", "-m", PROGRAM, str(limits.MEMORY_BYTES), "300"]
        started = subprocess.run(command, input=inhoud, capture_output=True, check=False)
        ready = forking.run(command, input=inhoud)
        assert (ready.returncode, ready.stdout) == (started.returncode, started.stdout)
        assert bool(ready.stderr) == bool(started.stderr)
