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

import numpy as np
import pyarrow as pa
from pyarrow import csv as pacsv

from ghnt_pipeline.cores import largest_first
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.header import SEARCHED_ROWS, Kop, fill_right, find_header
from ghnt_pipeline.reading.table import RuweTabel, is_footer, tidy
from ghnt_pipeline.text_table import each_its_own

DELIMITERS = (";", ",", "\t", "|")
_SEP = re.compile(r'"?sep=(\t|[!-~])"?', re.IGNORECASE)
_NEWLINE = ord("\n")
_BLOCK = 4 * 1024 * 1024
"""Bytes that are read at once: in parts of 1 MB a large file takes twice the time."""
_SAMPLE = 256 * 1024
_DISTINCT = pa.dictionary(pa.int32(), pa.string())
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class _Kop:
    """Where the header stands: the delimiter, its cells, the last line of it, what is above."""

    scheiding: str
    cellen: tuple[str, ...]
    na_regel: int
    titels: tuple[str, ...]


def read_csv(text: bytes) -> RuweTabel:
    """Read a CSV file in UTF-8. Raises DeliveryRefused without a header or when quotes break."""
    kop = _find_header(text)
    begin = _after_lines(text, kop.na_regel)
    return tidy(_read_regular(text, begin, kop) or _read_row_by_row(text[begin:].decode(), kop))


def _after_lines(text: bytes, aantal: int) -> int:
    """Where the line after so many lines begins; the end of the text when it has no more."""
    plaats = 0
    for _ in range(aantal):
        plaats = text.find(b"\n", plaats) + 1
        if plaats == 0:
            return len(text)
    return plaats


def _find_header(text: bytes) -> _Kop:
    lines = text[: _after_lines(text, SEARCHED_ROWS)].decode().split("\n")[:SEARCHED_ROWS]
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
    if not any(scheiding in line for line in lines):
        return None, regels  # one cell a row is less than a header needs
    reader = csv.reader((line + "\n" for line in lines), delimiter=scheiding)
    with suppress(csv.Error):  # another delimiter may fit, and broken quotes are met again below
        for rij in reader:
            rijen.append(rij)
            regels.append(reader.line_num)
    return find_header(rijen, [fill_right(rij) for rij in rijen]), regels


def _read_regular(text: bytes, begin: int, kop: _Kop) -> RuweTabel | None:
    """Read rows from `begin` when every line has the header's number of cells; else None."""
    einde = len(text)
    while einde > begin and text[einde - 1] == _NEWLINE:
        einde -= 1
    if einde == begin or text[begin] == _NEWLINE:
        return None
    quotes = text.find(b'"', begin) >= 0
    if (quotes or len(kop.cellen) == 1) and text.find(b"\n\n", begin, einde) >= 0:
        return None  # elsewhere an empty line is a row of another width
    if quotes and _has_odd_quotes(text[begin:einde], kop.scheiding):
        return None
    body = pa.py_buffer(text).slice(begin, einde - begin)
    try:
        tabel = _with_types(body, kop, _types_by_its_begin(body, kop), quotes=quotes)
    except pa.ArrowInvalid:
        return None
    if quotes and tabel.num_rows != text.count(b"\n", begin, einde) + 1:
        return None
    kolommen = tuple(largest_first(_one_column, tabel.columns, lambda kolom: kolom.nbytes))
    eerste = kop.na_regel + 1
    regels = pa.array(np.arange(eerste, eerste + tabel.num_rows, dtype=np.int64))
    return RuweTabel(kop.cellen, kop.titels, kolommen, regels, (), 0)


def _has_odd_quotes(body: bytes, scheiding: str) -> bool:
    """Whether quotes stand where readers differ in what they make of them."""
    rand = b"[^%b\\n]" % re.escape(scheiding).encode()
    return b'"' in re.sub(b'(?<!%b)"[^"]*"(?!%b)' % (rand, rand), b"", body)


def _with_types(body: pa.Buffer, kop: _Kop, types: list[pa.DataType], *, quotes: bool) -> pa.Table:
    """Read cells as they are written. Raises ArrowInvalid for a row of another width."""
    namen = [str(i) for i in range(len(kop.cellen))]
    return pacsv.read_csv(
        pa.BufferReader(body),
        read_options=pacsv.ReadOptions(column_names=namen, block_size=_BLOCK),
        parse_options=pacsv.ParseOptions(
            delimiter=kop.scheiding, newlines_in_values=quotes, ignore_empty_lines=False
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict(zip(namen, types, strict=True)),
            strings_can_be_null=False,
            check_utf8=False,  # the whole of the text was told to be that
        ),
    )


def _types_by_its_begin(body: pa.Buffer, kop: _Kop) -> list[pa.DataType]:
    """Distinct texts, but plain ones for each column in which most texts of the begin differ.

    To find a million record numbers different takes twice as long as to read and check them.
    """
    types = [_DISTINCT] * len(kop.cellen)
    begin = body[:_SAMPLE].to_pybytes().rpartition(b"\n")[0] if len(body) > _SAMPLE else b""
    with suppress(pa.ArrowInvalid):  # then the whole is read row by row, or has cells over lines
        if begin:
            tabel = _with_types(pa.py_buffer(begin), kop, [pa.string()] * len(types), quotes=False)
            types = [
                pa.string() if 2 * len(kolom.unique()) > len(kolom) else _DISTINCT
                for kolom in tabel.columns
            ]
    return types


def _one_column(kolom: pa.ChunkedArray) -> pa.DictionaryArray:
    if kolom.type == _DISTINCT:
        return kolom.unify_dictionaries().combine_chunks()
    return each_its_own(kolom.combine_chunks())


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
