"""The edges of every term: triage, safety plan, onderzoek."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from in_store import look_in
from literal import melding, sent
from records import Row

MELDINGEN = "veilig_thuis.meldingen"
ONDERZOEKEN = "veilig_thuis.onderzoeken"


def triaged(day: str, besluit: str | None, **more: object) -> Row:
    taken = None if besluit is None else date.fromisoformat(besluit)
    return melding("M1", day, datum_triagebesluit=taken, **more)


@pytest.mark.parametrize(
    ("name", "day", "besluit", "in_one_day", "in_five"),
    [
        ("the day itself", "2019-01-07", "2019-01-07", 1, 1),
        ("calendar day 1", "2019-01-07", "2019-01-08", 1, 1),
        ("calendar day 2", "2019-01-07", "2019-01-09", 0, 1),
        ("day 1 is a Saturday", "2019-01-11", "2019-01-12", 1, 1),
        ("working day 5 after a Monday", "2019-01-07", "2019-01-14", 0, 1),
        ("working day 6 after a Monday", "2019-01-07", "2019-01-15", 0, 0),
        ("a melding on a Saturday: Friday is day 5", "2019-01-12", "2019-01-18", 0, 1),
        ("a melding on a Saturday: Monday is day 6", "2019-01-12", "2019-01-21", 0, 0),
        ("on the Saturday before day 5", "2019-01-08", "2019-01-12", 0, 1),
        ("over Good Friday and Easter: Thursday is day 5", "2019-04-16", "2019-04-25", 0, 1),
        ("over Good Friday and Easter: Friday is day 6", "2019-04-16", "2019-04-26", 0, 0),
        ("over Christmas and New Year: 2 January is day 5", "2018-12-21", "2019-01-02", 0, 1),
        ("over Christmas and New Year: 3 January is day 6", "2018-12-21", "2019-01-03", 0, 0),
        ("over Christmas: 31 December is day 5", "2018-12-20", "2018-12-31", 0, 1),
        ("over Christmas: 2 January is day 6", "2018-12-20", "2019-01-02", 0, 0),
        ("over King's day on a Saturday", "2019-04-25", "2019-05-02", 0, 1),
        ("5 May of a year of jubilee is no working day", "2020-05-01", "2020-05-11", 0, 1),
    ],
)
def test_triage_is_in_time_until_the_last_day_of_its_term(
    tmp_path: Path, name: str, day: str, besluit: str, in_one_day: int, in_five: int
) -> None:
    periode = f"{day[:4]}K{(int(day[5:7]) + 2) // 3}"
    cell = look_in(tmp_path, sent(MELDINGEN, periode, triaged(day, besluit)))

    one, five = cell("triage_binnen_1_dag", periode), cell("triage_binnen_5_werkdagen", periode)
    assert (one.teller, one.noemer) == (in_one_day, 1), name
    assert (five.teller, five.noemer) == (in_five, 1), name
    assert one.waarde == 100 * in_one_day


@pytest.mark.parametrize(
    ("day", "open_in_time", "open_late"),
    [
        ("2019-03-31", ["1_dag", "5_werkdagen"], []),
        ("2019-03-30", ["1_dag", "5_werkdagen"], []),
        ("2019-03-29", ["5_werkdagen"], ["1_dag"]),
        ("2019-03-25", ["5_werkdagen"], ["1_dag"]),
        ("2019-03-22", [], ["1_dag", "5_werkdagen"]),
    ],
)
def test_an_open_melding_is_late_when_its_term_is_over_on_the_peildatum(
    tmp_path: Path, day: str, open_in_time: list[str], open_late: list[str]
) -> None:
    """The quarter ends on Sunday 31 March: the five working days after Friday 22 ended on 29."""
    cell = look_in(tmp_path, sent(MELDINGEN, "2019K1", triaged(day, None)))

    for term in ("1_dag", "5_werkdagen"):
        share = cell(f"triage_binnen_{term}", "2019K1")
        assert (share.teller, share.noemer) == (0, int(term in open_late))
        assert cell("triage_open_te_laat", "2019K1", f"soort/{term}").waarde == (term in open_late)
        within = cell("triage_open_binnen_termijn", "2019K1", f"soort/{term}")
        assert within.waarde == (term in open_in_time)


def test_an_older_quarter_is_judged_on_the_peildatum_of_the_newest(tmp_path: Path) -> None:
    cell = look_in(
        tmp_path,
        sent(MELDINGEN, "2019K1", triaged("2019-03-31", None)),
        sent(MELDINGEN, "2019K2"),
    )

    assert cell("triage_binnen_1_dag", "2019K1").noemer == 1
    assert cell("triage_open_te_laat", "2019K1", "soort/5_werkdagen").waarde == 1


def test_a_besluit_without_a_date_cannot_be_judged_and_is_shown_beside(tmp_path: Path) -> None:
    row = triaged("2019-01-07", None, triagebesluit="geen_vervolg")
    cell = look_in(tmp_path, sent(MELDINGEN, "2019K1", row))

    share = cell("triage_binnen_1_dag", "2019K1")
    assert (share.waarde, share.teller, share.noemer, share.status) == (None, 0, 0, "bekend")
    assert cell("triage_zonder_datum", "2019K1").waarde == 1
    assert cell("triage_open_te_laat", "2019K1", "soort/1_dag").waarde == 0


@pytest.mark.parametrize(
    ("needed", "besluit", "plan", "teller", "noemer"),
    [
        (True, "2019-01-08", "2019-01-08", 1, 1),
        (True, "2019-01-08", "2019-01-09", 0, 1),
        (True, "2019-01-08", "2019-01-07", 0, 1),
        (True, "2019-01-08", None, 0, 1),
        (True, None, None, 0, 0),
        (False, "2019-01-08", "2019-01-08", 0, 0),
        (None, "2019-01-08", "2019-01-08", 0, 0),
    ],
)
def test_a_needed_plan_is_in_time_on_the_day_of_the_triage_only(
    tmp_path: Path,
    needed: bool | None,
    besluit: str | None,
    plan: str | None,
    teller: int,
    noemer: int,
) -> None:
    made = None if plan is None else date.fromisoformat(plan)
    row = triaged("2019-01-07", besluit, veiligheidsplan_nodig=needed, datum_veiligheidsplan=made)
    cell = look_in(tmp_path, sent(MELDINGEN, "2019K1", row))("veiligheidsplan_zelfde_dag", "2019K1")

    assert (cell.teller, cell.noemer) == (teller, noemer)


def onderzoek(number: str, besluit: str | None, days: int, **more: object) -> Row:
    """Started on 1 October 2018 and finished so many days after its besluit, or its start."""
    begin = date.fromisoformat(besluit or "2018-10-01")
    return {
        "onderzoeksnummer": number,
        "gemeente": "GM0505",
        "datum_besluit": None if besluit is None else begin,
        "datum_start": date(2018, 10, 1),
        "datum_afronding": begin + timedelta(days=days),
        **more,
    }


@pytest.mark.parametrize(("days", "in_time"), [(70, 1), (71, 0)])
def test_an_onderzoek_is_in_time_on_day_70_and_late_on_day_71_after_the_besluit(
    tmp_path: Path, days: int, in_time: int
) -> None:
    rows = [onderzoek("O1", "2018-09-28", days)]
    cell = look_in(tmp_path, sent(ONDERZOEKEN, "2018K4", *rows))(
        "onderzoek_binnen_10_weken", "2018"
    )

    assert (cell.teller, cell.noemer) == (in_time, 1)


def test_an_onderzoek_without_besluit_is_left_out_of_the_share_and_shown_beside(
    tmp_path: Path,
) -> None:
    rows = [onderzoek("O1", None, 30), onderzoek("O2", "2018-09-28", 80)]
    cell = look_in(tmp_path, sent(ONDERZOEKEN, "2018K4", *rows))

    assert cell("onderzoek_binnen_10_weken", "2018K4").noemer == 1
    assert cell("onderzoek_zonder_besluitdatum", "2018K4").waarde == 1
    assert cell("doorlooptijd_onderzoek", "2018K4", "maat/gemiddelde").waarde == (30 + 80) / 2
    waiting = cell("wachttijd_onderzoek", "2018K4", "maat/gemiddelde")
    assert (waiting.waarde, waiting.noemer) == (3, 1)


def test_hours_are_of_the_onderzoeken_that_have_them(tmp_path: Path) -> None:
    rows = [
        onderzoek("O1", None, 30, bestede_uren=10.25),
        onderzoek("O2", None, 31, bestede_uren=0.1),
        onderzoek("O3", None, 32),
    ]
    cell = look_in(tmp_path, sent(ONDERZOEKEN, "2018K4", *rows))

    total = cell("bestede_uren", "2018K4", "maat/som")
    mean = cell("bestede_uren", "2018K4", "maat/gemiddelde")
    assert (total.waarde, total.teller, total.noemer) == (10.35, None, 2)
    assert (mean.waarde, mean.noemer) == (5.175, 2)
