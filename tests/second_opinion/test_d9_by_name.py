"""Deliveries without record numbers (rule D9) by name, and that their bounds are never wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from agreement import build, cells_in_store, differences, read
from frame import Cell
from generated import BOUNDED, EXAMPLES, consistent_deliveries, deliveries, forget
from hypothesis import given, settings
from hypothesis import strategies as st
from literal import advies, melding, onderzoek, sent, total, traject
from one_store import Store
from records import Row, Sent
from reference import FROM_RECORDS, figures

MELDINGEN = "veilig_thuis.meldingen"
ADVIEZEN = "veilig_thuis.adviezen"
Bounds = tuple[int | None, int | None]


def without(kind: str, periode: str, *rows: Row) -> Sent:
    """A delivery of these rows with their numbers taken off."""
    return forget(sent(kind, periode, *rows))


def bounds(cell: Cell) -> Bounds:
    """What is known of a cell; an exact figure lies between itself and itself."""
    return (cell.ondergrens, cell.bovengrens) if cell.waarde is None else (cell.teller, cell.teller)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def one(day: str = "2018-01-02", *aanleiding: str, **more: Any) -> Row:
    return melding("", day, *aanleiding, **more)


def test_rows_that_may_be_one_melding_are_between_one_and_all_of_them(store: Store) -> None:
    rows = [one("2018-01-02", "km_anders"), one(), one("2018-01-02", "geweld_tegen_ouders")]
    store(without(MELDINGEN, "2018K1", *rows))
    assert bounds(store.cell("meldingen", "2018K1")) == (1, 3)
    assert bounds(store.cell("meldingen", "2018K1", cut="thema/HG")) == (1, 2)
    assert bounds(store.cell("meldingen", "2018K1", cut="thema/KM")) == (1, 1)
    assert bounds(store.cell("meldingen", "2018K1", cut="thema/OM")) == (0, 0)


def test_what_is_only_bounded_has_no_value_and_says_grenzen(store: Store) -> None:
    store(without(MELDINGEN, "2018K1", one(), one()))
    cell = store.cell("meldingen", "2018K1")
    assert (cell.status, cell.waarde, cell.teller, cell.noemer) == ("grenzen", None, None, None)
    assert store.cell("meldingen_per_1000", "2018K1").status == "geen_gegevens"
    assert store.cell("casussen", "2018K1").status == "geen_gegevens"


@pytest.mark.parametrize(
    ("other", "least"),
    [
        (one("2018-01-03"), 2),
        (one(gemeente="GM0482"), 2),
        (one(hoedanigheid_melder="kind"), 2),
        (one(casusnummer="C2"), 2),
        (one(herkomst_adviesnummer="A1"), 1),
        (one(casusnummer=None), 1),
        (one(triagebesluit="onderzoek"), 1),
        (one(datum_afsluiting=date(2018, 2, 1)), 1),
        (one("2018-01-02", "km_anders"), 1),
    ],
    ids=["day", "gemeente", "melder", "casus", "advies", "no casus", "besluit", "end", "thema"],
)
def test_only_what_a_melding_keeps_for_life_tells_two_apart(
    store: Store, other: Row, least: int
) -> None:
    store(without(MELDINGEN, "2018K1", one(casusnummer="C1"), {**one(casusnummer="C1"), **other}))
    assert bounds(store.cell("meldingen", "2018K1", "regio"))[0] == least


def test_former_municipalities_of_one_are_no_reason_to_see_two_meldingen(store: Store) -> None:
    rows = [one(gemeente="GM0584"), one(gemeente="GM1963")]
    store(without(MELDINGEN, "2018K1", *rows))
    assert bounds(store.cell("meldingen", "2018K1", "GM1963")) == (1, 2)


def test_only_rows_dated_in_the_period_of_the_delivery_count(store: Store) -> None:
    store(
        without(MELDINGEN, "2018K1", one("2018-01-02")),
        without(MELDINGEN, "2018K2", one("2018-01-02"), one("2018-03-31"), one("2018-04-01")),
    )
    assert bounds(store.cell("meldingen", "2018K1")) == (1, 1)
    assert bounds(store.cell("meldingen", "2018K2")) == (1, 1)
    listed = read(store.path, "select periode, rijen, buiten from chk_ongenummerd order by all")
    assert listed == [("2018K1", 1, 0), ("2018K2", 3, 2)]


def test_of_two_deliveries_for_a_quarter_that_of_the_latest_period_counts(store: Store) -> None:
    store(
        without(MELDINGEN, "2018K1", one(), one("2018-01-03")),
        without(MELDINGEN, "2018H1", one(), one("2018-05-05")),
    )
    assert bounds(store.cell("meldingen", "2018K1")) == (1, 1)
    assert bounds(store.cell("meldingen", "2018K2")) == (1, 1)


def test_records_go_before_rows_without_numbers_and_are_not_added_to_them(store: Store) -> None:
    store(
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02")),
        without(MELDINGEN, "2018", one("2018-01-02"), one("2018-01-05"), one("2018-06-05")),
    )
    assert store.value("meldingen", "2018K1") == 1
    assert bounds(store.cell("meldingen", "2018K2")) == (1, 1)
    assert bounds(store.cell("meldingen", "2018")) == (3, 3)


def test_a_total_that_was_given_goes_before_bounds_from_rows(tmp_path: Path) -> None:
    given_total = sent("veilig_thuis.totalen", "2018K1", total("GM0505", "HG", 2))
    cells = cells_in_store(
        build(tmp_path, [without(MELDINGEN, "2018K1", one(), one(), one()), given_total])
    )
    assert cells["meldingen", "GM0505", "2018K1", "thema", "HG"].waarde == 2


def test_a_quarter_without_numbers_leaves_a_hole_in_what_is_counted_from_records(
    store: Store,
) -> None:
    store(
        without(MELDINGEN, "2018K1", one()),
        sent(MELDINGEN, "2018K2", melding("M1", "2018-01-02"), melding("M2", "2018-04-02")),
    )
    assert bounds(store.cell("meldingen", "2018K1")) == (1, 1)
    assert store.value("meldingen", "2018K2") == 1
    assert store.cell("meldingen", "2018").status == "onvolledig"
    assert read(
        store.path, "select kwartaal, maat, aantal from chk_ongedekt where maat = 'meldingen'"
    ) == [("2018K1", "meldingen", 1)]


def test_an_advies_without_number_of_a_melding_turned_into_advies_is_not_counted_again(
    store: Store,
) -> None:
    turned = melding("M1", "2018-01-02", triagebesluit="omgezet_in_advies")
    rows = [
        advies("", "2018-01-03", herkomst_meldingnummer="M1"),
        advies("", "2018-01-03"),
        advies("", "2018-01-04"),
    ]
    store(sent(MELDINGEN, "2018K1", turned), without(ADVIEZEN, "2018K1", *rows))
    assert bounds(store.cell("adviesvragen", "2018K1")) == (1, 2)


def test_an_advies_that_may_be_of_a_melding_without_number_is_not_certain(store: Store) -> None:
    turned = one(triagebesluit="omgezet_in_advies")
    rows = [advies("", "2018-01-03", herkomst_meldingnummer="M1"), advies("", "2018-01-04")]
    store(without(MELDINGEN, "2018K1", turned), without(ADVIEZEN, "2018K1", *rows))
    assert bounds(store.cell("adviesvragen", "2018K1")) == (1, 2)


def test_an_onderzoek_that_a_melding_without_number_names_is_no_orphan(store: Store) -> None:
    onderzoeken = [
        onderzoek(number, "2018-01-05", "2018-02-01", besluit="2018-01-03")
        for number in ("O1", "O2")
    ]
    store(
        without(MELDINGEN, "2018K1", one(onderzoeksnummer="O1")),
        sent("veilig_thuis.onderzoeken", "2018K1", *onderzoeken),
    )
    assert read(store.path, "select nummer from chk_wees") == [("O2",)]


def test_clients_are_known_by_their_own_number(store: Store) -> None:
    rows = [
        traject("", "2018-01-02", hulpvorm=["nazorg"]),
        traject("", "2018-01-02", hulpvorm=["crisisopvang"]),
        traject("", "2018-02-02", clientnummer="K2"),
    ]
    store(without("blijf.trajecten", "2018K1", *rows), sent("dok.trajecten", "2018K1"))
    assert store.value("clienten", "2018K1") == 2
    assert bounds(store.cell("geboden_hulp", "2018K1")) == (2, 3)


def test_behind_exact_figures_are_no_more_clients_or_casussen_than_there_are(store: Store) -> None:
    trajecten = [traject("", f"2018-01-{day:02}") for day in range(1, 10)]
    meldingen = [
        one("2018-01-02", casusnummer="C1"),
        one("2018-01-03", casusnummer="C1"),
        one("2018-01-03"),
        one("2018-01-04"),
    ]
    store(
        without("blijf.trajecten", "2018K1", *trajecten),
        without(MELDINGEN, "2018K1", *meldingen),
    )
    behind = "select ondergrens, achter from ind_bronwaarde where gebied = 'GM0505' and periode = "
    behind += "'2018K1' and uitsplitsing = 'totaal' and indicator = "
    assert read(store.path, f"{behind} 'geboden_hulp' and bron = 'blijf'") == [(9, 1)]
    assert read(store.path, f"{behind} 'meldingen'") == [(3, 2)]


def test_help_that_may_have_ended_in_another_row_is_not_certain(store: Store) -> None:
    rows = [traject("", "2018-01-02"), traject("", "2018-01-02", "2018-03-31")]
    store(without("blijf.trajecten", "2018H1", *rows), sent("dok.trajecten", "2018H1"))
    assert bounds(store.cell("geboden_hulp", "2018K1")) == (1, 2)
    assert bounds(store.cell("geboden_hulp", "2018K2")) == (0, 1)


def test_an_end_without_a_start_may_be_of_a_case_that_started_in_another_row(store: Store) -> None:
    waits = {**onderzoek("", "2018-01-02", "2018-02-01"), "datum_start": None}
    store(without("veilig_thuis.onderzoeken", "2018K1", waits))
    assert bounds(store.cell("onderzoeken_afgerond", "2018K1")) == (0, 1)
    assert bounds(store.cell("onderzoeken_gestart", "2018K1")) == (0, 0)


@settings(BOUNDED, max_examples=max(EXAMPLES // 2, 1))
@given(sent=deliveries(some_without_numbers=True), count_both=st.booleans())
def test_the_store_bounds_what_has_no_numbers_as_the_rules_say(
    sent: list[Sent], count_both: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = differences(
            build(Path(folder), sent, count_both=count_both), figures(sent, count_both=count_both)
        )
    assert not found, "\n".join([f"{len(found)} differences", *found[:8]])


@settings(BOUNDED, max_examples=max(EXAMPLES // 2, 1))
@given(sent=consistent_deliveries())
def test_taking_the_numbers_off_never_puts_the_true_figure_outside_the_bounds(
    sent: Sequence[Sent],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder), [forget(delivery) for delivery in sent])
        bounded = cells_in_store(path)
    true = figures(sent, indicators=FROM_RECORDS)
    told = {
        place: bounds(cell)
        for place, cell in bounded.items()
        if place in true and cell.status != "geen_gegevens"
    }
    assert any(high for _, high in told.values())
    for place, (low, high) in told.items():
        assert None not in (low, high), place
        assert (low or 0) <= (true[place].teller or 0) <= (high or 0), place
