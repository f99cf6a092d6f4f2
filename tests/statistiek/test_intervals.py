"""What must hold of every interval, for any published figure."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.disclosure import publish
from ghnt_pipeline.statistics import (
    LEVEL_95,
    LEVEL_998,
    Interval,
    count_interval,
    poisson,
    rate,
    rate_interval,
    share,
    share_interval,
    wilson,
)

check = settings(max_examples=100, derandomize=True, deadline=None)
counts = st.integers(0, 600).map(lambda n: 5 * n)
pairs = st.integers(4, 300).flatmap(
    lambda n: st.tuples(st.integers(0, n).map(lambda t: 5 * t), st.just(5 * n))
)
levels = st.sampled_from([LEVEL_95, LEVEL_998])


def holds(outer: Interval, inner: Interval) -> bool:
    return outer.lower <= inner.lower + 1e-9 and inner.upper <= outer.upper + 1e-9


@check
@given(pairs, levels)
def test_a_share_lies_in_its_interval_and_that_lies_between_0_and_100(
    pair: tuple[int, int], level: float
) -> None:
    interval = share_interval(*pair, level)
    assert share(*pair) in interval
    assert 0 <= interval.lower < interval.upper <= 100


@check
@given(pairs)
def test_a_share_is_wider_by_rounding_and_by_a_higher_level(pair: tuple[int, int]) -> None:
    assert holds(share_interval(*pair), wilson(*pair))
    assert holds(share_interval(*pair, LEVEL_998), share_interval(*pair))


@check
@given(pairs)
def test_the_interval_of_a_share_holds_that_of_every_pair_of_true_counts(
    pair: tuple[int, int],
) -> None:
    interval = share_interval(*pair)
    for x, n in product(*(range(max(0, c - 2), c + 3) for c in pair)):
        if x <= n:
            assert holds(interval, wilson(x, n))


def test_the_interval_of_a_share_is_the_one_of_the_rule() -> None:
    interval = share_interval(630, 750)
    assert interval == Interval(wilson(628, 752).lower, wilson(632, 748).upper)
    assert share_interval(0, 20).lower == 0
    assert share_interval(60, 60).upper == 100
    assert share_interval(55, 60).upper < 100


@check
@given(st.integers(1, 400), levels)
def test_wilson_mirrors_when_teller_and_rest_change_places(total: int, level: float) -> None:
    for count in range(0, total + 1, max(1, total // 7)):
        one, other = wilson(count, total, level), wilson(total - count, total, level)
        assert one.lower == pytest.approx(100 - other.upper, abs=1e-9)


@check
@given(pairs)
def test_the_interval_of_a_share_moves_up_with_the_teller(pair: tuple[int, int]) -> None:
    count, total = pair
    if count + 5 <= total:
        low, high = share_interval(count, total), share_interval(count + 5, total)
        assert low.lower <= high.lower
        assert low.upper <= high.upper


@pytest.mark.parametrize(
    ("count", "total"), [(12, 20), (10, 21), (10, 15), (25, 20), (-5, 20), (0, 0)]
)
def test_there_is_no_interval_of_a_share_that_is_not_published(count: int, total: int) -> None:
    with pytest.raises(ValueError, match=r"published count|needs 0 <=|no share is shown"):
        share_interval(count, total)


@check
@given(st.integers(8, 3000), levels)
def test_the_interval_of_a_published_count_holds_that_of_the_true_one(
    true: int, level: float
) -> None:
    shown = publish(true, true)
    assert shown is not None
    assert holds(count_interval(shown, level), poisson(true, level))


@check
@given(counts, levels)
def test_a_count_lies_in_its_interval_which_is_never_negative_and_rises(
    count: int, level: float
) -> None:
    interval, higher = count_interval(count, level), count_interval(count + 5, level)
    assert count in interval
    assert interval.lower >= 0
    assert interval.lower <= higher.lower
    assert interval.upper < higher.upper


@pytest.mark.parametrize("count", [-5, 3, 12])
def test_there_is_no_interval_of_a_count_that_is_not_published(count: int) -> None:
    with pytest.raises(ValueError, match="published count"):
        count_interval(count)


@check
@given(counts, st.integers(1000, 500_000))
def test_a_rate_is_its_count_over_the_inhabitants(count: int, inhabitants: int) -> None:
    interval, of_count = rate_interval(count, inhabitants), count_interval(count)
    assert rate(count, inhabitants) in interval
    assert interval.upper * inhabitants / 1000 == pytest.approx(of_count.upper)
    assert interval.lower * inhabitants / 1000 == pytest.approx(of_count.lower)


@pytest.mark.parametrize("level", [0, 1, 95, -0.5])
def test_a_level_is_no_percentage(level: float) -> None:
    with pytest.raises(ValueError, match="a level lies between 0 and 1"):
        wilson(1, 20, level)
    with pytest.raises(ValueError, match="a level lies between 0 and 1"):
        poisson(1, level)


def test_a_rate_needs_inhabitants_and_a_count_is_not_negative() -> None:
    with pytest.raises(ValueError, match="population above 0"):
        rate_interval(10, 0)
    with pytest.raises(ValueError, match="not negative"):
        poisson(-1)
