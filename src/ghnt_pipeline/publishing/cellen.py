"""What stands in one cell of a table: a published figure, or the word or sign in its place."""

from __future__ import annotations

from dataclasses import dataclass

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.edition import Status, Waarde
from ghnt_pipeline.publishing.opmaak import getal, getal_van
from ghnt_pipeline.publishing.woorden import Teken
from ghnt_pipeline.publishing.zinnen import onvolledig


@dataclass(frozen=True, slots=True)
class Cel:
    """What stands in one cell: words or a number, the signs after it, what it is a figure of."""

    tekst: str
    tekens: tuple[Teken, ...] = ()
    waarvan: str = ""

    @property
    def is_getal(self) -> bool:
        """Whether it is set as a number; a sign alone is in the place of one."""
        return bool(self.tekens) or self.tekst[:1].isdigit() or self.tekst.startswith("€")


NIET_IN_DE_VORM = Cel("–")
WACHT = Cel(woorden.WACHT)


def cel(waarde: Waarde | None) -> Cel:
    """Turn a published row into a cell; the status decides, before any number is looked at."""
    if waarde is None:
        return NIET_IN_DE_VORM
    if waarde.status is Status.GEEN_GEGEVENS:
        return Cel("geen gegevens")
    if waarde.status is Status.VERBORGEN:
        return Cel("", (woorden.VERBORGEN,))
    if waarde.status is Status.GEMASKEERD:
        return Cel("", (woorden.GEMASKEERD,))
    if waarde.wacht:
        return WACHT
    tekst = _grenzen(waarde) if waarde.status is Status.GRENZEN else _getal(waarde)
    tekens = [woorden.ONVOLLEDIG] if onvolledig(waarde) else []
    tekens += [woorden.VOORLOPIG] if waarde.voorlopig else []
    return Cel(tekst, tuple(tekens), _waarvan(waarde))


def _waarvan(waarde: Waarde) -> str:
    """The published counts of a share, or over how many records a mean is taken."""
    if waarde.cijfer is None or waarde.noemer is None:
        return ""
    if waarde.eenheid == Eenheid.PROCENT and waarde.teller is not None:
        return f"{getal(waarde.teller)} van {getal(waarde.noemer)}"
    return f"over {getal(waarde.noemer)}" if waarde.categorie == "gemiddelde" else ""


def _getal(waarde: Waarde) -> str:
    return "–" if waarde.cijfer is None else getal_van(waarde.cijfer, waarde.eenheid)


def _grenzen(waarde: Waarde) -> str:
    onder, boven = (
        None if grens is None else getal_van(grens, waarde.eenheid)
        for grens in (waarde.ondergrens, waarde.bovengrens)
    )
    if onder and boven:
        return f"{onder}–{boven}"
    return f"minstens {onder}" if onder else f"hoogstens {boven}"
