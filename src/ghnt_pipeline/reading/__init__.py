"""A supplier's file to text tables of a known kind, period and sender."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading.csv_files import read_csv
from ghnt_pipeline.reading.decode import decode
from ghnt_pipeline.reading.header import recognise
from ghnt_pipeline.reading.names import bron_of, period_of
from ghnt_pipeline.reading.privacy import refuse_personal_columns
from ghnt_pipeline.reading.table import RuweTabel
from ghnt_pipeline.reference import normalise
from ghnt_pipeline.text_table import TextTable

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})


@dataclass(frozen=True)
class Gelezen:
    """One table of a file: what it is, of when, from whom, and its cells."""

    bestand: str
    blad: str | None
    bron: str
    periode: Periode
    tabel: TextTable


def read_file(
    path: Path, content: bytes, *, bron: str | None = None, periode: Periode | None = None
) -> list[Gelezen]:
    """Read every table of one file; `path` counts for its name and folder names only.

    Raises DeliveryRefused, with one sentence, when a table cannot be read or understood.
    """
    if path.suffix.lower() not in TEXT_SUFFIXES:
        raise DeliveryRefused(
            f"files of type {path.suffix or 'unknown'} cannot be read yet. Save it as CSV UTF-8"
        )
    return [_understand(path, ruw, bron, periode) for ruw in [read_csv(decode(content))]]


def _understand(path: Path, ruw: RuweTabel, bron: str | None, periode: Periode | None) -> Gelezen:
    refuse_personal_columns(ruw.kop)
    herkend = recognise(ruw.kop)
    gebruikt = set(herkend.kolom_van.values())
    tabel = TextTable(
        contract=herkend.contract,
        kolommen={
            naam: ruw.kolommen[nummer]
            for naam, nummer in sorted(herkend.kolom_van.items(), key=lambda paar: paar[1])
        },
        regels=ruw.regels,
        scheef=ruw.scheef,
        voetregels=ruw.voetregels,
        genegeerd=tuple(
            naam or f"column {nummer + 1} (without a name)"
            for nummer, naam in enumerate(ruw.kop)
            if nummer not in gebruikt
        ),
        eerste_kolom=ruw.kolommen[0],
    )
    wie = bron_of(
        herkend.contract.bronnen, bron, (*path.parts[-3:], *ruw.titels, *_organisaties(ruw))
    )
    return Gelezen(str(path), ruw.blad, wie, period_of(periode, path.stem, ruw.titels), tabel)


def _organisaties(ruw: RuweTabel) -> list[str]:
    """The distinct values of an organisatie column, which may tell who sent the file."""
    for naam, kolom in zip(ruw.kop, ruw.kolommen, strict=True):
        if normalise(naam) == "organisatie":
            return [str(woord) for woord in kolom.dictionary.to_pylist()]
    return []


__all__ = ["Gelezen", "read_file"]
