"""How long one waits before anything happens: help, completion, status, ingest of nothing new.

The bare app has one command with two options and does nothing; it is asked the same thing: its
help, a completion, to run its command (to read options typer loads pydantic, for help it does not).
Each run is a process of its own. Ours and what it is compared with take turns, and of each the
fastest turn counts: what else the machine does only ever makes a run slower.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Row, load, seconds, table

TURNS = 15
GHNT = [str(Path(sys.executable).with_name("ghnt"))]
BARE_TYPER = """
from pathlib import Path
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.callback()
def root() -> None: ...
@app.command()
def status(project: Path = typer.Option(Path()), strict: bool = False) -> None: ...
app(prog_name="bare")
"""
BARE = [sys.executable, "-c", BARE_TYPER]
DUCKDB = [sys.executable, "-c", "import duckdb"]
COMPLETION = {
    "_GHNT_COMPLETE": "complete_bash", "_BARE_COMPLETE": "complete_bash",
    "COMP_WORDS": "ghnt st", "COMP_CWORD": "1",
}  # fmt: skip
TIMES_BARE = 1.5
TIMES_DUCKDB = 2.0


def rows() -> list[Row]:
    """Each command beside a bare typer app, or beside importing duckdb."""
    with tempfile.TemporaryDirectory() as folder:
        project = ["--project", folder]
        subprocess.run([*GHNT, "example", folder], check=True, capture_output=True)
        subprocess.run([*GHNT, "ingest", *project], check=True, capture_output=True)
        bare = "a bare typer app"
        return [
            _beside("ghnt --help", [*GHNT, "--help"], f"{bare}, --help", [*BARE, "--help"],
                    TIMES_BARE),
            _beside("completion", GHNT, f"{bare}, the same", BARE, TIMES_BARE, COMPLETION),
            _beside("ghnt status", [*GHNT, "status", *project], f"{bare}, a command",
                    [*BARE, "status", *project], TIMES_BARE),
            _beside("ingest, nothing new", [*GHNT, "ingest", *project], "import duckdb", DUCKDB,
                    TIMES_DUCKDB),
        ]  # fmt: skip


def _beside(
    what: str,
    command: list[str],
    against: str,
    other: list[str],
    at_most: float,
    extra: dict[str, str] | None = None,
) -> Row:
    turns = [(seconds(command, extra), seconds(other, extra)) for _ in range(TURNS)]
    took, beside = (min(times) for times in zip(*turns, strict=True))
    return Row(what, "", took, against, beside, at_most)


if __name__ == "__main__":
    print(table(rows()), f"\n{load()}")
