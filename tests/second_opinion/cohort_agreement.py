"""Lay the tables of the store that follow a cohort beside the reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import isclose
from pathlib import Path
from typing import Any

from agreement import read
from recidive import last_day_needed
from records import Sent, first_day, quarters_of
from survival import Cohort, Followup, Step, curves, followups

CURVES = (
    "select gebied, periode, soort, dag, in_beeld, met_recidive, zonder_recidive "
    "from ind_overleving"
)
FOLLOWUPS = (
    "select gebied, periode, soort, trajecten, met_recidive, gevolgd_tot, is_compleet "
    "from ind_recidive"
)


def differences_of_cohorts(path: Path, sent: Sequence[Sent], peildatum: date) -> list[str]:
    """Every day of a curve and every cohort about which the store and the rules disagree."""
    return [
        *differences_of_curves(read(path, CURVES), curves(sent, peildatum)),
        *differences_of_followups(read(path, FOLLOWUPS), followups(sent, peildatum)),
    ]


def differences_of_curves(
    rows: Iterable[tuple[Any, ...]], expected: Mapping[Cohort, Sequence[Step]]
) -> list[str]:
    """Compare the days a store has; those with recidive and the first must be among them."""
    actual = {(row[:3], row[3]): row[4:] for row in rows}
    steps = {(cohort, step.dag): step for cohort, of in expected.items() for step in of}
    lines = [
        f"ind_overleving: not in the store: {where}"
        for where, step in steps.items()
        if (step.recidive or step.dag == 0) and where not in actual
    ]
    for where, (op_risico, recidive, zonder) in actual.items():
        step = steps.get(where)
        if step is None:
            if op_risico:
                lines.append(f"ind_overleving: only in the store: {where}")
        elif (op_risico, recidive) != (step.op_risico, step.recidive) or not isclose(
            zonder, step.zonder, rel_tol=1e-9
        ):
            lines.append(
                f"ind_overleving: {where}: rules {step}, store {op_risico, recidive, zonder}"
            )
    return sorted(lines)


def differences_of_followups(
    rows: Iterable[tuple[Any, ...]], expected: Mapping[Cohort, Followup]
) -> list[str]:
    """Compare the cohorts with anyone in them; how long is said no further than it matters."""
    actual = {row[:3]: _as_far_as_needed(row[1], Followup(*row[3:])) for row in rows if row[3]}
    wanted = {cohort: _as_far_as_needed(cohort[1], found) for cohort, found in expected.items()}
    return sorted(
        f"ind_recidive: {cohort}: rules {wanted.get(cohort)}, store {actual.get(cohort)}"
        for cohort in wanted.keys() | actual.keys()
        if wanted.get(cohort) != actual.get(cohort)
    )


def _as_far_as_needed(periode: str, found: Followup) -> Followup:
    """A day after the twelve months says as much as their last, and one before the period none."""
    before = first_day(quarters_of(periode)[0])
    until = found.gevolgd_tot
    nobody = until is None or until < before
    return found._replace(gevolgd_tot=date.min if nobody else min(until, last_day_needed(periode)))
