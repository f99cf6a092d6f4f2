"""The installed package has its SQL, TOML, CSV, styles and templates."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = {".sql", ".toml", ".csv", ".j2", ".css", ".mplstyle"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(file).namelist())


def test_the_wheel_holds_every_data_file(wheel: set[str]) -> None:
    source = ROOT / "src"
    wanted = {str(path.relative_to(source)) for path in source.rglob("*") if path.suffix in DATA}

    assert len(wanted) > 60
    assert wanted <= wheel


def test_the_wheel_holds_no_tests_and_no_data(wheel: set[str]) -> None:
    assert not [name for name in wheel if name.startswith(("tests", "data", "demo"))]
