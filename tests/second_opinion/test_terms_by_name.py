"""Terms by name, on data that fits on a screen, with answers worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from apart import PLACES, apart
from by_rule import Rules
from literal import melding, onderzoek, sent
from records import Row, quarter_of

MELDINGEN = "veilig_thuis.meldingen"
ONDERZOEKEN = "veilig_thuis.onderzoeken"

TRIAGE = {
    "the day itself": ("2019-01-07", "2019-01-07", 1, 1),
    "calendar day 1": ("2019-01-07", "2019-01-08", 1, 1),
    "calendar day 2": ("2019-01-07", "2019-01-09", 0, 1),
    "day 1 is in the next month": ("2018-10-31", "2018-11-01", 1, 1),
    "day 2 is in the next month": ("2018-10-31", "2018-11-02", 0, 1),
    "day 1 is a Saturday": ("2019-01-11", "2019-01-12", 1, 1),
    "working day 5 after a Monday": ("2019-01-07", "2019-01-14", 0, 1),
    "working day 6 after a Monday": ("2019-01-07", "2019-01-15", 0, 0),
    "a melding on a Saturday: Friday is day 5": ("2019-01-12", "2019-01-18", 0, 1),
    "a melding on a Saturday: Monday is day 6": ("2019-01-12", "2019-01-21", 0, 0),
    "on the Saturday before day 5": ("2019-01-08", "2019-01-12", 0, 1),
    "over Good Friday and Easter: Thursday is day 5": ("2019-04-16", "2019-04-25", 0, 1),
    "over Good Friday and Easter: Friday is day 6": ("2019-04-16", "2019-04-26", 0, 0),
    "over Easter: the second Monday after is day 5": ("2019-04-18", "2019-04-29", 0, 1),
    "over Easter: the Tuesday after that is day 6": ("2019-04-18", "2019-04-30", 0, 0),
    "over Christmas and New Year: 2 January is day 5": ("2018-12-21", "2019-01-02", 0, 1),
    "over Christmas and New Year: 3 January is day 6": ("2018-12-21", "2019-01-03", 0, 0),
    "over Christmas: 31 December is day 5": ("2018-12-20", "2018-12-31", 0, 1),
    "over Christmas: 2 January is day 6": ("2018-12-20", "2019-01-02", 0, 0),
    "over King's day on a Saturday": ("2019-04-25", "2019-05-02", 0, 1),
    "5 May of a year of jubilee is no working day": ("2020-05-01", "2020-05-11", 0, 1),
}
PLACE_OF = dict(zip(TRIAGE, apart(day for day, *_ in TRIAGE.values()), strict=True))


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


def decided(number: str, day: str, on: str, **more: Any) -> Row:
    """A melding with a triagebesluit on a day."""
    return melding(
        number, day, **{"datum_triagebesluit": on, "triagebesluit": "vervolgtraject", **more}
    )


@pytest.fixture(scope="module")
def triaged(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """A melding of each case, all in one store."""
    rules = Rules(tmp_path_factory.mktemp("triaged"))
    rows = [
        decided(case, day, on, gemeente=PLACE_OF[case]) for case, (day, on, *_) in TRIAGE.items()
    ]
    quarters = sorted({quarter_of(row["datum_melding"]) for row in rows})
    return rules(
        *(
            sent(
                MELDINGEN, quarter, *(r for r in rows if quarter_of(r["datum_melding"]) == quarter)
            )
            for quarter in quarters
        )
    )


@pytest.mark.parametrize("case", TRIAGE)
def test_triage_is_in_time_until_the_last_day_of_its_term(triaged: Rules, case: str) -> None:
    day, _, in_one_day, in_five = TRIAGE[case]
    quarter = quarter_of(date.fromisoformat(day))
    one = triaged.share("triage_binnen_1_dag", quarter, gebied=PLACE_OF[case])
    five = triaged.share("triage_binnen_5_werkdagen", quarter, gebied=PLACE_OF[case])
    assert (one, five) == ((in_one_day, 1), (in_five, 1))


def test_a_besluit_in_the_next_quarter_counts_in_the_quarter_of_the_melding(rules: Rules) -> None:
    rules(
        sent(MELDINGEN, "2019K1", decided("M1", "2019-03-31", "2019-04-01")),
        sent(MELDINGEN, "2019K2"),
    )
    assert rules.share("triage_binnen_1_dag", "2019K1") == (1, 1)
    assert rules.share("triage_binnen_1_dag", "2019K2") == (0, 0)
    assert rules.share("triage_binnen_1_dag", "2019") == (1, 1)


def test_an_open_melding_is_late_the_day_after_its_term(rules: Rules) -> None:
    rules(
        sent(
            MELDINGEN, "2018K4",
            melding("M1", "2018-12-31"),
            melding("M2", "2018-12-30"),
            melding("M3", "2018-12-29"),  # one day ended on 30-12; five end on 7-1
            melding("M4", "2018-12-20"),  # Fri 21, Mon 24, Thu 27, Fri 28, Mon 31
            melding("M5", "2018-12-19"),  # Thu 20, Fri 21, Mon 24, Thu 27, Fri 28
        ),
        peildatum="2018-12-31",
    )  # fmt: skip
    assert rules.share("triage_binnen_1_dag", "2018K4") == (0, 3)
    assert rules.value("triage_open_te_laat", "2018K4", "soort/1_dag") == 3
    assert rules.value("triage_open_binnen_termijn", "2018K4", "soort/1_dag") == 2
    assert rules.share("triage_binnen_5_werkdagen", "2018K4") == (0, 1)
    assert rules.value("triage_open_te_laat", "2018K4", "soort/5_werkdagen") == 1
    assert rules.value("triage_open_binnen_termijn", "2018K4", "soort/5_werkdagen") == 4


def test_a_term_that_ended_before_a_sunday_at_the_end_of_the_quarter_is_over(rules: Rules) -> None:
    """The quarter ends on Sunday 31 March: the five working days after Friday 22 ended on 29."""
    open_terms = {
        "2019-03-31": (False, False),
        "2019-03-30": (False, False),
        "2019-03-29": (True, False),
        "2019-03-25": (True, False),
        "2019-03-22": (True, True),
    }
    cases = list(zip(open_terms.items(), PLACES, strict=False))
    rules(
        sent(MELDINGEN, "2019K1", *(melding(day, day, gemeente=g) for (day, _), g in cases)),
        sent(MELDINGEN, "2018K4", melding("M0", "2018-12-31")),
        sent(MELDINGEN, "2018K3"),
    )
    for (_, late_by_term), place in cases:
        for term, late in zip(("1_dag", "5_werkdagen"), late_by_term, strict=True):
            of_term = (f"soort/{term}", place)
            assert rules.share(f"triage_binnen_{term}", "2019K1", gebied=place) == (0, late)
            assert rules.value("triage_open_te_laat", "2019K1", *of_term) == late
            assert rules.value("triage_open_binnen_termijn", "2019K1", *of_term) == (not late)
    # an older quarter is judged on the peildatum of the newest
    assert rules.share("triage_binnen_1_dag", "2018K4") == (0, 1)
    assert rules.value("triage_open_te_laat", "2018K4", "soort/5_werkdagen") == 1


@pytest.mark.parametrize(("peildatum", "late"), [("2019-01-07", 0), ("2019-01-08", 1)])
def test_a_later_peildatum_lets_the_term_of_an_open_melding_pass(
    rules: Rules, peildatum: str, late: int
) -> None:
    # Mon 31, Wed 2, Thu 3, Fri 4, Mon 7
    rules(sent(MELDINGEN, "2018K4", melding("M1", "2018-12-30")), peildatum=peildatum)
    assert rules.value("triage_open_te_laat", "2018K4", "soort/5_werkdagen") == late
    assert rules.value("triage_open_te_laat", "2018", "soort/5_werkdagen") == late


def test_of_a_quarter_after_the_peildatum_its_own_last_day_counts(rules: Rules) -> None:
    rules(
        sent(MELDINGEN, "2018K4", melding("M1", "2018-12-31")),
        sent(MELDINGEN, "2019K1", melding("M2", "2019-03-28"), melding("M3", "2019-03-30")),
        peildatum="2018-12-31",
    )
    assert rules.value("triage_open_te_laat", "2018K4", "soort/1_dag") == 0
    assert rules.value("triage_open_te_laat", "2019K1", "soort/1_dag") == 1
    assert rules.value("triage_open_te_laat", "2019", "soort/1_dag") == 1  # not M3 too


def test_a_besluit_without_a_date_is_left_out_and_counted_beside(rules: Rules) -> None:
    rules(
        sent(
            MELDINGEN, "2018K1",
            melding("M1", "2018-01-02", triagebesluit="vervolgtraject"),
            melding("M2", "2018-01-02", datum_triagebesluit="2018-01-02"),
            melding("M3", "2018-01-02", triagebesluit="onderzoek", gemeente="GM0482"),
        )
    )  # fmt: skip
    assert rules.share("triage_binnen_1_dag", "2018K1") == (1, 1)
    assert rules.value("triage_zonder_datum", "2018K1") == 1
    assert rules.value("triage_open_te_laat", "2018K1", "soort/1_dag") == 0
    by_besluit = "triagebesluit/vervolgtraject"
    assert rules.value("triagebesluit", "2018K1", by_besluit) == 1
    assert rules.value("triagebesluit", "2018K1", "triagebesluit/onderzoek") == 0
    for gemeente in ("GM0482", "GM0590"):  # only one without a date, and none at all
        cell = rules.cell("triage_binnen_1_dag", "2018K1", gebied=gemeente)
        assert (cell.waarde, cell.teller, cell.noemer, cell.status) == (None, 0, 0, "bekend")


def test_a_needed_plan_is_in_time_on_the_day_of_the_triage_only(rules: Rules) -> None:
    # needed, triaged, made: the share it is in
    cases: list[tuple[bool | None, str | None, str | None, tuple[int, int]]] = [
        (True, "2018-01-04", "2018-01-04", (1, 1)),
        (True, "2018-01-04", "2018-01-05", (0, 1)),
        (True, "2018-01-04", "2018-01-03", (0, 1)),
        (True, "2018-01-04", None, (0, 1)),
        (True, None, None, (0, 0)),
        (False, "2018-01-04", "2018-01-04", (0, 0)),
        (None, "2018-01-04", "2018-01-04", (0, 0)),
    ]
    rows = [
        melding(
            f"M{place}", "2018-01-02", gemeente=place,
            veiligheidsplan_nodig=needed, datum_triagebesluit=on, datum_veiligheidsplan=made,
        )
        for place, (needed, on, made, _) in zip(PLACES, cases, strict=False)
    ]  # fmt: skip
    rules(sent(MELDINGEN, "2018K1", *rows))
    own = "veiligheidsplan_zelfde_dag"
    for place, (*_, share) in zip(PLACES, cases, strict=False):
        assert rules.share(own, "2018K1", gebied=place) == share
    assert rules.value(own, "2018K1", gebied="regio") == 25.0


WEEKS = [
    ("2018-01-01", "2018-03-12", 1),  # day 70
    ("2018-01-01", "2018-03-13", 0),  # day 71
    ("2020-01-01", "2020-03-11", 1),  # day 70 over a leap day
    ("2020-01-01", "2020-03-12", 0),
]


def test_ten_weeks_are_seventy_days_from_the_besluit(rules: Rules) -> None:
    places = apart(end for _, end, _ in WEEKS)
    rows = [
        onderzoek(f"O{n}", end, end, besluit, gemeente=place)
        for n, (place, (besluit, end, _)) in enumerate(zip(places, WEEKS, strict=True))
    ]
    rules(
        *(
            sent(ONDERZOEKEN, f"{year}K1", *(r for r in rows if r["datum_start"].year == year))
            for year in (2018, 2020)
        )
    )
    for place, (_, end, in_time) in zip(places, WEEKS, strict=True):
        quarter = f"{end[:4]}K1"
        assert rules.share("onderzoek_binnen_10_weken", quarter, gebied=place) == (in_time, 1)


def test_an_onderzoek_without_besluit_has_no_term_and_is_counted_beside(rules: Rules) -> None:
    rules(
        sent(
            ONDERZOEKEN, "2018K1",
            onderzoek("O1", "2018-01-01", "2018-03-31"),
            onderzoek("O2", "2018-01-01", "2018-01-31", "2018-01-01", uitkomst=["geen_km"]),
            onderzoek("O3", "2018-01-01", None, "2018-01-01"),
            onderzoek("O4", None, "2018-01-31", "2018-01-01"),  # waits, whatever its end
        )
    )  # fmt: skip
    assert rules.share("onderzoek_binnen_10_weken", "2018K1") == (1, 1)
    assert rules.value("onderzoek_zonder_besluitdatum", "2018K1") == 1
    assert rules.value("uitkomst_onderzoek", "2018K1") == 2
    assert rules.value("uitkomst_onderzoek", "2018K1", "uitkomst/geen_km") == 1


def test_shares_have_one_decimal_and_a_half_goes_up(rules: Rules) -> None:
    shares = [(1, 3, 33.3), (2, 3, 66.7), (1, 16, 6.3), (3, 16, 18.8)]
    rows = [
        decided(f"{place}/{n}", "2018-01-02", "2018-01-02" if n < hits else "2018-01-05",
                gemeente=place)
        for place, (hits, of, _) in zip(PLACES, shares, strict=False)
        for n in range(of)
    ]  # fmt: skip
    rules(sent(MELDINGEN, "2018K1", *rows))
    for place, (*_, share) in zip(PLACES, shares, strict=False):
        assert rules.value("triage_binnen_1_dag", "2018K1", gebied=place) == share
