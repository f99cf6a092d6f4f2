"""Cases that are counted apart within one store: each in a gemeente and quarter of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from areas import OFF_THE_MAP, REGION
from records import quarter_of

PLACES = (*sorted(REGION - {"GM1963"}), *sorted(OFF_THE_MAP))
"""Gemeenten that every bron covers, and what lies outside them."""


def apart(days: Iterable[str]) -> list[str]:
    """A gemeente for each case that counts on a day, no two of one quarter in the same."""
    free: dict[str, Iterator[str]] = defaultdict(lambda: iter(PLACES))
    return [next(free[quarter_of(date.fromisoformat(day))]) for day in days]
