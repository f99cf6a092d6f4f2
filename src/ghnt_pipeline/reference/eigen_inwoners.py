"""The analyst's own numbers of inhabitants: years and age groups that are not known here.

A CSV of `gemeente, jaar, inwoners` and, if wished, `leeftijd` (totaal, 0_17, 65_plus), with commas
or semicolons. A number given here goes before the one known for the same gemeente and year.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.reference import gemeente_spellingen, normalise

Inwoners = dict[tuple[str, int, str], int]
"""Inhabitants on 1 January by gemeente (code), year and age group."""

TOTAAL = "totaal"
LEEFTIJDEN = (TOTAAL, "0_17", "65_plus")
_KOLOMMEN = ("gemeente", "jaar", "inwoners")
_OOK = (*_KOLOMMEN, "leeftijd")
_GETOOND = 5
_JAAR = re.compile(r"20[0-9]{2}")
_AANTAL = re.compile(r"[1-9][0-9]{0,7}")

REGELS = {
    "INW-01": "the columns are gemeente, jaar, inwoners and, if wished, leeftijd, in any order",
    "INW-02": "gemeente is a municipality by name or code (GM and four digits), of now or then",
    "INW-03": "jaar is a year of four digits, from 2000 to 2099",
    "INW-04": "inwoners is a whole number above 0, without a point or a space",
    "INW-05": f"leeftijd is empty or one of {', '.join(LEEFTIJDEN)}",
    "INW-06": "a gemeente, jaar and leeftijd stand in the file once",
    "INW-07": "an age group has at most the inhabitants of the whole gemeente in that year",
}
"""Every rule of the file, in words."""


def read_inwoners(path: Path) -> Inwoners:
    """Read the file; an absent one is empty. Raises UsageFault naming each line and rule broken."""
    if not path.exists():
        return {}
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageFault(f"{path} cannot be read. Save it as CSV in UTF-8") from fault
    found: Inwoners = {}
    fouten = list(_read(lines, found))
    if not fouten:
        fouten = list(_te_groot(found))
    if fouten:
        meer = f"; and {len(fouten) - _GETOOND} more" if len(fouten) > _GETOOND else ""
        wat = "; ".join(f"{waar} ({code})" for waar, code in fouten[:_GETOOND])
        eerste = fouten[0][1]
        raise UsageFault(f"{path}: {wat}{meer}. {eerste}: {REGELS[eerste]}. Mend it and try again")
    return found


def _read(lines: list[str], found: Inwoners) -> Iterator[tuple[str, str]]:
    """Put the good lines in `found`; give the place and rule of each mistake."""
    scheiding = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    rijen = csv.reader(lines, delimiter=scheiding)
    kop = [normalise(naam) for naam in next(rijen, [])]
    if not set(_KOLOMMEN) <= set(kop) <= set(_OOK) or len(set(kop)) < len(kop):
        yield "line 1", "INW-01"
        return
    for nummer, rij in enumerate(rijen, start=2):
        if not any(cel.strip() for cel in rij):
            continue
        cellen = dict(zip(kop, (cel.strip() for cel in rij), strict=False))
        fouten = list(_fouten(cellen))
        for kolom, code in fouten:
            yield f"line {nummer}, {kolom}", code
        if not fouten:
            sleutel = _sleutel(cellen)
            if sleutel in found:
                yield f"line {nummer}", "INW-06"
            found[sleutel] = int(cellen["inwoners"])


def _fouten(cellen: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not gemeente_spellingen().get(normalise(cellen.get("gemeente", "")), "").startswith("GM"):
        yield "gemeente", "INW-02"
    if not _JAAR.fullmatch(cellen.get("jaar", "")):
        yield "jaar", "INW-03"
    if not _AANTAL.fullmatch(cellen.get("inwoners", "")):
        yield "inwoners", "INW-04"
    if (cellen.get("leeftijd") or TOTAAL) not in LEEFTIJDEN:
        yield "leeftijd", "INW-05"


def _sleutel(cellen: dict[str, str]) -> tuple[str, int, str]:
    code = gemeente_spellingen()[normalise(cellen["gemeente"])]
    return code, int(cellen["jaar"]), cellen.get("leeftijd") or TOTAAL


def _te_groot(found: Inwoners) -> Iterator[tuple[str, str]]:
    for (gemeente, jaar, leeftijd), aantal in found.items():
        if aantal > found.get((gemeente, jaar, TOTAAL), aantal):
            yield f"{gemeente} {jaar}, {leeftijd}", "INW-07"
