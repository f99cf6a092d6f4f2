"""Terms by name, on data that fits on a screen, with answers worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from by_rule import Rules
from literal import melding, onderzoek, sent
from records import Row

MELDINGEN = "veilig_thuis.meldingen"
ONDERZOEKEN = "veilig_thuis.onderzoeken"


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


def decided(number: str, day: str, on: str, **more: Any) -> Row:
    """A melding with a triagebesluit on a day."""
    return melding(
        number, day, **{"datum_triagebesluit": on, "triagebesluit": "vervolgtraject", **more}
    )


@pytest.mark.parametrize(
    ("on", "in_time"), [("2019-01-31", 1), ("2019-02-01", 1), ("2019-02-02", 0)]
)
def test_one_day_is_a_calendar_day(rules: Rules, on: str, in_time: int) -> None:
    rules(sent(MELDINGEN, "2019K1", decided("M1", "2019-01-31", on)))
    assert rules.share("triage_binnen_1_dag", "2019K1") == (in_time, 1)


@pytest.mark.parametrize(("on", "in_time"), [("2019-04-29", 1), ("2019-04-30", 0)])
def test_five_working_days_over_easter_end_on_the_second_monday_after(
    rules: Rules, on: str, in_time: int
) -> None:
    rules(sent(MELDINGEN, "2019K2", decided("M1", "2019-04-18", on)))
    assert rules.share("triage_binnen_5_werkdagen", "2019K2") == (in_time, 1)
    assert rules.share("triage_binnen_1_dag", "2019K2") == (0, 1)


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


@pytest.mark.parametrize(
    ("peildatum", "late"), [("2018-12-31", 0), ("2019-01-07", 0), ("2019-01-08", 1)]
)
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
        )
    )  # fmt: skip
    assert rules.share("triage_binnen_1_dag", "2018K1") == (1, 1)
    assert rules.value("triage_zonder_datum", "2018K1") == 1
    assert rules.value("triage_open_te_laat", "2018K1", "soort/1_dag") == 0
    by_besluit = "triagebesluit/vervolgtraject"
    assert rules.value("triagebesluit", "2018K1", by_besluit) == 1
    assert rules.value("triagebesluit", "2018K1", "triagebesluit/onderzoek") == 0


def test_a_safety_plan_is_made_on_the_day_of_the_triage_or_not(rules: Rules) -> None:
    rules(
        sent(
            MELDINGEN, "2018K1",
            *(
                decided(
                    f"M{plan}", "2018-01-02", "2018-01-04",
                    veiligheidsplan_nodig=True, datum_veiligheidsplan=plan,
                )
                for plan in ("2018-01-03", "2018-01-04", "2018-01-05", None)
            ),
            decided("M5", "2018-01-02", "2018-01-04", veiligheidsplan_nodig=False),
            decided("M6", "2018-01-02", "2018-01-04", datum_veiligheidsplan="2018-01-04"),
            melding("M7", "2018-01-02", veiligheidsplan_nodig=True),
        )
    )  # fmt: skip
    assert rules.share("veiligheidsplan_zelfde_dag", "2018K1") == (1, 4)
    assert rules.value("veiligheidsplan_zelfde_dag", "2018K1") == 25.0


@pytest.mark.parametrize(
    ("besluit", "end", "in_time"),
    [
        ("2018-01-01", "2018-03-12", 1),  # day 70
        ("2018-01-01", "2018-03-13", 0),  # day 71
        ("2020-01-01", "2020-03-11", 1),  # day 70 over a leap day
        ("2020-01-01", "2020-03-12", 0),
    ],
)
def test_ten_weeks_are_seventy_days_from_the_besluit(
    rules: Rules, besluit: str, end: str, in_time: int
) -> None:
    quarter = f"{end[:4]}K1"
    rules(sent(ONDERZOEKEN, quarter, onderzoek("O1", end, end, besluit)))
    assert rules.share("onderzoek_binnen_10_weken", quarter) == (in_time, 1)


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


@pytest.mark.parametrize(("hits", "of", "share"), [(1, 3, 33.3), (2, 3, 66.7), (1, 16, 6.3)])
def test_shares_have_one_decimal_and_a_half_goes_up(
    rules: Rules, hits: int, of: int, share: float
) -> None:
    days = ["2018-01-02"] * hits + ["2018-01-05"] * (of - hits)
    rows = [decided(f"M{place}", "2018-01-02", day) for place, day in enumerate(days)]
    rules(sent(MELDINGEN, "2018K1", *rows))
    assert rules.value("triage_binnen_1_dag", "2018K1") == share


def test_a_share_of_nothing_is_known_and_empty(rules: Rules) -> None:
    rules(sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02", gemeente="GM0482")))
    cell = rules.cell("triage_binnen_1_dag", "2018K1")
    assert (cell.waarde, cell.teller, cell.noemer, cell.status) == (None, 0, 0, "bekend")
