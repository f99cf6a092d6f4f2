from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline.cli import _run
from ghnt_pipeline.example.leveringen import example_files

SCRIPT = Path(sys.executable).with_name("ghnt")

MELDINGEN = """\
meldingnummer;casusnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder
M1;C1;Dordrecht;03-01-2019;08;01
M2;C2;Papendrecht;04-01-2019;01;02
"""
BAD = MELDINGEN.replace("Papendrecht", "Atlantis")


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one document of --json. Raises when stdout is anything else."""
        found: dict[str, Any] = json.loads(self.out)
        assert set(found) == {"command", "exit_code", "errors", "result"}
        assert found["exit_code"] == self.code
        return found


Ghnt = Callable[..., Done]


@pytest.fixture
def ghnt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ghnt:
    """Run a command in this process, standing in the project folder."""
    monkeypatch.delenv("GHNT_PROJECT", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "raw").mkdir(parents=True)

    def run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        code = _run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Done(code, captured.out, captured.err)

    return run


def script(*arguments: str | Path, cwd: Path) -> Done:
    """Run the console script itself."""
    command = [str(SCRIPT), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def quarter(once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with all synthetic deliveries of 2019K1, taken in and reported by the script.

    A copy for each worker, since tests run it again.
    """
    made = once("quarter", _reported)
    root = tmp_path_factory.mktemp("quarter") / "project"
    return Path(shutil.copytree(made, root))


def _reported(root: Path) -> None:
    for name, content in example_files().items():
        if name.startswith("data/raw/2019K1/"):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    done = script("quarter", cwd=root)
    assert done.code == 0, done.err
