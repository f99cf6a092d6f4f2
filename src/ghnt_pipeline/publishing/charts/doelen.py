"""Chart of goals: one row per goal, with its share, its interval and the verdict in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.indicators import Richting
from ghnt_pipeline.publishing.aandelen import DoelRij
from ghnt_pipeline.publishing.charts.blad import Letter, breek_af, breek_evenwichtig
from ghnt_pipeline.publishing.charts.interval import (
    doelgebied,
    legenda,
    procent_as,
    teken_stip,
)
from ghnt_pipeline.publishing.charts.stijl import GRIJS, GROEN, SIGNAAL, TEKST, vlak
from ghnt_pipeline.publishing.doelen import Uitslag
from ghnt_pipeline.publishing.titels_aandelen import is_getoetst, oordeel

BREED, NAMEN, VELD, WOORDEN = 10.0, 2.3, 3.9, 3.45
RIJ, BOVEN, ONDER = 0.95, 0.5, 0.4
GEBIED = 0.78
"""Part of a row that the target area fills."""

NAAM = Letter(10.5, TEKST)
UITSLAG = Letter(9.5, TEKST)
REGELS = 0.19
"""From line to line of a name or verdict, in inches."""

TEKENS = {
    Uitslag.GEHAALD: ("✔ ", GROEN),
    Uitslag.NIET_GEHAALD: ("✖ ", SIGNAAL),
    Uitslag.KAN_TOEVAL_ZIJN: ("≈ ", GRIJS),
}


def doelen(rijen: Sequence[DoelRij], wat: str) -> Figure:
    """Draw the goals in the given order, on one scale from 0 to 100; `wat` names the period."""
    hoog = BOVEN + RIJ * len(rijen) + ONDER
    figure = Figure(figsize=(BREED, hoog))
    legenda(figure, 0.15, 0.05, [rij.stip for rij in rijen], wat)
    ax = vlak(figure, NAMEN, BOVEN, VELD, RIJ * len(rijen))
    procent_as(ax, range(0, 101, 20))
    ax.set_ylim(len(rijen) - 0.5, -0.5)
    ax.set_yticks([])
    for plek, rij in enumerate(rijen):
        _rij(ax, rij, plek)
    return figure


def _rij(ax: Axes, rij: DoelRij, plek: int) -> None:
    if plek:
        ax.axhline(plek - 0.5, color="#D5D9DE", lw=0.8, zorder=0)
    if rij.doel is not None:
        meer = rij.doel.richting is Richting.HOGER_IS_BETER
        doelgebied(ax, rij.doel.waarde, plek, GEBIED, meer_is_beter=meer)
    teken_stip(ax, rij.stip, plek, RIJ)
    namen = breek_evenwichtig(rij.stip.naam, NAAM, NAMEN - 0.3)
    for regel, hoogte in _onder_elkaar(namen, plek):
        _tekst(ax, regel, 0, hoogte, -0.15, ha="right", size=NAAM.punten)
    if rij.stip.nu is None:
        ax.text(1.5, plek, rij.stip.reden, va="center_baseline", style="italic", color=GRIJS)
    _uitslag(ax, rij, plek)


def _uitslag(ax: Axes, rij: DoelRij, plek: int) -> None:
    """Write share, counts and verdict at the right of the field; the sign goes with the verdict."""
    teken, kleur = TEKENS.get(rij.uitslag, ("", GRIJS)) if is_getoetst(rij) else ("", GRIJS)
    delen = f"{teken}{oordeel(rij)}".split(" · ")
    regels = [r for deel in delen for r in breek_af(deel, UITSLAG, WOORDEN - 0.2)]
    if rij.stip.nu is not None:
        boven = plek - 0.5 * REGELS * len(regels) / RIJ
        _tekst(ax, rij.stip.nu.in_procent, 100, boven, 0.17, size=14, weight="bold")
        _tekst(ax, rij.stip.nu.aantallen, 100, boven, 0.97, size=UITSLAG.punten, color=GRIJS)
    midden = plek + (0.13 / RIJ if rij.stip.nu is not None else 0)
    for nummer, (regel, hoogte) in enumerate(_onder_elkaar(regels, midden)):
        tint = GRIJS if nummer else kleur
        _tekst(ax, regel, 100, hoogte, 0.17, size=UITSLAG.punten, color=tint)


def _onder_elkaar(regels: Sequence[str], midden: float) -> list[tuple[str, float]]:
    begin = midden - (len(regels) - 1) / 2 * REGELS / RIJ
    return [(regel, begin + nummer * REGELS / RIJ) for nummer, regel in enumerate(regels)]


def _tekst(ax: Axes, tekst: str, x: float, y: float, inches: float, **opmaak: Any) -> None:
    ax.annotate(
        tekst, (x, y), xytext=(72 * inches, 0), textcoords="offset points",
        va="center_baseline", annotation_clip=False, **opmaak,
    )  # fmt: skip
