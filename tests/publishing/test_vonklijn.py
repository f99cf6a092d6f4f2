"""Sparklines: what they show is what was published, and nothing where nothing was."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.publishing import Edition, Status, Waarde
from ghnt_pipeline.publishing.vonklijn import BREED, HOOG, MINSTENS, RAND, vonklijn

from .synthetic import ALBLASSERDAM, KWARTALEN

RIJEN = st.lists(st.none() | st.integers(2, 4000).map(lambda n: 5.0 * n), min_size=3, max_size=8)


@pytest.fixture(scope="module")
def voorbeeld(edition: Edition) -> Waarde:
    return edition.per_sleutel["meldingen", "regio", "2019K1", "totaal", "totaal"]


def rij(voorbeeld: Waarde, cijfers: list[float | None]) -> list[Waarde | None]:
    return [
        replace(voorbeeld, waarde=c, status=Status.VERBORGEN if c is None else Status.BEKEND)
        for c in cijfers
    ]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(cijfers=RIJEN)
def test_every_shown_number_has_its_place_and_a_hidden_one_has_none(
    voorbeeld: Waarde, cijfers: list[float | None]
) -> None:
    lijn = vonklijn(rij(voorbeeld, cijfers))
    getoond = {plek: c for plek, c in enumerate(cijfers) if c is not None}
    if len(getoond) < MINSTENS:
        assert lijn is None
        return
    assert lijn is not None
    punten = [p.split(",") for stuk in lijn.lijnen for p in stuk.split()]
    plekken = [(float(x), float(y)) for x, y in punten]
    hoogten = dict(sorted([*plekken, *lijn.losse]))
    stap = (BREED - 2 * RAND) / (len(cijfers) - 1)
    assert list(hoogten) == [round(RAND + stap * plek, 1) for plek in getoond]
    hoogste = max(getoond.values())
    for y, cijfer in zip(hoogten.values(), getoond.values(), strict=True):
        assert (HOOG - RAND - y) / (HOOG - 2 * RAND) == pytest.approx(cijfer / hoogste, abs=0.01)
    assert (lijn.einde is None) == (cijfers[-1] is None)


def test_a_gap_breaks_the_line(voorbeeld: Waarde) -> None:
    lijn = vonklijn(rij(voorbeeld, [10, 20, None, 10, None, None, 20, 10]))
    assert lijn is not None
    assert [len(stuk.split()) for stuk in lijn.lijnen] == [2, 2]
    assert len(lijn.losse) == 1


def test_a_page_draws_the_line_beside_the_name_and_hides_it_from_screen_readers(
    edition: Edition, folder: Path
) -> None:
    tekst = (folder / "gemeenten" / "alblasserdam.html").read_text("utf-8")
    tabel = tekst[tekst.index("Meldingen, per kwartaal</caption>") :].partition("</table>")[0]
    svgs = re.findall(r"<svg[^>]*>.*?</svg>", tabel)
    assert len(svgs) == 2
    assert all('aria-hidden="true"' in svg for svg in svgs)
    lijn = vonklijn(edition.reeks("meldingen", ALBLASSERDAM, KWARTALEN))
    assert lijn is not None
    assert re.findall(r'points="(.*?)"', svgs[0]) == list(lijn.lijnen)
    assert len(lijn.lijnen) == 2, "the third quarter is hidden"
    jaren = tekst[tekst.index("Meldingen, per jaar</caption>") :].partition("</table>")[0]
    assert "<svg" not in jaren
