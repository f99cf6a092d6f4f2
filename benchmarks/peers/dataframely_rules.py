"""dataframely on polars: filter gives the good rows and, per rule, how many broke it."""

from __future__ import annotations

from pathlib import Path

import dataframely as dy
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


def column_rules() -> dict[str, object]:
    return {
        **{n: dy.String(regex=p, nullable=n not in REQUIRED) for n, p in PATTERNS.items()},
        **{n: dy.String(nullable=n not in REQUIRED, check=lambda col, c=c: col.is_in(c))
           for n, c in CODES.items()},
        "datum_melding": dy.Date(nullable=False, check=lambda col: col <= LAST_DAY),
        **{n: dy.Date(nullable=True) for n in NOT_BEFORE_MELDING},
        **{f"{n}_tekst": dy.String(nullable=True) for n in DAYS},
    }  # fmt: skip


def row_rules() -> dict[str, object]:
    return {
        **{f"{n}_not_before": dy.rule()(lambda _, n=n: pl.col(n) >= pl.col("datum_melding"))
           for n in NOT_BEFORE_MELDING},
        **{f"{n}_is_a_day": dy.rule()(
            lambda _, n=n: pl.col(n).is_not_null() | pl.col(f"{n}_tekst").is_null())
           for n in DAYS},
    }  # fmt: skip


Melding = type("Melding", (dy.Schema,), column_rules() | row_rules())


def check(path: Path, good_rows: Path) -> tuple[int, int]:
    frame = pl.read_csv(path, separator=";", infer_schema=False).with_columns(
        *(pl.col(n).alias(f"{n}_tekst") for n in DAYS),
        *(pl.col(n).str.to_date(DAY_FORMAT, strict=False) for n in DAYS),
    )
    good, failures = Melding.filter(frame)
    failures.counts()
    good.select(pl.exclude(*(f"{n}_tekst" for n in DAYS))).write_parquet(good_rows)
    return len(good), len(failures)


if __name__ == "__main__":
    measured(check)
