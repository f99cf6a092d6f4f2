"""What is drawn, read back from the axes."""

from __future__ import annotations

from matplotlib.axes import Axes


def merken(ax: Axes, kleur: str) -> list[tuple[float, float, str]]:
    """Place and filling of the marks of one colour."""
    return [
        (x, y, str(lijn.get_markerfacecolor()))
        for lijn in ax.lines
        if lijn.get_marker() not in {"None", "", None} and lijn.get_color() == kleur
        for x, y in lijn.get_xydata().tolist()  # type: ignore[union-attr]
    ]
