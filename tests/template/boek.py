"""A template as a program sees it: its sheets, its drop-downs, and how it is filled in."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.template import write_template

KINDS = kinds()
ROWS = 3
KOP = 3
"""The row of the header on `Invullen`."""
PER_GEMEENTE = ("Dordrecht", "Papendrecht", "Zwijndrecht")


def opened(kind: str, folder: Path) -> Workbook:
    path = folder / f"{kind}.xlsx"
    write_template(kind, path)
    return openpyxl.load_workbook(path)


def sheet(boek: Workbook, naam: str) -> Worksheet:
    found = boek[naam]
    assert isinstance(found, Worksheet)
    return found


def table(vel: Worksheet, eerste: str) -> list[dict[str, Any]]:
    """The rows below the header that begins with this word."""
    rijen = [list(rij) for rij in vel.values]
    kop = next(nummer for nummer, rij in enumerate(rijen) if rij[0] == eerste)
    return [dict(zip(map(str, rijen[kop]), rij, strict=True)) for rij in rijen[kop + 1 :]]


def header(boek: Workbook) -> list[str]:
    return [str(cel.value) for cel in sheet(boek, "Invullen")[KOP]]


def choices(boek: Workbook) -> dict[str, tuple[str, ...]]:
    """The values of each drop-down, by the column whose rows below the header have it."""
    kop, found = header(boek), {}
    for keuze in sheet(boek, "Invullen").data_validations.dataValidation:
        (bereik,) = keuze.sqref.ranges
        assert (bereik.min_row, bereik.min_col) == (KOP + 1, bereik.max_col)
        found[kop[bereik.min_col - 1]] = _values(boek, str(keuze.formula1))
    return found


def _values(boek: Workbook, bron: str) -> tuple[str, ...]:
    if bron.startswith('"'):
        return tuple(bron.strip('"').split(","))
    plek = re.fullmatch(r"'(.+)'!\$A\$(\d+):\$A\$(\d+)", bron)
    assert plek is not None
    cellen = sheet(boek, plek[1])[f"A{plek[2]}:A{plek[3]}"]
    return tuple(str(cel.value) for (cel,) in cellen)


def explained(boek: Workbook) -> dict[str, dict[str, str]]:
    """What the sheet that explains says of each column."""
    rijen = table(sheet(boek, "Toelichting"), "Kolom in Invullen")
    return {rij["Kolom in Invullen"]: rij for rij in rijen}


def example(boek: Workbook) -> dict[str, str]:
    """The example row, as the sheet that explains shows it."""
    return {
        naam: (rij["Voorbeeld"] or "").removeprefix("bijv. ")
        for naam, rij in explained(boek).items()
    }


def _typed(veld: Veld, tekst: str) -> str | int | float | date | None:
    """What Excel makes of it when somebody types it."""
    if isinstance(veld, Datum) and tekst:
        return datetime.strptime(tekst, "%d-%m-%Y").date()
    if isinstance(veld, Aantal | Getal) and tekst:
        return float(tekst.replace(",", "."))
    return tekst or None


def filled(kind: str, boek: Workbook) -> bytes:
    """The template with rows like its own example, each with a key of its own."""
    sleutel, voorbeeld = KINDS[kind].sleutel, example(boek)
    vel = sheet(boek, "Invullen")
    for nummer in range(ROWS):
        eigen = (
            {"gemeente": PER_GEMEENTE[nummer]}
            if "gemeente" in sleutel
            else {sleutel[0]: f"{voorbeeld[sleutel[0]]}-{nummer}"}
        )
        rij = {**voorbeeld, **eigen}
        vel.append([_typed(veld, rij[naam]) for naam, veld in KINDS[kind].velden().items()])
    inhoud = io.BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()
