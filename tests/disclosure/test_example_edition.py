"""The edition of the synthetic quarters against the true figures, cell by cell."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest

from ghnt_pipeline.disclosure import load_vorm, perioden_van_editie
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing import Edition
from ghnt_pipeline.publishing.edition import Status, Waarde
from ghnt_pipeline.reference import categorieen, gemeenten_van_de_regio

from .edition import EDITION, MEANS, NUMBERS, Cell, Key, Row, rule, share_rule

NO_NUMBER = ("verborgen", "gemaskeerd", "geen_gegevens")
MAP = [gemeente.code for gemeente in gemeenten_van_de_regio()]


def _expected_shape() -> set[Key]:
    areas = {"regio": ["regio"], "gemeente": [*MAP, "onbekend", "buiten_regio"]}
    return {
        (indicator, area, str(periode), cut, category.kort)
        for regel in load_vorm()
        for indicator in regel.indicatoren
        for area in areas[regel.niveau]
        for periode in perioden_van_editie(EDITION)
        if periode.is_kwartaal == (regel.periode == "kwartaal")
        for cut in regel.uitsplitsingen
        for category in categorieen(indicator, cut)
        if category.kort != "som"
        if not (indicator.endswith("_per_1000") and area in ("onbekend", "buiten_regio"))
    }


def test_the_rows_are_the_frozen_shape_no_more_and_no_less(published: dict[Key, Row]) -> None:
    assert set(published) == _expected_shape()


def test_rows_that_belong_together_stand_together(published: dict[Key, Row]) -> None:
    runs = [key[:4] for key in published]
    begins = [run for run, before in zip(runs, [None, *runs], strict=False) if run != before]

    # Per (indicator, gebied, periode) an uitsplitsing is one run: the order has no ties.
    assert len(begins) == len(set(begins))


def test_there_is_something_of_every_kind_to_test(published: dict[Key, Row]) -> None:
    statuses = {row["status"] for row in published.values()}
    assert {"bekend", "verborgen", "geen_gegevens"} <= statuses
    shown = [row for row in published.values() if row["waarde"] is not None]
    assert {row["eenheid"] for row in shown} == {"aantal", "per_1000", "procent", *MEANS}


def test_every_count_is_the_rule_applied_to_the_true_count(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    for key, row in published.items():
        cell = true[key]
        if row["eenheid"] in MEANS or cell.status in ("geen_gegevens", "grenzen"):
            continue
        shown = None if _waits(key, cell) else rule(cell.teller, cell.achter)
        if row["eenheid"] == "procent" and shown is not None:
            shown = (share_rule(cell) or (None,))[0]
        assert row["teller"] == shown, key
        without = "onvolledig" if _waits(key, cell) else "verborgen"
        assert (row["status"] == without) is (shown is None), key
        if row["eenheid"] == "aantal":
            assert row["waarde"] == shown, key


def _waits(key: Key, cell: Cell) -> bool:
    """Whether a figure rests on months beside its period that were not delivered."""
    return load_indicators()[key[0]].kijkt_verder and cell.status == "onvolledig"


def test_kinds_of_melding_are_not_published_while_their_look_back_is_not_covered(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    kinds = {key: row for key, row in published.items() if key[0] == "melding_soort"}
    assert len(kinds) == 4 * 10
    assert all((true[key].teller or 0) > 7 for key in kinds), "each would be shown otherwise"
    assert {row["status"] for row in kinds.values()} == {"onvolledig"}
    assert {row[name] for row in kinds.values() for name in NUMBERS} == {None}


def test_every_published_count_is_a_multiple_of_five_and_at_least_ten(
    published: dict[Key, Row],
) -> None:
    counts = [row["teller"] for row in published.values() if row["teller"] is not None]
    counts += [row["noemer"] for row in published.values()
               if row["eenheid"] in ("procent", *MEANS) and row["noemer"] is not None]  # fmt: skip
    counts += [row["waarde"] for row in published.values()
               if row["eenheid"] == "aantal" and row["waarde"] is not None]  # fmt: skip
    assert len(counts) > 500
    assert all(count >= 10 and count % 5 == 0 for count in counts)


def test_a_row_that_is_hidden_carries_no_number_at_all(published: dict[Key, Row]) -> None:
    hidden = [row for row in published.values() if row["status"] in NO_NUMBER]
    assert len(hidden) > 100
    assert {row[name] for row in hidden for name in NUMBERS} == {None}


def test_only_bounds_have_bounds_and_no_value_beside_them(published: dict[Key, Row]) -> None:
    for key, row in published.items():
        has_bounds = row["ondergrens"] is not None or row["bovengrens"] is not None
        assert has_bounds is (row["status"] == "grenzen"), key
        if has_bounds:
            assert (row["waarde"], row["teller"]) == (None, None), key


def test_a_rate_is_computed_from_the_published_count_and_the_inhabitants(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    rates = {k: r for k, r in published.items() if r["eenheid"] == "per_1000" and r["waarde"]}
    assert len(rates) > 50
    betrayed = 0
    for key, row in rates.items():
        assert row["noemer"] == true[key].noemer, key
        exact = 1000 * row["teller"] / row["noemer"]
        assert row["waarde"] == math.floor(exact * 10 + 0.5) / 10, key
        count = published[(key[0].removesuffix("_per_1000"), *key[1:])]
        assert row["teller"] == count["teller"], key
        betrayed += row["waarde"] != true[key].waarde
    assert betrayed, "some rates differ from the true ones, so the test can tell them apart"


def test_a_share_is_that_of_its_two_published_counts(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    shares = {k: r for k, r in published.items() if r["eenheid"] == "procent"}
    shown = {key: row for key, row in shares.items() if row["waarde"] is not None}
    betrayed = 0
    for key, row in shown.items():
        assert (row["teller"], row["noemer"]) == share_rule(true[key]), key
        assert row["waarde"] == math.floor(100 * row["teller"] / row["noemer"] + 0.5), key
        betrayed += row["waarde"] != math.floor((true[key].waarde or 0) + 0.5)
    assert len(shown) > 20
    assert betrayed, "some differ from the true shares, so the test can tell them apart"


def test_a_share_is_hidden_where_what_is_left_of_it_can_be_seven_or_less(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    shares = [key for key, row in published.items() if row["eenheid"] == "procent"]
    judged = [k for k in shares if true[k].status == "bekend" or not _waits(k, true[k])]
    hidden = [k for k in judged if published[k]["status"] == "verborgen"]
    assert [k for k in hidden if share_rule(true[k]) is not None] == []
    few_left = [k for k in hidden if (rule(true[k].teller, true[k].achter) or 0) >= 20]
    assert few_left, "some would be shown if their complement were not looked at"


def test_those_not_followed_for_a_year_are_not_published(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    followed = {key: row for key, row in published.items() if key[0] == "zonder_recidive_12m"}
    waiting = {key for key in followed if true[key].status == "onvolledig"}
    assert waiting
    assert any((true[key].teller or 0) > 20 for key in waiting), "one would be shown otherwise"
    assert {followed[key]["status"] for key in waiting} == {"onvolledig"}
    assert {followed[key][name] for key in waiting for name in NUMBERS} == {None}
    assert any(row["waarde"] for key, row in followed.items() if key not in waiting)


def test_a_sum_of_true_values_never_leaves_the_store(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    assert any(key[4] == "som" and cell.waarde for key, cell in true.items())
    assert [key for key in published if key[4] == "som"] == []


def test_a_mean_is_shown_with_twenty_records_and_a_p90_with_fifty(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    means = {k: r for k, r in published.items() if r["eenheid"] in MEANS}
    shown = 0
    for key, row in means.items():
        records = rule(true[key].noemer, true[key].achter)
        enough = records is not None and records >= (50 if key[4] == "p90" else 20)
        if row["waarde"] is not None:
            shown += 1
            assert enough, key
            assert row["noemer"] == records, key
            step = 50 if row["eenheid"] == "euro" else 1
            assert row["waarde"] == step * math.floor((true[key].waarde or 0) / step + 0.5), key
        elif row["status"] != "geen_gegevens":
            assert row["status"] == ("gemaskeerd" if enough else "verborgen"), key
        assert row["teller"] is None, key
    assert shown


def test_of_one_municipality_withheld_there_is_always_a_second(published: dict[Key, Row]) -> None:
    withheld: dict[tuple[str, ...], int] = defaultdict(int)
    for (indicator, gebied, periode, cut, category), row in published.items():
        if row["eenheid"] in MEANS and gebied in MAP:
            group = (indicator, periode, cut, category)
            withheld[group] += row["status"] in ("verborgen", "gemaskeerd")
    assert withheld
    assert 1 not in withheld.values()


def test_no_coverage_is_not_hidden_and_hidden_is_not_no_coverage(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    absent = {key for key, row in published.items() if row["status"] == "geen_gegevens"}
    assert absent == {key for key in published if true[key].status == "geen_gegevens"}
    assert absent


def test_whether_a_cell_has_data_does_not_depend_on_its_count(published: dict[Key, Row]) -> None:
    """All categories of a cell are there, or none: zeros are hidden, not absent."""
    statuses: dict[tuple[str, ...], set[bool]] = defaultdict(set)
    for (indicator, gebied, periode, cut, _), row in published.items():
        if cut != "bron":
            statuses[indicator, gebied, periode, cut].add(row["status"] == "geen_gegevens")
    assert [group for group, found in statuses.items() if len(found) > 1] == []


def test_figures_of_the_editions_own_quarter_are_provisional(published: dict[Key, Row]) -> None:
    assert all(row["voorlopig"] for key, row in published.items() if key[2] == "2019K4")
    assert not any(row["voorlopig"] for key, row in published.items() if key[2] == "2019K1")


def test_the_rows_are_what_an_edition_may_be_made_of(published: dict[Key, Row]) -> None:
    values = [Waarde(**{**row, "status": Status(row["status"])}) for row in published.values()]
    assert not any(value.lekt for value in values)
    edition = Edition(EDITION, "Test", tuple(values), (), ())
    assert edition.jaren == ("2018", "2019")


@pytest.mark.parametrize("column", ["achter", "is_exact", "gemiddelde"])
def test_the_rows_have_the_columns_of_the_contract_only(
    published: dict[Key, Row], column: str
) -> None:
    row = next(iter(published.values()))
    assert column not in row
    assert set(row) == {field for field in Waarde.__dataclass_fields__}  # noqa: C416
