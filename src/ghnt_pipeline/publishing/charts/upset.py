"""UpSet chart: which themas go together in one melding, and how often?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.publishing.charts.stijl import ACCENT, BAND, GRIJS, OPEN, TEKST, vlak
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.overlap import Deel, Overlap
from ghnt_pipeline.publishing.reeksen import Balk

BREED, RAND = 10, 0.1
GETAL, LIGGEND, NAMEN = 0.62, 1.0, 1.8
"""Room for a number, the bars of the themas and their names, in inches."""

STAAND, RIJ, KOP = 2.2, 0.36, 0.5
LEEG = "#C3C9D0"
"""The dot of a thema that is not in the combination; it lies over a line that passes it."""

LANG, KLEINER = 10_000, 8.0
"""From this number on the numbers of neighbouring bars would touch in letters of 10 points."""


def upset(overlap: Overlap) -> Figure:
    """Draw a column per combination and a row per thema, in the given order.

    A bar stands for a published number, from zero; a hidden one has words in its place.
    """
    hoog = KOP + STAAND + RIJ * len(overlap.themas) + RAND
    figure = Figure(figsize=(BREED, hoog))
    links, onder = RAND + GETAL + LIGGEND + NAMEN, KOP + STAAND
    rijen = RIJ * len(overlap.themas)
    _staand(vlak(figure, links, KOP, BREED - links - RAND, STAAND), overlap.combinaties)
    _liggend(vlak(figure, RAND + GETAL, onder, LIGGEND, rijen), overlap.themas)
    _stippen(vlak(figure, links, onder, BREED - links - RAND, rijen), overlap)
    return figure


def _langste(delen: Sequence[Deel]) -> float:
    return max(deel.balk.lengte or 0.0 for deel in delen) or 1.0


def _kleuren(balk: Balk) -> dict[str, Any]:
    return {"color": OPEN if balk.open else ACCENT, "edgecolor": ACCENT, "lw": 1.2}


def _kaal(ax: Axes, kolommen: tuple[float, float], rijen: tuple[float, float]) -> None:
    ax.spines[:].set_visible(False)
    ax.set(xlim=kolommen, ylim=rijen, xticks=[], yticks=[])


def _schrijf(ax: Axes, tekst: str, x: float, y: float, **opmaak: Any) -> None:
    ax.annotate(tekst, (x, y), textcoords="offset points", annotation_clip=False, **opmaak)


def _staand(ax: Axes, combinaties: Sequence[Deel]) -> None:
    """The combinations: a number on each bar, words upright where there is none."""
    _kaal(ax, (-0.5, len(combinaties) - 0.5), (0, _langste(combinaties)))
    ax.spines["bottom"].set_visible(True)
    ax.annotate(
        "Meldingen met precies deze combinatie", (0, 1), xycoords="axes fraction",
        xytext=(0, 20), textcoords="offset points", color=GRIJS,
    )  # fmt: skip
    letter = KLEINER if _langste(combinaties) >= LANG else 10
    for plek, deel in enumerate(combinaties):
        balk = deel.balk
        if balk.lengte is None:
            _schrijf(
                ax, balk.reden, plek, 0, xytext=(0, 5), rotation=90, ha="center", va="bottom",
                color=GRIJS, style="italic",
            )  # fmt: skip
        else:
            ax.bar(plek, balk.lengte, 0.62, clip_on=False, **_kleuren(balk))
            _schrijf(
                ax, getal(balk.lengte), plek, balk.lengte, xytext=(0, 4), ha="center",
                va="bottom", size=letter,
            )  # fmt: skip


def _liggend(ax: Axes, themas: Sequence[Deel]) -> None:
    """The themas: bars that grow to the left, away from their names."""
    _kaal(ax, (_langste(themas), 0), (len(themas) - 0.5, -0.5))
    ax.annotate(
        "Meldingen per thema", (1, 1), xycoords="axes fraction", xytext=(0, 8),
        textcoords="offset points", ha="right", color=GRIJS, annotation_clip=False,
    )  # fmt: skip
    for plek, deel in enumerate(themas):
        balk = deel.balk
        _schrijf(
            ax, balk.naam, 0, plek, xytext=(8, 0), ha="left", va="center_baseline", color=TEKST,
        )  # fmt: skip
        if balk.lengte is None:
            _schrijf(
                ax, balk.reden, 0, plek, xytext=(-4, 0), ha="right", va="center_baseline",
                color=GRIJS, style="italic",
            )  # fmt: skip
        else:
            ax.barh(plek, balk.lengte, 0.56, clip_on=False, **_kleuren(balk))
            _schrijf(
                ax, getal(balk.lengte), balk.lengte, plek, xytext=(-5, 0), ha="right",
                va="center_baseline",
            )  # fmt: skip


def _stippen(ax: Axes, overlap: Overlap) -> None:
    """A dot where the thema is in the combination, with a line from the first to the last."""
    codes = [code for deel in overlap.themas for code in deel.themas]
    _kaal(ax, (-0.5, len(overlap.combinaties) - 0.5), (len(codes) - 0.5, -0.5))
    for rij in range(0, len(codes), 2):
        ax.axhspan(rij - 0.5, rij + 0.5, color=BAND, lw=0, zorder=0)
    for plek, deel in enumerate(overlap.combinaties):
        erin = [rij for rij, code in enumerate(codes) if code in deel.themas]
        eruit = [rij for rij, code in enumerate(codes) if code not in deel.themas]
        ax.plot([plek] * len(erin), erin, "-o", color=TEKST, ms=8.5, zorder=2)
        ax.plot([plek] * len(eruit), eruit, "o", color=LEEG, ms=6.5, zorder=3)
