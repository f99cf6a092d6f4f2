"""Statistics in Excel as readers need them: one table per sheet, every cell filled, none merged.

After the guidance of the UK Analysis Function for statistics in spreadsheets: real tables with one
header row, what there is to know above them, links between the sheets, alt text on pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from ghnt_pipeline.workbooks.gemeen import GEMAAKT, OPTIES, clean


class Soort(StrEnum):
    """What a line of text is."""

    TITEL = "titel"
    KOP = "kop"
    TEKST = "tekst"
    MERK = "merk"


@dataclass(frozen=True)
class Verwijzing:
    """Text that leads to another sheet, by the name that sheet was given."""

    tekst: str
    blad: str


@dataclass(frozen=True)
class Getal:
    """A number with its format of Excel, and how it is shown by it: that decides the width."""

    waarde: float
    formaat: str
    getoond: str


Inhoud = str | Getal | Verwijzing


@dataclass(frozen=True)
class Regel:
    """A line of text: a cell of its own in the first column."""

    inhoud: str | Verwijzing
    soort: Soort = Soort.TEKST


@dataclass(frozen=True)
class Plaatje:
    """A picture below the table; `alt` is what it says to whoever cannot see it."""

    bestand: Path
    alt: str


@dataclass(frozen=True)
class Tekstblad:
    """A sheet of text."""

    naam: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True)
class Tabelblad:
    """A sheet with one table, the lines above it, and possibly a picture below.

    The first `naamkolommen` say what a row is about and are set as text, the others as numbers; two
    of them stay in sight. `nadruk` are the rows set in bold.
    """

    naam: str
    tabel: str
    regels: tuple[Regel, ...]
    kolommen: tuple[str, ...]
    rijen: Sequence[Sequence[Inhoud]]
    naamkolommen: int = 1
    nadruk: frozenset[int] = frozenset()
    plaatje: Plaatje | None = None


@dataclass(frozen=True)
class Werkboek:
    """A workbook for publication; `merk` stands above every printed page."""

    titel: str
    onderwerp: str
    merk: str
    bladen: tuple[Tekstblad | Tabelblad, ...]


def write_publication(path: Path, werkboek: Werkboek) -> None:
    """Write the workbook over what stands at `path`.

    Raises ValueError for a table without rows, with an empty cell, or with a row of another length
    than its header.
    """
    import xlsxwriter

    from ghnt_pipeline.workbooks.schrijver import Schrijver

    for blad in werkboek.bladen:
        if isinstance(blad, Tabelblad):
            _hold_that_it_is_filled(blad)
    inhoud = BytesIO()
    with xlsxwriter.Workbook(inhoud, OPTIES) as boek:
        boek.set_properties(
            {
                "title": clean(werkboek.titel),
                "subject": clean(werkboek.onderwerp),
                "status": clean(werkboek.merk),
                "created": GEMAAKT,
            }
        )
        Schrijver(boek, werkboek).write()
    path.write_bytes(inhoud.getvalue())


def getoond(inhoud: Inhoud) -> str:
    """The words or digits a reader sees."""
    match inhoud:
        case Getal():
            return inhoud.getoond
        case Verwijzing():
            return inhoud.tekst
        case _:
            return inhoud


def _hold_that_it_is_filled(blad: Tabelblad) -> None:
    if not blad.rijen or any(len(rij) != len(blad.kolommen) for rij in blad.rijen):
        raise ValueError(f"the rows of {blad.naam} do not fill its columns")
    if any(not clean(getoond(inhoud)).strip() for rij in blad.rijen for inhoud in rij):
        raise ValueError(f"the table of {blad.naam} has an empty cell")
