"""Control sums: what a supplier's `Totaal` rows and columns say, beside what the rows add up to.

They are never counted. Where one can be compared and differs, that is a finding: a row may be
missing, or a filter was on when the file was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Gemeente
from ghnt_pipeline.contracts.fields import Aantal, Getal
from ghnt_pipeline.reference import TOTALEN, could_say, normalise
from ghnt_pipeline.text_table import Masker, TextTable, which

SOM = """
with som as (
    select {groep} sum(aantal) as som, bool_or(aantal is null) as onvolledig
    from rijen
    where not controle and {geteld}
    group by all
)
select rijen.rij
from rijen
inner join som on {zelfde} true
where rijen.{soort} and rijen.aantal is not null
  and (som.som > rijen.aantal or (not som.onvolledig and som.som <> rijen.aantal))
order by rijen.rij
"""
"""Control rows that are not the sum of the rows of the same group. While an amount of the group
is not given its sum is a lower bound."""


def quiet_connection() -> duckdb.DuckDBPyConnection:
    """Connect without the bar that DuckDB prints on stdout, amid the data, for a slow query.

    What is registered with one is not seen by another.
    """
    verbinding = _database().cursor()
    verbinding.execute("set enable_progress_bar = false")
    return verbinding


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One for all files of a run: to begin one takes 15 ms, as long as to check a small file."""
    return duckdb.connect()


def control_rows(tabel: TextTable) -> Masker:
    """Rows that are control sums: `Totaal` for a gemeente or soort, or in the first column."""
    velden = tabel.contract.velden()
    eerste_is_lijst = any(
        tabel.eerste_kolom is kolom and isinstance(velden[naam], Code) and _has_total(velden[naam])
        for naam, kolom in tabel.kolommen.items()
    )
    controle = _of_gemeente(tabel) | _of_soort(tabel)
    return controle if eerste_is_lijst else controle | _is_total(tabel.eerste_kolom)


def _of_gemeente(tabel: TextTable) -> Masker:
    velden = tabel.contract.velden()
    return _any(tabel, [k for n, k in tabel.kolommen.items() if isinstance(velden[n], Gemeente)])


def _of_soort(tabel: TextTable) -> Masker:
    """A code that tells records apart, of a list without a total, that says `Totaal`."""
    velden, sleutel = tabel.contract.velden(), tabel.contract.sleutel
    return _any(
        tabel,
        [
            kolom
            for naam, kolom in tabel.kolommen.items()
            if naam in sleutel and isinstance(velden[naam], Code) and not _has_total(velden[naam])
        ],
    )


def _has_total(veld: Any) -> bool:
    return "totaal" in veld.codes()


def _any(tabel: TextTable, kolommen: list[pa.DictionaryArray]) -> Masker:
    masker = np.zeros(len(tabel.regels), dtype=bool)
    for kolom in kolommen:
        masker |= _is_total(kolom)
    return masker


_MAYBE_TOTAL = could_say("totaal")
"""All of TOTALEN say this."""


def _is_total(kolom: pa.DictionaryArray) -> Masker:
    woorden = which(kolom.dictionary, _MAYBE_TOTAL, lambda woord: normalise(woord) in TOTALEN)
    if not woorden.any():
        return np.zeros(len(kolom), dtype=bool)
    masker: Masker = woorden[kolom.indices.to_numpy()]
    return masker


def differing_sums(
    tabel: TextTable, getypt: pa.Table, controle: Masker
) -> Iterator[tuple[int, str]]:
    """Row and field of each control sum that is not what the rows of the table add up to.

    Amounts are compared with the sum over the gemeenten (without `regio`) of the same soort and
    categorie, or over the categorieën of a gemeente (a pair is none: its records are in both);
    in a list of records, the number of rows.
    """
    if not controle.any():
        return
    velden = tabel.contract.velden()
    aantallen = [n for n, v in velden.items() if isinstance(v, Aantal) and n in tabel.kolommen]
    if not aantallen:
        yield from _of_records(tabel, controle)
        return
    per_gemeente = _of_soort(tabel)
    masks = {"controle": controle, "van_gemeente": per_gemeente,
             "van_regio": controle & ~per_gemeente}  # fmt: skip
    for naam in aantallen:
        rijen = pa.table(
            {
                **{k: getypt.column(k) for k in (*tabel.contract.sleutel, "rij")},
                "aantal": getypt.column(naam),
                **{k: pa.array(masker) for k, masker in masks.items()},
            }
        )
        yield from ((rij, naam) for rij in _differing(rijen, tabel.contract))


def _differing(rijen: pa.Table, contract: type[Contract]) -> list[int]:
    overig = [k for k in contract.sleutel if k != "gemeente"]
    vragen = [_question(overig, "van_regio", "gemeente is distinct from 'regio'")]
    if "categorie" in overig:
        veld = contract.velden()["categorie"]
        ongeteld = ["totaal", *(veld.paren() if isinstance(veld, CodeOfPaar) else ())]
        geteld = " and ".join(f"categorie is distinct from '{code}'" for code in ongeteld)
        vragen.append(_question(["gemeente"], "van_gemeente", geteld))
    with quiet_connection() as verbinding:
        verbinding.register("rijen", rijen)
        return [rij for vraag in vragen for (rij,) in verbinding.execute(vraag).fetchall()]


def _question(groep: list[str], soort: str, geteld: str) -> str:
    return SOM.format(
        groep="".join(f"{kolom}, " for kolom in groep),
        zelfde="".join(f"rijen.{k} is not distinct from som.{k} and " for k in groep),
        soort=soort,
        geteld=geteld,
    )


def _of_records(tabel: TextTable, controle: Masker) -> Iterator[tuple[int, str]]:
    """Of a list of records a control row holds how many there are; an amount's sum is its own."""
    rijen, velden = int((~controle).sum()) + len(tabel.scheef), tabel.contract.velden()
    for nummer in np.flatnonzero(controle):
        gegeven = {
            naam: int(cell)
            for naam, cell in tabel.rij(int(nummer)).items()
            if cell.strip().isdecimal() and not isinstance(velden[naam], Getal)
        }
        if gegeven and rijen not in gegeven.values():
            yield int(nummer), next(iter(gegeven))
