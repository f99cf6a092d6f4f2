"""An intruder who tries everything, against the solver: they agree on which cells are narrowed.

The intruder knows the rule and what adds up, and counts with whole numbers only. It is written
from the rule and reads neither the model nor its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from .edition import rule
from .klein import LEEG, Getoond, model, tabel, vernauwd

Pair = tuple[int, int]
MOST = 18


@cache
def shown(records: int, households: int) -> Getoond:
    return rule(records, households) or "verborgen"


@cache
def candidates(getoond: Getoond) -> list[int]:
    """The numbers of records that are published like this, when each stands for itself."""
    return [x for x in range(MOST) if shown(x, x) == getoond]


def narrowed(seen: dict[str, set[int]]) -> set[str]:
    return {f"{place}={x}" for place, values in seen.items() for x in (0, 7) if x not in values}


# -- municipalities by quarters, with all totals -------------------------------------------------

INNER = [
    f"adviesvragen {area} 2019{quarter}" for area in ("GM1", "GM2") for quarter in ("K1", "K2")
]
MARGINS = ["adviesvragen GM1 2019", "adviesvragen GM2 2019", "adviesvragen regio 2019K1",
           "adviesvragen regio 2019K2", "adviesvragen regio 2019"]  # fmt: skip
ABSENT = {f"adviesvragen {area} 2019{quarter}": LEEG
          for area in ("GM1", "GM2", "regio") for quarter in ("K3", "K4")}  # fmt: skip


def with_margins(inner: tuple[int, ...]) -> dict[str, int]:
    a, b, c, d = inner
    sums = (a + b, c + d, a + c, b + d, a + b + c + d)
    return dict(zip([*INNER, *MARGINS], [*inner, *sums], strict=True))


def intruder_on_a_square(published: dict[str, Getoond]) -> set[str]:
    """Try every filling of the four inner cells that would have been published alike."""
    seen: dict[str, set[int]] = {place: set() for place, v in published.items() if v == "verborgen"}
    ranges = [candidates(published[place]) for place in INNER]
    for inner in product(*ranges):
        cells = with_margins(inner)
        if all(v == "gemaskeerd" or shown(cells[p], cells[p]) == v for p, v in published.items()):
            for place, values in seen.items():
                values.add(cells[place])
    return narrowed(seen)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.tuples(*[st.integers(0, 13)] * 4),
    st.sets(st.sampled_from(MARGINS), max_size=2),
)
def test_solver_and_intruder_agree_on_a_square_of_counts(
    inner: tuple[int, ...], masked: set[str]
) -> None:
    published: dict[str, Getoond] = {
        place: "gemaskeerd" if place in masked else shown(x, x)
        for place, x in with_margins(inner).items()
    }
    assert vernauwd(model(tabel({**published, **ABSENT}))) == intruder_on_a_square(published)


# -- groups of melders under a total, with the households behind them ----------------------------

GROUPS = ("politie", "beroepsmatig", "niet_beroepsmatig", "onbekend")
TOTAL = "meldingen GM1 2019K1"


def group(name: str) -> str:
    return f"{TOTAL} melder_groep {name}"


def households(getoond: Getoond, records: int) -> tuple[int, int] | None:
    """The fewest and most households that so many records can have when published like this."""
    fitting = [h for h in range(records + 1)
               if (h > 0) == (records > 0) and shown(records, h) == getoond]  # fmt: skip
    return (min(fitting), max(fitting)) if fitting else None


def fillings(parts: list[Getoond]) -> Iterator[tuple[tuple[int, ...], list[Pair]]]:
    """Numbers of records for each part, with the range of households each may then have."""
    ranges = [
        [(x, pair) for x in range(MOST) if (pair := households(part, x)) is not None]
        for part in parts
    ]
    for choice in product(*ranges):
        yield tuple(x for x, _ in choice), [pair for _, pair in choice]


def overlap_fits(total: Getoond, records: int, parts: list[Pair]) -> bool:
    """Whether households of the parts, each within its range, can make up the total as shown.

    With every part at its fewest or its most, the total can have any number from the largest
    part to the sum, and no more than its records.
    """
    if isinstance(total, int) and shown(records, records) != total:
        return False
    least = max(low for low, _ in parts)
    most = min(sum(high for _, high in parts), records)
    return any(shown(records, h) == total for h in range(least, most + 1))


def intruder_on_a_split(total: Getoond, parts: list[Getoond]) -> set[str]:
    seen = {group(n): set[int]() for n, p in zip(GROUPS, parts, strict=True) if p == "verborgen"}
    whole = {TOTAL: set[int]()} if total == "verborgen" else {}
    for records, pairs in fillings(parts):
        if overlap_fits(total, sum(records), pairs):
            for name, x in zip(GROUPS, records, strict=True):
                seen.get(group(name), set()).add(x)
            for values in whole.values():
                values.add(sum(records))
    return narrowed(seen | whole)


@st.composite
def splits(draw: st.DrawFn) -> tuple[list[Pair], int]:
    """Four groups of records with their households, and the households of the total."""
    parts = []
    for _ in GROUPS:
        records = draw(st.integers(0, 10))
        parts.append((records, draw(st.integers(min(records, 1), records))))
    least, most = max(h for _, h in parts), sum(h for _, h in parts)
    return parts, draw(st.integers(least, most))


@settings(derandomize=True, deadline=None, max_examples=15)
@given(splits())
def test_solver_and_intruder_agree_on_groups_with_few_households(
    split: tuple[list[Pair], int],
) -> None:
    parts = [shown(*pair) for pair in split[0]]
    total = shown(sum(x for x, _ in split[0]), split[1])
    cells = {TOTAL: total,
             **{group(name): part for name, part in zip(GROUPS, parts, strict=True)}}  # fmt: skip

    assert vernauwd(model(tabel(cells))) == intruder_on_a_split(total, parts)


# -- themas that overlap -------------------------------------------------------------------------

THEMES = ("KM", "HG", "OM", "AP")
ADVICE = "adviesvragen GM1 2019K1"


def theme(name: str) -> str:
    return f"{ADVICE} thema {name}"


def intruder_on_themes(total: Getoond, parts: list[Getoond]) -> set[str]:
    """Records may stand under several themas: the total lies between the largest and the sum."""
    seen = {theme(n): set[int]() for n, p in zip(THEMES, parts, strict=True) if p == "verborgen"}
    whole = {ADVICE: set[int]()} if total == "verborgen" else {}
    for records in product(*(candidates(part) for part in parts)):
        fitting = [x for x in range(max(records), sum(records) + 1) if shown(x, x) == total]
        if fitting:
            for name, x in zip(THEMES, records, strict=True):
                seen.get(theme(name), set()).add(x)
            for values in whole.values():
                values.update(fitting)
    return narrowed(seen | whole)


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 13), min_size=4, max_size=4), st.integers(0, 100))
def test_solver_and_intruder_agree_on_themas_that_overlap(counts: list[int], share: int) -> None:
    unique = max(counts) + (sum(counts) - max(counts)) * share // 100
    parts = [shown(x, x) for x in counts]
    cells = {ADVICE: shown(unique, unique),
             **{theme(name): part for name, part in zip(THEMES, parts, strict=True)}}  # fmt: skip

    assert vernauwd(model(tabel(cells))) == intruder_on_themes(shown(unique, unique), parts)
