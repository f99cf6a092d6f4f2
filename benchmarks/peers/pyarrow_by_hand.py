"""pyarrow with checks written by hand: a mask per rule, no words."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from rules import (
    CODES,
    DAY_FORMAT,
    DAYS,
    LAST_DAY,
    NOT_BEFORE_MELDING,
    PATTERNS,
    REQUIRED,
    measured,
)


def check(path: Path, good_rows: Path) -> tuple[int, int]:
    names = [*PATTERNS, *CODES, *DAYS]
    table = csv.read_csv(
        path,
        parse_options=csv.ParseOptions(delimiter=";"),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    fits = []
    for name, pattern in PATTERNS.items():
        fits.append(_where_given(name, pc.match_substring_regex(table[name], pattern)))
    for name, codes in CODES.items():
        found = pc.is_in(table[name], value_set=pa.array(codes))
        fits.append(_where_given(name, pc.if_else(pc.is_valid(table[name]), found, None)))
    days = {}
    for name in DAYS:
        parsed = pc.strptime(table[name], format=DAY_FORMAT, unit="s", error_is_null=True)
        # strptime turns 31-02 into 3 March: only a day that reads the same again is one
        same = pc.equal(pc.strftime(parsed, format=DAY_FORMAT), table[name])
        read = pc.and_kleene(pc.is_valid(parsed), pc.fill_null(same, False))
        fits.append(_where_given(name, pc.if_else(pc.is_valid(table[name]), read, None)))
        days[name] = parsed.cast(pa.date32())
    fits.append(pc.fill_null(pc.less_equal(days["datum_melding"], pa.scalar(LAST_DAY)), True))
    for name in NOT_BEFORE_MELDING:
        fits.append(pc.fill_null(pc.greater_equal(days[name], days["datum_melding"]), True))
    good = reduce(pc.and_, fits)
    for name, column in days.items():
        table = table.set_column(table.column_names.index(name), name, column)
    rows = table.filter(good)
    pq.write_table(rows, good_rows)
    return rows.num_rows, table.num_rows - rows.num_rows


def _where_given(name: str, fits: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(fits, name not in REQUIRED)


if __name__ == "__main__":
    measured(check)
