"""Werkvoorraad: what is open on the last day of a quarter, how old it is, and what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from areas import Coverage
from facts import TOTAL, Fact, in_quarter
from records import Record, last_day, quarters_of

AGES = {"0_5": 5, "6_35": 35, "36_70": 70, "71_182": 182}
"""The last day of each class but the one that has no end."""
OLDEST = "183_plus"
DATES = {
    "onderzoeken": ("datum_besluit", "datum_start", "datum_afronding"),
    "trajecten": ("datum_aanmelding", "datum_start", "datum_einde"),
}
"""When it was asked for, when it started and when it ended."""


def age_class(days: int) -> str:
    """The class of an age; what was asked for after the day itself is in the youngest."""
    return next((name for name, last in AGES.items() if days <= last), OLDEST)


def is_open(melding: Record, day: date) -> bool:
    """Whether a melding had come by a day and was not yet decided on."""
    decided = melding.fields["datum_triagebesluit"]
    if melding.fields["datum_melding"] > day:
        return False
    if decided is None:
        return melding.fields["triagebesluit"] is None
    return bool(decided > day)


def state(record: Record, day: date) -> str | None:
    """Whether an onderzoek or traject was running or waiting on a day, or neither."""
    asked, start, end = (record.fields[name] for name in DATES[record.soort])
    if end is not None and end <= day:
        return None
    if start is not None and start <= day:
        return "lopend"
    return "wachtend" if asked is not None and asked <= day else None


def asked_on(record: Record) -> date:
    """The day from which the age of a running case counts."""
    asked, start, _ = (record.fields[name] for name in DATES[record.soort])
    day: date = start if asked is None or record.soort == "trajecten" else asked
    return day


def melding_facts(coverage: Coverage, meldingen: Iterable[Record]) -> Iterator[Fact]:
    """Meldingen without a besluit at the end of each quarter."""
    quarters = _quarters(coverage)
    for melding in meldingen:
        for quarter in quarters:
            day = last_day(quarter)
            if not is_open(melding, day):
                continue
            where = in_quarter(coverage, melding, quarter)
            age = ("leeftijdsklasse", age_class((day - melding.fields["datum_melding"]).days))
            yield Fact("werkvoorraad", melding, *where, ("soort", "meldingen"))
            yield Fact("werkvoorraad_meldingen", melding, *where)
            yield Fact("werkvoorraad_meldingen", melding, *where, age)


def case_facts(coverage: Coverage, cases: Iterable[Record]) -> Iterator[Fact]:
    """Onderzoeken and trajecten that run or wait at the end of each quarter."""
    quarters = _quarters(coverage)
    for case in cases:
        indicator = f"werkvoorraad_{case.soort}"
        for quarter in quarters:
            day = last_day(quarter)
            found = state(case, day)
            if found is None:
                continue
            where = in_quarter(coverage, case, quarter)
            yield Fact(indicator, case, *where, ("soort", found))
            if case.soort == "onderzoeken":
                name = "onderzoeken" if found == "lopend" else "onderzoeken_wachtend"
                yield Fact("werkvoorraad", case, *where, ("soort", name))
            if found == "lopend":
                age = age_class((day - asked_on(case)).days)
                for cut in (TOTAL, ("leeftijdsklasse", age), ("bron", case.bron)):
                    yield Fact(indicator, case, *where, cut)


def _quarters(coverage: Coverage) -> list[str]:
    return [quarter for year in coverage.years() for quarter in quarters_of(str(year))]
