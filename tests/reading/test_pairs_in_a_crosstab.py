"""A column of a crosstab that counts the records of two themas."""

from __future__ import annotations

import pytest

from ghnt_pipeline.reading.crosstab import crossed


@pytest.mark.parametrize(
    "naam",
    [
        "Meldingen KM+HG", "HG + KM meldingen", "Aantal meldingen HG+KM",
        "Huiselijk geweld + Kindermishandeling meldingen",
    ],
)  # fmt: skip
def test_two_themas_with_a_plus_are_a_pair_in_the_order_of_the_list(naam: str) -> None:
    assert crossed(naam) == ("melding", "KM+HG")


@pytest.mark.parametrize("naam", ["Meldingen KM HG", "Meldingen KM/HG", "Meldingen KMHG"])
def test_without_a_plus_two_themas_are_no_pair(naam: str) -> None:
    assert crossed(naam) is None


@pytest.mark.parametrize("naam", ["Meldingen KM+KM", "Meldingen KM+HG+OM", "Meldingen KM+totaal"])
def test_what_is_no_pair_of_themas_is_no_column_of_a_crosstab(naam: str) -> None:
    assert crossed(naam) is None


def test_a_plus_elsewhere_in_a_name_makes_no_pair() -> None:
    naam = "Meldingen ouderenmishandeling en ontspoorde zorg (65+)"
    assert crossed(naam) == ("melding", "ouderenmishandeling")
