"""The waterfall: what is drawn adds up, and every word fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.patches import Rectangle

from ghnt_pipeline.publishing import charts
from ghnt_pipeline.publishing.charts import Opschrift, Soort, Trede

from .test_charts import controleer_woorden, teksten

LANG = "mist wat dit cijfer telt (zoals datum of casusnummer) en nog een paar andere dingen"
TREDEN = (
    Trede("rijen gelezen", 5351, Soort.STAND),
    Trede("afgekeurd", 5, Soort.AF),
    Trede(LANG, 5322, Soort.AF),
    Trede("geteld uit records van blijf", 24, Soort.STAND),
    Trede("opgave van dok", 23, Soort.BIJ),
    Trede("telt mee", 47, Soort.STAND),
)
OPSCHRIFT = Opschrift("Van 5.351 rijen naar 47", "Wat er met elke rij gebeurt", "Bron: synthetisch")


def test_each_bar_begins_where_the_last_one_left_off() -> None:
    with charts.huisstijl():
        figure = charts.waterval(TREDEN)
        controleer_woorden(figure)
        (ax,) = figure.axes
        bars = [(p.get_x(), p.get_width()) for p in ax.patches if isinstance(p, Rectangle)]
        words = [text.get_text().replace("\n", " ") for text in teksten(figure)]
    assert bars == [(0, 5351), (5346, 5), (24, 5322), (0, 24), (24, 23), (0, 47)]
    for trede in TREDEN:
        assert trede.naam in words
    assert [w for w in words if w[-1].isdigit()] == ["5.351", "− 5", "− 5.322", "24", "+ 23", "47"]


def test_a_waterfall_that_does_not_add_up_is_not_drawn() -> None:
    with charts.huisstijl(), pytest.raises(AssertionError, match="23 is left"):
        charts.waterval([Trede("a", 24, Soort.STAND), Trede("b", 1, Soort.AF),
                         Trede("c", 24, Soort.STAND)])  # fmt: skip


def test_a_waterfall_of_nothing_can_be_drawn() -> None:
    with charts.huisstijl():
        controleer_woorden(charts.waterval([Trede("rijen gelezen", 0, Soort.STAND)]))


def test_both_files_of_exact_figures_carry_their_words(tmp_path: Path) -> None:
    with charts.huisstijl():
        figure = charts.waterval(TREDEN)
        before = len(teksten(figure))
        paths = charts.bewaar(charts.afdruk_intern(figure, OPSCHRIFT), tmp_path / "x")
        words = [text.get_text() for text in teksten(figure)]
        bare = charts.afdruk(charts.waterval(TREDEN), OPSCHRIFT, "")
    assert "INTERN – NIET PUBLICEREN" in words
    assert len(words) > before + 3
    assert {path.suffix for path in paths} == {".png", ".svg"}
    assert (tmp_path / "x.svg").stat().st_size > len(bare.svg) + 10_000
