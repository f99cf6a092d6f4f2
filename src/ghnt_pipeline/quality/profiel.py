"""A delivery as a handful of counts: what quarters are compared by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import ParquetFile

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.codes import Code, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import Aantal, JaNee
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.indicators import Eenheid, load_indicators
from ghnt_pipeline.reference import gemeenten

Cel = tuple[str, str]
"""An area, and what is counted there: `("GM0505", "melding KM")`."""


@dataclass(frozen=True)
class Profiel:
    """Rows, missing cells per field, rows per code of each field with a list.

    Deliveries of amounts have `cellen` instead of `codes`: None is a marker such as <5.
    """

    rijen: int
    leeg: Mapping[str, int]
    codes: Mapping[str, Mapping[str, int]]
    cellen: Mapping[Cel, int | None]

    def gevuld(self, veld: str) -> int:
        return self.rijen - self.leeg[veld]


def profiel_van(rijen: pa.Table, contract: type[Contract]) -> Profiel:
    """Count what `Profiel` holds."""
    leeg = {naam: rijen.column(naam).null_count for naam in contract.velden()}
    return _profile(rijen, leeg, contract)


def profiel_van_bestand(pad: Path, contract: type[Contract]) -> Profiel:
    """The same of a stored delivery, reading only the columns that are counted.

    A field that the contract did not have when it was stored counts as missing in every row.
    """
    bestand = ParquetFile(pad)
    namen = set(bestand.schema_arrow.names)
    groepen = [bestand.metadata.row_group(n) for n in range(bestand.metadata.num_row_groups)]
    leeg = dict.fromkeys(contract.velden(), bestand.metadata.num_rows)
    leeg |= dict.fromkeys(namen & set(leeg), 0)
    for groep in groepen:
        for nummer in range(groep.num_columns):
            kolom = groep.column(nummer)
            naam = kolom.path_in_schema.partition(".")[0]
            if naam in leeg:
                leeg[naam] += kolom.statistics.null_count
    nodig = [naam for naam in _counted(contract) if naam in namen]
    # To hand columns of a quarter out to threads takes as long as reading them.
    return _profile(bestand.read(columns=nodig, use_threads=False), leeg, contract)


def _counted(contract: type[Contract]) -> list[str]:
    """The columns whose values are counted."""
    if bedragen := _amounts(contract):
        return [*contract.sleutel, *bedragen]
    return [n for n, v in contract.velden().items() if isinstance(v, Code | Gemeente | JaNee)]


def _profile(rijen: pa.Table, leeg: Mapping[str, int], contract: type[Contract]) -> Profiel:
    bedragen = _amounts(contract)
    codes = {
        naam: count_per_code(contract.velden()[naam], rijen.column(naam))
        if naam in rijen.column_names
        else {}
        for naam in ([] if bedragen else _counted(contract))
    }
    cellen = _cells(rijen, contract, bedragen) if bedragen else {}
    return Profiel(rijen.num_rows, leeg, codes, cellen)


def count_per_code(veld: Veld, kolom: pa.ChunkedArray) -> dict[str, int]:
    """Rows per code, the most used first; former municipalities count as those of today."""
    plat = pc.list_flatten(kolom) if pa.types.is_list(kolom.type) else kolom
    telling = Counter[str]()
    for paar in pc.value_counts(plat.drop_null()).to_pylist():
        code = _word(paar["values"])
        telling[_today(code) if isinstance(veld, Gemeente) else code] += paar["counts"]
    return dict(sorted(telling.items(), key=lambda t: (-t[1], t[0])))


def _word(code: str | bool) -> str:
    return code if isinstance(code, str) else ("ja" if code else "nee")


def _today(code: str) -> str:
    gemeente = gemeenten().get(code)
    return gemeente.code_nu if gemeente else code


def _amounts(contract: type[Contract]) -> list[str]:
    """The columns of a delivery of amounts that are compared; of records there are none."""
    return [n for n, v in contract.velden().items() if isinstance(v, Aantal) and not v.leeg]


@cache
def _no_counts() -> frozenset[str]:
    """Indicators whose amounts are days or rates: they do not add up over municipalities."""
    return frozenset(i.id for i in load_indicators().values() if i.eenheid is not Eenheid.AANTAL)


def _cells(rijen: pa.Table, contract: type[Contract], bedragen: list[str]) -> dict[Cel, int | None]:
    """Every amount by its cell; amounts of municipalities that are now one are added."""
    gebied, *soorten = contract.sleutel
    indicator = next((n for n, v in contract.velden().items() if isinstance(v, IndicatorId)), None)
    cellen: dict[Cel, int | None] = {}
    for rij in rijen.select([gebied, *soorten, *bedragen]).to_pylist():
        if indicator and rij[indicator] in _no_counts():
            continue
        for bedrag in bedragen:
            woorden = [rij[soort] or "totaal" for soort in soorten]
            cel = (_today(rij[gebied]), " ".join(woorden) or bedrag)
            eerder, nu = cellen.get(cel), rij[bedrag]
            cellen[cel] = nu if eerder is None else eerder if nu is None else eerder + nu
    return cellen
