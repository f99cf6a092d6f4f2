"""What aggregates per category say about the unique total (rule D10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from records import Sent, quarters_of

from ghnt_pipeline.reference import code_list, gemeenten

Area = tuple[str, str]
"""gebied, soort"""


class Bounds(NamedTuple):
    """The unique total of an area lies between these; what a given total is, and the finding."""

    ondergrens: int | None
    bovengrens: int | None
    totaal: int | None
    bevinding: str | None
    soort_totaal: str


def bounds(
    themas: Iterable[int | None],
    totaal: int | None,
    aanleidingen: Iterable[int | None] = (),
    *,
    has_categories: bool = True,
) -> Bounds:
    """Bounds and finding from the counts per thema and aanleiding and the total if given.

    None is a count that exists and was not given.
    """
    levels = [list(themas), list(aanleidingen)]
    given = [count for level in levels for count in level if count is not None]
    if not has_categories and not any(levels):
        return Bounds(totaal, totaal, totaal, None, "uniek")
    if not any(levels):
        return Bounds(None, None, totaal, "alleen-een-totaal", "onbekend")
    low = max(given, default=None)
    leading = levels[0] or levels[1]
    high = None if None in leading else sum(filter(None, leading))
    if low is not None and high is not None and low > high:
        return Bounds(None, None, totaal, "categorieen-in-tegenspraak", "onbekend")
    finding = None if totaal is None else _finding(levels, low, high, totaal)
    if finding == "totaal-groter-dan-som":  # records outside the categories
        high = None
    kind = "som_van_categorieen" if finding == "overlap-niet-zichtbaar" else "onbekend"
    return Bounds(
        low, high, totaal, finding, "uniek" if totaal is not None and not finding else kind
    )


def _finding(
    levels: list[list[int | None]], low: int | None, high: int | None, totaal: int
) -> str | None:
    if low is not None and totaal < low:
        return "totaal-kleiner-dan-categorie"
    if any(_hides_overlap(level, totaal) for level in levels):
        return "overlap-niet-zichtbaar"
    if high is None:
        return "categorie-niet-gegeven"
    return "totaal-groter-dan-som" if totaal > high else None


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
            [count for name, count in of.items() if name in themas],
            of.get("totaal"),
            [count for name, count in of.items() if name not in {*themas, "totaal"}],
            has_categories=area[1] != "risicotaxatie",
        )
        for area, of in counts.items()
        if set(of) != {"totaal"} or of["totaal"] is not None
    }


def _area(row: Mapping[str, str], is_then: bool) -> str:
    if row["gemeente"] == "regio":
        return "regio_toen" if is_then else "regio"
    return gemeenten()[row["gemeente"]].code_nu
