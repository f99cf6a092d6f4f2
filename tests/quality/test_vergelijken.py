"""A difference is said when it matters and when chance does not explain it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.quality.vergelijken import (
    GRENS_OMVANG,
    GRENS_VELE,
    Deel,
    count_differs,
    share_differs,
)


@pytest.mark.parametrize(
    ("nu", "eerder", "anders"),
    [
        (300, [300], False),
        (0, [300], False),
        (200, [300, 300], True),
        (299, [300, 300], False),
        (360, [300, 300, 300], False),
        (800, [1000, 1000, 1000, 1000], True),
        (801, [1000, 1000, 1000, 1000], False),
        (200, [150, 450, 150, 450], False),
        (5, [2, 2], False),
        (0, [3, 3, 3], False),
        (0, [20, 20, 20], True),
        (4, [0, 0], False),
        (30, [0, 0], True),
        (0, [0, 0], False),
    ],
)
def test_a_count_differs_when_it_is_a_fifth_off_and_beyond_chance(
    nu: int, eerder: list[int], anders: bool
) -> None:
    assert count_differs(nu, eerder, GRENS_OMVANG) is anders


def test_many_comparisons_ask_more_than_one() -> None:
    assert count_differs(215, [300, 300], GRENS_OMVANG)
    assert not count_differs(225, [300, 300], GRENS_VELE)


@pytest.mark.parametrize(
    ("nu", "eerder", "anders"),
    [
        ((90, 300), [(30, 300)], False),
        ((90, 300), [(30, 300), (30, 300)], True),
        ((59, 300), [(30, 300), (30, 300)], False),
        ((7, 7), [(0, 300), (0, 300)], False),
        ((8, 8), [(0, 300), (0, 300)], True),
        ((2, 8), [(0, 300), (0, 300)], False),
        ((3, 10), [(15, 300), (15, 300)], False),
        ((90, 300), [(30, 300), (0, 0)], False),
        ((90, 300), [(30, 300), (0, 0), (30, 300)], True),
        ((105, 300), [(30, 300), (90, 300), (30, 300), (90, 300)], False),
        ((0, 0), [(30, 300), (30, 300)], False),
    ],
)
def test_a_share_differs_when_it_is_ten_points_off_and_beyond_chance(
    nu: tuple[int, int], eerder: list[tuple[int, int]], anders: bool
) -> None:
    assert share_differs(Deel(*nu), [Deel(*deel) for deel in eerder]) is anders


def test_ten_points_in_ten_thousand_rows_are_enough_and_nine_are_not() -> None:
    eerder = [Deel(2000, 10_000)] * 4
    assert share_differs(Deel(3000, 10_000), eerder)
    assert not share_differs(Deel(2999, 10_000), eerder)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(van=st.integers(1, 400), eerder=st.lists(st.tuples(st.integers(0, 400), st.just(400))))
def test_a_share_and_what_is_left_of_it_differ_alike(
    van: int, eerder: list[tuple[int, int]]
) -> None:
    toen = [Deel(*deel) for deel in eerder]
    rest = [Deel(deel.van - deel.aantal, deel.van) for deel in toen]
    for aantal in (0, van // 3, van):
        assert share_differs(Deel(aantal, van), toen) is share_differs(
            Deel(van - aantal, van), rest
        )


def test_quarters_that_differ_by_chance_alone_are_hardly_ever_called_sudden() -> None:
    toeval = random.Random(1)
    loos = 0
    for _ in range(400):
        rijen = [sum(toeval.random() < 0.3 for _ in range(40)) for _ in range(5)]
        loos += share_differs(Deel(rijen[0], 40), [Deel(n, 40) for n in rijen[1:]])
        loos += count_differs(rijen[0], rijen[1:], GRENS_OMVANG)
    assert loos <= 4
