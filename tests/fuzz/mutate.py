"""Damage to files: at random, but the same each time for the same number."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from raw.boek import unzip, zip_of
from raw.gevallen import GEHEIM

Schade = Callable[[Random, bytes], bytes]

BYTES = [b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff",
         b"\x80\0\0\0", b"\0\0\x01\0", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]  # fmt: skip
WAARDEN = ["", "0", "-1", "1", "4294967296", "1048577", "A1:XFD1048576", "XFD1048576", "A0",
           "rId99", "NaN", "1e308", "e", "s", "str", "b", "d", "n", "inlineStr", "error", "date",
           "time", "hidden", "true", "2019-13-45", "PT99999H", "&#10;", "&#27;[2J", "&lt;", "&x;",
           "\u202e", "../../x", GEHEIM]  # fmt: skip
TEKENS = [";", ",", "\t", "|", '"', '""', "\n", "\r", "\r\n", "\0", "\u00a0", "\ufeff", "\u2028",
          "\x1b[2J", "=1+1", "<5", "Totaal", "Bron: x", "gemeente", "BSN", "2019K2", "sep=,\n", "é",
          "€", "0", "-", "99999999", "'", f"{GEHEIM};", "a@b.nl", "06-12345678"]  # fmt: skip


def _plek(kans: Random, inhoud: bytes) -> int:
    return kans.randrange(len(inhoud) + 1)


def _stuk(kans: Random, inhoud: bytes) -> tuple[int, int]:
    """Begin and end of a piece, mostly a short one."""
    begin = _plek(kans, inhoud)
    return begin, min(len(inhoud), begin + kans.choice([1, 2, 4, 16, 64, 512, len(inhoud)]))


def flip(kans: Random, inhoud: bytes) -> bytes:
    """Change one to eight bits."""
    uit = bytearray(inhoud)
    for _ in range(kans.randint(1, 8) if uit else 0):
        uit[kans.randrange(len(uit))] ^= 1 << kans.randrange(8)
    return bytes(uit)


def cut(kans: Random, inhoud: bytes) -> bytes:
    """Keep the beginning only."""
    return inhoud[: _plek(kans, inhoud)]


def insert(kans: Random, inhoud: bytes) -> bytes:
    """Put something in between."""
    plek = _plek(kans, inhoud)
    iets = kans.choice([*BYTES, kans.randbytes(kans.randint(1, 40))])
    return inhoud[:plek] + iets + inhoud[plek:]


def overwrite(kans: Random, inhoud: bytes) -> bytes:
    """Put something over what stood there."""
    plek, iets = _plek(kans, inhoud), kans.choice(BYTES)
    return inhoud[:plek] + iets + inhoud[plek + len(iets) :]


def repeat(kans: Random, inhoud: bytes) -> bytes:
    """Say a piece twice, or a hundred times."""
    begin, eind = _stuk(kans, inhoud)
    return inhoud[:eind] + inhoud[begin:eind] * kans.choice([1, 1, 1, 100]) + inhoud[eind:]


def drop(kans: Random, inhoud: bytes) -> bytes:
    """Leave a piece out."""
    begin, eind = _stuk(kans, inhoud)
    return inhoud[:begin] + inhoud[eind:]


BYTEWISE: tuple[Schade, ...] = (flip, cut, insert, overwrite, repeat, drop)


def _gedecodeerd(inhoud: bytes) -> tuple[str, str]:
    for codering in ("utf-8-sig", "utf-16", "cp1252"):
        try:
            return inhoud.decode(codering), codering
        except UnicodeError:
            continue
    return inhoud.decode("latin-1"), "latin-1"


def cell(kans: Random, inhoud: bytes) -> bytes:
    """Write characters that mean something to a reader of CSV."""
    tekst, codering = _gedecodeerd(inhoud)
    for _ in range(kans.randint(1, 4)):
        plek = kans.randrange(len(tekst) + 1)
        tekst = tekst[:plek] + kans.choice(TEKENS) + tekst[plek + kans.choice([0, 0, 1, 5]) :]
    return tekst.encode(codering, "replace")


def line(kans: Random, inhoud: bytes) -> bytes:
    """Move, repeat or leave out lines."""
    tekst, codering = _gedecodeerd(inhoud)
    regels = tekst.splitlines(keepends=True)
    for _ in range(kans.randint(1, 3)):
        een, ander = kans.randrange(len(regels)), kans.randrange(len(regels) + 1)
        regels[ander:ander] = [regels[een]] * kans.choice([0, 1, 1, 30])
        if kans.random() < 0.5 and len(regels) > 1:
            del regels[een]
    return "".join(regels).encode(codering, "replace")


def recode(kans: Random, inhoud: bytes) -> bytes:
    """Write it in another encoding, with or without saying so."""
    tekst, _ = _gedecodeerd(inhoud)
    codering = kans.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp437"])
    return tekst.encode(codering, "replace")


TEXT: tuple[Schade, ...] = (*BYTEWISE, cell, cell, cell, line, line, recode)

_ATTRIBUUT = re.compile(rb'(\s[\w:]+=")([^"]*)(")')
_ELEMENT = re.compile(rb"<(/?)([\w:]+)[^<>]*>")
_TEKST = re.compile(rb">([^<>]+)<")
_GEHEEL = re.compile(
    rb"<(row|c|v|f|si|t|sheet|mergeCell|xf|Relationship|table:table-row|table:table-cell|text:p)"
    rb"\b(?:[^<>]*/>|[^<>]*[^/]>.*?</\1>|>.*?</\1>)",
    re.DOTALL,
)


def attribute(kans: Random, inhoud: bytes) -> bytes:
    """Give an attribute of the XML another value."""
    gevonden = list(_ATTRIBUUT.finditer(inhoud))
    if not gevonden:
        return flip(kans, inhoud)
    een = kans.choice(gevonden)
    nieuw = kans.choice([*WAARDEN, kans.choice(gevonden)[2].decode("utf-8", "replace")])
    return inhoud[: een.start(2)] + nieuw.encode() + inhoud[een.end(2) :]


def word(kans: Random, inhoud: bytes) -> bytes:
    """Give an element of the XML another text."""
    gevonden = list(_TEKST.finditer(inhoud))
    if not gevonden:
        return flip(kans, inhoud)
    een = kans.choice(gevonden)
    nieuw = kans.choice([*WAARDEN, "Totaal", "Bron: x", "9" * 400, "x" * 40_000])
    return inhoud[: een.start(1)] + nieuw.encode() + inhoud[een.end(1) :]


def element(kans: Random, inhoud: bytes) -> bytes:
    """Take a tag of the XML away, say it twice, or say it in another's place."""
    gevonden = list(_ELEMENT.finditer(inhoud))
    if not gevonden:
        return flip(kans, inhoud)
    een, ander = kans.choice(gevonden), kans.choice(gevonden)
    nieuw = kans.choice([b"", een[0] * 2, ander[0], een[0] + ander[0]])
    return inhoud[: een.start()] + nieuw + inhoud[een.end() :]


def whole(kans: Random, inhoud: bytes) -> bytes:
    """Move, repeat or leave out elements with all that is in them, so that it stays good XML."""
    gevonden = list(_GEHEEL.finditer(inhoud))
    if not gevonden:
        return attribute(kans, inhoud)
    een = kans.choice(gevonden)
    ander = kans.choice([g for g in gevonden if g[1] == een[1]])
    nieuw = kans.choice([b"", een[0] * 2, een[0] * 40, ander[0], ander[0] + een[0]])
    return inhoud[: een.start()] + nieuw + inhoud[een.end() :]


def bytewise(kans: Random, inhoud: bytes) -> bytes:
    """Any of the ways that look at bytes only."""
    return kans.choice(BYTEWISE)(kans, inhoud)


XML: tuple[Schade, ...] = (*[attribute] * 4, *[word] * 3, *[whole] * 5, element, bytewise)


def member(kans: Random, inhoud: bytes) -> bytes:
    """Change one or two members of a zip file, and zip it again so that they are still read."""
    leden = unzip(inhoud)
    for _ in range(kans.randint(1, 2)):
        naam = kans.choice(list(leden))
        soort = kans.randrange(20)
        if soort == 0 and len(leden) > 1:
            del leden[naam]
        elif soort == 1:
            leden[naam] = kans.choice(list(leden.values()))
        elif soort == 2:
            leden[naam] = b""
        else:
            schade = BYTEWISE if naam.endswith(".bin") else XML
            leden[naam] = kans.choice(schade)(kans, leden[naam])
    return zip_of(leden)


ZIPPED: tuple[Schade, ...] = (bytewise, *[member] * 6)

SECTOR = 512


def sector(kans: Random, inhoud: bytes) -> bytes:
    """Move, repeat or empty the sectors of a compound file."""
    sectoren = [inhoud[i : i + SECTOR] for i in range(0, len(inhoud), SECTOR)]
    een, ander = kans.randrange(len(sectoren)), kans.randrange(len(sectoren))
    soort = kans.randrange(4)
    if soort == 0:
        sectoren[een], sectoren[ander] = sectoren[ander], sectoren[een]
    elif soort == 1:
        sectoren[een] = kans.choice([b"\0", b"\xff"]) * SECTOR
    elif soort == 2:
        sectoren[een] = sectoren[ander]
    else:
        sectoren[een] = kans.choice(BYTEWISE)(kans, sectoren[een])[:SECTOR].ljust(SECTOR, b"\0")
    return b"".join(sectoren)


def record(kans: Random, inhoud: bytes) -> bytes:
    """Write numbers over the stream of records in an XLS file, where it has words and lengths."""
    gevuld = [i for i, byte in enumerate(inhoud) if byte and i >= SECTOR]
    uit = bytearray(inhoud)
    for _ in range(kans.randint(1, 6)):
        uit[kans.choice(gevuld)] = kans.choice([0, 1, 2, 4, 0x7F, 0x80, 0xFF, kans.randrange(256)])
    return bytes(uit)


COMPOUND: tuple[Schade, ...] = (bytewise, sector, sector, *[record] * 3)
