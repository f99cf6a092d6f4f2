"""Recidive within twelve months of the start of help: by police incidents, or as the bron says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from areas import Coverage
from facts import Fact, in_quarter
from records import Record, first_day, last_day, next_quarter, quarter_of, quarters_of

INDICATOR = "zonder_recidive_12m"
POLICE = ("politie", "incidenten")
BY_POLICE = "politie"
BY_BRON = "eigen_opgave"
Incidents = Mapping[str, list[date]]
"""The days of the incidents of each huishouden"""


def a_year_after(day: date) -> date:
    """The same day a year later, or the last of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


@dataclass(frozen=True)
class Started:
    """A traject that started: by which source its recidive is known, and the first incident."""

    traject: Record
    quarter: str
    areas: tuple[str, ...]
    soort: str
    recidive: bool
    first_incident: date | None

    @property
    def start(self) -> date:
        day: date = self.traject.fields["datum_start"]
        return day


def incidents(records: Iterable[Record]) -> Incidents:
    """Police incidents by huishouden, wherever they happened."""
    found: dict[str, list[date]] = defaultdict(list)
    for record in records:
        found[record.fields["huishouden"]].append(record.fields["datum_incident"])
    return found


def started(coverage: Coverage, trajecten: Iterable[Record], of: Incidents) -> Iterator[Started]:
    """The trajecten with a known source of recidive, each with one source only."""
    for traject in trajecten:
        start, huishouden = traject.fields["datum_start"], traject.fields["huishouden"]
        if start is None:
            continue
        where = in_quarter(coverage, traject, quarter_of(start))
        if huishouden is not None:
            days = [day for day in of.get(huishouden, ()) if start < day <= a_year_after(start)]
            first = min(days, default=None)
            yield Started(traject, *where, BY_POLICE, first is not None, first)
        elif (own := traject.fields["recidive"]) is not None:
            yield Started(traject, *where, BY_BRON, own, None)


def recidive_facts(cohort: Iterable[Started]) -> Iterator[Fact]:
    """A hit is a traject without recidive."""
    for one in cohort:
        cut = ("soort", one.soort)
        yield Fact(INDICATOR, one.traject, one.quarter, one.areas, cut, hit=not one.recidive)


def last_day_needed(periode: str) -> date:
    """The day until which a cohort has to be followed to be complete."""
    return a_year_after(last_day(quarters_of(periode)[-1]))


def police_until(coverage: Coverage, periode: str) -> date:
    """The last day of the police deliveries without a gap, from the first day of the period.

    The day before that first day when the police did not deliver for it.
    """
    quarter = quarters_of(periode)[0]
    while quarter in coverage.delivered.get(POLICE, ()):
        quarter = next_quarter(quarter)
    return first_day(quarter) - timedelta(days=1)


def followed_until(coverage: Coverage, periode: str, soort: str, peildatum: date) -> date:
    """Until when the recidive of a cohort can be known."""
    today = max(peildatum, last_day(quarters_of(periode)[-1]))
    return min(today, police_until(coverage, periode)) if soort == BY_POLICE else today


def is_complete(coverage: Coverage, periode: str, soort: str, peildatum: date) -> bool:
    """Whether everyone in a cohort was followed for twelve months."""
    return followed_until(coverage, periode, soort, peildatum) >= last_day_needed(periode)
