"""The pages of an edition as data: chapters, indicators, tables and charts, before any HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ghnt_pipeline.indicators import Indicator
from ghnt_pipeline.publishing import overlap
from ghnt_pipeline.publishing.afspraken import (
    Afspraak,
    afspraken,
    doelen_van,
    hoofdcel,
    zonder_cijfer,
)
from ghnt_pipeline.publishing.duiding import context, duiding_bij
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.figuren import LEEFTIJD, VERVOLG
from ghnt_pipeline.publishing.figuren_aandelen import DOELEN
from ghnt_pipeline.publishing.tabellen import Gebied, Tabel, per_gemeente, totalen, uitgesplitst
from ghnt_pipeline.publishing.tekeningen import Grafiek
from ghnt_pipeline.publishing.volgorde import HOOFDSTUKKEN, VOLGORDE, indicatoren_op_volgorde
from ghnt_pipeline.publishing.zin_bij import zin_bij
from ghnt_pipeline.publishing.zinnen import (
    dekking_in_woorden,
    in_het_kort,
    toelichting_in_woorden,
)
from ghnt_pipeline.reference import Gemeente, gemeenten_van_de_regio

PER_GEMEENTE = (
    "meldingen",
    "meldingen_per_1000",
    "triage_binnen_1_dag",
    "triage_binnen_5_werkdagen",
    "zonder_recidive_12m",
)


UITGESPLITST = frozenset({*VERVOLG, *LEEFTIJD})
"""Of which the chart draws the breakdown: its table stands open below it."""


@dataclass(frozen=True, slots=True)
class Blok:
    """One indicator on one page."""

    indicator: Indicator
    zin: str
    context: str
    toelichtingen: tuple[str, ...]
    grafiek: Grafiek | None
    tabellen: tuple[Tabel, ...]
    uitgesplitst: tuple[Tabel, ...]
    dekking: str

    @property
    def alles_open(self) -> bool:
        """Whether the breakdowns are the figure itself, not a look behind a total or the wait."""
        if all(tabel.wacht for tabel in self.uitgesplitst):
            return False
        return not self.tabellen or (self.grafiek is not None and self.indicator.id in UITGESPLITST)


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """An action line and its indicators, possibly none yet."""

    nummer: int
    titel: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Doelen:
    """The goals of one area with their figures, and what was agreed and is in no delivery."""

    afspraken: tuple[Afspraak, ...]
    zonder_cijfer: tuple[str, ...]
    grafiek: Grafiek | None


@dataclass(frozen=True, slots=True)
class Pagina:
    """A page about the region or one municipality; `wortel` leads back to the edition's folder."""

    bestand: str
    wortel: str
    naam: str
    kort: tuple[str, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    doelen: Doelen | None = None


def pad_van(gemeente: Gemeente) -> str:
    """Where the page of a municipality stands in the edition."""
    return f"gemeenten/{gemeente.slug}.html"


def alle_paginas(edition: Edition, grafieken: Sequence[Grafiek]) -> list[Pagina]:
    """The region first, then the municipalities by name."""
    plekken = [(Gebied("regio", f"Regio {edition.regio_naam}"), "index.html", "")]
    plekken += [(Gebied(g.code, g.naam), pad_van(g), "../") for g in gemeenten_van_de_regio()]
    return [
        Pagina(
            bestand,
            wortel,
            gebied.naam,
            tuple(in_het_kort(edition, gebied.code)),
            tuple(_hoofdstukken(edition, gebied, grafieken)),
            _doelen(edition, gebied, grafieken),
        )
        for gebied, bestand, wortel in plekken
    ]


def _doelen(edition: Edition, gebied: Gebied, grafieken: Sequence[Grafiek]) -> Doelen:
    eigen = (g for g in grafieken if (g.indicator, g.gebied) == (DOELEN, gebied.code))
    return Doelen(
        tuple(afspraken(edition, gebied.code, VOLGORDE)),
        tuple(zonder_cijfer()),
        next(eigen, None),
    )


def _hoofdstukken(
    edition: Edition, gebied: Gebied, grafieken: Sequence[Grafiek]
) -> Iterator[Hoofdstuk]:
    eigen = {grafiek.indicator: grafiek for grafiek in grafieken if grafiek.gebied == gebied.code}
    for nummer, (actielijn, titel) in enumerate(HOOFDSTUKKEN.items(), start=1):
        blokken = (
            _blok(indicator, edition, gebied, eigen.get(indicator.id))
            for indicator in indicatoren_op_volgorde()
            if indicator.actielijn is actielijn
        )
        yield Hoofdstuk(nummer, titel, tuple(blok for blok in blokken if blok))


def _blok(
    indicator: Indicator, edition: Edition, gebied: Gebied, grafiek: Grafiek | None
) -> Blok | None:
    """One indicator, or None where the frozen shape has nothing of it here."""
    tabellen = _totalen(indicator, edition, gebied)
    delen = uitgesplitst(indicator, edition, gebied)
    if not (tabellen or delen):
        return None
    return Blok(
        indicator,
        _zin(indicator, edition, gebied),
        context(indicator),
        tuple(map(toelichting_in_woorden, edition.toelichtingen_bij(indicator.id, gebied.code))),
        grafiek,
        tuple(tabellen),
        tuple(delen),
        dekking_in_woorden([w for w in edition.waarden if w.indicator == indicator.id]),
    )


def _zin(indicator: Indicator, edition: Edition, gebied: Gebied) -> str:
    if indicator.id == overlap.INDICATOR:
        return overlap.zin_overlap(edition)
    uitsplitsing, categorie = hoofdcel(indicator.id)
    duiding = duiding_bij(
        indicator,
        edition,
        gebied.code,
        doelen_van(indicator),
        uitsplitsing=uitsplitsing,
        categorie=categorie,
    )
    return duiding or zin_bij(indicator, edition, gebied.code)


def _totalen(indicator: Indicator, edition: Edition, gebied: Gebied) -> list[Tabel]:
    if gebied.code == "regio" and indicator.id in PER_GEMEENTE:
        links = {gemeente.code: pad_van(gemeente) for gemeente in gemeenten_van_de_regio()}
        return per_gemeente(indicator, edition, links, hoofdcel(indicator.id))
    return totalen(indicator, edition, gebied)
