"""The invented region as a project: its deliveries taken in, its edition made and proved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ghnt_pipeline.cli import _run

from .leveringen import write_deliveries

GLIMMERLAND = Path(__file__).with_name("glimmerland")


def begin(root: Path) -> None:
    """Make a project folder of the invented region, its deliveries not yet taken in."""
    (root / "data" / "raw").mkdir(parents=True)
    write_deliveries(root / "data" / "raw")
    shutil.copytree(GLIMMERLAND, root / "regio")
    (root / "ghnt.toml").write_text('regio = "regio"\n', "utf-8")


def run(root: Path, *arguments: str) -> int:
    """Run a command on the project, quietly; its exit code."""
    return _run([*arguments, "--project", str(root), "-q"])


def _reported(root: Path) -> None:
    begin(root)
    for command in ("ingest", "report"):
        assert run(root, command) == 0


@pytest.fixture(scope="session")
def glimmerland(once: Callable[..., Path]) -> Path:
    """The project with its edition; tests may read it and must not change it."""
    return once("glimmerland", _reported)


@pytest.fixture
def own(glimmerland: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(glimmerland, tmp_path / "project"))
