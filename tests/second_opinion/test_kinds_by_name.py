"""The four kinds of melding, overlap and orphans by name, on data that fits on a screen."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from agreement import build, cells_in_store, read
from literal import advies, melding, meldingen_by_year, onderzoek, sent
from one_store import Store
from records import Row, Sent

from ghnt_pipeline.reference import categorieen, code_list

MELDINGEN = "veilig_thuis.meldingen"
YEARS = (2015, 2016, 2017, 2018)
KINDS = [code.kort for code in code_list("melding_soort").codes]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, ("meldingen", "melding_soort", "overlap_thema"))


def of_casus(number: str, day: str, closed: str | None = None, **more: Any) -> Row:
    """A melding of casus C1, unless said otherwise."""
    end = None if closed is None else date.fromisoformat(closed)
    return melding(number, day, **{"casusnummer": "C1", "datum_afsluiting": end, **more})


def kinds_in(
    store: Store, *rows: Row, periode: str = "2018K1", years: tuple[int, ...] = YEARS
) -> dict[str, float | None]:
    """The groups that are not empty in a period, where every year was delivered."""
    store(*meldingen_by_year(*rows, years=years))
    found = {kind: store.value("melding_soort", periode, cut=f"soort/{kind}") for kind in KINDS}
    assert sum(filter(None, found.values())) == store.value("meldingen", periode)
    return {kind: number for kind, number in found.items() if number}


def test_without_an_earlier_melding_of_the_casus_it_is_the_first(store: Store) -> None:
    other = of_casus("M1", "2017-12-01", "2017-12-31", casusnummer="C2")
    assert kinds_in(store, other, of_casus("M2", "2018-01-15")) == {"eerste": 1}


def test_an_earlier_melding_that_is_closed_makes_a_hermelding(store: Store) -> None:
    earlier = of_casus("M1", "2017-12-01", "2017-12-31")
    assert kinds_in(store, earlier, of_casus("M2", "2018-01-15")) == {"hermelding": 1}


def test_one_that_is_open_among_closed_ones_makes_a_vervolgmelding(store: Store) -> None:
    rows = [
        of_casus("M1", "2017-02-01"),
        of_casus("M2", "2017-12-01", "2017-12-31"),
        of_casus("M3", "2018-01-15"),
    ]
    assert kinds_in(store, *rows) == {"vervolgmelding": 1}


@pytest.mark.parametrize(
    ("closed", "kind"),
    [
        ("2018-01-14", "hermelding"),
        ("2018-01-15", "hermelding"),
        ("2018-01-16", "vervolgmelding"),
        (None, "vervolgmelding"),
    ],
)
def test_closed_on_the_day_of_this_melding_is_closed(
    store: Store, closed: str | None, kind: str
) -> None:
    earlier = of_casus("M1", "2017-12-01", closed)
    assert kinds_in(store, earlier, of_casus("M2", "2018-01-15")) == {kind: 1}


@pytest.mark.parametrize(
    ("closed", "kinds"),
    [
        (None, {"eerste": 1, "vervolgmelding": 1}),
        ("2018-01-15", {"eerste": 1, "hermelding": 1}),
    ],
)
def test_of_two_on_the_same_day_the_smaller_number_is_the_earlier(
    store: Store, closed: str | None, kinds: dict[str, int]
) -> None:
    rows = [of_casus("M2", "2018-01-15"), of_casus("M1", "2018-01-15", closed)]
    assert kinds_in(store, *rows) == kinds
    first = read(store.path, "select meldingnummer from core_melding_soort where soort = 'eerste'")
    assert first == [("M1",)]


@pytest.mark.parametrize(
    ("earlier", "kind"), [("2015-01-15", "hermelding"), ("2015-01-14", "eerste")]
)
def test_exactly_36_months_back_is_looked_at_and_a_day_more_is_not(
    store: Store, earlier: str, kind: str
) -> None:
    before = of_casus("M1", earlier, "2015-02-01")
    assert kinds_in(store, before, of_casus("M2", "2018-01-15")) == {kind: 1}


@pytest.mark.parametrize(
    ("earlier", "kind"), [("2017-02-28", "hermelding"), ("2017-02-27", "eerste")]
)
def test_36_months_before_29_february_is_28_february(store: Store, earlier: str, kind: str) -> None:
    rows = [of_casus("M1", earlier, "2017-03-01"), of_casus("M2", "2020-02-29")]
    years = (2017, 2018, 2019, 2020)
    assert kinds_in(store, *rows, periode="2020K1", years=years) == {kind: 1}


def test_an_open_melding_from_before_the_look_back_is_forgotten(store: Store) -> None:
    assert kinds_in(store, of_casus("M1", "2015-01-01"), of_casus("M2", "2018-01-15")) == {
        "eerste": 1
    }


def test_meldingen_without_casusnummer_are_not_put_in_a_group(store: Store) -> None:
    rows = [
        of_casus("M1", "2017-12-01", casusnummer=None),
        of_casus("M2", "2018-01-15", casusnummer=None),
        of_casus("M3", "2018-01-15", casusnummer=None),
    ]
    assert kinds_in(store, *rows) == {"niet_ingedeeld": 2}


def test_a_casus_is_known_from_another_municipality(store: Store) -> None:
    rows = [
        of_casus("M1", "2018-01-02", "2018-01-03", gemeente="GM0482"),
        of_casus("M2", "2018-01-15"),
    ]
    assert kinds_in(store, *rows) == {"hermelding": 1}
    in_region = {
        kind: store.value("melding_soort", "2018K1", "regio", f"soort/{kind}") for kind in KINDS
    }
    assert in_region == {"eerste": 1, "hermelding": 1, "vervolgmelding": 0, "niet_ingedeeld": 0}


def test_a_melding_in_two_quarters_is_no_earlier_melding_of_itself(store: Store) -> None:
    deliveries = [
        *meldingen_by_year(years=(2015, 2016, 2017)),
        sent(MELDINGEN, "2018K1", of_casus("M1", "2018-01-15")),
        sent(MELDINGEN, "2018K2", of_casus("M1", "2018-01-15", "2018-04-01")),
    ]
    store(*deliveries)
    assert store.value("melding_soort", "2018K1", cut="soort/eerste") == 1


@pytest.mark.parametrize(
    ("delivered", "status"),
    [
        ("2015 2016 2017 2018K1", "bekend"),
        ("2016 2017 2018K1", "onvolledig"),
        ("2015K2 2015H2 2016 2017 2018K1", "onvolledig"),
        ("2015 2016H1 2016K4 2017 2018K1", "onvolledig"),
        ("2018K1", "onvolledig"),
    ],
)
def test_groups_are_onvolledig_until_the_36_months_before_are_delivered(
    store: Store, delivered: str, status: str
) -> None:
    store(*(sent(MELDINGEN, periode) for periode in delivered.split()))
    cell = store.cell("melding_soort", "2018K1", cut="soort/eerste")
    assert (cell.status, cell.onvolledig) == (status, status == "onvolledig")
    assert store.cell("meldingen", "2018K1").status == "bekend"
    assert store.cell("overlap_thema", "2018K1", cut="combinatie/KM").status == "bekend"


def test_a_year_looks_back_from_its_first_day(store: Store) -> None:
    store(*(sent(MELDINGEN, periode) for periode in ("2015H2", "2016", "2017", "2018")))
    status = {
        periode: store.cell("melding_soort", periode, cut="soort/eerste").status
        for periode in ("2018K1", "2018K2", "2018K3", "2018K4", "2018")
    }
    assert status == {
        "2018K1": "onvolledig",
        "2018K2": "onvolledig",
        "2018K3": "bekend",
        "2018K4": "bekend",
        "2018": "onvolledig",
    }


def test_a_given_figure_does_not_take_the_place_of_groups_that_lack_a_look_back(
    tmp_path: Path,
) -> None:
    given = {"gemeente": "GM0505", "indicator": "melding_soort", "uitsplitsing": "soort"}
    deliveries = [
        sent(MELDINGEN, "2018K1", of_casus("M1", "2018-01-15")),
        sent("veilig_thuis.cijfers", "2018K1", {**given, "categorie": "eerste", "aantal": 40}),
    ]
    cell = cells_in_store(build(tmp_path, deliveries))[
        "melding_soort", "GM0505", "2018K1", "soort", "eerste"
    ]
    assert (cell.waarde, cell.status) == (1, "onvolledig")


def test_the_suppliers_own_groups_are_compared_and_counted_nowhere(store: Store) -> None:
    rows = [
        of_casus("M1", "2018-01-02", "2018-01-03", eerdere_betrokkenheid="hermelding"),
        of_casus("M2", "2018-01-15", eerdere_betrokkenheid="hermelding"),
        of_casus("M3", "2018-01-16"),
    ]
    assert kinds_in(store, *rows) == {"eerste": 1, "hermelding": 1, "vervolgmelding": 1}
    columns = "gemeente, kwartaal, soort, soort_leverancier, meldingen"
    assert read(store.path, f"select {columns} from chk_melding_soort order by all") == [
        ("GM0505", "2018K1", "eerste", "hermelding", 1),
        ("GM0505", "2018K1", "hermelding", "hermelding", 1),
    ]


def test_the_combinations_are_all_those_of_the_four_themas() -> None:
    themas = [code.kort for code in code_list("thema").codes]
    possible = {
        "+".join(sorted(chosen))
        for size in range(1, len(themas) + 1)
        for chosen in combinations(themas, size)
    }
    found = [code.kort for code in categorieen("overlap_thema", "combinatie")]
    assert set(found) == possible
    assert len(found) == len(possible)


def overlapping() -> Sent:
    """Three meldingen: of one thema, of two, and of one by two aanleidingen."""
    return sent(
        MELDINGEN, "2018K1",
        melding("M1", "2018-01-02", "km_anders"),
        melding("M2", "2018-01-02", "partnergeweld", "km_anders"),
        melding("M3", "2018-01-02", "km_anders", "km_kindcheck"),
    )  # fmt: skip


def test_a_melding_has_one_exact_combination_of_themas(store: Store) -> None:
    store(overlapping())
    found = {
        code.kort: store.value("overlap_thema", "2018K1", cut=f"combinatie/{code.kort}")
        for code in code_list("combinatie").codes
    }
    assert {combination: number for combination, number in found.items() if number} == {
        "KM": 2,
        "HG+KM": 1,
    }


def test_pairs_and_the_factor_follow_from_the_combinations(store: Store) -> None:
    store(overlapping())
    where = "where gebied = 'GM0505' and periode = '2018K1' and lijst = 'thema'"
    pairs = read(store.path, f"select code, met, aantal from ind_overlap {where} order by all")
    assert pairs == [("HG", "HG", 1), ("HG", "KM", 1), ("KM", "HG", 1), ("KM", "KM", 3)]
    factor = read(store.path, f"select uniek, som, factor from ind_overlap_factor {where}")
    assert factor == [(3, 4, 4 / 3)]
    by_aanleiding = where.replace("thema", "aanleiding")
    found = read(store.path, f"select combinatie, aantal from ind_combinatie {by_aanleiding}")
    assert set(found) == {
        ("km_anders", 1), ("km_anders+partnergeweld", 1), ("km_anders+km_kindcheck", 1)
    }  # fmt: skip


def test_links_with_one_end_are_orphans_and_count_all_the_same(store: Store) -> None:
    named = {"herkomst_adviesnummer": "A1", "onderzoeksnummer": "O1"}
    lost = {"herkomst_adviesnummer": "A9", "onderzoeksnummer": "O9"}
    store(
        sent(
            MELDINGEN, "2018K1",
            melding("M1", "2018-01-02", **named),
            melding("M2", "2018-01-02", **lost),
        ),
        sent(
            "veilig_thuis.adviezen", "2018K1",
            advies("A1", "2018-01-02", herkomst_meldingnummer="M1"),
            advies("A2", "2018-01-02", herkomst_meldingnummer="M9"),
        ),
        sent(
            "veilig_thuis.onderzoeken", "2018K1",
            onderzoek("O1", "2018-01-03", "2018-02-03"),
            onderzoek("O2", "2018-01-03", "2018-02-03"),
        ),
    )  # fmt: skip
    columns = "soort, nummer, kolom, verwijst_naar"
    assert set(read(store.path, f"select {columns} from chk_wees")) == {
        ("melding", "M2", "herkomst_adviesnummer", "A9"),
        ("melding", "M2", "onderzoeksnummer", "O9"),
        ("advies", "A2", "herkomst_meldingnummer", "M9"),
        ("onderzoek", "O2", "onderzoeksnummer", None),
    }
    assert store.value("meldingen", "2018K1") == 2
