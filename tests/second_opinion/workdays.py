"""Working days in the Netherlands, from the rules of the calendar and not from a library.

No working days: Saturday, Sunday, New Year's Day, Good Friday, Easter Monday, King's Day,
Liberation Day, Ascension Day, Whit Monday and both days of Christmas (Algemene termijnenwet,
art. 3).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year since 2014, those on a Sunday too."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day -= DAY
    return frozenset(
        {
            date(year, 1, 1),
            sunday - 2 * DAY,
            sunday,
            sunday + DAY,
            kings_day,
            date(year, 5, 5),
            sunday + 39 * DAY,
            sunday + 49 * DAY,
            sunday + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_workday(day: date) -> bool:
    """Whether a day counts in a term of working days."""
    return day.isoweekday() < 6 and day not in public_holidays(day.year)


def last_day_of_term(start: date, workdays: int) -> date:
    """The so-manieth working day after a day: the working day that follows it is day 1."""
    day = start
    while workdays:
        day += DAY
        workdays -= is_workday(day)
    return day
