"""A million meldingen: read, checked and accepted, beside DuckDB's reader and other checkers.

The file is synthetic (see synthetic.py): one row in 200 breaks the contract. Every contestant runs
in a process of its own, so that its peak memory is its own; the fast ones take turns, and the
fastest turn of each counts. The peers live in a virtual environment that is made here, and check
less (see peers/rules.py).
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from figures import Row, load, table, told
from synthetic import BAD_EVERY, NAME, ROWS

HERE = Path(__file__).parent
ENVIRONMENT = HERE / ".peers"
TURNS = 3
TIMES_DUCKDB = 2.0
GIBIBYTE = 1024**3 / 1e6
READER = "duckdb_table"
FAST = (READER, "dataframely_rules", "pandera_polars", "pyarrow_by_hand")
SLOW = ("pandera_pandas", "pydantic_rows")
SAMPLED = "frictionless_rows"
SAMPLE = 20_000

Took = dict[str, Any]


def write(path: Path, rows: int) -> None:
    """Write the file apart: a process begins with the peak memory of the one that starts it."""
    subprocess.run([sys.executable, str(HERE / "synthetic.py"), str(path), str(rows)], check=True)


def peers() -> Path:
    """The Python of the peers' virtual environment, made anew when their list changed."""
    wanted = HERE / "peers.txt"
    stamp = ENVIRONMENT / "installed"
    mark = hashlib.sha256(wanted.read_bytes()).hexdigest()
    python = ENVIRONMENT / "bin" / "python"
    if not (stamp.exists() and stamp.read_text() == mark):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]
        subprocess.run([str(python), *install, str(wanted)], check=True, capture_output=True)
        stamp.write_text(mark)
    return python


def ours(path: Path, folder: Path) -> Took:
    """What it takes us, in a project of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as project:
        return told([sys.executable, str(HERE / "take_in.py"), str(path), project])


def peer(python: Path, name: str, path: Path, folder: Path) -> Took:
    """What it takes a peer; it must find as many bad rows as there are."""
    good_rows = folder / f"{name}.parquet"
    took = told([str(python), str(HERE / "peers" / f"{name}.py"), str(path), str(good_rows)])
    total = took["good"] + took["bad"]
    if name != READER and took["bad"] != len(range(0, total, BAD_EVERY)):
        raise AssertionError(f"{name} finds {took['bad']} bad rows of {total}")
    return took


def measure(folder: Path) -> dict[str, Took]:
    """What everyone takes: of several turns the seconds of the best and the memory of the worst."""
    path = folder / NAME
    write(path, ROWS)
    python = peers()
    turns: dict[str, list[Took]] = {}
    for _ in range(TURNS):
        turns.setdefault("ours", []).append(ours(path, folder))
        for name in FAST:
            turns.setdefault(name, []).append(peer(python, name, path, folder))
    for name in SLOW:
        turns[name] = [peer(python, name, path, folder)]
    sample = folder / f"sample_{NAME}"
    write(sample, SAMPLE)
    turns[SAMPLED] = [peer(python, SAMPLED, sample, folder)]
    turns[SAMPLED][0]["seconds"] *= ROWS / SAMPLE
    return {
        name: min(took, key=lambda t: t["seconds"])
        | {"megabytes": max(turn["megabytes"] for turn in took)}
        for name, took in turns.items()
    }


def rows() -> list[Row]:
    """Ours beside DuckDB's reader, the fastest peer, and each of the others."""
    with tempfile.TemporaryDirectory() as place:
        took = measure(Path(place))
        megabytes = (Path(place) / NAME).stat().st_size / 1e6
    size, we = f"{ROWS:,} rows, {megabytes:.0f} MB", took.pop("ours")
    reader = took.pop(READER)
    order = sorted(took, key=lambda name: took[name]["seconds"])
    what, seconds = "read, check, accept", we["seconds"]
    found = [
        Row(what, size, seconds, "DuckDB read_csv to a table", reader["seconds"], TIMES_DUCKDB,
            we["megabytes"], GIBIBYTE),
        Row(what, size, seconds, f"fastest peer: {order[0]}", took[order[0]]["seconds"], 1.0),
    ]  # fmt: skip
    for name in [READER, *order]:
        other = reader if name == READER else took[name]
        scaled = f", {ROWS // SAMPLE} × {SAMPLE:,} rows" if name == SAMPLED else ""
        shown = f"{name}{scaled} ({other['megabytes']:,.0f} MB)"
        found.append(Row("the same, beside", size, seconds, shown, other["seconds"]))
    return found


if __name__ == "__main__":
    print(table(rows()), f"\n{load()}")
