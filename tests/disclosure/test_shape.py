"""The frozen shape: which cells, and which periods an edition shows."""

from __future__ import annotations

from collections import Counter

import pytest

from ghnt_pipeline.disclosure import load_vorm, perioden_van_editie
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.periods import Periode

CELLS = [
    (indicator, regel.niveau, regel.periode, uitsplitsing)
    for regel in load_vorm()
    for indicator in regel.indicatoren
    for uitsplitsing in regel.uitsplitsingen
]


def test_the_shape_names_only_indicators_and_breakdowns_that_exist() -> None:
    known = {
        (indicator.id, uitsplitsing)
        for indicator in load_indicators().values()
        for uitsplitsing in indicator.uitsplitsingen
    }
    assert {(indicator, uitsplitsing) for indicator, _, _, uitsplitsing in CELLS} <= known


def test_the_shape_lists_no_cell_twice() -> None:
    assert [cell for cell, times in Counter(CELLS).items() if times > 1] == []


NOT_JUDGED = {
    "triage_open_binnen_termijn",
    "triage_zonder_datum",
    "onderzoek_zonder_besluitdatum",
    "buiten_regio_onbekend",
}
"""A handful beside a large whole (docs/decisions.md, 49): for the analyst alone."""


def test_every_indicator_is_in_the_shape_but_what_could_not_be_judged() -> None:
    assert {indicator for indicator, *_ in CELLS} == set(load_indicators()) - NOT_JUDGED


def test_combinations_of_thema_are_shown_for_the_region_by_year_only() -> None:
    assert [cell for cell in CELLS if "combinatie" in cell] == [
        ("overlap_thema", "regio", "jaar", "combinatie")
    ]


def test_kinds_of_melding_are_shown_for_the_region_only() -> None:
    assert {cell[1:] for cell in CELLS if cell[0] == "melding_soort"} == {
        ("regio", "kwartaal", "soort"),
        ("regio", "jaar", "soort"),
    }


def test_a_municipality_by_quarter_has_its_unique_total_only() -> None:
    cuts = {cut for _, *where, cut in CELLS if where == ["gemeente", "kwartaal"]}
    assert cuts == {"totaal"}


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        ("2019K1", "2018K1 2018K2 2018K3 2018K4 2019K1 2018"),
        ("2019K2", "2018K1 2018K2 2018K3 2018K4 2019K1 2019K2 2018"),
        ("2019K3", "2018K1 2018K2 2018K3 2018K4 2019K1 2019K2 2019K3 2018"),
        ("2019K4", "2018K1 2018K2 2018K3 2018K4 2019K1 2019K2 2019K3 2019K4 2018 2019"),
    ],
)
def test_an_edition_shows_two_years_of_quarters_and_the_full_years(
    edition: str, shown: str
) -> None:
    assert list(map(str, perioden_van_editie(Periode.parse(edition)))) == shown.split()
