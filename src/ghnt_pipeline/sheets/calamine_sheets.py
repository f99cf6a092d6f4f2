"""The cells of every worksheet as calamine reads them, by column."""

from __future__ import annotations

import base64
import io
from array import array
from datetime import date, datetime
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.package import Package

FAR = 1_000
"""A cell without a result this far below the table would make a far larger sheet of it."""
MAX_MERGED = 20_000


def read_sheets(content: bytes, package: Package, max_columns: int) -> list[dict[str, Any]]:
    """Read every worksheet. Raises Unreadable and what calamine raises."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    known = workbook.sheets_metadata
    if len({sheet.name for sheet in known}) < len(known):
        # Calamine would give the cells of one of the two twice.
        raise Unreadable(Fault.SAME_NAME)
    if package.sheets != len(known):
        raise Unreadable(Fault.DAMAGED)
    sheets = []
    for number, sheet in enumerate(known):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        read = workbook.get_sheet_by_name(sheet.name)
        if read.width > max_columns:
            raise Unreadable(Fault.COLUMNS)
        extra = {
            "name": sheet.name,
            "visible": sheet.visible == SheetVisibleEnum.Visible,
            "merged": [[*first, *last] for first, last in read.merged_cell_ranges or ()],
            "without_result": list(package.without_result(number)),
        }
        if _has_far_cells(read, extra, max_columns):
            raise Unreadable(Fault.MEMORY)
        sheets.append(_columns(read) | extra)
    return sheets


def _has_far_cells(sheet: CalamineSheet, extra: dict[str, Any], max_columns: int) -> bool:
    """Whether a formula without a result or a merged range would make the sheet much larger."""
    height = sheet.total_height + FAR
    return len(extra["merged"]) > MAX_MERGED or any(
        row > height or column >= max_columns for row, column in extra["without_result"]
    )


def _columns(sheet: CalamineSheet) -> dict[str, Any]:
    """The cells from the first filled column and row 1 on.

    Each column is its distinct texts and, in base64, which of them each row has.
    """
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
    return {"left": sheet.start[1] if sheet.start else 0, "columns": columns}


def _text(value: Any) -> str:
    """A cell as the contracts read it.

    A day keeps its time, so that a record number that Excel turned into a day is not taken for a
    number.
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
    """A number with a point and at most six decimals, but never with three.

    With a comma 1.8 would read as the two codes 1 and 8; with three decimals 1.234 would read as
    a thousand.
    """
    if not abs(value) < 1e15:
        return repr(value)
    whole, _, decimals = f"{value:.6f}".partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        return str(int(whole))
    return f"{whole}.{decimals}0" if len(decimals) == 3 else f"{whole}.{decimals}"
