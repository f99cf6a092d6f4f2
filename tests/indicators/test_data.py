"""The indicators, terms, goals and breaks as data: each named thing exists and fits."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.indicators import Indicator, load_indicators
from ghnt_pipeline.publishing.zinnen import breuk_tussen
from ghnt_pipeline.reference import categorieen, code_list
from ghnt_pipeline.reference.doelen import (
    DoelRichting,
    Oordeel,
    doelen,
    doelen_zonder_cijfer,
    reeksbreuken,
)
from ghnt_pipeline.reference.indicator_tables import indicator_tables
from ghnt_pipeline.reference.kalender import werkdagen
from ghnt_pipeline.reference.termijnen import leeftijdsklassen, termijnen
from ghnt_pipeline.reference.uitleg import as_markdown

ROOT = Path(__file__).parents[2]
SHARE = {
    "id": "x",
    "titel": "x",
    "vraag": "x",
    "definitie": "x",
    "telmoment": "x",
    "teller": "a",
    "noemer": "b",
    "eenheid": "procent",
    "richting": "geen",
    "optelbaar": False,
    "samenvoeging": "records",
    "uitsplitsingen": ["totaal"],
    "leveringen": ["blijf.trajecten"],
    "actielijn": "stoppen",
    "bron": "x",
    "kanttekening": "x",
}


@pytest.mark.parametrize("indicator", load_indicators().values(), ids=lambda i: i.id)
def test_what_an_indicator_names_exists(indicator: Indicator) -> None:
    assert set(indicator.leveringen) <= set(kinds())
    assert indicator.termijn is None or indicator.termijn in termijnen()
    assert set(indicator.doelen) <= set(doelen())
    for uitsplitsing in indicator.uitsplitsingen:
        assert categorieen(indicator.id, uitsplitsing)
    volgend = {levering for levering in indicator.opvolging.values() if levering != "eigen"}
    assert volgend <= set(kinds())
    assert not indicator.opvolging or indicator.termijn


@pytest.mark.parametrize("indicator", load_indicators().values(), ids=lambda i: i.id)
def test_a_figure_of_several_organisations_says_how_they_are_taken_together(
    indicator: Indicator,
) -> None:
    if len(indicator.brons) > 1 and indicator.samenvoeging == "records":
        assert "alle trajecten samen" in indicator.kanttekening


@pytest.mark.parametrize(
    "wrong",
    [
        {"noemer": None},
        {"noemer": "inwoners"},
        {"eenheid": "aantal", "samenvoeging": "som"},
        {"eenheid": "dagen"},
        {"eenheid": "per_1000", "samenvoeging": "som"},
        {"samenvoeging": "som"},
        {"eenheid": "jaren"},
        {"onbekend": 1},
    ],
)
def test_an_indicator_whose_unit_and_noemer_do_not_fit_is_refused(wrong: dict[str, object]) -> None:
    Indicator.model_validate(SHARE)
    with pytest.raises(ValidationError):
        Indicator.model_validate(SHARE | wrong)


def test_indicators_that_count_one_measure_rest_on_the_same_records(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = load_indicators()["meldingen"].model_copy(update={"leveringen": ("blijf.trajecten",)})
    both = {"een": load_indicators()["meldingen"], "ander": other}
    monkeypatch.setattr("ghnt_pipeline.reference.indicator_tables.load_indicators", lambda: both)

    with pytest.raises(ValueError, match="while both count meldingen"):
        indicator_tables()


def test_the_page_of_indicators_is_current() -> None:
    assert (ROOT / "docs" / "indicators.md").read_text("utf-8") == as_markdown()


def test_every_indicator_and_every_goal_stands_on_the_page() -> None:
    page = as_markdown()
    for indicator in load_indicators().values():
        assert f"### {indicator.id}\n" in page
        assert indicator.kanttekening in page
    for doel in doelen().values():
        assert doel.titel in page


def test_what_was_agreed_and_is_in_no_delivery_is_listed() -> None:
    assert [doel.id for doel in doelen_zonder_cijfer()] == [
        "risicogezinnen_bereikt", "tijd_aan_bureaucratie", "klanttevredenheid",
    ]  # fmt: skip
    assert "50 %" in as_markdown().split("## Agreed, and in no delivery")[1]


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2015, ""),
        (2016, "minstens 60 %"),
        (2017, "laatst afgesproken: 60 % (2016)"),
        (2018, "minstens 80 %"),
        (2019, "laatst afgesproken: 80 % (2018)"),
        (2024, "laatst afgesproken: 80 % (2018)"),
    ],
)
def test_the_goal_of_recidive_holds_in_its_own_years_only(year: int, words: str) -> None:
    doel = doelen()["zonder_recidive"]
    assert doel.in_woorden(date(year, 7, 1)) == words
    assert (doel.geldig_op(date(year, 7, 1)) is None) == (year not in (2016, 2018))


def test_goals_about_every_melding_are_laid_beside_and_not_tested() -> None:
    for name in ("triage_binnen_1_dag", "veiligheidsplan_zelfde_dag"):
        assert doelen()[name].oordeel is Oordeel.STAND
        assert [w.waarde for w in doelen()[name].waarden] == [100]


def test_the_goal_about_places_is_named_a_proxy() -> None:
    doel = doelen()["buiten_regio"]
    assert doel.richting is DoelRichting.HOOGSTENS
    assert "verblijven" in doel.benadering


def test_values_of_a_goal_do_not_overlap() -> None:
    for doel in doelen().values():
        ends = sorted((w.vanaf, w.tot or date.max) for w in doel.waarden)
        assert all(eerste[1] < tweede[0] for eerste, tweede in itertools.pairwise(ends))


def test_breaks_in_the_series_name_indicators_that_exist() -> None:
    for indicator in load_indicators():
        for breuk in reeksbreuken(indicator):
            assert set(breuk.indicatoren) <= set(load_indicators())
    years = {breuk.vanaf for i in load_indicators() for breuk in reeksbreuken(i)}
    assert years == {2015, 2016, 2019}
    assert reeksbreuken("clienten") == ()


@pytest.mark.parametrize(
    ("indicator", "nu", "toen", "breuk"),
    [
        ("onderzoeken_gestart", "2019K1", "2018K1", True),
        ("onderzoeken_gestart", "2020", "2019", False),
        ("meldingen", "2019K1", "2018K1", False),
        ("meldingen", "2015", "2014", True),
        ("meldingen", "2017", "2015", False),
        ("clienten", "2019", "2018", False),
    ],
)
def test_only_a_break_that_changes_the_figure_keeps_it_from_being_compared(
    indicator: str, nu: str, toen: str, breuk: bool
) -> None:
    assert (breuk_tussen(indicator, nu, toen) is not None) == breuk


def test_the_terms_say_their_clock() -> None:
    assert [termijn.klok for termijn in termijnen().values()] == [
        "datum_melding → datum_triagebesluit, hoogstens 1 dag",
        "datum_melding → datum_triagebesluit, hoogstens 5 werkdagen",
        "datum_besluit → datum_afronding, hoogstens 70 dagen",
        "datum_start → datum_incident, hoogstens 12 maanden",
    ]


def test_age_classes_leave_no_gap_and_are_a_code_list() -> None:
    for age in range(400):
        assert sum(klasse.bevat(age) for klasse in leeftijdsklassen()) == 1
    codes = [code.kort for code in code_list("leeftijdsklasse").codes]
    assert codes == ["0_5", "6_35", "36_70", "71_182", "183_plus"]


@pytest.mark.parametrize("cell", ["0_5", "183_plus", "0 tot en met 5 dagen"])
def test_a_supplier_can_write_an_age_class_as_its_code_or_its_label(cell: str) -> None:
    veld = kinds()["dok.cijfers"].velden()["categorie"]
    assert veld.lees(cell) in {"0_5", "183_plus"}


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2019-04-18", True), ("2019-04-19", False), ("2019-04-20", False), ("2019-04-22", False),
        ("2019-04-23", True), ("2019-04-26", True), ("2019-05-30", False), ("2019-05-31", True),
        ("2019-06-10", False), ("2019-12-24", True), ("2019-12-26", False), ("2020-01-01", False),
        ("2020-04-27", False), ("2020-05-05", False), ("2021-05-05", False), ("2018-04-27", False),
    ],
)  # fmt: skip
def test_weekends_and_dutch_public_holidays_are_no_working_days(day: str, works: bool) -> None:
    wanted = date.fromisoformat(day)
    days = {d: (number, is_work) for d, number, is_work in werkdagen(date(2018, 1, 1), wanted)}
    before, _ = days[date.fromordinal(wanted.toordinal() - 1)]
    assert days[wanted] == (before + works, works)
