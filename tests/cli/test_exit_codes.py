"""The exit codes of the contract, and what is said beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline.files import only_writer
from ghnt_pipeline.settings import Project

from .conftest import BAD, MELDINGEN, Ghnt

GOOD_NAME = "data/raw/meldingen_2019K1.csv"
BAD_NAME = "data/raw/slecht_2019K1.csv"


def test_a_run_that_takes_in_a_file_ends_with_0_and_so_does_one_with_nothing_new(
    ghnt: Ghnt,
) -> None:
    Path(GOOD_NAME).write_text(MELDINGEN)
    first = ghnt("ingest")
    assert first.code == 0
    assert "veilig_thuis.meldingen 2019K1" in first.out
    second = ghnt("ingest")
    assert (second.code, second.out) == (0, "")
    assert "Nothing new" in second.err


def test_a_file_newly_refused_ends_with_1_and_listed_again_with_0(ghnt: Ghnt) -> None:
    Path(BAD_NAME).write_text(BAD)
    first = ghnt("ingest")
    assert first.code == 1
    assert "REFUSED" in first.err
    assert "Atlantis" not in first.out + first.err
    second = ghnt("ingest")
    assert second.code == 0
    assert "Refused before and unchanged" in second.err
    assert "slecht_2019K1.csv" in second.err


def test_a_good_file_goes_in_beside_a_refused_one(ghnt: Ghnt) -> None:
    Path(BAD_NAME).write_text(BAD)
    Path("data/raw/meldingen_2019K2.csv").write_text(MELDINGEN)
    assert ghnt("ingest").code == 1
    (delivery,) = ghnt("deliveries", "--json").document["result"]
    assert (delivery["periode"], delivery["state"]) == ("2019K2", "stands")


def test_a_good_file_checks_with_0_and_nothing_is_loaded(ghnt: Ghnt) -> None:
    Path(GOOD_NAME).write_text(MELDINGEN)
    assert ghnt("check", GOOD_NAME).code == 0
    assert list(Path().rglob("*")) == [Path("data"), Path("data/raw"), Path(GOOD_NAME)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("slecht_2019K1.csv", BAD),
        ("leeg_2019K1.csv", ""),
        ("tekst_2019K1.csv", "zomaar wat tekst\n"),
        ("werkmap_2019K1.pdf", "%PDF"),
        ("zonder_periode.csv", MELDINGEN),
        ("met_namen_2019K1.csv", MELDINGEN.replace("casusnummer", "achternaam")),
    ],
)
def test_a_bad_file_checks_with_1(ghnt: Ghnt, name: str, content: str) -> None:
    Path(name).write_text(content)
    done = ghnt("check", name)
    assert done.code == 1
    assert name in done.err
    assert "Atlantis" not in done.out + done.err


def test_check_and_ingest_agree_on_a_file_whose_folder_names_the_sender(ghnt: Ghnt) -> None:
    folder = Path("data/raw/blijf")
    folder.mkdir()
    file = folder / "trajecten_2019K1.csv"
    file.write_text(
        "trajectnummer;clientnummer;gemeente_herkomst;rol;datum_start;hulpvorm\n"
        "T1;K1;Dordrecht;pleger;03-01-2019;ambulante_hulp\n"
    )
    checked = ghnt("check", file)
    assert checked.code == ghnt("ingest").code, checked.err


USAGE = {
    "an unknown option": ("ingest", "--nu"),
    "an unknown command": ("oogsten",),
    "a period that is none": ("ingest", "--periode", "2019K5"),
    "a file that is not there": ("ingest", "nergens.csv"),
    "a file to check that is not there": ("check", "nergens.csv"),
    "a folder to check": ("check", "data"),
    "a name longer than names can be": ("ingest", "x" * 300),
    "a path longer than paths can be": ("check", "x/" * 3000),
    "a project that is a file": ("status", "--project", "bestand"),
    "a project that is not there": ("status", "--project", "nergens"),
    "a gemeente that is none": ("report", "--gemeente", "Atlantis"),
    "an indicator that is none": ("indicators", "geluk"),
    "a kind that is none": ("schema", "geluk"),
    "a year as edition": ("report", "--periode", "2019"),
    "an example in a file": ("example", "bestand"),
    "schemas in a file": ("schema", "--write", "bestand"),
    "check without a file": ("check",),
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE)
def test_wrong_use_ends_with_2_and_one_line(ghnt: Ghnt, arguments: tuple[str, ...]) -> None:
    Path("bestand").write_text("")
    Path(GOOD_NAME).write_text(MELDINGEN)
    if arguments[0] == "report":
        ghnt("ingest")
    done = ghnt(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ghnt: ")
    as_json = ghnt(*arguments, "--json")
    assert as_json.code == 2
    assert len(as_json.document["errors"]) == 1
    assert as_json.err == ""


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("max_refused = 0.1", "max_refused is unknown"),
        ("max_refused_share = 2", "max_refused_share"),
        ("omgezet = 'soms'", "omgezet"),
        ("regio_naam =", "not valid TOML"),
    ],
)
def test_a_wrong_ghnt_toml_ends_with_2_naming_the_key(ghnt: Ghnt, toml: str, said: str) -> None:
    Path("ghnt.toml").write_text(toml)
    done = ghnt("ingest")
    assert done.code == 2
    assert said in done.err
    assert "ghnt.toml" in done.err


def test_a_setting_may_come_from_the_file_or_the_environment(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(BAD_NAME).write_text(BAD)
    Path("ghnt.toml").write_text("max_refused_share = 0.5")
    assert ghnt("check", BAD_NAME).code == 0
    monkeypatch.setenv("GHNT_MAX_REFUSED_SHARE", "0.1")
    assert ghnt("check", BAD_NAME).code == 1


def test_a_project_without_data_raw_ends_with_2_and_says_what_to_make(ghnt: Ghnt) -> None:
    Path("data/raw").rmdir()
    done = ghnt("ingest")
    assert done.code == 2
    assert "data/raw" in done.err


def test_a_lost_secret_ends_with_2(ghnt: Ghnt) -> None:
    Path(GOOD_NAME).write_text(MELDINGEN)
    ghnt("ingest")
    Path(".ghnt-secret").unlink()
    Path("data/raw/meldingen_2019K2.csv").write_text(
        MELDINGEN + "M3;C3;Dordrecht;04-04-2019;01;02\n"
    )
    done = ghnt("ingest")
    assert done.code == 2
    assert ".ghnt-secret is gone" in done.err


NOTHING = {
    "report without a store": ("report",),
    "report of a quarter without a store": ("report", "--periode", "2019K1"),
    "a gemeente without a store": ("report", "--gemeente", "Dordrecht"),
    "quarter without files": ("quarter",),
}


@pytest.mark.parametrize("arguments", NOTHING.values(), ids=NOTHING)
def test_nothing_to_report_ends_with_4(ghnt: Ghnt, arguments: tuple[str, ...]) -> None:
    done = ghnt(*arguments)
    assert done.code == 4
    assert done.out == ""
    as_json = ghnt(*arguments, "--json")
    assert as_json.code == 4
    assert len(as_json.document["errors"]) == 1


def test_no_complete_quarter_or_none_delivered_ends_with_4(ghnt: Ghnt) -> None:
    Path(GOOD_NAME).write_text(MELDINGEN)
    assert ghnt("quarter").code == 4
    incomplete = ghnt("report")
    assert incomplete.code == 4
    assert "ghnt status" in incomplete.err
    assert ghnt("report", "--periode", "2019K2").code == 4


def test_quarter_returns_the_higher_code_of_its_two_steps(ghnt: Ghnt) -> None:
    Path(BAD_NAME).write_text(BAD)
    done = ghnt("quarter", "--json")
    assert done.code == 4
    assert "Atlantis" not in done.out


@pytest.mark.parametrize("command", ["ingest", "rebuild", "quarter", "report"])
def test_a_busy_project_ends_with_75_naming_the_process(ghnt: Ghnt, command: str) -> None:
    with only_writer(Project(Path()).lock):
        done = ghnt(command)
        assert (done.code, done.out) == (75, "")
        assert "another run is busy (process " in done.err
        assert ghnt(command, "--json").document["errors"][0].startswith("another run is busy")


def test_looking_does_not_wait_for_a_busy_project(ghnt: Ghnt) -> None:
    with only_writer(Project(Path()).lock):
        assert ghnt("status").code == 0
        assert ghnt("deliveries").code == 0


def test_status_strict_ends_with_1_when_a_delivery_is_missing(ghnt: Ghnt) -> None:
    Path(GOOD_NAME).write_text(MELDINGEN)
    ghnt("ingest")
    assert ghnt("status").code == 0
    assert ghnt("status", "--strict").code == 1


def test_a_rebuild_of_an_empty_project_ends_with_0(ghnt: Ghnt) -> None:
    assert ghnt("rebuild").code == 0
    assert ghnt("report").code == 4


def test_a_damaged_note_of_the_last_build_is_no_reason_to_stop(ghnt: Ghnt) -> None:
    Path(GOOD_NAME).write_text(MELDINGEN)
    ghnt("ingest")
    Path("data/processed/ghnt.build.json").write_text('{"inp')
    assert ghnt("status").code == 0
    assert ghnt("ingest").code == 0
