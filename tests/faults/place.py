"""A small project, the runs that something befalls there, and what must be the same afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from deliveries.desk import Desk, Row, melding, meldingen, tree
from ghnt_pipeline.errors import ExitCode
from regio.project import let_it_count

from .nursery import End, Wish

TESTS = Path(__file__).parents[1]
ACTIONS = ("run it again", "Run: ", "backup")
"""How a line says what to do."""


Undisturbed = dict[str, tuple[End, dict[str, Any]]]
"""By name how a run ends that nothing befalls, and what it leaves."""


class Nursery:
    """The program that forks a `ghnt` per wish, as seen from a test."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": path, "PYTHONWARNINGS": "ignore"},
        )

    def run(self, project: Path, *arguments: str, **befalls: Any) -> End:
        """Run one `ghnt` in a project, to its end unless `wait=False`."""
        wish = Wish([*arguments, "--project", str(project)], str(project), **befalls)
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(asdict(wish)) + "\n")
        stdin.flush()
        return End(**json.loads(stdout.readline()))

    def close(self) -> None:
        """End the program."""
        self._process.communicate()


QUARTER = "2021K1"
HERE = {"gemeente": "Kwartelbroek", "datum_melding": "2021-01-10"}


def advies(number: int) -> Row:
    return {
        "adviesnummer": f"A{number}", "gemeente": "Noorderglim", "datum_advies": "2021-05-01",
        "aanleiding": "partnergeweld", "hoedanigheid_adviesvrager": "huisarts",
    }  # fmt: skip


FIRST: dict[str, list[Row]] = {
    "adviezen_2021K2.csv": [advies(number) for number in range(25)],
    "meldingen_2021K1.csv": meldingen(range(30), **HERE),
    "meldingen_2021K2.csv": [melding(1, gemeente="Atlantis")],
}
"""What comes first; the last one is refused."""
LATER: dict[str, list[Row]] = {
    "meldingen_2021K1_beter.csv": meldingen([*range(28), *range(40, 60)], **HERE),
}
"""A correction of what came first."""


def begun(root: Path, nursery: Nursery) -> dict[str, Path]:
    """Projects to start from, by what is next: a first or later ingest, a first or later report."""
    places = {name: root / name for name in ("ingest", "report", "ingest later", "report later")}
    desk = Desk(places["ingest"])
    let_it_count(desk.project.root)
    desk.project.secret.write_text("0f" * 32, "ascii")
    desk.project.secret.chmod(0o600)
    for name, rows in FIRST.items():
        desk.put(name, rows)
    shutil.copytree(places["ingest"], places["report"])
    assert nursery.run(places["report"], "ingest").code == ExitCode.REFUSED
    shutil.copytree(places["report"], places["ingest later"])
    desk = Desk(places["ingest later"])
    assert nursery.run(desk.project.root, *REPORT).code == ExitCode.DONE
    for name, rows in LATER.items():
        desk.put(name, rows)
    shutil.copytree(desk.project.root, places["report later"])
    assert nursery.run(places["report later"], "ingest").code == ExitCode.DONE
    return places


REPORT = ("report", "--periode", QUARTER)


def command_of(name: str) -> tuple[str, ...]:
    """What is run in a project of this name."""
    return REPORT if name.startswith("report") else ("ingest",)


def content(store: Path) -> dict[str, str]:
    """How many rows every table of a store has and the sum of their hashes, whatever their order.

    The folder a delivery lies in is left out: it is another one in a copy of the project.
    """
    with duckdb.connect(store, read_only=True) as connection:
        names = [name for (name,) in connection.execute("show tables").fetchall()]
        return {name: _content(connection, name) for name in names}


def _content(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    columns = "* exclude (pad)" if table == "raw_levering" else "*"
    rows, total = connection.execute(
        f"select count(*), sum(hash(rij)::hugeint) from (select {columns} from {table}) as rij"
    ).fetchall()[0]
    return f"{rows} rows, {total}"


def outcome(root: Path) -> dict[str, Any]:
    """All that a run leaves and must be the same however it went: no times, no logs."""
    processed = root / "data" / "processed"
    ledger = (processed / "ledger.jsonl").read_text("utf-8").splitlines()
    kept = ("deliveries", "bevindingen", "editions", "bewijs", "released")
    return {
        "store": content(processed / "ghnt.duckdb"),
        "ledger": [{**json.loads(line), "time": ""} for line in ledger],
        **{name: tree(processed / name) for name in kept},
        "leftovers": sorted(p.name for p in processed.rglob(".[to][ml][pd]-*")),
    }


def differs(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """What is not as it would have been, in words short enough for a failing test."""
    parts = [name for name in expected if found[name] != expected[name]]
    return [
        f"{name}/{key}"
        for name in parts
        for key in (
            sorted(set(found[name]) ^ set(expected[name])) or _unequal(found[name], expected[name])
            if isinstance(expected[name], dict)
            else [repr(found[name])]
        )
    ]


def _unequal(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    return [key for key in expected if found[key] != expected[key]]


def whole(root: Path, allowed: list[dict[str, str]]) -> None:
    """Assert that the store can be read, and that the edition is one of these, byte by byte.

    It may be out of its place only while it is replaced, and then lies beside it as it was.
    """
    processed = root / "data" / "processed"
    if (processed / "ghnt.duckdb").exists():
        assert content(processed / "ghnt.duckdb")
    assert (edition(root) or tree(processed / "editions" / f".old-{QUARTER}")) in allowed


def edition(root: Path) -> dict[str, str]:
    """The edition that stands, by the hashes of its files; empty when there is none."""
    return tree(root / "data" / "processed" / "editions" / QUARTER)


def editions(name: str, undisturbed: Undisturbed) -> list[dict[str, str]]:
    """The editions that may stand while this is run: the one before, and the one it makes."""
    first, later = (undisturbed[n][1]["editions"] for n in ("report", "report later"))
    before = {"ingest": {}, "report": {}}.get(name, first)
    after = {"report": first, "report later": later}.get(name, before)
    return [_of_quarter(before), _of_quarter(after)]


def _of_quarter(tree: dict[str, str]) -> dict[str, str]:
    return {
        path.removeprefix(f"{QUARTER}/"): sha
        for path, sha in tree.items()
        if path.startswith(f"{QUARTER}/")
    }


def told(end: End) -> str:
    """The one line in which a run that failed says why; empty when it ended well."""
    assert "Traceback" not in end.err
    lines = [line for line in end.err.splitlines() if line.startswith("ghnt: ")]
    if end.code in (ExitCode.DONE, ExitCode.REFUSED):
        return "".join(lines)
    assert end.code == ExitCode.USAGE, end
    (line,) = lines
    assert any(action in line for action in ACTIONS), line
    return line
