"""How categories overlap: combinations, pairs and the factor, from sets of codes per record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from agreement import read
from areas import Coverage
from kinds import combination
from records import Sent
from reference import Event, count_events

MEASURES = ("meldingen", "adviesvragen")
LISTS = ("thema", "aanleiding")
WHERE = "maat, bron, gebied, periode, lijst"


def _cells(
    sent: Sequence[Sent], *, count_both: bool
) -> Iterator[tuple[tuple[str, ...], list[frozenset[str]]]]:
    """Every area and period with records, and the codes of each record in it."""
    counted = count_events(sent, Coverage.of(sent), count_both=count_both)
    for (measure, bron, gebied, periode, cut, _), events in counted.events.items():
        if measure in MEASURES and cut == "totaal":
            for lijst in LISTS:
                codes = [_codes(event, lijst) for event in events]
                yield (measure, bron, gebied, periode, lijst), codes


def _codes(event: Event, lijst: str) -> frozenset[str]:
    return frozenset(code for cut, code in event.categories if cut == lijst)


def differences_of_overlap(path: Path, sent: Sequence[Sent], *, count_both: bool) -> list[str]:
    """Where the overlap tables of a store differ from what the sets of codes say."""
    combinations: Counter[tuple[Any, ...]] = Counter()
    pairs: Counter[tuple[Any, ...]] = Counter()
    factors = set()
    for where, records in _cells(sent, count_both=count_both):
        combinations.update((*where, combination(codes), len(codes)) for codes in records)
        pairs.update((*where, one, other) for codes in records for one in codes for other in codes)
        together = sum(len(codes) for codes in records)
        factors.add((*where, len(records), together, together / len(records)))
    return [
        *_compare(path, "ind_combinatie", "combinatie, codes, aantal", _rows(combinations)),
        *_compare(path, "ind_overlap", "code, met, aantal", _rows(pairs)),
        *_compare(path, "ind_overlap_factor", "uniek, som, factor", factors),
    ]


def _rows(counted: Counter[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {(*place, number) for place, number in counted.items()}


def _compare(path: Path, table: str, columns: str, expected: set[tuple[Any, ...]]) -> list[str]:
    actual = set(read(path, f"select {WHERE}, {columns} from {table}"))
    return [f"{table}: {row}" for row in sorted(expected ^ actual, key=str)]
