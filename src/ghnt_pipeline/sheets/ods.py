"""ODS: one XML of all sheets, in which an equal row or cell stands once with how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.markup import tags
from ghnt_pipeline.sheets.parts import Parts

_NO_MARKUP = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_ATTRIBUTES = rb"""([^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+)>"""
_TABLE = re.compile(rb"<table:table(?=[\s/>])" + _ATTRIBUTES)
_TAG = re.compile(rb"<table:(table-row|(?:covered-)?table-cell)(?=[\s/>])" + _ATTRIBUTES)
_OFTEN = re.compile(rb"""-repeated\s*=\s*["'][0-9]{3}""")
_REPEATED = re.compile(rb"""\btable:number-(?:rows|columns)-repeated\s*=\s*["']([0-9]{1,15})["']""")
_VALUE = re.compile(rb"""\boffice:(?:(?:string|date|time|boolean)-)?value\s*=""")
_TEXT = re.compile(rb"""\boffice:value-type\s*=\s*["']string["']""")
_FAULTY = re.compile(rb"""\bcalcext:value-type\s*=\s*["']error["']""")
_ERROR = re.compile(rb"<text:p[^>]*>(?:#(?:N/[AB]|[A-Z/0-9]+[!?])|(?:Err|Fout):[0-9]{3})</text:p>")
_SINCE_1904 = re.compile(rb"""<table:null-date\b[^>]*\btable:date-value\s*=\s*["']1904-01-01""")
_MAX_ROWS, _MAX_COLUMNS = 1 << 20, 1 << 14
_Block = tuple[int, int, int, int]
"""Row, column, and how many rows and columns."""


class Ods:
    """What a workbook says beside its cells.

    Tags are sought by the same prefixes as calamine does, for that is several times faster than
    going by every element, and only when there is something to find.
    """

    def __init__(self, parts: Parts, max_cells: int) -> None:
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in parts.read(manifest):
            raise Unreadable(Fault.PASSWORD)
        xml = parts.read("content.xml")
        if b"<!" in xml:
            xml = _NO_MARKUP.sub(b"", xml)
        self.date1904 = _SINCE_1904.search(xml) is not None
        has_work = _has_formulas_or_errors(xml) or _repeats_content(xml)
        self._blocks = [
            _blocks(xml, table.end(), end, max_cells) if has_work else []
            for table, end in tags(_TABLE, xml, 0, len(xml))
            if b"table:name" in table[1]
        ]
        self.sheets = len(self._blocks)

    def without_result(self, number: int) -> Iterator[tuple[int, int]]:
        """Row and column, from 0, of each cell with an error, or whose formula has no result."""
        for row, column, rows, columns in self._blocks[number]:
            yield from product(range(row, row + rows), range(column, column + columns))


def _has_formulas_or_errors(xml: bytes) -> bool:
    return any(sign in xml for sign in (b"table:formula", b'"error"', b"'error'"))


def _repeats_content(xml: bytes) -> bool:
    """Whether a cell or row with content stands for a hundred or more; empty ones often do."""
    for found in _OFTEN.finditer(xml):
        begin, end = xml.rfind(b"<", 0, found.start()), xml.find(b">", found.end())
        if xml.startswith(b"<table:table-row", begin):
            end = xml.find(b"</table:table-row", end)
        if end < 0 or xml.find(b"office:", begin, end) >= 0:
            return True
    return False


def _blocks(xml: bytes, begin: int, end: int, max_cells: int) -> list[_Block]:
    """Blocks of equal cells without a result in a sheet.

    Raises Unreadable when all its cells with content, as often as they are repeated and with what
    is empty left of them, are more than `max_cells`.
    """
    blocks = []
    row = rows = column = width = cells = 0
    for tag, following in tags(_TAG, xml, begin, end):
        kind, attributes = tag.groups()
        if kind == b"table-row":
            row, rows = row + rows, _times(attributes, _MAX_ROWS)
            column = width = 0
            continue
        columns = _times(attributes, _MAX_COLUMNS)
        if b"office:" in attributes or b"table:formula" in attributes:
            cells += (column + columns - width) * rows
            width = column + columns
            if cells > max_cells:
                raise Unreadable(Fault.MEMORY)
            if _is_without_result(attributes, xml, tag.end(), following):
                blocks.append((row, column, rows, columns))
        column += columns
    return blocks


def _times(attributes: bytes, most: int) -> int:
    if b"-repeated" not in attributes:
        return 1
    said = _REPEATED.search(attributes)
    return min(int(said[1]), most) if said else 1


def _is_without_result(attributes: bytes, xml: bytes, begin: int, end: int) -> bool:
    """Whether a cell, with `xml` from `begin` to `end` in it, has no result.

    LibreOffice marks an error; older programs write the text of it beside the value 0. A formula
    may well result in a text without characters.
    """
    if b"error" in attributes and _FAULTY.search(attributes):
        return True
    if b"table:formula" not in attributes:
        return False
    if _ERROR.search(xml, begin, end):
        return True
    return _TEXT.search(attributes) is None and _VALUE.search(attributes) is None
