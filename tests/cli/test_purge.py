"""Records that were kept long enough go, with a line in the ledger; released editions never do."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline.drafts import KEPT
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.purging import cutoff, months_before
from ghnt_pipeline.release import release
from ghnt_pipeline.report import report
from ghnt_pipeline.settings import Project, Settings

from .conftest import MELDINGEN, Ghnt

LATER = MELDINGEN.replace("-01-2019", "-04-2019").replace("M", "N")
OLD = ("purge", "--older-than", "2019-04-01")
PROCESSED = Path("data/processed")


@pytest.fixture
def two_quarters(ghnt: Ghnt) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    Path("data/raw/meldingen_2019K2.csv").write_text(LATER)
    assert ghnt("ingest").code == 0


def ledger_lines() -> list[dict[str, Any]]:
    text = (PROCESSED / "ledger.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def periods_there(ghnt: Ghnt) -> list[str]:
    return [d["periode"] for d in ghnt("deliveries", "--json").document["result"]]


def query(sql: str) -> list[tuple[Any, ...]]:
    from ghnt_pipeline import open_store

    with open_store() as store:
        return store.execute(sql).fetchall()


@pytest.mark.usefixtures("two_quarters")
def test_what_is_old_goes_from_disk_and_store_and_the_ledger_says_so(ghnt: Ghnt) -> None:
    done = ghnt(*OLD, "--yes")
    assert done.code == 0
    assert periods_there(ghnt) == ["2019K2"]
    assert not list((PROCESSED / "deliveries" / "veilig_thuis.meldingen" / "2019K1").iterdir())
    assert query("select distinct meldingnummer from core_melding order by 1") == [("N1",), ("N2",)]
    line = ledger_lines()[-1]
    assert line["event"] == "purged"
    assert line["delivery"].startswith("veilig_thuis.meldingen/2019K1/")
    assert line["reason"] == "its period ended before 2019-04-01; 2 rows"
    assert len(line["files"]) == 1


@pytest.mark.usefixtures("two_quarters")
def test_it_says_what_it_means_and_which_files_the_analyst_is_to_delete(ghnt: Ghnt) -> None:
    done = ghnt(*OLD, "--yes")
    assert done.out == "meldingen_2019K1.csv\n"
    assert "become geen_gegevens" in done.err
    assert "onvolledig up to 2022K1" in done.err
    assert Path("data/raw/meldingen_2019K1.csv").exists()


@pytest.mark.usefixtures("two_quarters")
def test_what_was_made_of_the_records_goes_too_and_what_was_made_of_others_stays(
    ghnt: Ghnt,
) -> None:
    ghnt("report", "--periode", "2019K1", "--intern")
    ghnt("report", "--periode", "2019K2", "--intern")
    ghnt("rebuild", "--as-of", str(date.today()))
    assert len(list((PROCESSED / "bevindingen").iterdir())) == 2
    ghnt(*OLD, "--yes")
    assert [p.name[:16] for p in (PROCESSED / "bevindingen").iterdir()] == ["meldingen_2019K2"]
    assert [p.name for p in (PROCESSED / "intern").iterdir()] == ["2019K2"]
    assert list(PROCESSED.glob("ghnt-*.duckdb")) == []


@pytest.mark.usefixtures("two_quarters")
def test_a_purged_file_does_not_come_back_by_itself_and_does_when_it_is_named(ghnt: Ghnt) -> None:
    ghnt(*OLD, "--yes")
    assert "Nothing new" in ghnt("ingest").err
    assert "was purged; delete this file" in ghnt("ingest", "-v").err
    assert periods_there(ghnt) == ["2019K2"]
    assert ghnt("ingest", "data/raw/meldingen_2019K1.csv").code == 0
    assert sorted(periods_there(ghnt)) == ["2019K1", "2019K2"]
    assert Ledger(PROCESSED / "ledger.jsonl").purged() == []


@pytest.mark.usefixtures("two_quarters")
def test_nobody_is_asked_for_what_was_purged(ghnt: Ghnt) -> None:
    Path("data/raw/adviezen_2019.csv").write_text(
        "adviesnummer;gemeente;datum_advies;aanleiding;hoedanigheid_adviesvrager\n"
        "A1;Dordrecht;03-02-2019;08;01\n"
    )
    assert ghnt("ingest").code == 0
    assert "meldingen 2019K1" not in ghnt("status", "--strict", "--today", "2019-08-01").out
    ghnt(*OLD, "--yes")
    state = ghnt("status", "--strict", "--today", "2019-08-01")
    (row,) = (line for line in state.out.splitlines() if line.startswith("veilig_thuis.meldingen"))
    assert row.split()[1:3] == ["purged", "in"]
    assert "Ask Veilig Thuis for meldingen 2019K3 to 2019K4," in state.out


@pytest.mark.usefixtures("two_quarters")
def test_without_yes_where_nobody_can_answer_nothing_goes(ghnt: Ghnt) -> None:
    done = ghnt(*OLD)
    assert done.code == 2
    assert "--yes" in done.err
    assert len(periods_there(ghnt)) == 2
    assert ghnt(*OLD, "--dry-run").code == 0
    assert len(periods_there(ghnt)) == 2


@pytest.mark.usefixtures("two_quarters")
def test_by_default_each_supplier_goes_by_its_own_retention(ghnt: Ghnt) -> None:
    done = ghnt("purge", "--yes")
    assert done.code == 2
    assert "bewaren_maanden" in done.err
    flag = ("--set", "bronnen.veilig_thuis.bewaren_maanden=1")
    assert ghnt("purge", "--bron", "dok", *flag).code == 2
    assert ghnt("purge", "--yes", *flag).code == 0
    assert periods_there(ghnt) == []


@pytest.mark.usefixtures("two_quarters")
def test_a_released_edition_and_what_it_published_stay(ghnt: Ghnt) -> None:
    ghnt("report", "--periode", "2019K1")
    project = Project(Path())
    release(project, "2019K1")
    kept = [*project.editions.rglob("*"), *project.released.rglob("*")]
    assert ghnt(*OLD, "--yes").code == 0
    assert all(path.exists() for path in kept)
    assert ghnt("report", "--periode", "2019K2").code == 0


@pytest.mark.usefixtures("two_quarters")
def test_what_a_killed_purge_left_counts_nowhere_and_goes_with_the_next(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        assert ghnt(*OLD, "--yes").code == 130
    (folder,) = (PROCESSED / "deliveries/veilig_thuis.meldingen/2019K1").iterdir()
    assert periods_there(ghnt) == ["2019K2"]
    assert ghnt("purge", "--older-than", "2019-07-01", "--yes").code == 0
    assert not folder.exists()


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("60m", "2014-05-01"),
        ("5y", "2014-05-01"),
        ("1m", "2019-04-01"),
        ("2018-02-03", "2018-02-03"),
    ],
)
def test_an_age_is_counted_back_in_whole_months(age: str, day: str) -> None:
    assert cutoff(age, date(2019, 5, 31)) == date.fromisoformat(day)


@pytest.mark.parametrize("age", ["lang", "5", "5w", "9999y", "2018-02-30"])
def test_an_age_that_is_none_ends_with_2(ghnt: Ghnt, age: str) -> None:
    assert ghnt("purge", "--older-than", age).code == 2


def test_a_month_back_over_the_turn_of_the_year() -> None:
    assert months_before(date(2019, 1, 31), 1) == date(2018, 12, 1)
    assert months_before(date(2019, 1, 31), 13) == date(2017, 12, 1)


def test_drafts_beyond_the_last_eight_go_and_released_ones_never(ghnt: Ghnt) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    ghnt("ingest")
    project, said = Project(Path()), list[str]()
    report(project, Settings(), Periode.parse("2019K1"), said.append)
    release(project, "2019K1")
    older = [f"{jaar}K{deel}" for jaar in (2016, 2017, 2018) for deel in (1, 2, 3, 4)][:9]
    for rank, naam in enumerate(older):
        (project.editions / naam).mkdir()
        record = project.editions / f".{naam}.json"
        record.write_text("{}")
        os.utime(record, (1000 + rank, 1000 + rank))
    (project.editions / "aantekeningen").mkdir()
    Path("data/raw/meldingen_2019K2.csv").write_text(LATER)
    ghnt("ingest")
    report(project, Settings(), Periode.parse("2019K2"), said.append)
    there = {path.name for path in project.editions.iterdir() if path.is_dir()}
    assert there == {*older[2:], "2019K1", "2019K2", "aantekeningen"}
    assert len(there - {"2019K1", "aantekeningen"}) == KEPT
    assert not (project.editions / f".{older[0]}.json").exists()
    assert sum("older than the last eight" in text for text in said) == 2
    report(project, Settings(), Periode.parse("2019K1"), said.append)
    assert {path.name for path in project.editions.iterdir() if path.is_dir()} == there
