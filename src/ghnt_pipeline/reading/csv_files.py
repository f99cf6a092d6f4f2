"""CSV in its Dutch shapes: any delimiter, a `sep=` line, title rows above the header.

pyarrow reads regular files fast; a file with cells over several lines, ragged rows or stray
quotes goes row by row through Python's own reader, which keeps the line of every row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pyarrow as pa
from pyarrow import csv as pacsv

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.header import SEARCHED_ROWS, Kop, fill_right, find_header
from ghnt_pipeline.reading.table import RuweTabel, is_footer, tidy

DELIMITERS = (";", ",", "\t", "|")
_SEP = re.compile(r'"?sep=(\t|[!-~])"?', re.IGNORECASE)
_TEKST = pa.dictionary(pa.int32(), pa.string())
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class _Kop:
    """Where the header stands: the delimiter, its cells, the last line of it, what is above."""

    scheiding: str
    cellen: tuple[str, ...]
    na_regel: int
    titels: tuple[str, ...]


def read_csv(text: str) -> RuweTabel:
    """Read one CSV file. Raises DeliveryRefused when no header row is found or quotes break."""
    kop = _find_header(text)
    body = text.split("\n", kop.na_regel)[-1] if text.count("\n") >= kop.na_regel else ""
    return tidy(_read_regular(body, kop) or _read_row_by_row(body, kop))


def _find_header(text: str) -> _Kop:
    lines = text.split("\n", SEARCHED_ROWS)[:SEARCHED_ROWS]
    sep = _SEP.fullmatch(lines[0].strip(";, \t"))
    keuzes = [(d, *_header_with(lines, d)) for d in ((sep[1],) if sep else DELIMITERS)]
    scheiding, kop, regels = max(keuzes, key=lambda keuze: keuze[1].bekend if keuze[1] else -1)
    if kop is None:
        raise DeliveryRefused(
            f"no header row found in the first {SEARCHED_ROWS} lines. "
            "The first row must hold column names as in 'ghnt schema'"
        )
    return _Kop(scheiding, kop.namen, regels[kop.rij], kop.titels)


def _header_with(lines: list[str], scheiding: str) -> tuple[Kop | None, list[int]]:
    """The header when cells are split by this delimiter, and the last line of each row."""
    rijen: list[list[str]] = []
    regels: list[int] = []
    reader = csv.reader((line + "\n" for line in lines), delimiter=scheiding)
    with suppress(csv.Error):  # another delimiter may fit, and broken quotes are met again below
        for rij in reader:
            rijen.append(rij)
            regels.append(reader.line_num)
    return find_header(rijen, [fill_right(rij) for rij in rijen]), regels


def _read_regular(body: str, kop: _Kop) -> RuweTabel | None:
    """Read a file where every line is a row with the header's number of cells; else None."""
    body = body.rstrip("\n")
    if not body or "\n\n" in body or body.startswith("\n") or _has_odd_quotes(body, kop.scheiding):
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
    return RuweTabel(kop.cellen, kop.titels, kolommen, regels, (), 0)


def _has_odd_quotes(body: str, scheiding: str) -> bool:
    """Whether quotes stand where readers differ in what they make of them."""
    if '"' not in body:
        return False
    rand = f"[^{re.escape(scheiding)}\\n]"
    return '"' in re.sub(f'(?<!{rand})"[^"]*"(?!{rand})', "", body)


def _one_dictionary(kolom: pa.ChunkedArray) -> pa.DictionaryArray:
    return kolom.unify_dictionaries().combine_chunks()


def _read_row_by_row(body: str, kop: _Kop) -> RuweTabel:
    kop_cellen = list(kop.cellen)
    rijen = [(regel, row) for regel, row in _rows(body, kop) if any(cell.strip() for cell in row)]
    _without_shared_empty_end(kop_cellen, rijen)
    breedte = len(kop_cellen)
    recht = [(regel, row) for regel, row in rijen if len(row) == breedte]
    voet = [regel for regel, row in rijen if len(row) != breedte and is_footer(row)]
    scheef = [regel for regel, row in rijen if len(row) != breedte and not is_footer(row)]
    kolommen = tuple(
        pa.array([row[i] for _, row in recht], pa.string()).dictionary_encode()
        for i in range(breedte)
    )
    lijnen = pa.array([regel for regel, _ in recht], pa.int64())
    return RuweTabel(tuple(kop_cellen), kop.titels, kolommen, lijnen, tuple(scheef), len(voet))


def _without_shared_empty_end(kop: list[str], rijen: list[tuple[int, list[str]]]) -> None:
    """Take empty cells off the end of the header, and off the rows when all of them have these.

    A single row that is longer than the others is left as it is: it may hold a decimal comma.
    """
    while kop and not kop[-1]:
        kop.pop()
    te_lang = {len(row) - len(kop) for _, row in rijen if not is_footer(row)}
    if len(te_lang) == 1 and (extra := te_lang.pop()) > 0:
        for _, row in rijen:
            if len(row) == len(kop) + extra and not any(cell.strip() for cell in row[-extra:]):
                del row[-extra:]


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
