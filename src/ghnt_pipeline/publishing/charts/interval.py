"""A share on a line from 0 to 100: its mark, its interval and the mark of a year before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ghnt_pipeline.publishing.aandelen import Aandeel, Stip
from ghnt_pipeline.publishing.charts.blad import Letter, meet
from ghnt_pipeline.publishing.charts.stijl import (
    ACCENT,
    BALK,
    DOELGEBIED,
    GRIJS,
    GROEN,
    TEKST,
    WIT,
    Merk,
    vlak,
    zet_merk,
)

MAAT = 8.0
DICHTBIJ = 3.0
"""Per cent; a mark of a year before that would lie under this year's goes below it."""

ONDER = 0.13
"""How far below, in inches."""

DIK = 0.13
"""Height of an interval, in inches."""

LETTER = Letter(9.5, TEKST)
LEGENDA_HOOG = 0.3


def teken_stip(ax: Axes, stip: Stip, y: float, rij: float) -> None:
    """Draw one row at height `y`, of which a unit is `rij` inches high."""
    if stip.nu is not None:
        _balk(ax, stip.nu.interval.lower, stip.nu.interval.upper, y, DIK / rij)
    if stip.toen is not None:
        valt_samen = stip.nu is not None and abs(stip.nu.pct - stip.toen.pct) < DICHTBIJ
        teken_toen(ax, stip.toen.pct, y + (ONDER / rij if valt_samen else 0))
    if stip.nu is not None:
        teken_nu(ax, stip.nu.pct, y, is_open=stip.nu.open)


def teken_nu(ax: Axes, x: float, y: float, *, is_open: bool) -> None:
    """The share of this period, with a white edge so that it stands out from its interval."""
    ax.plot([x], [y], "o", ms=MAAT + 2.5, color=WIT, zorder=4, clip_on=False)
    zet_merk(ax, x, y, Merk(kleur=ACCENT), MAAT, is_open=is_open)


def teken_toen(ax: Axes, x: float, y: float) -> None:
    """The share of a year before: smaller, grey and hollow."""
    zet_merk(ax, x, y, Merk(kleur=GRIJS), MAAT - 2, is_open=True)


def _balk(ax: Axes, lower: float, upper: float, y: float, hoog: float) -> None:
    ax.add_patch(Rectangle((lower, y - hoog / 2), upper - lower, hoog, color=BALK, lw=0, zorder=2))


def procent_as(ax: Axes, stappen: Iterable[int]) -> None:
    """A horizontal axis that always runs from 0 to 100 per cent."""
    plekken = list(stappen)
    ax.set_xlim(0, 100)
    ax.set_xticks(plekken, [f"{plek} %" for plek in plekken])


def legenda(figure: Figure, links: float, boven: float, stippen: Iterable[Stip], wat: str) -> None:
    """Explain the marks that occur, from left to right; `wat` names the period."""
    ax = vlak(figure, links, boven, figure.get_size_inches()[0] - links, LEGENDA_HOOG)
    ax.set_axis_off()
    ax.set(xlim=(0, ax.bbox.width / figure.dpi), ylim=(-LEGENDA_HOOG / 2, LEGENDA_HOOG / 2))
    x = 0.1
    for teken, woord in _soorten(list(stippen), wat):
        breed = teken(ax, x)
        ax.text(x + breed, 0, woord, size=LETTER.punten, va="center_baseline")
        x += breed + meet(woord, LETTER) + 0.3


def _soorten(stippen: list[Stip], wat: str) -> list[tuple[Callable[[Axes, float], float], str]]:
    nu: list[Aandeel] = [stip.nu for stip in stippen if stip.nu is not None]
    soorten: list[tuple[Callable[[Axes, float], float], str]] = []
    if any(not aandeel.open for aandeel in nu):
        soorten.append((_vol, wat))
    if any(aandeel.open for aandeel in nu):
        soorten.append((_open, f"{wat}, voorlopig of onvolledig"))
    if any(stip.toen is not None for stip in stippen):
        soorten.append((_toen, "een jaar eerder"))
    if nu:
        soorten.append((_interval, "onzekerheid (95 %)"))
    return soorten


def _vol(ax: Axes, x: float) -> float:
    teken_nu(ax, x, 0, is_open=False)
    return 0.15


def _open(ax: Axes, x: float) -> float:
    teken_nu(ax, x, 0, is_open=True)
    return 0.15


def _toen(ax: Axes, x: float) -> float:
    teken_toen(ax, x, 0)
    return 0.15


def _interval(ax: Axes, x: float) -> float:
    _balk(ax, x - 0.08, x + 0.24, 0, DIK)
    return 0.32


def doelgebied(ax: Axes, grens: float, y: float, hoog: float, *, meer_is_beter: bool) -> None:
    """Colour where the goal is met, and draw its edge: a line tells it without the colour."""
    van, tot = (grens, 100.0) if meer_is_beter else (0.0, grens)
    ax.add_patch(Rectangle((van, y - hoog / 2), tot - van, hoog, color=DOELGEBIED, lw=0, zorder=0))
    ax.plot([grens, grens], [y - hoog / 2, y + hoog / 2], color=GROEN, lw=3, zorder=1,
            solid_capstyle="butt", clip_on=False)  # fmt: skip
