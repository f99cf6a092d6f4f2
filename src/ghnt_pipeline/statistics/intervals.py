"""Intervals of shares, counts and rates, widened for the rounding of published figures."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

LEVEL_95 = 0.95
LEVEL_998 = 0.998

STEP = 5
"""Published counts are multiples of this (disclosure.md, the rule)."""

SLACK = 2
"""The farthest a published count stands from the true one: 10 stands for 8 to 12."""

LEAST_DENOMINATOR = 20
"""A share of a smaller published noemer is not shown, so it has no interval either."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Two limits, in the unit of the figure they belong to."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        return self.lower <= value <= self.upper


def z_of(level: float) -> float:
    """The standard normal deviate of a two-sided level: 1.96 for 0.95, 3.09 for 0.998.

    Raises ValueError unless 0 < level < 1.
    """
    from scipy.special import ndtri

    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level}")
    return float(ndtri(0.5 + level / 2))


def share(count: float, total: float) -> float:
    """A share in per cent, 0-100. Raises ValueError unless 0 <= count <= total and total > 0."""
    _check_share(count, total)
    return 100 * count / total


def wilson(count: float, total: float, level: float = LEVEL_95) -> Interval:
    """Wilson's score interval of a share, in per cent.

    ((2x + z²) ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²)), Wilson (1927), JASA 22:209-212, without
    correction for continuity. Raises ValueError as `share` does.
    """
    _check_share(count, total)
    z = z_of(level)
    middle = 2 * count + z * z
    reach = z * sqrt(z * z + 4 * count * (1 - count / total))
    below = 2 * (total + z * z)
    lower = 0.0 if count == 0 else 100 * (middle - reach) / below
    upper = 100.0 if count == total else 100 * (middle + reach) / below
    return Interval(lower, upper)


def share_interval(count: int, total: int, level: float = LEVEL_95) -> Interval:
    """Wilson's interval of a share of two published counts, in per cent, widened for rounding.

    [lower(t − 2, n + 2), upper(t + 2, n − 2)]; upper is 100 where t + 2 >= n − 2 (disclosure.md,
    Shares). It holds the interval of every pair of true counts that is published as this pair.
    Raises ValueError for counts that are no multiples of 5, a noemer below 20 or a teller above it.
    """
    check_published_share(count, total)
    lower = wilson(max(0, count - SLACK), total + SLACK, level).lower
    if count + SLACK >= total - SLACK:
        return Interval(lower, 100.0)
    return Interval(lower, wilson(count + SLACK, total - SLACK, level).upper)


def poisson(count: int, level: float = LEVEL_95) -> Interval:
    """The exact interval of a Poisson count.

    [χ²(a/2; 2x) / 2, χ²(1 − a/2; 2x + 2) / 2] with a = 1 − level; x = 0 has lower 0. Garwood
    (1936), Biometrika 28:437-442. It takes events to be independent: several meldingen of one
    household make the true interval wider. Raises ValueError for a negative count.
    """
    from scipy.special import chdtri

    z_of(level)
    if count < 0:
        raise ValueError(f"a count is not negative: {count}")
    tail = (1 - level) / 2
    lower = 0.0 if count == 0 else float(chdtri(2 * count, 1 - tail)) / 2
    return Interval(lower, float(chdtri(2 * count + 2, tail)) / 2)


def count_interval(count: int, level: float = LEVEL_95) -> Interval:
    """The exact Poisson interval of a published count r: [lower(r − 2), upper(r + 2)].

    Raises ValueError for a count that is no multiple of 5, or is negative.
    """
    check_published(count)
    lower = poisson(max(0, count - SLACK), level).lower
    return Interval(lower, poisson(count + SLACK, level).upper)


def rate(count: float, population: float, per: float = 1000) -> float:
    """A rate per so many inhabitants. Raises ValueError unless the population is above 0."""
    if population <= 0:
        raise ValueError(f"a rate needs a population above 0, not {population}")
    return per * count / population


def poisson_rate(
    count: int, population: float, level: float = LEVEL_95, per: float = 1000
) -> Interval:
    """The exact interval of a rate: that of the count, over a population that is known exactly."""
    return _per(poisson(count, level), population, per)


def rate_interval(
    count: int, population: float, level: float = LEVEL_95, per: float = 1000
) -> Interval:
    """The interval of a rate of a published count, widened for rounding; inhabitants are exact."""
    return _per(count_interval(count, level), population, per)


def check_published(count: int) -> None:
    """Raise ValueError for a count that `publish` cannot have given."""
    if count < 0 or count % STEP:
        raise ValueError(f"a published count is a multiple of {STEP}, not {count}")


def check_published_share(count: int, total: int) -> None:
    """Raise ValueError for a teller and noemer of which no share is shown."""
    check_published(count)
    check_published(total)
    _check_share(count, total)
    if total < LEAST_DENOMINATOR:
        raise ValueError(f"no share is shown of fewer than {LEAST_DENOMINATOR}: {total}")


def _check_share(count: float, total: float) -> None:
    if total <= 0 or not 0 <= count <= total:
        raise ValueError(f"a share needs 0 <= teller <= noemer and noemer > 0: {count}, {total}")


def _per(counts: Interval, population: float, per: float) -> Interval:
    return Interval(rate(counts.lower, population, per), rate(counts.upper, population, per))
