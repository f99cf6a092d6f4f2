"""True and published figures side by side, and the rule said once more in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from ghnt_pipeline import store
from ghnt_pipeline.disclosure import load_vorm, perioden_van_editie
from ghnt_pipeline.periods import Periode

MEANS = ("dagen", "uren", "euro")
"""The units of figures from true values."""
EDITION = Periode.parse("2019K4")
Key = tuple[str, str, str, str, str]
Row = dict[str, Any]
KEY = ("indicator", "gebied", "periode", "uitsplitsing", "categorie")
NUMBERS = ("waarde", "teller", "noemer", "ondergrens", "bovengrens")


@dataclass(frozen=True)
class Cell:
    """One row of `ind_getal`, with the people behind it."""

    waarde: float | None
    teller: int | None
    noemer: int | None
    achter: int | None
    achter_noemer: int | None
    eenheid: str
    status: str
    dekking: str


def rule(records: int | None, people: int | None) -> int | None:
    """The rule as the report prints it, written without looking at the code."""
    if records is None or records in range(8) or (people is not None and people in range(8)):
        return None
    multiples = range(0, records + 6, 5)
    return min(multiples, key=lambda multiple: abs(multiple - records))


def share_rule(cell: Cell) -> tuple[int, int] | None:
    """The rule for shares: both counts, or nothing; the rest of them cannot be seven or less."""
    t, n = rule(cell.teller, cell.achter), rule(cell.noemer, cell.achter_noemer)
    if t is None or n is None or n < 20 or any(n - t + slip <= 7 for slip in range(-4, 5)):
        return None
    return t, n


def published_rows(path: Path) -> dict[Key, Row]:
    """What the edition of 2019K4 shows of a store."""
    return by_key(store.published(path, EDITION, perioden_van_editie(EDITION), load_vorm()))


def by_key(rows: Iterable[Row]) -> dict[Key, Row]:
    return {key_of(row): row for row in rows}


def key_of(row: Mapping[str, Any]) -> Key:
    indicator, gebied, periode, uitsplitsing, categorie = (str(row[name]) for name in KEY)
    return indicator, gebied, periode, uitsplitsing, categorie


def true_cells(path: Path) -> dict[Key, Cell]:
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute(
            "select indicator, gebied, periode, uitsplitsing, categorie, "
            "waarde, teller, noemer, achter, achter_noemer, eenheid, status, dekking "
            "from ind_getal"
        ).fetchall()
    return {row[:5]: Cell(*row[5:]) for row in rows}
