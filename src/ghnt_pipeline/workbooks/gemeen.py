"""What every workbook of ours has: one day of making, legal sheet names, text XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

GEMAAKT = datetime(2000, 1, 1)
"""When every workbook says it was made, so that the same content gives the same bytes."""

OPTIES: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

FORMULE = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that a spreadsheet would take for a formula."""

_LANGSTE_BLADNAAM = 31
_NIET_IN_XML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)


def clean(tekst: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return _NIET_IN_XML.sub("", tekst)


def legal_names(namen: Sequence[str]) -> Iterator[str]:
    """Sheet names as Excel takes them, each once whatever its case."""
    gebruikt: set[str] = set()
    for naam in namen:
        kaal = re.sub(r"[\[\]:*?/\\]", " ", clean(naam)).strip(" '") or "Blad"
        poging, volgnummer = _shortened(kaal, ""), 1
        while poging.casefold() in gebruikt | {"history"}:
            volgnummer += 1
            poging = _shortened(kaal, f" ({volgnummer})")
        gebruikt.add(poging.casefold())
        yield poging


def _shortened(naam: str, einde: str) -> str:
    """A name cut so that it fits with its ending; Excel counts in units of UTF-16."""
    while len((naam + einde).encode("utf-16-le")) > 2 * _LANGSTE_BLADNAAM:
        naam = naam[:-1]
    return naam.rstrip(" '") + einde
