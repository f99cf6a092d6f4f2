"""The invented region for any project: its four gemeenten make for few pages and charts."""

from __future__ import annotations

import shutil
from pathlib import Path

from ghnt_pipeline.cli import _run

from .leveringen import write_deliveries

GLIMMERLAND = Path(__file__).with_name("glimmerland")


def let_it_count(root: Path) -> None:
    """Give a project folder the invented region as its own."""
    shutil.copytree(GLIMMERLAND, root / "regio")
    (root / "ghnt.toml").write_text('regio = "regio"\n', "utf-8")


def begin(root: Path) -> None:
    """Make a project folder of the invented region, its deliveries not yet taken in."""
    (root / "data" / "raw").mkdir(parents=True)
    write_deliveries(root / "data" / "raw")
    let_it_count(root)


def run(root: Path, *arguments: str) -> int:
    """Run a command on the project, quietly; its exit code."""
    return _run([*arguments, "--project", str(root), "-q"])


def reported(root: Path) -> None:
    """Make a project of the invented region with its edition of 2021K1."""
    begin(root)
    for command in ("ingest", "report"):
        assert run(root, command) == 0
