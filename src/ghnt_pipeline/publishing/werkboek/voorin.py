"""The sheets before the figures: cover, contents, how to read them, and every definition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ghnt_pipeline.indicators import Indicator
from ghnt_pipeline.publishing import uitleg, woorden
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.merken import merk_van, status_van, uitleg_van_status
from ghnt_pipeline.publishing.opmaak import datum, opsomming, voluit
from ghnt_pipeline.publishing.verantwoording import aanleveringen
from ghnt_pipeline.publishing.volgorde import HOOFDSTUKKEN
from ghnt_pipeline.publishing.werkboek.bladen import EENHEDEN, Cijferblad
from ghnt_pipeline.publishing.werkboek.cijfers import TEKENS
from ghnt_pipeline.workbooks import Regel, Soort, Tabelblad, Tekstblad, Verwijzing

VOORBLAD, INHOUD, UITLEG, TEKENBLAD, DEFINITIES = (
    *("Voorblad", "Inhoud", "Uitleg", "Tekens", "Definities"),
)

TERUG = Regel(Verwijzing("Naar de inhoud", INHOUD))

TITEL = "Huiselijk geweld en kindermishandeling"

REGIO_TABELLEN = "alle onderwerpen"


def titel_van(edition: Edition) -> str:
    """What the workbook is called."""
    return f"{TITEL}, regio {edition.regio_naam}, {voluit(str(edition.periode))}"


def voorblad(edition: Edition) -> Tekstblad:
    """Title, period, status and source, and where to go from here."""
    return Tekstblad(
        VOORBLAD,
        (
            Regel(TITEL, Soort.TITEL),
            Regel(f"Cijfers over de regio {edition.regio_naam} en haar gemeenten"),
            Regel(voluit(str(edition.periode)), Soort.KOP),
            *_stand(edition),
            Regel("Waar staat wat?", Soort.KOP),
            Regel(Verwijzing("Inhoud: alle tabellen, met een link naar elk blad", INHOUD)),
            Regel(Verwijzing("Uitleg: hoe we tellen en hoe we mensen beschermen", UITLEG)),
            Regel(Verwijzing("Tekens: wat de woorden in de tabellen betekenen", TEKENBLAD)),
            Regel(Verwijzing("Definities: wat elk cijfer precies telt", DEFINITIES)),
            Regel("Zo leest u de tabellen", Soort.KOP),
            *map(Regel, LEESWIJZER),
            Regel("Bron", Soort.KOP),
            *map(Regel, bronnen(edition)),
            Regel(uitleg.HERGEBRUIK),
        ),
    )


LEESWIJZER = (
    "Op elk blad staat één tabel. Boven de tabel staat wat u moet weten om haar te lezen.",
    "Aantallen zijn afgerond op vijftallen. Een klein aantal is verborgen, zodat niemand "
    "herkenbaar is.",
    "K1 is het eerste kwartaal: januari tot en met maart.",
    "Elke cel is gevuld. Waar geen getal kan staan, staat een woord.",
    "De cijfers zijn dezelfde als op de pagina’s en in de open bestanden (csv) van deze editie.",
)


def _stand(edition: Edition) -> Iterable[Regel]:
    yield Regel(f"Peildatum: {datum(edition.periode.laatste_dag)}")
    if versie := edition.naam.partition(".v")[2]:
        yield Regel(f"Versie: {versie}")
    yield Regel(f"Status: {status_van(edition)}", Soort.MERK if merk_van(edition) else Soort.TEKST)
    yield Regel(uitleg_van_status(edition))


def bronnen(edition: Edition) -> list[str]:
    """Who delivered what, and where the inhabitants are from."""
    soorten: dict[str, list[str]] = {}
    for levering in aanleveringen(edition):
        soorten.setdefault(levering.bron, []).append(levering.soort)
    zinnen = [f"{bron}: {opsomming(geleverd)}." for bron, geleverd in soorten.items()]
    return [*zinnen, woorden.BRON_INWONERS]


def inhoud(bladen: Sequence[tuple[str, Cijferblad]]) -> Tabelblad:
    """Every sheet of figures with a link, what is on it and its open file."""
    return Tabelblad(
        INHOUD,
        "inhoud",
        (
            Regel("Inhoud", Soort.TITEL),
            Regel("Kies een blad. Op elk blad staat een link terug naar deze lijst."),
        ),
        ("Blad", "Wat staat erin", "Hoofdstuk", "Open bestand"),
        [
            (
                Verwijzing(naam, naam),
                blad.titel,
                HOOFDSTUKKEN[blad.overzicht.indicator.actielijn]
                if blad.overzicht
                else REGIO_TABELLEN,
                f"tabellen/{blad.overzicht.naam if blad.overzicht else 'indicatoren'}.csv",
            )
            for naam, blad in bladen
        ],
        naamkolommen=4,
    )


def uitlegblad() -> Tekstblad:
    """The rules that hold for all figures."""
    return Tekstblad(
        UITLEG,
        (
            Regel("Uitleg", Soort.TITEL),
            TERUG,
            Regel("Zo beschermen we mensen", Soort.KOP),
            *map(Regel, uitleg.BESCHERMEN),
            *map(Regel, uitleg.AFRONDEN),
            Regel("Zo tellen we", Soort.KOP),
            *map(Regel, uitleg.tellen()),
        ),
    )


def tekenblad() -> Tabelblad:
    """Every word that stands in the place of a number or behind it."""
    return Tabelblad(
        TEKENBLAD,
        "tekens",
        (Regel("Tekens: woorden in de tabellen", Soort.TITEL), TERUG),
        ("In de tabel", "Wat het betekent"),
        [(teken.woord if teken.symbool in "•▪°*" else teken.symbool, teken.uitleg)
         for teken in TEKENS],
        naamkolommen=2,
    )  # fmt: skip


def definities(indicatoren: Iterable[Indicator]) -> Tabelblad:
    """What each figure counts, when, after whom and with what reserve."""
    return Tabelblad(
        DEFINITIES,
        "definities",
        (Regel("Definities", Soort.TITEL), TERUG),
        (
            *("Cijfer", "Vraag", "Eenheid", "Definitie", "Telmoment", "Kanttekening"),
            "Waar het is afgesproken",
        ),
        [
            (
                *(indicator.titel, indicator.vraag, EENHEDEN[indicator.eenheid]),
                *(indicator.definitie, indicator.telmoment, indicator.kanttekening),
                indicator.bron,
            )
            for indicator in indicatoren
        ],
        naamkolommen=7,
    )
