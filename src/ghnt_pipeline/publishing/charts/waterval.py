"""Waterfall: from the rows that were read to the figure, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.publishing.charts.blad import Letter, breek_af
from ghnt_pipeline.publishing.charts.stijl import ACCENT, GRIJS, TEKST, vlak
from ghnt_pipeline.publishing.opmaak import getal

NAMEN, BREED, RAND = 3.9, 9.0, 0.1
RIJ, EXTRA = 0.36, 0.17
"""Height of a row with one line of words, and of each line more."""

ORANJE = "#C25400"
LETTER = Letter(10, TEKST)


class Soort(StrEnum):
    """What a step does: it says what is left, takes away, or adds."""

    STAND = "stand"
    AF = "af"
    BIJ = "bij"


@dataclass(frozen=True, slots=True)
class Trede:
    """One step of a waterfall, with a number that is never negative."""

    naam: str
    aantal: int
    soort: Soort


def waterval(treden: Sequence[Trede]) -> Figure:
    """Draw the steps from top to bottom. Raises AssertionError when a stand is not what is left."""
    namen = [breek_af(trede.naam, LETTER, NAMEN - 3 * RAND) for trede in treden]
    hoogten = [RIJ + EXTRA * (len(regels) - 1) for regels in namen]
    hoog = sum(hoogten) + 2 * RAND
    figure = Figure(figsize=(BREED, hoog))
    ax = vlak(figure, NAMEN, RAND, BREED - NAMEN - 0.95, hoog - 2 * RAND)
    plekken = [sum(hoogten[:i]) + hoogte / 2 for i, hoogte in enumerate(hoogten)]
    ax.set_xlim(0, max(trede.aantal for trede in treden) or 1)
    ax.set_ylim(sum(hoogten), 0)
    ax.set_xticks([])
    ax.set_yticks(plekken, ["\n".join(regels) for regels in namen])
    ax.tick_params(axis="y", labelcolor=TEKST, labelsize=LETTER.punten)
    ax.spines["bottom"].set_visible(False)
    _teken(ax, treden, plekken)
    return figure


def _teken(ax: Axes, treden: Sequence[Trede], plekken: Sequence[float]) -> None:
    stand = 0
    for nummer, (trede, plek) in enumerate(zip(treden, plekken, strict=True)):
        voor = stand
        if trede.soort is Soort.STAND:
            if nummer and trede.aantal != stand:
                raise AssertionError(f"{stand} is left, and {trede.naam} says {trede.aantal}")
            voor, stand = 0, trede.aantal
        else:
            stand += trede.aantal if trede.soort is Soort.BIJ else -trede.aantal
        _balk(ax, trede, plek, (min(voor, stand), max(voor, stand)))
        if nummer + 1 < len(treden):
            ax.plot([stand, stand], [plek, plekken[nummer + 1]], color=GRIJS, lw=0.8, zorder=1,
                    clip_on=False)  # fmt: skip


def _balk(ax: Axes, trede: Trede, plek: float, van_tot: tuple[int, int]) -> None:
    kleur = ORANJE if trede.soort is Soort.AF else ACCENT
    teken = {Soort.AF: "− ", Soort.BIJ: "+ ", Soort.STAND: ""}[trede.soort]
    van, tot = van_tot
    ax.barh(plek, tot - van, 0.22, left=van, color=kleur, edgecolor=kleur, lw=1, zorder=2,
            clip_on=False)  # fmt: skip
    ax.annotate(
        f"{teken}{getal(trede.aantal)}", (tot, plek), xytext=(6, 0), textcoords="offset points",
        va="center_baseline", annotation_clip=False,
        weight="bold" if trede.soort is Soort.STAND else "normal",
    )  # fmt: skip
