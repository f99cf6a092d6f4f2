"""Whether a difference between two published counts may be chance."""

from __future__ import annotations

from math import sqrt


def kan_toeval_zijn(nu: float, toen: float) -> bool:
    """Judge |nu - toen| <= 2 sqrt(nu + toen) + 4.

    Two counts that only fluctuate (Poisson) differ by at most twice the root of their sum in 95 %
    of the cases; each published count stands at most 2 from the true one, together 4.
    """
    return abs(nu - toen) <= 2 * sqrt(nu + toen) + 4
