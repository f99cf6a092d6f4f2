"""A workbook as XLSB: the records of BIFF12 that a table needs, written by hand."""

from __future__ import annotations

import struct
from datetime import date, datetime, time

from .boek import FOUTEN, Blad, Boek, Cel, CelFout, Formule, Serie, hoeken, zip_of
from .xlsx import relaties

_ZICHTBAAR = {"visible": 0, "hidden": 1, "veryHidden": 2}
_TYPE = "application/vnd.ms-excel"


def xlsb(boek: Boek) -> bytes:
    """Write a workbook."""
    return zip_of(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="bin" ContentType="{_TYPE}.sheet.binary.macroEnabled.main"/>'
                "</Types>"
            ),
            "_rels/.rels": relaties([("officeDocument", "xl/workbook.bin")]),
            "xl/_rels/workbook.bin.rels": relaties(
                [
                    *(("worksheet", f"worksheets/sheet{n}.bin") for n in _nummers(boek)),
                    ("styles", "styles.bin"),
                ]
            ),
            "xl/workbook.bin": _werkmap(boek),
            "xl/styles.bin": _stijlen(),
            **{
                f"xl/worksheets/sheet{n}.bin": _blad(boek, blad)
                for n, blad in zip(_nummers(boek), boek.bladen, strict=True)
            },
        }
    )


def _nummers(boek: Boek) -> range:
    return range(1, len(boek.bladen) + 1)


def _record(soort: int, data: bytes = b"") -> bytes:
    """A record: its type in one or two bytes, its length seven bits at a time, its data."""
    kop = bytes([soort]) if soort < 0x80 else bytes([soort & 0x7F | 0x80, soort >> 7])
    lengte, rest = b"", len(data)
    while rest >= 0x80:
        lengte += bytes([rest & 0x7F | 0x80])
        rest >>= 7
    return kop + lengte + bytes([rest]) + data


def _tekst(woord: str) -> bytes:
    """A wide string: its length in units of UTF-16, then those."""
    eenheden = woord.encode("utf-16-le")
    return struct.pack("<I", len(eenheden) // 2) + eenheden


def _werkmap(boek: Boek) -> bytes:
    bladen = b"".join(
        _record(
            0x9C,
            struct.pack("<II", _ZICHTBAAR[blad.zichtbaar], n)
            + _tekst(f"rId{n}")
            + _tekst(blad.naam),
        )
        for n, blad in zip(_nummers(boek), boek.bladen, strict=True)
    )
    eigen = _record(0x99, struct.pack("<III", int(boek.sinds_1904), 0, 0))
    return (
        _record(0x83)
        + eigen
        + _record(0x8F)
        + bladen
        + _record(0x90)
        + _record(0x9D)
        + _record(0x84)
    )


def _stijlen() -> bytes:
    """Three cell formats: general, a date, a date with its time."""
    xfs = b"".join(_record(0x2F, struct.pack("<HHHHHHHH", 0, fmt, *[0] * 6)) for fmt in (0, 14, 22))
    return (
        _record(0x116)
        + _record(0x269, struct.pack("<I", 3))
        + xfs
        + _record(0x26A)
        + _record(0x117)
    )


def _blad(boek: Boek, blad: Blad) -> bytes:
    hoogte, breedte = len(blad.rijen), max(map(len, blad.rijen), default=1)
    rijen = b""
    for r, rij in enumerate(blad.rijen):
        rijen += _record(0x00, struct.pack("<II", r, 0) + bytes(17))
        for k, cel in enumerate(rij):
            rijen += _cel(boek, cel, k)
    gebieden = b""
    for gebied in blad.samengevoegd:
        r1, k1, r2, k2 = hoeken(gebied)
        gebieden += _record(0xB0, struct.pack("<IIII", r1, r2, k1, k2))
    return (
        _record(0x81)
        + _record(0x94, struct.pack("<IIII", 0, max(hoogte - 1, 0), 0, max(breedte - 1, 0)))
        + _record(0x91) + rijen + _record(0x92)
        + _record(0xB1, struct.pack("<I", len(blad.samengevoegd))) + gebieden + _record(0xB2)
        + _record(0x82)
    )  # fmt: skip


def _cel(boek: Boek, cel: Cel, kolom: int) -> bytes:
    stijl = 2 if isinstance(cel, datetime) else int(isinstance(cel, date))
    begin = struct.pack("<II", kolom, stijl)
    match cel:
        case None:
            return b""
        case Formule():
            return _formule(cel, begin)
        case str():
            soort, waarde = 0x06, _tekst(cel)
        case bool():
            soort, waarde = 0x04, bytes([cel])
        case CelFout():
            soort, waarde = 0x03, bytes([FOUTEN[cel.naam]])
        case _:
            soort, waarde = 0x05, struct.pack("<d", _getal(boek, cel))
    return _record(soort, begin + waarde)


def _getal(boek: Boek, cel: float | date | time | Serie) -> float:
    """The number that a binary workbook keeps for a number, a day or a time."""
    match cel:
        case date():
            return boek.serie(cel)
        case time():
            return (cel.hour + cel.minute / 60) / 24
        case Serie():
            return boek.serie(cel.dag)
        case _:
            return cel


def _formule(cel: Formule, begin: bytes) -> bytes:
    leeg = struct.pack("<HII", 0, 0, 0)
    if isinstance(cel.waarde, str) or cel.waarde is None:
        return _record(0x08, begin + _tekst(cel.waarde or "") + leeg)
    return _record(0x09, begin + struct.pack("<d", cel.waarde) + leeg)
