"""What the field has fixed: municipalities, inhabitants, code lists and coverage, as data."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference.termijnen import leeftijdsklassen
from ghnt_pipeline.regio import Regio, regio
from ghnt_pipeline.regio.model import Dekking, Gemeente, normalise


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

    @cached_property
    def spellingen(self) -> dict[str, str]:
        """Short code, and normalised code, short code and label, each to the short code."""
        found: dict[str, str] = {}
        for code in self.codes:
            found.setdefault(code.kort, code.kort)
            eigen = (code.kort, code.label, code.nummer, code.nummer.lstrip("0"))
            for spelling in (*eigen, *code.ook):
                if spelling:
                    found.setdefault(normalise(spelling), code.kort)
        return found

    def met(self, kenmerk: str) -> frozenset[str]:
        """The short codes that carry this feature."""
        return frozenset(code.kort for code in self.codes if code.kenmerk == kenmerk)


BRON = "bron"
LEEFTIJDSKLASSE = "leeftijdsklasse"
"""The list that has no file of its own: it follows from `termijnen.toml`."""


def code_list(naam: str) -> CodeList:
    """Read one list from `codelijsten/`; names joined by + give one list without the numbers.

    Of the suppliers some are called otherwise in each region.
    """
    return _code_list(naam, regio() if BRON in naam.split("+") else None)


@cache
def _code_list(naam: str, hier: Regio | None) -> CodeList:
    if "+" in naam:
        delen = [code for deel in naam.split("+") for code in code_list(deel).codes]
        return CodeList(naam, tuple(replace(code, nummer="") for code in delen))
    if naam == LEEFTIJDSKLASSE:
        return CodeList(naam, tuple(Code("", k.kort, k.label, "") for k in leeftijdsklassen()))
    codes = []
    for row in _rows(f"codelijsten/{naam}.csv"):
        ook = tuple(filter(None, row.pop("ook", "").split("|")))
        nummer, kort, label, *rest = row.values()
        if hier is not None and kort in hier.organisaties:
            label = hier.organisaties[kort].label
        codes.append(Code(nummer, kort, label, rest[0] if rest else "", ook))
    return CodeList(naam, tuple(codes))


def gemeenten() -> dict[str, Gemeente]:
    """Every municipality known here by code, with `onbekend` and `buiten_regio` as rows."""
    return regio().gemeenten


def gemeente_spellingen() -> dict[str, str]:
    """Normalised code, name and spelling, each to the code as it was delivered (old or new)."""
    return _gemeente_spellingen(regio())


@cache
def _gemeente_spellingen(hier: Regio) -> dict[str, str]:
    found: dict[str, str] = {}
    for gemeente in hier.gemeenten.values():
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
    return regio().van_nu


def inwoners() -> dict[tuple[str, int], int]:
    """Inhabitants on 1 January by (municipality, year). Source: CBS, population dynamics."""
    return regio().inwoners


def dekking() -> tuple[Dekking, ...]:
    """Which bron covers which gemeente from when: `dekking.toml`."""
    return regio().dekking


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


__all__ = [
    "BRON",
    "LEEFTIJDSKLASSE",
    "LIJSTEN",
    "TOTALEN",
    "Code",
    "CodeList",
    "Dekking",
    "Gemeente",
    "categorieen",
    "code_list",
    "dekking",
    "gemeente_spellingen",
    "gemeenten",
    "gemeenten_van_de_regio",
    "inwoners",
    "lijst_van",
    "normalise",
]
