"""A supplier's table of a known kind, as text: what reading gives and checking takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.veld import WIT, Veld

SEPARATOR = "\0"
"""Stands between cells; no text file that is read can hold it."""


@dataclass(frozen=True)
class TextTable:
    """A table of a known kind: recognised columns by field name, still as text."""

    contract: type[Contract]
    kolommen: dict[str, pa.DictionaryArray]
    regels: pa.Int64Array
    scheef: tuple[int, ...]
    voetregels: int
    genegeerd: tuple[str, ...]
    eerste_kolom: pa.DictionaryArray
    """The file's first column, recognised or not: where suppliers write `Totaal`."""
    plaatsen: Mapping[str, int] = field(default_factory=dict)
    """Of a worksheet, the column number of each field from 1; a text file has lines only."""
    plaats_van_rij: pa.Int64Array | None = None
    """Of a crosstab, the column number of the cell each row comes from."""

    @property
    def rijen(self) -> int:
        """Rows in the file, whatever becomes of them."""
        return len(self.regels) + len(self.scheef) + self.voetregels

    def canonical(self, namen: Sequence[str] | None = None) -> pa.StringArray:
        """Each row as one line of text: recognised fields in contract order, dates as ISO, amounts
        with a point.

        With `namen` those fields only; one that this table lacks is empty.
        """
        velden = self.contract.velden()
        leeg = pa.array([""] * len(self.regels), pa.string())
        delen = [
            _canonical_column(self.kolommen[naam], velden[naam]) if naam in self.kolommen else leeg
            for naam in (namen or [naam for naam, _ in self.in_volgorde()])
        ]
        return pc.binary_join_element_wise(*delen, SEPARATOR)

    def in_volgorde(self) -> list[tuple[str, pa.DictionaryArray]]:
        """The columns in the order of the contract, whatever the file's own order."""
        return [(n, self.kolommen[n]) for n in self.contract.velden() if n in self.kolommen]

    def cel(self, index: int, naam: str) -> str:
        """The address of a cell as a spreadsheet shows it, such as D7; '' in a text file."""
        nummer = self.plaatsen.get(naam)
        if self.plaats_van_rij is not None and not nummer:
            nummer = self.plaats_van_rij[index].as_py()
        return f"{column_letters(nummer)}{self.regels[index].as_py()}" if nummer else ""

    def rij(self, index: int) -> dict[str, str]:
        """The raw cells of one row."""
        return {naam: kolom[index].as_py() for naam, kolom in self.kolommen.items()}


def column_letters(nummer: int) -> str:
    """The name a spreadsheet gives its column: 1 is A, 27 is AA."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def trim(texts: pa.Array) -> pa.Array:
    """Trim cells exactly as the field types do."""
    return pc.utf8_trim(texts, characters=WIT)


def _canonical_column(kolom: pa.DictionaryArray, veld: Veld) -> pa.StringArray:
    woorden = trim(kolom.dictionary)
    if type(veld).iso is not Veld.iso:
        woorden = pa.array([veld.iso(text) for text in woorden.to_pylist()], pa.string())
    return woorden.take(kolom.indices)
