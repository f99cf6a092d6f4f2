"""Funnel limits: is one municipality further from the region than chance explains?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from math import sqrt

from ghnt_pipeline.statistics.intervals import (
    LEVEL_95,
    LEVEL_998,
    SLACK,
    Interval,
    check_published,
    check_published_share,
    rate,
    share,
    z_of,
)


class Plaats(StrEnum):
    """Within the 95 % limits, outside these, or outside the 99.8 % ones too: only that signals."""

    BINNEN = "binnen"
    RAND = "rand"
    BUITEN = "buiten"


def funnel_share(baseline: float, total: float, level: float = LEVEL_95) -> Interval:
    """Limits of a share around a baseline, in per cent: θ ± z √(θ(1 − θ)/n), cut to 0-100.

    Spiegelhalter (2005), Statistics in Medicine 24:1185-1202, as OHID and NHS-R use it. Raises
    ValueError for a baseline outside 0-100 or a noemer that is not above 0.
    """
    if not 0 <= baseline <= 100 or total <= 0:
        raise ValueError(
            f"funnel limits need 0 <= baseline <= 100, noemer > 0: {baseline}, {total}"
        )
    reach = z_of(level) * sqrt(baseline * (100 - baseline) / total)
    return Interval(max(0.0, baseline - reach), min(100.0, baseline + reach))


def funnel_rate(
    baseline: float, population: float, level: float = LEVEL_95, per: float = 1000
) -> Interval:
    """Limits of a rate around a baseline rate, both per so many inhabitants: exact Poisson.

    A limit is the rate whose exact interval (Garwood 1936) just reaches the baseline, so that a
    rate lies outside exactly where its own interval does not hold the baseline. Where that asks
    for fewer than no cases the lower limit is 0. Raises ValueError for a negative baseline or a
    population that is not above 0.
    """
    from scipy.special import pdtr, pdtrik

    if baseline < 0:
        raise ValueError(f"a rate is not negative: {baseline}")
    expected = baseline * population / per
    tail = (1 - level) / 2
    never = expected == 0 or float(pdtr(0, expected)) >= tail
    lower = 0.0 if never else float(pdtrik(tail, expected))
    upper = 0.0 if expected == 0 else 1 + float(pdtrik(1 - tail, expected))
    return Interval(rate(lower, population, per), rate(upper, population, per))


def place_of_share(count: int, total: int, baseline: float) -> Plaats:
    """Place a share of published counts; outside only where every true pair would lie outside.

    Raises ValueError as `share_interval` does, and for a baseline outside 0-100.
    """
    check_published_share(count, total)
    pairs = [(x, n) for x in _candidates(count) for n in _candidates(total) if x <= n]
    return _place(
        lambda level: (_side(share(x, n), funnel_share(baseline, n, level)) for x, n in pairs)
    )


def place_of_rate(count: int, population: float, baseline: float, per: float = 1000) -> Plaats:
    """Place a rate of a published count; outside only where every true count would lie outside.

    Raises ValueError as `rate_interval` and `funnel_rate` do.
    """
    check_published(count)
    return _place(
        lambda level: (
            _side(rate(x, population, per), funnel_rate(baseline, population, level, per))
            for x in _candidates(count)
        )
    )


def _candidates(count: int) -> range:
    return range(max(0, count - SLACK), count + SLACK + 1)


def _place(sides_at: Callable[[float], Iterable[int]]) -> Plaats:
    if _all_outside(sides_at(LEVEL_998)):
        return Plaats.BUITEN
    return Plaats.RAND if _all_outside(sides_at(LEVEL_95)) else Plaats.BINNEN


def _all_outside(sides: Iterable[int]) -> bool:
    found = set(sides)
    return len(found) == 1 and 0 not in found


def _side(value: float, limits: Interval) -> int:
    return (value > limits.upper) - (value < limits.lower)
