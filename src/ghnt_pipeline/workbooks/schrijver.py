"""The sheets of a publication being written: room for every word, header in sight, links."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter.utility import xl_range

from ghnt_pipeline.workbooks.gemeen import FORMULE, clean, legal_names
from ghnt_pipeline.workbooks.uitgave import (
    Getal,
    Inhoud,
    Plaatje,
    Regel,
    Soort,
    Tabelblad,
    Tekstblad,
    Verwijzing,
    Werkboek,
    getoond,
)

TABELSTIJL = "Table Style Light 1"
GEWOON = 11
"""The size of ordinary letters, in points."""
SMALST, BREEDST, TEKSTBREEDTE = 9, 50, 100
FILTERKNOP = 3
"""Room for the button in a header, in characters."""

SCHAAL = 0.7
"""Of a picture, so that it fits on a printed page below a short table."""
REGELHOOGTE = 15.75
"""Of a line of ordinary text, in points; not every program makes wrapped rows higher by itself."""
WIT_BOVEN_KOP = 9
TEKENS_PER_BREEDTE = 1.05
"""Characters that fit on a line, per unit of its width."""

_GRIJS, _ACCENT = "#595959", "#0B5FA5"
_A4 = 9
_LINK = {"font_color": _ACCENT, "underline": 1}


_REGELS: dict[Soort, dict[str, Any]] = {
    Soort.TITEL: {"bold": True, "font_size": 16},
    Soort.KOP: {"bold": True, "valign": "bottom", "font_size": 13, "font_color": _ACCENT},
    Soort.TEKST: {},
    Soort.MERK: {"bold": True, "font_color": "#C00000"},
}


class Schrijver:
    """A workbook being written, and the cell formats it has so far."""

    def __init__(self, boek: Any, werkboek: Werkboek) -> None:
        self._boek = boek
        self._werkboek = werkboek
        namen = [blad.naam for blad in werkboek.bladen]
        self._namen = dict(zip(namen, legal_names(namen), strict=True))
        self._opmaak: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self) -> None:
        """Write every sheet."""
        for blad in self._werkboek.bladen:
            vel = self._boek.add_worksheet(self._namen[blad.naam])
            self._page(vel)
            if isinstance(blad, Tekstblad):
                vel.hide_gridlines(2)
                vel.set_column(0, 0, TEKSTBREEDTE)
                self._write_lines(vel, blad.regels, gewikkeld=True)
            else:
                self._write_lines(vel, blad.regels, gewikkeld=False)
                self._write_table(vel, blad)

    def _page(self, vel: Any) -> None:
        vel.set_landscape()
        vel.set_paper(_A4)
        vel.fit_to_pages(1, 0)
        merk, titel = (
            clean(tekst).replace("&", "&&") for tekst in (self._werkboek.merk, self._werkboek.titel)
        )
        vel.set_header(f"&L{merk}&R&A")
        vel.set_footer(f"&L{titel}&R&P van &N")

    def _format(self, **opmaak: Any) -> Any:
        sleutel = tuple(sorted(opmaak.items()))
        if sleutel not in self._opmaak:
            self._opmaak[sleutel] = self._boek.add_format(opmaak)
        return self._opmaak[sleutel]

    def _write_lines(self, vel: Any, regels: Sequence[Regel], *, gewikkeld: bool) -> None:
        for rij, regel in enumerate(regels):
            opmaak = {"valign": "top", **_REGELS[regel.soort], "text_wrap": gewikkeld}
            groter = opmaak.get("font_size", GEWOON) / GEWOON
            regels_hoog = _lines(regel.inhoud, TEKSTBREEDTE / groter) if gewikkeld else 1
            wit = WIT_BOVEN_KOP if regel.soort is Soort.KOP else 0
            vel.set_row(rij, regels_hoog * REGELHOOGTE * groter + wit)
            self._write_cell(vel, rij, 0, regel.inhoud, opmaak)

    def _write_table(self, vel: Any, blad: Tabelblad) -> None:
        kop = len(blad.regels)
        breedten = [_width(blad, nummer) for nummer in range(len(blad.kolommen))]
        for nummer, breedte in enumerate(breedten):
            vel.set_column(nummer, nummer, breedte)
        self._begin_table(vel, blad, kop)
        for rij, cellen in enumerate(blad.rijen):
            hoogste = max(map(_lines, cellen, breedten))
            vel.set_row(kop + 1 + rij, hoogste * REGELHOOGTE)
            for nummer, inhoud in enumerate(cellen):
                opmaak = self._style(blad, nummer, inhoud, vet=rij in blad.nadruk)
                self._write_cell(vel, kop + 1 + rij, nummer, inhoud, opmaak)
        is_tekst = blad.naamkolommen == len(blad.kolommen)
        vel.freeze_panes(kop + 1, 0 if is_tekst else min(blad.naamkolommen, 2))
        vel.repeat_rows(kop)
        if blad.plaatje is not None:
            _add_picture(vel, kop + len(blad.rijen) + 2, blad.plaatje)

    def _begin_table(self, vel: Any, blad: Tabelblad, kop: int) -> None:
        laatste = len(blad.kolommen) - 1
        vel.add_table(
            kop, 0, kop + len(blad.rijen), laatste,
            {"name": blad.tabel, "style": TABELSTIJL, "columns": self._headers(blad)},
        )  # fmt: skip
        # a year as a header is text, and Excel would mark it as a mistake
        vel.ignore_errors({"number_stored_as_text": xl_range(kop, 0, kop, laatste)})

    def _headers(self, blad: Tabelblad) -> list[dict[str, Any]]:
        return [
            {"header": clean(kop), "header_format": self._format(**_kant(blad, nummer), bold=True,
                                                                 text_wrap=True)}
            for nummer, kop in enumerate(blad.kolommen)
        ]  # fmt: skip

    def _style(self, blad: Tabelblad, nummer: int, inhoud: Inhoud, *, vet: bool) -> dict[str, Any]:
        opmaak = {**_kant(blad, nummer), "bold": vet}
        if isinstance(inhoud, Getal):
            return {**opmaak, "num_format": inhoud.formaat}
        if nummer < blad.naamkolommen:
            return {**opmaak, "text_wrap": True}
        return {**opmaak, "font_color": _GRIJS}

    def _write_cell(
        self, vel: Any, rij: int, nummer: int, inhoud: Inhoud, opmaak: dict[str, Any]
    ) -> None:
        if isinstance(inhoud, Getal):
            vel.write_number(rij, nummer, inhoud.waarde, self._format(**opmaak))
        elif isinstance(inhoud, Verwijzing):
            naam = self._namen[inhoud.blad].replace("'", "''")
            vel.write_url(
                rij, nummer, f"internal:'{naam}'!A1", self._format(**{**opmaak, **_LINK}),
                clean(inhoud.tekst),
            )  # fmt: skip
        else:
            tekst = clean(inhoud)
            gevaar = {"quote_prefix": True} if tekst.startswith(FORMULE) else {}
            vel.write_string(rij, nummer, tekst, self._format(**opmaak, **gevaar))


def _kant(blad: Tabelblad, nummer: int) -> dict[str, Any]:
    return {"valign": "top", "align": "left" if nummer < blad.naamkolommen else "right"}


def _width(blad: Tabelblad, nummer: int) -> float:
    """Wide enough for the longest cell and for the header with its button, within bounds."""
    cellen = max(len(getoond(rij[nummer])) for rij in blad.rijen) + 2
    return min(BREEDST, max(SMALST, cellen, len(blad.kolommen[nummer]) + FILTERKNOP))


def _lines(inhoud: Inhoud, breedte: float) -> int:
    """How many lines a cell of this width needs."""
    return len(wrap(getoond(inhoud), int(breedte * TEKENS_PER_BREEDTE)))


def _add_picture(vel: Any, rij: int, plaatje: Plaatje) -> None:
    vel.insert_image(
        rij, 0, plaatje.bestand.name,
        {
            "image_data": BytesIO(plaatje.bestand.read_bytes()),
            "description": clean(plaatje.alt),
            "object_position": 3,
            "x_scale": SCHAAL,
            "y_scale": SCHAAL,
        },
    )  # fmt: skip
