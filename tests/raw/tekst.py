"""A sheet as CSV, the way a Dutch spreadsheet exports it."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from .boek import Blad, Boek, Cel, CelFout, Formule, Serie


def csv_of(boek: Boek, codering: str = "utf-8", scheiding: str = ";") -> bytes:
    """Write the first sheet; dates as dd-mm-jjjj, whole numbers without a point."""
    blad: Blad = boek.bladen[0]
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=scheiding, lineterminator="\r\n")
    breedte = max(map(len, blad.rijen))
    for rij in blad.rijen:
        schrijver.writerow([_woord(cel) for cel in [*rij, *[None] * (breedte - len(rij))]])
    return uit.getvalue().encode(codering)


def _woord(cel: Cel) -> str:
    match cel:
        case Formule():
            return _woord(cel.waarde)
        case Serie():
            return _woord(cel.dag)
        case None:
            woord = ""
        case bool():
            woord = "WAAR" if cel else "ONWAAR"
        case date():
            woord = cel.strftime("%d-%m-%Y %H:%M" if isinstance(cel, datetime) else "%d-%m-%Y")
        case float():
            woord = f"{cel:g}".replace(".", ",")
        case CelFout():
            woord = cel.naam
        case _:
            woord = str(cel)
    return woord
