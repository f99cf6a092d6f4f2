"""All figures of the second opinion together, beside the whole store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from agreed import AGREED, NIEUW, agreed_figures, all_behind, peildatum_of
from agreement import PLACE, build, differences, differences_of_records, held_open, read
from cohort_agreement import differences_of_cohorts
from facts import Behind, Kind
from frame import Cell, Given, Place
from recidive import INDICATOR
from records import Sent
from reference import figures

BEHIND = (
    f"select {PLACE}, achter, achter_noemer from ind_getal where status in ('bekend', 'onvolledig')"
)


def disagreement_of_agreed(
    path: Path,
    sent: Sequence[Sent],
    peildatum: date,
    *,
    count_both: bool = False,
    given: Given | None = None,
    expected: Mapping[Place, Cell] | None = None,
) -> list[str]:
    """Differences of a store in the figures beyond counts that it has, and in its cohorts.

    `expected` are the figures that follow from the rules, where they are known already.
    """
    if expected is None:
        expected = agreed_figures(sent, peildatum=peildatum, count_both=count_both, given=given)
    behind = all_behind(sent, peildatum=peildatum, count_both=count_both)
    of_figures = {key[1:] for key in given or {}}  # nobody knows who stands behind those
    behind = {place: found for place, found in behind.items() if place not in of_figures}
    lines = differences(path, expected, NIEUW)
    lines += differences_of_behind(read(path, BEHIND), behind)
    if INDICATOR in NIEUW:
        lines += differences_of_cohorts(path, sent, peildatum)
    return lines


def differences_of_behind(
    rows: Iterable[tuple[Any, ...]], expected: Mapping[Place, Behind]
) -> list[str]:
    """Compare the casussen or clients behind each figure, and behind the noemer of a share."""
    lines = []
    for *where, achter, achter_noemer in rows:
        place: Place = (where[0], where[1], where[2], where[3], where[4])
        behind = expected.get(place)
        if behind is None:
            continue
        found = (achter, achter_noemer)
        is_count = AGREED[place[0]].kind is Kind.COUNT
        if found != (behind.teller, None if is_count else behind.noemer):
            lines.append(f"{place}: behind it: rules {behind}, store {found}")
    return sorted(lines)


def disagreement(folder: Path, sent: Sequence[Sent], *, count_both: bool = False) -> list[str]:
    """All differences between the store built of these deliveries and the rules."""
    path = build(folder, sent, count_both=count_both)
    with held_open(path):
        return [
            *differences_of_records(path, sent, count_both=count_both),
            *differences(path, figures(sent, count_both=count_both)),
            *disagreement_of_agreed(path, sent, peildatum_of(sent), count_both=count_both),
        ]
