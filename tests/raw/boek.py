"""A workbook as data, from which every writer here makes a file. All content is synthetic."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True)
class Formule:
    """A formula, and the value a spreadsheet had computed when it was saved; None is no value."""

    tekst: str
    waarde: str | float | None = None


@dataclass(frozen=True)
class CelFout:
    """An error such as #N/A in a cell; a Dutch spreadsheet shows #N/B for it."""

    naam: str


FOUTEN = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#N/A": 42}
"""The number that binary workbooks keep for each error."""


@dataclass(frozen=True)
class Serie:
    """The count of days a spreadsheet keeps for a date, shown as a number."""

    dag: date


Cel = str | int | float | date | time | Formule | CelFout | Serie | None
"""What a cell may hold; a datetime is a date with a time."""
Rij = Sequence[Cel]


@dataclass(frozen=True)
class Blad:
    """A sheet: its rows from A1 on, and the ranges that are merged, such as `A1:B1`."""

    naam: str
    rijen: Sequence[Rij]
    zichtbaar: str = "visible"
    """`visible`, `hidden` or `veryHidden`."""
    samengevoegd: Sequence[str] = ()


@dataclass(frozen=True)
class Boek:
    """A workbook; `sinds_1904` counts its days the way spreadsheets on a Mac once did."""

    bladen: Sequence[Blad]
    sinds_1904: bool = False

    def nul(self) -> datetime:
        """The day with serial number 0."""
        return datetime(1904, 1, 1) if self.sinds_1904 else datetime(1899, 12, 30)

    def serie(self, dag: date) -> float:
        """The serial number of a day, with its time as a fraction."""
        moment = dag if isinstance(dag, datetime) else datetime(dag.year, dag.month, dag.day)
        verschil = moment - self.nul()
        return verschil.days + verschil.seconds / 86_400


def een_blad(rijen: Sequence[Rij], *samengevoegd: str, naam: str = "Blad1") -> Boek:
    """A workbook of one sheet."""
    return Boek([Blad(naam, rijen, samengevoegd=samengevoegd)])


def adres(rij: int, kolom: int) -> str:
    """The address of a cell, both counted from 0: (0, 0) is A1."""
    letters, nummer = "", kolom + 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{rij + 1}"


def hoeken(gebied: str) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of a range such as `A1:B3`, from 0."""

    def plaats(cel: str) -> tuple[int, int]:
        letters = cel.rstrip("0123456789")
        kolom = 0
        for letter in letters:
            kolom = kolom * 26 + ord(letter) - 64
        return int(cel[len(letters) :]) - 1, kolom - 1

    begin, eind = gebied.split(":")
    return (*plaats(begin), *plaats(eind))


def zip_of(leden: Mapping[str, str | bytes], stored: Sequence[str] = ()) -> bytes:
    """A zip file with the same bytes each time; `stored` members are not compressed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam, inhoud in leden.items():
            lid = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            lid.compress_type = zipfile.ZIP_STORED if naam in stored else zipfile.ZIP_DEFLATED
            archief.writestr(lid, inhoud)
    return uit.getvalue()


def unzip(inhoud: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return {naam: archief.read(naam) for naam in archief.namelist()}
