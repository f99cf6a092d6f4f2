"""What Veilig Thuis (AMHK) promises: meldingen, adviezen, onderzoeken, huisverboden, totalen."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from ghnt_pipeline.contracts.base import (
    Contract,
    Regel,
    einde_zonder_start,
    later_dan_de_periode,
    niet_na_de_periode,
    sluit_uit,
    vereist_een_van,
    volgorde,
)
from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Codes, Gebied, Gemeente
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, JaNee, Nummer, Pseudoniem, Sleutel
from ghnt_pipeline.reference import code_list

_VT = ("veilig_thuis",)


def _alleen_bij_kinderen(nummer: str) -> Regel:
    """A let op for a kind of violence that only children meet, without a KM aanleiding."""
    aard = sorted(code_list("aard_geweld").met("ja"))
    aanleiding = sorted(code_list("aanleiding").met("KM"))

    def breekt(rij: Any, _: date) -> bool:
        if rij.aard_geweld is None or rij.aanleiding is None:
            return False
        return bool(set(aard) & set(rij.aard_geweld)) and not set(aanleiding) & set(rij.aanleiding)

    return Regel(
        nummer,
        "aard_geweld",
        "aard_geweld that only children meet, without an aanleiding kindermishandeling",
        "list_has_any(aard_geweld, $aard) and not list_has_any(aanleiding, $km)",
        breekt,
        {"aard": aard, "km": aanleiding},
        uitleg_nl="een aard_geweld die alleen bij kinderen voorkomt, staat bij een aanleiding "
        "kindermishandeling",
        herstel="Vul ook de aanleiding kindermishandeling in, of verbeter aard_geweld.",
    )


class Melding(Contract):
    """A melding: a suspected situation made known with the persons involved."""

    leversoort: ClassVar[str] = "meldingen"
    bronnen: ClassVar[tuple[str, ...]] = _VT
    letters: ClassVar[str] = "VT-M"
    sleutel: ClassVar[tuple[str, ...]] = ("meldingnummer",)

    meldingnummer: Annotated[str, Nummer(ook=("melding nr", "nummer melding", "meldingsnummer"))]
    casusnummer: Annotated[str | None, Sleutel(leeg=True, ook=("hoofdnummer", "casus"))] = None
    gemeente: Annotated[str, Gemeente(ook=("gemeente naam", "gemeentecode", "woongemeente"))]
    datum_melding: Annotated[date, Datum(ook=("meldingsdatum", "melddatum", "datum ontvangst"))]
    aanleiding: Annotated[
        tuple[str, ...], Codes(lijst="aanleiding", ook=("categorie", "aard problematiek"))
    ]
    aard_geweld: Annotated[
        tuple[str, ...] | None, Codes(leeg=True, lijst="aard_geweld", ook=("aard",))
    ] = None
    hoedanigheid_melder: Annotated[str, Code(lijst="hoedanigheid", ook=("melder", "hoedanigheid"))]
    datum_triagebesluit: Annotated[date | None, Datum(leeg=True, ook=("datum triage",))] = None
    triagebesluit: Annotated[
        str | None, Code(leeg=True, lijst="triagebesluit", ook=("vervolg melding",))
    ] = None
    overdracht_aan: Annotated[tuple[str, ...] | None, Codes(leeg=True, lijst="vervolg")] = None
    onderzoeksnummer: Annotated[str | None, Nummer(leeg=True, ook=("onderzoeknummer",))] = None
    veiligheidsplan_nodig: Annotated[bool | None, JaNee(leeg=True)] = None
    datum_veiligheidsplan: Annotated[date | None, Datum(leeg=True)] = None
    datum_afsluiting: Annotated[date | None, Datum(leeg=True, ook=("afsluitdatum",))] = None
    herkomst_adviesnummer: Annotated[str | None, Nummer(leeg=True)] = None
    huishouden: Annotated[str | None, Pseudoniem(leeg=True)] = None
    eerdere_betrokkenheid: Annotated[str | None, Code(leeg=True, lijst="melding_soort")] = None

    regels: ClassVar[tuple[Regel, ...]] = (
        niet_na_de_periode("datum_melding"),
        volgorde("F10", "datum_melding", "datum_triagebesluit"),
        volgorde("F11", "datum_melding", "datum_afsluiting"),
        volgorde("F12", "datum_melding", "datum_veiligheidsplan"),
        Regel(
            "L01",
            "onderzoeksnummer",
            "triagebesluit is onderzoek, without an onderzoeksnummer (it may follow later)",
            "triagebesluit = 'onderzoek' and onderzoeksnummer is null",
            lambda rij, _: rij.triagebesluit == "onderzoek" and rij.onderzoeksnummer is None,
            uitleg_nl="bij het triagebesluit onderzoek is een onderzoeksnummer ingevuld",
            herstel="Vul het onderzoeksnummer in. Is het er nog niet, stuur het dan bij een "
            "volgende levering mee.",
        ),
        Regel(
            "L02",
            "triagebesluit",
            "an onderzoeksnummer, while triagebesluit is not onderzoek",
            "triagebesluit <> 'onderzoek' and onderzoeksnummer is not null",
            lambda rij, _: (
                rij.triagebesluit is not None
                and rij.triagebesluit != "onderzoek"
                and rij.onderzoeksnummer is not None
            ),
            uitleg_nl="bij een ingevuld onderzoeksnummer is het triagebesluit onderzoek",
            herstel="Verbeter triagebesluit, of haal het onderzoeksnummer weg.",
        ),
        _alleen_bij_kinderen("L03"),
        sluit_uit("L04", "overdracht_aan", "geen_vervolg"),
        later_dan_de_periode(
            "L05", "datum_triagebesluit", "datum_afsluiting", "datum_veiligheidsplan"
        ),
    )


class Advies(Contract):
    """An adviesvraag: Veilig Thuis helps the asker to act; no person data."""

    leversoort: ClassVar[str] = "adviezen"
    bronnen: ClassVar[tuple[str, ...]] = _VT
    letters: ClassVar[str] = "VT-A"
    sleutel: ClassVar[tuple[str, ...]] = ("adviesnummer",)

    adviesnummer: Annotated[str, Nummer(ook=("advies nr", "nummer advies", "consultnummer"))]
    gemeente: Annotated[str, Gemeente(ook=("gemeente naam", "gemeentecode", "woongemeente"))]
    datum_advies: Annotated[date, Datum(ook=("adviesdatum", "datum consult"))]
    aanleiding: Annotated[tuple[str, ...], Codes(lijst="aanleiding", ook=("categorie",))]
    aard_geweld: Annotated[
        tuple[str, ...] | None, Codes(leeg=True, lijst="aard_geweld", ook=("aard",))
    ] = None
    hoedanigheid_adviesvrager: Annotated[
        str, Code(lijst="hoedanigheid", ook=("adviesvrager", "hoedanigheid"))
    ]
    datum_afsluiting: Annotated[date | None, Datum(leeg=True, ook=("afsluitdatum",))] = None
    herkomst_meldingnummer: Annotated[str | None, Nummer(leeg=True)] = None

    regels: ClassVar[tuple[Regel, ...]] = (
        niet_na_de_periode("datum_advies"),
        volgorde("F10", "datum_advies", "datum_afsluiting"),
        _alleen_bij_kinderen("L01"),
        later_dan_de_periode("L02", "datum_afsluiting"),
    )


def _uitkomst_sluit_uit(rij: Any, _: date) -> bool:
    uitkomst = set(rij.uitkomst or ())
    lijst = code_list("uitkomst")
    return any(len(uitkomst & lijst.met(groep)) > 1 for groep in ("HG", "KM"))


def _aard_zonder_bevestiging(rij: Any, _: date) -> bool:
    if rij.aard_geweld is None:
        return False
    return not {"hg_bevestigd", "km_bevestigd"} & set(rij.uitkomst or ())


class Onderzoek(Contract):
    """An onderzoek by Veilig Thuis, from the decision to the end."""

    leversoort: ClassVar[str] = "onderzoeken"
    bronnen: ClassVar[tuple[str, ...]] = _VT
    letters: ClassVar[str] = "VT-O"
    sleutel: ClassVar[tuple[str, ...]] = ("onderzoeksnummer",)

    onderzoeksnummer: Annotated[str, Nummer(ook=("onderzoeknummer", "nummer onderzoek"))]
    casusnummer: Annotated[str | None, Sleutel(leeg=True, ook=("hoofdnummer", "casus"))] = None
    gemeente: Annotated[str, Gemeente(ook=("gemeente naam", "gemeentecode", "woongemeente"))]
    aanleiding: Annotated[tuple[str, ...] | None, Codes(leeg=True, lijst="aanleiding")] = None
    datum_besluit: Annotated[date | None, Datum(leeg=True, ook=("besluitdatum",))] = None
    datum_start: Annotated[date | None, Datum(leeg=True, ook=("startdatum",))]
    datum_afronding: Annotated[date | None, Datum(leeg=True, ook=("einddatum", "datum einde"))] = (
        None
    )
    uitkomst: Annotated[tuple[str, ...] | None, Codes(leeg=True, lijst="uitkomst")] = None
    aard_geweld: Annotated[
        tuple[str, ...] | None, Codes(leeg=True, lijst="aard_geweld", ook=("aard",))
    ] = None
    vervolg: Annotated[tuple[str, ...] | None, Codes(leeg=True, lijst="vervolg")] = None
    bestede_uren: Annotated[float | None, Getal(leeg=True, ook=("uren",))] = None
    huishouden: Annotated[str | None, Pseudoniem(leeg=True)] = None

    regels: ClassVar[tuple[Regel, ...]] = (
        niet_na_de_periode("datum_start", "datum_besluit"),
        vereist_een_van("F10", "datum_start", "datum_besluit"),
        volgorde("F11", "datum_besluit", "datum_start"),
        volgorde("F12", "datum_start", "datum_afronding"),
        volgorde("F13", "datum_besluit", "datum_afronding"),
        Regel(
            "L01",
            "aard_geweld",
            "aard_geweld is given while the uitkomst is not bevestigd",
            "aard_geweld is not null and "
            "not list_has_any(coalesce(uitkomst, []), ['hg_bevestigd', 'km_bevestigd'])",
            _aard_zonder_bevestiging,
            uitleg_nl="aard_geweld is alleen ingevuld als de uitkomst bevestigd is",
            herstel="Vul de uitkomst hg_bevestigd of km_bevestigd in, of laat aard_geweld leeg.",
        ),
        Regel(
            "L02",
            "uitkomst",
            "uitkomsten that exclude each other",
            "len(list_intersect(uitkomst, $hg)) > 1 or len(list_intersect(uitkomst, $km)) > 1",
            _uitkomst_sluit_uit,
            {
                "hg": sorted(code_list("uitkomst").met("HG")),
                "km": sorted(code_list("uitkomst").met("KM")),
            },
            uitleg_nl="uitkomst heeft ten hoogste één code over huiselijk geweld en één over "
            "kindermishandeling",
            herstel="Kies voor elk van beide één uitkomst: geen, niet bevestigd of bevestigd.",
        ),
        sluit_uit("L03", "vervolg", "geen_vervolg"),
        later_dan_de_periode("L04", "datum_start", "datum_afronding"),
        _alleen_bij_kinderen("L05"),
        einde_zonder_start("L06", "datum_afronding"),
    )


class Huisverbod(Contract):
    """A risicotaxatie for a tijdelijk huisverbod, and whether the ban was imposed."""

    leversoort: ClassVar[str] = "huisverboden"
    bronnen: ClassVar[tuple[str, ...]] = _VT
    letters: ClassVar[str] = "VT-H"
    sleutel: ClassVar[tuple[str, ...]] = ("huisverbodnummer",)

    huisverbodnummer: Annotated[str, Nummer(ook=("nummer huisverbod",))]
    casusnummer: Annotated[str | None, Sleutel(leeg=True, ook=("hoofdnummer", "casus"))] = None
    gemeente: Annotated[str, Gemeente(ook=("gemeente naam", "gemeentecode", "woongemeente"))]
    datum_risicotaxatie: Annotated[date, Datum(ook=("datum screening",))]
    opgelegd: Annotated[bool | None, JaNee(leeg=True)] = None
    datum_opgelegd: Annotated[date | None, Datum(leeg=True)] = None
    verlengd: Annotated[bool | None, JaNee(leeg=True)] = None

    regels: ClassVar[tuple[Regel, ...]] = (
        niet_na_de_periode("datum_risicotaxatie"),
        volgorde("F10", "datum_risicotaxatie", "datum_opgelegd"),
        Regel(
            "L01",
            "datum_opgelegd",
            "opgelegd is ja, without datum_opgelegd",
            "opgelegd and datum_opgelegd is null",
            lambda rij, _: rij.opgelegd is True and rij.datum_opgelegd is None,
            uitleg_nl="als opgelegd ja is, is datum_opgelegd ingevuld",
            herstel="Vul datum_opgelegd in, of verbeter opgelegd.",
        ),
        Regel(
            "L02",
            "opgelegd",
            "datum_opgelegd is given while opgelegd is nee",
            "not opgelegd and datum_opgelegd is not null",
            lambda rij, _: rij.opgelegd is False and rij.datum_opgelegd is not None,
            uitleg_nl="als opgelegd nee is, is datum_opgelegd leeg",
            herstel="Verbeter opgelegd, of haal datum_opgelegd weg.",
        ),
        later_dan_de_periode("L03", "datum_opgelegd"),
    )


class Totaal(Contract):
    """A count per category of meldingen, adviesvragen, onderzoeken or risicotaxaties.

    A pair of themas such as KM+HG counts the records that have both, whatever else they have.
    """

    leversoort: ClassVar[str] = "totalen"
    bronnen: ClassVar[tuple[str, ...]] = _VT
    letters: ClassVar[str] = "VT-T"
    sleutel: ClassVar[tuple[str, ...]] = ("gemeente", "soort", "categorie")

    gemeente: Annotated[str, Gebied(ook=("regio", "gebied"))]
    soort: Annotated[str, Code(lijst="totalen_soort")]
    categorie: Annotated[
        str,
        CodeOfPaar(lijst="thema+aanleiding+totaal", paar_van="thema", ook=("thema", "aanleiding")),
    ]
    aantal: Annotated[int | None, Aantal()]
