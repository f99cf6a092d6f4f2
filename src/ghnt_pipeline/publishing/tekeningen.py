"""A chart with its words, before it is saved: what all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ghnt_pipeline.publishing.charts import Opschrift
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.opmaak import datum, opsomming
from ghnt_pipeline.regio import regio

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart as a page needs it: whose it is, its files and its words."""

    indicator: str
    gebied: str
    naam: str
    opschrift: Opschrift
    alt: str


@dataclass(frozen=True, slots=True)
class Tekening:
    """A chart and the figure that is still to be saved."""

    grafiek: Grafiek
    figuur: Figure


_NAMEN = {"veilig_thuis": "Veilig Thuis", "politie": "politie"}


def organisaties(brons: str) -> str:
    """The names of suppliers in a sentence, those left out that deliver nothing in this region."""
    hier = regio()
    namen = _NAMEN | {bron: organisatie.naam for bron, organisatie in hier.organisaties.items()}
    gevonden = [namen[bron] for bron in brons.split() if bron in hier.brons]
    return opsomming(gevonden or ["van de organisaties"])


def bron(edition: Edition, organisatie: str, *zinnen: str) -> str:
    """Say who registers it and until when, and what else belongs under the chart."""
    stand = f"Bron: {organisatie}. Peildatum {datum(edition.periode.laatste_dag)}."
    return " ".join([stand, "Aantallen zijn afgerond op vijftallen.", *filter(None, zinnen)])


def grafiek(vorm: str, indicator: str, gebied: str, naam: str, opschrift: Opschrift) -> Grafiek:
    """A chart whose alt text says its form and title; the figures stand in a table."""
    alt = f"{vorm}. {opschrift.titel}. De getallen staan in de tabel."
    return Grafiek(indicator, gebied, naam, opschrift, alt)
