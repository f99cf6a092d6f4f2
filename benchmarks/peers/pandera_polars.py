"""pandera on polars: all failures at once."""

from __future__ import annotations

from pathlib import Path

import pandera.polars as pa
import polars as pl

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


def of_row(rule: pl.Expr) -> pa.Check:
    return pa.Check(lambda data: data.lazyframe.select(rule.fill_null(value=True)))


SCHEMA = pa.DataFrameSchema(
    {
        **{n: pa.Column(str, pa.Check.str_matches(p), nullable=n not in REQUIRED)
           for n, p in PATTERNS.items()},
        **{n: pa.Column(str, pa.Check.isin(c), nullable=n not in REQUIRED)
           for n, c in CODES.items()},
        "datum_melding": pa.Column(pl.Date, pa.Check.le(LAST_DAY)),
    },
    checks=[
        *(of_row(pl.col(n) >= pl.col("datum_melding")) for n in NOT_BEFORE_MELDING),
        *(of_row(pl.col(n).is_not_null() | pl.col(f"{n}_tekst").is_null()) for n in DAYS),
    ],
)  # fmt: skip


def check(path: Path, good_rows: Path) -> tuple[int, int]:
    frame = pl.read_csv(path, separator=";", infer_schema=False).with_columns(
        *(pl.col(n).alias(f"{n}_tekst") for n in DAYS),
        *(pl.col(n).str.to_date(DAY_FORMAT, strict=False) for n in DAYS),
    )
    bad: set[int] = set()
    try:
        SCHEMA.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as fault:
        bad = set(fault.failure_cases["index"].drop_nulls().to_list())
    rows = frame.with_row_index("rij").filter(~pl.col("rij").is_in(sorted(bad)))
    rows.select(pl.exclude("rij", *(f"{n}_tekst" for n in DAYS))).write_parquet(good_rows)
    return len(rows), len(bad)


if __name__ == "__main__":
    measured(check)
