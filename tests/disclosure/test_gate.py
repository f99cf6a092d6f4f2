"""The models of protection on a few figures written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest

from ghnt_pipeline.disclosure import publish

from .edition import NUMBERS, Key, Row
from .gate import THEMES, Gate, Given


@pytest.fixture
def gate() -> Iterator[Gate]:
    with duckdb.connect() as connection:
        yield Gate(connection)


def _total(gebied: str = "GM1") -> Key:
    return ("meldingen", gebied, "2019K1", "totaal", "totaal")


def _bounds(*themes: int | None, achter: int | None = None) -> list[Given]:
    """A total known by its themes only."""
    rows = [
        Given("meldingen", "GM1", name, teller=count, achter=achter)
        for name, count in zip(THEMES, themes, strict=True)
    ]
    return [*rows, Given("meldingen", "GM1", status="grenzen")]


def _shown(row: Row) -> tuple[str, int | None, int | None]:
    return row["status"], row["ondergrens"], row["bovengrens"]


def test_bounds_are_computed_from_the_published_categories(gate: Gate) -> None:
    row = gate(*_bounds(42, 18, 8))[_total()]
    # published 40, 20, 10: max 40 - 2 rounded down, sum 70 + 3 x 2 rounded up
    assert _shown(row) == ("grenzen", 35, 80)
    assert (row["waarde"], row["teller"], row["noemer"]) == (None, None, None)


def test_other_true_categories_that_round_the_same_give_the_same_bounds(gate: Gate) -> None:
    assert _shown(gate(*_bounds(38, 22, 12))[_total()]) == ("grenzen", 35, 80)


@pytest.mark.parametrize(
    ("themes", "families"),
    [((42, 18, 7), None), ((42, 18, 0), None), ((42, 18, None), None), ((42, 18, 12), 7)],
    ids=["seven", "nothing", "not given", "few families"],
)
def test_bounds_with_one_hidden_category_are_hidden(
    gate: Gate, themes: tuple[int | None, ...], families: int | None
) -> None:
    row = gate(*_bounds(*themes, achter=families))[_total()]
    assert row["status"] == "verborgen"
    assert [row[name] for name in ("waarde", "teller", "ondergrens", "bovengrens")] == [None] * 4


def test_bounds_are_hidden_where_the_shape_does_not_publish_the_categories(gate: Gate) -> None:
    gate.show("meldingen", "thema", "regio")
    rows = gate(*_bounds(42, 18, 8))
    assert ("meldingen", "GM1", "2019K1", "thema", "KM") not in rows
    assert rows[_total()]["status"] == "verborgen"


def test_a_period_that_is_not_of_the_edition_is_not_shown(gate: Gate) -> None:
    assert gate(Given("meldingen", "GM1", teller=100, periode="2017K4")) == {}


def test_a_hidden_rate_does_not_show_its_inhabitants(gate: Gate) -> None:
    rate = Given("meldingen_per_1000", "GM1", teller=7, noemer=1234, waarde=5.7)
    (row,) = gate(rate).values()
    assert row["status"] == "verborgen"
    assert {row[name] for name in ("waarde", "teller", "noemer")} == {None}


def test_a_rate_rounds_half_up_from_the_published_count(gate: Gate) -> None:
    rate = Given("meldingen_per_1000", "GM1", teller=12, noemer=8000, waarde=1.5)
    (row,) = gate(rate).values()
    assert (row["teller"], row["waarde"]) == (10, 1.3)  # 1.25, not the true 1.5


def _mean(gebied: str, n: int, categorie: str = "gemiddelde") -> Given:
    return Given("doorlooptijd_onderzoek", gebied, categorie, noemer=n, waarde=30.5)


def _of(rows: dict[Key, Row], categorie: str = "gemiddelde") -> dict[str, str]:
    return {key[1]: row["status"] for key, row in rows.items() if key[4] == categorie}


@pytest.mark.parametrize(
    ("categorie", "last_hidden"), [("gemiddelde", 17), ("p90", 47)], ids=["mean", "p90"]
)
def test_a_mean_waits_for_enough_published_records(
    gate: Gate, categorie: str, last_hidden: int
) -> None:
    rows = gate(
        _mean("GM1", last_hidden, categorie),
        _mean("GM2", last_hidden, categorie),
        _mean("GM3", last_hidden + 1, categorie),
    )
    assert _of(rows, categorie) == {"GM1": "verborgen", "GM2": "verborgen", "GM3": "bekend"}
    shown = rows["doorlooptijd_onderzoek", "GM3", "2019K1", "maat", categorie]
    assert shown["waarde"] == 31


def test_many_records_of_few_families_have_no_mean(gate: Gate) -> None:
    few = replace(_mean("regio", 60), achter_noemer=7)
    (row,) = gate(few).values()
    assert (row["status"], row["waarde"], row["noemer"]) == ("verborgen", None, None)


def test_one_withheld_mean_takes_that_of_the_fewest_records_with_it(gate: Gate) -> None:
    rows = gate(
        _mean("regio", 100), _mean("GM1", 5), _mean("GM2", 60), _mean("GM3", 25), _mean("GM4", 30)
    )
    assert _of(rows) == {
        "regio": "bekend", "GM1": "verborgen", "GM2": "bekend", "GM3": "gemaskeerd",
        "GM4": "bekend",
    }  # fmt: skip
    masked = rows["doorlooptijd_onderzoek", "GM3", "2019K1", "maat", "gemiddelde"]
    assert {masked[name] for name in ("waarde", "teller", "noemer")} == {None}


def _share(
    teller: int, noemer: int, achter: int | None = None, achter_noemer: int | None = None
) -> Given:
    return Given(
        "triage_binnen_1_dag", "GM1", teller=teller, noemer=noemer, waarde=50.0, achter=achter,
        achter_noemer=achter_noemer,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        pytest.param(_share(12, 65), (10, 65, 15), id="12 of 65 is 10 of 65, not the true 18 %"),
        pytest.param(_share(8, 23), (10, 25, 40), id="fifteen apart is the least"),
        pytest.param(_share(12, 22), None, id="ten apart may leave seven"),
        pytest.param(_share(60, 60), None, id="all of them"),
        pytest.param(_share(53, 62), None, id="nine left that could be six"),
        pytest.param(_share(7, 100), None, id="a hidden teller"),
        pytest.param(_share(20, 100, achter=7), None, id="a teller of few families"),
        pytest.param(_share(20, 100, achter_noemer=7), None, id="a noemer of few families"),
        pytest.param(_share(25, 200), (25, 200, 13), id="12.5 goes up"),
    ],
)
def test_a_share_is_shown_when_what_is_left_is_no_small_number(
    gate: Gate, share: Given, shown: tuple[int, int, int] | None
) -> None:
    (row,) = gate(share).values()
    assert row["status"] == ("verborgen" if shown is None else "bekend")
    numbers = (row["teller"], row["noemer"], row["waarde"])
    assert numbers == (shown or (None, None, None))


def test_every_shown_share_leaves_more_than_seven_in_every_data_that_rounds_to_it(
    gate: Gate,
) -> None:
    pairs = [(t, n) for n in range(8, 71) for t in range(n + 1)]
    areas = {f"{t}-{n}": (t, n) for t, n in pairs}
    gate.areas(areas)
    rows = gate(*(replace(_share(t, n), gebied=area) for area, (t, n) in areas.items()))
    shown = {key[1]: row for key, row in rows.items() if row["waarde"] is not None}
    assert len(shown) > 500
    for area, row in shown.items():
        teller, noemer = areas[area]
        assert (row["teller"], row["noemer"]) == (publish(teller, teller), publish(noemer, noemer))
        assert noemer - teller > 7


def test_a_share_of_those_still_followed_is_not_published(gate: Gate) -> None:
    young = Given(
        "zonder_recidive_12m", "GM1", "politie", teller=40, noemer=100, waarde=40.0,
        status="onvolledig", onvolledig=True,
    )  # fmt: skip
    (row,) = gate(young).values()
    assert (row["status"], {row[name] for name in NUMBERS}) == ("onvolledig", {None})


def test_a_share_that_misses_records_is_shown_as_incomplete(gate: Gate) -> None:
    partly = replace(_share(40, 100), status="onvolledig", onvolledig=True)
    (row,) = gate(partly).values()
    assert (row["status"], row["waarde"], row["noemer"]) == ("onvolledig", 40, 100)


@pytest.mark.parametrize(
    ("indicator", "true", "shown"),
    [
        pytest.param("bestede_uren", 30.5, 31, id="whole hours"),
        pytest.param("kosten_hulp", 1274.99, 1250, id="the nearest fifty"),
        pytest.param("kosten_hulp", 1275.0, 1300, id="a half goes up"),
    ],
)
def test_hours_are_whole_and_costs_are_fifties(
    gate: Gate, indicator: str, true: float, shown: int
) -> None:
    (row,) = gate(Given(indicator, "regio", "gemiddelde", noemer=18, waarde=true)).values()
    assert (row["waarde"], row["noemer"], row["teller"]) == (shown, 20, None)


def test_one_withheld_cost_takes_a_second_with_it(gate: Gate) -> None:
    def cost(gebied: str, n: int) -> Given:
        return Given("kosten_hulp", gebied, "gemiddelde", noemer=n, waarde=1000.0)

    rows = gate(cost("regio", 100), cost("GM1", 5), cost("GM2", 60), cost("GM3", 25))
    assert _of(rows)["GM3"] == "gemaskeerd"


def test_a_sum_never_leaves_the_store(gate: Gate) -> None:
    rows = gate(Given("bestede_uren", "regio", "som", noemer=100, waarde=4000.0))
    assert rows == {}


def test_no_data_does_not_count_as_a_withheld_mean(gate: Gate) -> None:
    rows = gate(
        _mean("GM1", 5),
        Given("doorlooptijd_onderzoek", "GM2", "gemiddelde", status="geen_gegevens"),
        _mean("GM3", 25),
        _mean("onbekend", 5),
    )
    assert _of(rows) == {
        "GM1": "verborgen",
        "GM2": "geen_gegevens",
        "GM3": "gemaskeerd",
        "onbekend": "verborgen",
    }


def test_no_data_is_said_and_carries_nothing(gate: Gate) -> None:
    (row,) = gate(Given("meldingen", "GM1", status="geen_gegevens")).values()
    assert row["status"] == "geen_gegevens"
    assert {row[name] for name in ("waarde", "teller", "noemer", "ondergrens")} == {None}


def _kind(categorie: str, teller: int | None, status: str = "onvolledig") -> Given:
    return Given(
        "melding_soort", "regio", categorie, teller=teller, waarde=teller, status=status,
        onvolledig=status != "bekend",
    )  # fmt: skip


def test_a_figure_that_looks_back_further_than_the_deliveries_is_not_published(gate: Gate) -> None:
    rows = gate(_kind("eerste", 540), _kind("hermelding", 3))
    assert {row["status"] for row in rows.values()} == {"onvolledig"}
    assert {row[name] for row in rows.values() for name in NUMBERS} == {None}
    assert all(row["onvolledig"] for row in rows.values())


def test_bounds_of_a_figure_that_looks_back_too_far_are_not_published(gate: Gate) -> None:
    gate.looks_further("meldingen", True)
    waiting = [replace(given, onvolledig=True) for given in _bounds(42, 18, 8)]
    rows = gate(*waiting)
    assert {row["status"] for row in rows.values()} == {"onvolledig"}
    assert {row[name] for row in rows.values() for name in NUMBERS} == {None}


def test_a_figure_whose_look_back_is_covered_is_published_as_any_other(gate: Gate) -> None:
    rows = gate(_kind("eerste", 541, "bekend"), _kind("hermelding", 3, "bekend"))
    assert [(row["status"], row["waarde"]) for row in rows.values()] == [
        ("bekend", 540), ("verborgen", None),
    ]  # fmt: skip


def test_a_year_without_one_of_its_quarters_is_shown_as_incomplete(gate: Gate) -> None:
    year = Given("meldingen", "GM1", teller=100, status="onvolledig", onvolledig=True)
    row = gate(year)[_total()]
    assert (row["status"], row["waarde"], row["onvolledig"]) == ("onvolledig", 100, True)


def test_a_mean_that_waits_is_not_the_second_one_withheld(gate: Gate) -> None:
    gate.looks_further("doorlooptijd_onderzoek", True)
    waiting = replace(_mean("GM2", 60), status="onvolledig", onvolledig=True)
    rows = gate(_mean("GM1", 5), waiting)
    assert _of(rows) == {"GM1": "verborgen", "GM2": "onvolledig"}


def test_rows_come_in_the_order_of_areas_and_categories(gate: Gate) -> None:
    given = [
        Given("meldingen", gebied, theme, teller=20)
        for gebied in ("onbekend", "GM1", "regio")
        for theme in ("OM", "KM")
    ]
    assert [key[1:5:3] for key in gate(*given)] == [
        ("regio", "KM"), ("regio", "OM"), ("GM1", "KM"), ("GM1", "OM"),
        ("onbekend", "KM"), ("onbekend", "OM"),
    ]  # fmt: skip
