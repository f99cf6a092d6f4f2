"""Tile map: how many, where and over time, each municipality about where it lies."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.publishing.charts.stijl import (
    ACCENT,
    GRIJS,
    TEKST,
    as_met_getallen,
    bijschrift,
    lijn,
    schaal,
    vlak,
)
from ghnt_pipeline.publishing.opmaak import kort
from ghnt_pipeline.publishing.reeksen import Punt, Tegel, ontbrekend, stukken
from ghnt_pipeline.regio import regio

LINKS, BREED, HOOG = 0.5, 2.1, 1.3
STAP_X, STAP_Y, BOVEN = 2.4, 2.12, 0.55
VIER = 4
"""So many tiles beside each other are as wide as other charts; fewer are wider themselves."""

LAAGSTE_TOP = 0.5
ACHTER = 1.9
"""Room after the last quarter, in quarters, for the count."""


def tegelkaart(tegels: Sequence[Tegel]) -> Figure:
    """Draw every tile on one scale from zero, with the region as a dashed line."""
    kaart = regio().kaart
    naast = max(map(len, kaart))
    stap = STAP_X * max(1, VIER / naast)
    breed = LINKS - 0.1 + stap * naast
    figure = Figure(figsize=(breed, BOVEN + STAP_Y * (len(kaart) - 1) + HOOG + 0.3))
    per_gebied = {tegel.gebied: tegel for tegel in tegels}
    hoogten = [p.hoogte for tegel in tegels for p in tegel.punten if p.hoogte is not None]
    waarden = schaal(0, max(*hoogten, LAAGSTE_TOP))
    legenda = next((rij, codes.index("")) for rij, codes in enumerate(kaart) if "" in codes)
    for rij, codes in enumerate(kaart):
        for kolom, code in enumerate(codes):
            if not code and (rij, kolom) != legenda:
                continue
            links, boven = LINKS + kolom * stap, BOVEN + rij * STAP_Y
            ax = vlak(figure, links, boven, BREED * stap / STAP_X, HOOG)
            if not code:
                _legenda(ax, tegels)
                continue
            as_met_getallen(ax, waarden, 1)
            _tegel(ax, per_gebied[code], per_gebied["regio"].punten)
            ax.tick_params(labelleft=kolom == 0)
    return figure


def _tegel(ax: Axes, tegel: Tegel, geheel: Sequence[Punt]) -> None:
    ax.set_title(tegel.naam, pad=20)
    ax.annotate(
        ontbrekend(tegel.punten), (0, 1), xycoords="axes fraction", xytext=(0, 7),
        textcoords="offset points", size=8.5, color=GRIJS, style="italic",
    )  # fmt: skip
    ax.set_xlim(-0.5, len(geheel) - 1 + ACHTER)
    jaren = [plek for plek, punt in enumerate(geheel) if punt.periode.endswith("K1")]
    ax.set_xticks(jaren, [geheel[plek].periode[:4] for plek in jaren], ha="left")
    ax.tick_params(axis="x", length=4, width=0.9, color="#767676")
    eigen = tegel.gebied == "regio"
    if not eigen:
        _streep(ax, geheel)
    kleur = TEKST if eigen else ACCENT
    lijn(ax, tegel.punten, kleur, maat=4.5)
    laatste = tegel.punten[-1]
    if laatste.hoogte is not None:
        bijschrift(
            ax, tegel.aantal, len(tegel.punten) - 1, laatste.hoogte, xytext=(7, 0),
            textcoords="offset points", va="center_baseline", color=kleur, weight="bold",
        )  # fmt: skip


def _streep(ax: Axes, geheel: Sequence[Punt]) -> None:
    for stuk in stukken(geheel):
        plekken, hoogten = zip(*stuk, strict=True)
        ax.plot(plekken, hoogten, color=GRIJS, lw=1.2, ls=(0, (4, 2.5)), zorder=2)


def _legenda(ax: Axes, tegels: Sequence[Tegel]) -> None:
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    laatste = kort(tegels[0].punten[-1].periode)
    ax.plot([0, 0.12], [1.0, 1.0], color=ACCENT)
    ax.plot([0, 0.12], [0.78, 0.78], color=GRIJS, lw=1.2, ls=(0, (4, 2.5)))
    ax.plot([0.06], [0.56], color=ACCENT, marker="o", markerfacecolor="white", mew=1.6, ms=5)
    ax.text(0.0, 0.34, "getal", size=9, weight="bold", color=ACCENT, va="center_baseline")
    woorden = (
        "per 1.000 inwoners",
        "regio",
        "voorlopig of onvolledig",
        f"aantal in {laatste}",
    )
    for nummer, woord in enumerate(woorden):
        ax.text(0.2, 1.0 - 0.22 * nummer, woord, size=9, va="center_baseline")
