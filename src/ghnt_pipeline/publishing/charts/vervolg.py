"""Outcome chart: where do people go next?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.publishing.charts.stijl import ACCENT, GRIJS, OPEN, TEKST, vlak
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.reeksen import Balk

NAMEN, RIJ, RAND = 2.6, 0.34, 0.1


def vervolg(balken: Sequence[Balk]) -> Figure:
    """Draw a bar per category in the given order; a hidden one gets words only."""
    hoog = RIJ * len(balken) + 2 * RAND
    figure = Figure(figsize=(9, hoog))
    ax = vlak(figure, NAMEN, RAND, 9 - NAMEN - 0.9, hoog - 2 * RAND)
    ax.spines["bottom"].set_visible(False)
    ax.spines["left"].set_visible(True)
    ax.set_xlim(0, max(balk.lengte or 0.0 for balk in balken) or 1.0)
    ax.set_ylim(len(balken) - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks(range(len(balken)), [balk.naam for balk in balken])
    ax.tick_params(axis="y", labelcolor=TEKST, labelsize=10)
    for plek, balk in enumerate(balken):
        if balk.lengte is None:
            _naast(ax, balk.reden, 0, plek, color=GRIJS, style="italic")
        else:
            kleur = OPEN if balk.open else ACCENT
            ax.barh(plek, balk.lengte, 0.66, color=kleur, edgecolor=ACCENT, lw=1.2, clip_on=False)
            _naast(ax, getal(balk.lengte), balk.lengte, plek)
    return figure


def _naast(ax: Axes, tekst: str, einde: float, plek: int, **opmaak: Any) -> None:
    """Write beside the end of a bar, or where it would start."""
    ax.annotate(
        tekst, (einde, plek), xytext=(6, 0), textcoords="offset points",
        va="center_baseline", annotation_clip=False, **opmaak,
    )  # fmt: skip
