"""Work for every core: columns beside one another, one part while the next is made.

What comes out never depends on which was ready first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

WORTH_A_THREAD = 2_000_000
"""Bytes; with less, threads cost more than they save."""
_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


def largest_first(
    make: Callable[[_Thing], _Made], things: Sequence[_Thing], size: Callable[[_Thing], int]
) -> list[_Made]:
    """What is made of each thing, in their order, on all cores when they are large together.

    The largest is begun first: begun last, it would be waited for by one core alone.
    """
    sizes = [size(thing) for thing in things]
    if sum(sizes) < WORTH_A_THREAD:
        return [make(thing) for thing in things]
    order = sorted(range(len(things)), key=lambda place: -sizes[place])
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        begun = {place: threads.submit(make, things[place]) for place in order}
    return [begun[place].result() for place in range(len(things))]


def one_ahead(parts: Iterable[_Thing]) -> Iterator[_Thing]:
    """The same parts; while one is used, the next is made in a thread of its own."""
    making = iter(parts)
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(_up_to_one, making)
        while found := coming.result():
            coming = beside.submit(_up_to_one, making)
            yield from found


def _up_to_one(making: Iterator[_Thing]) -> list[_Thing]:
    """The next one, or none: a future cannot tell the end by StopIteration."""
    return list(islice(making, 1))
