"""Dot plot: the share per municipality, by name and never by outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.publishing.aandelen import Stip
from ghnt_pipeline.publishing.charts.interval import legenda, procent_as, teken_stip
from ghnt_pipeline.publishing.charts.stijl import GRIJS, GROEN, TEKST, bijschrift, vlak

BREED, NAMEN, VELD = 10.0, 2.2, 5.4
RIJ, BOVEN, ONDER = 0.4, 0.85, 0.4
AANDEEL, AANTALLEN = 0.15, 0.85
"""Where the columns at the right begin, in inches from the field."""

RUIMTE = 0.6
"""Between the region and the municipalities, in rows."""


def stippen(rijen: Sequence[Stip], wat: str, lijnen: Sequence[tuple[float, str]] = ()) -> Figure:
    """Draw the first row (the region) apart and in bold; `lijnen` are goals with their words.

    The axis always runs from 0 to 100 %; a row without a share says why in words.
    """
    hoogte = RIJ * (len(rijen) + RUIMTE)
    figure = Figure(figsize=(BREED, BOVEN + hoogte + ONDER))
    legenda(figure, 0.15, 0.05, rijen, wat)
    ax = vlak(figure, NAMEN, BOVEN, VELD, hoogte)
    procent_as(ax, range(0, 101, 10))
    ax.grid(axis="x")
    plekken = [nummer + (RUIMTE if nummer else 0) for nummer in range(len(rijen))]
    _namen(ax, rijen, plekken)
    for plaats, woord in lijnen:
        _lijn(ax, plaats, woord)
    for plek, rij in zip(plekken, rijen, strict=True):
        _rij(ax, rij, plek, vet=plek == 0)
    for inches, kop in ((AANDEEL, "aandeel"), (AANTALLEN, "aantallen (afgerond)")):
        _rechts(ax, kop, -0.5 - 0.14 / RIJ, inches, color=GRIJS)
    return figure


def _namen(ax: Axes, rijen: Sequence[Stip], plekken: Sequence[float]) -> None:
    ax.set_ylim(plekken[-1] + 0.5, -0.5)
    ax.set_yticks(plekken, [rij.naam for rij in rijen])
    ax.tick_params(axis="y", labelcolor=TEKST, labelsize=10)
    ax.get_yticklabels()[0].set_fontweight("bold")


def _lijn(ax: Axes, plaats: float, woord: str) -> None:
    ax.axvline(plaats, color=GROEN, lw=2.5, zorder=1)
    bijschrift(
        ax, woord, plaats, -0.5, xytext=(0, 5), textcoords="offset points",
        ha="right" if plaats > 85 else "center", va="bottom", color=GROEN, weight="bold",
        size=9.5,
    )  # fmt: skip


def _rij(ax: Axes, rij: Stip, plek: float, *, vet: bool) -> None:
    teken_stip(ax, rij, plek, RIJ)
    if rij.nu is None:
        bijschrift(ax, rij.reden, 1.5, plek, va="center_baseline", color=GRIJS, style="italic")
        return
    dikte = "bold" if vet else "normal"
    _rechts(ax, rij.nu.in_procent, plek, AANDEEL, weight=dikte)
    _rechts(ax, rij.nu.aantallen, plek, AANTALLEN, weight=dikte)


def _rechts(ax: Axes, tekst: str, y: float, inches: float, **opmaak: Any) -> None:
    ax.annotate(
        tekst, (100, y), xytext=(72 * inches, 0), textcoords="offset points",
        va="center_baseline", size=9.5, annotation_clip=False, **opmaak,
    )  # fmt: skip
