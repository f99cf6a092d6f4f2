"""The program: the bytes of a workbook on stdin, its sheets or its fault as JSON on stdout.

The reader of workbooks (calamine) is compiled code that meets files from outside. A damaged or
hostile file can make it end the whole process (a single cell in XFD1048576 asks for 500 GB), so it
runs apart, with a limit on memory, and a death is only a refusal.
"""

from __future__ import annotations

import json
import struct
import sys
import zipfile
import zlib
from xml.etree import ElementTree

from python_calamine import CalamineError, PasswordError

from ghnt_pipeline.sheets.calamine_sheets import read_sheets
from ghnt_pipeline.sheets.faults import Fault, Unreadable
from ghnt_pipeline.sheets.package import open_package

BYTES_PER_CELL = 100
"""What calamine takes for a cell of an ODS, in which a few bytes can stand for millions."""
_UNKNOWN_ERROR = "unsupported cell error"
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ElementTree.ParseError,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RecursionError,
)
"""How our own reading and that of libraries stumbles over bytes that are no workbook."""


def answer(content: bytes, memory_bytes: int, max_columns: int) -> str:
    """Read a workbook into what is sent back: its sheets, or the fault it has."""
    try:
        package = open_package(content, memory_bytes // BYTES_PER_CELL)
        sheets = read_sheets(content, package, max_columns)
        return json.dumps({"date1904": package.date1904, "sheets": sheets})
    except Unreadable as unreadable:
        fault = unreadable.fault
    except PasswordError:
        fault = Fault.PASSWORD
    except CalamineError as error:
        fault = Fault.ERROR_VALUE if _UNKNOWN_ERROR in str(error).lower() else Fault.DAMAGED
    except _DAMAGED:
        fault = Fault.DAMAGED
    except MemoryError:
        fault = Fault.MEMORY
    return json.dumps({"fault": fault})


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


if __name__ == "__main__":
    memory, columns = map(int, sys.argv[1:])
    _limit_memory(memory)
    sys.stdout.write(answer(sys.stdin.buffer.read(), memory, columns))
