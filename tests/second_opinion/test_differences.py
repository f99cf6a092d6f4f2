"""Where records and a supplier's own numbers tell of the same cell, both stay visible (D10)."""

from __future__ import annotations

from pathlib import Path

import pytest
from agreement import build, cells_in_store, read
from literal import melding, sent, total
from records import Row, Sent

MELDINGEN = "veilig_thuis.meldingen"
TOTALEN = "veilig_thuis.totalen"
CIJFERS = "veilig_thuis.cijfers"
COLUMNS = "opgave, geteld, gegeven, ondergrens, bovengrens, soort_totaal, verschil"
RECORDS = sent(
    MELDINGEN, "2018K1",
    melding("M1", "2018-01-02", "km_anders", "partnergeweld"),
    melding("M2", "2018-01-03", "km_anders"),
    melding("M3", "2018-01-04", "partnergeweld"),
)  # fmt: skip


def cijfer(aantal: int, gemeente: str = "GM0505", **more: str) -> Row:
    return {"gemeente": gemeente, "indicator": "meldingen", "aantal": aantal, **more}


def differences(path: Path, where: str = "uitsplitsing = 'totaal'") -> list[tuple[object, ...]]:
    return read(path, f"select {COLUMNS} from chk_verschil where gebied = 'GM0505' and {where}")


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"KM": 2, "HG": 2, "totaal": 3}, (3, 3, 3, "uniek", 0)),
        ({"KM": 2, "HG": 2, "totaal": 2}, (2, 2, 2, "uniek", -1)),
        ({"KM": 2, "HG": 2, "totaal": 4}, (4, 2, 4, "som_van_categorieen", 0)),
        ({"KM": 5, "HG": 2, "totaal": 7}, (7, 5, 7, "som_van_categorieen", 2)),
        ({"KM": 1, "HG": 1, "totaal": 2}, (2, 1, 2, "som_van_categorieen", -1)),
        ({"KM": 2, "HG": 2}, (None, 2, 4, "onbekend", 0)),
        ({"totaal": 5}, (5, None, None, "onbekend", 2)),
    ],
)
def test_a_total_is_laid_beside_the_count_and_differs_only_outside_its_bounds(
    tmp_path: Path, counts: dict[str, int], expected: tuple[object, ...]
) -> None:
    given = sent(TOTALEN, "2018K1", *(total("GM0505", what, n) for what, n in counts.items()))
    path = build(tmp_path, [RECORDS, given])
    assert differences(path) == [("totalen", 3, *expected)]
    place = ("meldingen", "GM0505", "2018K1", "totaal", "totaal")
    assert cells_in_store(path)[place].waarde == 3, "the records are the figure"


def test_categories_are_compared_too(tmp_path: Path) -> None:
    given = sent(TOTALEN, "2018K1", total("GM0505", "KM", 9), total("GM0505", "km_anders", 2))
    path = build(tmp_path, [RECORDS, given])
    assert differences(path, "uitsplitsing = 'thema'") == [("totalen", 2, 9, 9, 9, None, 7)]
    assert differences(path, "uitsplitsing = 'aanleiding'") == [("totalen", 2, 2, 2, 2, None, 0)]


def test_cijfers_and_totalen_about_one_cell_are_both_compared(tmp_path: Path) -> None:
    deliveries = [
        RECORDS,
        sent(CIJFERS, "2018K1", cijfer(1), cijfer(7, "regio")),
        sent(TOTALEN, "2018K1", total("GM0505", "totaal", 3)),
    ]
    path = build(tmp_path, deliveries)
    assert sorted(differences(path)) == [
        ("cijfers", 3, 1, 1, 1, None, -2),
        ("totalen", 3, 3, None, None, "onbekend", 0),
    ]


def test_a_year_is_compared_only_when_records_cover_it_whole(tmp_path: Path) -> None:
    year = sent(CIJFERS, "2018", cijfer(9))
    assert differences(build(tmp_path, [RECORDS, year])) == []
    total_alone = sent(TOTALEN, "2018", total("GM0505", "totaal", 9))
    alone = tmp_path / "a total that is no figure"
    alone.mkdir()
    assert differences(build(alone, [RECORDS, total_alone])) == []
    rest = sent(MELDINGEN, "2018", melding("M4", "2018-05-05"))
    other = tmp_path / "whole"
    other.mkdir()
    assert differences(build(other, [RECORDS, rest, year])) == [("cijfers", 4, 9, 9, 9, None, 5)]


@pytest.mark.parametrize(
    "more", [{}, {"uitsplitsing": "melder_groep", "categorie": "politie"},
             {"uitsplitsing": "thema", "categorie": "KM"}],
    ids=["totaal", "melder_groep", "thema"],
)  # fmt: skip
def test_one_figure_of_a_year_may_stand_among_counts_of_a_part_of_it(
    tmp_path: Path, more: dict[str, str]
) -> None:
    path = build(tmp_path, [RECORDS, sent(CIJFERS, "2018", cijfer(9, **more))])
    cells = cells_in_store(path)
    cut = (more.get("uitsplitsing", "totaal"), more.get("categorie", "totaal"))
    assert cells["meldingen", "GM0505", "2018", *cut].waarde == 9
    assert cells["meldingen", "regio", "2018", *cut].status == "onvolledig"


def test_figures_of_vir_are_compared_with_its_signalen(tmp_path: Path) -> None:
    signalen = sent("vir.signalen", "2018K1", {"gemeente": "GM0505", "signalen": 12, "matches": 2})
    given = sent("vir.cijfers", "2018K1", {**cijfer(10), "indicator": "vir_signalen"})
    assert differences(build(tmp_path, [signalen, given])) == [
        ("cijfers", 12, 10, 10, 10, None, -2)
    ]


def of_themas(*rows: Row) -> Sent:
    return sent(TOTALEN, "2018K1", *rows)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"km_anders": 4, "km_kindcheck": 3, "km_vechtscheiding": 0}, ("grenzen", 4, 7)),
        ({"km_anders": 4, "km_kindcheck": 0, "km_vechtscheiding": 0}, ("bekend", None, None)),
        ({"km_anders": 4, "km_kindcheck": 3}, ("grenzen", 4, None)),
        ({"KM": 5, "km_anders": 4, "km_kindcheck": 3}, ("bekend", None, None)),
    ],
)
def test_a_thema_of_which_only_aanleidingen_are_given_is_bounded(
    tmp_path: Path, counts: dict[str, int], expected: tuple[object, ...]
) -> None:
    given = of_themas(*(total("GM0505", what, count) for what, count in counts.items()))
    cell = cells_in_store(build(tmp_path, [given]))["meldingen", "GM0505", "2018K1", "thema", "KM"]
    assert (cell.status, cell.ondergrens, cell.bovengrens) == expected


def test_a_total_of_risicotaxaties_has_no_categories_to_overlap(tmp_path: Path) -> None:
    given = of_themas(total("GM0505", "totaal", 45, "risicotaxatie"))
    path = build(tmp_path, [given])
    cell = cells_in_store(path)["risicotaxaties", "GM0505", "2018K1", "totaal", "totaal"]
    assert (cell.waarde, cell.status) == (45, "bekend")


def test_overlap_is_known_only_of_a_unique_total(tmp_path: Path) -> None:
    given = of_themas(
        total("GM0505", "KM", 7), total("GM0505", "HG", 5), total("GM0505", "totaal", 10),
        total("GM0482", "KM", 7), total("GM0482", "HG", 5), total("GM0482", "totaal", 12),
    )  # fmt: skip
    path = build(tmp_path, [given])
    assert read(path, "select gebied, overlap, categorieen from chk_totaal order by all") == [
        ("GM0482", None, "HG+KM"), ("GM0505", 2, "HG+KM"),
    ]  # fmt: skip


def test_a_category_that_was_not_given_leaves_the_total_without_an_upper_bound(
    tmp_path: Path,
) -> None:
    given = of_themas(total("GM0505", "KM", 7), total("GM0505", "HG", None))
    path = build(tmp_path, [given])
    assert read(path, "select ondergrens, bovengrens from chk_totaal") == [(7, None)]


@pytest.mark.parametrize(
    ("gemeente", "gebied"),
    [("GM1963", "regio"), ("GM0584", "regio_toen"), ("GM0505", "regio_toen")],
)
def test_a_region_beside_municipalities_of_today_is_the_region_of_today(
    tmp_path: Path, gemeente: str, gebied: str
) -> None:
    given = of_themas(total("regio", "KM", 40), total(gemeente, "KM", 7))
    path = build(tmp_path, [given])
    assert (gebied,) in read(path, "select gebied from chk_totaal")


def test_former_municipalities_of_which_one_was_not_given_have_no_sum(tmp_path: Path) -> None:
    given = of_themas(
        total("GM0584", "KM", 7), total("GM0617", "KM", 5),
        total("GM0584", "HG", 3), total("GM0617", "HG", None),
    )  # fmt: skip
    path = build(tmp_path, [given])
    assert read(path, "select gebied, categorie, aantal from stg_totaal order by all") == [
        ("GM1963", "HG", None), ("GM1963", "KM", 12),
    ]  # fmt: skip
