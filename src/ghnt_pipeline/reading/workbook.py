"""A workbook to grids of text cells, through a process of its own (see the package sheets)."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from ghnt_pipeline import limits
from ghnt_pipeline.contracts.veld import ZONDER_UITKOMST
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.files import printable

_PROGRAM = "ghnt_pipeline.sheets"
Plek = tuple[int, int]


@dataclass(frozen=True)
class Rooster:
    """The cells of one worksheet as text, from row 1 and its first filled column on.

    `links` is the number of empty columns to the left of it; `samengevoegd` the first and last
    row and column, from 0, of each merged range of the sheet.
    """

    naam: str
    zichtbaar: bool
    kolommen: tuple[pa.DictionaryArray, ...]
    links: int
    samengevoegd: tuple[tuple[int, int, int, int], ...]
    datum1904: bool

    @property
    def rijen(self) -> int:
        return len(self.kolommen[0]) if self.kolommen else 0

    def rij(self, nummer: int) -> list[str]:
        """The texts of one row, from 0."""
        return [kolom[nummer].as_py() for kolom in self.kolommen]


def read_workbook(content: bytes) -> list[Rooster]:
    """Read every worksheet. Raises DeliveryRefused when the workbook cannot be read."""
    read = _in_a_process(content)
    if "fault" in read:
        raise _refusal(read["fault"])
    return [_grid(sheet, datum1904=read["date1904"]) for sheet in read["sheets"]]


def _in_a_process(content: bytes) -> dict[str, Any]:
    seconds = limits.SECONDS + limits.SECONDS_PER_MEGABYTE * len(content) / limits.MEGABYTE
    command = [sys.executable, "-I", "-m", _PROGRAM, *map(str, _LIMITS)]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "RUST_BACKTRACE": "0"},
        )
    except subprocess.TimeoutExpired:
        raise DeliveryRefused(
            f"the workbook could not be read within {seconds:.0f} seconds. "
            "Ask the supplier for it as CSV"
        ) from None
    if done.returncode == 0:
        read: dict[str, Any] = json.loads(done.stdout)
        return read
    if b"memory allocation" in done.stderr:
        raise _refusal("memory")
    if done.returncode < 0 or b"PanicException" in done.stderr:
        raise _refusal("damaged")
    kind = done.stderr.strip().rpartition(b"\n")[2].partition(b":")[0].decode("ascii", "replace")
    raise RuntimeError(f"the process that reads workbooks ended with {kind}")


_LIMITS = (limits.MEMORY_BYTES, limits.MAX_COLUMNS)


_REFUSALS = {
    "password": "the workbook is protected with a password. Ask the supplier for it without one",
    "columns": f"a sheet is wider than {limits.MAX_COLUMNS} columns. Ask for the table alone",
    "memory": f"the workbook needs more than {limits.MEMORY_BYTES // limits.MEGABYTE} MB of "
    "memory: it is damaged, or cells far below or beside the table are filled. Ask the supplier "
    "to delete those rows and columns, or for CSV",
    "damaged": "the workbook is damaged or was cut off. Ask the supplier to send it again",
    "same_name": "two sheets of the workbook have the same name, which no spreadsheet allows. "
    "Ask the supplier to give each its own name",
    "error_value": "a cell holds an error that cannot be read, such as #ERROR! or #SPILL!. Ask the "
    "supplier to correct its formula",
    "bare": "this XLS is of a kind from before Excel 97 that is not read. Open it in Excel, save "
    "it as XLSX, and send that",
}
"""A sentence for each fault that the process can report."""


def _refusal(fault: str) -> DeliveryRefused:
    return DeliveryRefused(_REFUSALS[fault])


def _grid(sheet: dict[str, Any], *, datum1904: bool) -> Rooster:
    teksten = [list(column["texts"]) for column in sheet["columns"]]
    indices = [
        np.frombuffer(base64.b64decode(column["rows"]), np.int32).copy()
        for column in sheet["columns"]
    ]
    links = sheet["left"] if indices else 0
    links = _mark(teksten, indices, links, sheet["without_result"])
    merged = tuple((r1, c1, r2, c2) for r1, c1, r2, c2 in sheet["merged"])
    _fill_down(teksten, indices, links, merged)
    return Rooster(
        naam=printable(sheet["name"]),
        zichtbaar=sheet["visible"],
        kolommen=tuple(
            pa.DictionaryArray.from_arrays(pa.array(index, pa.int32()), pa.array(text, pa.string()))
            for text, index in zip(teksten, indices, strict=True)
        ),
        links=links,
        samengevoegd=merged,
        datum1904=datum1904,
    )


Teksten = list[list[str]]
Indices = list["np.ndarray[Any, np.dtype[np.int32]]"]


def _mark(teksten: Teksten, indices: Indices, links: int, plekken: list[Plek]) -> int:
    """Write the sign for 'no saved result' where a formula has none; gives the new `links`.

    Such cells read as empty, so the grid may have to grow to hold them.
    """
    if not plekken:
        return links
    if not indices:
        links = min(kolom for _, kolom in plekken)
    hoogte = max([len(indices[0]) if indices else 0, *(rij + 1 for rij, _ in plekken)])
    begin = min(links, *(kolom for _, kolom in plekken))
    einde = max(links + len(indices), *(kolom + 1 for _, kolom in plekken))
    voor, na = links - begin, einde - links - len(indices)
    teksten[:] = [*([""] for _ in range(voor)), *teksten, *([""] for _ in range(na))]
    leeg_index = np.zeros(hoogte, np.int32)
    indices[:] = [*[leeg_index] * voor, *indices, *[leeg_index] * na]
    for nummer, index in enumerate(indices):
        leeg = _word(teksten[nummer], "")
        indices[nummer] = np.pad(index, (0, hoogte - len(index)), constant_values=leeg)
    for rij, kolom in plekken:
        indices[kolom - begin][rij] = _word(teksten[kolom - begin], ZONDER_UITKOMST)
    return begin


def _fill_down(
    teksten: Teksten, indices: Indices, links: int, merged: tuple[tuple[int, int, int, int], ...]
) -> None:
    """Give every row under a merged cell its text; an amount stays where it stands."""
    for r1, c1, r2, _ in merged:
        if r2 == r1 or not links <= c1 < links + len(indices) or r1 >= len(indices[c1 - links]):
            continue
        index, texts = indices[c1 - links], teksten[c1 - links]
        word = texts[index[r1]]
        if word and not word.replace(",", "").replace(".", "").isdigit():
            index[r1 : r2 + 1] = index[r1]


def _word(texts: list[str], word: str) -> int:
    if word not in texts:
        texts.append(word)
    return texts.index(word)
