"""Published reference values, each with its source, and scipy where it has the same function."""

from __future__ import annotations

from math import sqrt

import pytest
from scipy.stats import binomtest, chi2, norm
from scipy.stats import poisson as poisson_law

from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.statistics import (
    LEVEL_95,
    LEVEL_998,
    Estimate,
    Interval,
    change,
    funnel_rate,
    funnel_share,
    poisson,
    poisson_rate,
    run_limits,
    runs,
    share,
    wilson,
)

EXACT = 1e-6


def byar(count: int, level: float) -> Interval:
    """Byar's approximation (Breslow & Day 1987), written apart from the code under test."""
    z = float(norm.ppf(0.5 + level / 2))
    more = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(lower, upper)


def close_to(interval: Interval, lower: float, upper: float, within: float = EXACT) -> bool:
    return abs(interval.lower - lower) <= within and abs(interval.upper - upper) <= within


@pytest.mark.parametrize(
    ("count", "level", "lower", "upper"),
    [
        (65, 0.95, 50.163187710459454, 82.84913854593984),
        (1045, 0.95, 982.5932018073325, 1110.33121298565),
        (1, 0.95, 0.01307213290150435, 5.5637555824752605),
        (65, 0.998, 42.8802614714802, 94.00029084431802),
    ],
)
def test_byar_gives_the_values_of_ohid_and_lies_close_to_our_exact_interval(
    count: int, level: float, lower: float, upper: float
) -> None:
    """Source: OHID, test data of PHEindicatormethods."""
    assert close_to(byar(count, level), lower, upper)
    if count >= 10:
        ours = poisson(count, level)
        assert ours.lower == pytest.approx(lower, rel=1e-3)
        assert ours.upper == pytest.approx(upper, rel=1e-3)


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
@pytest.mark.parametrize("count", [10, 15, 100, 5000])
def test_the_exact_interval_agrees_with_byar_from_ten_on(count: int, level: float) -> None:
    ours, theirs = poisson(count, level), byar(count, level)
    assert ours.lower == pytest.approx(theirs.lower, rel=2e-2)
    assert ours.upper == pytest.approx(theirs.upper, rel=2e-2)


@pytest.mark.parametrize(
    ("count", "level", "lower", "upper"),
    [
        (1, 0.95, 0.025317807984289897, 5.571643390938898),
        (5, 0.95, 1.62348639011842, 11.668332079322669),
        (5, 0.998, 0.739371731917839, 16.454745203680105),
    ],
)
def test_exact_poisson_rates_per_hundred_are_those_of_ohid(
    count: int, level: float, lower: float, upper: float
) -> None:
    """Source: OHID, test data of PHEindicatormethods."""
    assert close_to(poisson_rate(count, 100, level, per=100), lower, upper)


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
@pytest.mark.parametrize("count", [0, 1, 5, 8, 65, 1045, 50_000])
def test_exact_poisson_is_the_chi_square_form_of_scipy(count: int, level: float) -> None:
    tail = (1 - level) / 2
    lower = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    assert close_to(poisson(count, level), lower, chi2.ppf(1 - tail, 2 * count + 2) / 2)


@pytest.mark.parametrize("count", [1, 8, 65, 500])
def test_the_limits_of_a_count_are_the_means_that_make_it_just_too_unlikely(count: int) -> None:
    """The definition of the exact interval, by scipy's Poisson distribution."""
    interval = poisson(count)
    assert poisson_law.sf(count - 1, interval.lower) == pytest.approx(0.025, abs=EXACT)
    assert poisson_law.cdf(count, interval.upper) == pytest.approx(0.025, abs=EXACT)


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
@pytest.mark.parametrize(
    ("count", "total"), [(0, 20), (1, 20), (10, 20), (20, 20), (630, 750), (14, 58), (3, 7)]
)
def test_wilson_is_the_interval_of_scipy(count: int, total: int, level: float) -> None:
    theirs = binomtest(count, total).proportion_ci(level, method="wilson")
    assert close_to(wilson(count, total, level), 100 * theirs.low, 100 * theirs.high)


BASELINE = 80.642448


@pytest.mark.parametrize(
    ("total", "level", "lower", "upper"),
    [
        (2, LEVEL_95, 25.885383, 100),
        (3, LEVEL_95, 35.933491, 100),
        (3, LEVEL_998, 10.150815, 100),
    ],
)
def test_funnel_limits_of_a_share_are_the_published_ones(
    total: int, level: float, lower: float, upper: float
) -> None:
    """Source: OHID, test data of PHEindicatormethods; 2s is 95 %, 3s is 99.8 %."""
    assert close_to(funnel_share(BASELINE, total, level), lower, upper, within=1e-4)


@pytest.mark.parametrize("level", [LEVEL_95, LEVEL_998])
@pytest.mark.parametrize(("baseline", "population"), [(1.7, 20_069), (1.7, 118_654), (7, 456_891)])
def test_a_rate_on_a_funnel_limit_has_an_exact_interval_that_just_reaches_the_region(
    baseline: float, population: int, level: float
) -> None:
    """Whole counts beside each limit, judged by scipy's Poisson distribution."""
    limits, expected = funnel_rate(baseline, population, level), baseline * population / 1000
    low, high = (limit * population / 1000 for limit in (limits.lower, limits.upper))
    tail = (1 - level) / 2
    assert poisson_law.cdf(int(low), expected) < tail < poisson_law.cdf(int(low) + 1, expected)
    assert poisson_law.sf(int(high), expected) < tail < poisson_law.sf(int(high) - 1, expected)


def test_newcombes_interval_is_the_one_he_printed() -> None:
    """Source: Newcombe (1998), Statistics in Medicine 17:873-890, table II, 56/70 - 48/80."""
    new, old = (Estimate(share(x, n), wilson(x, n)) for x, n in ((56, 70), (48, 80)))
    assert close_to(change(new, old).interval, 5.24, 33.39, within=5e-3)


def test_six_points_on_one_side_are_no_signal() -> None:
    """Source: NHS-R plotthedots, its tests of seven points on one side of the mean."""
    assert not any(runs([1.0] * 6, 0).part)
    assert not any(runs([1.0] * 6, 0).reached)


def test_seven_points_on_one_side_are_marked_from_the_seventh_and_as_a_whole() -> None:
    """Source: NHS-R plotthedots, its tests of seven points on one side of the mean."""
    found = runs([1.0] * 8 + [-1.0], 0)
    assert found.reached == (False,) * 6 + (True, True, False)
    assert found.part == (True,) * 8 + (False,)


@pytest.mark.parametrize(("count", "printed"), [(15, "9,4"), (20, "12,5")])
def test_a_share_is_taken_of_rounded_counts_as_cbs_does(count: int, printed: str) -> None:
    """Source: CBS 85361NED, Alblasserdam 2023*: 15 and 20 of 160."""
    assert getal(share(count, 160), 1) == printed


def test_run_chart_limits_are_known_for_worked_examples() -> None:
    """2.66 x the mean moving range, or 3 x sqrt(mean x 9/8), by hand."""
    calm = run_limits([100.0, 110.0] * 4)
    assert calm is not None
    assert (calm.mean, calm.upper) == pytest.approx((105, 105 + 3 * sqrt(118.125)))
    wild = run_limits([100.0, 200.0] * 4)
    assert wild is not None
    assert (wild.lower, wild.upper) == pytest.approx((0, 150 + 266))
