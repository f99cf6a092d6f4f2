"""All figures of the second opinion together, beside the whole store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from agreed import IN_THE_STORE, agreed_figures, peildatum_of
from agreement import build, differences, differences_of_records
from cohort_agreement import differences_of_cohorts
from frame import Cell, Given, Place
from recidive import INDICATOR
from records import Sent
from reference import figures


def all_figures(
    sent: Sequence[Sent],
    *,
    peildatum: date | None = None,
    count_both: bool = False,
    given: Given | None = None,
) -> dict[Place, Cell]:
    """Every figure of the store, but those of VIR."""
    return figures(sent, count_both=count_both, given=given) | agreed_figures(
        sent, peildatum=peildatum, count_both=count_both, given=given, indicators=IN_THE_STORE
    )


def disagreement_of_agreed(path: Path, sent: Sequence[Sent], peildatum: date) -> list[str]:
    """Differences of a store in the figures beyond counts that it has, and in its cohorts."""
    expected = agreed_figures(sent, peildatum=peildatum, indicators=IN_THE_STORE)
    lines = differences(path, expected, IN_THE_STORE)
    if INDICATOR in IN_THE_STORE:
        lines += differences_of_cohorts(path, sent, peildatum)
    return lines


def disagreement(folder: Path, sent: Sequence[Sent], *, count_both: bool = False) -> list[str]:
    """All differences between the store built of these deliveries and the rules."""
    path = build(folder, sent, count_both=count_both)
    lines = differences_of_records(path, sent, count_both=count_both)
    lines += differences(path, all_figures(sent, count_both=count_both))
    if INDICATOR in IN_THE_STORE:
        lines += differences_of_cohorts(path, sent, peildatum_of(sent))
    return lines
