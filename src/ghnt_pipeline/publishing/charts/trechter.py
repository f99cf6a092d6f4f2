"""Funnel: is a municipality further from the region than chance explains?"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.publishing.aandelen import Trechter
from ghnt_pipeline.publishing.charts.blad import Letter, meet
from ghnt_pipeline.publishing.charts.naamplaatsen import MET_STREEP, Plek, kies_plekken
from ghnt_pipeline.publishing.charts.stijl import (
    ACCENT,
    BAND,
    GRIJS,
    SIGNAAL,
    TEKST,
    Merk,
    as_met_getallen,
    bijschrift,
    schaal,
    stap_voor,
    vlak,
    zet_merk,
)
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.statistics import LEVEL_95, LEVEL_998, Plaats

BREED, HOOG = 9.0, 4.9
LINKS, RECHTS, BOVEN, ONDER = 0.75, 1.05, 0.5, 0.75
NAAM = Letter(9.5, TEKST)
BUITENSTE = "#F3F4F6"

MERKEN = {
    Plaats.BINNEN: (Merk(kleur=ACCENT), 7.0, False, "binnen toeval"),
    Plaats.RAND: (Merk("D", SIGNAAL), 8.0, True, "op de rand (buiten 95 %)"),
    Plaats.BUITEN: (Merk("D", SIGNAAL), 8.0, False, "duidelijk anders (buiten 99,8 %)"),
}


def trechter(trechter: Trechter) -> Figure:
    """Draw the limits around the region and every municipality; an open diamond is at the edge.

    Cases or inhabitants run on a root scale, because the width of a funnel goes with their root.
    """
    figure = Figure(figsize=(BREED, HOOG))
    ax = vlak(figure, LINKS, BOVEN, BREED - LINKS - RECHTS, HOOG - BOVEN - ONDER)
    noemers = _noemers([punt.noemer for punt in trechter.punten])
    buiten = [trechter.grenzen(noemer, LEVEL_998) for noemer in noemers]
    binnen = [trechter.grenzen(noemer, LEVEL_95) for noemer in noemers]
    _staande_as(ax, trechter, max(grens.upper for grens in buiten))
    _liggende_as(ax, trechter, noemers)
    for laag, (grenzen, kleur) in enumerate(((buiten, BUITENSTE), (binnen, BAND))):
        lager, hoger = [g.lower for g in grenzen], [g.upper for g in grenzen]
        ax.fill_between(noemers, lager, hoger, color=kleur, lw=0, zorder=laag / 2)
        for rand in (lager, hoger):
            ax.plot(noemers, rand, color=GRIJS, lw=1, ls=(0, (2, 2) if laag == 0 else (1, 3)))
    ax.plot(noemers, [trechter.midden] * len(noemers), color=TEKST, lw=1.4, zorder=2)
    _namen_rechts(
        ax,
        [
            (trechter.midden, f"regio {_cijfer(trechter)}"),
            (binnen[-1].upper, "95 %"),
            (buiten[-1].upper, "99,8 %"),
        ],
    )
    _punten(ax, trechter)
    _legenda(figure, trechter)
    return figure


def _noemers(getoond: Sequence[int]) -> list[float]:
    """Where the limits are computed: a little beyond the smallest and the largest."""
    van, tot = 0.7 * min(getoond), 1.08 * max(getoond)
    return [float(wortel**2) for wortel in np.linspace(sqrt(van), sqrt(tot), 200)]


def _staande_as(ax: Axes, trechter: Trechter, hoogste: float) -> None:
    is_aandeel = trechter.eenheid is Eenheid.PROCENT
    top = max(hoogste, *(trechter.hoogte(punt) for punt in trechter.punten))
    waarden = schaal(0, top)
    as_met_getallen(ax, waarden, 0 if is_aandeel else 1)
    if is_aandeel:
        ax.set_yticks(waarden, [f"{getal(w)} %" for w in waarden])


def _liggende_as(ax: Axes, trechter: Trechter, noemers: Sequence[float]) -> None:
    ax.set_xscale("function", functions=(lambda x: np.sqrt(np.maximum(x, 0)), np.square))
    ax.set_xlim(noemers[0], noemers[-1])
    stap = stap_voor(noemers[-1], 6)
    plekken = [stap * n for n in range(1, 9) if noemers[0] <= stap * n <= noemers[-1]]
    if plekken and plekken[0] / 2 >= noemers[0]:
        plekken.insert(0, plekken[0] / 2)
    ax.set_xticks(plekken, [getal(plek) for plek in plekken])
    ax.minorticks_off()
    is_aandeel = trechter.eenheid is Eenheid.PROCENT
    ax.set_xlabel("aantal waarvan het aandeel is genomen" if is_aandeel else "inwoners")


def _cijfer(trechter: Trechter) -> str:
    if trechter.eenheid is Eenheid.PROCENT:
        return f"{getal(trechter.midden)} %"
    return getal(trechter.midden, 1)


def _namen_rechts(ax: Axes, namen: Sequence[tuple[float, str]]) -> None:
    """Write beside the ends of the lines, from low to high, none over the one below."""
    onder, top = ax.get_ylim()
    per_punt = (top - onder) / (72 * (HOOG - BOVEN - ONDER))
    vrij = onder
    for hoogte, naam in sorted(namen):
        plek = max(hoogte, vrij)
        vrij = plek + 13 * per_punt
        bijschrift(
            ax, naam, ax.get_xlim()[1], plek, xytext=(7, 0), textcoords="offset points",
            va="center", size=9.5, color=GRIJS if naam[0].isdigit() else TEKST,
        )  # fmt: skip


def _punten(ax: Axes, trechter: Trechter) -> None:
    """Put the marks and their names; municipalities on the very same place share one label."""
    plekken: dict[tuple[float, float], list[str]] = {}
    for punt in trechter.punten:
        plek = (float(punt.noemer), trechter.hoogte(punt))
        merk, maat, is_open, _ = MERKEN[punt.plaats]
        zet_merk(ax, *plek, merk, maat, is_open=is_open)
        plekken.setdefault(plek, []).append(punt.naam)
    per_punt = ax.figure.dpi / 72
    merken = [(float(x), float(y)) for x, y in ax.transData.transform(list(plekken)) / per_punt]
    regel = 72 * NAAM.regel
    maten = [
        (72 * max(meet(naam, NAAM) for naam in namen), regel * len(namen))
        for namen in plekken.values()
    ]
    veld = Bbox(ax.bbox.get_points() / per_punt)
    for (plek, namen), offset in zip(
        plekken.items(), kies_plekken(merken, maten, regel, veld), strict=True
    ):
        _naam(ax, "\n".join(namen), plek, offset)


def _naam(ax: Axes, naam: str, plek: tuple[float, float], offset: Plek) -> None:
    dx, dy, kant = offset
    if abs(dy) > MET_STREEP:
        ax.annotate(
            "", plek, xytext=(dx, dy), textcoords="offset points", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": GRIJS, "lw": 0.8, "shrinkB": 5},
        )  # fmt: skip
    bijschrift(
        ax, naam, *plek, xytext=(dx, dy), textcoords="offset points", ha=kant, va="center",
        size=NAAM.punten,
    )  # fmt: skip


def _legenda(figure: Figure, trechter: Trechter) -> None:
    ax = vlak(figure, LINKS, 0.05, BREED - LINKS, 0.3)
    ax.set_axis_off()
    ax.set(xlim=(0, BREED - LINKS), ylim=(-1, 1))
    x = 0.1
    for plaats, (merk, maat, is_open, woord) in MERKEN.items():
        if any(punt.plaats is plaats for punt in trechter.punten):
            zet_merk(ax, x, 0, merk, maat, is_open=is_open)
            ax.text(x + 0.13, 0, woord, size=NAAM.punten, va="center_baseline")
            x += meet(woord, NAAM) + 0.5
