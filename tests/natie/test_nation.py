"""The invented nation is one region that fits together, and its deliveries can be taken in."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ghnt_pipeline.cli import _run
from ghnt_pipeline.deliveries import all_deliveries
from ghnt_pipeline.example.natie import write_nation
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region
from ghnt_pipeline.run import Asked, Outcome
from ghnt_pipeline.settings import Project, load_settings

CONTACTS = 20_000
REGIONS, MUNICIPALITIES, QUARTERS, KINDS = 26, 342, 40, 8


def quietly(_: str) -> None:
    """Take progress and say nothing."""


@pytest.fixture(scope="session")
def nation(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A small nation; tests may read it and must not change it."""
    return once("nation", _make)


def _make(root: Path) -> None:
    assert write_nation(root, CONTACTS, quietly)


def _rows(nation: Path, kind: str, quarter: str = "*") -> list[dict[str, str]]:
    found = []
    for path in sorted(nation.glob(f"data/raw/{quarter}/VERZONNEN_{kind}_*.csv")):
        with path.open(encoding="utf-8") as file:
            found += list(csv.DictReader(file, delimiter=";"))
    return found


def test_its_region_holds_what_every_region_must_and_adds_up(nation: Path) -> None:
    region = region_of(nation, load_settings(nation).regio)

    assert len(region.van_nu) == MUNICIPALITIES
    assert region.brons == {"veilig_thuis", "blijf", "dok", "politie", "vir"}
    assert "synthetisch" in region.naam


def test_every_row_of_a_quarter_is_accepted(nation: Path) -> None:
    project, settings = Project(nation), load_settings(nation)
    with in_region(region_of(nation, settings.regio)):
        asked = Asked((nation / "data" / "raw" / "2024K4",), dry_run=True)
        done = ingest(project, settings, asked, quietly)

    assert [result.outcome for result in done.results] == [Outcome.ACCEPTED] * KINDS
    checked = [result.gecontroleerd for result in done.results]
    assert all(c is not None and c.afgekeurd == c.herhaald == 0 for c in checked)
    assert not all_deliveries(project.deliveries, Ledger(project.ledger))


def test_contacts_are_of_all_26_organisations_and_of_as_many_as_were_asked(nation: Path) -> None:
    meldingen = {row["meldingnummer"] for row in _rows(nation, "veilig_thuis_meldingen")}
    adviezen = {row["adviesnummer"] for row in _rows(nation, "veilig_thuis_adviezen")}

    assert len(meldingen) + len(adviezen) == CONTACTS
    assert len(list(nation.glob("data/raw/20??K?"))) == QUARTERS
    assert {number[:4] for number in meldingen} == {f"VT{n:02d}" for n in range(1, REGIONS + 1)}


def test_what_is_open_is_sent_again_until_it_is_closed_and_tells_nothing_of_later(
    nation: Path,
) -> None:
    first = _rows(nation, "veilig_thuis_meldingen", "2019K1")
    second = {row["meldingnummer"] for row in _rows(nation, "veilig_thuis_meldingen", "2019K2")}
    end = date(2019, 3, 31).isoformat()

    days = [value for row in first for name, value in row.items() if name.startswith("datum_")]
    assert max(days) <= end
    still_open = {row["meldingnummer"] for row in first if not row["datum_afsluiting"]}
    assert still_open
    assert still_open <= second
    assert not {row["meldingnummer"] for row in first if row["datum_afsluiting"]} & second


def test_contacts_name_each_other_and_casussen_come_back(nation: Path) -> None:
    meldingen = {row["meldingnummer"]: row for row in _rows(nation, "veilig_thuis_meldingen")}
    adviezen = {row["adviesnummer"]: row for row in _rows(nation, "veilig_thuis_adviezen")}
    from_melding = {row["herkomst_meldingnummer"] for row in adviezen.values()} - {""}
    from_advies = {row["herkomst_adviesnummer"] for row in meldingen.values()} - {""}
    casussen = [row["casusnummer"] for row in meldingen.values() if row["casusnummer"]]

    assert from_melding
    assert from_melding <= meldingen.keys()
    assert from_advies
    assert from_advies <= adviezen.keys()
    assert len(set(casussen)) < len(casussen)


def test_the_same_bytes_are_written_each_time(nation: Path, tmp_path: Path) -> None:
    write_nation(tmp_path / "again", CONTACTS, quietly)
    before = {path.relative_to(nation): path.read_bytes() for path in nation.rglob("*.csv")}
    again = tmp_path / "again"

    assert before == {path.relative_to(again): path.read_bytes() for path in again.rglob("*.csv")}


def test_the_command_writes_it_and_refuses_a_folder_that_holds_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["example", "--nation", "--contacts", "1000", str(tmp_path / "new"), "--json"]

    assert _run(command) == 0
    assert json.loads(capsys.readouterr().out)["result"]["files"] > QUARTERS
    assert _run(command) == 2
    assert "it is not empty" in capsys.readouterr().out


def test_a_number_of_contacts_without_the_nation_is_refused(tmp_path: Path) -> None:
    assert _run(["example", "--contacts", "5000", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()
