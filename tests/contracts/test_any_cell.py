"""Whatever stands in a cell, a field type reads it or refuses it, and never repeats it."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from ghnt_pipeline.contracts import CONTRACTEN, codes
from ghnt_pipeline.contracts.codes import Codes
from ghnt_pipeline.contracts.veld import ZONDER_UITKOMST, Veld
from ghnt_pipeline.reference import normalise

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "60"))
VELDEN = sorted({veld for c in CONTRACTEN for veld in c.velden().values()}, key=repr)
BIJNA = st.sampled_from(
    ["01", "1", "|", ";", ",", "onbekend", "-", "n.b.", ".", "<5", "2019", "-02-", "00", "99999999",
     "Dordrecht", "GM", "505", "ja", "Kindermishandeling", "anders", "regio", "\u00a0", "\ufeff",
     "\n", "{verwacht}", "İ", "\u212a", "½", "meldingen", "totaal", "0.5", "1.000", " 00:00", "T"]
)  # fmt: skip
CELLEN = st.none() | st.text() | st.lists(BIJNA, max_size=6).map("".join)


def uitkomst(veld: Veld, cel: str | None) -> tuple[object, str]:
    """The value and no words, or the number of the refusal and its words."""
    try:
        return veld.check(cel), ""
    except PydanticCustomError as refusal:
        return refusal.type, refusal.message()


@pytest.mark.parametrize("veld", VELDEN, ids=lambda veld: f"{type(veld).__name__}-{veld.leeg}")
@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(cel=CELLEN)
@example(cel="{verwacht}")
@example(cel="\x1f")
@example(cel="9" * 5000)
@example(cel=ZONDER_UITKOMST)
def test_a_cell_is_read_or_refused_without_being_repeated(veld: Veld, cel: str | None) -> None:
    assert uitkomst(veld, cel)[1] in {
        "",
        veld.verwacht,
        "a value: this field is required",
        "a value: the formula in this cell has no saved result, or an error",
    }


@pytest.mark.parametrize("veld", VELDEN, ids=lambda veld: f"{type(veld).__name__}-{veld.leeg}")
@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(cel=CELLEN, om=st.text(" \t\n\u00a0\ufeff", max_size=3))
def test_blanks_around_a_cell_make_no_difference(veld: Veld, cel: str | None, om: str) -> None:
    assert uitkomst(veld, cel) == uitkomst(veld, f"{om}{cel or ''}{om}")


def test_the_work_on_a_cell_grows_with_its_length_and_not_with_its_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keren = Counter[int]()

    def work(length: int) -> int:
        def counted(text: str) -> str:
            keren[length] += 1
            return normalise(text)

        monkeypatch.setattr(codes, "normalise", counted)
        uitkomst(Codes(lijst="aanleiding"), "x," * length)
        return keren[length]

    assert work(80) < 3 * work(40)
