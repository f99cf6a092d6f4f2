"""Colours, the style sheet and the few marks that every chart shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from math import ceil, floor, log10
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.reeksen import Punt, stukken

ACCENT = "#0B5FA5"
TEKST = "#1A1A1A"
GRIJS = "#595959"
BAND = "#E3E6EA"
WIT = "#FFFFFF"
OPEN = "#D6E4F0"
"""The inside of a bar that may still change."""
SIGNAAL = "#C25400"
GROEN = "#00735C"
DOELGEBIED = "#E3F0EB"
BALK = "#5B93C5"
"""An interval: 3 to 1 against white, lighter than the mark on it."""

HALO = [withStroke(linewidth=3, foreground=WIT)]


@contextmanager
def huisstijl() -> Iterator[None]:
    """Draw inside the house style, leaving matplotlib's own settings as they were."""
    with (
        as_file(files("ghnt_pipeline.publishing").joinpath("house.mplstyle")) as stijlblad,
        mpl.rc_context(fname=str(stijlblad)),
    ):
        yield


def vlak(figure: Figure, links: float, boven: float, breed: float, hoog: float) -> Axes:
    """Add axes at a place given in inches from the top left corner."""
    totaal_breed, totaal_hoog = figure.get_size_inches()
    return figure.add_axes(
        (
            links / totaal_breed,
            1 - (boven + hoog) / totaal_hoog,
            breed / totaal_breed,
            hoog / totaal_hoog,
        )
    )


def stap_voor(bereik: float, stappen: int = 5) -> float:
    """The round step (1, 2 or 5 times a power of ten) that gives about so many grid lines."""
    grof = bereik / stappen
    macht = 10.0 ** floor(log10(grof))
    return next(f * macht for f in (1, 2, 5, 10) if f * macht >= grof * 0.999999)


def schaal(laagste: float, hoogste: float) -> list[float]:
    """Grid values from zero, or from a round value when large numbers all lie far above zero."""
    hoog_boven_nul = hoogste >= 200 and 0.6 * hoogste < laagste < hoogste
    vanaf = laagste if hoog_boven_nul else 0.0
    stap = stap_voor((hoogste - vanaf) or hoogste)
    eerste = floor(vanaf / stap) * stap
    aantal = ceil((hoogste - eerste) / stap - 1e-9)
    return [round(eerste + stap * i, 6) for i in range(aantal + 1)]


def as_met_getallen(ax: Axes, waarden: Sequence[float], decimalen: int = 0) -> None:
    """Horizontal grid lines with Dutch numbers."""
    ax.set_ylim(waarden[0], waarden[-1])
    ax.set_yticks(waarden, [getal(w, decimalen) for w in waarden])
    ax.grid(axis="y")


@dataclass(frozen=True, slots=True)
class Merk:
    """The shape and colour of a mark."""

    vorm: str = "o"
    kleur: str = ACCENT


def lijn(
    ax: Axes,
    reeks: Sequence[Punt],
    kleur: str,
    maat: float = 6,
    merken: Mapping[int, Merk] | None = None,
) -> None:
    """Draw the runs that are shown and a mark per period; hollow where it may still change."""
    for stuk in stukken(reeks):
        plekken, hoogten = zip(*stuk, strict=True)
        ax.plot(plekken, hoogten, color=kleur, zorder=3)
        for plek, hoogte in stuk:
            merk = (merken or {}).get(plek, Merk(kleur=kleur))
            zet_merk(ax, plek, hoogte, merk, maat, is_open=reeks[plek].open)


def zet_merk(ax: Axes, x: float, y: float, merk: Merk, maat: float, *, is_open: bool) -> None:
    """Put one mark; hollow is white inside, so that nothing shines through."""
    ax.plot(
        [x], [y], marker=merk.vorm, linestyle="none", markersize=maat, color=merk.kleur,
        markerfacecolor=WIT if is_open else merk.kleur, markeredgewidth=1.6, clip_on=False,
        zorder=4,
    )  # fmt: skip


def bijschrift(ax: Axes, tekst: str, x: float, y: float, **opmaak: Any) -> None:
    """Write a label with a white halo, so that a line behind it does not cross it."""
    ax.annotate(tekst, (x, y), path_effects=HALO, zorder=5, annotation_clip=False, **opmaak)
