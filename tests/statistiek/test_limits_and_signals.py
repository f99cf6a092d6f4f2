"""Funnels and run charts: limits that hold for any figures, and what counts as a signal."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binom
from scipy.stats import poisson as poisson_law

from ghnt_pipeline.disclosure import publish
from ghnt_pipeline.statistics import (
    LEVEL_95,
    LEVEL_998,
    Plaats,
    funnel_rate,
    funnel_share,
    outside,
    place_of_rate,
    place_of_share,
    poisson_rate,
    run_limits,
    runs,
)

check = settings(max_examples=100, derandomize=True, deadline=None)
published = st.integers(2, 500).map(lambda n: float(5 * n))
shown_or_not = st.one_of(st.none(), published, published)
series = st.lists(shown_or_not, max_size=16)


@check
@given(st.floats(0, 100), st.integers(20, 3000))
def test_funnel_limits_hold_the_baseline_and_nest(baseline: float, total: int) -> None:
    inner, outer = (funnel_share(baseline, total, level) for level in (LEVEL_95, LEVEL_998))
    assert 0 <= outer.lower <= inner.lower <= baseline <= inner.upper <= outer.upper <= 100
    further = funnel_share(baseline, total + 5, LEVEL_95)
    assert inner.lower <= further.lower
    assert further.upper <= inner.upper


@check
@given(st.floats(0.1, 20), st.integers(2_000, 200_000), st.integers(0, 400))
def test_a_rate_is_outside_a_funnel_where_its_own_interval_leaves_out_the_baseline(
    baseline: float, inhabitants: int, count: int
) -> None:
    limits = funnel_rate(baseline, inhabitants)
    own = poisson_rate(count, inhabitants)
    if min(abs(own.lower - baseline), abs(own.upper - baseline)) > 1e-9:
        assert (1000 * count / inhabitants in limits) == (baseline in own)


def test_a_funnel_of_rates_without_cases_lies_on_zero() -> None:
    assert funnel_rate(0, 1000).upper == 0
    assert funnel_rate(0.1, 1000).lower == 0


@pytest.mark.parametrize(("baseline", "total"), [(101, 20), (-1, 20), (50, 0)])
def test_funnel_limits_need_a_share_and_a_noemer(baseline: float, total: int) -> None:
    with pytest.raises(ValueError, match="funnel limits need"):
        funnel_share(baseline, total)


def test_a_negative_rate_has_no_funnel() -> None:
    with pytest.raises(ValueError, match="not negative"):
        funnel_rate(-1, 1000)


@pytest.mark.parametrize(
    ("count", "place"),
    [(35, Plaats.BUITEN), (50, Plaats.RAND), (65, Plaats.BINNEN), (80, Plaats.RAND),
     (100, Plaats.BUITEN)],
)  # fmt: skip
def test_a_share_is_placed_by_limits_of_95_and_998(count: int, place: Plaats) -> None:
    assert place_of_share(count, 100, 65) is place


def test_rounding_alone_puts_no_municipality_outside() -> None:
    limits = funnel_share(65, 100)
    assert limits.lower > 55, "as printed, 55 of 100 is outside"
    assert place_of_share(55, 100, 65) is Plaats.BINNEN, "but 57 of 98 is not"
    assert funnel_rate(1.7, 50_000).lower > 65 / 50, "as printed, 65 is outside"
    assert place_of_rate(65, 50_000, 1.7) is Plaats.BINNEN, "but 67 is not"


def test_where_all_are_in_time_a_municipality_with_all_in_time_is_inside() -> None:
    assert place_of_share(20, 20, 100) is Plaats.BINNEN


def test_a_rate_is_placed_by_limits_of_95_and_998() -> None:
    found = [place_of_rate(count, 100_000, 1.7) for count in (120, 135, 170, 205, 225)]
    rand, buiten = Plaats.RAND, Plaats.BUITEN
    assert found == [buiten, rand, Plaats.BINNEN, rand, buiten]


@pytest.mark.parametrize("total", [25, 100, 530])
def test_a_municipality_like_the_region_is_seldom_outside(total: int) -> None:
    """At most 1 in 200 where the limits of a normal curve ask 1 in 500."""
    alarm = sum(
        binom.pmf(x, total, 0.65)
        for x in range(8, total + 1)
        if place_of_share(publish(x, x) or 0, (total + 2) // 5 * 5, 65) is Plaats.BUITEN
    )
    assert alarm <= 0.005


@check
@given(series)
@example([100.0] * 7)
@example([100.0, None] * 8)
def test_limits_need_eight_shown_quarters_with_neighbours(counts: list[float | None]) -> None:
    shown = [count for count in counts if count is not None]
    neighbours = any(a is not None and b is not None for a, b in pairwise(counts))
    limits = run_limits(counts)
    if len(shown) < 8:
        assert limits is None
    elif neighbours and len(shown) == 8:
        assert limits is not None
    if limits:
        assert limits.mean == pytest.approx(sum(shown[:8]) / 8)
        assert 0 <= limits.lower <= limits.mean <= limits.upper


@check
@given(st.lists(published, min_size=8, max_size=8))
def test_limits_are_never_narrower_than_chance_alone(counts: list[float]) -> None:
    limits = run_limits(counts)
    assert limits is not None
    narrowest = 3 * sqrt(limits.mean * (1 + 1 / 8))
    assert limits.upper >= limits.mean + narrowest - 1e-6
    assert limits.lower <= max(0, limits.mean - narrowest) + 1e-6


def test_no_moving_range_runs_over_a_hidden_quarter() -> None:
    limits = run_limits([100.0] * 4 + [None] + [900.0] * 4)
    assert limits is not None
    assert limits.upper == pytest.approx(500 + 3 * sqrt(500 * 9 / 8))
    assert limits.base == (0, 1, 2, 3, 5, 6, 7, 8)


def test_a_provisional_quarter_is_judged_by_limits_it_has_no_part_in() -> None:
    counts = [100.0] * 7 + [300.0]
    limits = run_limits(counts, provisional={7})
    assert limits is not None
    assert limits.base == tuple(range(7))
    assert limits.upper == pytest.approx(100 + 3 * sqrt(100 * 8 / 7))
    assert outside(counts, limits) == (False,) * 7 + (True,)


def test_of_eight_quarters_at_most_one_is_provisional() -> None:
    assert run_limits([100.0] * 8, provisional={6, 7}) is None
    assert run_limits([100.0] * 9, provisional={7, 8}) is not None


def test_later_quarters_are_judged_by_the_base_period() -> None:
    counts = [100.0] * 8 + [300.0] * 4
    limits = run_limits(counts)
    assert limits is not None
    assert (limits.mean, limits.base) == (100, tuple(range(8)))
    assert outside(counts, limits) == (False,) * 8 + (True,) * 4
    longer = run_limits(counts, base=12)
    assert longer is not None
    assert longer.base == tuple(range(12))


@check
@given(series, st.integers(2, 500).map(float))
def test_a_run_is_seven_or_more_neighbours_on_one_side(
    counts: list[float | None], mean: float
) -> None:
    found = runs(counts, mean)
    for place in range(len(counts)):
        windows = [counts[start : start + 7] for start in range(max(0, place - 6), place + 1)]
        full = [w for w in windows if len(w) == 7 and one_side(w, mean)]
        assert found.part[place] == bool(full)
        assert found.reached[place] == (
            place >= 6 and one_side(counts[place - 6 : place + 1], mean)
        )


def one_side(window: list[float | None], mean: float) -> bool:
    return all(c is not None and c > mean for c in window) or all(
        c is not None and c < mean for c in window
    )


@pytest.mark.parametrize("gap", [None, 100.0])
def test_a_point_on_the_mean_and_a_hidden_one_break_a_run(gap: float | None) -> None:
    assert not any(runs([105.0] * 4 + [gap] + [105.0] * 4, 100).part)
    assert not any(runs([105.0] * 4 + [95.0] * 4, 100).part)


def test_a_point_on_a_limit_and_a_hidden_one_are_no_signal() -> None:
    limits = run_limits([100.0] * 8)
    assert limits is not None
    assert outside([limits.upper, limits.lower, None, limits.upper + 0.1], limits) == (
        False, False, False, True,
    )  # fmt: skip


@pytest.mark.parametrize("mean", [15, 60, 370])
def test_a_quarter_like_the_others_seldom_crosses_limits_that_are_drawn_from_the_mean(
    mean: int,
) -> None:
    """With the mean known: the Poisson part alone keeps false alarms under 1 in 100 (rounded)."""
    reach = 3 * sqrt(mean * 9 / 8)
    alarm = sum(
        poisson_law.pmf(x, mean)
        for x in range(8, 3 * mean + 50)
        if abs((publish(x, x) or 0) - mean) > reach
    )
    assert alarm < 0.01
