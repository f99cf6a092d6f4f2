"""A supplier's table before its columns are recognised: cells as they were written."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class RuweTabel:
    """A table before its columns are recognised.

    `kolommen` are dictionary-encoded text, all of one length; `regels` the line of each row in
    the file; `scheef` the lines whose number of cells differs from the header's.
    """

    kop: tuple[str, ...]
    kopregel: int
    titels: tuple[str, ...]
    kolommen: tuple[pa.DictionaryArray, ...]
    regels: pa.Int64Array
    scheef: tuple[int, ...]
    voetregels: int
    blad: str | None = None
