"""The synthetic edition drawn once for all that only look, with what stood in each chart."""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass, field
from pathlib import Path

from matplotlib.figure import Figure

from ghnt_pipeline.publishing import charts, render
from ghnt_pipeline.publishing.figuren import tekeningen

from .synthetic import synthetische_editie

LABEL = re.compile(r"\d[\d.]*( %)?")


@dataclass
class Drawn:
    """The words of one part of a chart with the place they point at, and the names on its axis."""

    title: str
    words: list[tuple[str, float, float]]
    names: list[str] = field(default_factory=list)

    def numbers(self) -> list[tuple[str, float, float]]:
        return [word for word in self.words if LABEL.fullmatch(word[0])]


@dataclass(frozen=True)
class Made:
    """An edition in a folder, the files that were said to be written, and the words of charts."""

    folder: Path
    written: list[str]
    labels: dict[str, list[Drawn]]


def make(root: Path) -> None:
    """Draw the edition in a folder, and note beside it what was drawn and written."""
    folder = root / "editie"
    edition = synthetische_editie()
    written = [str(path.relative_to(folder)) for path in render(edition, folder)]
    with charts.huisstijl():
        labels = {t.grafiek.naam: _drawn(t.teken()) for t in tekeningen(edition)}
    (root / "made.pickle").write_bytes(pickle.dumps((written, labels)))


def made(root: Path) -> Made:
    """What `make` left."""
    written, labels = pickle.loads((root / "made.pickle").read_bytes())
    return Made(root / "editie", written, labels)


def _drawn(figure: Figure) -> list[Drawn]:
    return [
        Drawn(
            ax.get_title(loc="left"),
            [(t.get_text(), *getattr(t, "xy", t.get_position())) for t in ax.texts],
            [label.get_text() for label in ax.get_yticklabels()],
        )
        for ax in figure.axes
    ]
