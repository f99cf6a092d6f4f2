"""A workbook as XLS of before 2007, through xlwt."""

from __future__ import annotations

import io
from datetime import date, datetime

import xlwt

from .boek import FOUTEN, Blad, Boek, Cel, CelFout, Formule, Serie, hoeken

_ZICHTBAAR = {"visible": 0, "hidden": 1, "veryHidden": 2}


def xls(boek: Boek) -> bytes:
    """Write a workbook. A formula has no saved value here: xlwt writes none."""
    uit = xlwt.Workbook()
    uit.dates_1904 = boek.sinds_1904
    for blad in boek.bladen:
        _schrijf(boek, blad, uit.add_sheet(blad.naam))
    uit.active_sheet = next(
        (n for n, blad in enumerate(boek.bladen) if blad.zichtbaar == "visible"), 0
    )
    stroom = io.BytesIO()
    uit.save(stroom)
    return stroom.getvalue()


def _schrijf(boek: Boek, blad: Blad, vel: xlwt.Worksheet) -> None:
    vel.visibility = _ZICHTBAAR[blad.zichtbaar]
    for gebied in blad.samengevoegd:
        r1, k1, r2, k2 = hoeken(gebied)
        vel.merge(r1, r2, k1, k2)
    for r, rij in enumerate(blad.rijen):
        for k, cel in enumerate(rij):
            if cel is not None:
                _cel(boek, cel, r, k, vel)


def _cel(boek: Boek, cel: Cel, r: int, k: int, vel: xlwt.Worksheet) -> None:
    match cel:
        case CelFout():
            vel.row(r).set_cell_error(k, FOUTEN[cel.naam])
        case Formule():
            vel.write(r, k, xlwt.Formula(cel.tekst))
        case Serie():
            vel.write(r, k, boek.serie(cel.dag))
        case bool():
            vel.row(r).set_cell_boolean(k, cel)
        case date():
            vorm = "D-MMM-YY h:mm" if isinstance(cel, datetime) else "D-MMM-YY"
            vel.write(r, k, boek.serie(cel), xlwt.easyxf(num_format_str=vorm))
        case _:
            vel.write(r, k, cel)
