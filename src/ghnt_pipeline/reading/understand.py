"""A table as it was written to one of a known kind, period and sender."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline import limits
from ghnt_pipeline.contracts.fields import Datum, Nummer
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.files import printable
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading.columns import ColumnsUnknown, Herkend, Kolom, explain, recognise
from ghnt_pipeline.reading.crosstab import unfold
from ghnt_pipeline.reading.names import bron_of, period_of
from ghnt_pipeline.reading.privacy import refuse_personal_columns, refuse_personal_content
from ghnt_pipeline.reading.table import RuweTabel
from ghnt_pipeline.reference import normalise
from ghnt_pipeline.text_table import TextTable

_DAGEN_TUSSEN_1900_EN_1904 = 1462
_SERIE = re.compile(r"[2345][0-9]{4}")


@dataclass(frozen=True)
class Gezegd:
    """What is known of a file besides its content: its name, and what the analyst said."""

    path: Path
    bron: str | None
    periode: Periode | None


@dataclass(frozen=True)
class Gelezen:
    """One table of a file: what it is, of when, from whom, its cells, and what was made of them."""

    bestand: str
    blad: str | None
    bron: str
    periode: Periode
    tabel: TextTable
    kolommen: tuple[Kolom, ...]


def understand(ruw: RuweTabel, gezegd: Gezegd, soort: str | None = None) -> Gelezen:
    """Recognise kind, sender and period of a table; `soort` is the kind its layout says it is.

    Raises DeliveryRefused when that cannot be, or is another than the layout says.
    """
    _refuse_oversized(ruw)
    refuse_personal_columns(ruw.kop, _sheet(ruw), ruw.plaatsen)
    try:
        lang, herkend, kolommen = _recognise(ruw)
    except DeliveryRefused:
        _refuse_personal_content(ruw, ())
        raise
    _refuse_personal_content(ruw, () if lang is not ruw else _numbers(herkend))
    kolommen = tuple(
        replace(k, nummer=_number(ruw, k.nummer), kop=printable(k.kop)) for k in kolommen
    )
    tabel = _text_table(lang, herkend, kolommen)
    bron_gezegd = gezegd.bron
    if soort is not None:
        bron_gezegd = _bron_of_layout(soort, herkend, gezegd.bron)
    hints = (*gezegd.path.parts[-3:], ruw.blad or "", *ruw.titels, *_organisaties(ruw))
    return Gelezen(
        bestand=str(gezegd.path),
        blad=ruw.blad,
        bron=bron_of(herkend.contract.bronnen, bron_gezegd, hints),
        periode=period_of(gezegd.periode, gezegd.path.stem, (*ruw.titels, ruw.blad or "")),
        tabel=tabel,
        kolommen=kolommen,
    )


def _refuse_oversized(ruw: RuweTabel) -> None:
    if len(ruw.kop) > limits.MAX_COLUMNS:
        raise DeliveryRefused(
            f"the table has {len(ruw.kop)} columns, more than the limit of {limits.MAX_COLUMNS}. "
            "Ask the supplier for the columns of the contract"
        )
    for nummer, kolom in enumerate(ruw.kolommen):
        bytes_of_it = pc.max(pc.binary_length(kolom.dictionary)).as_py() or 0
        if bytes_of_it <= limits.MAX_CELL:
            continue  # characters are no more than bytes, and these need no counting
        if pc.max(pc.utf8_length(kolom.dictionary)).as_py() > limits.MAX_CELL:
            raise DeliveryRefused(
                f"column {_number(ruw, nummer)} holds a cell of more than {limits.MAX_CELL} "
                "characters, the limit. Ask the supplier to export the file again"
            )


def _bron_of_layout(soort: str, herkend: Herkend, gezegd: str | None) -> str:
    """Who sent it by the layout. Raises DeliveryRefused when its fields or `--bron` say another."""
    bron, _, leversoort = soort.partition(".")
    if leversoort != herkend.contract.leversoort:
        raise DeliveryRefused(
            f"the layout says {soort}, its fields are those of {herkend.contract.leversoort}. "
            "Correct the layout file"
        )
    if gezegd not in {None, bron}:
        raise DeliveryRefused(f"the layout says {soort}, --bron says {gezegd}. Which is it?")
    return bron


def _refuse_personal_content(ruw: RuweTabel, zwaar: Collection[int]) -> None:
    refuse_personal_content(ruw.kop, ruw.kolommen, zwaar, _sheet(ruw), ruw.plaatsen)


def _sheet(ruw: RuweTabel) -> str:
    return f"sheet {ruw.blad}" if ruw.blad else ""


def _numbers(herkend: Herkend) -> frozenset[int]:
    """The columns of numbers and pseudonyms, which may look like personal data by chance."""
    velden = herkend.contract.velden()
    return frozenset(n for naam, n in herkend.kolom_van.items() if isinstance(velden[naam], Nummer))


def _number(ruw: RuweTabel, index: int) -> int:
    """The number, from 1, of a column in the file."""
    return ruw.plaatsen[index] if ruw.plaatsen else index + 1


def _recognise(ruw: RuweTabel) -> tuple[RuweTabel, Herkend, tuple[Kolom, ...]]:
    """The table in its long form, its kind, and what was made of each column."""
    try:
        herkend = recognise(ruw.kop)
    except ColumnsUnknown:
        unfolded = unfold(ruw)
        if unfolded is None:
            raise
        lang, kolommen = unfolded
        return lang, recognise(lang.kop), kolommen
    return ruw, herkend, explain(herkend, ruw.kop)


def _text_table(ruw: RuweTabel, herkend: Herkend, kolommen: tuple[Kolom, ...]) -> TextTable:
    velden = herkend.contract.velden()
    nummers = sorted(herkend.kolom_van.items(), key=lambda paar: paar[1])
    return TextTable(
        contract=herkend.contract,
        kolommen={
            naam: _since_1904(ruw.kolommen[nummer])
            if ruw.datum1904 and isinstance(velden[naam], Datum)
            else ruw.kolommen[nummer]
            for naam, nummer in nummers
        },
        regels=ruw.regels,
        scheef=ruw.scheef,
        voetregels=ruw.voetregels,
        genegeerd=tuple(
            kolom.kop or f"column {kolom.nummer} (without a name)"
            for kolom in kolommen
            if kolom.veld is None
        ),
        eerste_kolom=ruw.kolommen[0],
        plaatsen={naam: ruw.plaatsen[nummer] for naam, nummer in nummers} if ruw.plaatsen else {},
        plaats_van_rij=ruw.plaats_van_rij,
    )


def _since_1904(kolom: pa.DictionaryArray) -> pa.DictionaryArray:
    """Days counted from 1904 as days counted from 1900; what is written as a date stays."""
    woorden = [
        str(int(woord) + _DAGEN_TUSSEN_1900_EN_1904) if _SERIE.fullmatch(woord) else woord
        for woord in kolom.dictionary.to_pylist()
    ]
    return pa.DictionaryArray.from_arrays(kolom.indices, pa.array(woorden, pa.string()))


def _organisaties(ruw: RuweTabel) -> list[str]:
    """The distinct values of an organisatie column, which may tell who sent the file."""
    for naam, kolom in zip(ruw.kop, ruw.kolommen, strict=True):
        if normalise(naam) == "organisatie":
            return [str(woord) for woord in kolom.dictionary.to_pylist()]
    return []
