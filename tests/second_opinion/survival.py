"""Kaplan and Meier by hand, and the tables of the store that follow a cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from areas import Coverage
from recidive import (
    BY_POLICE,
    Started,
    a_year_after,
    followed_until,
    incidents,
    is_complete,
    police_until,
    started,
)
from records import Sent, last_day, quarters_of, records_of

Cohort = tuple[str, str, str]
"""gebied, periode, soort"""


class Followed(NamedTuple):
    """How many days someone was followed, and whether recidive ended it."""

    days: int
    recidive: bool


@dataclass(frozen=True)
class Step:
    """One day of a curve; who was followed until this very day is at risk on it."""

    dag: int
    op_risico: int
    recidive: int
    zonder: Fraction


class Followup(NamedTuple):
    """A cohort as a whole."""

    trajecten: int
    met_recidive: int
    gevolgd_tot: date
    is_compleet: bool


def curve(followed: Iterable[Followed]) -> list[Step]:
    """The share without recidive on every day on which anyone is followed, from day 0."""
    everyone = list(followed)
    zonder, steps = Fraction(1), []
    for dag in range(max((one.days for one in everyone), default=-1) + 1):
        op_risico = sum(one.days >= dag for one in everyone)
        recidive = sum(one.recidive and one.days == dag for one in everyone)
        zonder *= 1 - Fraction(recidive, op_risico)
        steps.append(Step(dag, op_risico, recidive, zonder))
    return steps


def followed(one: Started, until: date) -> Followed | None:
    """Follow a traject for twelve months, and no longer than from its own quarter it can be."""
    end = min(a_year_after(one.start), until)
    if end < one.start:
        return None
    first = one.first_incident
    if first is not None and first <= end:
        return Followed((first - one.start).days, True)
    return Followed((end - one.start).days, False)


def cohorts(sent: Sequence[Sent]) -> dict[Cohort, list[Started]]:
    """Everyone who started, by area, quarter or year, and source."""
    records = records_of(sent)
    found: dict[Cohort, list[Started]] = defaultdict(list)
    of = incidents(records["incidenten"])
    for one in started(Coverage.of(sent), records["trajecten"], of):
        for gebied in one.areas:
            for periode in (one.quarter, one.quarter[:4]):
                found[gebied, periode, one.soort].append(one)
    return found


def curves(sent: Sequence[Sent], peildatum: date) -> dict[Cohort, list[Step]]:
    """The curve of every cohort whose recidive the police know."""
    coverage = Coverage.of(sent)
    found = {}
    for cohort, members in cohorts(sent).items():
        _, periode, soort = cohort
        if soort == BY_POLICE:
            today = max(peildatum, last_day(quarters_of(periode)[-1]))
            every = (
                followed(one, min(today, police_until(coverage, one.quarter))) for one in members
            )
            found[cohort] = curve(one for one in every if one is not None)
    return found


def followups(sent: Sequence[Sent], peildatum: date) -> dict[Cohort, Followup]:
    """Size, recidive and follow-up of every cohort that is not empty."""
    coverage = Coverage.of(sent)
    return {
        (gebied, periode, soort): Followup(
            len(members),
            sum(one.recidive for one in members),
            followed_until(coverage, periode, soort, peildatum),
            is_complete(coverage, periode, soort, peildatum),
        )
        for (gebied, periode, soort), members in cohorts(sent).items()
    }
