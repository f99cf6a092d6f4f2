"""Which kind of delivery a header announces, and which column is which field."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from ghnt_pipeline.contracts import CONTRACTEN, Contract
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reference import normalise

ALMOST = 0.8
"""How alike two names must be before one is suggested for the other."""

NUMBER_ENDS = ("nummer", "nummers", "nr", "kenmerk")
NUMBER_NAMES = frozenset({"id", "no", "key", "sleutel", "volgno"})
"""Headers of columns that suppliers number their records in, by their own name."""


@dataclass(frozen=True)
class Herkend:
    """A contract, and the column number of each of its fields that the file has."""

    contract: type[Contract]
    kolom_van: dict[str, int]


@dataclass(frozen=True)
class Kolom:
    """What was made of one column of a file.

    `veld` is the field it was taken for; `lijkt_op` the field its name nearly is: a suggestion,
    never applied.
    """

    nummer: int
    kop: str
    veld: str | None
    lijkt_op: str | None = None


class ColumnsUnknown(DeliveryRefused):
    """The columns fit no delivery kind; carries what was recognised of the nearest one."""

    def __init__(self, message: str, kolommen: tuple[Kolom, ...]) -> None:
        super().__init__(message)
        self.kolommen = kolommen


@cache
def _namen(contract: type[Contract]) -> dict[str, str]:
    """Every normalised header of a contract, each to its field."""
    return {
        normalise(spelling): naam
        for naam, veld in contract.velden().items()
        for spelling in (naam, *veld.ook)
    }


@cache
def known_headers() -> frozenset[str]:
    """Every normalised header of any contract: what makes a row a header row."""
    return frozenset(naam for contract in CONTRACTEN for naam in _namen(contract))


def is_whole_header(row: Iterable[str]) -> bool:
    """Whether a row names every required column of some contract."""
    kop = tuple(row)
    return any(_is_whole(c, _kolommen(c, kop)) for c in CONTRACTEN)


def is_header_without_number(row: Iterable[str]) -> bool:
    """Whether a row names all of a kind of records but their number (rule D9)."""
    return bool(_without_number(_choices(tuple(row))))


def recognise(kop: tuple[str, ...]) -> Herkend:
    """Find the contract whose required columns are all there and of which most are present.

    Raises ColumnsUnknown naming what is missing, DeliveryRefused for two columns of one field or
    for a column that may be the number that is missing.
    """
    keuzes = _choices(kop)
    passend = [keuze for keuze in keuzes if _is_whole(keuze.contract, keuze.kolom_van)]
    if not passend:
        passend = _without_number(keuzes)
        for keuze in passend:
            _refuse_other_number(keuze, kop)
    if not passend:
        raise _unknown(keuzes, kop)
    beste = max(passend, key=lambda keuze: len(keuze.kolom_van))
    _elk_een_kolom(beste, kop)
    return beste


def _choices(kop: tuple[str, ...]) -> list[Herkend]:
    return [Herkend(contract, _kolommen(contract, kop)) for contract in CONTRACTEN]


def _is_whole(contract: type[Contract], gevonden: Collection[str]) -> bool:
    return set(contract.verplichte_kolommen()) <= set(gevonden)


def _without_number(keuzes: list[Herkend]) -> list[Herkend]:
    """The kind of records of which only the number is missing; none when another fits as well."""
    meest = max(len(keuze.kolom_van) for keuze in keuzes)
    beste = [keuze for keuze in keuzes if len(keuze.kolom_van) == meest]
    return [
        keuze
        for keuze in beste
        if len(beste) == 1
        and keuze.contract.has_numbers()
        and _is_whole(keuze.contract.zonder_nummer(), keuze.kolom_van)
    ]


def _refuse_other_number(keuze: Herkend, kop: tuple[str, ...]) -> None:
    """Raise DeliveryRefused for an unknown column that may well hold the missing number."""
    (nummer,) = keuze.contract.sleutel
    for kolom in explain(keuze, kop):
        naam = normalise(kolom.kop)
        is_like_it = kolom.lijkt_op == nummer or naam.endswith(NUMBER_ENDS) or naam in NUMBER_NAMES
        if kolom.veld is None and is_like_it:
            raise ColumnsUnknown(
                f"{nummer} is missing, and column {kolom.nummer + 1} may be it. Rename it to "
                f"{nummer}, or take it out if the delivery has no numbers",
                explain(keuze, kop),
            )


def explain(keuze: Herkend, kop: tuple[str, ...]) -> tuple[Kolom, ...]:
    """Say of every column which field it is, or which field its name is nearly."""
    veld_van = {nummer: veld for veld, nummer in keuze.kolom_van.items()}
    vrij = {
        naam: veld for naam, veld in _namen(keuze.contract).items() if veld not in keuze.kolom_van
    }
    return tuple(
        Kolom(nummer, naam, veld_van.get(nummer), _almost(naam, vrij, nummer in veld_van))
        for nummer, naam in enumerate(kop)
    )


def _almost(kop: str, vrij: dict[str, str], is_known: bool) -> str | None:
    if is_known:
        return None
    dichtbij = difflib.get_close_matches(normalise(kop), vrij, n=1, cutoff=ALMOST)
    return vrij[dichtbij[0]] if dichtbij else None


def _kolommen(contract: type[Contract], kop: tuple[str, ...]) -> dict[str, int]:
    """The first column of each field; its own name goes before other spellings."""
    namen = _namen(contract)
    bekend = [(nummer, woord, namen[woord]) for nummer, woord in enumerate(map(normalise, kop))
              if woord in namen]  # fmt: skip
    gevonden: dict[str, int] = {}
    for exact in (True, False):
        for nummer, woord, veld in bekend:
            if (normalise(veld) == woord) == exact:
                gevonden.setdefault(veld, nummer)
    return gevonden


def _elk_een_kolom(keuze: Herkend, kop: tuple[str, ...]) -> None:
    namen = _namen(keuze.contract)
    for nummer, tekst in enumerate(kop):
        veld = namen.get(normalise(tekst))
        if veld is not None and keuze.kolom_van[veld] != nummer:
            eerste = keuze.kolom_van[veld] + 1
            raise DeliveryRefused(
                f"columns {eerste} and {nummer + 1} are both {veld}. Remove or rename one of them"
            )


def _unknown(keuzes: list[Herkend], kop: tuple[str, ...]) -> ColumnsUnknown:
    def score(keuze: Herkend) -> float:
        verplicht = keuze.contract.verplichte_kolommen()
        return len(set(verplicht) & set(keuze.kolom_van)) / len(verplicht)

    beste = max(keuzes, key=lambda keuze: (score(keuze), len(keuze.kolom_van)))
    mist = [n for n in beste.contract.verplichte_kolommen() if n not in beste.kolom_van]
    kolommen = explain(beste, kop)
    bijna = [f"column {k.nummer + 1} is nearly {k.lijkt_op}" for k in kolommen if k.lijkt_op]
    hint = f" ({', '.join(bijna)}: rename it if that is what it is)" if bijna else ""
    return ColumnsUnknown(
        f"the columns fit no delivery kind. Closest is {beste.contract.leversoort}, where "
        f"{', '.join(mist)} {'is' if len(mist) == 1 else 'are'} missing{hint}. "
        f"Ask the supplier for {'that column' if len(mist) == 1 else 'those columns'}; "
        "'ghnt schema' lists the columns of each kind",
        kolommen,
    )
