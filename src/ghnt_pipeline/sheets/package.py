"""What calamine does not tell of a workbook, for each kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.ods import Ods
from ghnt_pipeline.sheets.parts import Parts
from ghnt_pipeline.sheets.xls import Xls
from ghnt_pipeline.sheets.xlsb import Xlsb
from ghnt_pipeline.sheets.xlsx import Xlsx

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package(Protocol):
    """A workbook beside calamine's view of it.

    Sheets go by their number, from 0 in the order of the workbook: calamine has that order too,
    while it may spell a name in another way.
    """

    sheets: int
    date1904: bool

    def without_result(self, number: int) -> Iterable[tuple[int, int]]:
        """Row and column, from 0, of each cell with an error, or whose formula has no result."""


def open_package(content: bytes, max_cells: int) -> Package:
    """Open a workbook. Raises Unreadable, and what zipfile, struct and expat raise on damage."""
    if content.startswith(_CFB):
        return Xls(content)
    if not content.startswith(b"PK"):
        raise Unreadable(Fault.BARE)
    parts = Parts(content)
    if "xl/workbook.xml" in parts:
        return Xlsx(parts)
    return Xlsb(parts) if "xl/workbook.bin" in parts else Ods(parts, max_cells)
