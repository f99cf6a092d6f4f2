"""What the charts of shares are drawn from: published counts, goals and verdicts, or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.publishing.doelen import Doel, Uitslag, geldend, tellingen, uitslag
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import getal, jaar_eerder
from ghnt_pipeline.publishing.reeksen import REDEN
from ghnt_pipeline.publishing.zinnen import onvolledig
from ghnt_pipeline.reference import gemeenten_van_de_regio
from ghnt_pipeline.statistics import (
    Interval,
    Plaats,
    funnel_rate,
    funnel_share,
    place_of_rate,
    place_of_share,
    rate,
    share,
    share_interval,
)

NOG_GEEN_CIJFER = "nog geen cijfer"


@dataclass(frozen=True, slots=True)
class Aandeel:
    """A share that is shown: two published counts; `open` when it may still change."""

    teller: int
    noemer: int
    open: bool = False

    @property
    def pct(self) -> float:
        """Where its mark stands, in per cent."""
        return share(self.teller, self.noemer)

    @property
    def interval(self) -> Interval:
        """The widened 95 % interval, in per cent."""
        return share_interval(self.teller, self.noemer)

    @property
    def in_procent(self) -> str:
        """As it is printed: a whole per cent, a half up."""
        return f"{(200 * self.teller + self.noemer) // (2 * self.noemer)} %"

    @property
    def aantallen(self) -> str:
        """The counts behind it."""
        return f"{getal(self.teller)} van {getal(self.noemer)}"


@dataclass(frozen=True, slots=True)
class Stip:
    """One row: an area (or a goal) with this period and the one before, or why there is none."""

    naam: str
    nu: Aandeel | None
    toen: Aandeel | None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class DoelRij:
    """A goal with its figure: what was agreed and what may be said about it."""

    stip: Stip
    doelen: tuple[Doel, ...]
    periode: str
    uitslag: Uitslag

    @property
    def doel(self) -> Doel | None:
        """The goal that is in force in the period."""
        return geldend(self.doelen, self.periode)


@dataclass(frozen=True, slots=True)
class Trechterpunt:
    """A municipality in a funnel."""

    naam: str
    teller: int
    noemer: int
    plaats: Plaats


@dataclass(frozen=True, slots=True)
class Trechter:
    """Municipalities around the figure of the region: shares in per cent, or rates per 1,000."""

    eenheid: Eenheid
    midden: float
    punten: tuple[Trechterpunt, ...]
    zonder: tuple[str, ...] = ()
    voorlopig: bool = False

    def hoogte(self, punt: Trechterpunt) -> float:
        """Where a municipality stands."""
        meet = share if self.eenheid is Eenheid.PROCENT else rate
        return meet(punt.teller, punt.noemer)

    def grenzen(self, noemer: float, level: float) -> Interval:
        """The limits at a noemer (cases, or inhabitants)."""
        limits = funnel_share if self.eenheid is Eenheid.PROCENT else funnel_rate
        return limits(self.midden, noemer, level)


def aandeel_van(waarde: Waarde | None) -> Aandeel | None:
    """The share of a row that shows one."""
    if waarde is None or waarde.cijfer is None:
        return None
    return Aandeel(*tellingen(waarde), waarde.voorlopig or onvolledig(waarde))


def stip(naam: str, nu: Waarde | None, toen: Waarde | None) -> Stip:
    """One row of a chart of shares."""
    reden = REDEN[Status.GEEN_GEGEVENS] if nu is None else REDEN.get(nu.status, NOG_GEEN_CIJFER)
    aandeel = aandeel_van(nu)
    return Stip(naam, aandeel, aandeel_van(toen), "" if aandeel else reden)


def doelrij(naam: str, nu: Waarde, toen: Waarde | None, doelen: Sequence[Doel]) -> DoelRij:
    """One row of the chart of goals."""
    return DoelRij(stip(naam, nu, toen), tuple(doelen), nu.periode, uitslag(nu, doelen))


def stippen(
    edition: Edition,
    indicator: str,
    periode: str,
    uitsplitsing: str = "totaal",
    categorie: str = "totaal",
) -> tuple[Stip, ...]:
    """The region and then the municipalities by name, never by outcome."""
    gebieden = [("regio", "Regio"), *((g.code, g.naam) for g in gemeenten_van_de_regio())]
    return tuple(
        stip(
            naam,
            *(
                edition.per_sleutel.get((indicator, code, wanneer, uitsplitsing, categorie))
                for wanneer in (periode, jaar_eerder(periode))
            ),
        )
        for code, naam in gebieden
    )


def trechter(edition: Edition, indicator: str, periode: str) -> Trechter | None:
    """The municipalities around the region in one period; None where there is nothing to compare.

    Incomplete figures are left out. The region holds the municipality it is compared with, which
    makes a signal a little rarer.
    """
    gemeenten = gemeenten_van_de_regio()
    rijen = {
        code: waarde
        for code in ("regio", *(gemeente.code for gemeente in gemeenten))
        if (waarde := edition.per_sleutel.get((indicator, code, periode, "totaal", "totaal")))
        and waarde.cijfer is not None
        and not onvolledig(waarde)
    }
    regio = rijen.pop("regio", None)
    if regio is None or not rijen:
        return None
    eenheid = Eenheid(regio.eenheid)
    is_aandeel = eenheid is Eenheid.PROCENT
    meet, plaats = (share, place_of_share) if is_aandeel else (rate, place_of_rate)
    midden = meet(*tellingen(regio))
    punten = tuple(
        Trechterpunt(g.naam, *tellingen(rijen[g.code]), plaats(*tellingen(rijen[g.code]), midden))
        for g in gemeenten
        if g.code in rijen
    )
    zonder = tuple(gemeente.naam for gemeente in gemeenten if gemeente.code not in rijen)
    voorlopig = any(waarde.voorlopig for waarde in (regio, *rijen.values()))
    return Trechter(eenheid, midden, punten, zonder, voorlopig)
