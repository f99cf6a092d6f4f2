"""The public holidays that count in terms, beside a library that knows their rules."""

from __future__ import annotations

from datetime import date

import pytest

from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference.kalender import werkdagen
from ghnt_pipeline.reference.term_tables import term_tables
from indicators.feestdagen import TABLE, YEARS, text_of


def test_the_table_has_the_days_of_the_library_in_every_year() -> None:
    assert TABLE.read_text("utf-8") == text_of(YEARS)


@pytest.mark.parametrize("kwartaal", ["2000K1", "2099K4"])
def test_the_table_reaches_as_far_as_the_terms_of_the_first_and_last_period_there_can_be(
    kwartaal: str,
) -> None:
    days = term_tables([Periode.parse(kwartaal)])["ref_dag"]["dag"].to_pylist()
    assert (days[0].year, days[-1].year) == (int(kwartaal[:4]) - 10, int(kwartaal[:4]) + 1)


@pytest.mark.parametrize("year", [YEARS[0] - 1, YEARS[-1] + 1])
def test_a_year_beyond_the_table_is_not_taken_for_one_without_holidays(year: int) -> None:
    with pytest.raises(ValueError, match=f"no line for {year}"):
        list(werkdagen(date(year, 1, 1), date(year, 1, 2)))
