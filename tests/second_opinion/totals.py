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


def bounds(themas: Iterable[int], totaal: int | None) -> Bounds:
    """Bounds and finding from the counts per thema, all of them given, and the total if given."""
    counts = list(themas)
    low, high = max(counts), sum(counts)
    if totaal is None:
        return Bounds(low, high, None, None, "onbekend")
    if totaal < low:
        return Bounds(low, high, totaal, "totaal-kleiner-dan-categorie", "onbekend")
    if totaal > high:  # records outside the categories: only the lower bound is left
        return Bounds(low, None, totaal, "totaal-groter-dan-som", "onbekend")
    if totaal == high and sum(count > 0 for count in counts) > 1:
        return Bounds(low, high, totaal, "overlap-niet-zichtbaar", "som_van_categorieen")
    return Bounds(low, high, totaal, None, "uniek")


def all_bounds(sent: Sent) -> dict[Area, Bounds]:
    """The bounds for each area and soort of a delivery that gives themas without gaps."""
    themas: dict[Area, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    totals: dict[Area, int] = defaultdict(int)
    names_today = any(row["gemeente"] in {"GM1963", "GM1978"} for row in sent.rows)
    is_then = int(quarters_of(sent.periode)[0][:4]) < 2019 and not names_today
    for row in sent.rows:
        area = (_area(row, is_then), row["soort"])
        if row["categorie"] == "totaal":
            totals[area] += row["aantal"]
        elif row["categorie"] in {code.kort for code in code_list("thema").codes}:
            themas[area][row["categorie"]] += row["aantal"]
    return {area: bounds(counts.values(), totals.get(area)) for area, counts in themas.items()}


def _area(row: Mapping[str, str], is_then: bool) -> str:
    if row["gemeente"] == "regio":
        return "regio_toen" if is_then else "regio"
    return gemeenten()[row["gemeente"]].code_nu
