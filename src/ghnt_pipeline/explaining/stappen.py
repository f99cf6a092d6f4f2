"""The steps between the rows of a delivery and a figure, in their order and in words."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Stap(StrEnum):
    """Why a row is not counted: the first of these that holds; `telt` for what is left."""

    AFGEKEURD = "afgekeurd"
    HERHAALD = "herhaald"
    CONTROLE = "controle"
    VERVANGEN = "vervangen"
    INGETROKKEN = "ingetrokken"
    LATERE_LEVERING = "latere_levering"
    ZELFDE_NUMMER = "zelfde_nummer"
    ZONDER_NUMMER = "zonder_nummer"
    ANDER_CIJFER = "ander_cijfer"
    ZELFDE_CEL = "zelfde_cel"
    ANDERE_PLAATS = "andere_plaats"
    NIET_BEGONNEN = "niet_begonnen"
    ANDERE_PERIODE = "andere_periode"
    OMGEZET = "omgezet"
    BUITEN_DEFINITIE = "buiten_definitie"
    NIET_GEDEKT = "niet_gedekt"
    ANDERE_CATEGORIE = "andere_categorie"
    ZELFDE_SLEUTEL = "zelfde_sleutel"
    GEKOPPELD = "gekoppeld"
    OPGAVE_GAAT_VOOR = "opgave_gaat_voor"
    TELT = "telt"


class Woorden(NamedTuple):
    """A step as the screen says it, and as a Dutch page does."""

    en: str
    nl: str


WOORDEN = {
    Stap.AFGEKEURD: Woorden("refused by a rule", "afgekeurd"),
    Stap.HERHAALD: Woorden("exactly the same row again", "precies dezelfde rij nog een keer"),
    Stap.CONTROLE: Woorden("control row (Totaal)", "controlerij (Totaal)"),
    Stap.VERVANGEN: Woorden(
        "in a delivery that was replaced (D2)", "in een levering die is vervangen (D2)"
    ),
    Stap.INGETROKKEN: Woorden(
        "in a delivery that was withdrawn", "in een levering die is ingetrokken"
    ),
    Stap.LATERE_LEVERING: Woorden(
        "number comes again in a later period's delivery (D3)",
        "nummer staat ook in een latere levering (D3)",
    ),
    Stap.ZELFDE_NUMMER: Woorden(
        "another row of the same number (D4)", "nog een rij van hetzelfde nummer (D4)"
    ),
    Stap.ZONDER_NUMMER: Woorden(
        "without a number: gives bounds only (D9)", "zonder nummer: geeft alleen grenzen (D9)"
    ),
    Stap.ANDER_CIJFER: Woorden("about another figure", "gaat over een ander cijfer"),
    Stap.ZELFDE_CEL: Woorden(
        "the same figure again (the first counts)", "hetzelfde cijfer nog een keer"
    ),
    Stap.ANDERE_PLAATS: Woorden("not of {gebied}", "niet van {gebied}"),
    Stap.NIET_BEGONNEN: Woorden("not started: waits", "niet begonnen: wacht"),
    Stap.ANDERE_PERIODE: Woorden("not in {periode}", "niet in {periode}"),
    Stap.OMGEZET: Woorden(
        "advies that was counted as a melding (D6)", "advies dat al als melding telt (D6)"
    ),
    Stap.BUITEN_DEFINITIE: Woorden(
        "not what the definition counts", "valt niet onder de definitie van dit cijfer"
    ),
    Stap.NIET_GEDEKT: Woorden(
        "no delivery covers its quarter and gemeente",
        "kwartaal of gemeente valt buiten de dekking",
    ),
    Stap.ANDERE_CATEGORIE: Woorden(
        "without {uitsplitsing} {categorie}", "zonder {uitsplitsing} {categorie}"
    ),
    Stap.ZELFDE_SLEUTEL: Woorden(
        "of a casus or client that is counted already", "casus of cliënt is al geteld"
    ),
    Stap.GEKOPPELD: Woorden(
        "adviesvraag that goes with a counted melding (D7)",
        "adviesvraag hoort bij een getelde melding (D7)",
    ),
    Stap.OPGAVE_GAAT_VOOR: Woorden(
        "records miss a quarter, so the given figure is used",
        "records zijn niet compleet: de opgave telt",
    ),
    Stap.TELT: Woorden("counted", "telt mee"),
}
