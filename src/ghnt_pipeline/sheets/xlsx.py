"""XLSX: sheets as XML, in which a formula stands beside its result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.markup import tags
from ghnt_pipeline.sheets.parts import Parts

_TAG = re.compile(rb"<(?:\w++:)?+(c|row)\b([^>]*+)>")
_PLACE = re.compile(rb"""\br=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ROW = re.compile(rb"""\br=["']([0-9]{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w++:)?+f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<")
_TRUE = frozenset({"1", "true"})


class Xlsx:
    """What a workbook says beside its cells."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._paths: list[str] = []
        self._recalculated = False
        self.date1904 = False
        targets = parts.targets("xl/_rels/workbook.xml.rels")
        for element in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
            tag = element.tag.rpartition("}")[2]
            if tag == "workbookPr":
                self.date1904 = element.get("date1904", "0") in _TRUE
            elif tag == "calcPr":
                self._recalculated = element.get("fullCalcOnLoad", "0") in _TRUE
            elif tag == "sheet":
                self._paths.append(targets.get(_relation(element), ""))
        self.sheets = len(self._paths)

    def without_result(self, number: int) -> Iterator[tuple[int, int]]:
        """Row and column, from 0, of each cell with an error, or whose formula has no result."""
        xml = self._parts.read(self._paths[number])
        if any(sign in xml for sign in (b"<f", b":f", b't="e"', b"t='e'")):
            yield from _places(xml, recalculated=self._recalculated)


def _relation(sheet: ElementTree.Element) -> str:
    """The id of the part of a sheet, an attribute of a namespace with a name of its own."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _places(xml: bytes, *, recalculated: bool) -> Iterator[tuple[int, int]]:
    """Go by every cell; one that does not say its place is right of the one before it."""
    row = right = -1
    said = b""
    for tag, end in tags(_TAG, xml, 0, xml.rfind(b"sheetData")):
        kind, attributes = tag.groups()
        if kind == b"row":
            number = _ROW.search(attributes)
            row = int(number[1]) - 1 if number else row + 1
            said, right = b"", -1
            continue
        said, right = (attributes, 0) if b"r=" in attributes else (said, right + 1)
        begin = tag.end()
        if _is_error(attributes) or (
            (xml.find(b"<f", begin, end) >= 0 or xml.find(b":f", begin, end) >= 0)
            and _has_no_result(attributes, xml[begin:end], recalculated=recalculated)
        ):
            yield _place(said, row, right)


def _place(said: bytes, row: int, right: int) -> tuple[int, int]:
    """The place of a cell so many to the right of the last one that said its own."""
    if not said:
        return row, right
    place = _PLACE.search(said)
    if place is None:
        raise Unreadable(Fault.DAMAGED)
    return (row if right else int(place[2]) - 1), _column(place[1]) + right


def _is_error(attributes: bytes) -> bool:
    return b't="e"' in attributes or b"t='e'" in attributes


def _has_no_result(attributes: bytes, inside: bytes, *, recalculated: bool) -> bool:
    """Whether a cell has a formula without a saved result.

    A program that does not calculate writes 0 and asks Excel to calculate on opening: then a 0 is
    no result either. A formula may well result in a text without characters.
    """
    if _FORMULA.search(inside) is None:
        return False
    value = _VALUE.search(inside)
    if value is None or not value[1].strip():
        return b't="str"' not in attributes and b"t='str'" not in attributes
    return recalculated and value[1].strip() == b"0"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1
