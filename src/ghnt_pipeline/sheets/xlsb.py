"""XLSB: the parts of an XLSX with records in place of XML."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.parts import Parts
from ghnt_pipeline.sheets.results import Place, Results, without_result

_ROW, _CELL_ERROR, _FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOLEAN, _FORMULA_ERROR = (
    0, 3, 8, 9, 10, 11,
)  # fmt: skip
_END_OF_CELLS = 146
_PROPERTIES, _SHEET, _CALCULATION, _END_OF_WORKBOOK = 153, 156, 157, 132
_FLAGS = 24
_NO_PART = 0xFFFF_FFFF
_LAST_ROW = 1 << 20
_INT = struct.Struct("<I")
_NUMBER = struct.Struct("<d")


class Xlsb:
    """What a workbook says beside its cells."""

    def __init__(self, parts: Parts) -> None:
        self.date1904 = False
        self._engine = 0
        self._asks = False
        self._results: list[Results] = []
        targets = parts.targets("xl/_rels/workbook.bin.rels")
        data = parts.read("xl/workbook.bin")
        for kind, at, length in _records(data, _END_OF_WORKBOOK):
            if kind == _PROPERTIES:
                self.date1904 = bool(data[at] & 1)
            elif kind == _CALCULATION and length > _FLAGS:
                (self._engine,) = _INT.unpack_from(data, at)
                self._asks = bool(data[at + _FLAGS] & 1)
            elif kind == _SHEET and (relation := _text(data, at + 8)) is not None:
                path = targets[relation]
                is_sheet = path.startswith("xl/worksheets/")
                self._results.append(_results(parts.read(path)) if is_sheet else Results())
        self.sheets = len(self._results)

    def without_result(self, number: int) -> Iterable[Place]:
        """Row and column, from 0, of each cell with an error, or whose formula has no result."""
        knows = bool(self._engine)
        return without_result(number, self._results, asks=self._asks, knows=knows)


def _records(data: bytes, last: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record up to one of the kind `last`.

    A kind has one or two bytes, a length one to four, of seven bits each with the lowest first.
    """
    position, kind = 0, None
    while kind != last:
        kind = data[position]
        position += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[position] & 0x7F) << 7
            position += 1
        length, shift, more = 0, 0, 0x80
        while more & 0x80 and shift < 28:
            more = data[position]
            length |= (more & 0x7F) << shift
            position, shift = position + 1, shift + 7
        yield kind, position, length
        position += length


def _text(data: bytes, at: int) -> str | None:
    (length,) = _INT.unpack_from(data, at)
    return None if length == _NO_PART else data[at + 4 : at + 4 + 2 * length].decode("utf-16-le")


def _results(data: bytes) -> Results:
    found = Results()
    row = 0
    for kind, at, _ in _records(data, _END_OF_CELLS):
        if kind == _ROW:
            (row,) = _INT.unpack_from(data, at)
            if row >= _LAST_ROW:
                raise Unreadable(Fault.DAMAGED)
        elif kind in (_CELL_ERROR, _FORMULA_ERROR):
            found.faulty.append((row, _INT.unpack_from(data, at)[0]))
        elif kind == _FORMULA_TEXT:
            found.note((row, _INT.unpack_from(data, at)[0]), _INT.unpack_from(data, at + 8)[0])
        elif kind == _FORMULA_NUMBER:
            found.note((row, _INT.unpack_from(data, at)[0]), _NUMBER.unpack_from(data, at + 8)[0])
        elif kind == _FORMULA_BOOLEAN:
            found.valued = True
    return found
