"""Goals and published rows to try sentences and charts on; the figures are SYNTHETIC."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ghnt_pipeline.indicators import Richting
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing import Edition, Status, Waarde
from ghnt_pipeline.publishing.doelen import Doel
from ghnt_pipeline.reference import gemeenten_van_de_regio

VANAF = date(2014, 1, 1)


def minstens(waarde: float) -> Doel:
    return Doel(waarde, Richting.HOGER_IS_BETER, VANAF)


def hoogstens(waarde: float) -> Doel:
    return Doel(waarde, Richting.LAGER_IS_BETER, VANAF)


ELKE_KEER = Doel(100, Richting.HOGER_IS_BETER, VANAF, is_alle=True)
BENADERING = Doel(
    20, Richting.LAGER_IS_BETER, VANAF, benadering="Het doel gaat over plaatsen, dit niet."
)
RECIDIVE = (
    Doel(60, Richting.HOGER_IS_BETER, date(2016, 1, 1), date(2016, 12, 31)),
    Doel(80, Richting.HOGER_IS_BETER, date(2018, 1, 1), date(2018, 12, 31)),
)


def _rij(
    waarde: float, teller: int | None, noemer: int | None, eenheid: str, periode: str
) -> Waarde:
    return Waarde(
        "meldingen", "regio", periode, "totaal", "totaal", waarde, teller, noemer, None, None,
        eenheid, Status.BEKEND, False, False, "",
    )  # fmt: skip


def aandeel(teller: int, noemer: int, periode: str = "2019", **anders: object) -> Waarde:
    """A share as an edition has it: whole per cent, half up, of published counts."""
    rij = _rij(float((200 * teller + noemer) // (2 * noemer)), teller, noemer, "procent", periode)
    return replace(rij, **anders)  # type: ignore[arg-type]


def aantal(waarde: int, periode: str = "2019", **anders: object) -> Waarde:
    """A published count."""
    return replace(_rij(float(waarde), waarde, None, "aantal", periode), **anders)  # type: ignore[arg-type]


def rate(teller: int, inwoners: int, periode: str = "2019", **anders: object) -> Waarde:
    """A rate per 1,000 inhabitants, one decimal."""
    tienden = (20_000 * teller + inwoners) // (2 * inwoners)
    return replace(_rij(tienden / 10, teller, inwoners, "per_1000", periode), **anders)  # type: ignore[arg-type]


def zonder(status: Status, periode: str = "2019", eenheid: str = "procent") -> Waarde:
    """A row without a figure."""
    rij = aandeel(10, 20, periode)
    return replace(rij, waarde=None, teller=None, noemer=None, status=status, eenheid=eenheid)


def editie(rijen: list[Waarde]) -> Edition:
    return Edition(Periode.parse("2019K4"), "Zuid-Holland Zuid", tuple(rijen), (), ())


def gemeenterijen(*waarden: Waarde) -> list[Waarde]:
    codes = ["regio", *(gemeente.code for gemeente in gemeenten_van_de_regio())]
    return [replace(w, gebied=code) for code, w in zip(codes, waarden, strict=True)]


AANDELEN = [(910, 1405), (30, 50), (325, 530), (50, 120), None, (30, 65), (140, 210), (60, 90),
            (60, 90), (40, 60), (105, 145)]  # fmt: skip
