"""Open cases by age: does the old work grow while the new work is done?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import offset_copy

from ghnt_pipeline.publishing.charts.stijl import ACCENT, GRIJS, OPEN, TEKST, WIT, vlak
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.reeksen import Punt, Reeks

BREED, NAMEN, RAND = 9.0, 2.1, 0.12
STAAF, KAAL, RUIMTE, ONDER = 0.62, 0.1, 0.28, 0.42
"""A row of bars, one of words only, the room above each, and the periods below all, in inches."""

OP_DE_LIJN = 8
"""How far words stand above the foot of their row, in points."""


def leeftijd(reeksen: Sequence[Reeks]) -> Figure:
    """Draw a row of bars per age class, youngest above, by quarter and all on one scale.

    Neighbouring quarters without a number have one line with the reason in words.
    """
    hoogten = [STAAF if any(p.hoogte for p in reeks.punten) else KAAL for reeks in reeksen]
    hoog = RAND + sum(hoogten) + RUIMTE * len(reeksen) + ONDER
    figure = Figure(figsize=(BREED, hoog))
    hoogste = max(p.hoogte or 0.0 for reeks in reeksen for p in reeks.punten) or 1.0
    boven = RAND
    for reeks, eigen in zip(reeksen, hoogten, strict=True):
        boven += RUIMTE + eigen
        ax = vlak(figure, NAMEN, boven - STAAF, BREED - NAMEN - RAND, STAAF)
        ax.patch.set_visible(False)  # rows of words are low, and would cover the bars above them
        ax.set(xlim=(-0.5, len(reeks.punten) - 0.5), ylim=(0, hoogste), xticks=[], yticks=[])
        ax.annotate(
            reeks.naam, (0, 0), xycoords="axes fraction", xytext=(-10, 3),
            textcoords="offset points", ha="right", color=TEKST, annotation_clip=False,
        )  # fmt: skip
        _rij(figure, ax, reeks.punten)
    _perioden(ax, reeksen[-1].punten)
    return figure


def _rij(figure: Figure, ax: Axes, punten: Sequence[Punt]) -> None:
    for plek, punt in enumerate(punten):
        if punt.hoogte is not None:
            kleur = OPEN if punt.open else ACCENT
            ax.bar(plek, punt.hoogte, 0.62, color=kleur, edgecolor=ACCENT, lw=1.2, clip_on=False)
            ax.annotate(
                getal(punt.hoogte), (plek, punt.hoogte), xytext=(0, 3), ha="center", size=9.5,
                textcoords="offset points", annotation_clip=False,
            )  # fmt: skip
    for begin, einde, reden in _zonder(punten):
        midden = (begin + einde) / 2
        erboven = offset_copy(ax.transData, figure, 0, OP_DE_LIJN, units="points")
        if begin < einde:
            ax.plot(
                [begin - 0.31, einde + 0.31], [0, 0], color=GRIJS, lw=0.8, transform=erboven,
                clip_on=False,
            )  # fmt: skip
        ax.annotate(
            reden.replace(" ", "\n") if begin == einde else reden, (midden, 0), xytext=(0, 3),
            textcoords="offset points", ha="center", va="bottom", size=8.5, color=GRIJS,
            style="italic", annotation_clip=False,
            bbox={"facecolor": WIT, "edgecolor": "none", "pad": 2},
        )  # fmt: skip


def _zonder(punten: Sequence[Punt]) -> Iterator[tuple[int, int, str]]:
    """The runs of quarters without a number for one reason: first, last, why."""
    for (getoond, reden), groep in groupby(
        enumerate(punten), key=lambda paar: (paar[1].hoogte is not None, paar[1].reden)
    ):
        plekken = [plek for plek, _ in groep]
        if not getoond:
            yield plekken[0], plekken[-1], reden


def _perioden(ax: Axes, punten: Sequence[Punt]) -> None:
    namen = [punt.periode.replace("K", "\nK") for punt in punten]
    ax.set_xticks(range(len(punten)), namen)
