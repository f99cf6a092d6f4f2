"""Run charts: the ordinary fluctuation of a series of counts, and the signals beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import sqrt
from statistics import fmean

LEAST_SHOWN = 8
"""Below this many quarters with a figure a limit is guesswork."""

LEAST_BASE = 7
"""Of eight quarters one, the newest, may still be provisional and stay out of the limits."""

BASE = 8
"""The quarters that limits are drawn from when the series is longer than that."""

XMR = 2.66
"""3 / d2 with d2 = 1.128, the mean range of two normal values (Shewhart; NHS-R plotthedots)."""

RUN = 7


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and limits in the unit of the series; `base` are the places they were drawn from."""

    mean: float
    lower: float
    upper: float
    base: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """Per point: in a run of seven or more, and from the seventh of such a run on."""

    part: tuple[bool, ...]
    reached: tuple[bool, ...]


def run_limits(
    counts: Sequence[float | None], provisional: Collection[int] = (), base: int = BASE
) -> Limits | None:
    """The wider of the XmR limits and the Poisson limits around the mean of the base period.

    XmR: 2.66 × the mean moving range. Poisson: 3 × √(mean × (1 + 1/k)), for a further count beside
    the k of the base. XmR alone raises a false alarm somewhere in ten municipalities in more than
    a quarter of the quarters. `counts` are published ones, oldest first; None (hidden) has no
    moving range on either side; a place in `provisional` is judged by the limits and not used for
    them. None when fewer than eight counts are shown, fewer than seven can be used, or no two of
    those are neighbours.
    """
    shown = [place for place, count in enumerate(counts) if count is not None]
    used = [place for place in shown if place not in provisional][:base]
    ranges = _moving_ranges(counts, used)
    if len(shown) < LEAST_SHOWN or len(used) < LEAST_BASE or not ranges:
        return None
    mean = fmean(count for place in used if (count := counts[place]) is not None)
    reach = max(XMR * fmean(ranges), 3 * sqrt(mean * (1 + 1 / len(used))))
    return Limits(mean, max(0.0, mean - reach), mean + reach, tuple(used))


def _moving_ranges(counts: Sequence[float | None], used: Sequence[int]) -> list[float]:
    return [
        abs(later - earlier)
        for a, b in pairwise(used)
        if b == a + 1 and (earlier := counts[a]) is not None and (later := counts[b]) is not None
    ]


def outside(counts: Sequence[float | None], limits: Limits) -> tuple[bool, ...]:
    """Per point whether it lies outside the limits; on a limit is inside, hidden is no signal."""
    return tuple(
        count is not None and not limits.lower <= count <= limits.upper for count in counts
    )


def runs(counts: Sequence[float | None], mean: float) -> Runs:
    """Seven points in a row on one side of the mean; one on the mean or a hidden one ends a run.

    NHS-R plotthedots, rule "shift". Without a change a run of seven begins at a given point with a
    probability of 1 in 64.
    """
    part: list[bool] = []
    reached: list[bool] = []
    for side, group in groupby(counts, key=lambda count: _side(count, mean)):
        length = len(list(group))
        is_run = side != 0 and length >= RUN
        part += [is_run] * length
        reached += [is_run and place >= RUN for place in range(1, length + 1)]
    return Runs(tuple(part), tuple(reached))


def _side(count: float | None, mean: float) -> int:
    return 0 if count is None else (count > mean) - (count < mean)
