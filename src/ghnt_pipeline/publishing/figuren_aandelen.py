"""Which charts of shares an edition has: goals per area, municipalities side by side, a funnel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing import charts
from ghnt_pipeline.publishing.aandelen import doelrij, stippen, trechter
from ghnt_pipeline.publishing.afspraken import (
    afspraken,
    doelen_van,
    hoofdcel,
    periode_van,
)
from ghnt_pipeline.publishing.charts import Opschrift
from ghnt_pipeline.publishing.doelen import Doel, geldend, in_woorden
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.opmaak import jaar_eerder, kort, voluit
from ghnt_pipeline.publishing.tekeningen import Tekening, bron, grafiek, organisaties
from ghnt_pipeline.publishing.titels_aandelen import (
    UITLEG_DOELEN,
    UITLEG_STIPPEN,
    titel_doelen,
    titel_stippen,
    titel_trechter,
    uitleg_trechter,
    voorbehoud,
)
from ghnt_pipeline.publishing.volgorde import VOLGORDE

DOELEN = "doelen"
"""In the place of an indicator: the chart of all goals of an area."""

TRECHTER = "trechter"
"""In the place of an indicator: the funnel of the account."""

STIPPEN = {
    "triage_binnen_5_werkdagen": ("registratie", "veilig_thuis"),
    "zonder_recidive_12m": ("registraties", "blijf dok politie"),
}
"""Of which shares the municipalities stand side by side, and who registers them."""

IN_TRECHTER = "triage_binnen_1_dag"

ORGANISATIES = "veilig_thuis blijf dok politie"


def doelenkaart(edition: Edition, gebied: str, naam: str, slug: str) -> Iterator[Tekening]:
    """The goals of an area, where at least one has a figure."""
    alle = [afspraak.rij for afspraak in afspraken(edition, gebied, VOLGORDE)]
    if not any(rij.stip.nu for rij in alle):
        return
    wat = periode_van(alle)
    rijen = [
        rij
        if voluit(rij.periode) == wat
        else replace(rij, stip=replace(rij.stip, naam=f"{rij.stip.naam} ({kort(rij.periode)})"))
        for rij in alle
    ]
    opschrift = Opschrift(
        titel=titel_doelen(rijen),
        ondertitel=f"Wat is afgesproken en wat is gebeurd, {naam}, {wat}",
        bron=bron(edition, f"registraties {organisaties(ORGANISATIES)}", UITLEG_DOELEN),
    )
    beeld = grafiek("Doelenkaart", DOELEN, gebied, f"doelen-{slug}", opschrift)
    yield Tekening(beeld, charts.doelen(rijen, wat))


def stippenkaart(edition: Edition, indicator: str) -> Iterator[Tekening]:
    """The municipalities by name in the newest year with a figure of the region, if any shows."""
    periode = _jaar(edition, indicator)
    rijen = stippen(edition, indicator, periode, *hoofdcel(indicator)) if periode else ()
    if not any(rij.nu for rij in rijen[1:]):
        return
    doelen = doelen_van(load_indicators()[indicator])
    sleutel = (indicator, "regio", periode, *hoofdcel(indicator))
    toen = (indicator, "regio", jaar_eerder(periode), *hoofdcel(indicator))
    regio = doelrij("Regio", edition.per_sleutel[sleutel], edition.per_sleutel.get(toen), doelen)
    doel = geldend(doelen, periode)
    wat = load_indicators()[indicator].titel
    registratie, brons = STIPPEN[indicator]
    opschrift = Opschrift(
        titel=titel_stippen(wat, rijen[0], regio),
        ondertitel=f"Aandeel per gemeente, regio {edition.regio_naam}, {kort(periode)}",
        bron=bron(edition, f"{registratie} {organisaties(brons)}", UITLEG_STIPPEN),
    )
    beeld = grafiek(
        "Stippengrafiek", indicator, "regio", f"stippen-{indicator.replace('_', '-')}", opschrift
    )
    lijnen = [] if doel is None else [(doel.waarde, _bij_lijn(doel))]
    yield Tekening(beeld, charts.stippen(rijen, voluit(periode), lijnen))


def _bij_lijn(doel: Doel) -> str:
    return "doel: elke keer" if doel.is_alle else f"doel: {in_woorden(doel)}"


def _jaar(edition: Edition, indicator: str) -> str:
    """The newest year with a figure of the region; empty when none has."""
    reeks = edition.reeks(indicator, "regio", edition.jaren, *hoofdcel(indicator))
    jaren = [rij.periode for rij in reeks if rij is not None and rij.cijfer is not None]
    return jaren[-1] if jaren else ""


def trechterkaart(edition: Edition) -> Iterator[Tekening]:
    """The funnel of one share in the newest year: a view of the method, no ranking."""
    periode = _jaar(edition, IN_TRECHTER)
    beeld = trechter(edition, IN_TRECHTER, periode) if periode else None
    if beeld is None:
        return
    opschrift = Opschrift(
        titel=titel_trechter(periode, beeld),
        ondertitel=f"{load_indicators()[IN_TRECHTER].titel}, per gemeente. Geen ranglijst: hoe "
        "verder naar rechts, hoe groter het aantal.",
        bron=bron(edition, "registratie Veilig Thuis", voorbehoud(beeld), uitleg_trechter()),
    )
    naam = f"trechter-{IN_TRECHTER.replace('_', '-')}"
    kaart = grafiek("Trechter", TRECHTER, "regio", naam, opschrift)
    yield Tekening(kaart, charts.trechter(beeld))
