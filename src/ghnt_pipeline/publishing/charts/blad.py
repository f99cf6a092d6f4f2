"""A chart on its sheet: bare as SVG for the page, with its words as PNG for elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from ghnt_pipeline.publishing.charts.stijl import ACCENT, GRIJS, TEKST, WIT
from ghnt_pipeline.publishing.woorden import MERK_INTERN

PUNTEN_PER_INCH = 72
RAND = 0.15
REGEL = 1.35
"""Height of a line, in sizes of its letters."""

STROOK = 0.3
SNEL = {"compress_level": 3}
"""Of a PNG: as small as by the usual 6 for pictures like these, in two thirds of the time."""


@dataclass(frozen=True, slots=True)
class Opschrift:
    """The words around a chart. In HTML they are text; in the PNG they are drawn."""

    titel: str
    ondertitel: str
    bron: str


@dataclass(frozen=True, slots=True)
class Letter:
    punten: float
    kleur: str
    vet: bool = False

    @property
    def font(self) -> FontProperties:
        return FontProperties(
            family="DejaVu Sans", size=self.punten, weight="bold" if self.vet else "normal"
        )

    @property
    def regel(self) -> float:
        return self.punten * REGEL / PUNTEN_PER_INCH


TITEL = Letter(14, TEKST, vet=True)
ONDERTITEL = Letter(10.5, GRIJS)
BRON = Letter(8.5, GRIJS)


def breek_af(tekst: str, letter: Letter, breedte: float) -> list[str]:
    """Wrap a text at this width in inches, by measuring it."""
    woorden = tekst.split()
    breedten = [meet(woord, letter) for woord in woorden]
    spatie = meet("n n", letter) - meet("nn", letter)
    regels, over = [[woorden[0]]], breedte - breedten[0]
    for woord, gemeten in zip(woorden[1:], breedten[1:], strict=True):
        if gemeten + spatie <= over:
            regels[-1].append(woord)
            over -= gemeten + spatie
        else:
            regels.append([woord])
            over = breedte - gemeten
    return [" ".join(regel) for regel in regels]


def breek_evenwichtig(tekst: str, letter: Letter, breedte: float) -> list[str]:
    """Wrap as `breek_af`, then narrow the lines as long as their number stays the same."""
    regels = breek_af(tekst, letter, breedte)
    for deel in range(95, 50, -5):
        smaller = breek_af(tekst, letter, breedte * deel / 100)
        if len(smaller) > len(regels):
            break
        regels = smaller
    return regels


@cache
def meet(tekst: str, letter: Letter) -> float:
    """The width of a text in inches."""
    meter: Any = RendererAgg(1, 1, PUNTEN_PER_INCH)  # type: ignore[no-untyped-call]
    breedte, _, _ = meter.get_text_width_height_descent(tekst, letter.font, ismath=False)
    return float(breedte) / PUNTEN_PER_INCH


def beschrift(figure: Figure, opschrift: Opschrift, merk: str) -> None:
    """Make room above and below the chart and write its words there, and the mark if any."""
    breed, hoog = figure.get_size_inches()
    ruimte = breed - 2 * RAND
    kop = [(r, TITEL) for r in breek_evenwichtig(opschrift.titel, TITEL, ruimte)]
    kop += [(r, ONDERTITEL) for r in breek_af(opschrift.ondertitel, ONDERTITEL, ruimte)]
    voet = [(r, BRON) for r in breek_af(opschrift.bron, BRON, ruimte)]
    strook = STROOK if merk else 0
    boven = strook + RAND + sum(letter.regel for _, letter in kop) + RAND
    onder = RAND + sum(letter.regel for _, letter in voet) + RAND
    _verruim(figure, boven, onder)
    if merk:
        _merk(figure, merk)
    _schrijf(figure, kop, strook + RAND)
    _schrijf(figure, voet, boven + hoog + RAND)


def _verruim(figure: Figure, boven: float, onder: float) -> None:
    breed, hoog = figure.get_size_inches()
    nieuw = hoog + boven + onder
    for ax in figure.axes:
        x, y, w, h = ax.get_position(original=True).bounds
        ax.set_position((x, (y * hoog + onder) / nieuw, w, h * hoog / nieuw))
    figure.set_size_inches(breed, nieuw)


def _merk(figure: Figure, merk: str) -> None:
    breed, hoog = figure.get_size_inches()
    strook = figure.add_axes((0, 1 - STROOK / hoog, 1, STROOK / hoog))
    strook.set_axis_off()
    strook.set(xlim=(0, breed), ylim=(0, 1))
    strook.axhspan(0, 1, color=ACCENT)
    strook.text(RAND, 0.5, merk, color=WIT, weight="bold", size=9.5, va="center_baseline")


def _schrijf(figure: Figure, regels: list[tuple[str, Letter]], vanaf: float) -> None:
    breed, hoog = figure.get_size_inches()
    for tekst, letter in regels:
        figure.text(
            RAND / breed, 1 - vanaf / hoog, tekst,
            fontproperties=letter.font, color=letter.kleur, va="top",
        )  # fmt: skip
        vanaf += letter.regel


@dataclass(frozen=True, slots=True)
class Afdruk:
    """A chart as the bytes of its files, the same each time."""

    svg: bytes
    png: bytes


def afdruk(figure: Figure, opschrift: Opschrift, merk: str) -> Afdruk:
    """Print a chart: bare as SVG, with its words as PNG."""
    FigureCanvasAgg(figure)
    svg = _als_svg(figure)
    beschrift(figure, opschrift, merk)
    return Afdruk(svg, _als_png(figure, pil_kwargs=SNEL))


def afdruk_intern(figure: Figure, opschrift: Opschrift) -> Afdruk:
    """Print a chart of exact figures: both files with its words and the mark."""
    FigureCanvasAgg(figure)
    beschrift(figure, opschrift, MERK_INTERN)
    return Afdruk(_als_svg(figure), _als_png(figure))


def _als_svg(figure: Figure) -> bytes:
    inhoud = BytesIO()
    figure.savefig(inhoud, format="svg", metadata={"Date": None, "Creator": None})
    return inhoud.getvalue()


def _als_png(figure: Figure, **opties: Any) -> bytes:
    inhoud = BytesIO()
    figure.savefig(inhoud, format="png", metadata={"Software": None}, **opties)
    return inhoud.getvalue()


def bewaar(afdruk: Afdruk, stam: Path) -> list[Path]:
    """Write a chart as `stam`.svg and `stam`.png."""
    svg, png = stam.with_suffix(".svg"), stam.with_suffix(".png")
    svg.write_bytes(afdruk.svg)
    png.write_bytes(afdruk.png)
    return [png, svg]


def lees(stam: Path) -> Afdruk:
    """Read a chart that was written."""
    return Afdruk(stam.with_suffix(".svg").read_bytes(), stam.with_suffix(".png").read_bytes())
