"""Whatever is delivered, figures beyond counts add up, and the store has those of the rules."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from agreed import agreed_figures
from agreement import build
from everything import disagreement_of_agreed
from generated import BOUNDED, EXAMPLES, deliveries
from generated_agreed import ENDS, cases, cohorts_and_days
from hypothesis import given, settings
from hypothesis import strategies as st
from recidive import INDICATOR
from records import Sent
from reference import figures
from sums import broken_sums
from survival import Step, curves, followups

COUNTS = ("meldingen", "adviesvragen", "onderzoeken_afgerond")
FEW = settings(BOUNDED, max_examples=max(EXAMPLES // 2, 1))


def differences_from_store(sent: list[Sent], peildatum: date) -> list[str]:
    """Build a store of them as of a day and compare."""
    with tempfile.TemporaryDirectory() as folder:
        return disagreement_of_agreed(build(Path(folder), sent, on=peildatum), sent, peildatum)


@FEW
@given(sent=cases(), peildatum=st.sampled_from(ENDS))
def test_terms_stock_and_durations_add_up_and_agree(sent: list[Sent], peildatum: date) -> None:
    cells = figures(sent, indicators=COUNTS) | agreed_figures(sent, peildatum=peildatum)
    found = broken_sums(cells) + differences_from_store(sent, peildatum)
    assert not found, "\n".join([f"{len(found)} differences", *found[:8]])


@FEW
@given(sent=deliveries())
def test_figures_of_overlapping_deliveries_add_up(sent: list[Sent]) -> None:
    cells = figures(sent, indicators=COUNTS) | agreed_figures(sent)
    found = broken_sums(cells)
    assert not found, "\n".join([f"{len(found)} sums", *found[:8]])


def lost(steps: Sequence[Step]) -> int:
    """The first day on which someone is no longer followed without having had recidive."""
    for step, following in pairwise(steps):
        if following.op_risico < step.op_risico - step.recidive:
            return following.dag
    return len(steps)


@FEW
@given(drawn=cohorts_and_days())
def test_cohorts_agree_and_a_curve_is_a_share_while_nobody_is_lost(
    drawn: tuple[list[Sent], date],
) -> None:
    sent, peildatum = drawn
    cells = agreed_figures(sent, peildatum=peildatum, indicators=[INDICATOR])
    for (gebied, periode, soort), followup in followups(sent, peildatum).items():
        cell = cells[INDICATOR, gebied, periode, "soort", soort]
        assert (cell.teller or 0) + followup.met_recidive == cell.noemer == followup.trajecten
        assert followup.is_compleet or cell.status == "onvolledig"
    for steps in curves(sent, peildatum).values():
        for step in steps[: lost(steps)]:
            without = step.op_risico - step.recidive
            assert step.zonder == Fraction(without, steps[0].op_risico)
    found = differences_from_store(sent, peildatum)
    assert not found, "\n".join([f"{len(found)} differences", *found[:8]])
