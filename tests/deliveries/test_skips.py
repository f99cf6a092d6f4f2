"""Files that need not be read again, and files that must."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline import intake, reading, seen
from ghnt_pipeline.ledger import Event
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.settings import Settings

from .desk import Desk, meldingen, tree, written

pytestmark = pytest.mark.usefixtures("no_build")

ROWS = meldingen([1, 2])
BAD = meldingen([1, 2], gemeente="Atlantis")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []
    real = reading.read_file

    def noting(path: Path, content: bytes, **given: Any) -> Any:
        names.append(path.name)
        return real(path, content, **given)

    monkeypatch.setattr(reading, "read_file", noting)
    return names


def test_an_unchanged_file_is_not_read_again(desk: Desk, read: list[str]) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.ingest()
    desk.put("meldingen_2019K2.csv", meldingen([3], datum_melding="2019-04-01"))
    desk.ingest()
    assert read == ["meldingen_2019K1.csv", "meldingen_2019K2.csv"]


def test_a_second_run_over_the_same_files_changes_no_byte(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.put("slecht_2019K2.csv", BAD)
    desk.ingest()
    before = tree(desk.project.root)
    assert not desk.ingest().refused
    assert tree(desk.project.root) == before


def test_a_file_refused_before_is_listed_and_neither_counted_nor_read(
    desk: Desk, read: list[str]
) -> None:
    desk.put("slecht_2019K1.csv", BAD)
    first = desk.ingest()
    assert first.refused
    second = desk.ingest()
    assert not second.refused
    (again,) = second.results
    assert again.outcome is Outcome.REFUSED_BEFORE
    assert again.reden == first.results[0].reden
    assert read == ["slecht_2019K1.csv"]
    assert [line.event for line in desk.ledger.lines] == [Event.REFUSED]


def test_a_refused_file_that_is_named_is_read_again(desk: Desk, read: list[str]) -> None:
    bad = desk.put("slecht_2019K1.csv", BAD)
    desk.ingest()
    assert desk.one(bad).outcome is Outcome.REFUSED
    assert len(read) == 2


def test_a_refused_file_that_was_mended_is_read_again(desk: Desk) -> None:
    bad = desk.put("slecht_2019K1.csv", BAD)
    desk.ingest()
    bad.write_bytes(written(ROWS))
    assert desk.one().outcome is Outcome.ACCEPTED


def test_new_rules_read_what_old_rules_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("slecht_2019K1.csv", BAD)
    desk.ingest()
    monkeypatch.setattr(seen, "code_hash", lambda *_: "newer rules")
    assert desk.one().outcome is Outcome.REFUSED


def test_a_file_refused_for_its_name_is_read_under_a_better_name(desk: Desk) -> None:
    nameless = desk.put("meldingen.csv", ROWS)
    assert "period" in desk.one().reden
    nameless.rename(nameless.with_name("meldingen_2019K1.csv"))
    assert desk.one().outcome is Outcome.ACCEPTED


def test_a_file_refused_for_its_folder_is_read_in_another_folder(desk: Desk) -> None:
    row = {
        "trajectnummer": "T1", "clientnummer": "CLIENT-1", "gemeente_herkomst": "Dordrecht",
        "rol": "slachtoffer", "datum_start": "2019-02-01", "hulpvorm": "ambulante_hulp",
    }  # fmt: skip
    file = desk.put("trajecten_2019K1.csv", [row])
    assert "Who sent this file?" in desk.one().reden
    (desk.project.raw / "blijf").mkdir()
    file.rename(desk.project.raw / "blijf" / file.name)
    assert desk.one().outcome is Outcome.ACCEPTED


def test_a_file_named_from_a_folder_is_understood_as_when_it_is_walked(
    desk: Desk, tmp_path: Path
) -> None:
    row = {
        "trajectnummer": "T1", "clientnummer": "CLIENT-1", "gemeente_herkomst": "Dordrecht",
        "rol": "slachtoffer", "datum_start": "2019-02-01", "hulpvorm": "ambulante_hulp",
    }  # fmt: skip
    folder = tmp_path / "inbox" / "blijf"
    folder.mkdir(parents=True)
    file = folder / "trajecten_2019K1.csv"
    file.write_bytes(written([row]))
    assert desk.one(file).outcome is Outcome.ACCEPTED


def test_a_link_in_raw_is_known_by_its_own_name(desk: Desk) -> None:
    target = desk.project.raw / ".export-83d1.csv"
    target.write_bytes(written(ROWS))
    (desk.project.raw / "meldingen_2019K1.csv").symlink_to(target)
    assert desk.one().outcome is Outcome.ACCEPTED


def test_a_link_that_leads_out_of_raw_is_refused_once_and_read_when_it_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "export-83d1.csv"
    target.write_bytes(written(ROWS))
    link = desk.project.raw / "meldingen_2019K1.csv"
    link.symlink_to(target)
    assert "leads out of data/raw" in desk.one().reden
    assert desk.one().outcome is Outcome.REFUSED_BEFORE
    assert desk.one(link).outcome is Outcome.ACCEPTED


def test_a_link_to_a_folder_or_to_nothing_is_said_and_not_followed(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "meldingen_2019K1.csv").write_bytes(written(ROWS))
    (desk.project.raw / "a").symlink_to(tmp_path / "elsewhere")
    (desk.project.raw / "b.csv").symlink_to(desk.project.raw / "gone.csv")
    folder, nothing = desk.ingest().results
    assert "link to a folder" in folder.reden
    assert "cannot be read" in nothing.reden
    assert desk.standing == []


def test_hidden_files_locks_and_readmes_are_no_deliveries(desk: Desk) -> None:
    for name in (".verborgen.csv", "~$open_2019K1.csv", "README.md", "LEESMIJ.txt", "Thumbs.db"):
        desk.put(name, b"geen levering")
    assert desk.ingest().results == ()


def test_a_file_that_is_gone_when_its_turn_comes_is_refused_and_the_rest_goes_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = desk.put("a_2019K1.csv", ROWS)
    desk.put("b_2019K2.csv", meldingen([3], datum_melding="2019-04-01"))
    real = intake.read_one

    def removing(run: Any, path: Path, *, is_named: bool) -> Any:
        gone.unlink(missing_ok=True)
        return real(run, path, is_named=is_named)

    monkeypatch.setattr("ghnt_pipeline.ingest.read_one", removing)
    run = desk.ingest()
    assert [r.outcome for r in run.results] == [Outcome.REFUSED, Outcome.ACCEPTED]
    assert "cannot be read" in run.results[0].reden


def test_a_name_that_is_no_unicode_does_not_stop_the_run(desk: Desk) -> None:
    name = os.fsencode(desk.project.raw) + b"/co\xf6rdinatie_2019K1.csv"
    Path(os.fsdecode(name)).write_bytes(written(ROWS))
    desk.put("meldingen_2019K2.csv", meldingen([3], datum_melding="2019-04-01"))
    outcomes = [r.outcome for r in desk.ingest().results]
    assert Outcome.ACCEPTED in outcomes


def test_a_dry_run_over_a_new_and_a_bad_file_writes_nothing(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.put("slecht_2019K2.csv", BAD)
    run = desk.ingest(dry_run=True)
    assert {r.outcome for r in run.results} == {Outcome.ACCEPTED, Outcome.REFUSED}
    kept = {name for name in tree(desk.project.root) if not name.endswith(".lock")}
    assert kept == {"data/raw/meldingen_2019K1.csv", "data/raw/slecht_2019K2.csv"}


def test_what_is_left_when_one_of_two_contents_is_taken_away_is_read(desk: Desk) -> None:
    desk.put("een_2019K1.csv", meldingen([1, 2]))
    other = desk.put("twee_2019K1.csv", meldingen([1, 3]))
    assert desk.ingest().refused
    other.unlink()
    assert desk.one().outcome is Outcome.ACCEPTED


def test_a_file_refused_under_a_stricter_limit_is_read_again(desk: Desk) -> None:
    desk.put("half_2019K1.csv", [*meldingen([1]), *meldingen([2], gemeente="Atlantis")])
    assert desk.ingest().refused
    run = desk.ingest(settings=Settings(max_refused_share=0.5))
    assert [r.outcome for r in run.results] == [Outcome.ACCEPTED]
