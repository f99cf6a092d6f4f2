"""Shared by all tests: the synthetic example, taken in once for a whole run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from ghnt_pipeline.example import write_example
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.report import report
from ghnt_pipeline.run import Asked
from ghnt_pipeline.settings import Project, load_settings

SYSTEMD = shutil.which("systemd-analyze")
"""The program that verifies unit files, where there is one."""

CORRECTION = "VOORBEELD_veilig_thuis_meldingen_2019K1_correctie.csv"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of a run what could not be verified on this computer."""
    if SYSTEMD is None:
        terminalreporter.write_line(
            "systemd-analyze is not here: deploy/ was checked by its shape only, not by systemd"
        )


def quietly(_: str) -> None:
    """Take progress and say nothing."""


@pytest.fixture(scope="session")
def example_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A project with the eight example quarters, the correction and the edition of 2019K4.

    Tests may read it and must not change it. Made once, also when several workers run.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    root = shared / "example"
    with FileLock(shared / "example.lock"):
        if not (root / "done").exists():
            _make(root)
            (root / "done").touch()
    return root


def _make(root: Path) -> None:
    root.mkdir()
    write_example(root)
    project, settings = Project.find(root), load_settings(root)
    ingest(project, settings, Asked(), quietly)
    ingest(project, settings, Asked(paths=(root / "later" / CORRECTION,)), quietly)
    report(project, settings, None, quietly)


@pytest.fixture(scope="session")
def example_edition(example_project: Path) -> Path:
    """The folder of the edition of 2019K4."""
    return example_project / "data" / "processed" / "editions" / "2019K4"
