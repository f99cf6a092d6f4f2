"""A whole column of a synthetic export at once, and what is known of it on a day.

A day is a whole number, counted as numpy and Parquet do; NOOIT stands for a day that never comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Rij = np.ndarray[tuple[int], np.dtype[Any]]
NOOIT = np.int32(2**30)
LEEG = -1


class Kolom(Protocol):
    """A column of a kind of delivery."""

    def tekst(self, rijen: Rij, dag: int) -> pa.Array:
        """The cells of these rows as they are known on a day; null where nothing is."""


@dataclass(frozen=True)
class Woorden:
    """Words by their place in a list, known from a day; LEEG for none."""

    plaats: Rij
    woorden: Sequence[str]
    bekend: Rij | None = None

    def tekst(self, rijen: Rij, dag: int) -> pa.Array:
        plaats = self.plaats[rijen]
        leeg = plaats == LEEG
        if self.bekend is not None:
            leeg |= self.bekend[rijen] > dag
        return pa.array(self.woorden, pa.string()).take(pa.array(plaats, mask=leeg))


@dataclass(frozen=True)
class Nummers:
    """Numbers with a prefix, and with that of an organisation where there are several."""

    nummer: Rij
    letters: str
    organisatie: Rij | None = None
    bekend: Rij | None = None

    def tekst(self, rijen: Rij, dag: int) -> pa.Array:
        nummer = self.nummer[rijen]
        leeg = nummer == LEEG
        if self.bekend is not None:
            leeg |= self.bekend[rijen] > dag
        cijfers = pc.utf8_lpad(pa.array(nummer, mask=leeg).cast(pa.string()), 8, padding="0")
        if self.organisatie is None:
            return pc.binary_join_element_wise(self.letters, cijfers, "-")
        wie = pa.array([f"VT{n:02d}" for n in range(100)]).take(pa.array(self.organisatie[rijen]))
        return pc.binary_join_element_wise(wie, self.letters, cijfers, "-")


@dataclass(frozen=True)
class Dagen:
    """Days, each known from that day itself; NOOIT is an empty cell."""

    dag: Rij

    def tekst(self, rijen: Rij, dag: int) -> pa.Array:
        dagen = self.dag[rijen].astype(np.int32)
        return pa.array(dagen, pa.int32(), mask=dagen > dag).cast(pa.date32()).cast(pa.string())


@dataclass(frozen=True)
class Bedragen:
    """Whole hundredths, known from a day."""

    honderdsten: Rij
    bekend: Rij

    def tekst(self, rijen: Rij, dag: int) -> pa.Array:
        leeg = self.bekend[rijen] > dag
        getal = pa.array(self.honderdsten[rijen] / 100, mask=leeg)
        return getal.cast(pa.string())


@dataclass(frozen=True)
class Export:
    """All records of one kind, with the days from and until which a supplier sends them."""

    bron: str
    soort: str
    begin: Rij
    einde: Rij
    kolommen: Mapping[str, Kolom]

    def tabel(self, eerste_dag: int, laatste_dag: int) -> pa.Table:
        """What is sent of a quarter: what began in it, and what was not closed before it."""
        rijen = np.flatnonzero((self.begin <= laatste_dag) & (self.einde >= eerste_dag))
        return pa.table({n: k.tekst(rijen, laatste_dag) for n, k in self.kolommen.items()})


def lot(kans: np.random.Generator, gewichten: Iterable[float], aantal: int) -> Rij:
    """Places in a list, drawn by weight."""
    som = np.cumsum(np.fromiter(gewichten, float))
    return np.searchsorted(som / som[-1], kans.random(aantal), side="right").astype(np.int16)
