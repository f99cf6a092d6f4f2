"""Reports on tables whose cells stand in the test, as if read from line 2 of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa

from ghnt_pipeline.bevindingen import Oordeel, TabelRapport, quality_of, write_bevindingen
from ghnt_pipeline.checking import check
from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.deliveries import DeliveryKey
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.quality import spiegel
from ghnt_pipeline.text_table import TextTable

SHA = "0123456789abcdef" * 4
TRAJECT = (
    *("trajectnummer", "clientnummer", "gemeente_herkomst", "rol"),
    *("datum_start", "hulpvorm", "kosten"),
)
GOED = "T{n};C{n};Dordrecht;kind;01-02-2019;nazorg;12,5"


def text_table(kind: str, kolommen: Sequence[str], rijen: Sequence[Sequence[str]]) -> TextTable:
    cellen = {
        naam: pa.array([rij[nummer] for rij in rijen], pa.string()).dictionary_encode()
        for nummer, naam in enumerate(kolommen)
    }
    return TextTable(
        contract=kinds()[kind],
        kolommen=cellen,
        regels=pa.array(range(2, 2 + len(rijen)), pa.int64()),
        scheef=(),
        voetregels=0,
        genegeerd=(),
        eerste_kolom=cellen[kolommen[0]],
        plaatsen={naam: nummer for nummer, naam in enumerate(kolommen, start=1)},
    )


def report(
    kind: str,
    kolommen: Sequence[str],
    rijen: Sequence[Sequence[str]],
    *,
    blad: str | None = None,
    oordeel: Oordeel = Oordeel.AANGENOMEN,
    koppen: Mapping[str, str] | None = None,
) -> TabelRapport:
    periode = Periode.parse("2019K1")
    tabel = text_table(kind, kolommen, rijen)
    gecontroleerd = check(tabel, periode.laatste_dag)
    bron, soort = kind.split(".")
    key = DeliveryKey(bron, soort, str(periode))
    return TabelRapport(
        key=key,
        blad=blad,
        gecontroleerd=gecontroleerd,
        spiegel=spiegel(gecontroleerd.rijen, tabel.contract, periode, tabel.kolommen),
        signalen=quality_of(
            [], key, gecontroleerd.rijen, {c: n for (c, _), n in gecontroleerd.per_regel().items()}
        ),
        oordeel=oordeel,
        koppen=koppen or {},
    )


def trajecten(*rijen: str, **rest: Any) -> TabelRapport:
    """A report on trajecten of Blijf; each row is a line of cells."""
    return report("blijf.trajecten", TRAJECT, [rij.split(";") for rij in rijen], **rest)


def written(folder: Path, *tabellen: TabelRapport, bestand: str = "trajecten.csv") -> Path:
    return write_bevindingen(folder / "bevindingen", bestand, SHA, tabellen)


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every sheet, by the name of the sheet."""
    boek = openpyxl.load_workbook(path)
    return {blad.title: list(blad.iter_rows(values_only=True)) for blad in boek}


def table(path: Path, blad: str) -> list[dict[str, Any]]:
    """The rows of a sheet below its header, by the words of the header."""
    rijen = cells(path)[blad]
    leeg = next(nummer for nummer, rij in enumerate(rijen) if not any(rij))
    kop = rijen[leeg + 1]
    return [dict(zip(kop, rij, strict=True)) for rij in rijen[leeg + 2 :]]
