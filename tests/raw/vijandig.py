"""Containers that no spreadsheet makes: bombs, locked files, what only looks like a workbook."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

MEGABYTE = 1 << 20
CRC_OF_2_GIB_OF_ZEROS = 0x4DBDF21C


@dataclass(frozen=True)
class Lid:
    """A member of a zip as it lies there: packed bytes, and what the zip says of them."""

    naam: str
    ingepakt: bytes
    crc: int
    grootte: int
    vlaggen: int = 0


def gewoon(naam: str, inhoud: bytes, vlaggen: int = 0) -> Lid:
    """A member that says the truth."""
    pakker = zlib.compressobj(9, zlib.DEFLATED, -15)
    ingepakt = pakker.compress(inhoud) + pakker.flush()
    return Lid(naam, ingepakt, zlib.crc32(inhoud), len(inhoud), vlaggen)


def nullen(naam: str, beweerd: int = 2048 * MEGABYTE) -> Lid:
    """Two gigabytes of zeros in two megabytes, packed once and repeated, whatever size it says."""
    return Lid(naam, _herhaald(b"", bytes(MEGABYTE), 2048, b""), CRC_OF_2_GIB_OF_ZEROS, beweerd)


def wit(naam: str, voor: bytes, megabytes: int, na: bytes) -> Lid:
    """XML with that many megabytes of blanks in the middle."""
    blok = b" " * MEGABYTE
    crc = zlib.crc32(voor)
    for _ in range(megabytes):
        crc = zlib.crc32(blok, crc)
    ingepakt = _herhaald(voor, blok, megabytes, na)
    return Lid(naam, ingepakt, zlib.crc32(na, crc), len(voor) + megabytes * MEGABYTE + len(na))


def _herhaald(voor: bytes, blok: bytes, keer: int, na: bytes) -> bytes:
    """A deflate stream of one block many times: after a full flush it may simply be repeated."""

    def deel(inhoud: bytes, vloed: int) -> bytes:
        pakker = zlib.compressobj(9, zlib.DEFLATED, -15)
        return pakker.compress(inhoud) + pakker.flush(vloed)

    begin, midden = deel(voor, zlib.Z_FULL_FLUSH), deel(blok, zlib.Z_FULL_FLUSH)
    return begin + midden * keer + deel(na, zlib.Z_FINISH)


def zip_of_leden(*leden: Lid) -> bytes:
    """Join members to a zip file without looking at what they say."""
    lokaal, inhoudsopgave = b"", b""
    for lid in leden:
        naam = lid.naam.encode()
        velden = struct.pack(
            "<HHHHHIIIHH", 20, lid.vlaggen, 8, 0, 33, lid.crc, len(lid.ingepakt), lid.grootte,
            len(naam), 0,
        )  # fmt: skip
        inhoudsopgave += (
            b"PK\x01\x02\x14\x00" + velden + struct.pack("<HHHII", 0, 0, 0, 0, len(lokaal)) + naam
        )
        lokaal += b"PK\x03\x04" + velden + naam + lid.ingepakt
    aantal, begin = len(leden), len(lokaal)
    eind = struct.pack("<HHHHIIH", 0, 0, aantal, aantal, len(inhoudsopgave), begin, 0)
    return lokaal + inhoudsopgave + b"PK\x05\x06" + eind


_VRIJ, _EIND, _FAT, _GEEN = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def cfb(stromen: dict[str, bytes]) -> bytes:
    """A compound file, as XLS and locked workbooks are, of at most three streams."""
    sectoren, fat = b"", [_FAT, _EIND]
    mappen = [_map("Root Entry", 5, 1, _EIND, 0)]
    for nummer, (naam, inhoud) in enumerate(stromen.items(), start=1):
        vol = inhoud.ljust(4096, b"\0")
        vol += bytes(-len(vol) % 512)
        volgende = _GEEN if nummer == len(stromen) else nummer + 1
        mappen.append(_map(naam, 2, volgende, len(fat), len(vol)))
        fat += [*range(len(fat) + 1, len(fat) + len(vol) // 512), _EIND]
        sectoren += vol
    mappen += [_map("", 0, _GEEN, 0, 0)] * (4 - len(mappen))
    fat += [_VRIJ] * (128 - len(fat))
    kop = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    kop += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _EIND, 0,
                       _EIND, 0)  # fmt: skip
    difat = struct.pack("<109I", 0, *[_VRIJ] * 108)
    return kop + difat + struct.pack("<128I", *fat) + b"".join(mappen) + sectoren


def _map(naam: str, soort: int, verwijst: int, begin: int, grootte: int) -> bytes:
    """A directory entry; the root refers to its child, a stream to the one right of it."""
    tekst = (naam + "\0").encode("utf-16-le") if naam else b""
    kind, rechts = (verwijst, _GEEN) if soort == 5 else (_GEEN, verwijst)
    return (
        tekst.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(tekst), soort, 1, _GEEN, rechts, kind)
        + bytes(36)
        + struct.pack("<IQ", begin, grootte)
    )
