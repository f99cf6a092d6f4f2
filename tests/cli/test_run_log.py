"""Every run that writes keeps a log of what it read, did and wrote, and never a cell."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline.files import only_writer
from ghnt_pipeline.settings import Project, Settings

from .conftest import BAD, MELDINGEN, SCRIPT, Ghnt

GOOD = "data/raw/meldingen_2019K1.csv"
RUNS = Path("data/processed/runs")


def runs() -> list[dict[str, Any]]:
    """The summary of every run in this project, oldest first."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(RUNS.glob("*/run.json"))]


def lines_of(run: dict[str, Any]) -> list[dict[str, Any]]:
    text = (RUNS / run["id"] / "run.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def sha(path: Path | str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_an_ingest_tells_what_it_read_counted_and_wrote(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    assert ghnt("ingest").code == 0
    (run,) = runs()
    assert (run["command"], run["exit_code"], run["errors"]) == ("ingest", 0, [])
    assert run["inputs"] == [
        {"path": "meldingen_2019K1.csv", "sha256": sha(GOOD), "bytes": len(MELDINGEN)}
    ]
    assert run["counts"]["files_accepted"] == 1
    assert run["counts"]["rows_read"] == run["counts"]["rows_accepted"] == 2
    text = Settings().model_dump_json().encode()
    assert run["settings_sha256"] == hashlib.sha256(text).hexdigest()
    assert run["version"]
    assert [step["step"] for step in run["steps"]] == [
        "reading meldingen_2019K1.csv",
        "building the store",
    ]
    written = {output["path"]: output["sha256"] for output in run["outputs"]}
    assert {"ghnt.duckdb", "ghnt.build.json", "ledger.jsonl"} <= set(written)
    for path, content in written.items():
        assert sha(Path("data/processed", path)) == content


def test_the_lines_and_the_summary_agree(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    ghnt("ingest")
    (run,) = runs()
    lines = lines_of(run)
    assert (lines[0]["note"], lines[-1]["note"]) == ("started", "ended")
    assert lines[-1]["exit_code"] == run["exit_code"]
    assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
    assert sum(line["note"] == "output" for line in lines) == len(run["outputs"])


def test_what_changed_is_an_output_and_what_stayed_as_it_was_is_none(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    ghnt("ingest")
    later = MELDINGEN.replace("-01-", "-04-").replace("M", "N")
    Path("data/raw/later_2019K2.csv").write_text(later)
    ghnt("ingest")
    first, second = ({o["path"]: o["sha256"] for o in run["outputs"]} for run in runs())
    assert first["ledger.jsonl"] != second["ledger.jsonl"] == sha("data/processed/ledger.jsonl")
    assert not any("2019K1" in path for path in second)
    ghnt("ingest")
    assert runs()[-1]["outputs"] == []


def test_each_run_that_writes_has_a_log_and_one_that_looks_has_none(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    ghnt("ingest")
    (delivery,) = ghnt("deliveries", "--json").document["result"]
    ghnt("rebuild")
    ghnt("withdraw", delivery["id"])
    ghnt("report", "--periode", "2019K1")
    for looking in ("status", "deliveries", "indicators"):
        ghnt(looking)
    for dry in (("ingest",), ("rebuild",), ("quarter",)):
        ghnt(*dry, "--dry-run")
    assert sorted(run["command"] for run in runs()) == ["ingest", "rebuild", "report", "withdraw"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("report",), 4, "nothing was ingested"),
        (("report", "--periode", "2019K9"), 2, "no period"),
        (("ingest", "nergens.csv"), 2, "nergens.csv is not there"),
    ],
)
def test_a_run_that_fails_tells_its_code_and_why(
    ghnt: Ghnt,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    assert ghnt(*arguments).code == code
    (run,) = runs()
    assert run["exit_code"] == code
    assert said in run["errors"][0]


def test_a_busy_run_has_a_log_of_its_own_and_claims_no_output(ghnt: Ghnt) -> None:
    with only_writer(Project(Path()).lock):
        assert ghnt("ingest").code == 75
    (run,) = runs()
    assert (run["exit_code"], run["outputs"]) == (75, [])
    assert f"process {os.getpid()} of " in run["errors"][0]


def test_a_fault_of_ours_is_told_by_place_and_never_by_its_message(
    ghnt: Ghnt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Dordrecht")

    Path(GOOD).write_text(MELDINGEN)
    monkeypatch.setattr("ghnt_pipeline.store.build", broken)
    assert ghnt("ingest").code == 70
    with pytest.raises(RuntimeError):
        ghnt("ingest", "--debug")
    for run in runs():
        assert run["exit_code"] == 70
        assert run["faults"][0]["kind"] == "RuntimeError"
        assert run["faults"][0]["where"][-1].endswith(" broken")
        assert "Dordrecht" not in json.dumps(run)


def test_an_interrupted_run_has_130(ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("ghnt_pipeline.ingest.find_files", interrupted)
    ghnt("ingest")
    assert [run["exit_code"] for run in runs()] == [130]


def test_a_run_that_the_system_stops_ends_with_130_and_a_log(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    file = tmp_path / "data" / "raw" / "meldingen_2019K1.csv"
    file.write_text(MELDINGEN)
    slow = (
        "import sys, time; from ghnt_pipeline import ingest, cli; "
        "ingest.own_inhabitants = lambda *_: (print('on', flush=True), time.sleep(60)); "
        "sys.argv = ['ghnt', 'ingest']; cli.main()"
    )
    python = SCRIPT.with_name("python")
    with subprocess.Popen(
        [python, "-c", slow],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "on\n"
        run.send_signal(signal.SIGTERM)
        assert run.wait() == 130
    (summary,) = (tmp_path / RUNS).glob("*/run.json")
    assert json.loads(summary.read_text("utf-8"))["exit_code"] == 130


def test_what_leaves_is_told_too(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    ghnt("ingest")
    left = Path("data/processed/.tmp-oud.duckdb")
    left.write_bytes(b"half")
    ghnt("rebuild")
    assert runs()[-1]["removed"] == [left.name]


def test_no_cell_of_any_file_gets_into_a_log(ghnt: Ghnt) -> None:
    cells = ("Atlantis", "ZKX-771", "Q9Q9", "KLANT-55", "gezin-abcdefghijkl", "1234-geheim")
    head = (
        "meldingnummer;casusnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder;huishouden"
    )
    good = f"{head}\n{cells[1]};{cells[2]};Dordrecht;03-01-2019;08;01;{cells[4]}\n"
    Path(GOOD).write_text(good)
    Path("data/raw/slecht_2019K2.csv").write_text(BAD)
    Path("data/raw/namen_2019K3.csv").write_text(f"achternaam;gemeente\n{cells[5]};Dordrecht\n")
    assert ghnt("quarter").code in (1, 4)
    assert ghnt("report", "--periode", "2019K1").code == 0
    kept = "".join(path.read_text("utf-8") for path in RUNS.rglob("*") if path.is_file())
    assert "slecht_2019K2.csv" in kept
    assert not [cell for cell in cells if cell in kept]


def test_a_log_is_for_the_owner_only_whatever_the_umask(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    before = os.umask(0)
    try:
        ghnt("ingest")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in RUNS.rglob("*")}
    assert {modes.pop("run.json"), modes.pop("run.jsonl")} == {0o600}
    assert set(modes.values()) == {0o700}


def test_two_runs_in_one_second_have_a_folder_each(ghnt: Ghnt) -> None:
    for _ in range(3):
        ghnt("report")
    assert len(runs()) == 3


def test_a_folder_that_is_no_project_is_left_alone(ghnt: Ghnt, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    assert ghnt("quarter", "--project", tmp_path / "elders").code == 2
    assert list((tmp_path / "elders").iterdir()) == []


def test_a_log_that_cannot_be_kept_stops_no_run_and_is_said(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    RUNS.parent.mkdir()
    RUNS.write_text("in de weg")
    done = ghnt("ingest")
    assert done.code == 0
    assert "The run log could not be kept" in done.err


def test_a_quarter_ends_with_one_line_that_tells_it_all(ghnt: Ghnt) -> None:
    Path(GOOD).write_text(MELDINGEN)
    Path("data/raw/slecht_2019K2.csv").write_text(BAD)
    done = ghnt("quarter")
    (run,) = runs()
    assert done.err.splitlines()[-1] == (
        f"Quarter: 1 file new, 1 refused, 0 seen before; no edition; exit code 4; "
        f"run log {run['id']}."
    )
