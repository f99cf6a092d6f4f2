"""A loop over rows with a pydantic model, and csv.DictReader."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic import StringConstraints as Text

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

PART = 50_000


def empty_as_none(cell: str) -> str | None:
    return cell or None


def day(cell: str) -> date | None:
    return datetime.strptime(cell, DAY_FORMAT).date() if cell else None


def one_of(codes: list[str]) -> Any:
    allowed = frozenset(codes)

    def is_code(cell: str | None) -> str | None:
        if cell is not None and cell not in allowed:
            raise ValueError("no code of the list")
        return cell

    return AfterValidator(is_code)


class Rules(BaseModel):
    """The rules between fields."""

    @model_validator(mode="after")
    def in_order(self) -> Rules:
        melding = self.datum_melding  # type: ignore[attr-defined]
        if melding > LAST_DAY:
            raise ValueError("after the period")
        for name in NOT_BEFORE_MELDING:
            other = getattr(self, name)
            if other is not None and other < melding:
                raise ValueError(f"{name} lies before datum_melding")
        return self


def fields() -> dict[str, Any]:
    """The type of each column."""
    types: dict[str, Any] = {
        **{name: Annotated[str, Text(pattern=pattern)] for name, pattern in PATTERNS.items()},
        **{name: Annotated[str, one_of(codes)] for name, codes in CODES.items()},
        **dict.fromkeys(DAYS, date),
    }
    found: dict[str, Any] = {}
    for name, kind in types.items():
        optional = kind if name in REQUIRED else kind | None
        found[name] = (
            Annotated[optional, BeforeValidator(day if name in DAYS else empty_as_none)],
            ...,
        )
    return found


Melding = create_model("Melding", __base__=Rules, **fields())


def check(path: Path, good_rows: Path) -> tuple[int, int]:
    schema = pa.schema(
        [(n, pa.date32() if n in DAYS else pa.string()) for n in Melding.model_fields]
    )
    good, total, bad, part = 0, 0, [], []
    with (
        path.open(newline="", encoding="utf-8") as file,
        pq.ParquetWriter(good_rows, schema) as out,
    ):
        for line, row in enumerate(csv.DictReader(file, delimiter=";"), start=2):
            total += 1
            try:
                part.append(Melding.model_validate(row).__dict__)
            except ValidationError as fault:
                bad.append((line, [(e["loc"], e["msg"]) for e in fault.errors()]))
            if len(part) == PART:
                out.write_table(pa.Table.from_pylist(part, schema))
                good, part = good + len(part), []
        out.write_table(pa.Table.from_pylist(part, schema))
        good += len(part)
    return good, len(bad)


if __name__ == "__main__":
    measured(check)
