"""Names beside marks: each at the first place where it covers no other name or mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import copysign

from matplotlib.transforms import Bbox

Plek = tuple[float, float, str]
"""An offset from mark to the middle of a name, in points, and how the name is aligned there."""

MERK, RUIM = 14.0, 3.0

MET_STREEP = 20.0
"""From this offset on a line leads from the mark to its name."""

PLEKKEN: tuple[Plek, ...] = (
    *((10, 0, "left"), (-10, 0, "right"), (0, 16, "center"), (0, -16, "center")),
    *((10, 13, "left"), (10, -13, "left"), (-10, 13, "right"), (-10, -13, "right")),
    *(
        (dx, hoogte * kant, uitlijning)
        for hoogte in range(30, 180, 15)
        for kant in (1, -1)
        for dx, uitlijning in ((0, "center"), (-4, "left"), (4, "right"))
    ),
)
"""For a name of one line; a higher one is moved further away by half of what it is higher."""


def kies_plekken(
    merken: Sequence[tuple[float, float]],
    maten: Sequence[tuple[float, float]],
    regel: float,
    veld: Bbox,
) -> list[Plek]:
    """Choose a place for every name within the field; all of it is in points.

    `maten` are width and height of each name, `regel` is the height of one line. A leading line
    crosses no name where that can be; where no place is free a name stands right of its mark.
    """
    bezet = [Bbox.from_bounds(x - MERK / 2, y - MERK / 2, MERK, MERK) for x, y in merken]
    namen: list[Bbox] = []
    gekozen: list[Plek] = []
    for (x, y), (breed, hoog) in zip(merken, maten, strict=True):
        vrij = [
            (plek, doos)
            for plek, doos in _plekken(x, y, breed, hoog, regel)
            if _binnen(doos, veld) and not doos.count_overlaps([*bezet, *namen])
        ]
        los = [(p, d) for p, d in vrij if not _streep(x, y, d).count_overlaps(namen)]
        plek, doos = (los or vrij or list(_plekken(x, y, breed, hoog, regel)))[0]
        gekozen.append(plek)
        namen.append(doos)
    return gekozen


def _plekken(
    x: float, y: float, breed: float, hoog: float, regel: float
) -> Iterator[tuple[Plek, Bbox]]:
    for dx, dy, kant in PLEKKEN:
        verder = dy + (copysign((hoog - regel) / 2, dy) if dy else 0)
        links = {"left": 0.0, "center": -breed / 2, "right": -breed}[kant]
        hoek = (x + dx + links - RUIM / 2, y + verder - hoog / 2)
        yield (dx, verder, kant), Bbox.from_bounds(*hoek, breed + RUIM, hoog)


def _streep(x: float, y: float, doos: Bbox) -> Bbox:
    return Bbox.from_extents(x - 0.2, min(y, doos.y1), x + 0.2, max(y, doos.y0))


def _binnen(doos: Bbox, veld: Bbox) -> bool:
    return bool(
        veld.x0 <= doos.x0 and doos.x1 <= veld.x1 and veld.y0 <= doos.y0 and doos.y1 <= veld.y1
    )
