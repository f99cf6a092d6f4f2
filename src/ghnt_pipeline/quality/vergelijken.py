"""When a quarter differs suddenly from the supplier's own earlier ones.

Two rules, one idea: a difference is said when it is large enough to matter *and* larger than what
chance and the earlier quarters' own variation explain. Counts are compared as 2·√(n + 3/8) and
shares as 2·arcsin√p: on these scales (Anscombe, 1948) chance varies equally for few rows and
many, and for shares near 0 and near a half, so that small numbers do not cry wolf. Chance gives a
variance of 1 for a count and 1/n for a share; where the earlier quarters varied more than that,
their variance is taken instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, sqrt
from statistics import fmean, variance

MINSTENS_EERDER = 2
"""With one earlier quarter nobody can say how much quarters vary."""

HOOGSTENS_EERDER = 8
"""Two years of quarters: every season twice, and not the world of long ago."""

MINSTENS_RIJEN = 8
"""A share of fewer rows is not compared."""

VERSCHIL_AANTAL = 0.20
"""A count must differ by a fifth: what one month too few or too many does and a feast does not."""

VERSCHIL_AANDEEL = 0.10
"""A share must differ by ten percentage points."""

GRENS_OMVANG = 3.0
"""Standard errors for a delivery's size: one comparison per delivery."""

GRENS_VELE = 4.0
"""Standard errors for shares and sums: of the hundreds in a quarter, 3 would flag one by chance."""


@dataclass(frozen=True)
class Deel:
    """So many of so many rows."""

    aantal: int
    van: int

    @property
    def aandeel(self) -> float:
        return self.aantal / self.van if self.van else 0.0

    @property
    def schaal(self) -> float:
        return 2 * asin(sqrt((self.aantal + 3 / 8) / (self.van + 3 / 4)))


def count_differs(nu: int, eerder: Sequence[int], grens: float) -> bool:
    """Whether a count differs suddenly from those of the earlier quarters."""
    if len(eerder) < MINSTENS_EERDER:
        return False
    if abs(nu - fmean(eerder)) < VERSCHIL_AANTAL * fmean(eerder):  # most: a variance takes longer
        return False
    schaal = [_count_scale(aantal) for aantal in eerder]
    fout = sqrt(max(1.0, variance(schaal)) * (1 + 1 / len(eerder)))
    return abs(_count_scale(nu) - fmean(schaal)) >= grens * fout


def share_differs(nu: Deel, eerder: Sequence[Deel]) -> bool:
    """Whether a share differs suddenly from the earlier quarters taken together."""
    gevuld = [deel for deel in eerder if deel.van]
    if len(gevuld) < MINSTENS_EERDER or nu.van < MINSTENS_RIJEN:
        return False
    samen = together(gevuld)
    if round(abs(nu.aandeel - samen.aandeel), 9) < VERSCHIL_AANDEEL:
        return False
    toeval = 1 / nu.van + 1 / samen.van
    tussen = variance(deel.schaal for deel in gevuld) * (1 + 1 / len(gevuld))
    return abs(nu.schaal - samen.schaal) >= GRENS_VELE * sqrt(max(toeval, tussen))


def together(delen: Sequence[Deel]) -> Deel:
    """The share of all quarters taken together."""
    return Deel(sum(deel.aantal for deel in delen), sum(deel.van for deel in delen))


def _count_scale(aantal: int) -> float:
    return 2 * sqrt(aantal + 3 / 8)
