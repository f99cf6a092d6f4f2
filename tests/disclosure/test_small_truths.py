"""What an attacker tries first, each on a table small enough to do by hand."""

from __future__ import annotations

import pytest

from ghnt_pipeline.disclosure.cellen import Openbaar
from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.errors import UsageFault

from .klein import LEEG, VERBORGEN, Getoond, kort, model, tabel, vernauwd

TOTAL = "meldingen GM1 2019K1"
GROUPS = ("politie", "beroepsmatig", "niet_beroepsmatig", "onbekend")


def split(total: Getoond, *parts: Getoond) -> dict[str, Getoond]:
    """A total over the four groups of melders."""
    groups = (f"meldingen GM1 2019K1 melder_groep {name}" for name in GROUPS)
    return {TOTAL: total, **dict(zip(groups, parts, strict=True))}


def witness(model: Model, *pairs: tuple[int, int]) -> list[str]:
    """What is wrong with these data as a witness: pairs in the order of the table."""
    return list(model.fouten([number for pair in pairs for number in pair]))


def test_a_shown_ten_over_four_hidden_cells_cannot_be_four_times_nothing() -> None:
    four = model(tabel(split(10, *[VERBORGEN] * 4)))

    assert witness(four, (10, 8), (0, 0), (0, 0), (0, 0), (0, 0))
    assert not witness(four, (10, 10), (0, 0), (3, 3), (7, 7), (0, 0))
    assert vernauwd(four) == set()  # but each by itself can be nothing


def test_beside_a_shown_ten_under_a_total_of_ten_is_at_most_four() -> None:
    narrow = vernauwd(model(tabel(split(10, 10, *[VERBORGEN] * 3))))

    assert narrow == {f"meldingen GM1 2019K1 melder_groep {name}=7" for name in GROUPS[1:]}


def test_a_hidden_cell_may_hold_many_records_of_few_families() -> None:
    two = model(tabel(split(15, VERBORGEN, VERBORGEN, VERBORGEN, VERBORGEN)))

    assert not witness(two, (16, 8), (12, 4), (4, 4), (0, 0), (0, 0))
    # 12 of one family and 4 are five families at most: that total would have been hidden.
    assert witness(two, (16, 8), (12, 1), (4, 4), (0, 0), (0, 0))
    assert witness(two, (16, 5), (12, 1), (4, 4), (0, 0), (0, 0))


def test_two_hidden_cells_under_a_shown_total_are_neither_of_them_nothing() -> None:
    cells: dict[str, Getoond] = {
        "meldingen regio 2019K1": 15,
        "meldingen GM1 2019K1": VERBORGEN,
        "meldingen GM2 2019K1": VERBORGEN,
    }
    assert vernauwd(model(tabel(cells))) == {
        "meldingen GM1 2019K1=0",
        "meldingen GM2 2019K1=0",
    }


def test_the_region_minus_all_other_municipalities_is_the_one_that_is_hidden() -> None:
    cells: dict[str, Getoond] = {
        "meldingen regio 2019K1": 30,
        "meldingen GM1 2019K1": 25,
        "meldingen GM2 2019K1": VERBORGEN,
    }

    assert "meldingen GM2 2019K1=0" in vernauwd(model(tabel(cells)))


def test_a_year_minus_its_shown_quarters_is_the_quarter_that_is_hidden() -> None:
    cells: dict[str, Getoond] = {"meldingen GM1 2019": 60}
    cells |= {f"meldingen GM1 2019K{n}": 20 for n in (1, 2, 3)} | {
        "meldingen GM1 2019K4": VERBORGEN
    }

    assert vernauwd(model(tabel(cells))) == set()  # 58 to 62 minus 54 to 66
    assert vernauwd(model(tabel({**cells, "meldingen GM1 2019": 75}))) == {"meldingen GM1 2019K4=0"}


def test_a_quarter_without_data_is_no_hidden_quarter() -> None:
    cells: dict[str, Getoond] = {"meldingen GM1 2019": 10, "meldingen GM1 2019K1": 10}
    empty = {f"meldingen GM1 2019K{n}": LEEG for n in (2, 3, 4)}

    assert vernauwd(model(tabel(cells | empty))) == set()
    hidden = dict.fromkeys(empty, VERBORGEN)
    assert len(vernauwd(model(tabel(cells | hidden)))) == 3


BEFORE: dict[str, Getoond] = {
    "adviesvragen regio 2018K4": 45,
    "adviesvragen GM1 2018K4": 30,
    "adviesvragen GM2 2018K4": VERBORGEN,
    "adviesvragen GM3 2018K4": VERBORGEN,
    "adviesvragen GM4 2018K4": VERBORGEN,
}
AFTER = {**BEFORE, "adviesvragen GM3 2018K4": 10}
LATE = {"adviesvragen regio 2018K4": "a", "adviesvragen GM3 2018K4": "b"}


def test_a_hidden_cell_follows_from_two_editions_around_late_records() -> None:
    """GM3 and the region grew, the others stayed: what was GM3 is the region's difference, so >= 4.

    Neither edition alone says so, and the cell was hidden in the first.
    """
    first = tabel(BEFORE, editie="2018K4", afdruk=dict.fromkeys(BEFORE, "same"))
    second = tabel(AFTER, afdruk=dict.fromkeys(AFTER, "same") | LATE)

    assert vernauwd(model(first, gemeenten=4)) == set()
    assert vernauwd(model(second, gemeenten=4)) == set()
    assert vernauwd(model(first, second, gemeenten=4)) == {"adviesvragen GM3 2018K4=0"}


def test_a_cell_that_did_not_change_is_one_cell_in_both_editions() -> None:
    first = tabel(BEFORE, editie="2018K4", afdruk=dict.fromkeys(BEFORE, "same"))
    second = tabel(AFTER, afdruk=dict.fromkeys(AFTER, "same") | LATE)

    assert [kort(cel.naam) for cel in model(first, second, gemeenten=4).cellen] == [
        *BEFORE,
        "adviesvragen regio 2018K4~2",
        "adviesvragen GM3 2018K4~2",
    ]


def test_a_hidden_cell_that_changed_is_another_cell_and_both_are_protected() -> None:
    place = "meldingen GM2 2018K4"
    before = tabel({place: VERBORGEN}, afdruk={place: "a"})
    after = tabel({place: VERBORGEN}, editie="2019K1", afdruk={place: "b"})

    names = [model(before, after).cellen[cel].naam for cel in model(before, after).doelen]
    assert names == ["meldingen/GM2/2018K4/totaal/totaal", "meldingen/GM2/2018K4/totaal/totaal~2"]


def test_a_total_that_an_annual_report_printed_exactly_narrows_what_is_hidden() -> None:
    cells = {place.replace("meldingen", "adviesvragen"): shown
             for place, shown in split(15, 10, *[VERBORGEN] * 3).items()}  # fmt: skip
    printed = Openbaar("adviesvragen", "GM1", "2019K1", "totaal", "totaal", 13, "jaarverslag")

    assert vernauwd(model(tabel(cells))) == set()  # 1 to 9 among three
    assert len(vernauwd(model(tabel(cells), openbaar=[printed]))) == 3  # 1 to 5: none can be 7


def test_a_printed_total_that_no_edition_agrees_with_is_refused() -> None:
    printed = Openbaar("adviesvragen", "GM1", "2019K1", "totaal", "totaal", 23, "jaarverslag")

    with pytest.raises(UsageFault, match="does not agree"):
        model(tabel({"adviesvragen GM1 2019K1": 20}), openbaar=[printed])


def test_what_was_printed_elsewhere_is_no_secret_any_more() -> None:
    printed = Openbaar("adviesvragen", "GM1", "2019K1", "totaal", "totaal", 3, "jaarverslag")

    known = model(tabel({"adviesvragen GM1 2019K1": VERBORGEN}), openbaar=[printed])
    assert known.doelen == ()


def test_more_casussen_than_households_behind_the_meldingen_cannot_be() -> None:
    cells: dict[str, Getoond] = {"meldingen GM1 2019K1": VERBORGEN, "casussen GM1 2019K1": 10}

    assert len(vernauwd(model(tabel(cells)))) == 2  # no data at all would be published like this


def test_contacten_lie_between_the_larger_of_two_and_their_sum() -> None:
    cells: dict[str, Getoond] = {
        "contacten GM1 2019K1": 30,
        "meldingen GM1 2019K1": 30,
        "adviesvragen GM1 2019K1": VERBORGEN,
    }
    assert vernauwd(model(tabel(cells))) == set()
    assert vernauwd(model(tabel({**cells, "contacten GM1 2019K1": 40}))) == {
        "adviesvragen GM1 2019K1=0"
    }
