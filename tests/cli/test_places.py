"""Projects and files in odd places."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import MELDINGEN, SCRIPT, Ghnt, script

CORRECTED = MELDINGEN.replace("Papendrecht", "Zwijndrecht")
ODD = ["d'Oude Maas [2019]", '~ * é日本 {a,b};"n" 100% $HOME #1']


@pytest.mark.parametrize("name", ODD)
def test_a_project_folder_may_have_an_odd_name(ghnt: Ghnt, tmp_path: Path, name: str) -> None:
    raw = tmp_path / name / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "meldingen_2019K1.csv").write_text(MELDINGEN)
    first = ghnt("ingest", "--project", name)
    assert first.code == 0, first.err
    (raw / "nieuwer_2019K1.csv").write_text(CORRECTED)
    second = ghnt("ingest", "--project", name)
    assert second.code == 0, second.err
    assert "0 added, 1 changed, 0 withdrawn, 1 as they were" in second.err
    shown = ghnt("report", "--gemeente", "regio", "--periode", "2019K1", "--project", name)
    assert shown.code == 0, shown.err


def test_a_name_that_the_store_cannot_bear_is_refused_in_words(ghnt: Ghnt, tmp_path: Path) -> None:
    raw = tmp_path / "wat?" / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "meldingen_2019K1.csv").write_text(MELDINGEN)
    assert ghnt("ingest", "--project", "wat?").code in (0, 2)


def test_a_neighbour_whose_name_fits_a_pattern_is_not_read(ghnt: Ghnt, tmp_path: Path) -> None:
    for name, extra in (("p1", "M3;C3;Dordrecht;05-01-2019;01;02\n"), ("p*", "")):
        raw = tmp_path / name / "data" / "raw"
        raw.mkdir(parents=True)
        (raw / "meldingen_2019K1.csv").write_text(MELDINGEN + extra)
        (tmp_path / name / ".ghnt-secret").write_text("0f" * 32)
        assert ghnt("ingest", "--project", name).code == 0
    (tmp_path / "p*" / "data" / "raw" / "nieuwer_2019K1.csv").write_text(CORRECTED)
    assert "1 changed, 0 withdrawn, 1 as" in ghnt("ingest", "--project", "p*").err


def test_the_project_may_come_from_the_environment(
    ghnt: Ghnt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "data" / "raw" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    ghnt("ingest")
    monkeypatch.chdir(tmp_path / "elders")
    assert "Deliveries: 0" in ghnt("status").out
    monkeypatch.setenv("GHNT_PROJECT", str(tmp_path))
    assert "Deliveries: 1" in ghnt("status").out


def test_a_file_is_the_same_by_a_relative_an_absolute_and_a_roundabout_path(
    ghnt: Ghnt, tmp_path: Path
) -> None:
    file = tmp_path / "data" / "raw" / "meldingen_2019K1.csv"
    file.write_text(MELDINGEN)
    run = ghnt("ingest", file, "data/raw/meldingen_2019K1.csv", "data/../data/raw", "--json")
    outcomes = [entry["outcome"] for entry in run.document["result"]["files"]]
    assert outcomes == ["accepted", "known", "known"]
    assert {entry["file"] for entry in run.document["result"]["files"]} == {"meldingen_2019K1.csv"}


def test_raw_may_be_a_link_to_a_share(ghnt: Ghnt, tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").rmdir()
    share = tmp_path / "share"
    (share / "2019K1").mkdir(parents=True)
    (share / "2019K1" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    (tmp_path / "data" / "raw").symlink_to(share)
    assert ghnt("ingest").code == 0
    assert "Deliveries: 1" in ghnt("status").out


def test_a_broken_link_in_raw_does_not_stop_the_rest(ghnt: Ghnt, tmp_path: Path) -> None:
    (tmp_path / "data" / "raw" / "weg_2019K1.csv").symlink_to(tmp_path / "nergens")
    (tmp_path / "data" / "raw" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    assert ghnt("ingest").code in (0, 1)
    assert "Deliveries: 1" in ghnt("status").out


def test_a_file_where_a_folder_must_be_ends_with_2(ghnt: Ghnt, tmp_path: Path) -> None:
    (tmp_path / "data" / "raw" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    (tmp_path / "data" / "processed").write_text("")
    done = ghnt("ingest")
    assert done.code == 2
    assert "processed" in done.err


def test_a_project_that_may_not_be_written_ends_with_2(tmp_path: Path) -> None:
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "meldingen_2019K1.csv").write_text(MELDINGEN)
    (tmp_path / "data" / "processed").mkdir(mode=0o555)
    for path in (tmp_path, *tmp_path.parents):
        if path.owner() == tmp_path.owner() and "pytest" in str(path):
            path.chmod(0o755)
    code = (
        "import os, sys; from ghnt_pipeline.cli import _run; import ghnt_pipeline.ingest; "
        "from ghnt_pipeline.reference.eigen_regio import packaged; packaged(); "
        "os.geteuid() or os.setuid(65534); sys.exit(_run(['ingest']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "processed" in done.stderr


def test_reading_the_help_through_a_closed_pipe_gives_no_trace(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{SCRIPT}' indicators | true"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""


def test_without_a_stdout_the_work_is_done_and_no_trace_given(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{SCRIPT}' indicators >&-"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_passes_the_code_on(tmp_path: Path) -> None:
    assert script("report", cwd=tmp_path).code == 4
    assert script("--nu", cwd=tmp_path).code == 2
