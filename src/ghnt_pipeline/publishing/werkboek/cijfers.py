"""A published row in a cell of the workbook: a number that stays a number, or a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.cellen import cel
from ghnt_pipeline.publishing.edition import MET_CIJFER, Status, Waarde
from ghnt_pipeline.publishing.opmaak import DECIMALEN, getal, getal_van
from ghnt_pipeline.publishing.woorden import Teken
from ghnt_pipeline.publishing.zinnen import voorbehoud
from ghnt_pipeline.workbooks import Getal

NIET_VAN_TOEPASSING = Teken(
    "niet van toepassing", "niet van toepassing", "dit cijfer wordt hier niet gemaakt"
)

TEKENS = (
    *(woorden.VERBORGEN, woorden.GEMASKEERD, woorden.GRENZEN, woorden.NOG_NIET),
    *(woorden.GEEN_GEGEVENS, NIET_VAN_TOEPASSING, woorden.ONVOLLEDIG, woorden.VOORLOPIG),
)
"""In the order of every legend of the workbook."""

HEEL = "#,##0"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """What stands in a cell and the words in it that the legend explains."""

    inhoud: str | Getal
    tekens: tuple[Teken, ...] = ()


NIETS = Cijfer(NIET_VAN_TOEPASSING.woord, (NIET_VAN_TOEPASSING,))


def cijfer(waarde: Waarde | None) -> Cijfer:
    """The figure of a row as the pages show it, with words where those have a sign."""
    if waarde is None:
        return NIETS
    erachter = voorbehoud(waarde)
    bijzonder = _in_woorden(waarde)
    tekens = cel(waarde).tekens
    if waarde.cijfer is not None:
        getoond = getal_van(waarde.cijfer, waarde.eenheid)
        formaat = formaat_van(waarde.eenheid, erachter)
        return Cijfer(Getal(waarde.cijfer, formaat, getoond + erachter), tekens)
    if waarde.status in MET_CIJFER and not waarde.wacht:
        return NIETS
    if waarde.status is Status.GRENZEN:
        return Cijfer(cel(waarde).tekst + erachter, (*bijzonder, *tekens))
    (teken,) = bijzonder or tekens
    return Cijfer(teken.woord, (teken,))


def _in_woorden(waarde: Waarde) -> tuple[Teken, ...]:
    """What the pages say in words instead of with a sign."""
    if waarde.status is Status.GRENZEN:
        return (woorden.GRENZEN,)
    if waarde.status is Status.GEEN_GEGEVENS:
        return (woorden.GEEN_GEGEVENS,)
    return (woorden.NOG_NIET,) if waarde.wacht else ()


def telling(waarde: Waarde | None, welke: Literal["teller", "noemer"]) -> Cijfer:
    """A count behind a figure; where the figure is not shown, the same word."""
    eigen = cijfer(waarde)
    if waarde is None or waarde.cijfer is None:
        return eigen
    aantal = waarde.teller if welke == "teller" else waarde.noemer
    if aantal is None:
        return NIETS
    erachter = voorbehoud(waarde)
    formaat = formaat_van(Eenheid.AANTAL, erachter)
    return Cijfer(Getal(aantal, formaat, getal(aantal) + erachter), eigen.tekens)


def formaat_van(eenheid: str, erachter: str) -> str:
    """The number format of Excel that shows a figure as `getal_van` writes it."""
    soort = Eenheid(eenheid)
    basis = HEEL + ("." + "0" * DECIMALEN[soort] if DECIMALEN[soort] else "")
    voor, na = {Eenheid.PROCENT: ("", " %"), Eenheid.EURO: ("€ ", "")}.get(soort, ("", ""))
    na += erachter
    return (f'"{voor}"' if voor else "") + basis + (f'"{na}"' if na else "")


def legenda(cijfers: Iterable[Cijfer]) -> list[str]:
    """One explanation per word that occurs, in the fixed order."""
    gebruikt = {teken for cijfer in cijfers for teken in cijfer.tekens}
    return [uitleg_van(teken) for teken in TEKENS if teken in gebruikt]


def uitleg_van(teken: Teken) -> str:
    """The line of a legend: the word, a colon, what it means."""
    if teken.uitleg.startswith(teken.woord):
        return teken.uitleg
    return f"{teken.symbool}: {teken.uitleg}"
