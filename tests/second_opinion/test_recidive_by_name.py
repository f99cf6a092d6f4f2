"""Recidive and follow-up by name, on data that fits on a screen, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from by_rule import Rules
from literal import incident, sent, traject
from records import Row, Sent
from survival import Followed, Followup, Step, cohorts, curve, curves, followups

INDICATOR = "zonder_recidive_12m"
POLICE = "soort/politie"
OWN = "soort/eigen_opgave"


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


def police(*rows: Row, periods: Sequence[str] = ("2018", "2019")) -> list[Sent]:
    """Deliveries of the police; every incident in the last."""
    *before, last = periods
    return [
        *(sent("politie.incidenten", periode) for periode in before),
        sent("politie.incidenten", last, *rows),
    ]


@pytest.mark.parametrize(
    ("day", "without"),
    [
        ("2018-01-14", 1),  # before the help
        ("2018-01-15", 1),  # the day it starts
        ("2018-01-16", 0),
        ("2019-01-15", 0),  # twelve months
        ("2019-01-16", 1),
    ],
)
def test_recidive_is_an_incident_after_the_start_and_within_twelve_months(
    rules: Rules, day: str, without: int
) -> None:
    rules(
        sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-15", huishouden="H1")),
        *police(incident("I1", day, "H1", gemeente="buiten_regio")),
        peildatum="2019-12-31",
    )
    assert rules.share(INDICATOR, "2018K1", POLICE) == (without, 1)
    assert rules.cell(INDICATOR, "2018K1", POLICE).status == "bekend"


@pytest.mark.parametrize(
    ("start", "day", "without"),
    [
        ("2020-02-29", "2021-02-28", 0),
        ("2020-02-29", "2021-03-01", 1),
        ("2020-02-28", "2021-02-28", 0),
        ("2019-02-28", "2020-02-28", 0),
        ("2019-02-28", "2020-02-29", 1),
        ("2019-03-01", "2020-03-01", 0),
    ],
)
def test_twelve_months_after_a_leap_day_end_on_28_february(
    rules: Rules, start: str, day: str, without: int
) -> None:
    rules(
        sent("blijf.trajecten", start[:4], traject("T1", start, huishouden="H1")),
        *police(incident("I1", day, "H1"), periods=("2019", "2020", "2021")),
        peildatum="2021-12-31",
    )
    assert rules.share(INDICATOR, f"{start[:4]}K1", POLICE) == (without, 1)


@pytest.mark.parametrize(
    ("peildatum", "status"), [("2019-03-30", "onvolledig"), ("2019-03-31", "bekend")]
)
def test_a_cohort_is_complete_when_its_followup_ends_on_the_peildatum(
    rules: Rules, peildatum: str, status: str
) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018",
            traject("T1", "2018-01-15", huishouden="H1"),
            traject("T2", "2018-01-15", recidive=True),
        ),
        *police(periods=("2018", "2019K1")),
        peildatum=peildatum,
    )  # fmt: skip
    assert rules.cell(INDICATOR, "2018K1", POLICE).status == status
    assert rules.cell(INDICATOR, "2018K1", OWN).status == status
    assert rules.cell(INDICATOR, "2018K2", POLICE).status == "onvolledig"
    assert rules.cell(INDICATOR, "2018", POLICE).status == "onvolledig"
    assert rules.share(INDICATOR, "2018K1", POLICE) == (1, 1)


@pytest.mark.parametrize(
    ("periods", "status"),
    [
        (("2018", "2019K1"), "bekend"),
        (("2018K2", "2018H2", "2019K1"), "onvolledig"),
        (("2018H1", "2018K3", "2019K1"), "onvolledig"),
        (("2018",), "onvolledig"),
    ],
)
def test_a_quarter_without_police_makes_police_recidive_incomplete(
    rules: Rules, periods: Sequence[str], status: str
) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-15", huishouden="H1"),
            traject("T2", "2018-01-15", recidive=False),
        ),
        *police(periods=periods),
        peildatum="2019-12-31",
    )  # fmt: skip
    assert rules.cell(INDICATOR, "2018K1", POLICE).status == status
    assert rules.cell(INDICATOR, "2018K1", OWN).status == "bekend"


def test_a_year_needs_two_years_of_police(rules: Rules) -> None:
    trajecten = sent("blijf.trajecten", "2018", traject("T1", "2018-12-31", huishouden="H1"))
    day = "2019-12-31"
    rules(trajecten, *police(incident("I1", day, "H1")), peildatum=day)
    assert rules.cell(INDICATOR, "2018", POLICE).status == "bekend"
    assert rules.share(INDICATOR, "2018", POLICE) == (0, 1)


def test_police_and_the_brons_own_word_are_never_mixed(rules: Rules) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-15", huishouden="H1", recidive=True),  # the police say no
            traject("T2", "2018-01-15", huishouden="H2", recidive=False),  # the police say yes
            traject("T3", "2018-01-15", recidive=True),
            traject("T4", "2018-01-15", recidive=False),
            traject("T5", "2018-01-15", recidive=False),
            traject("T6", "2018-01-15"),  # nobody knows
            traject("T7", None, datum_aanmelding="2018-01-15", recidive=True),  # waits
        ),
        *police(incident("I1", "2018-06-01", "H2"), incident("I2", "2018-07-01", "H2")),
        peildatum="2019-12-31",
    )  # fmt: skip
    assert rules.share(INDICATOR, "2018K1", POLICE) == (1, 2)
    assert rules.value(INDICATOR, "2018K1", POLICE) == 50.0
    assert rules.share(INDICATOR, "2018K1", OWN) == (2, 3)
    assert rules.value(INDICATOR, "2018K1", OWN) == 66.7


def test_shares_are_over_the_trajecten_of_all_brons_that_deliver(rules: Rules) -> None:
    one = traject("T1", "2018-01-15", recidive=False)
    two = traject("T1", "2018-01-15", recidive=True)
    three = traject("T2", "2018-01-15", recidive=True)
    rules(
        sent("blijf.trajecten", "2018K1", one),
        sent("dok.trajecten", "2018K1", two, three),
        peildatum="2019-12-31",
    )
    assert rules.share(INDICATOR, "2018K1", OWN) == (1, 3)
    assert rules.cell(INDICATOR, "2018K1", OWN, "GM1963").status == "bekend"


def test_a_curve_falls_by_the_share_of_those_still_followed() -> None:
    everyone = [Followed(2, True), Followed(3, False), Followed(4, True), Followed(5, False)]
    steps = curve(everyone)
    assert [(step.dag, step.op_risico, step.recidive) for step in steps] == [
        (0, 4, 0), (1, 4, 0), (2, 4, 1), (3, 3, 0), (4, 2, 1), (5, 1, 0),
    ]  # fmt: skip
    assert [step.zonder for step in steps] == [1, 1, *[Fraction(3, 4)] * 2, *[Fraction(3, 8)] * 2]
    assert curve([]) == []


def test_a_cohort_is_followed_until_the_police_deliveries_end() -> None:
    deliveries = [
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-01", huishouden="H1"),
            traject("T2", "2018-01-01", huishouden="H2"),
            traject("T3", "2018-01-01", huishouden="H3"),
            traject("T4", "2018-03-31", huishouden="H4"),
        ),
        *police(
            incident("I1", "2018-01-11", "H1"),
            incident("I2", "2018-04-11", "H2"),
            incident("I3", "2018-08-01", "H3"),  # after the gap
            periods=("2018H1", "2018K4"),
        ),
    ]  # fmt: skip
    cohort = ("GM0505", "2018K1", "politie")
    steps = {step.dag: step for step in curves(deliveries, date(2018, 12, 31))[cohort]}
    assert steps[10] == Step(10, 4, 1, Fraction(3, 4))
    assert steps[91] == Step(91, 3, 0, Fraction(3, 4))  # T4: 31 March to 30 June
    assert steps[100] == Step(100, 2, 1, Fraction(3, 8))
    assert max(steps) == 180  # 1 January to 30 June
    assert followups(deliveries, date(2018, 12, 31))[cohort] == Followup(
        4, 3, date(2018, 6, 30), is_compleet=False
    )


def test_nobody_is_followed_beyond_the_peildatum_or_twelve_months() -> None:
    deliveries = [
        sent("blijf.trajecten", "2020K1", traject("T1", "2020-02-29", huishouden="H1")),
        *police(periods=("2020", "2021")),
    ]
    cohort = ("regio", "2020K1", "politie")
    assert curves(deliveries, date(2020, 6, 30))[cohort][-1].dag == 122
    assert curves(deliveries, date(2021, 12, 31))[cohort][-1].dag == 365
    assert cohorts(deliveries).keys() == {
        (gebied, periode, "politie")
        for gebied in ("GM0505", "regio")
        for periode in ("2020K1", "2020")
    }
