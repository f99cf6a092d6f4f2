"""Fixed words of an edition: the mark, the signs and the sentences that stand everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from ghnt_pipeline.indicators import Indicator
from ghnt_pipeline.publishing.edition import Oorzaak
from ghnt_pipeline.reference.termijnen import termijnen

MERK = "CONCEPT – NIET PUBLICEREN"
"""On every page and PNG of an edition that is not proved."""

MERK_INTERN = "INTERN – NIET PUBLICEREN"
"""On what holds exact figures and is for the analyst alone."""

BEWEZEN = (
    "We hebben bewezen dat elk verborgen aantal ook nul of zeven kan zijn. Voor elk verborgen "
    "aantal bestaan er andere gegevens die tot precies dezelfde cijfers leiden, ook samen met "
    "eerdere edities. Waar dat niet zo was, is een ander aantal weggelaten. Het bewijs geldt niet "
    "voor gemiddelden en medianen, en niet voor wie zelf al iets weet over een gezin. Wat is "
    "bewezen, staat in certificaat.json."
)
"""The paragraph of the account in an edition that carries a certificate."""

MERK_UITLEG = "Het bewijs dat verborgen aantallen niet zijn terug te rekenen, is nog niet geleverd."

ONDER_AANDEEL = "Onder een aandeel staan de afgeronde aantallen waarvan het is berekend."

ONDER_GEMIDDELDE = "Onder een gemiddelde staat over hoeveel het gaat, afgerond."

BRON_INWONERS = "Inwoners op 1 januari: Centraal Bureau voor de Statistiek (CBS)."

TOELICHTING = "Toelichting van de analist"
"""What stands before a note that was not made by rule."""

TELT_NIET_OP = "Afgeronde aantallen tellen niet precies op."

VONKLIJN = (
    "Het lijntje naast een naam loopt van nul tot het hoogste getal van die rij; een gat is een "
    "cijfer dat er niet staat."
)
"""Under a table with sparklines."""

GEEN_BALK = "Een verborgen aantal heeft geen balk: het kan klein zijn, of om weinig gezinnen gaan."

LICHTE_BALK = "Lichte balk: voorlopig of onvolledig."

WACHT = "nog niet volledig"
"""In place of a figure that rests on months beside its period which are not all there."""


def waarom_wacht(indicator: Indicator) -> str:
    """Say why such a figure is not shown yet."""
    if not indicator.opvolging:
        return (
            f"{WACHT}: het cijfer kijkt {indicator.terugblik_maanden} maanden terug, en niet al "
            "die maanden zijn geleverd"
        )
    termijn = termijnen()[indicator.termijn or ""]
    return (
        f"{WACHT}: wat in de periode begon, volgen we {termijn.aantal} {termijn.kalender}, en dat "
        "kon nog niet voor alles"
    )


MEER_MELDINGEN = (
    "Meer meldingen kan betekenen dat er meer geweld is, maar ook dat mensen geweld eerder "
    "herkennen en melden."
)


@dataclass(frozen=True, slots=True)
class Teken:
    """A sign in a table: the sign, the word a screen reader says, the line of the legend."""

    symbool: str
    woord: str
    uitleg: str


VERBORGEN = Teken("•", "verborgen", "verborgen: klein aantal of weinig gezinnen")
GEMASKEERD = Teken("▪", "weggelaten", "weggelaten: beschermt een verborgen aantal")
ONVOLLEDIG = Teken("°", "onvolledig", "onvolledig: niet alle gegevens zijn er")
VOORLOPIG = Teken("*", "voorlopig", "voorlopig: kan nog veranderen")

TEKENS = (VERBORGEN, GEMASKEERD, ONVOLLEDIG, VOORLOPIG)
"""In the order of every legend."""

GRENZEN = Teken(
    "20–35", "grenzen", "het aantal ligt tussen deze grenzen; het juiste aantal is niet bekend"
)
NOG_NIET = Teken(
    WACHT,
    WACHT,
    "het cijfer kijkt een vast aantal maanden terug of vooruit, en die zijn nog niet allemaal "
    "geleverd of voorbij",
)
GEEN_GEGEVENS = Teken(
    "geen gegevens",
    "geen gegevens",
    "niemand heeft hierover gegevens geleverd; dat is geen nul",
)

IN_WOORDEN = (GRENZEN, NOG_NIET, GEEN_GEGEVENS)
"""What stands in a cell in words; the page of the account explains it."""

UITSPLITSINGEN = {
    "totaal": "totaal",
    "thema": "naar soort geweld",
    "aanleiding": "naar aanleiding",
    "aard": "naar aard van het geweld",
    "melder_groep": "naar wie contact opnam",
    "rol": "naar rol",
    "bron": "naar organisatie",
    "hulpvorm": "naar vorm van hulp",
    "vervolg": "naar vervolg",
    "uitkomst": "naar uitkomst",
    "triagebesluit": "naar besluit",
    "leeftijdsklasse": "naar hoe lang ze openstaan",
    "combinatie": "naar combinatie",
    "soort": "naar soort",
    "maat": "gemiddelde, mediaan en 90 procent",
}

SOORTEN = {
    "meldingen": "meldingen",
    "adviezen": "adviesvragen",
    "onderzoeken": "onderzoeken",
    "huisverboden": "huisverboden en risicotaxaties",
    "totalen": "totalen per categorie",
    "trajecten": "hulptrajecten",
    "incidenten": "incidenten",
    "signalen": "signalen en matches",
    "cijfers": "anonieme cijfers",
}

OORZAKEN = {
    Oorzaak.REGELS: "andere rekenregel",
    Oorzaak.CORRECTIE: "verbeterde levering",
    Oorzaak.LATER: "gegevens die later kwamen",
    Oorzaak.BESCHERMING: "bescherming van een verborgen aantal",
    Oorzaak.ONBEKEND: "niet meer na te gaan",
}
"""Why a figure differs from the edition before."""
