"""The notebooks run on the example store and can be opened as notebooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import jupytext
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.py"))


def test_there_are_three_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "01_verkennen",
        "02_eigen_vraag",
        "03_levering_controleren",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_the_example_and_marks_what_it_shows(
    path: Path, example_project: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        env=os.environ | {"GHNT_PROJECT": str(example_project)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "NIET PUBLICEREN" in done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_opens_with_words_and_code_and_keeps_no_output(path: Path) -> None:
    cells = jupytext.read(path).cells

    assert cells[0].cell_type == "markdown"
    assert cells[0].source.startswith("# ")
    assert "NIET PUBLICEREN" in cells[0].source
    assert sum(cell.cell_type == "code" for cell in cells) >= 4
    assert not any(cell.get("outputs") for cell in cells)
