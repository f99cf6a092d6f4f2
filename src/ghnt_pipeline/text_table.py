"""A supplier's table of a known kind, as text: what reading gives and checking takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.veld import WIT, Veld
from ghnt_pipeline.cores import largest_first

SEPARATOR = "\0"
"""Stands between cells; no text file that is read can hold it."""
_PART = 100_000
"""Rows that a core takes at once."""
_LINES = 20_000
"""Rows of which the text is made at once: few, so that the same memory serves again and again."""

_FEW = 10
"""So many rows per pair of words, and the pairs of two columns are few."""

Masker = np.ndarray[Any, np.dtype[np.bool_]]


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
        return pa.concat_arrays([pa.array([], pa.string()), *self.canonical_parts(namen)])

    def canonical_parts(self, namen: Sequence[str] | None = None) -> Iterator[pa.StringArray]:
        """The same in parts."""
        velden, leeg = self.contract.velden(), _empty(len(self.regels))
        kolommen = _side_by_side(
            _canonical(self.kolommen[naam], velden[naam]) if naam in self.kolommen else leeg
            for naam in (namen or [naam for naam, _ in self.in_volgorde()])
        )
        for begin in range(0, len(self.regels), _LINES):
            delen = [kolom[begin : begin + _LINES].dictionary_decode() for kolom in kolommen]
            yield pc.binary_join_element_wise(*delen, SEPARATOR)

    def select(self, rijen: pa.Array) -> TextTable:
        """The table of these rows only, by their places."""
        return replace(
            self,
            kolommen={naam: kolom.take(rijen) for naam, kolom in self.kolommen.items()},
            regels=self.regels.take(rijen),
            eerste_kolom=self.eerste_kolom.take(rijen),
            plaats_van_rij=None if self.plaats_van_rij is None else self.plaats_van_rij.take(rijen),
        )

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
        return next(self.ruw(pa.array([index])))

    def ruw(self, rijen: pa.Array) -> Iterator[dict[str, str]]:
        """The raw cells of each of these rows."""
        cellen = [
            kolom.take(rijen).dictionary_decode().to_pylist() for kolom in self.kolommen.values()
        ]
        return (dict(zip(self.kolommen, rij, strict=True)) for rij in zip(*cellen, strict=True))


def each_its_own(texts: pa.StringArray) -> pa.DictionaryArray:
    """A column whose dictionary holds the text of every row in turn, also one that comes back."""
    return pa.DictionaryArray.from_arrays(np.arange(len(texts), dtype=np.int32), texts)


def in_batches(table: pa.Table, rows: int = _PART) -> pa.Table:
    """The same rows in batches, without a copy: DuckDB gives each core a batch at a time."""
    return pa.Table.from_batches(table.to_batches(max_chunksize=rows), table.schema)


def per_row(values: pa.Array, kolom: pa.DictionaryArray) -> pa.Array:
    """What was made of the words of a column's dictionary, for each row."""
    return dense(by_word(values, kolom))


def by_word(values: pa.Array, kolom: pa.DictionaryArray) -> pa.Array:
    """The same, with each value kept once unless there is one for every row."""
    indices = kolom.indices.to_numpy()
    if len(values) == len(indices) and np.array_equal(indices, np.arange(len(indices))):
        return values
    return pa.DictionaryArray.from_arrays(kolom.indices, values)


def dense(column: pa.Array) -> pa.Array:
    """A column with the value of every row in it, also one whose values were kept once."""
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def column_letters(nummer: int) -> str:
    """The name a spreadsheet gives its column: 1 is A, 27 is AA."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def trim(texts: pa.Array) -> pa.Array:
    """Trim cells exactly as the field types do."""
    return pc.utf8_trim(texts, characters=WIT) if may_hold_blanks(texts) else texts


def may_hold_blanks(texts: pa.StringArray) -> bool:
    """Whether the bytes of these texts are more than visible ASCII, of which nothing is trimmed.

    To look at all bytes at once takes a tenth of the time of looking at both ends of each text.
    """
    data = texts.buffers()[2]
    if data is None or not data.size:
        return False
    signs = np.frombuffer(data, dtype=np.uint8)
    return bool(signs.min() <= ord(" ") or signs.max() > ord("~"))


def which(texts: pa.StringArray, kans: str, test: Callable[[str], bool]) -> Masker:
    """Which texts pass a test that none can pass without matching the pattern `kans`."""
    parts = [texts[begin : begin + _PART] for begin in range(0, len(texts), _PART)]
    found = largest_first(
        lambda part: pc.match_substring_regex(part, kans), parts, lambda part: int(part.nbytes)
    )
    masker: Masker = pa.chunked_array(found, pa.bool_()).to_numpy()
    for nummer in np.flatnonzero(masker):
        masker[nummer] = test(texts[int(nummer)].as_py())
    return masker


def _canonical(kolom: pa.DictionaryArray, veld: Veld) -> pa.DictionaryArray:
    woorden = trim(kolom.dictionary)
    if type(veld).iso is not Veld.iso:
        woorden = pa.array([veld.iso(text) for text in woorden.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(kolom.indices, woorden)


def _empty(length: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(np.zeros(length, dtype=np.int32), pa.array([""]))


def _side_by_side(kolommen: Iterable[pa.DictionaryArray]) -> list[pa.DictionaryArray]:
    """The same line of text in fewer columns: neighbours with few words become one of pairs.

    To join two words for a million rows takes 0.03 s, for the pairs there can be almost nothing.
    """
    samen: list[pa.DictionaryArray] = []
    for kolom in kolommen:
        if samen and len(samen[-1].dictionary) * len(kolom.dictionary) * _FEW <= len(kolom):
            samen.append(_pairs(samen.pop(), kolom))
        else:
            samen.append(kolom)
    return samen


def _pairs(links: pa.DictionaryArray, rechts: pa.DictionaryArray) -> pa.DictionaryArray:
    """Two columns as one, whose words are all those of the one beside all those of the other."""
    breed = len(rechts.dictionary)
    plaatsen = np.arange(len(links.dictionary) * breed)
    woorden = pc.binary_join_element_wise(
        links.dictionary.take(pa.array(plaatsen // breed)),
        rechts.dictionary.take(pa.array(plaatsen % breed)),
        SEPARATOR,
    )
    nummers = links.indices.to_numpy() * np.int32(breed) + rechts.indices.to_numpy()
    return pa.DictionaryArray.from_arrays(nummers, woorden)
