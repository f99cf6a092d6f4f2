"""What a chart is drawn from: published figures lifted out of the edition, hidden ones in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import getal_van
from ghnt_pipeline.publishing.opmaak import kort as periode_kort
from ghnt_pipeline.reference import categorieen, gemeenten_van_de_regio
from ghnt_pipeline.statistics import Limits, run_limits

REDEN = {
    Status.VERBORGEN: "verborgen",
    Status.GEMASKEERD: "weggelaten",
    Status.GEEN_GEGEVENS: "geen gegevens",
    Status.GRENZEN: "alleen grenzen",
    Status.ONVOLLEDIG: woorden.WACHT,
}
"""Why a figure is not drawn, in words."""


@dataclass(frozen=True, slots=True)
class Punt:
    """One period of a series; `hoogte` is None where nothing may be drawn, `reden` says why."""

    periode: str
    hoogte: float | None
    reden: str = ""
    voorlopig: bool = False
    onvolledig: bool = False
    dekking: str = ""

    @property
    def open(self) -> bool:
        """Whether the mark is drawn hollow: the figure may still change."""
        return self.voorlopig or self.onvolledig

    def vergelijkbaar(self, ander: Punt) -> bool:
        """Whether both are shown, complete and about the same municipalities."""
        getoond = self.hoogte is not None and ander.hoogte is not None
        compleet = not (self.onvolledig or ander.onvolledig)
        return getoond and compleet and self.dekking == ander.dekking


@dataclass(frozen=True, slots=True)
class Reeks:
    """The quarters of one category."""

    naam: str
    punten: tuple[Punt, ...]


@dataclass(frozen=True, slots=True)
class Tegel:
    """A municipality (or the region) on the tile map, with the count of the last quarter."""

    gebied: str
    naam: str
    punten: tuple[Punt, ...]
    aantal: str


@dataclass(frozen=True, slots=True)
class Balk:
    """One category of an outcome."""

    naam: str
    lengte: float | None
    reden: str = ""
    open: bool = False


def _reden(waarde: Waarde | None) -> str:
    if waarde is None:
        return REDEN[Status.GEEN_GEGEVENS]
    return "" if waarde.cijfer is not None else REDEN.get(waarde.status, "")


def _punt(periode: str, waarde: Waarde | None) -> Punt:
    if waarde is None:
        return Punt(periode, None, _reden(None))
    onvolledig = waarde.onvolledig or waarde.status is Status.ONVOLLEDIG
    return Punt(
        periode, waarde.cijfer, _reden(waarde), waarde.voorlopig, onvolledig, waarde.dekking
    )


def punten(edition: Edition, indicator: str, gebied: str) -> tuple[Punt, ...]:
    """The quarters of one total, oldest first."""
    reeks = edition.reeks(indicator, gebied, edition.kwartalen)
    return tuple(_punt(periode, w) for periode, w in zip(edition.kwartalen, reeks, strict=True))


def leeftijden(edition: Edition, indicator: str) -> tuple[Reeks, ...]:
    """How long cases were open in the region at the end of each quarter, shortest first."""
    klassen = categorieen(indicator, "leeftijdsklasse")
    perioden = edition.kwartalen
    rijen = [
        (k.label, edition.reeks(indicator, "regio", perioden, "leeftijdsklasse", k.kort))
        for k in klassen
    ]
    return tuple(
        Reeks(label, tuple(_punt(p, w) for p, w in zip(perioden, rij, strict=True)))
        for label, rij in rijen
    )


def grenzen_van(reeks: Sequence[Punt]) -> Limits | None:
    """Limits from the quarters that are complete and cover the same municipalities as the newest.

    A provisional quarter is judged by them and not used for them: it may still change.
    """
    compleet = [p for p in reeks if p.hoogte is not None and not p.onvolledig]
    if not compleet:
        return None
    nieuwste = compleet[-1]
    hoogten = [punt.hoogte if nieuwste.vergelijkbaar(punt) else None for punt in reeks]
    return run_limits(hoogten, {plek for plek, punt in enumerate(reeks) if punt.voorlopig})


def tegels(edition: Edition) -> tuple[Tegel, ...]:
    """The ten municipalities by name and then the region: meldingen per 1,000 by quarter."""
    gebieden = [(g.code, g.naam) for g in gemeenten_van_de_regio()] + [("regio", "Regio")]
    return tuple(
        Tegel(code, naam, punten(edition, "meldingen_per_1000", code), _laatste(edition, code))
        for code, naam in gebieden
    )


def _laatste(edition: Edition, gebied: str) -> str:
    (waarde,) = edition.reeks("meldingen", gebied, edition.kwartalen[-1:])
    if waarde is None or waarde.cijfer is None:
        return ""
    return getal_van(waarde.cijfer, waarde.eenheid)


def balk_van(naam: str, waarde: Waarde) -> Balk:
    """One published row as a bar, or as the words in its place."""
    return Balk(naam, waarde.cijfer, _reden(waarde), waarde.voorlopig or waarde.onvolledig)


def balken(edition: Edition, indicator: str, jaar: str) -> tuple[Balk, ...]:
    """The categories of `vervolg` in the region in one year: most first, those without last."""
    paren = [
        (code.label, edition.per_sleutel.get((indicator, "regio", jaar, "vervolg", code.kort)))
        for code in categorieen(indicator, "vervolg")
    ]
    alle = [balk_van(label, w) for label, w in paren if w]
    return tuple(sorted(alle, key=lambda balk: -(balk.lengte or 0)))


def stukken(reeks: Sequence[Punt]) -> list[list[tuple[int, float]]]:
    """The runs of neighbouring periods that are shown: a hidden one breaks the line."""
    genummerd = groupby(enumerate(reeks), key=lambda paar: paar[1].hoogte is not None)
    return [
        [(plek, punt.hoogte) for plek, punt in groep if punt.hoogte is not None]
        for getoond, groep in genummerd
        if getoond
    ]


def ontbrekend(reeks: Iterable[Punt]) -> str:
    """Say in a few words which periods are not drawn, and why."""
    reeks = tuple(reeks)
    zonder = [punt for punt in reeks if punt.hoogte is None]
    delen = []
    for reden in sorted({punt.reden for punt in zonder}):
        perioden = [periode_kort(punt.periode) for punt in zonder if punt.reden == reden]
        wanneer = perioden[0] if len(perioden) == 1 else f"{len(perioden)} kwartalen"
        if 1 < len(perioden) == len(reeks):
            wanneer = "alle kwartalen"
        delen.append(f"{wanneer} {reden}")
    return "; ".join(delen)
