"""Intervals, limits, signals and verdicts, thin over scipy; every input is a published figure.

scipy is imported inside the functions: `ghnt --help` must not wait for it. `scipy.special` takes a
third of the time of `scipy.stats` and is enough.
"""

from ghnt_pipeline.statistics.changes import (
    Change,
    Estimate,
    Verandering,
    change,
    estimate_count,
    estimate_rate,
    estimate_share,
)
from ghnt_pipeline.statistics.funnel import (
    Plaats,
    funnel_rate,
    funnel_share,
    place_of_rate,
    place_of_share,
)
from ghnt_pipeline.statistics.goals import Oordeel, judge
from ghnt_pipeline.statistics.intervals import (
    LEAST_DENOMINATOR,
    LEVEL_95,
    LEVEL_998,
    Interval,
    count_interval,
    poisson,
    poisson_rate,
    rate,
    rate_interval,
    share,
    share_interval,
    wilson,
)
from ghnt_pipeline.statistics.runchart import Limits, Runs, outside, run_limits, runs

__all__ = [
    "LEAST_DENOMINATOR",
    "LEVEL_95",
    "LEVEL_998",
    "Change",
    "Estimate",
    "Interval",
    "Limits",
    "Oordeel",
    "Plaats",
    "Runs",
    "Verandering",
    "change",
    "count_interval",
    "estimate_count",
    "estimate_rate",
    "estimate_share",
    "funnel_rate",
    "funnel_share",
    "judge",
    "outside",
    "place_of_rate",
    "place_of_share",
    "poisson",
    "poisson_rate",
    "rate",
    "rate_interval",
    "run_limits",
    "runs",
    "share",
    "share_interval",
    "wilson",
]
