"""Working days by hand: the calendar on the wall beside the rules."""

from __future__ import annotations

from datetime import date

import pytest
from workdays import easter, last_day_of_term, public_holidays

ON_THE_WALL = """
    2017-01-01 2017-04-14 2017-04-16 2017-04-17 2017-04-27 2017-05-05 2017-05-25 2017-06-04
    2017-06-05 2017-12-25 2017-12-26
    2018-01-01 2018-03-30 2018-04-01 2018-04-02 2018-04-27 2018-05-05 2018-05-10 2018-05-20
    2018-05-21 2018-12-25 2018-12-26
    2019-01-01 2019-04-19 2019-04-21 2019-04-22 2019-04-27 2019-05-05 2019-05-30 2019-06-09
    2019-06-10 2019-12-25 2019-12-26
    2020-01-01 2020-04-10 2020-04-12 2020-04-13 2020-04-27 2020-05-05 2020-05-21 2020-05-31
    2020-06-01 2020-12-25 2020-12-26
    2021-01-01 2021-04-02 2021-04-04 2021-04-05 2021-04-27 2021-05-05 2021-05-13 2021-05-23
    2021-05-24 2021-12-25 2021-12-26
"""


def test_the_rules_give_the_public_holidays_of_five_years() -> None:
    computed = {day for year in range(2017, 2022) for day in public_holidays(year)}
    assert computed == {date.fromisoformat(day) for day in ON_THE_WALL.split()}


def test_kings_day_is_on_saturday_when_the_27th_is_a_sunday() -> None:
    assert {day for day in public_holidays(2025) if day.month == 4 and day.day > 22} == {
        date(2025, 4, 26)
    }


@pytest.mark.parametrize(
    "sunday", ["1961-04-02", "2000-04-23", "2008-03-23", "2016-03-27", "2024-03-31", "2038-04-25"]
)
def test_easter_is_early_and_late(sunday: str) -> None:
    day = date.fromisoformat(sunday)
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("melding", "last"),
    [
        ("2019-01-07", "2019-01-14"),  # Monday: Tue 8, Wed, Thu, Fri 11, Mon 14
        ("2019-01-04", "2019-01-11"),  # Friday, Saturday and Sunday: Mon 7 .. Fri 11
        ("2019-01-05", "2019-01-11"),
        ("2019-01-06", "2019-01-11"),
        ("2019-04-17", "2019-04-26"),  # Thu 18, not Good Friday 19, Tue 23 .. Fri 26
        ("2019-04-18", "2019-04-29"),  # not Good Friday 19; Tue 23 .. Fri 26, Mon 29
        ("2019-04-19", "2019-04-29"),  # Tue 23 .. Fri 26, Mon 29
        ("2019-04-22", "2019-04-29"),  # Easter Monday itself: Tue 23 .. Fri 26, Mon 29
        ("2018-04-26", "2018-05-04"),  # King's Day Fri 27; Mon 30 .. Fri 4
        ("2025-04-25", "2025-05-02"),  # King's Day moved to Sat 26; Mon 28 .. Fri 2
        ("2020-04-29", "2020-05-07"),  # Thu 30, Fri 1, Mon 4, not Tue 5 in 2020, Wed 6, Thu 7
        ("2017-04-28", "2017-05-08"),  # Mon 1 .. Thu 4, not Fri 5 May, Mon 8
        ("2021-04-29", "2021-05-07"),  # Fri 30, Mon 3, Tue 4, not Wed 5 May, Thu 6, Fri 7
        ("2019-05-29", "2019-06-06"),  # not Ascension Thu 30; Fri 31, Mon 3 .. Thu 6
        ("2019-06-07", "2019-06-17"),  # not Whit Monday 10; Tue 11 .. Fri 14, Mon 17
        ("2018-12-21", "2019-01-02"),  # Mon 24, Thu 27, Fri 28, Mon 31, Wed 2
        ("2020-02-24", "2020-03-02"),  # Tue 25 .. Fri 28, Mon 2 after the leap day
    ],
)
def test_the_fifth_working_day_after_a_melding(melding: str, last: str) -> None:
    assert last_day_of_term(date.fromisoformat(melding), 5) == date.fromisoformat(last)
