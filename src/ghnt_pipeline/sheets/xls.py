"""XLS: records of two bytes for their kind and two for their length, in a compound file."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator

from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.results import Place, Results, without_result

_HEADER = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
_NUMBER = struct.Struct("<d")
_EOF, _DATEMODE, _FILEPASS, _BOUNDSHEET, _RECALCID = 0x0A, 0x22, 0x2F, 0x85, 0x1C1
_FORMULA, _BOOLERR, _STRING = 0x06, 0x205, 0x207
_WORKSHEET = 0
_NO_NUMBER = b"\xff\xff"
"""Ends the eight bytes of a result that is no number; the first says what it is."""
_TEXT, _ERROR, _EMPTY_TEXT = 0, 2, 3
_END_OF_FORMULA = frozenset({_STRING, _FORMULA, _EOF})


class Xls:
    """What a workbook says beside its cells."""

    def __init__(self, content: bytes) -> None:
        stream = _stream(content)
        self.date1904 = False
        self._engine: int | None = None
        self._results: list[Results] = []
        for kind, at in _records(stream, 0):
            if kind == _FILEPASS:
                raise Unreadable(Fault.PASSWORD)
            if kind == _DATEMODE:
                self.date1904 = stream[at : at + 2] == b"\x01\x00"
            elif kind == _RECALCID:
                (self._engine,) = struct.unpack_from("<I", stream, at + 4)
            elif kind == _BOUNDSHEET:
                begin, _, sort = struct.unpack_from("<IBB", stream, at)
                found = _results(stream, begin) if sort == _WORKSHEET else Results()
                self._results.append(found)
        self.sheets = len(self._results)

    def without_result(self, number: int) -> Iterable[Place]:
        """Row and column, from 0, of each cell with an error, or whose formula has no result."""
        asks, knows = self._engine == 0, bool(self._engine)
        return without_result(number, self._results, asks=asks, knows=knows)


def _stream(content: bytes) -> bytes:
    """The records; a file for two versions of Excel has them twice, and the newer count."""
    import olefile  # takes as long to load as all else here, and few workbooks need it

    with olefile.OleFileIO(io.BytesIO(content)) as file:
        if file.exists("EncryptedPackage"):
            raise Unreadable(Fault.PASSWORD)
        return bytes(file.openstream("Workbook" if file.exists("Workbook") else "Book").read())


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int]]:
    """Kind and place of each record up to the end of the part that begins here."""
    unpack = _HEADER.unpack_from
    kind = None
    while kind != _EOF:
        kind, length = unpack(stream, position)
        yield kind, position + 4
        position += 4 + length


def _results(stream: bytes, begin: int) -> Results:
    """Go by the formulas and errors of a sheet; the text of a formula follows in a record."""
    found = Results()
    promised: Place | None = None
    for kind, at in _records(stream, begin):
        if promised and kind in _END_OF_FORMULA:
            if kind == _STRING:
                found.note(promised, stream[at] or stream[at + 1])
            else:
                found.faulty.append(promised)
            promised = None
        if kind == _FORMULA:
            place = _PLACE.unpack_from(stream, at)
            if _note(found, place, stream[at + 6 : at + 14]):
                promised = place
        elif kind == _BOOLERR and stream[at + 7]:
            found.faulty.append(_PLACE.unpack_from(stream, at))
    return found


def _note(found: Results, place: Place, result: bytes) -> bool:
    """Note the result of a formula; says whether it is a text that is still to follow."""
    kind = result[0] if result.endswith(_NO_NUMBER) else None
    if kind is None:
        found.note(place, _NUMBER.unpack(result)[0])
    elif kind == _ERROR:
        found.faulty.append(place)
    elif kind == _EMPTY_TEXT:
        found.note(place, 0)
    else:
        found.valued |= kind != _TEXT
    return kind == _TEXT
