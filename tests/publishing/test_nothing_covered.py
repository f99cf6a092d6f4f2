"""What was drawn can be seen: no background lies over a bar of another row."""

from __future__ import annotations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from ghnt_pipeline.publishing import charts
from ghnt_pipeline.publishing.charts.stijl import ACCENT
from ghnt_pipeline.publishing.reeksen import Punt, Reeks

KWARTALEN = ("2019K1", "2019K2", "2019K3", "2019K4")
HOOG = (40.0, 20.0, 30.0, 5.0)


def test_bars_above_rows_of_hidden_numbers_are_seen_from_foot_to_top() -> None:
    staven = tuple(Punt(k, hoogte) for k, hoogte in zip(KWARTALEN, HOOG, strict=True))
    verborgen = tuple(Punt(k, None, "verborgen") for k in KWARTALEN)
    rijen = (staven, verborgen, staven, verborgen, verborgen, staven)
    with charts.huisstijl():
        figure = charts.leeftijd([Reeks(f"rij {n}", rij) for n, rij in enumerate(rijen)])
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
    beeld = np.asarray(canvas.buffer_rgba())[::-1]  # type: ignore[no-untyped-call]
    accent = np.round(np.array(to_rgb(ACCENT)) * 255)
    for ax in figure.axes:
        for staaf in (p for p in ax.patches if isinstance(p, Rectangle)):
            kader = staaf.get_window_extent()
            midden = int((kader.x0 + kader.x1) / 2)
            kolom = beeld[int(kader.y0) + 1 : int(kader.y1) - 1, midden, :3]
            assert len(kolom) > 3
            assert (np.abs(kolom - accent) < 2).all()
