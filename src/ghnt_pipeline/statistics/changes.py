"""Change between two periods, judged by the interval of the difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from ghnt_pipeline.statistics.intervals import (
    LEVEL_95,
    Interval,
    count_interval,
    rate,
    rate_interval,
    share,
    share_interval,
)


class Verandering(StrEnum):
    """What may be said of a change."""

    MEER = "meer"
    MINDER = "minder"
    KAN_TOEVAL_ZIJN = "kan_toeval_zijn"


@dataclass(frozen=True, slots=True)
class Change:
    """New minus old, in the unit of the figures, with its 95 % interval."""

    difference: float
    interval: Interval

    @property
    def verandering(self) -> Verandering:
        """More or fewer only where the whole interval lies on that side of 0."""
        if self.interval.lower > 0:
            return Verandering.MEER
        return Verandering.MINDER if self.interval.upper < 0 else Verandering.KAN_TOEVAL_ZIJN


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its own interval."""

    value: float
    interval: Interval


def change(new: Estimate, old: Estimate) -> Change:
    """The difference of two independent estimates by MOVER, from their own intervals.

    lower = d − √((new − new.lower)² + (old.upper − old)²), upper likewise with the sides swapped.
    Zou & Donner (2008), Statistics in Medicine 27:1693-1702; for two Wilson intervals it is
    Newcombe's hybrid score interval (1998, Statistics in Medicine 17:873-890, method 10).
    """
    difference = new.value - old.value
    down = hypot(new.value - new.interval.lower, old.interval.upper - old.value)
    up = hypot(new.interval.upper - new.value, old.value - old.interval.lower)
    return Change(difference, Interval(difference - down, difference + up))


def estimate_share(count: int, total: int) -> Estimate:
    """A share of two published counts, in per cent. Raises ValueError as `share_interval` does."""
    return Estimate(share(count, total), share_interval(count, total))


def estimate_count(count: int) -> Estimate:
    """A published count. Raises ValueError as `count_interval` does."""
    return Estimate(float(count), count_interval(count))


def estimate_rate(count: int, population: float, per: float = 1000) -> Estimate:
    """A rate of a published count. Raises ValueError as `rate_interval` does."""
    interval = rate_interval(count, population, LEVEL_95, per)
    return Estimate(rate(count, population, per), interval)
