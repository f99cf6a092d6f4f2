"""A supplier's table before its columns are recognised: cells as they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.reference import could_say, gemeente_spellingen, normalise
from ghnt_pipeline.text_table import per_row, which


@dataclass(frozen=True)
class RuweTabel:
    """A table before its columns are recognised.

    `kolommen` are dictionary-encoded text, all of one length; `regels` the line of each row in
    the file; `scheef` the lines whose number of cells differs from the header's; `voetregels`
    how many rows below the table are a note or name the source. A table from a worksheet knows in
    `plaatsen` the column number of each column, from 1. One that was a crosstab has long rows:
    `plaats_van_rij` is the column number each came from. In a workbook with `datum1904` days are
    counted from 1904.
    """

    kop: tuple[str, ...]
    titels: tuple[str, ...]
    kolommen: tuple[pa.DictionaryArray, ...]
    regels: pa.Int64Array
    scheef: tuple[int, ...]
    voetregels: int
    blad: str | None = None
    plaatsen: tuple[int, ...] = ()
    datum1904: bool = False
    plaats_van_rij: pa.Int64Array | None = None


def is_footer(row: Sequence[str]) -> bool:
    """Whether a row only says where the figures come from: `Bron: ...` and nothing else."""
    gevuld = [cell for cell in row if cell.strip()]
    return len(gevuld) == 1 and normalise(gevuld[0]).startswith("bron")


def tidy(tabel: RuweTabel) -> RuweTabel:
    """Leave out separator rows, notes below the table and columns without a name or a value."""
    return _without_empty_columns(_without_notes(_without_separators(tabel)))


def compact(kolom: pa.DictionaryArray) -> pa.DictionaryArray:
    """Leave the words of rows that are gone out of a column's dictionary."""
    return kolom.dictionary_decode().dictionary_encode()


_APART = rf"^[\x00-\x20]*$|{could_say('bron')}"


def _is_apart(woord: str) -> bool:
    """Whether a first cell may stand in a row that is no row."""
    return not woord.strip() or normalise(woord).startswith("bron")


def _without_separators(tabel: RuweTabel) -> RuweTabel:
    """A row in which every cell is empty is no row; one that only names the source is control."""
    eerste, *andere = tabel.kolommen
    apart = per_row(pa.array(which(eerste.dictionary, _APART, _is_apart)), eerste)
    for kolom in andere:
        if not pc.any(apart).as_py():
            return tabel
        leeg = per_row(pc.equal(pc.utf8_trim_whitespace(kolom.dictionary), ""), kolom)
        apart = pc.and_(apart, leeg)
    if not pc.any(apart).as_py():
        return tabel
    voet = pc.sum(pc.not_equal(pc.utf8_trim_whitespace(eerste.dictionary), "")
                  .take(eerste.indices).filter(apart)).as_py()  # fmt: skip
    rest = pc.invert(apart)
    return replace(
        tabel,
        kolommen=tuple(compact(kolom.filter(rest)) for kolom in tabel.kolommen),
        regels=tabel.regels.filter(rest),
        voetregels=tabel.voetregels + (voet or 0),
    )


def _without_notes(tabel: RuweTabel) -> RuweTabel:
    """Rows at the end with a sentence in the first cell and nothing beside it are control rows."""
    blijft = len(tabel.regels)
    while blijft and len(tabel.kolommen) > 1 and _is_note([k[blijft - 1] for k in tabel.kolommen]):
        blijft -= 1
    if blijft == len(tabel.regels):
        return tabel
    return replace(
        tabel,
        kolommen=tuple(compact(kolom.slice(0, blijft)) for kolom in tabel.kolommen),
        regels=tabel.regels.slice(0, blijft),
        voetregels=tabel.voetregels + len(tabel.regels) - blijft,
    )


def _is_note(cellen: Sequence[pa.Scalar]) -> bool:
    """Whether a row says something and holds nothing: words in its first cell, and no gemeente.

    The number of a record has no spaces, and a day has no letters.
    """
    eerste, *andere = [cell.as_py().strip() for cell in cellen]
    return (
        not any(andere)
        and len(eerste.split()) > 1
        and any(sign.isalpha() for sign in eerste)
        and normalise(eerste) not in gemeente_spellingen()
        and not normalise(eerste).startswith("totaal")
    )


def _without_empty_columns(tabel: RuweTabel) -> RuweTabel:
    """A column with neither a name nor a value is what a trailing delimiter leaves."""
    blijft = [
        nummer
        for nummer, (naam, kolom) in enumerate(zip(tabel.kop, tabel.kolommen, strict=True))
        if naam or any(woord.as_py().strip() for woord in kolom.dictionary)
    ]
    return replace(
        tabel,
        kop=tuple(tabel.kop[n] for n in blijft),
        kolommen=tuple(tabel.kolommen[n] for n in blijft),
        plaatsen=tuple(tabel.plaatsen[n] for n in blijft) if tabel.plaatsen else (),
    )
