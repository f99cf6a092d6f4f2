"""CSV in its Dutch shapes: any delimiter, a `sep=` line, title rows above the header.

pyarrow reads regular files fast; a file with cells over several lines, ragged rows or stray
quotes goes row by row through Python's own reader, which keeps the line of every row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as pacsv

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.header import known_headers
from ghnt_pipeline.reading.table import RuweTabel
from ghnt_pipeline.reference import normalise

DELIMITERS = (";", ",", "\t", "|")
SEARCHED_LINES = 30
_SEP = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_TEKST = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True)
class _Kop:
    """Where the header stands: 0-based line of the first data line, its cells, titles above."""

    scheiding: str
    cellen: tuple[str, ...]
    regel: int
    na_regel: int
    titels: tuple[str, ...]


def read_csv(text: str) -> RuweTabel:
    """Read one CSV file. Raises DeliveryRefused when no header row is found or quotes break."""
    kop = _find_header(text)
    body = text.split("\n", kop.na_regel)[-1] if text.count("\n") >= kop.na_regel else ""
    tabel = _read_regular(body, kop) or _read_row_by_row(body, kop)
    return _without_blank_rows(tabel)


def _find_header(text: str) -> _Kop:
    lines = text.split("\n", SEARCHED_LINES)[:SEARCHED_LINES]
    sep = _SEP.fullmatch(lines[0].strip(";, \t"))
    keuzes = [_best_row(lines, d) for d in ((sep[1],) if sep else DELIMITERS)]
    score, kop = max(keuzes, key=lambda keuze: keuze[0])
    if score < 2:
        raise DeliveryRefused(
            f"no header row found in the first {SEARCHED_LINES} lines. "
            "The first row must hold column names as in 'ghnt schema'"
        )
    return kop


def _best_row(lines: list[str], scheiding: str) -> tuple[int, _Kop]:
    """The row with the most known column names, with this delimiter."""
    best, kop = -1, _Kop(scheiding, (), 0, 0, ())
    titels: list[str] = []
    reader = csv.reader((line + "\n" for line in lines), delimiter=scheiding)
    vorige = 0
    try:
        for row in reader:
            score = len({normalise(cell) for cell in row} & known_headers())
            if score > best:
                best = score
                cellen = tuple(cell.strip().strip("\ufeff") for cell in row)
                kop = _Kop(scheiding, cellen, vorige + 1, reader.line_num, tuple(titels))
            titels.append(" ".join(filter(None, row)))
            vorige = reader.line_num
    except csv.Error:
        pass
    return best, kop


def _read_regular(body: str, kop: _Kop) -> RuweTabel | None:
    """Read a file where every line is a row with the header's number of cells; else None."""
    body = body.rstrip("\n")
    if not body or "\n\n" in body or body.startswith("\n") or _has_stray_quote(body, kop.scheiding):
        return None
    namen = [str(i) for i in range(len(kop.cellen))]
    try:
        tabel = pacsv.read_csv(
            pa.BufferReader(body.encode()),
            read_options=pacsv.ReadOptions(column_names=namen),
            parse_options=pacsv.ParseOptions(
                delimiter=kop.scheiding, newlines_in_values='"' in body
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(namen, _TEKST), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if tabel.num_rows != body.count("\n") + 1:
        return None
    kolommen = tuple(_one_dictionary(tabel.column(naam)) for naam in namen)
    begin = kop.na_regel + 1
    regels = pa.array(range(begin, begin + tabel.num_rows), pa.int64())
    return RuweTabel(kop.cellen, kop.regel, kop.titels, kolommen, regels, (), 0)


def _has_stray_quote(body: str, scheiding: str) -> bool:
    """Whether a quote stands inside a cell, where readers differ in what they make of it."""
    buiten = f'[^{re.escape(scheiding)}\n"]'
    return '"' in body and re.search(f'{buiten}"{buiten}', body) is not None


def _one_dictionary(kolom: pa.ChunkedArray) -> pa.DictionaryArray:
    return kolom.unify_dictionaries().combine_chunks()


def _read_row_by_row(body: str, kop: _Kop) -> RuweTabel:
    breedte = len(kop.cellen)
    rijen: list[list[str]] = []
    regels: list[int] = []
    scheef: list[int] = []
    voet = 0
    for regel, row in _rows(body, kop):
        while len(row) > breedte and not row[-1].strip():
            row.pop()
        if not any(cell.strip() for cell in row):
            continue
        if len(row) == breedte:
            rijen.append(row)
            regels.append(regel)
        elif _is_footer(row):
            voet += 1
        else:
            scheef.append(regel)
    kolommen = tuple(
        pa.array([row[i] for row in rijen], pa.string()).dictionary_encode() for i in range(breedte)
    )
    lijnen = pa.array(regels, pa.int64())
    return RuweTabel(kop.cellen, kop.regel, kop.titels, kolommen, lijnen, tuple(scheef), voet)


def _rows(body: str, kop: _Kop) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=kop.scheiding, strict=True)
    eerste = kop.na_regel + 1
    try:
        for row in reader:
            yield eerste, row
            eerste = kop.na_regel + reader.line_num + 1
    except csv.Error:
        raise DeliveryRefused(
            f"line {eerste}: a quotation mark is opened and not closed as it should be. "
            "Ask the supplier to export the file again"
        ) from None


def _is_footer(row: list[str]) -> bool:
    gevuld = [cell for cell in row if cell.strip()]
    return len(gevuld) == 1 and normalise(gevuld[0]).startswith("bron")


def _without_blank_rows(tabel: RuweTabel) -> RuweTabel:
    """Leave out separator rows: rows in which every cell is empty are no rows."""
    leeg = None
    for kolom in tabel.kolommen:
        woorden = pc.equal(pc.utf8_trim_whitespace(kolom.dictionary), "")
        deze = woorden.take(kolom.indices)
        leeg = deze if leeg is None else pc.and_(leeg, deze)
        if not pc.any(leeg).as_py():
            return tabel
    vol = pc.invert(leeg)
    return RuweTabel(
        tabel.kop,
        tabel.kopregel,
        tabel.titels,
        tuple(kolom.filter(vol) for kolom in tabel.kolommen),
        tabel.regels.filter(vol),
        tabel.scheef,
        tabel.voetregels,
        tabel.blad,
    )
