"""Time what the analyst waits for: help, a quarter's ingest and report, from cold.

Each command is a process of its own. The example's first seven quarters are taken in first; the
eighth is what is timed. Figures are the median of several runs, in seconds.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
GHNT = [str(Path(sys.executable).with_name("ghnt"))]
BARE_TYPER = """
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def nothing() -> None: ...
app()
"""


def seconds(command: list[str]) -> float:
    """Run a command and say how long it took."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def median(command: list[str], runs: int = RUNS) -> float:
    """The median time of a command that changes nothing."""
    return statistics.median(seconds(command) for _ in range(runs))


def quarter_from_cold(folder: Path, runs: int = 3) -> dict[str, float]:
    """Ingest and report the eighth quarter on top of seven, each time from the same state."""
    seven, work = folder / "seven", folder / "work"
    subprocess.run([*GHNT, "example", str(seven)], check=True, capture_output=True)
    last = folder / "2019K4"
    shutil.move(seven / "data" / "raw" / "2019K4", last)
    subprocess.run([*GHNT, "ingest", "--project", str(seven)], check=True, capture_output=True)
    times: dict[str, list[float]] = {"ingest a quarter": [], "report it": []}
    for _ in range(runs):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(seven, work)
        shutil.copytree(last, work / "data" / "raw" / "2019K4")
        times["ingest a quarter"].append(seconds([*GHNT, "ingest", "--project", str(work)]))
        times["report it"].append(seconds([*GHNT, "report", "--project", str(work)]))
    found = {name: statistics.median(values) for name, values in times.items()}
    project = ["--project", str(work)]
    found["ingest, nothing new"] = median([*GHNT, "ingest", *project])
    found["report, nothing new"] = median([*GHNT, "report", *project])
    found["status"] = median([*GHNT, "status", *project])
    return found


def main() -> None:
    """Print one table."""
    with tempfile.TemporaryDirectory() as folder:
        found = {
            "a bare typer app, --help": median([sys.executable, "-c", BARE_TYPER, "--help"]),
            "ghnt --help": median([*GHNT, "--help"]),
            "python -c 'import duckdb'": median([sys.executable, "-c", "import duckdb"]),
            **quarter_from_cold(Path(folder)),
        }
    for name, value in found.items():
        print(f"{name:28} {value:6.2f} s")


if __name__ == "__main__":
    main()
