"""What a supplier knows of one case, and from which day it knows it."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import NamedTuple, cast

from ghnt_pipeline.example.codes import Codes
from ghnt_pipeline.reference import Gemeente

Cell = None | str | int | bool | date | Decimal | Gemeente | Codes
Row = dict[str, Cell]


class Periode(NamedTuple):
    """A quarter or a year, both days included."""

    naam: str
    van: date
    tot: date

    def bevat(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.van <= day <= self.tot


def kwartaal(jaar: int, nummer: int) -> Periode:
    """Give a quarter, named as in `2019K1`."""
    maand = 3 * nummer
    tot = date(jaar, maand, monthrange(jaar, maand)[1])
    return Periode(f"{jaar}K{nummer}", date(jaar, maand - 2, 1), tot)


JAREN = tuple(Periode(str(jaar), date(jaar, 1, 1), date(jaar, 12, 31)) for jaar in (2018, 2019))
KWARTALEN = tuple(kwartaal(jaar.van.year, nummer) for jaar in JAREN for nummer in (1, 2, 3, 4))


@dataclass(frozen=True)
class Record:
    """One case: per column its value and the day from which the supplier knows it."""

    nummer: str
    begin: date
    facts: dict[str, tuple[Cell, date]]

    @cached_property
    def einde(self) -> date:
        """The day after which nothing about the case changes."""
        return max(day for _, day in self.facts.values())

    def seen_on(self, day: date) -> Row:
        """Give the row as exported on a day: what was not yet known is empty."""
        return {
            column: value if known <= day else None for column, (value, known) in self.facts.items()
        }

    def codes(self, column: str) -> Codes:
        """Give the codes of a column that holds codes."""
        return cast(Codes, self.facts[column][0])


def in_export(records: Iterable[Record], periode: Periode) -> list[Record]:
    """Keep what a quarterly export lists: cases that began, still ran or ended in the period."""
    return [r for r in records if r.begin <= periode.tot and r.einde >= periode.van]


def days(number: float) -> timedelta:
    """Give whole days."""
    return timedelta(days=int(number))


def draw_day(rng: Random, periode: Periode) -> date:
    """Draw a day of the period."""
    return periode.van + days(rng.randrange((periode.tot - periode.van).days + 1))
