"""What is masked when a hidden cell can be narrowed, and when nothing helps."""

from __future__ import annotations

from ghnt_pipeline.disclosure.cellen import Openbaar, Stand

from .klein import MASKER, VERBORGEN, Getoond, beveiligd, kort, model, tabel, vernauwd
from .test_small_truths import AFTER, BEFORE, LATE, split

NARROW = split(10, 10, VERBORGEN, VERBORGEN, VERBORGEN)


def test_a_cell_that_can_be_narrowed_gets_a_mask_and_is_then_certified() -> None:
    proof = beveiligd(tabel(NARROW))

    assert proof.onveilig == ()
    masked = [c.plaats for c in proof.tabel.cijfers if c.status == Stand.GEMASKEERD]
    assert masked == [("meldingen", "GM1", "2019K1", "melder_groep", "politie")]
    assert vernauwd(model(proof.tabel)) == set()


def test_a_category_is_masked_before_a_total() -> None:
    (mask,) = beveiligd(tabel(NARROW)).maskers

    assert kort(mask.cel) == "meldingen GM1 2019K1 melder_groep politie"
    assert kort(mask.voor).startswith("meldingen GM1 2019K1 melder_groep")


def test_nothing_is_masked_where_nothing_can_be_narrowed() -> None:
    proof = beveiligd(tabel(split(60, 20, 30, VERBORGEN, VERBORGEN)))

    assert proof.maskers == ()
    assert proof.onveilig == ()


def test_a_mask_takes_the_rate_of_the_same_count_with_it() -> None:
    cells: dict[str, Getoond] = {
        "meldingen regio 2019K1": 15,
        "meldingen_per_1000 regio 2019K1": 15,
        "meldingen GM1 2019K1": VERBORGEN,
        "meldingen GM2 2019K1": VERBORGEN,
    }
    proof = beveiligd(tabel(cells))

    assert proof.onveilig == ()
    assert [c.status for c in proof.tabel.cijfers[:2]] == [MASKER, MASKER]


def test_what_an_earlier_edition_leaves_open_is_masked_in_the_next() -> None:
    """The released edition cannot change, so the new one must keep its region or GM3 to itself."""
    first = tabel(BEFORE, editie="2018K4", afdruk=dict.fromkeys(BEFORE, "same"))
    second = tabel(AFTER, afdruk=dict.fromkeys(AFTER, "same") | LATE)
    proof = beveiligd(first, second, gemeenten=4)

    assert proof.onveilig == ()
    assert {kort(mask.voor) for mask in proof.maskers} == {"adviesvragen GM3 2018K4"}
    assert all(mask.cel.endswith("~2") for mask in proof.maskers)


def test_a_cell_that_earlier_editions_show_cannot_be_masked_any_more() -> None:
    first = tabel({"meldingen GM1 2019K1": 15})
    second = tabel(
        {"meldingen GM1 2019K1": 15, "meldingen regio 2019K1": VERBORGEN}, editie="2019K2"
    )
    proof = beveiligd(first, second)

    assert proof.maskers == ()
    assert proof.onveilig == ("meldingen/regio/2019K1/totaal/totaal",)


def test_the_gate_stays_shut_when_a_printed_total_leaves_no_room() -> None:
    cells: dict[str, Getoond] = {"adviesvragen regio 2019K1": VERBORGEN}
    cells |= {"adviesvragen GM1 2019K1": VERBORGEN, "adviesvragen GM2 2019K1": VERBORGEN}
    printed = Openbaar("adviesvragen", "regio", "2019K1", "totaal", "totaal", 3, "jaarverslag")
    proof = beveiligd(tabel(cells), openbaar=[printed])

    assert set(proof.onveilig) == {
        "adviesvragen/GM1/2019K1/totaal/totaal",
        "adviesvragen/GM2/2019K1/totaal/totaal",
    }


def test_the_same_tables_give_the_same_masks_and_witnesses() -> None:
    one, other = beveiligd(tabel(NARROW)), beveiligd(tabel(NARROW))

    assert one.maskers == other.maskers
    assert one.uitkomst.getuigen == other.uitkomst.getuigen


def test_masks_and_witnesses_follow_from_what_is_published_alone() -> None:
    """Other data behind the same published table leave other marks, and nothing else."""
    one = beveiligd(tabel(NARROW, afdruk=dict.fromkeys(NARROW, "these records")))
    other = beveiligd(tabel(NARROW, afdruk={place: place for place in NARROW}))

    assert one.maskers == other.maskers
    assert one.uitkomst.getuigen == other.uitkomst.getuigen
