"""`ghnt indicators`: the list, filtered, and one in full."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ghnt_pipeline.cli import _run
from ghnt_pipeline.reference.uitleg import as_markdown


def ids(capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    assert _run(["indicators", *options, "--json"]) == 0
    return {row["id"] for row in json.loads(capsys.readouterr().out)["result"]}


def test_the_list_is_filtered_by_action_line_supplier_and_goal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ids(capsys, "--actielijn", "specifiek") == {
        "specifieke_groepen", "specifieke_groepen_adviesvragen",
    }  # fmt: skip
    assert ids(capsys, "--bron", "vir") == {"vir_signalen", "vir_matches"}
    assert ids(capsys, "--bron", "politie") == {"zonder_recidive_12m"}
    assert ids(capsys, "--bron", "blijf", "--doel") == {"buiten_regio", "zonder_recidive_12m"}


def test_one_indicator_tells_its_clock_goal_source_and_caveat(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _run(["indicators", "triage_binnen_1_dag"]) == 0
    shown = capsys.readouterr().out

    assert "datum_melding → datum_triagebesluit, hoogstens 1 dag" in shown
    assert "minstens 100 % (vanaf 2014)" in shown
    assert "Regiovisie Een veilig thuis 2014–2016, § 3.3" in shown
    assert "2016–2017" in shown


def test_json_has_goals_and_breaks_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["indicators", "zonder_recidive_12m", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["result"]

    assert [w["waarde"] for w in row["doelen"][0]["waarden"]] == [60, 80]
    assert row["klok"].endswith("hoogstens 12 maanden")


@pytest.mark.parametrize(
    "options",
    [["geluk"], ["--bron", "x"], ["--actielijn", "x"], ["--write", "nergens/hier.md"]],
)
def test_a_name_that_does_not_exist_is_a_usage_fault(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(["indicators", *options]) == 2
    assert capsys.readouterr().err.startswith("ghnt: ")


def test_the_page_is_written(tmp_path: Path) -> None:
    assert _run(["indicators", "--write", str(tmp_path / "i.md"), "-q"]) == 0
    assert (tmp_path / "i.md").read_text("utf-8") == as_markdown()
