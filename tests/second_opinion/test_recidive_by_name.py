"""Recidive and follow-up by name, on data that fits on a screen, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from agreement import build, read
from apart import apart
from by_rule import Rules
from literal import incident, sent, traject
from records import Row, Sent
from scipy.stats import CensoredData, ecdf
from survival import Followed, Followup, Step, cohorts, curve, curves, followups

INDICATOR = "zonder_recidive_12m"
POLICE = "soort/politie"
OWN = "soort/eigen_opgave"


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


def police(*rows: Row, periods: Sequence[str] = ("2018", "2019")) -> list[Sent]:
    """Deliveries of the police; every incident in the last."""
    return [
        sent("politie.incidenten", periode, *(rows if periode == periods[-1] else ()))
        for periode in periods
    ]


# start of the help, day of an incident, whether it went without recidive
AGAIN = [
    ("2018-01-15", "2018-01-14", 1),  # before the help
    ("2018-01-15", "2018-01-15", 1),  # the day it starts
    ("2018-01-15", "2018-01-16", 0),
    ("2018-01-15", "2019-01-15", 0),  # twelve months
    ("2018-01-15", "2019-01-16", 1),
    ("2020-02-29", "2021-02-28", 0),  # twelve months after a leap day end on 28 February
    ("2020-02-29", "2021-03-01", 1),
    ("2020-02-28", "2021-02-28", 0),
    ("2019-02-28", "2020-02-28", 0),
    ("2019-02-28", "2020-02-29", 1),
    ("2019-03-01", "2020-03-01", 0),
]
PLACE_OF = dict(zip(AGAIN, apart(start for start, *_ in AGAIN), strict=True))


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """A traject of each case, all in one store."""
    rules = Rules(tmp_path_factory.mktemp("followed"))
    homes = {case: f"H{number}" for number, case in enumerate(AGAIN)}
    trajecten = [
        traject(homes[case], case[0], huishouden=homes[case], gemeente_herkomst=PLACE_OF[case])
        for case in AGAIN
    ]
    incidents = [
        incident(f"I{home}", day, home, gemeente="buiten_regio")
        for (_, day, _), home in homes.items()
    ]
    years = ("2018", "2019", "2020", "2021")
    return rules(
        *(
            sent("blijf.trajecten", y, *(t for t in trajecten if str(t["datum_start"])[:4] == y))
            for y in years[:3]
        ),
        *police(*incidents, periods=years),
        peildatum="2021-12-31",
    )


@pytest.mark.parametrize("case", AGAIN, ids=lambda case: f"{case[0]} {case[1]}")
def test_recidive_is_an_incident_after_the_start_and_within_twelve_months(
    followed: Rules, case: tuple[str, str, int]
) -> None:
    start, _, without = case
    quarter = f"{start[:4]}K1"
    assert followed.share(INDICATOR, quarter, POLICE, PLACE_OF[case]) == (without, 1)
    assert followed.cell(INDICATOR, quarter, POLICE, PLACE_OF[case]).status == "bekend"


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
        (("2018", "2019K1", "2019H2"), "bekend"),  # the gap is after its twelve months
        (("2018",), "onvolledig"),
        ((), "onvolledig"),
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


@pytest.mark.parametrize(
    ("peildatum", "status"), [("2019-12-30", "onvolledig"), ("2019-12-31", "bekend")]
)
def test_a_year_needs_two_years_of_police_and_a_peildatum_at_their_end(
    rules: Rules, peildatum: str, status: str
) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018",
            traject("T1", "2018-12-31", huishouden="H1"),
            traject("T2", "2018-10-01", recidive=False),
        ),
        *police(incident("I1", "2019-12-31", "H1")),
        peildatum=peildatum,
    )  # fmt: skip
    for soort in (POLICE, OWN):
        assert rules.cell(INDICATOR, "2018", soort).status == status
        assert rules.cell(INDICATOR, "2018K4", soort).status == status
        assert rules.cell(INDICATOR, "2018K3", soort).status == "bekend"
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
    with pytest.raises(KeyError):
        rules.cell(INDICATOR, "2018K1")


def test_shares_are_over_the_trajecten_of_all_brons_that_deliver(rules: Rules) -> None:
    one = traject("T1", "2018-01-15", recidive=False)
    two = traject("T1", "2018-01-15", recidive=True)
    three = traject("T2", "2018-01-15", recidive=True)
    home = {"gemeente_herkomst": "GM0482", "huishouden": "H1"}
    rules(
        sent(
            "blijf.trajecten", "2018K1",
            one,
            traject("T3", "2018-01-15", **home),
            traject("T4", "2018-01-15", **{**home, "huishouden": "H2"}),
        ),
        sent("dok.trajecten", "2018K1", two, three, traject("T3", "2018-01-15", **home)),
        *police(incident("I1", "2018-06-01", "H1")),
        peildatum="2019-12-31",
    )  # fmt: skip
    assert rules.share(INDICATOR, "2018K1", OWN) == (1, 3)
    assert rules.cell(INDICATOR, "2018K1", OWN, "GM1963").status == "bekend"
    assert rules.share(INDICATOR, "2018K1", POLICE, "GM0482") == (1, 3)


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


def test_a_cohort_says_until_when_it_was_followed(tmp_path: Path) -> None:
    path = build(
        tmp_path,
        [
            sent(
                "blijf.trajecten",
                "2018",
                traject("T1", "2018-02-01", huishouden="H1"),
                traject("T2", "2018-11-01", huishouden="H2"),
            ),
            sent("politie.incidenten", "2018", incident("P1", "2018-12-01", "H1")),
        ],
    )

    rows = read(
        path,
        "select periode, trajecten, met_recidive, gevolgd_tot, is_compleet from ind_recidive "
        "where gebied = 'regio' and soort = 'politie' and trajecten > 0 order by periode",
    )
    until = date(2018, 12, 31)
    assert rows == [
        ("2018", 2, 1, until, False),
        ("2018K1", 1, 1, until, False),
        ("2018K4", 1, 0, until, False),
    ]


def _estimated(path: Path, periode: str) -> dict[int, tuple[int, int, float]]:
    rows = read(
        path,
        "select dag, in_beeld, met_recidive, zonder_recidive from ind_overleving "
        f"where gebied = 'regio' and soort = 'politie' and periode = '{periode}'",
    )
    return {dag: (n, events, share) for dag, n, events, share in rows}


def test_the_estimate_of_a_running_cohort_is_that_of_kaplan_and_meier(tmp_path: Path) -> None:
    """Four are followed 364 to 60 days; one incident on day 30, two on day 60, one too late."""
    rows = [
        traject("T1", "2018-01-01", huishouden="H1"),
        traject("T2", "2018-03-01", huishouden="H2"),
        traject("T3", "2018-11-01", huishouden="H3"),
        traject("T4", "2018-11-01", huishouden="H4"),
        traject("T5", "2018-11-01", huishouden="H5"),
    ]
    hit = [
        incident("P1", "2018-01-31", "H1"),
        incident("P3", "2018-12-31", "H3"),
        incident("P4", "2018-12-31", "H4"),
        incident("P5", "2019-01-01", "H5"),
    ]
    path = build(
        tmp_path,
        [sent("blijf.trajecten", "2018", *rows), *police(*hit)],
        on=date(2018, 12, 31),
    )
    found = _estimated(path, "2018")

    days = (0, 30, 60, 61)
    assert [found[day][:2] for day in days] == [(5, 0), (5, 1), (4, 2), (1, 0)]
    assert [found[day][2] for day in days] == pytest.approx([1, 4 / 5, 4 / 5 * 2 / 4, 2 / 5])
    assert max(found) == 305


def test_the_estimates_of_the_example_are_those_of_scipy(example_project: Path) -> None:
    path = example_project / "data" / "processed" / "ghnt.duckdb"
    for periode in ("2018", "2019", "2019K1", "2018K3"):
        followed = read(
            path,
            "select dagen, is_recidive from ind_gevolgd "
            f"where gebied = 'regio' and periode = '{periode}'",
        )
        found = _estimated(path, periode)
        survival = ecdf(
            CensoredData(
                uncensored=[days for days, again in followed if again],
                right=[days for days, again in followed if not again],
            )
        ).sf
        assert len(followed) > 5
        for day, share in zip(survival.quantiles, survival.probabilities, strict=True):
            assert found[int(day)][2] == pytest.approx(share, abs=1e-12)
        assert max(found) == max(days for days, _ in followed)
