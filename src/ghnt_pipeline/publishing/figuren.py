"""Which charts an edition has, and the words around each; drawn to `grafieken/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing import charts, titels, woorden
from ghnt_pipeline.publishing.charts import Opschrift
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.figuren_aandelen import (
    STIPPEN,
    doelenkaart,
    stippenkaart,
    trechterkaart,
)
from ghnt_pipeline.publishing.merken import merk_van
from ghnt_pipeline.publishing.opmaak import kort
from ghnt_pipeline.publishing.overlap import INDICATOR, overlap_van
from ghnt_pipeline.publishing.reeksen import (
    Balk,
    Punt,
    Reeks,
    balken,
    grenzen_van,
    leeftijden,
    punten,
    tegels,
)
from ghnt_pipeline.publishing.tekeningen import Grafiek, Tekening, bron, grafiek, organisaties
from ghnt_pipeline.publishing.zinnen import breuken_in
from ghnt_pipeline.reference import gemeenten_van_de_regio

VERVOLG = {
    "vervolg_onderzoek": ("Na een onderzoek", "onderzoeken", "veilig_thuis"),
    "vervolg_hulp": ("Na hulp", "beëindigde hulptrajecten", "blijf dok"),
}
"""How the title begins, what is counted, who registers it."""

LEEFTIJD = {
    "werkvoorraad_meldingen": "veilig_thuis",
    "werkvoorraad_onderzoeken": "veilig_thuis",
    "werkvoorraad_trajecten": "blijf dok",
}
"""What may be open, and who registers it."""

BAND = (
    "Grijze band: de gewone schommeling, berekend uit de kwartalen van de basisperiode (de "
    "breedste van XmR en Poisson); een voorlopig kwartaal telt daarin niet mee. Ruit: buiten de "
    "band. Driehoek: een van zeven of meer kwartalen op rij aan één kant van het gemiddelde. Geen "
    "signaal is geen bewijs dat er niets verandert."
)

TEGELS = (
    "Meldingen bij Veilig Thuis per 1.000 inwoners, per kwartaal. De tegels liggen ongeveer "
    "zoals de gemeenten op de kaart, met het noorden boven."
)


COMBINATIES = (
    "Aantal meldingen per combinatie van thema’s. De stippen onder een balk zeggen welke thema’s "
    "samen in één melding staan."
)


def teken_alles(edition: Edition, map_: Path) -> tuple[list[Grafiek], list[Path]]:
    """Draw and save every chart that has a number to show."""
    grafieken, paden = [], []
    merk = merk_van(edition)
    with charts.huisstijl():
        for tekening in _tekeningen(edition):
            beeld = tekening.grafiek
            paden += charts.bewaar(tekening.figuur, beeld.opschrift, map_ / beeld.naam, merk)
            grafieken.append(beeld)
    return grafieken, paden


def _tekeningen(edition: Edition) -> Iterator[Tekening]:
    plekken = [("regio", f"regio {edition.regio_naam}", "regio")]
    plekken += [(g.code, f"gemeente {g.naam}", g.slug) for g in gemeenten_van_de_regio()]
    for gebied, naam, slug in plekken:
        yield from _verloop(edition, gebied, naam, slug)
        yield from doelenkaart(edition, gebied, naam, slug)
    yield from _tegelkaart(edition)
    for indicator in STIPPEN:
        yield from stippenkaart(edition, indicator)
    yield from trechterkaart(edition)
    yield from _overlap(edition)
    for indicator in VERVOLG:
        yield from _vervolg(edition, indicator)
    for indicator in LEEFTIJD:
        yield from _leeftijd(edition, indicator)


def _open(reeks: tuple[Punt, ...]) -> str:
    return "Open punt: voorlopig of onvolledig." if any(punt.open for punt in reeks) else ""


def _verloop(edition: Edition, gebied: str, naam: str, slug: str) -> Iterator[Tekening]:
    reeks = punten(edition, "meldingen", gebied)
    if not any(punt.hoogte is not None for punt in reeks):
        return
    grenzen = grenzen_van(reeks)
    breuken = breuken_in("meldingen", edition.kwartalen)
    opschrift = Opschrift(
        titel=titels.titel_verloop("meldingen", reeks, grenzen),
        ondertitel=f"Aantal meldingen bij Veilig Thuis per kwartaal, {naam}",
        bron=bron(
            edition,
            "registratie Veilig Thuis",
            _open(reeks),
            BAND if grenzen else "",
            *(breuk.in_woorden for breuk in breuken),
            woorden.MEER_MELDINGEN,
        ),
    )
    beeld = grafiek("Lijngrafiek", "meldingen", gebied, f"meldingen-{slug}", opschrift)
    yield Tekening(beeld, charts.verloop(reeks, grenzen, [breuk.vanaf for breuk in breuken]))


def _tegelkaart(edition: Edition) -> Iterator[Tekening]:
    alle = tegels(edition)
    if not any(punt.hoogte is not None for tegel in alle for punt in tegel.punten):
        return
    opschrift = Opschrift(
        titel=titels.titel_tegelkaart([tegel for tegel in alle if tegel.gebied != "regio"]),
        ondertitel=TEGELS,
        bron=bron(
            edition,
            "registratie Veilig Thuis; inwoners op 1 januari: CBS",
            "Alle tegels hebben dezelfde schaal. Een kwartaalcijfer is niet omgerekend naar een "
            "jaar.",
            woorden.MEER_MELDINGEN,
        ),
    )
    naam = "tegelkaart-meldingen"
    beeld = grafiek("Tegelkaart", "meldingen_per_1000", "regio", naam, opschrift)
    yield Tekening(beeld, charts.tegelkaart(alle))


def _licht(balken: Iterable[Balk]) -> str:
    return woorden.LICHTE_BALK if any(balk.open for balk in balken) else ""


def _overlap(edition: Edition) -> Iterator[Tekening]:
    jaar = edition.jaren[-1] if edition.jaren else ""
    overlap = overlap_van(edition, jaar)
    alle = [deel.balk for deel in (*overlap.combinaties, *overlap.themas)]
    if all(deel.balk.lengte is None for deel in overlap.combinaties):
        return
    opschrift = Opschrift(
        titel=titels.titel_overlap(jaar, overlap.samengesteld),
        ondertitel=f"{COMBINATIES} Regio {edition.regio_naam}, {kort(jaar)}.",
        bron=bron(
            edition,
            "registratie Veilig Thuis",
            woorden.TELT_NIET_OP,
            _licht(alle),
            woorden.GEEN_BALK,
        ),
    )
    beeld = grafiek("Overlapdiagram", INDICATOR, "regio", "overlap-themas", opschrift)
    yield Tekening(beeld, charts.upset(overlap))


def _vervolg(edition: Edition, indicator: str) -> Iterator[Tekening]:
    jaar = edition.jaren[-1] if edition.jaren else ""
    alle = balken(edition, indicator, jaar)
    if not any(balk.lengte is not None for balk in alle):
        return
    begin, wat, brons = VERVOLG[indicator]
    opschrift = Opschrift(
        titel=titels.titel_vervolg(begin, jaar, alle),
        ondertitel=f"Aantal {wat} naar vervolg, regio {edition.regio_naam}, {kort(jaar)}",
        bron=bron(
            edition,
            f"registratie {organisaties(brons)}",
            woorden.TELT_NIET_OP,
            _licht(alle),
            woorden.GEEN_BALK,
        ),
    )
    naam = indicator.replace("_", "-")
    beeld = grafiek("Staafdiagram", indicator, "regio", naam, opschrift)
    yield Tekening(beeld, charts.vervolg(alle))


def _leeftijd(edition: Edition, indicator: str) -> Iterator[Tekening]:
    reeksen = leeftijden(edition, indicator)
    if all(reeks.punten[-1].hoogte is None for reeks in reeksen):
        return  # the newest quarter is what it is about
    titel = load_indicators()[indicator].titel
    opschrift = Opschrift(
        titel=titels.titel_leeftijd(titel, reeksen),
        ondertitel=f"{titel} op de laatste dag van elk kwartaal, naar hoe lang ze openstaan, "
        f"regio {edition.regio_naam}",
        bron=bron(
            edition,
            f"registratie {organisaties(LEEFTIJD[indicator])}",
            "Alle rijen hebben dezelfde schaal.",
            _licht_punt(reeksen),
            woorden.GEEN_BALK,
            *(breuk.in_woorden for breuk in breuken_in(indicator, edition.kwartalen)),
        ),
    )
    naam = f"leeftijd-{indicator.replace('_', '-')}"
    beeld = grafiek("Staafdiagrammen", indicator, "regio", naam, opschrift)
    yield Tekening(beeld, charts.leeftijd(reeksen))


def _licht_punt(reeksen: Iterable[Reeks]) -> str:
    licht = any(p.open and p.hoogte is not None for reeks in reeksen for p in reeks.punten)
    return woorden.LICHTE_BALK if licht else ""
