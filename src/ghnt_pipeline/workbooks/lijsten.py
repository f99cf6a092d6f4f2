"""Lists and forms in Excel: header rows, drop-downs and comments, any number of sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from ghnt_pipeline.workbooks.gemeen import FORMULE, GEMAAKT, OPTIES, clean, legal_names

Cel = str | int | float | date | None

KEUZERIJEN = 2_000
"""Below a header this many rows get its drop-down; more would make an empty file slow to open."""

MEESTE_RIJEN = 1_048_576
"""Of a worksheet, header and titles included."""

DATUM = "dd-mm-yyyy"
"""A number format of Excel: a day as the Dutch write it."""
TEKST = "@"
"""A number format of Excel: what is typed stays as it was typed, leading zeros included."""

_LIJSTEN = "Lijsten"
_LANGSTE_KEUZES = 255
_TEKENS_PER_REGEL = 42

_BASIS = {"valign": "top", "text_wrap": True}
_KOP = {**_BASIS, "bold": True, "border": 1, "border_color": "#9AA5B1"}
_OPMAAK: dict[str, dict[str, Any]] = {
    "titel": {"bold": True, "font_size": 13},
    "boven": {},
    "kop": {**_KOP, "bg_color": "#DCE6F1"},
    "nadruk": {**_KOP, "bg_color": "#1F4E79", "font_color": "#FFFFFF"},
    "tekst": _BASIS,
    "gevaar": {**_BASIS, "quote_prefix": True},
    "getal": {"valign": "top"},
    "datum": {"valign": "top", "num_format": DATUM, "align": "left"},
}


@dataclass(frozen=True)
class Kolom:
    """A column of a sheet: its header, and what helps whoever fills it in."""

    kop: str
    breedte: int = 14
    """In characters."""
    keuzes: tuple[str, ...] = ()
    """The values of a drop-down on the rows below the header."""
    uitleg: str = ""
    """A comment on the header cell."""
    vrij: bool = True
    """With `keuzes`: other text is allowed too, after a remark."""
    nadruk: bool = False
    """A darker header: this column must be filled."""
    opmaak: str = ""
    """The number format of cells that are still empty: `DATUM`, `TEKST` or one of Excel's own."""


@dataclass(frozen=True)
class Blad:
    """A worksheet. The header row is left out when no column has a `kop`."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: Sequence[Sequence[Cel]] = ()
    boven: tuple[str, ...] = ()
    """Lines of text above the header, the title first."""
    is_tabel: bool = True
    """The header stays in sight and has filters."""


def write_workbook(path: Path, bladen: Sequence[Blad], *, titel: str) -> None:
    """Write a workbook over what stands at `path`.

    Raises OSError when that cannot be written, ValueError for more rows than a sheet can hold.
    """
    import xlsxwriter

    inhoud = BytesIO()
    with xlsxwriter.Workbook(inhoud, OPTIES) as boek:
        boek.set_properties({"title": clean(titel), "created": GEMAAKT})
        _Schrijver(boek, [*legal_names([*(blad.naam for blad in bladen), _LIJSTEN])]).write(bladen)
    path.write_bytes(inhoud.getvalue())


class _Schrijver:
    """A workbook being written: its cell formats, and the long lists for the last sheet."""

    def __init__(self, boek: Any, namen: list[str]) -> None:
        self._boek = boek
        *self._namen, self._lijsten = namen
        self._opmaak = {naam: boek.add_format(wat) for naam, wat in _OPMAAK.items()}
        self._plaats_van: dict[tuple[str, ...], str] = {}
        self._lijstcellen: list[str] = []

    def write(self, bladen: Sequence[Blad]) -> None:
        for naam, blad in zip(self._namen, bladen, strict=True):
            self._write_sheet(self._boek.add_worksheet(naam), blad)
        if self._lijstcellen:
            vel = self._boek.add_worksheet(self._lijsten)
            vel.hide()
            for rij, tekst in enumerate(self._lijstcellen):
                vel.write_string(rij, 0, tekst)

    def _write_sheet(self, vel: Any, blad: Blad) -> None:
        for rij, tekst in enumerate(blad.boven):
            vel.write_string(rij, 0, clean(tekst), self._opmaak["boven" if rij else "titel"])
        begin = len(blad.boven)
        for nummer, kolom in enumerate(blad.kolommen):
            leeg = self._boek.add_format({"num_format": kolom.opmaak}) if kolom.opmaak else None
            vel.set_column(nummer, nummer, kolom.breedte, leeg)
        if any(kolom.kop for kolom in blad.kolommen):
            self._write_header(vel, blad, begin)
            begin += 1
        if begin + len(blad.rijen) > MEESTE_RIJEN:
            raise ValueError(f"{len(blad.rijen)} rows do not fit on a worksheet")
        for rij, cellen in enumerate(blad.rijen, start=begin):
            for nummer, cel in enumerate(cellen):
                self._write_cell(vel, rij, nummer, cel)

    def _write_header(self, vel: Any, blad: Blad, rij: int) -> None:
        for nummer, kolom in enumerate(blad.kolommen):
            opmaak = self._opmaak["nadruk" if kolom.nadruk else "kop"]
            vel.write_string(rij, nummer, clean(kolom.kop), opmaak)
            if kolom.uitleg:
                vel.write_comment(rij, nummer, clean(kolom.uitleg), _comment_size(kolom.uitleg))
            if kolom.keuzes:
                vel.data_validation(rij + 1, nummer, rij + KEUZERIJEN, nummer, self._choice(kolom))
        if blad.is_tabel:
            vel.freeze_panes(rij + 1, 0)
            vel.autofilter(rij, 0, rij + max(len(blad.rijen), 1), len(blad.kolommen) - 1)

    def _write_cell(self, vel: Any, rij: int, nummer: int, cel: Cel) -> None:
        if isinstance(cel, str):
            tekst = clean(cel)
            opmaak = self._opmaak["gevaar" if tekst.startswith(FORMULE) else "tekst"]
            vel.write_string(rij, nummer, tekst, opmaak)
        elif isinstance(cel, date):
            vel.write_datetime(rij, nummer, cel, self._opmaak["datum"])
        elif cel is not None:
            vel.write_number(rij, nummer, cel, self._opmaak["getal"])

    def _choice(self, kolom: Kolom) -> dict[str, Any]:
        vraag = "Klopt het toch? Kies dan OK." if kolom.vrij else "Kies een waarde uit de lijst."
        return {
            "validate": "list",
            "source": self._source(tuple(clean(keuze) for keuze in kolom.keuzes)),
            "error_type": "information" if kolom.vrij else "stop",
            "error_title": "Niet in de lijst",
            "error_message": f"Dit staat niet in de keuzelijst. {vraag}",
        }

    def _source(self, keuzes: tuple[str, ...]) -> list[str] | str:
        """The values themselves, or where they stand when Excel cannot hold them in the cell."""
        if len(",".join(keuzes)) <= _LANGSTE_KEUZES and not re.search('[,"]', "".join(keuzes)):
            return list(keuzes)
        if keuzes not in self._plaats_van:
            eerste = len(self._lijstcellen) + 1
            self._lijstcellen += keuzes
            laatste = len(self._lijstcellen)
            self._plaats_van[keuzes] = f"='{self._lijsten}'!$A${eerste}:$A${laatste}"
        return self._plaats_van[keuzes]


def _comment_size(tekst: str) -> dict[str, Any]:
    """A box in which the whole text can be read, also by whoever does not think to stretch it."""
    regels = sum(len(regel) // _TEKENS_PER_REGEL + 1 for regel in tekst.split("\n"))
    return {"author": "", "font_size": 9, "width": 280, "height": 14 * regels + 14}
