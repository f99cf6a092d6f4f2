"""Run chart: has the number changed from quarter to quarter?"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ghnt_pipeline.publishing.charts.stijl import (
    ACCENT,
    BAND,
    GRIJS,
    SIGNAAL,
    TEKST,
    Merk,
    as_met_getallen,
    bijschrift,
    lijn,
    schaal,
    vlak,
)
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.reeksen import Punt
from ghnt_pipeline.statistics import Limits, outside, runs

LINKS, RECHTS, BOVEN, ONDER = 0.65, 1.45, 0.35, 0.8
DICHTBIJ = 0.12
"""Part of the axis above its foot in which a count has no room below its mark."""


def verloop(punten: Sequence[Punt], grenzen: Limits | None, breuken: Sequence[int] = ()) -> Figure:
    """Draw counts by quarter, with the mean and the ordinary fluctuation where there are limits.

    `breuken` are the years in which the series breaks: a line stands before their first quarter.
    Without limits the axis begins at 0: a few points close together must not look like a leap.
    """
    figure = Figure(figsize=(9, 3.9))
    rechts = RECHTS if grenzen else 0.3
    ax = vlak(figure, LINKS, BOVEN, 9 - LINKS - rechts, 3.9 - BOVEN - ONDER)
    hoogten = [punt.hoogte for punt in punten if punt.hoogte is not None]
    alles = [*hoogten, *((grenzen.lower, grenzen.upper) if grenzen else ())]
    as_met_getallen(ax, schaal(min(alles) if grenzen else 0, max(alles)))
    ax.set_xlim(-0.5, len(punten) - 0.5)
    ax.set_xticks(range(len(punten)), [_onder_de_as(punt) for punt in punten])
    if grenzen:
        _band(ax, grenzen, len(punten))
        _basis(ax, grenzen, len(punten))
    lijn(ax, punten, ACCENT, merken=_merken(punten, grenzen) if grenzen else None)
    _getallen(ax, punten)
    _breuken(ax, punten, breuken)
    if ax.get_ylim()[0] > 0:
        ax.set_xlabel(
            f"De verticale as begint bij {getal(ax.get_ylim()[0])}, niet bij 0.",
            loc="left", size=9, style="italic", labelpad=6,
        )  # fmt: skip
    return figure


def _merken(punten: Sequence[Punt], grenzen: Limits) -> dict[int, Merk]:
    """A diamond outside the band; a triangle for one of seven or more on a side of the mean."""
    hoogten = [punt.hoogte for punt in punten]
    buiten = outside(hoogten, grenzen)
    merken = {}
    for plek, (hoogte, is_deel) in enumerate(
        zip(hoogten, runs(hoogten, grenzen.mean).part, strict=True)
    ):
        if hoogte is not None and buiten[plek]:
            merken[plek] = Merk("D", SIGNAAL)
        elif hoogte is not None and is_deel:
            merken[plek] = Merk("^" if hoogte > grenzen.mean else "v", SIGNAAL)
    return merken


def _basis(ax: Axes, grenzen: Limits, aantal: int) -> None:
    """Mark where the quarters end that the band was drawn from, when others follow."""
    einde = grenzen.base[-1] + 0.5
    if einde > aantal - 1:
        return
    ax.axvline(einde, color=GRIJS, lw=1, zorder=1)
    for woord, dx, kant in (("basisperiode", -5, "right"), ("gevolgd", 5, "left")):
        bijschrift(
            ax, woord, einde, ax.get_ylim()[1], xytext=(dx, 3), textcoords="offset points",
            ha=kant, va="bottom", color=GRIJS, size=9,
        )  # fmt: skip


def _breuken(ax: Axes, punten: Sequence[Punt], jaren: Sequence[int]) -> None:
    for plek, punt in enumerate(punten):
        if punt.periode[4:] == "K1" and int(punt.periode[:4]) in jaren and plek:
            ax.axvline(plek - 0.5, color=GRIJS, lw=1.2, ls=(0, (1, 2)), zorder=1)
            bijschrift(
                ax, "reeksbreuk", plek - 0.5, ax.get_ylim()[1], xytext=(0, 3),
                textcoords="offset points", ha="center", va="bottom", color=GRIJS, size=9,
            )  # fmt: skip


def _onder_de_as(punt: Punt) -> str:
    jaar, _, kwartaal = punt.periode.partition("K")
    reden = "" if punt.hoogte is not None else f"\n{punt.reden}"
    return f"{jaar}\nK{kwartaal}{reden}"


def _band(ax: Axes, grenzen: Limits, aantal: int) -> None:
    ax.axhspan(grenzen.lower, grenzen.upper, color=BAND, lw=0, zorder=0)
    ax.axhline(grenzen.mean, color=GRIJS, lw=1.2, ls=(0, (5, 3)), zorder=2)
    namen = (
        (grenzen.upper, "bovengrens"),
        (grenzen.mean, "gemiddeld"),
        (grenzen.lower, "ondergrens"),
    )
    for hoogte, naam in namen:
        bijschrift(
            ax, f"{getal(hoogte)} {naam}", aantal - 0.5, hoogte,
            xytext=(7, 0), textcoords="offset points", va="center", color=GRIJS, size=9.5,
        )  # fmt: skip


def _getallen(ax: Axes, punten: Sequence[Punt]) -> None:
    """Write each count on the side of its mark where the line does not run."""
    onder, top = ax.get_ylim()
    for plek, punt in enumerate(punten):
        if punt.hoogte is None:
            continue
        buren = [b.hoogte for b in punten[max(0, plek - 1) : plek + 2] if b.hoogte is not None]
        laag = (punt.hoogte - onder) / (top - onder) < DICHTBIJ
        boven = laag or punt.hoogte >= sum(buren) / len(buren)
        bijschrift(
            ax, getal(punt.hoogte), plek, punt.hoogte,
            xytext=(0, 9 if boven else -9), textcoords="offset points", ha="center",
            va="bottom" if boven else "top", color=TEKST,
            weight="bold" if plek == len(punten) - 1 else "normal",
        )  # fmt: skip
