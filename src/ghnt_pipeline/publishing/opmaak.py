"""Numbers, days and periods as a Dutch reader expects them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.periods import Periode

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

DECIMALEN = {eenheid: 1 if eenheid is Eenheid.PER_1000 else 0 for eenheid in Eenheid}

_KOMMA_EN_PUNT = str.maketrans(",.", ".,")


def getal(waarde: float, decimalen: int = 0) -> str:
    """Write 1234.5 as `1.234,5`; a half goes up, as in the figures themselves."""
    schaal = 10**decimalen
    return f"{floor(waarde * schaal + 0.5) / schaal:,.{decimalen}f}".translate(_KOMMA_EN_PUNT)


def getal_van(waarde: float, eenheid: str) -> str:
    """Write a figure as it stands in a table: `1.250`, `62 %`, `€ 1.250`.

    Raises ValueError for a unit that is not known here.
    """
    soort = Eenheid(eenheid)
    tekst = getal(waarde, DECIMALEN[soort])
    return {Eenheid.PROCENT: f"{tekst} %", Eenheid.EURO: f"€ {tekst}"}.get(soort, tekst)


def met_eenheid(waarde: float, eenheid: str) -> str:
    """Write a figure as a sentence says it: `45 dagen`, `12 uur`, `2,4 per 1.000 inwoners`."""
    achter = {
        Eenheid.DAGEN: " dagen",
        Eenheid.UREN: " uur",
        Eenheid.PER_1000: " per 1.000 inwoners",
    }
    return getal_van(waarde, eenheid) + achter.get(Eenheid(eenheid), "")


def datum(dag: date) -> str:
    """Write 2019-12-31 as `31 december 2019`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def kort(periode: str) -> str:
    """Write `2019K4` as `2019 K4`, for a column or an axis."""
    return periode.replace("K", " K")


def voluit(periode: str) -> str:
    """Write `2019K4` as `4e kwartaal 2019`, for a heading."""
    jaar, _, kwartaal = periode.partition("K")
    return f"{kwartaal}e kwartaal {jaar}" if kwartaal else jaar


def in_periode(periode: str) -> str:
    """Write `2019K4` as `in het 4e kwartaal van 2019`, for a sentence."""
    jaar, _, kwartaal = periode.partition("K")
    return f"in het {kwartaal}e kwartaal van {jaar}" if kwartaal else f"in {jaar}"


def op_dag(periode: str) -> str:
    """Write `2019K4` as `op 31 december 2019`, for what is counted on its last day."""
    return f"op {datum(Periode.parse(periode).laatste_dag)}"


def jaar_eerder(periode: str) -> str:
    """The same quarter a year before, or the year before."""
    eigen = Periode.parse(periode)
    return str(Periode(eigen.jaar - 1, eigen.maand, eigen.maanden))


def opsomming(delen: Sequence[str]) -> str:
    """Join as `a, b en c`."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def met_hoofdletter(zin: str) -> str:
    """Make the first letter a capital and leave the rest."""
    return zin[:1].upper() + zin[1:]
