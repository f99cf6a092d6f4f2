"""pandera on pandas: all failures at once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pandera.pandas as pa

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


def not_before(name: str) -> pa.Check:
    return pa.Check(lambda frame: frame[name].isna() | ~(frame[name] < frame["datum_melding"]),
                    name=name)  # fmt: skip


def read_as_day(name: str) -> pa.Check:
    return pa.Check(lambda frame: frame[name].notna() | frame[f"{name}_tekst"].isna())


SCHEMA = pa.DataFrameSchema(
    {
        **{n: pa.Column(str, pa.Check.str_matches(p), nullable=n not in REQUIRED)
           for n, p in PATTERNS.items()},
        **{n: pa.Column(str, pa.Check.isin(c), nullable=n not in REQUIRED)
           for n, c in CODES.items()},
        "datum_melding": pa.Column(checks=pa.Check.le(pd.Timestamp(LAST_DAY))),
    },
    checks=[*map(not_before, NOT_BEFORE_MELDING), *map(read_as_day, DAYS)],
)  # fmt: skip


def check(path: Path, good_rows: Path) -> tuple[int, int]:
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, na_values=[""])
    for name in DAYS:
        frame[f"{name}_tekst"] = frame[name]
        frame[name] = pd.to_datetime(frame[name], format=DAY_FORMAT, errors="coerce")
    bad = pd.Index([])
    try:
        SCHEMA.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as fault:
        bad = pd.Index(fault.failure_cases["index"].dropna().astype(int).unique())
    good = frame.drop(index=bad).drop(columns=[f"{name}_tekst" for name in DAYS])
    good.to_parquet(good_rows)
    return len(good), len(bad)


if __name__ == "__main__":
    measured(check)
