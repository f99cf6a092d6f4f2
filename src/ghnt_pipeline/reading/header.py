"""Which kind of delivery a header row announces, and which column is which field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ghnt_pipeline.contracts import CONTRACTEN, Contract
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reference import normalise


@dataclass(frozen=True)
class Herkend:
    """A contract, and the column number of each of its fields that the file has."""

    contract: type[Contract]
    kolom_van: dict[str, int]


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
    gevonden = {normalise(cell) for cell in row}
    return any(
        set(contract.verplichte_kolommen())
        <= {veld for naam, veld in _namen(contract).items() if naam in gevonden}
        for contract in CONTRACTEN
    )


def recognise(kop: tuple[str, ...]) -> Herkend:
    """Find the contract whose required columns are all there and of which most are present.

    Raises DeliveryRefused naming what is missing, or two columns for one field.
    """
    keuzes = [Herkend(c, _kolommen(c, kop)) for c in CONTRACTEN]
    passend = [
        keuze
        for keuze in keuzes
        if set(keuze.contract.verplichte_kolommen()) <= set(keuze.kolom_van)
    ]
    if not passend:
        raise DeliveryRefused(_wat_mist(keuzes))
    beste = max(passend, key=lambda keuze: len(keuze.kolom_van))
    _elk_een_kolom(beste, kop)
    return beste


def _kolommen(contract: type[Contract], kop: tuple[str, ...]) -> dict[str, int]:
    """The first column of each field; its own name goes before other spellings."""
    namen = _namen(contract)
    gevonden: dict[str, int] = {}
    for exact in (True, False):
        for nummer, tekst in enumerate(kop):
            veld = namen.get(normalise(tekst))
            if veld is not None and (normalise(veld) == normalise(tekst)) == exact:
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


def _wat_mist(keuzes: list[Herkend]) -> str:
    def score(keuze: Herkend) -> float:
        verplicht = keuze.contract.verplichte_kolommen()
        return len(set(verplicht) & set(keuze.kolom_van)) / len(verplicht)

    beste = max(keuzes, key=lambda keuze: (score(keuze), len(keuze.kolom_van)))
    mist = [n for n in beste.contract.verplichte_kolommen() if n not in beste.kolom_van]
    soort = beste.contract.leversoort
    return (
        f"the columns fit no delivery kind. Closest is {soort}, where "
        f"{', '.join(mist)} {'is' if len(mist) == 1 else 'are'} missing. "
        f"Ask the supplier for {'that column' if len(mist) == 1 else 'those columns'}; "
        "'ghnt schema' lists the columns of each kind"
    )
