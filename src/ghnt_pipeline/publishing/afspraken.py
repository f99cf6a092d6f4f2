"""What was agreed, from `doelen.toml`, laid beside the published figures of one area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ghnt_pipeline.indicators import Indicator, Richting, load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.aandelen import DoelRij, doelrij
from ghnt_pipeline.publishing.doelen import Doel
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import jaar_eerder, kort, voluit
from ghnt_pipeline.publishing.titels_aandelen import oordeel
from ghnt_pipeline.reference import doelen as reference

TOTAAL = ("totaal", "totaal")

HOOFDCEL = {"zonder_recidive_12m": ("soort", "politie")}
"""The cell a goal is about where it is not the total: the police count, not the own word."""

_RICHTING = {
    reference.DoelRichting.MINSTENS: Richting.HOGER_IS_BETER,
    reference.DoelRichting.HOOGSTENS: Richting.LAGER_IS_BETER,
}


def hoofdcel(indicator: str) -> tuple[str, str]:
    """The uitsplitsing and categorie that stand for an indicator."""
    return HOOFDCEL.get(indicator, TOTAAL)


def doelen_van(indicator: Indicator) -> tuple[Doel, ...]:
    """The goals of an indicator, each value with its own validity; a quoted share is no goal."""
    return tuple(
        Doel(
            waarde=waarde.waarde,
            richting=_RICHTING[doel.richting],
            geldig_van=waarde.vanaf,
            geldig_tot=waarde.tot,
            is_alle=_is_stand(doel) and not doel.benadering,
            benadering=doel.benadering if _is_stand(doel) else "",
            bron=doel.bron,
        )
        for doel in _afgesproken(indicator)
        for waarde in doel.waarden
    )


def _is_stand(doel: reference.Doel) -> bool:
    return doel.oordeel is reference.Oordeel.STAND


def _afgesproken(indicator: Indicator) -> list[reference.Doel]:
    return [
        doel
        for doel in reference.doelen_van(indicator)
        if doel.soort is not reference.SoortDoel.LANDELIJK
    ]


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A goal with the newest figure of one area; `indicator` is where the page tells more."""

    indicator: str
    titel: str
    rij: DoelRij

    @property
    def periode(self) -> str:
        """The period of the figure, for a column."""
        return kort(self.rij.periode)

    @property
    def oordeel(self) -> str:
        """What may be said of it, as in the chart."""
        return oordeel(self.rij)


def afspraken(edition: Edition, gebied: str, volgorde: Iterable[str]) -> list[Afspraak]:
    """One per goal that this area has a cell for, in the order of its indicators."""
    gevonden = []
    for naam in volgorde:
        indicator = load_indicators()[naam]
        nu = nieuwste(edition, naam, gebied) if _afgesproken(indicator) else None
        if nu is not None:
            titel = _afgesproken(indicator)[0].titel
            toen = edition.per_sleutel.get(
                (naam, gebied, jaar_eerder(nu.periode), nu.uitsplitsing, nu.categorie)
            )
            rij = doelrij(titel, nu, toen, doelen_van(indicator))
            gevonden.append(Afspraak(naam, titel, rij))
    return gevonden


def nieuwste(edition: Edition, indicator: str, gebied: str) -> Waarde | None:
    """The figure of the period that ended last, of a year before that of its last quarter.

    Periods that still wait or have no data are passed over when an older one has neither.
    """
    perioden = sorted((*edition.kwartalen, *edition.jaren), key=_einde, reverse=True)
    rijen = [rij for rij in edition.reeks(indicator, gebied, perioden, *hoofdcel(indicator)) if rij]
    klaar = (rij for rij in rijen if not rij.wacht and rij.status is not Status.GEEN_GEGEVENS)
    return next(klaar, rijen[0] if rijen else None)


def _einde(periode: str) -> tuple[int, int]:
    eigen = Periode.parse(periode)
    return eigen.laatste_dag.toordinal(), eigen.maanden


def periode_van(rijen: Iterable[DoelRij]) -> str:
    """The period most of these rows are about, written out."""
    telling = Counter(rij.periode for rij in rijen)
    return voluit(max(telling, key=lambda periode: (telling[periode], _einde(periode))))


def zonder_cijfer() -> list[str]:
    """What the region agreed to but no organisation delivers figures of."""
    return [
        doel.titel
        for doel in reference.doelen_zonder_cijfer()
        if doel.soort is reference.SoortDoel.AFSPRAAK
    ]
