"""Counts that others printed exactly: `openbaar.csv` of the project, typed in by the analyst.

An annual report with an exact total can undo what an edition hides; the proof must know it.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ghnt_pipeline.disclosure.cellen import Openbaar
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.indicators import Eenheid, load_indicators
from ghnt_pipeline.periods import Periode

KOLOMMEN = ("indicator", "gebied", "periode", "uitsplitsing", "categorie", "aantal", "bron")


def read_openbaar(bestand: Path) -> tuple[Openbaar, ...]:
    """Read the file; without one there are no such counts. Raises UsageFault naming the line."""
    if not bestand.is_file():
        return ()
    with bestand.open(encoding="utf-8-sig", newline="") as tekst:
        kop = tekst.readline()
        teken = ";" if ";" in kop else ","
        namen = [naam.strip() for naam in kop.split(teken)]
        if sorted(namen) != sorted(KOLOMMEN):
            raise UsageFault(f"{bestand}: expected the columns {', '.join(KOLOMMEN)}")
        rijen = csv.DictReader(tekst, fieldnames=namen, delimiter=teken)
        return tuple(_getal(bestand, nummer, rij) for nummer, rij in enumerate(rijen, start=2))


def _getal(bestand: Path, nummer: int, rij: dict[str, str | None]) -> Openbaar:
    velden = {naam: (rij[naam] or "").strip() for naam in KOLOMMEN}
    waar = f"{bestand}: line {nummer}"
    indicator = load_indicators().get(velden["indicator"])
    if indicator is None or indicator.eenheid is not Eenheid.AANTAL:
        raise UsageFault(f"{waar}: indicator is no count of ours. See: ghnt indicators")
    if not velden["aantal"].isdecimal():
        raise UsageFault(f"{waar}: aantal must be a whole number")
    if not velden["bron"]:
        raise UsageFault(f"{waar}: bron must say where it was printed")
    try:
        Periode.parse(velden["periode"])
    except ValueError:
        raise UsageFault(f"{waar}: periode must be as 2019K1 or 2019") from None
    return Openbaar(
        velden["indicator"],
        velden["gebied"],
        velden["periode"],
        velden["uitsplitsing"] or "totaal",
        velden["categorie"] or "totaal",
        int(velden["aantal"]),
        velden["bron"],
    )
