"""The pages of an edition as data: chapters, indicators, tables and charts, before any HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ghnt_pipeline.indicators import Actielijn, Indicator, load_indicators
from ghnt_pipeline.publishing import overlap
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.figuren import Grafiek
from ghnt_pipeline.publishing.tabellen import Gebied, Tabel, per_gemeente, totalen, uitgesplitst
from ghnt_pipeline.publishing.zinnen import dekking_in_woorden, in_het_kort, zin_bij
from ghnt_pipeline.reference import Gemeente, gemeenten_van_de_regio

HOOFDSTUKKEN = {
    Actielijn.IN_BEELD: "Eerder en beter in beeld",
    Actielijn.STOPPEN: "Stoppen en duurzaam oplossen",
    Actielijn.SPECIFIEK: "Specifieke groepen",
}

VOLGORDE = (
    "meldingen",
    "overlap_thema",
    "meldingen_per_1000",
    "casussen",
    "adviesvragen",
    "adviesvragen_per_1000",
    "contacten",
    "risicotaxaties",
    "vir_signalen",
    "vir_matches",
    "melding_soort",
    "triage_binnen_1_dag",
    "triage_binnen_5_werkdagen",
    "triage_open_te_laat",
    "triage_open_binnen_termijn",
    "triage_zonder_datum",
    "triagebesluit",
    "veiligheidsplan_zelfde_dag",
    "huisverboden",
    "werkvoorraad",
    "werkvoorraad_meldingen",
    "wachttijd_onderzoek",
    "onderzoeken_gestart",
    "onderzoeken_afgerond",
    "onderzoek_binnen_10_weken",
    "onderzoek_zonder_besluitdatum",
    "doorlooptijd_onderzoek",
    "bestede_uren",
    "werkvoorraad_onderzoeken",
    "uitkomst_onderzoek",
    "vervolg_onderzoek",
    "wachttijd_hulp",
    "clienten",
    "geboden_hulp",
    "verblijfsduur",
    "buiten_regio",
    "buiten_regio_onbekend",
    "werkvoorraad_trajecten",
    "kosten_hulp",
    "vervolg_hulp",
    "zonder_recidive_12m",
    "specifieke_groepen",
    "specifieke_groepen_adviesvragen",
)
"""The way of a case from melding to help; an indicator not named here comes last."""

PER_GEMEENTE = ("meldingen", "meldingen_per_1000")


@dataclass(frozen=True, slots=True)
class Blok:
    """One indicator on one page."""

    indicator: Indicator
    zin: str
    grafiek: Grafiek | None
    tabellen: tuple[Tabel, ...]
    uitgesplitst: tuple[Tabel, ...]
    dekking: str

    @property
    def alles_open(self) -> bool:
        """Whether the breakdowns are the figure itself, not a look behind a total or the wait."""
        if all(tabel.wacht for tabel in self.uitgesplitst):
            return False
        return not self.tabellen or "vervolg" in self.indicator.uitsplitsingen


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """An action line and its indicators, possibly none yet."""

    nummer: int
    titel: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Pagina:
    """A page about the region or one municipality; `wortel` leads back to the edition's folder."""

    bestand: str
    wortel: str
    naam: str
    kort: tuple[str, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]


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
        )
        for gebied, bestand, wortel in plekken
    ]


def _hoofdstukken(
    edition: Edition, gebied: Gebied, grafieken: Sequence[Grafiek]
) -> Iterator[Hoofdstuk]:
    eigen = {grafiek.indicator: grafiek for grafiek in grafieken if grafiek.gebied == gebied.code}
    for nummer, (actielijn, titel) in enumerate(HOOFDSTUKKEN.items(), start=1):
        blokken = (
            _blok(indicator, edition, gebied, eigen.get(indicator.id))
            for indicator in sorted(load_indicators().values(), key=_plaats)
            if indicator.actielijn is actielijn
        )
        yield Hoofdstuk(nummer, titel, tuple(blok for blok in blokken if blok))


def _plaats(indicator: Indicator) -> tuple[int, str]:
    plaats = VOLGORDE.index(indicator.id) if indicator.id in VOLGORDE else len(VOLGORDE)
    return plaats, indicator.id


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
        grafiek,
        tuple(tabellen),
        tuple(delen),
        dekking_in_woorden([w for w in edition.waarden if w.indicator == indicator.id]),
    )


def _zin(indicator: Indicator, edition: Edition, gebied: Gebied) -> str:
    if indicator.id == overlap.INDICATOR:
        return overlap.zin_overlap(edition)
    return zin_bij(indicator, edition, gebied.code)


def _totalen(indicator: Indicator, edition: Edition, gebied: Gebied) -> list[Tabel]:
    if gebied.code == "regio" and indicator.id in PER_GEMEENTE:
        links = {gemeente.code: pad_van(gemeente) for gemeente in gemeenten_van_de_regio()}
        return per_gemeente(indicator, edition, links)
    return totalen(indicator, edition, gebied)
