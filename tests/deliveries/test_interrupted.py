"""Killed at any moment, the next run goes on; one writer at a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ghnt_pipeline import files, store
from ghnt_pipeline.errors import Busy, UsageFault
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.store.models import Model

from .desk import Desk, meldingen, tree

HOLD = """
import sys, time
from pathlib import Path
from ghnt_pipeline.files import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("begun"))
    desk.put("meldingen_2019K1.csv", meldingen([1, 2]))
    desk.ingest()
    return desk.project.root


@pytest.fixture
def begun(taken_in: Path, tmp_path: Path) -> Desk:
    """A project of one's own in which one delivery was taken in."""
    return Desk(Path(shutil.copytree(taken_in, tmp_path / "begun")))


def test_a_second_writer_is_told_who_is_busy_until_that_one_is_killed(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1]))
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(desk.project.lock)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy, match=rf"process {holder.pid} of \S+ on \S+, since 20\d\d-"):
            desk.ingest()
        assert not desk.project.ledger.exists()
        holder.send_signal(signal.SIGKILL)
    assert desk.one().outcome is Outcome.ACCEPTED


def test_a_last_line_of_the_ledger_that_was_cut_off_never_happened(begun: Desk) -> None:
    ledger = begun.project.ledger
    whole = ledger.read_bytes()
    ledger.write_bytes(whole + b'{"seq": 2, "event": "with')
    assert len(begun.standing) == 1
    begun.put("meldingen_2019K2.csv", meldingen([3], datum_melding="2019-04-01"))
    begun.ingest()
    assert ledger.read_bytes().startswith(whole)
    assert b'"with' not in ledger.read_bytes()
    assert [line.seq for line in begun.ledger.lines] == [1, 2]


def test_a_damaged_line_within_the_ledger_stops_the_run_and_is_named(begun: Desk) -> None:
    ledger = begun.project.ledger
    ledger.write_bytes(b"garbage\n" + ledger.read_bytes())
    with pytest.raises(UsageFault, match="line 1 is damaged"):
        begun.ingest()


def test_a_delivery_whose_folder_is_gone_stops_the_run_and_is_named(begun: Desk) -> None:
    (begun.deliveries[0].folder / "manifest.json").unlink()
    with pytest.raises(UsageFault, match=r"manifest\.json is missing or damaged"):
        begun.ingest()


def test_what_a_killed_run_left_is_removed_or_put_back(begun: Desk) -> None:
    processed = begun.project.processed
    folder = begun.deliveries[0].folder
    before = tree(processed)
    folder.rename(folder.with_name(f".old-{folder.name}"))
    half = folder.with_name(".tmp-0123456789ab")
    half.mkdir()
    (half / "rows.parquet").write_bytes(b"half")
    (processed / ".tmp-ghnt.duckdb").write_bytes(b"half")
    (processed / ".tmp-ghnt.duckdb.wal").write_bytes(b"half")
    replaced = processed / "editions" / ".old-2019K1"
    replaced.mkdir(parents=True)
    (processed / "editions" / "2019K1").mkdir()
    assert begun.one().outcome is Outcome.KNOWN
    assert tree(processed) == before
    assert not replaced.exists()
    assert not half.exists()


def test_a_run_killed_while_writing_a_manifest_does_not_stop_the_next(begun: Desk) -> None:
    half = begun.deliveries[0].folder.with_name(".tmp-0123456789ab")
    half.mkdir()
    (half / ".tmp-manifest.json").write_text("{")
    assert begun.one().outcome is Outcome.KNOWN
    assert not half.exists()


def test_a_delivery_folder_without_a_line_in_the_ledger_is_accepted_again(begun: Desk) -> None:
    before = tree(begun.project.deliveries)
    begun.project.ledger.unlink()
    begun.project.store.unlink()
    assert begun.one().outcome is Outcome.ACCEPTED
    assert tree(begun.project.deliveries) == before
    assert begun.numbers() == ["M1", "M2"]


BROKEN = {
    "a model that cannot run": "select * from no_such_table",
    "a model that breaks its grain": "select 1 as getal union all select 1",
}


@pytest.mark.parametrize("sql", BROKEN.values(), ids=BROKEN)
def test_a_build_that_fails_leaves_the_old_store_and_the_next_build_mends_it(
    begun: Desk, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    old = begun.project.store.read_bytes()
    begun.put("meldingen_2019K2.csv", meldingen([3], datum_melding="2019-04-01"))
    with monkeypatch.context() as patch:
        broken = Model(39, "ind_kapot", sql, ("getal",))
        models = [*store.load_models(), broken]
        patch.setattr(store.building, "load_models", lambda: models)
        with pytest.raises(Exception, match=r"no_such_table|more than one row"):
            begun.ingest()
    assert begun.project.store.read_bytes() == old
    assert len(begun.standing) == 2, "the delivery itself was taken in"
    assert begun.ingest().built is not None
    assert begun.numbers() == ["M1", "M2", "M3"]
    leftovers = [p.name for p in begun.project.processed.rglob(f"{files.TEMPORARY}*")]
    assert leftovers == []


def test_an_open_store_stays_as_it_was_while_a_new_one_takes_its_place(begun: Desk) -> None:
    from ghnt_pipeline import open_store

    with open_store(begun.project.root) as reader:
        begun.put("meldingen_2019K2.csv", meldingen([3], datum_melding="2019-04-01"))
        begun.ingest()
        assert reader.execute("select count(*) from core_melding").fetchall() == [(2,)]
    assert begun.query("select count(*) from core_melding") == [(3,)]


CRASH = """
import os, sys
from pathlib import Path
from ghnt_pipeline import acceptance, deliveries, ledger, store
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.run import Asked
from ghnt_pipeline.settings import Project, Settings

def die(*_, **__):
    os.kill(os.getpid(), 9)

place = sys.argv[2]
if place == "before the rename":
    deliveries.files.write_text = die
elif place == "before the ledger":
    ledger.Ledger.append = die
elif place == "during the build":
    store.building.load_checks = die
elif place == "before the build is noted":
    import ghnt_pipeline.building
    ghnt_pipeline.building.write_json = die
ingest(Project(Path(sys.argv[1])), Settings(), Asked(), lambda _: None)
"""


@pytest.mark.parametrize(
    "place",
    [
        "before the rename",
        "before the ledger",
        "during the build",
        "before the build is noted",
    ],
)
def test_a_run_that_was_killed_is_finished_by_the_next(
    desk: Desk, tmp_path: Path, place: str
) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2]))
    command = [sys.executable, "-c", CRASH, str(desk.project.root), place]
    killed = subprocess.run(command, check=False, env=os.environ | {"PYTHONWARNINGS": "ignore"})
    assert killed.returncode == -signal.SIGKILL
    run = desk.ingest()
    assert not run.refused
    assert desk.numbers() == ["M1", "M2"]
    assert len(desk.deliveries) == 1
    assert [p for p in desk.project.processed.rglob(".tmp-*")] == []  # noqa: C416
