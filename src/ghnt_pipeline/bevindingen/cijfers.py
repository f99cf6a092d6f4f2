"""The sheets with true figures, for the analyst alone: before protection, with their status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ghnt_pipeline.bevindingen.bladen import NIET_PUBLICEREN
from ghnt_pipeline.indicators import Actielijn, load_indicators
from ghnt_pipeline.reference import categorieen, gemeenten
from ghnt_pipeline.workbooks import Blad, Cel, Kolom

BLADNAMEN = {
    Actielijn.IN_BEELD: "Eerder in beeld",
    Actielijn.STOPPEN: "Stoppen en oplossen",
    Actielijn.SPECIFIEK: "Specifieke groepen",
}
STATUS = {
    "bekend": "bekend",
    "onvolledig": "onvolledig: er ontbreekt nog iets",
    "grenzen": "alleen grenzen bekend",
    "geen_gegevens": "geen gegevens: niemand levert dit",
}
GEBIEDEN = {
    "regio": "Regio",
    "regio_toen": "Regio van toen",
    "onbekend": "Gemeente onbekend",
    "buiten_regio": "Buiten de regio",
}
UITLEG = (
    "Echte cijfers, niet afgerond en niet verborgen. Wie kleine aantallen kent, kent de mensen "
    "erachter: laat dit bestand nergens achter en neem er niets uit over in een editie of stuk.",
    "Een 0 is hier een echte nul. Zonder cijfer zegt de status waarom.",
    "",
)
_KOLOMMEN = (
    Kolom("Indicator", 30),
    Kolom("Cijfer", 36),
    Kolom("Gebied", 18),
    Kolom("Periode", 9),
    Kolom("Uitsplitsing", 16),
    Kolom("Categorie", 28),
    Kolom("Waarde", 10),
    Kolom("Teller", 9),
    Kolom("Noemer", 9),
    Kolom("Ten minste", 11),
    Kolom("Ten hoogste", 11),
    Kolom("Eenheid", 10),
    Kolom("Status", 28),
    Kolom("Onvolledig", 11),
    Kolom("Voorlopig", 10),
)
_KAPLAN_MEIER = (
    Kolom("Gebied", 18),
    Kolom("Gestart in", 10),
    Kolom("Dag na de start", 15),
    Kolom("Nog gevolgd", 12),
    Kolom("Recidive die dag", 16),
    Kolom("Zonder recidive (%)", 18),
)


def figure_sheets(
    figures: Iterable[Mapping[str, Any]], survival: Sequence[Mapping[str, Any]]
) -> list[Blad]:
    """A sheet per actielijn with the rows of `ind_waarde`, and one with the Kaplan-Meier curves.

    `survival` are the rows of `ind_overleving`: cohorts that are still being followed.
    """
    rijen: dict[Actielijn, list[tuple[Cel, ...]]] = {lijn: [] for lijn in Actielijn}
    for rij in figures:
        rijen[load_indicators()[rij["indicator"]].actielijn].append(_row(rij))
    bladen = [
        Blad(BLADNAMEN[lijn], _KOLOMMEN, van_lijn, boven=_boven(BLADNAMEN[lijn]))
        for lijn, van_lijn in rijen.items()
    ]
    if survival:
        titel = "Zonder recidive: cohorten die nog worden gevolgd (Kaplan-Meier)"
        dagen = [_day(rij) for rij in survival if rij["met_recidive"] or rij["dag"] == 0]
        bladen.append(Blad("Kaplan-Meier", _KAPLAN_MEIER, dagen, boven=_boven(titel)))
    return bladen


def _boven(titel: str) -> tuple[str, ...]:
    return (NIET_PUBLICEREN, titel, *UITLEG)


def _row(rij: Mapping[str, Any]) -> tuple[Cel, ...]:
    indicator = load_indicators()[rij["indicator"]]
    return (
        indicator.id,
        indicator.titel,
        _gebied(rij["gebied"]),
        rij["periode"],
        rij["uitsplitsing"],
        _categorie(indicator.id, rij["uitsplitsing"], rij["categorie"]),
        rij["waarde"],
        rij["teller"],
        rij["noemer"],
        rij["ondergrens"],
        rij["bovengrens"],
        rij["eenheid"],
        STATUS[rij["status"]],
        "ja" if rij["onvolledig"] else "nee",
        "ja" if rij["voorlopig"] else "nee",
    )


def _categorie(indicator: str, uitsplitsing: str, categorie: str) -> str:
    namen = {code.kort: code.label for code in categorieen(indicator, uitsplitsing)}
    return namen.get(categorie, categorie)


def _gebied(code: str) -> str:
    return GEBIEDEN.get(code) or gemeenten()[code].naam


def _day(rij: Mapping[str, Any]) -> tuple[Cel, ...]:
    return (
        _gebied(rij["gebied"]),
        rij["periode"],
        rij["dag"],
        rij["in_beeld"],
        rij["met_recidive"],
        round(100 * rij["zonder_recidive"], 1),
    )
