"""Shared by all tests: the synthetic example, taken in once for a whole run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from ghnt_pipeline.example import write_example
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.regio import packaged, regio
from ghnt_pipeline.report import report
from ghnt_pipeline.run import Asked
from ghnt_pipeline.settings import Project, load_settings
from regio.project import reported

SYSTEMD = shutil.which("systemd-analyze")
"""The program that verifies unit files, where there is one."""

Once = Callable[[str, Callable[[Path], None]], Path]
CORRECTION = "VOORBEELD_veilig_thuis_meldingen_2019K1_correctie.csv"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of a run what could not be verified on this computer."""
    if SYSTEMD is None:
        terminalreporter.write_line(
            "systemd-analyze is not here: deploy/ was checked by its shape only, not by systemd"
        )


@pytest.fixture(autouse=True)
def _the_packaged_region_counts_again() -> Iterator[None]:
    """A test that leaves another region behind fails itself, not the tests after it."""
    yield
    left = regio()
    assert left is packaged(), f"{left.naam} still counts"


def quietly(_: str) -> None:
    """Take progress and say nothing."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Makes a folder by its name, once for a whole run, also when several workers ask for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        root, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                root.mkdir()
                make(root)
                done.touch()
        return root

    return made


@pytest.fixture(scope="session")
def example_project(once: Once) -> Path:
    """A project with the eight example quarters, the correction and the edition of 2019K4.

    Tests may read it and must not change it.
    """
    return once("example", _make)


def _make(root: Path) -> None:
    write_example(root)
    project, settings = Project.find(root), load_settings(root)
    ingest(project, settings, Asked(), quietly)
    ingest(project, settings, Asked(paths=(root / "later" / CORRECTION,)), quietly)
    report(project, settings, None, quietly)


@pytest.fixture(scope="session")
def example_edition(example_project: Path) -> Path:
    """The folder of the edition of 2019K4."""
    return example_project / "data" / "processed" / "editions" / "2019K4"


@pytest.fixture(scope="session")
def glimmerland(once: Once) -> Path:
    """The project of a small, invented region with its edition of 2021K1.

    Tests may read it and must not change it.
    """
    return once("glimmerland", reported)
