"""Time what the analyst waits for each quarter: its ingest and its report, from cold.

Each command is a process of its own. The example's first seven quarters are taken in first; the
eighth is what is timed, each time from the same state.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Row, load, seconds, table

GHNT = [str(Path(sys.executable).with_name("ghnt"))]
TURNS = 3
SIZE = "2,755 rows, 8 files"
BUDGETS = {
    "ingest a quarter, with the build": 2.0,
    "report it, with the proof": 15.0,
    "report again, nothing new": 1.0,
}


def quarter_from_cold(folder: Path) -> dict[str, float]:
    """The median seconds of each command, on top of seven quarters."""
    seven, work = folder / "seven", folder / "work"
    subprocess.run([*GHNT, "example", str(seven)], check=True, capture_output=True)
    last = folder / "2019K4"
    shutil.move(seven / "data" / "raw" / "2019K4", last)
    subprocess.run([*GHNT, "ingest", "--project", str(seven)], check=True, capture_output=True)
    times: dict[str, list[float]] = {what: [] for what in BUDGETS}
    for _ in range(TURNS):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(seven, work)
        shutil.copytree(last, work / "data" / "raw" / "2019K4")
        for what, command in zip(BUDGETS, ("ingest", "report", "report"), strict=True):
            times[what].append(seconds([*GHNT, command, "--project", str(work)]))
    return {what: statistics.median(values) for what, values in times.items()}


def rows() -> list[Row]:
    """Each command beside its limit."""
    with tempfile.TemporaryDirectory() as folder:
        took = quarter_from_cold(Path(folder))
    return [Row(what, SIZE, took[what], "limit", limit, 1.0) for what, limit in BUDGETS.items()]


if __name__ == "__main__":
    print(table(rows()), f"\n{load()}")
