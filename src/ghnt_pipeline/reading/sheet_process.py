"""Reads one workbook in a process of its own: a program, never imported by the rest.

The reader of workbooks (calamine) is compiled code that meets files from outside. A damaged or
hostile file can make it end the whole process (a single cell in XFD1048576 asks for 500 GB), so it
runs apart, with a limit on memory, and a death is only a refusal. In: the bytes of the file on
stdin. Out: JSON on stdout; each column as its distinct texts and, in base64, which of them each
row has.
"""

from __future__ import annotations

import base64
import io
import json
import re
import sys
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

ZONDER_UITKOMST = "\ufdd0"
"""Stands where a formula has no saved result, or an error; the same as in contracts/veld.py."""
_DAMAGED = (CalamineError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError,
            NotImplementedError, KeyError, RuntimeError)  # fmt: skip
_CEL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLAATS = re.compile(rb"""\br=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_WAARDE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<")
_ODS_FORMULE = re.compile(rb"<table:table-cell\b[^>]*\btable:formula=[^>]*>")
_DATEMODE_1904 = b"\x22\x00\x02\x00\x01\x00"
FAR = 1_000
MAX_MERGED = 20_000
_BEGIN = 65_536
"""An XLS file says near its beginning from which day it counts."""
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main(memory_bytes: int, max_columns: int) -> dict[str, Any]:
    """Read the workbook on stdin into what is sent back: its sheets, or the fault it has."""
    _limit_memory(memory_bytes)
    content = sys.stdin.buffer.read()
    try:
        return _workbook(content, max_columns)
    except PasswordError:
        return {"fault": "password"}
    except _DAMAGED:
        return {"fault": "damaged"}
    except MemoryError:
        return {"fault": "memory"}


def _workbook(content: bytes, max_columns: int) -> dict[str, Any]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    extra = _Pakket(content)
    sheets = []
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        read = workbook.get_sheet_by_name(sheet.name)
        if read.width > max_columns:
            return {"fault": "columns"}
        visible = sheet.visible == SheetVisibleEnum.Visible
        found = _sheet(read, extra)
        if _has_far_cells(read, found, max_columns):
            return {"fault": "memory"}
        sheets.append({"name": sheet.name, "visible": visible, **found})
    return {"date1904": extra.date1904, "ods_formulas": extra.ods_formulas, "sheets": sheets}


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _sheet(sheet: CalamineSheet, extra: _Pakket) -> dict[str, Any]:
    """The cells of a sheet by column, from its first filled column and row 1 on."""
    left = sheet.start[1] if sheet.start else 0
    words: list[dict[Any, int]] = [{} for _ in range(sheet.width)]
    texts: list[list[str]] = [[] for _ in words]
    rows = [array("i") for _ in words]
    for row in sheet.iter_rows() if sheet.width else ():
        for number, value in enumerate(row):
            key = value if type(value) is str else (type(value), value)
            found = words[number].get(key)
            if found is None:
                found = words[number][key] = len(texts[number])
                texts[number].append(_text(value))
            rows[number].append(found)
    columns = [
        {"texts": text, "rows": base64.b64encode(index.tobytes()).decode("ascii")}
        for text, index in zip(texts, rows, strict=True)
    ]
    return {
        "left": left,
        "columns": columns,
        "merged": [[*a, *b] for a, b in sheet.merged_cell_ranges or ()],
        "without_result": [[row, column] for row, column in extra.without_result(sheet.name)],
    }


def _has_far_cells(sheet: CalamineSheet, found: dict[str, Any], max_columns: int) -> bool:
    """Whether a formula without a result or a merged range would make the sheet much larger."""
    height = sheet.total_height + FAR
    return len(found["merged"]) > MAX_MERGED or any(
        row > height or column >= max_columns for row, column in found["without_result"]
    )


def _text(value: Any) -> str:
    """A cell as the contracts read it.

    A day keeps its time, so that a record number that Excel turned into a day is not taken for a
    number; a fraction has a comma, so that 1.234 is not taken for a thousand.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            return value.isoformat(" ", "seconds")
        case date():
            return f"{value.isoformat()} 00:00:00"
        case _:
            return str(value).replace("\0", "")


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.9f}".rstrip("0").replace(".", ",") if abs(value) < 1e15 else repr(value)


class _Pakket:
    """What calamine does not tell: the date system, and formulas without a saved result."""

    def __init__(self, content: bytes) -> None:
        self._zip: zipfile.ZipFile | None = None
        self._parts: dict[str, str] = {}
        self._recalculated = False
        self.date1904 = _DATEMODE_1904 in content[:_BEGIN]
        self.ods_formulas = False
        if not content.startswith(b"PK"):
            return
        self._zip, self.date1904 = zipfile.ZipFile(io.BytesIO(content)), False
        names = set(self._zip.namelist())
        if "content.xml" in names:
            formulas = _ODS_FORMULE.findall(self._zip.read("content.xml"))
            self.ods_formulas = any(b"office:value-type=" not in formula for formula in formulas)
        if "xl/workbook.xml" in names:
            self._read_workbook(names)

    def _read_workbook(self, names: set[str]) -> None:
        assert self._zip is not None
        root = ElementTree.fromstring(self._zip.read("xl/workbook.xml"))
        rels = "xl/_rels/workbook.xml.rels"
        targets = {}
        if rels in names:
            for rel in ElementTree.fromstring(self._zip.read(rels)):
                target = rel.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                targets[rel.get("Id")] = path
        for element in root.iter():
            tag = element.tag.rpartition("}")[2]
            if tag == "workbookPr":
                self.date1904 = element.get("date1904", "0") in {"1", "true"}
            elif tag == "calcPr":
                self._recalculated = element.get("fullCalcOnLoad", "0") in {"1", "true"}
            elif tag == "sheet":
                path = targets.get(element.get(_REL, ""), "")
                if path in names:
                    self._parts[element.get("name", "")] = path

    def without_result(self, sheet: str) -> Iterator[tuple[int, int]]:
        """Row and column, from 0, of each cell whose formula has no result or an error.

        A program that does not calculate writes 0 and asks Excel to calculate on opening: then a
        0 is no result either.
        """
        if self._zip is None or sheet not in self._parts:
            return
        xml = self._zip.read(self._parts[sheet])
        if b"<f" not in xml and b":f" not in xml and b't="e"' not in xml:
            return
        for attributes, inside in _CEL.findall(xml):
            place = _PLAATS.search(attributes)
            if place is not None and self._is_without_result(attributes, inside):
                yield int(place[2]) - 1, _column(place[1])

    def _is_without_result(self, attributes: bytes, inside: bytes) -> bool:
        if b't="e"' in attributes:
            return True
        if b"<f" not in inside and b":f" not in inside:
            return False
        value = _WAARDE.search(inside)
        if value is None or not value[1].strip():
            return b't="str"' not in attributes
        return self._recalculated and value[1].strip() == b"0"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
