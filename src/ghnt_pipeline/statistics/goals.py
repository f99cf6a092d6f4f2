"""Whether a goal is met: said only when the whole interval lies on one side of it."""

from __future__ import annotations

from enum import StrEnum

from ghnt_pipeline.statistics.intervals import Interval


class Oordeel(StrEnum):
    """The three things that may be said of a figure and its goal."""

    GEHAALD = "gehaald"
    NIET_GEHAALD = "niet_gehaald"
    KAN_TOEVAL_ZIJN = "kan_toeval_zijn"


def judge(interval: Interval, goal: float, *, more_is_better: bool) -> Oordeel:
    """Judge an interval by a goal of at least (or, where less is better, at most) so much.

    Exactly the goal meets it. A goal of 100 % is never judged here: no finite number of cases
    puts a whole interval on it. Raises ValueError for such a goal, or one of at most 0.
    """
    if goal >= 100 if more_is_better else goal <= 0:
        raise ValueError(f"a goal of {goal} allows no exception, so it is not tested")
    if more_is_better:
        met, missed = interval.lower >= goal, interval.upper < goal
    else:
        met, missed = interval.upper <= goal, interval.lower > goal
    if met:
        return Oordeel.GEHAALD
    return Oordeel.NIET_GEHAALD if missed else Oordeel.KAN_TOEVAL_ZIJN
