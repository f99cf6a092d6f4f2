"""The invented region for any project: its four gemeenten make for few pages and charts."""

from __future__ import annotations

import shutil
from pathlib import Path

GLIMMERLAND = Path(__file__).with_name("glimmerland")


def let_it_count(root: Path) -> None:
    """Give a project folder the invented region as its own."""
    shutil.copytree(GLIMMERLAND, root / "regio")
    (root / "ghnt.toml").write_text('regio = "regio"\n', "utf-8")
