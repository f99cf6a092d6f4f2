"""Chart of goals: one row per goal, with its share, its interval and the verdict in words."""

from __future__ import annotations

from collections.abc import Sequence

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
    _regels(ax, namen, -0.15, plek, ha="right", size=NAAM.punten)
    if rij.stip.nu is None:
        ax.text(1.5, plek, rij.stip.reden, va="center_baseline", style="italic", color=GRIJS)
    _uitslag(ax, rij, plek)


def _uitslag(ax: Axes, rij: DoelRij, plek: int) -> None:
    """Write share, counts and verdict at the right of the field."""
    teken, kleur = TEKENS.get(rij.uitslag, ("", GRIJS)) if is_getoetst(rij) else ("", GRIJS)
    delen = [f"{teken}{deel}" if not nummer else deel
             for nummer, deel in enumerate(oordeel(rij).split(" · "))]  # fmt: skip
    regels = [r for deel in delen for r in breek_af(deel, UITSLAG, WOORDEN - 0.2)]
    aandeel = rij.stip.nu
    boven = -0.5 * REGELS * len(regels) / RIJ
    if aandeel is not None:
        ax.annotate(
            aandeel.in_procent, (100, plek + boven), xytext=(12, 0), textcoords="offset points",
            size=14, weight="bold", va="center_baseline", annotation_clip=False,
        )  # fmt: skip
        ax.annotate(
            aandeel.aantallen, (100, plek + boven), xytext=(70, 0), textcoords="offset points",
            size=9.5, color=GRIJS, va="center_baseline", annotation_clip=False,
        )  # fmt: skip
    midden = plek + (0.13 / RIJ if aandeel is not None else 0)
    for nummer, regel in enumerate(regels):
        hoogte = midden + (nummer - (len(regels) - 1) / 2) * REGELS / RIJ
        ax.annotate(
            regel, (100, hoogte), xytext=(12, 0), textcoords="offset points", size=9.5,
            color=kleur if not nummer else GRIJS, va="center_baseline", annotation_clip=False,
        )  # fmt: skip


def _regels(
    ax: Axes, regels: Sequence[str], inches: float, y: float, *, ha: str, size: float
) -> None:
    for nummer, regel in enumerate(regels):
        hoogte = y + (nummer - (len(regels) - 1) / 2) * REGELS / RIJ
        ax.annotate(
            regel, (0, hoogte), xytext=(72 * inches, 0), textcoords="offset points", ha=ha,
            va="center_baseline", size=size, annotation_clip=False,
        )  # fmt: skip
