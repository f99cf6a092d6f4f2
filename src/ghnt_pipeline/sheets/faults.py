"""Why a workbook cannot be read, in one word; whoever started this program makes it a sentence."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a workbook as a whole."""

    PASSWORD = "password"
    COLUMNS = "columns"
    MEMORY = "memory"
    DAMAGED = "damaged"
    SAME_NAME = "same_name"
    ERROR_VALUE = "error_value"
    """An error in a cell that calamine does not know, and then it reads nothing."""
    BARE = "bare"
    """The records of an XLS without the compound file they belong in, as before Excel 97."""


class Unreadable(Exception):
    """Carries the fault of a workbook."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
