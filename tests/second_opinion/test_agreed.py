"""The second opinion covers every figure of the store, and its comparisons can fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from agreed import AGREED, NIEUW, agreed_figures, all_behind, peildatum_of
from cohort_agreement import differences_of_curves, differences_of_followups
from everything import differences_of_behind
from facts import Behind
from frame import Cell, Place
from literal import melding, onderzoek, sent, traject
from records import Sent
from reference import FROM_RECORDS, figures
from sums import broken_sums
from survival import Followup, Step

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import categorieen, dekking

COHORT = ("regio", "2018K1", "politie")
PLACE: Place = ("triage_binnen_1_dag", "GM0505", "2018K1", "totaal", "totaal")


def test_every_indicator_of_the_store_is_compared() -> None:
    of_vir = {"vir_signalen", "vir_matches"}
    assert set(load_indicators()) == {*FROM_RECORDS, *NIEUW, *of_vir}


def test_the_store_cuts_the_figures_as_agreed() -> None:
    in_the_store = {
        name: (
            set(about.leveringen),
            {cut: {c.kort for c in categorieen(name, cut)} for cut in about.uitsplitsingen},
        )
        for name, about in load_indicators().items()
        if name in NIEUW
    }
    assert in_the_store == {
        name: (
            set(AGREED[name].leveringen),
            {cut: set(codes) for cut, codes in AGREED[name].cuts.items()},
        )
        for name in NIEUW
    }


def expected_of(periode: str, *, without: str = "") -> list[Sent]:
    """A delivery of every kind that is expected, one of them left out."""
    kinds = dict.fromkeys(f"{row.bron}.{soort}" for row in dekking() for soort in row.soorten)
    return [sent(kind, periode) for kind in kinds if kind != without]


@pytest.mark.parametrize(
    ("deliveries", "last"),
    [
        ([*expected_of("2018H1"), sent("veilig_thuis.meldingen", "2018K4")], "2018-06-30"),
        (expected_of("2018", without="vir.signalen"), "2018-12-31"),
        (
            [
                *expected_of("2018K1"),
                *expected_of("2018K2", without="dok.trajecten"),
                sent("dok.cijfers", "2018K2"),
                *expected_of("2018K3", without="dok.trajecten"),
            ],
            "2018-06-30",
        ),
    ],
)
def test_the_peildatum_is_the_end_of_the_last_complete_quarter_or_of_the_last(
    deliveries: Sequence[Sent], last: str
) -> None:
    assert peildatum_of(deliveries) == date.fromisoformat(last)


def test_behind_a_share_are_the_casussen_of_its_teller_and_of_its_noemer() -> None:
    late = {"datum_triagebesluit": "2018-01-09"}
    on_time = {"datum_triagebesluit": "2018-01-02"}
    deliveries = [
        sent(
            "veilig_thuis.meldingen", "2018K1",
            melding("M1", "2018-01-02", casusnummer="C1", **on_time),
            melding("M2", "2018-01-02", casusnummer="C1", **on_time),
            melding("M3", "2018-01-02", casusnummer="C2", **late),
            melding("M4", "2018-01-02", **late),
            melding("M5", "2018-01-02", **late),
        ),
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-02", datum_aanmelding="2018-01-02"),
            traject("T2", "2018-01-02", datum_aanmelding="2018-01-02"),
        ),
        sent(
            "dok.trajecten", "2018K1",
            traject("T1", "2018-01-02", datum_aanmelding="2018-01-02"),
        ),
    ]  # fmt: skip
    behind = all_behind(deliveries)
    assert behind[PLACE] == Behind(1, 4)
    # three trajecten of client K1 of Blijf and client K1 of DOK
    assert behind["wachttijd_hulp", "regio", "2018K1", "maat", "p90"] == Behind(2, 2)
    rows = [(*PLACE, 1, 4), ("meldingen", *PLACE[1:], 9, None)]
    assert differences_of_behind(rows, behind) == []
    assert len(differences_of_behind([(*PLACE, 1, None)], behind)) == 1
    assert len(differences_of_behind([(*PLACE, 2, 4)], behind)) == 1


def test_a_curve_of_the_store_is_compared_day_by_day() -> None:
    steps = [
        Step(0, 2, 0, Fraction(1)), Step(1, 2, 1, Fraction(1, 2)), Step(2, 1, 0, Fraction(1, 2)),
    ]  # fmt: skip
    expected = {COHORT: steps}
    day_0, day_1, day_2 = (
        (*COHORT, step.dag, step.op_risico, step.recidive, float(step.zonder)) for step in steps
    )
    after = (*COHORT, 3, 0, 0, 0.5)
    for right in ([day_0, day_1, day_2], [day_0, day_1], [day_0, day_1, after]):
        assert differences_of_curves(right, expected) == []
    for wrong in (
        [day_0],
        [day_1],
        [day_0, day_1, (*COHORT, 3, 1, 0, 0.5)],
        [day_0, (*COHORT, 1, 2, 1, 0.6)],
        [day_0, day_1, (*COHORT, 2, 2, 0, 0.5)],
    ):
        assert len(differences_of_curves(wrong, expected)) == 1


def test_a_cohort_of_the_store_is_compared_as_far_as_its_twelve_months() -> None:
    expected = {COHORT: Followup(2, 1, date(2019, 3, 31), is_compleet=True)}
    right = (*COHORT, 2, 1, date(2019, 3, 31), True)
    assert differences_of_followups([right], expected) == []
    assert differences_of_followups([(*COHORT, 2, 1, date(2020, 3, 31), True)], expected) == []
    empty = ("GM0482", "2018K1", "politie", 0, 0, None, False)
    assert differences_of_followups([right, empty], expected) == []
    for wrong in (
        [],
        [(*COHORT, 2, 0, date(2019, 3, 31), True)],
        [(*COHORT, 2, 1, date(2019, 3, 30), True)],
        [(*COHORT, 2, 1, None, True)],
        [right, ("GM0482", "2018K1", "politie", 1, 0, date(2019, 3, 31), True)],
    ):
        assert len(differences_of_followups(wrong, expected)) == 1


@pytest.mark.parametrize(
    ("indicator", "cut"),
    [
        ("meldingen", ("totaal", "totaal")),
        ("triage_zonder_datum", ("totaal", "totaal")),
        ("triage_open_te_laat", ("soort", "1_dag")),
        ("triage_open_binnen_termijn", ("soort", "5_werkdagen")),
        ("specifieke_groepen", ("soort", "ouderenmishandeling")),
        ("onderzoek_zonder_besluitdatum", ("totaal", "totaal")),
        ("uitkomst_onderzoek", ("totaal", "totaal")),
        ("werkvoorraad", ("soort", "onderzoeken_wachtend")),
        ("werkvoorraad_onderzoeken", ("leeftijdsklasse", "36_70")),
        ("werkvoorraad_trajecten", ("bron", "dok")),
    ],
)
def test_a_figure_that_is_too_large_breaks_a_sum(indicator: str, cut: tuple[str, str]) -> None:
    cells = figures(SMALL, indicators=("meldingen", "adviesvragen", "onderzoeken_afgerond"))
    cells |= agreed_figures(SMALL)
    assert broken_sums(cells) == []
    place: Place = (indicator, "GM0505", "2018K1", *cut)
    broken = cells | {place: larger(cells[place])}
    assert broken_sums(broken)


def larger(cell: Cell) -> Cell:
    """The same figure, counted far too high."""
    assert cell.teller is not None
    return replace(cell, teller=cell.teller + 9)


SMALL = [
    sent("veilig_thuis.meldingen", "2018K1", melding("M1", "2018-01-02")),
    sent("veilig_thuis.onderzoeken", "2018K1", onderzoek("O1", "2018-01-02", "2018-02-02")),
    sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-02")),
    sent("dok.trajecten", "2018K1"),
]
