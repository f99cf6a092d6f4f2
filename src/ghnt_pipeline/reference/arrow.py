"""Rows as an Arrow table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa


def table(
    kolommen: str, rijen: Iterable[tuple[Any, ...]], soorten: Sequence[pa.DataType] | None = None
) -> pa.Table:
    """Make a table of these columns; with `soorten` it keeps its types when there are no rows."""
    namen = kolommen.split()
    waarden = list(zip(*rijen, strict=True)) or [()] * len(namen)
    types = soorten or [None] * len(namen)
    return pa.table(
        {
            naam: pa.array(list(kolom), soort)
            for naam, kolom, soort in zip(namen, waarden, types, strict=True)
        }
    )
