"""A date as suppliers write it, and the special values that mean unknown."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATUMS = (
    re.compile(r"(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<j>[0-9]{4})"),
    re.compile(r"(?P<j>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"),
    re.compile(r"(?P<j>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
)
_TIJD = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_SERIE = re.compile(r"[345][0-9]{4}")
_EXCEL_DAG_NUL = date(1899, 12, 30)
EERSTE_JAAR = 1900


def parse_datum(text: str) -> date | None:
    """Read a date as suppliers write it; None for the special values that mean unknown.

    `dd-mm-jjjj`, `d-m-jjjj`, `jjjj-mm-dd`, `jjjjmmdd`, each with or without a time behind it, and
    the five digits by which Excel counts days (since 1900). Unknown: `99999999`, `JJJJ0000`,
    `JJJJMM00`. Raises ValueError for anything else, such as 31-02 or a year of two digits.
    """
    text = _TIJD.sub("", text)
    if _SERIE.fullmatch(text):
        return _EXCEL_DAG_NUL + timedelta(days=int(text))
    for vorm in _DATUMS:
        match = vorm.fullmatch(text)
        if match is None:
            continue
        jaar, maand, dag = int(match["j"]), int(match["m"]), int(match["d"])
        if (jaar, maand, dag) == (9999, 99, 99):
            return None
        if dag == 0 and 0 <= maand <= 12 and EERSTE_JAAR <= jaar <= 9999:
            return None
        if jaar < EERSTE_JAAR:
            raise ValueError
        return date(jaar, maand, dag)
    raise ValueError
