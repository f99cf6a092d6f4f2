"""What aggregates per category say about the unique total (rule D10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from records import Sent, quarters_of

from ghnt_pipeline.reference import code_list, gemeenten

Area = tuple[str, str]
"""gebied, soort"""

Pair = frozenset[str]
"""Two themas: the records that have both, whatever else they have."""


class Bounds(NamedTuple):
    """The unique total of an area lies between these; what a given total is, and the finding.

    `paren` tells whether given pairs were used, and if not why.
    """

    ondergrens: int | None
    bovengrens: int | None
    totaal: int | None
    bevinding: str | None
    soort_totaal: str
    paren: str | None = None


def bounds(
    themas: Mapping[str, int | None],
    totaal: int | None,
    aanleidingen: Iterable[int | None] = (),
    pairs: Mapping[Pair, int] | None = None,
    *,
    has_categories: bool = True,
) -> Bounds:
    """Bounds and finding from the counts per thema, aanleiding and pair and the total if given.

    None is a count that exists and was not given.
    """
    pairs = pairs or {}
    levels = [list(themas.values()), list(aanleidingen)]
    given = [count for level in levels for count in level if count is not None]
    if not any(levels):
        missed = "paar-zonder-thema" if pairs else None
        if not has_categories and totaal is not None:
            return Bounds(totaal, totaal, totaal, None, "uniek", missed)
        alone = "alleen-een-totaal" if totaal is not None else None
        return Bounds(None, None, totaal, alone, "onbekend", missed)
    low = max(given, default=None)
    leading = levels[0] or levels[1]
    high = None if None in leading else sum(filter(None, leading))
    if low is not None and high is not None and low > high:
        return Bounds(None, None, totaal, "categorieen-in-tegenspraak", "onbekend")
    least, most, use = low, high, _contradiction(themas, pairs) if pairs else None
    if pairs and use is None:
        known = {thema: count for thema, count in themas.items() if count is not None}
        least = max(low or 0, *_at_least(known, pairs))
        most = None if high is None else high - _largest_tree(pairs)
        use = "paren-in-tegenspraak" if most is not None and least > most else "gebruikt"
        if use != "gebruikt":
            least, most = low, high
    finding = None
    if totaal is not None and not (use == "gebruikt" and least == most == totaal):
        finding = _finding(levels, (low, least), (most, high), totaal)
    if finding in {"totaal-groter-dan-som", "totaal-te-groot-bij-paren"}:
        most = None  # records outside the categories
    kind = "som_van_categorieen" if finding == "overlap-niet-zichtbaar" else "onbekend"
    is_unique = totaal is not None and not finding
    return Bounds(least, most, totaal, finding, "uniek" if is_unique else kind, use)


def _contradiction(themas: Mapping[str, int | None], pairs: Mapping[Pair, int]) -> str | None:
    """Why pairs cannot be laid beside these themas."""
    if any(themas.get(thema) is None for pair in pairs for thema in pair):
        return "paar-zonder-thema"
    if any(count > (themas[thema] or 0) for pair, count in pairs.items() for thema in pair):
        return "paar-groter-dan-thema"
    return None


def _at_least(themas: Mapping[str, int], pairs: Mapping[Pair, int]) -> Iterator[int]:
    """Of every set of themas of which all pairs are known, its sum less its pairs."""
    for size in range(1, len(themas) + 1):
        for chosen in combinations(themas, size):
            inside = [frozenset(pair) for pair in combinations(chosen, 2)]
            if all(pair in pairs for pair in inside):
                yield sum(themas[thema] for thema in chosen) - sum(pairs[pair] for pair in inside)


def _largest_tree(pairs: Mapping[Pair, int]) -> int:
    """The largest sum of pairs that, as lines between themas, close no ring."""
    return max(
        sum(pairs[pair] for pair in chosen)
        for size in range(1, len(pairs) + 1)
        for chosen in combinations(pairs, size)
        if not _closes_ring(chosen)
    )


def _closes_ring(pairs: Iterable[Pair]) -> bool:
    """Whether one of these lines joins themas that the lines before it joined already."""
    islands: list[Pair] = []
    for pair in pairs:
        if any(pair <= island for island in islands):
            return True
        touched = [island for island in islands if island & pair]
        islands = [island for island in islands if not island & pair]
        islands.append(pair.union(*touched))
    return False


def _finding(
    levels: list[list[int | None]],
    lows: tuple[int | None, int | None],
    highs: tuple[int | None, int | None],
    totaal: int,
) -> str | None:
    """What is wrong with a total: without pairs it may be `lows[0]` to `highs[1]`."""
    (low, least), (most, high) = lows, highs
    if low is not None and totaal < low:
        return "totaal-kleiner-dan-categorie"
    if least is not None and totaal < least:
        return "totaal-te-klein-bij-paren"
    if any(_hides_overlap(level, totaal) for level in levels):
        return "overlap-niet-zichtbaar"
    if high is None or most is None:
        return "categorie-niet-gegeven"
    if totaal > high:
        return "totaal-groter-dan-som"
    return "totaal-te-groot-bij-paren" if totaal > most else None


def _hides_overlap(counts: list[int | None], totaal: int) -> bool:
    """Whether a total is nothing but these categories added up, while they may overlap."""
    some = [count for count in counts if count]
    return None not in counts and len(some) > 1 and sum(some) == totaal


def all_bounds(sent: Sent) -> dict[Area, Bounds]:
    """The bounds for each area and soort of a delivery of which anything is known.

    Former municipalities are added up; where one is not given the sum is not.
    """
    counts: dict[Area, dict[str, int | None]] = defaultdict(dict)
    names_today = any(row["gemeente"] in {"GM1963", "GM1978"} for row in sent.rows)
    is_then = int(quarters_of(sent.periode)[0][:4]) < 2019 and not names_today
    for row in sent.rows:
        of = counts[_area(row, is_then), row["soort"]]
        before = of.get(row["categorie"], 0)
        is_known = before is not None and row["aantal"] is not None
        of[row["categorie"]] = (before or 0) + row["aantal"] if is_known else None
    themas = {code.kort for code in code_list("thema").codes}
    return {
        area: bounds(
            {name: count for name, count in of.items() if name in themas},
            of.get("totaal"),
            [c for name, c in of.items() if name not in {*themas, "totaal"} and "+" not in name],
            {frozenset(n.split("+")): c for n, c in of.items() if "+" in n and c is not None},
            has_categories=area[1] != "risicotaxatie",
        )
        for area, of in counts.items()
        if any(c is not None or not (n == "totaal" or "+" in n) for n, c in of.items())
    }


def _area(row: Mapping[str, str], is_then: bool) -> str:
    if row["gemeente"] == "regio":
        return "regio_toen" if is_then else "regio"
    return gemeenten()[row["gemeente"]].code_nu
