from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .project import GLIMMERLAND, begin, run

__all__ = ["GLIMMERLAND", "begin", "own", "run"]


@pytest.fixture
def own(glimmerland: Path, tmp_path: Path) -> Path:
    """A copy of the invented region's project, to change."""
    return Path(shutil.copytree(glimmerland, tmp_path / "project"))
