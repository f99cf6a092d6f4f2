"""Goals: which one is in force in a period, and what a published share says about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ghnt_pipeline.indicators import Eenheid, Richting
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.edition import Status, Waarde
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.statistics import Oordeel, judge, share_interval

MINSTENS_GENOEMD = 10
"""The smallest published count; a difference of two of them below this is not named."""


@dataclass(frozen=True, slots=True)
class Doel:
    """What was agreed: at least (or at most) `waarde` per cent, from the first day to the last.

    `is_alle`: it holds for every single case. `benadering`: what the figure measures instead of
    what was agreed; empty when it measures just that.
    """

    waarde: float
    richting: Richting
    geldig_van: date
    geldig_tot: date | None = None
    is_alle: bool = False
    benadering: str = ""
    bron: str = ""

    @property
    def is_indirect(self) -> bool:
        """Whether the figure only comes near what the goal is about: no verdict then."""
        return bool(self.benadering)


class Uitslag(StrEnum):
    """All that may be said of a figure and the goals of its indicator."""

    GEHAALD = "gehaald"
    NIET_GEHAALD = "niet_gehaald"
    KAN_TOEVAL_ZIJN = "kan_toeval_zijn"
    ELKE_KEER = "elke_keer"
    NIET_COMPLEET = "niet_compleet"
    LAATST_AFGESPROKEN = "laatst_afgesproken"
    GEEN_DOEL = "geen_doel"
    GEEN_CIJFER = "geen_cijfer"


def geldend(doelen: Iterable[Doel], periode: str) -> Doel | None:
    """The first goal that is in force on every day of a period."""
    eigen = Periode.parse(periode)
    for doel in doelen:
        is_begonnen = doel.geldig_van <= eigen.eerste_dag
        if is_begonnen and (doel.geldig_tot is None or eigen.laatste_dag <= doel.geldig_tot):
            return doel
    return None


def laatst_afgesproken(doelen: Iterable[Doel], periode: str) -> Doel | None:
    """The goal that ended last before the end of a period."""
    einde = Periode.parse(periode).laatste_dag
    voorbij = [d for d in doelen if d.geldig_tot is not None and d.geldig_tot < einde]
    return max(voorbij, key=lambda doel: doel.geldig_tot or date.min, default=None)


def uitslag(nu: Waarde, doelen: Iterable[Doel]) -> Uitslag:
    """Judge a share by the goal of its period; met or missed only by its whole interval.

    Raises ValueError for a shown share without published counts, or of fewer than 20.
    """
    if nu.cijfer is None or nu.eenheid != Eenheid.PROCENT:
        return Uitslag.GEEN_CIJFER if nu.cijfer is None else Uitslag.GEEN_DOEL
    doelen = tuple(doelen)
    doel = geldend(doelen, nu.periode)
    if doel is None:
        eerder = laatst_afgesproken(doelen, nu.periode)
        return Uitslag.GEEN_DOEL if eerder is None else Uitslag.LAATST_AFGESPROKEN
    if nu.onvolledig or nu.status is Status.ONVOLLEDIG:
        return Uitslag.NIET_COMPLEET
    if doel.is_alle:
        return Uitslag.ELKE_KEER
    interval = share_interval(*tellingen(nu))
    oordeel: Oordeel = judge(interval, doel.waarde, more_is_better=_meer_is_beter(doel))
    return Uitslag(oordeel.value)


def tellingen(waarde: Waarde) -> tuple[int, int]:
    """The published teller and noemer of a share. Raises ValueError where one is missing."""
    if waarde.teller is None or waarde.noemer is None:
        raise ValueError(f"a share of {waarde.indicator} is shown without its counts")
    return waarde.teller, waarde.noemer


def in_woorden(doel: Doel) -> str:
    """Write a goal as `minstens 80 %`."""
    grens = "minstens" if _meer_is_beter(doel) else "hoogstens"
    return f"{grens} {getal(doel.waarde)} %"


def _meer_is_beter(doel: Doel) -> bool:
    if doel.richting is Richting.GEEN:
        raise ValueError(f"a goal says whether more is better: {doel.bron}")
    return doel.richting is Richting.HOGER_IS_BETER
