"""Every file of the corpus ends as its case says, and nothing that was said repeats a cell."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest

from .gevallen import GEHEIM, Geval
from .lezen import lees, verschillen
from .make_files import GEVALLEN


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.id)
def test_a_file_of_a_supplier_ends_as_expected(geval: Geval) -> None:
    uitkomst = lees(geval)
    anders = []
    for verwacht, werkelijk in zip_longest(geval.verwacht, uitkomst.delen):
        if verwacht is None or werkelijk is None:
            anders.append(f"expected {verwacht}, found {werkelijk}")
        else:
            anders += verschillen(verwacht, werkelijk)
    assert not anders, "\n".join(anders)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.id)
def test_what_is_said_of_a_file_is_one_line_each_and_repeats_no_cell(geval: Geval) -> None:
    for zin in lees(geval).gezegd:
        assert GEHEIM not in zin
        assert zin.isprintable()
        assert len(zin) < 500


@pytest.mark.parametrize("geval", [g for g in GEVALLEN if g.gemeld], ids=lambda geval: geval.id)
def test_what_was_passed_over_is_mentioned(geval: Geval) -> None:
    gezegd = lees(geval).gezegd
    for woord in geval.gemeld:
        assert any(re.search(woord, zin, re.IGNORECASE) for zin in gezegd), gezegd
