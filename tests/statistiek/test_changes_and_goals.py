"""More, fewer or chance; met, missed or chance: what a statistician may say, recomputed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom
from scipy.stats import poisson as poisson_law

from ghnt_pipeline.disclosure import publish
from ghnt_pipeline.statistics import (
    Estimate,
    Interval,
    Oordeel,
    Verandering,
    change,
    estimate_count,
    estimate_rate,
    estimate_share,
    judge,
    share_interval,
)

check = settings(max_examples=100, derandomize=True, deadline=None)
published = st.integers(2, 400).map(lambda n: 5 * n)
pairs = st.integers(4, 200).flatmap(
    lambda n: st.tuples(st.integers(2, n).map(lambda t: 5 * t), st.just(5 * n))
)
estimates = st.one_of(
    published.map(estimate_count),
    pairs.map(lambda pair: estimate_share(*pair)),
)
MIRROR = {
    Verandering.MEER: Verandering.MINDER,
    Verandering.MINDER: Verandering.MEER,
    Verandering.KAN_TOEVAL_ZIJN: Verandering.KAN_TOEVAL_ZIJN,
}


@check
@given(estimates, estimates)
def test_a_change_mirrors_when_the_periods_change_places(one: Estimate, other: Estimate) -> None:
    there, back = change(one, other), change(other, one)
    assert there.difference in there.interval
    assert (there.interval.lower, there.interval.upper) == pytest.approx(
        (-back.interval.upper, -back.interval.lower)
    )
    assert back.verandering is MIRROR[there.verandering]


@check
@given(estimates)
def test_no_change_may_always_be_chance(estimate: Estimate) -> None:
    assert change(estimate, estimate).verandering is Verandering.KAN_TOEVAL_ZIJN


@check
@given(estimates, estimates)
def test_figures_whose_intervals_lie_apart_have_changed(one: Estimate, other: Estimate) -> None:
    if one.interval.lower > other.interval.upper:
        assert change(one, other).verandering is Verandering.MEER
    if one.value in other.interval and other.value in one.interval:
        assert change(one, other).verandering is Verandering.KAN_TOEVAL_ZIJN


@pytest.mark.parametrize(
    ("new", "old", "verandering"),
    [(130, 100, "kan_toeval_zijn"), (145, 100, "meer"), (10, 25, "kan_toeval_zijn"),
     (10, 35, "minder"), (1485, 1300, "meer"), (1350, 1300, "kan_toeval_zijn")],
)  # fmt: skip
def test_counts_that_have_changed_by_name(new: int, old: int, verandering: str) -> None:
    assert change(estimate_count(new), estimate_count(old)).verandering == verandering


def test_shares_and_rates_that_have_changed_by_name() -> None:
    assert change(estimate_share(630, 750), estimate_share(580, 750)).verandering == "meer"
    assert change(estimate_share(50, 75), estimate_share(45, 75)).verandering == "kan_toeval_zijn"
    grown, before = estimate_rate(300, 60_000), estimate_rate(300, 30_000)
    assert change(grown, before).verandering == "minder"


@pytest.mark.parametrize("mean", [12, 40, 370, 1500])
def test_counts_that_only_fluctuate_are_said_to_have_changed_at_most_once_in_twenty(
    mean: int,
) -> None:
    chance: dict[int, float] = {}
    for true in range(8, mean * 3 + 40):
        shown = publish(true, true) or 0
        chance[shown] = chance.get(shown, 0) + float(poisson_law.pmf(true, mean))
    likely = {shown: p for shown, p in chance.items() if p > 1e-9}
    alarm = sum(
        p * q
        for new, p in likely.items()
        for old, q in likely.items()
        if change(estimate_count(new), estimate_count(old)).verandering != "kan_toeval_zijn"
    )
    assert alarm <= 0.05


@pytest.mark.parametrize(("total", "true"), [(20, 0.6), (60, 0.8), (205, 0.8), (1000, 0.5)])
def test_a_region_exactly_on_its_goal_is_judged_wrongly_at_most_once_in_twenty(
    total: int, true: float
) -> None:
    """Of 97.5 % on either side, with the noemer published as it is."""
    wrong = sum(
        binom.pmf(x, total, true)
        for x in range(8, total + 1)
        if judge(share_interval(publish(x, x) or 0, total), 100 * true, more_is_better=True)
        is not Oordeel.KAN_TOEVAL_ZIJN
    )
    assert wrong <= 0.05


@pytest.mark.parametrize(
    ("interval", "at_least", "at_most"),
    [
        (Interval(81, 90), Oordeel.GEHAALD, Oordeel.NIET_GEHAALD),
        (Interval(80, 90), Oordeel.GEHAALD, Oordeel.KAN_TOEVAL_ZIJN),
        (Interval(79, 90), Oordeel.KAN_TOEVAL_ZIJN, Oordeel.KAN_TOEVAL_ZIJN),
        (Interval(70, 80), Oordeel.KAN_TOEVAL_ZIJN, Oordeel.GEHAALD),
        (Interval(70, 79), Oordeel.NIET_GEHAALD, Oordeel.GEHAALD),
    ],
)
def test_a_goal_is_judged_by_the_whole_interval(
    interval: Interval, at_least: Oordeel, at_most: Oordeel
) -> None:
    assert judge(interval, 80, more_is_better=True) is at_least
    assert judge(interval, 80, more_is_better=False) is at_most


@check
@given(pairs, st.integers(1, 99))
def test_verdicts_are_the_same_for_a_goal_and_its_mirror(pair: tuple[int, int], goal: int) -> None:
    interval = share_interval(*pair)
    mirrored = Interval(100 - interval.upper, 100 - interval.lower)
    if min(abs(interval.lower - goal), abs(interval.upper - goal)) > 1e-9:
        at_least = judge(interval, goal, more_is_better=True)
        assert at_least is judge(mirrored, 100 - goal, more_is_better=False)


@pytest.mark.parametrize(("goal", "more_is_better"), [(100, True), (0, False)])
def test_a_goal_without_exceptions_is_not_tested(goal: float, more_is_better: bool) -> None:
    with pytest.raises(ValueError, match="not tested"):
        judge(Interval(90, 100), goal, more_is_better=more_is_better)
