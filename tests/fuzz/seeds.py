"""The files that are damaged: those of the corpus that are read, and one file for each number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from raw.boek import Blad, Boek
from raw.gevallen import GEHEIM, Geval, Tabel
from raw.make_files import GEVALLEN
from raw.ods import ods
from raw.rijen import KOP, M1, M2, M3
from raw.tekst import csv_of
from raw.xls import xls
from raw.xlsb import xlsb
from raw.xlsx import xlsx

from .mutate import BYTEWISE, COMPOUND, TEXT, ZIPPED, Schade

GEMERKT = Boek(
    [
        Blad("Meldingen", [
            [f"Meldingen 2019K1 {GEHEIM}"], [], [*KOP, "opmerking"], [*M1, GEHEIM], [*M2, GEHEIM],
            [GEHEIM, *M3], ["M4", GEHEIM, *M2[2:]], ["Totaal", None, None, None, None, 4],
            [f"Bron: {GEHEIM}"],
        ]),
        Blad("VIR", [["gemeente", "signalen", "matches"], ["Dordrecht", GEHEIM, 1]]),
        Blad("Oud", [[GEHEIM, "gemeente"], [GEHEIM, GEHEIM]], zichtbaar="hidden"),
    ]
)  # fmt: skip
"""A workbook with the secret in every place from which nothing may be repeated."""
SCHADE: dict[str, tuple[Schade, ...]] = {
    "csv": TEXT, "xlsx": ZIPPED, "ods": ZIPPED, "xlsb": ZIPPED, "xls": COMPOUND,
}  # fmt: skip
BEURT = ("csv", "xlsx", "csv", "ods", "xls", "csv", "xlsx", "xlsb")
"""Which container has its turn: text is read fastest, XLSX is what comes most."""
ANDERE_NAAM = 0.05
NOG_EENS = 0.1


@dataclass(frozen=True)
class Beschadigd:
    """A damaged file, the number that makes it again, and what was damaged."""

    nummer: int
    naam: str
    inhoud: bytes
    uit: str


@cache
def seeds() -> dict[str, list[tuple[str, str, bytes]]]:
    """By container the name and bytes of each file that is read when it is whole."""
    gevonden = {
        soort: [("gemerkt", f"meldingen_2019K1.{soort}", schrijf(GEMERKT))]
        for soort, schrijf in (
            ("csv", csv_of), ("xlsx", xlsx), ("ods", ods), ("xls", xls), ("xlsb", xlsb),
        )
    }  # fmt: skip
    for geval in GEVALLEN:
        if all(isinstance(deel, Tabel) for deel in geval.verwacht):
            inhoud = geval.maak()
            if len(inhoud) < 50_000:
                gevonden[_soort(geval, inhoud)].append((geval.id, geval.naam, inhoud))
    return gevonden


def _soort(geval: Geval, inhoud: bytes) -> str:
    """The container by what is in it, whatever the name says."""
    if not inhoud.startswith((b"PK", b"\xd0\xcf")):
        return "csv"
    if inhoud.startswith(b"\xd0\xcf"):
        return "xls"
    return next(soort for soort in ("ods", "xlsb", "xlsx") if _MERK[soort] in inhoud)


_MERK = {"ods": b"content.xml", "xlsb": b"xl/workbook.bin", "xlsx": b"xl/workbook.xml"}


def damaged(nummer: int) -> Beschadigd:
    """The file of this number: `damaged(7)` is the same bytes in every run."""
    kans = Random(nummer)
    soort = BEURT[nummer % len(BEURT)]
    uit, naam, inhoud = kans.choice(seeds()[soort])
    if kans.random() < 0.25:
        uit, naam, inhoud = seeds()[soort][0]
    inhoud = kans.choice(SCHADE[soort])(kans, inhoud)
    if kans.random() < NOG_EENS:
        inhoud = kans.choice(BYTEWISE)(kans, inhoud)
    if kans.random() < ANDERE_NAAM:
        naam = f"2019K1 .{kans.choice([*SCHADE, 'XLS', 'txt', 'xlsm', ''])}"
    return Beschadigd(nummer, naam, inhoud, uit)
