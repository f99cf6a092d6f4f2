"""What every reader must know of the figures: how people are protected and what is counted.

The page of the account and the workbook say the same sentences.
"""

from __future__ import annotations

from ghnt_pipeline.publishing.inwoners import gemeenten_van_nu
from ghnt_pipeline.publishing.woorden import TELT_NIET_OP
from ghnt_pipeline.regio import regio

BESCHERMEN = (
    "Is het aantal zeven of minder, ook nul? Dan is het verborgen.",
    "Gaat het om zeven of minder casussen of cliënten? Dan is het ook verborgen.",
    "Elk ander aantal is afgerond op het dichtstbijzijnde vijftal: 10 betekent 8 tot en met 12.",
)
"""The rule for every count."""

AFRONDEN = (
    f"De regel geldt voor elk aantal apart, ook voor een totaal. {TELT_NIET_OP}"
    " Cijfers per 1.000 inwoners, grafieken en zinnen zijn gemaakt met de afgeronde "
    "aantallen. Gemiddelden en medianen zijn berekend met de echte gegevens en alleen "
    "getoond bij genoeg onderzoeken of trajecten; ze zijn afgerond op hele dagen, hele "
    "uren of 50 euro.",
    "Een aandeel, zoals 62 %, is berekend uit twee afgeronde aantallen. Het staat er "
    "alleen als die niet verborgen zijn en ten minste 15 verschillen: anders zou te zien "
    "zijn dat er buiten het aandeel maar een paar mensen over zijn. Daardoor blijft ook "
    "een aandeel van bijna 100 % verborgen.",
)
"""How figures are rounded, and when a share is shown."""

_TELLEN = (
    "Een melding met meer soorten geweld telt één keer mee in het totaal, en één keer bij "
    "elke soort. De soorten tellen dus niet op tot het totaal.",
    "Staat dezelfde melding in twee leveringen? Dan telt ze één keer, in het kwartaal van "
    "haar eigen datum. De nieuwste levering geldt.",
    "Een verbeterde levering vervangt de oude in haar geheel.",
    "Een melding die is omgezet in een advies, blijft een melding en telt niet nog een keer "
    "als adviesvraag.",
    "Meer meldingen over dezelfde casus tellen allemaal als melding, en samen als één casus.",
    "Meldingen en adviesvragen zijn verschillende dingen. Ze staan naast elkaar.",
    "Geeft een organisatie alleen aantallen per soort? Dan is het totaal niet precies bekend "
    "en staan er twee grenzen, zoals 20–35.",
    "De regio is de som van de {gemeenten} gemeenten van nu. Gemeente onbekend en buiten de regio "
    "staan apart.",
    "Is een melding een eerste melding, een hermelding of een vervolgmelding? Dat hangt af "
    "van de 36 maanden ervoor. Zolang die niet allemaal zijn geleverd, tonen we geen cijfer: "
    "het zou te veel eerste meldingen laten zien.",
    "Een jaar is geteld uit de registratie zelf, niet door kwartalen op te tellen.",
    "Geen gegevens is iets anders dan nul: dan heeft niemand over die gemeente of periode "
    "gegevens geleverd.",
)


def tellen() -> tuple[str, ...]:
    """What counts, and once or twice."""
    return tuple(zin.replace("{gemeenten}", gemeenten_van_nu()) for zin in _TELLEN)


_BEGRIPPEN = {
    "Adviesvraag": "Iemand vraagt Veilig Thuis om raad. Veilig Thuis neemt de zaak niet over.",
    "Casus": "Een gezin of situatie. Over één casus kunnen meer meldingen komen.",
    "Gewone schommeling": "Hoe ver een aantal op en neer gaat zonder dat er iets is veranderd.",
    "Hermelding": "Een nieuwe melding over een casus die al was afgesloten.",
    "Huisverbod": "De burgemeester verbiedt iemand om thuis te komen, omdat er gevaar is.",
    "Kwartaal": "Drie maanden. K1 is januari tot en met maart, K4 is oktober tot en met december.",
    "Mediaan": "De middelste: de helft is korter of lager, de helft is langer of hoger.",
    "Melding": "Iemand vertelt Veilig Thuis over (een vermoeden van) geweld, verwaarlozing of "
    "mishandeling. Veilig Thuis besluit dan wat er moet gebeuren.",
    "Onzekerheid (95 %)": "Een balk om een aandeel: hoeveel toeval en afronding kunnen uitmaken. "
    "Van balken die zo zijn gemaakt, bevatten er 95 van de 100 het aandeel dat er zonder toeval "
    "zou zijn. Bij weinig zaken is de balk breed.",
    "Peildatum": "De laatste dag waarover de cijfers gaan.",
    "Recidive": "Opnieuw geweld: de politie komt na de start van de hulp weer in actie.",
    "Reeksbreuk": "Vanaf dat moment wordt anders geteld of gewerkt. Cijfers van ervoor en erna "
    "zijn dan niet goed te vergelijken.",
    "Risicotaxatie": "De politie schat in hoe groot het gevaar is, voor een huisverbod.",
    "Traject": "De hulp of opvang die iemand krijgt, van begin tot einde.",
    "Triage": "Het eerste oordeel over een melding: hoe ernstig is het, en wie gaat ermee verder?",
    "Veilig Thuis": "Advies- en meldpunt voor huiselijk geweld en kindermishandeling (AMHK).",
    "Veiligheidsplan": "Afspraken die een gezin vandaag veilig maken.",
    "Vervolgmelding": "Een nieuwe melding over een casus die nog open is.",
    "Verwijsindex": "Een systeem waarin hulpverleners laten weten dat zij zich zorgen maken over "
    "een kind (een signaal). Doen twee dat over hetzelfde kind, dan is er een match.",
    "Voorlopig": "Het cijfer kan in de volgende editie nog veranderen.",
}


def begrippen() -> dict[str, str]:
    """The words of the field and the organisations of the region, in plain words by alphabet."""
    hier = regio()
    organisaties = {
        organisatie.naam: organisatie.uitleg
        for bron, organisatie in hier.organisaties.items()
        if bron in hier.brons
    }
    return dict(sorted((_BEGRIPPEN | organisaties).items(), key=lambda woord: woord[0].casefold()))


HERGEBRUIK = (
    "Na publicatie mag u deze cijfers hergebruiken als u de bron noemt "
    "(licentie Creative Commons Naamsvermelding 4.0)."
)
