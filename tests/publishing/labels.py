"""The synthetic edition drawn once for all that only look, with what stood in each chart."""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from ghnt_pipeline.publishing import charts, render

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
    labels: dict[str, list[Drawn]] = {}
    with pytest.MonkeyPatch.context() as patch:
        save = charts.bewaar

        def look_and_save(
            figure: Figure, words: charts.Opschrift, stem: Path, mark: str
        ) -> list[Path]:
            labels[stem.name] = _drawn(figure)
            return save(figure, words, stem, mark)

        patch.setattr(charts, "bewaar", look_and_save)
        written = [str(path.relative_to(folder)) for path in render(synthetische_editie(), folder)]
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
