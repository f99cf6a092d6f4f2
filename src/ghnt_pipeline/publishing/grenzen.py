"""The ordinary fluctuation of a series of counts: its mean and the limits of a run chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean

MINSTENS = 8
"""Below this many quarters a limit is guesswork."""

XMR = 2.66


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Mean, lower and upper limit, in the unit of the series."""

    gemiddelde: float
    onder: float
    boven: float


def bereken_grenzen(aantallen: Sequence[float]) -> Grenzen | None:
    """Take the wider of the XmR and the Poisson limits; None for fewer than eight counts.

    XmR: 2.66 x the mean moving range. Poisson: 3 x sqrt(mean x (1 + 1/k)). XmR alone raises a
    false alarm somewhere in ten municipalities in more than a quarter of the editions. `aantallen`
    are published counts without gaps; the quarter that is judged is one of them.
    """
    if len(aantallen) < MINSTENS:
        return None
    gemiddelde = fmean(aantallen)
    xmr = XMR * fmean(abs(b - a) for a, b in pairwise(aantallen))
    poisson = 3 * sqrt(gemiddelde * (1 + 1 / len(aantallen)))
    breedte = max(xmr, poisson)
    return Grenzen(gemiddelde, max(0.0, gemiddelde - breedte), gemiddelde + breedte)
