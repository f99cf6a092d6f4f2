"""Masks that can be missed: leaving out many at once ends as leaving out one after another."""

from __future__ import annotations

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.disclosure.uitdunnen import onmisbaar

MASKS = 8
Needs = list[frozenset[int]]


class Searcher:
    """Knows what must stay: of each of these sets one mask. Masks taken away are the model."""

    def __init__(self, needs: Needs) -> None:
        self.needs = needs

    def delen(self, _: object) -> list[Any]:
        return [SimpleNamespace(cellen=tuple(range(MASKS)))]

    def is_safe(self, masked: Collection[int]) -> bool:
        return all(need & set(masked) for need in self.needs)

    def blijft_vrij(self, masked: Collection[int], *_: object) -> bool:
        return self.is_safe(masked)

    def houdt_getuigen(self, masked: Collection[int], _: object, cel: int) -> bool:
        return all(need & set(masked) for need in self.needs if min(need) == cel)


def thinned(needs: Needs) -> frozenset[int]:
    together = SimpleNamespace(model=None, zonder=lambda masked: masked)
    chosen = {mask: mask for mask in range(MASKS)}
    return onmisbaar(cast(Any, Searcher(needs)), cast(Any, together), chosen)


def one_after_another(needs: Needs) -> set[int]:
    searcher, left = Searcher(needs), set(range(MASKS))
    for mask in reversed(range(MASKS)):
        if searcher.is_safe(left - {mask}):
            left -= {mask}
    return left


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.frozensets(st.integers(0, MASKS - 1), min_size=1)))
@example([])
@example([frozenset({mask}) for mask in range(MASKS)])
def test_many_at_once_leaves_the_same_masks_as_one_after_another(needs: Needs) -> None:
    assert thinned(needs) == one_after_another(needs)


def test_where_even_all_masks_are_not_enough_all_of_them_stay() -> None:
    assert thinned([frozenset({mask}) for mask in range(MASKS)] + [frozenset({99})]) == set(
        range(MASKS)
    )
