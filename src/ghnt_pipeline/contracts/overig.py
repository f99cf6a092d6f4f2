"""What police and VIR promise, and the anonymous figures any supplier may send instead."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from ghnt_pipeline.contracts.base import Contract, Regel, niet_na_de_periode
from ghnt_pipeline.contracts.codes import Code, Gebied, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import Aantal, Datum, Nummer, Pseudoniem, Woord
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import LIJSTEN, categorieen


class Incident(Contract):
    """A police incident of a household, for recidive."""

    leversoort: ClassVar[str] = "incidenten"
    bronnen: ClassVar[tuple[str, ...]] = ("politie",)
    letters: ClassVar[str] = "PO-I"
    sleutel: ClassVar[tuple[str, ...]] = ("incidentnummer",)

    incidentnummer: Annotated[str, Nummer(ook=("nummer incident",))]
    huishouden: Annotated[str, Pseudoniem()]
    gemeente: Annotated[str, Gemeente(ook=("gemeente naam", "gemeentecode"))]
    datum_incident: Annotated[date, Datum(ook=("incidentdatum", "pleegdatum"))]
    soort: Annotated[str | None, Woord(leeg=True)] = None

    regels: ClassVar[tuple[Regel, ...]] = (niet_na_de_periode("datum_incident"),)


class Signaal(Contract):
    """Signals and matches of VIR Zorg voor Jeugd per gemeente."""

    leversoort: ClassVar[str] = "signalen"
    bronnen: ClassVar[tuple[str, ...]] = ("vir",)
    letters: ClassVar[str] = "VIR"
    sleutel: ClassVar[tuple[str, ...]] = ("gemeente",)

    gemeente: Annotated[str, Gemeente(ook=("gemeente naam", "gemeentecode"))]
    signalen: Annotated[int | None, Aantal(ook=("aantal signalen",))]
    matches: Annotated[int | None, Aantal(ook=("aantal matches",))]


def _cellen() -> list[str]:
    """Every (indicator, uitsplitsing, categorie) that has a definition, joined by a slash."""
    return sorted(
        f"{indicator.id}/{uitsplitsing}/{code.kort}"
        for indicator in load_indicators().values()
        for uitsplitsing in indicator.uitsplitsingen
        for code in categorieen(indicator.id, uitsplitsing)
    )


_CELLEN = _cellen()
_EIGEN_LIJSTEN = (lijst for i in load_indicators().values() for lijst in i.lijsten.values())
_CATEGORIEEN = "+".join(dict.fromkeys(("totaal", "aanleiding", *LIJSTEN.values(), *_EIGEN_LIJSTEN)))
"""The categories of every uitsplitsing. A spelling that is a code of aanleiding and a label of
thema (ouderenmishandeling) means the former; the thema is written OM."""


def _onbekende_cel(rij: Any, _: date) -> bool:
    cel = f"{rij.indicator}/{rij.uitsplitsing or 'totaal'}/{rij.categorie or 'totaal'}"
    return cel not in _CELLEN


class Cijfer(Contract):
    """An anonymous figure: what a supplier may send instead of records."""

    leversoort: ClassVar[str] = "cijfers"
    bronnen: ClassVar[tuple[str, ...]] = ("veilig_thuis", "blijf", "dok", "politie", "vir")
    letters: ClassVar[str] = "CY"
    sleutel: ClassVar[tuple[str, ...]] = ("gemeente", "indicator", "uitsplitsing", "categorie")

    gemeente: Annotated[str, Gebied(ook=("regio", "gebied"))]
    indicator: Annotated[str, IndicatorId()]
    uitsplitsing: Annotated[str | None, Code(leeg=True, lijst="uitsplitsing")] = None
    categorie: Annotated[
        str | None,
        Code(leeg=True, lijst=_CATEGORIEEN),
    ] = None
    aantal: Annotated[int | None, Aantal(ook=("waarde",))]
    teller: Annotated[int | None, Aantal(leeg=True)] = None
    noemer: Annotated[int | None, Aantal(leeg=True)] = None

    regels: ClassVar[tuple[Regel, ...]] = (
        Regel(
            "F10",
            "categorie",
            "this indicator has no such uitsplitsing and categorie (ghnt indicators lists them)",
            "not list_contains($cellen, concat_ws('/', indicator, coalesce(uitsplitsing, "
            "'totaal'), coalesce(categorie, 'totaal')))",
            _onbekende_cel,
            {"cellen": _CELLEN},
            uitleg_nl="uitsplitsing en categorie horen bij deze indicator",
            herstel="Kies een uitsplitsing en categorie die bij deze indicator horen, of laat "
            "beide leeg voor het totaal. Wij sturen u op verzoek de lijst.",
        ),
        Regel(
            "F11",
            "teller",
            "teller is larger than noemer",
            "teller > noemer",
            lambda rij, _: (
                rij.teller is not None and rij.noemer is not None and rij.teller > rij.noemer
            ),
            uitleg_nl="teller is niet groter dan noemer",
            herstel="Controleer beide getallen; misschien zijn zij verwisseld.",
        ),
    )
