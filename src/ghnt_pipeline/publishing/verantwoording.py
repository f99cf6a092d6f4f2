"""What stands behind an edition, in words: which deliveries, and what it says anew."""

from __future__ import annotations

from dataclasses import dataclass

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing.cellen import Cel, cel
from ghnt_pipeline.publishing.edition import Edition, Waarde
from ghnt_pipeline.publishing.opmaak import kort
from ghnt_pipeline.publishing.woorden import OORZAKEN, SOORTEN, UITSPLITSINGEN
from ghnt_pipeline.reference import categorieen, code_list, gemeenten


@dataclass(frozen=True, slots=True)
class Aanlevering:
    """What one organisation delivered of one kind."""

    bron: str
    soort: str
    perioden: tuple[str, ...]


def aanleveringen(edition: Edition) -> list[Aanlevering]:
    """The deliveries that stand, by organisation and kind, periods in order."""
    namen = {code.kort: code.label for code in code_list("bron").codes}
    perioden: dict[tuple[str, str], set[str]] = {}
    for levering in edition.leveringen:
        perioden.setdefault((levering.bron, levering.soort), set()).add(levering.periode)
    return [
        Aanlevering(
            namen.get(bron, bron),
            SOORTEN.get(soort, soort),
            tuple(kort(periode) for periode in sorted(gevonden)),
        )
        for (bron, soort), gevonden in sorted(perioden.items())
    ]


@dataclass(frozen=True, slots=True)
class Verschil:
    """A figure that an earlier edition gave otherwise."""

    cijfer: str
    gebied: str
    periode: str
    was: Cel
    nu: Cel
    oorzaak: str


def verschillen(edition: Edition) -> list[Verschil]:
    """What this edition says anew, in the order of its rows."""
    return [
        Verschil(
            _cijfer(wijziging.nu),
            _gebied(wijziging.nu.gebied),
            kort(wijziging.nu.periode),
            cel(wijziging.was),
            cel(wijziging.nu),
            ", ".join(OORZAKEN[oorzaak] for oorzaak in wijziging.oorzaken),
        )
        for wijziging in edition.wijzigingen
    ]


def _cijfer(waarde: Waarde) -> str:
    """What is counted: `Meldingen, naar soort geweld: Kindermishandeling`."""
    titel = load_indicators()[waarde.indicator].titel
    if waarde.uitsplitsing == "totaal":
        return titel
    namen = {c.kort: c.label for c in categorieen(waarde.indicator, waarde.uitsplitsing)}
    return f"{titel}, {UITSPLITSINGEN[waarde.uitsplitsing]}: {namen[waarde.categorie]}"


def _gebied(code: str) -> str:
    return "Regio" if code == "regio" else gemeenten()[code].naam
