"""A supplier's table before its columns are recognised: cells as they were written."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.reference import normalise


@dataclass(frozen=True)
class RuweTabel:
    """A table before its columns are recognised.

    `kolommen` are dictionary-encoded text, all of one length; `regels` the line of each row in
    the file; `scheef` the lines whose number of cells differs from the header's; `voetregels`
    how many rows only name the source.
    """

    kop: tuple[str, ...]
    titels: tuple[str, ...]
    kolommen: tuple[pa.DictionaryArray, ...]
    regels: pa.Int64Array
    scheef: tuple[int, ...]
    voetregels: int
    blad: str | None = None


def is_footer(row: list[str]) -> bool:
    """Whether a row only says where the figures come from: `Bron: ...` and nothing else."""
    gevuld = [cell for cell in row if cell.strip()]
    return len(gevuld) == 1 and normalise(gevuld[0]).startswith("bron")


def tidy(tabel: RuweTabel) -> RuweTabel:
    """Leave out separator rows, `Bron:` rows and columns without a name or a value."""
    return _without_empty_columns(_without_separators(tabel))


def _without_separators(tabel: RuweTabel) -> RuweTabel:
    """A row in which every cell is empty is no row; one that only names the source is control."""
    eerste, *andere = tabel.kolommen
    woorden = eerste.dictionary.to_pylist() if len(eerste.dictionary) else []
    apart = pa.array(
        [not woord.strip() or normalise(woord).startswith("bron") for woord in woorden], pa.bool_()
    ).take(eerste.indices)
    for kolom in andere:
        if not pc.any(apart).as_py():
            return tabel
        leeg = pc.equal(pc.utf8_trim_whitespace(kolom.dictionary), "").take(kolom.indices)
        apart = pc.and_(apart, leeg)
    if not pc.any(apart).as_py():
        return tabel
    voet = pc.sum(pc.not_equal(pc.utf8_trim_whitespace(eerste.dictionary), "")
                  .take(eerste.indices).filter(apart)).as_py()  # fmt: skip
    rest = pc.invert(apart)
    return replace(
        tabel,
        kolommen=tuple(kolom.filter(rest) for kolom in tabel.kolommen),
        regels=tabel.regels.filter(rest),
        voetregels=tabel.voetregels + (voet or 0),
    )


def _without_empty_columns(tabel: RuweTabel) -> RuweTabel:
    """A column with neither a name nor a value is what a trailing delimiter leaves."""
    blijft = [
        nummer
        for nummer, (naam, kolom) in enumerate(zip(tabel.kop, tabel.kolommen, strict=True))
        if naam or any(woord.strip() for woord in kolom.dictionary.to_pylist())
    ]
    return replace(
        tabel,
        kop=tuple(tabel.kop[n] for n in blijft),
        kolommen=tuple(tabel.kolommen[n] for n in blijft),
    )
