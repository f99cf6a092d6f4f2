"""A number of a worksheet reads as that number in every field, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from ghnt_pipeline.contracts.codes import Codes
from ghnt_pipeline.contracts.fields import Aantal, Getal
from raw.boek import een_blad
from raw.xlsb import xlsb

from .lees import lees

CODES = Codes(lijst="aanleiding")


def text(number: float) -> str:
    """What becomes of a number."""
    (column,) = lees(xlsb(een_blad([[number]])))["sheets"][0]["columns"]
    (word,) = column["texts"]
    return str(word)


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (8.0, "8"),
        (-3.0, "-3"),
        (1.8, "1.8"),
        (7.25, "7.25"),
        (1.234, "1.2340"),
        (-1.234, "-1.2340"),
        (1234567.891, "1234567.8910"),
        (1.2345, "1.2345"),
        (0.1 + 0.2, "0.3"),
        (2.9999999999, "3"),
        (0.0000001, "0"),
        (-0.0000001, "0"),
        (1 / 3, "0.333333"),
        (20190001.0, "20190001"),
        (999999999999999.0, "999999999999999"),
        (1e300, "1e+300"),
    ],
)
def test_a_number_is_written_with_a_point_and_never_with_three_decimals(
    number: float, word: str
) -> None:
    assert text(number) == word


def test_a_fraction_in_a_field_of_codes_is_refused() -> None:
    with pytest.raises(PydanticCustomError):
        CODES.check(text(1.8))
    assert CODES.check("1,8") == CODES.check("1|8")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.floats(0, 999_999_999)
    | st.integers(0, 10**9 - 1).map(float)
    | st.integers(0, 10**8).map(lambda thousandths: thousandths / 1000)
)
def test_an_amount_is_the_number_and_a_count_is_it_too_or_refused(number: float) -> None:
    word = text(number)
    assert Getal().check(word) == pytest.approx(number, abs=0.0000005, rel=1e-12)
    if round(number, 6).is_integer():
        assert Aantal().check(word) == round(number)
    else:
        with pytest.raises(PydanticCustomError):
            Aantal().check(word)
