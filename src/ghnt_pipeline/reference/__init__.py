"""What the field has fixed: municipalities, inhabitants, code lists and coverage, as data."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference.termijnen import leeftijdsklassen


def normalise(text: str) -> str:
    """Lower case, without accents, spaces and punctuation: how names and labels are matched."""
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", "", plain, flags=re.ASCII).lower()


def could_say(word: str) -> str:
    """A pattern that matches every text in which `normalise` finds this word, and few others.

    What matches no such pattern need not be normalised: a column may hold a million texts.
    """
    between = r"[\W_]*"
    return rf"[^\x00-\x7f]|(?i:{between.join(word)})"


TOTALEN = frozenset({"totaal", "eindtotaal", "regiototaal", "totaalregio", "totaalgeneraal"})
"""What suppliers call a control sum, normalised."""


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@dataclass(frozen=True)
class Code:
    """One code of a list: the two-digit code of 2015 (may be empty), our short code, the label.

    `kenmerk` is what else the list says: thema, groep, alleen_km or sluit_uit; `ook` other words
    for it, such as the plural.
    """

    nummer: str
    kort: str
    label: str
    kenmerk: str
    ook: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A code list of the Informatieprotocol, with every spelling that is accepted."""

    naam: str
    codes: tuple[Code, ...]

    @property
    def spellingen(self) -> dict[str, str]:
        """Short code, and normalised code, short code and label, each to the short code."""
        return _spellingen(self.naam)

    def met(self, kenmerk: str) -> frozenset[str]:
        """The short codes that carry this feature."""
        return frozenset(code.kort for code in self.codes if code.kenmerk == kenmerk)


LEEFTIJDSKLASSE = "leeftijdsklasse"
"""The list that has no file of its own: it follows from `termijnen.toml`."""


@cache
def code_list(naam: str) -> CodeList:
    """Read one list from `codelijsten/`; names joined by + give one list without the numbers."""
    if "+" in naam:
        delen = [code for deel in naam.split("+") for code in code_list(deel).codes]
        return CodeList(naam, tuple(replace(code, nummer="") for code in delen))
    if naam == LEEFTIJDSKLASSE:
        return CodeList(naam, tuple(Code("", k.kort, k.label, "") for k in leeftijdsklassen()))
    codes = []
    for row in _rows(f"codelijsten/{naam}.csv"):
        ook = tuple(filter(None, row.pop("ook", "").split("|")))
        nummer, kort, label, *rest = row.values()
        codes.append(Code(nummer, kort, label, rest[0] if rest else "", ook))
    return CodeList(naam, tuple(codes))


@cache
def _spellingen(naam: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in code_list(naam).codes:
        found.setdefault(code.kort, code.kort)
        eigen = (code.kort, code.label, code.nummer, code.nummer.lstrip("0"))
        for spelling in (*eigen, *code.ook):
            if spelling:
                found.setdefault(normalise(spelling), code.kort)
    return found


@dataclass(frozen=True)
class Gemeente:
    """A municipality as it is or was, and the one it belongs to today."""

    code: str
    naam: str
    code_nu: str
    geldig_van: date | None
    geldig_tot: date | None
    in_regio: bool
    was_in_regio: bool
    spellingen: tuple[str, ...]

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.naam.lower()).strip("-")


@cache
def gemeenten() -> dict[str, Gemeente]:
    """Every municipality known here by code, with `onbekend` and `buiten_regio` as rows."""

    def dag(text: str) -> date | None:
        return date.fromisoformat(text) if text else None

    return {
        row["code"]: Gemeente(
            row["code"],
            row["naam"],
            row["code_nu"],
            dag(row["geldig_van"]),
            dag(row["geldig_tot"]),
            row["in_regio"] == "ja",
            row["was_in_regio"] == "ja",
            tuple(filter(None, row["spellingen"].split("|"))),
        )
        for row in _rows("gemeenten.csv")
    }


@cache
def gemeente_spellingen() -> dict[str, str]:
    """Normalised code, name and spelling, each to the code as it was delivered (old or new)."""
    found: dict[str, str] = {}
    for gemeente in gemeenten().values():
        cijfers = gemeente.code.removeprefix("GM")
        for spelling in (
            gemeente.code,
            gemeente.naam,
            f"gemeente {gemeente.naam}",
            *gemeente.spellingen,
            *((cijfers, cijfers.lstrip("0")) if cijfers.isdigit() else ()),
        ):
            found.setdefault(normalise(spelling), gemeente.code)
    return found


def gemeenten_van_de_regio() -> tuple[Gemeente, ...]:
    """The municipalities of today's region, by name."""
    return tuple(sorted((g for g in gemeenten().values() if g.in_regio), key=lambda g: g.naam))


@cache
def inwoners() -> dict[tuple[str, int], int]:
    """Inhabitants on 1 January by (municipality, year). Source: CBS, population dynamics."""
    return {
        (row["gemeente"], int(row["jaar"])): int(row["inwoners"]) for row in _rows("inwoners.csv")
    }


@dataclass(frozen=True)
class Dekking:
    """A bron covers these municipalities, for these kinds, from and until a day."""

    bron: str
    soorten: tuple[str, ...]
    gemeenten: tuple[str, ...]
    vanaf: date
    tot: date


@cache
def dekking() -> tuple[Dekking, ...]:
    """Which bron covers which gemeente from when: `dekking.toml`."""
    text = files(__package__).joinpath("dekking.toml").read_text("utf-8")
    return tuple(
        Dekking(
            row["bron"],
            tuple(row["soorten"]),
            tuple(row["gemeenten"]),
            row.get("vanaf", date.min),
            row.get("tot", date.max),
        )
        for row in tomllib.loads(text)["dekking"]
    )


REGIO_SINDS = date(2019, 1, 1)
"""The region of ten; before this day it had seventeen municipalities (`regio_toen`)."""

LIJSTEN: dict[str, str] = {
    "totaal": "totaal",
    "thema": "thema",
    "aanleiding": "aanleiding",
    "aard": "aard_geweld",
    "melder_groep": "melder_groep",
    "rol": "rol",
    "bron": "bron",
    "hulpvorm": "hulpvorm",
    "vervolg": "vervolg",
    "uitkomst": "uitkomst",
    "triagebesluit": "triagebesluit",
    "maat": "maat",
    "leeftijdsklasse": LEEFTIJDSKLASSE,
    "combinatie": "combinatie",
}
"""Which code list gives the categories of an uitsplitsing, unless the indicator names another."""


def lijst_van(indicator: str, uitsplitsing: str) -> str:
    """The code list of one uitsplitsing of an indicator. Raises KeyError when it has none."""
    eigen = load_indicators()[indicator].lijsten
    return eigen.get(uitsplitsing) or LIJSTEN[uitsplitsing]


def categorieen(indicator: str, uitsplitsing: str) -> tuple[Code, ...]:
    """The categories of one uitsplitsing, in the order of the code list; `totaal` has one."""
    codes = code_list(lijst_van(indicator, uitsplitsing)).codes
    if uitsplitsing == "bron":
        brons = load_indicators()[indicator].brons
        return tuple(code for code in codes if code.kort in brons)
    return codes
