"""Is everything an edition shows explained by its published table?

The edition is made again from nothing but its open table. Every number in HTML, SVG, PNG and CSV,
every coordinate, alternative text, order of rows and file name must then come out the same.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ghnt_pipeline.publishing import Edition, Waarde, render
from ghnt_pipeline.publishing.opendata import lees_waarde

TABLE = Path("tabellen") / "indicatoren.csv"
APART = {"certificaat.json"}
"""Checked byte by byte by the certificate's own verification."""


def unexplained(folder: Path, known: Edition, before: Path | None = None) -> list[str]:
    """The files that do not follow from the open table.

    What changed is told with the open table of the edition `before`. Of `known` only the period,
    the deliveries and the words of findings are used, no figure.
    """
    waarden = read_table(folder / TABLE)
    nu = {waarde.sleutel: waarde for waarde in waarden}
    was = {waarde.sleutel: waarde for waarde in (read_table(before / TABLE) if before else ())}
    edition = replace(
        known,
        waarden=tuple(waarden),
        wijzigingen=tuple(
            replace(w, was=was[w.was.sleutel], nu=nu[w.nu.sleutel]) for w in known.wijzigingen
        ),
    )
    try:
        one, other = contents(folder), rendered(edition)
    except ValueError:
        return ["tabellen/indicatoren.csv"]
    return sorted(name for name in set(one) | set(other) if one.get(name) != other.get(name))


_RENDERED: dict[str, dict[str, bytes]] = {}


def rendered(edition: Edition) -> dict[str, bytes]:
    """The files of an edition, drawn once for all leaks in other files than its table."""
    key = repr(edition)
    if key not in _RENDERED:
        with TemporaryDirectory() as place:
            render(edition, Path(place))
            _RENDERED[key] = contents(Path(place))
    return _RENDERED[key]


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in files if path.name not in APART
    }


def read_table(path: Path) -> list[Waarde]:
    with path.open(encoding="utf-8", newline="") as file:
        return [lees_waarde(row) for row in csv.DictReader(file)]
