"""Each counting rule of the design by name, on data that fits on a screen, as figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from agreement import build, cells_in_store, read
from literal import advies, melding, onderzoek, sent, total, traject
from one_store import Store
from totals import Bounds, all_bounds

MELDINGEN = "veilig_thuis.meldingen"
ADVIEZEN = "veilig_thuis.adviezen"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_d3_a_melding_in_two_quarters_counts_once_on_the_date_of_the_latest(store: Store) -> None:
    store(
        sent(MELDINGEN, "2018K2", melding("M1", "2018-04-02", gemeente="GM0482")),
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02")),
    )
    assert store.value("meldingen", "2018K1") == 0
    assert store.value("meldingen", "2018K2", "GM0482") == 1
    assert store.value("meldingen", "2018", "regio") == 1


def test_d3_with_the_same_last_day_the_shorter_period_wins(store: Store) -> None:
    store(
        sent(MELDINGEN, "2018K4", melding("M1", "2018-12-31", "km_anders")),
        sent(MELDINGEN, "2018H2", melding("M1", "2018-12-31", "partnergeweld")),
        sent(MELDINGEN, "2018", melding("M1", "2018-12-31", "partnergeweld")),
    )
    assert store.value("meldingen", "2018K4", cut="thema/KM") == 1
    assert store.value("meldingen", "2018K4", cut="thema/HG") == 0


def test_d3_a_field_emptied_in_the_latest_period_stays_empty(store: Store) -> None:
    store(
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02", casusnummer="C1")),
        sent(MELDINGEN, "2018K2", melding("M1", "2018-01-02")),
    )
    assert store.value("casussen", "2018K1") == 0


def test_d3_a_melding_is_counted_on_its_own_date_and_not_on_that_of_its_besluit(
    store: Store,
) -> None:
    row = melding("M1", "2018-03-31", datum_triagebesluit="2018-04-01")
    store(sent(MELDINGEN, "2018K1"), sent(MELDINGEN, "2018K2", row))
    assert store.value("meldingen", "2018K1") == 1
    assert store.value("meldingen", "2018K2") == 0


def test_d4_rows_of_one_number_are_one_record_with_all_its_categories(store: Store) -> None:
    store(
        sent(
            MELDINGEN, "2018K1",
            melding("M1", "2018-01-02", "km_anders"),
            melding("M1", "2018-01-02", "partnergeweld", aard_geweld=["psychisch_geweld"]),
        )
    )  # fmt: skip
    assert store.value("meldingen", "2018K1") == 1
    assert store.value("meldingen", "2018K1", cut="thema/KM") == 1
    assert store.value("meldingen", "2018K1", cut="thema/HG") == 1
    assert store.value("meldingen", "2018K1", cut="aard/psychisch_geweld") == 1
    assert read(store.path, "select * from chk_tegenstrijdig") == []


def test_d4_the_first_filled_value_counts_and_a_difference_is_listed(store: Store) -> None:
    store(
        sent(
            MELDINGEN, "2018K1",
            melding("M1", "2018-01-02", casusnummer=None, hoedanigheid_melder="kind"),
            melding("M1", "2018-01-02", casusnummer="C1", hoedanigheid_melder="politie"),
        )
    )  # fmt: skip
    assert store.value("casussen", "2018K1") == 1
    assert store.value("meldingen", "2018K1", cut="melder_groep/niet_beroepsmatig") == 1
    assert store.value("meldingen", "2018K1", cut="melder_groep/politie") == 0
    listed = read(store.path, "select nummer, kolom, waarden from chk_tegenstrijdig")
    assert listed == [("M1", "hoedanigheid_melder", 2)]


def test_d4_every_single_valued_column_is_watched(store: Store) -> None:
    store(
        sent(
            MELDINGEN, "2018K1",
            melding("M1", "2018-01-02", eerdere_betrokkenheid="eerste"),
            melding("M1", "2018-01-02", eerdere_betrokkenheid="hermelding"),
        )
    )  # fmt: skip
    listed = read(store.path, "select kolom from chk_tegenstrijdig")
    assert listed == [("eerdere_betrokkenheid",)]


@pytest.mark.parametrize(
    ("gemeenten", "listed"),
    [
        (("GM0545", "GM0620"), [2]),
        (("GM0584", "GM1963"), []),
        (("GM0584", "GM0617", "GM1963"), [2]),
        (("GM0505", "GM0482"), [2]),
        (("GM0584", "GM0505"), [2]),
    ],
    ids=["Leerdam Vianen", "Binnenmaas Hoeksche Waard", "two former", "two", "former and other"],
)
def test_d4_municipalities_disagree_unless_one_became_the_other(
    store: Store, gemeenten: tuple[str, ...], listed: list[int]
) -> None:
    rows = [melding("M1", "2018-01-02", gemeente=gemeente) for gemeente in gemeenten]
    store(sent(MELDINGEN, "2018K1", *rows))
    assert read(store.path, "select kolom, waarden from chk_tegenstrijdig") == [
        ("gemeente", count) for count in listed
    ]


def test_d4_a_disagreement_is_named_as_the_supplier_named_the_column(store: Store) -> None:
    rows = [traject("T1", "2018-01-02", gemeente_herkomst=g) for g in ("GM0505", "GM0482")]
    store(sent("blijf.trajecten", "2018K1", *rows), sent("dok.trajecten", "2018K1"))
    assert read(store.path, "select soort, kolom from chk_tegenstrijdig") == [
        ("traject", "gemeente_herkomst")
    ]


def test_d5_a_total_is_smaller_than_its_overlapping_categories_together(store: Store) -> None:
    store(
        sent(
            MELDINGEN, "2018K1",
            melding("M1", "2018-01-02", "km_anders", "km_kindcheck", "partnergeweld"),
            melding("M2", "2018-01-02", "km_anders"),
        )
    )  # fmt: skip
    assert store.value("meldingen", "2018K1") == 2
    assert store.value("meldingen", "2018K1", cut="thema/KM") == 2
    assert store.value("meldingen", "2018K1", cut="thema/HG") == 1


@pytest.mark.parametrize(("count_both", "adviesvragen"), [(False, 0), (True, 1)])
def test_d6_the_advies_of_a_melding_turned_into_advies_is_not_counted_again(
    store: Store, count_both: bool, adviesvragen: int
) -> None:
    store(
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02", triagebesluit="omgezet_in_advies")),
        sent(ADVIEZEN, "2018K1", advies("A1", "2018-01-03", herkomst_meldingnummer="M1")),
        count_both=count_both,
    )
    assert store.value("meldingen", "2018K1") == 1
    assert store.value("adviesvragen", "2018K1") == adviesvragen
    assert store.value("contacten", "2018K1") == 1


def test_d6_an_advies_that_names_an_ordinary_melding_still_counts(store: Store) -> None:
    store(
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02", triagebesluit="onderzoek")),
        sent(
            ADVIEZEN, "2018K1",
            advies("A1", "2018-01-03", herkomst_meldingnummer="M1"),
            advies("A2", "2018-01-03", herkomst_meldingnummer="M2"),
        ),
    )  # fmt: skip
    assert store.value("adviesvragen", "2018K1") == 2


def test_d7_a_pair_counts_once_in_contacten_and_twice_where_its_cells_differ(store: Store) -> None:
    store(
        sent(
            MELDINGEN, "2018K2",
            melding("M1", "2018-04-02", "km_anders", herkomst_adviesnummer="A1"),
        ),
        sent(MELDINGEN, "2018K1", melding("M2", "2018-01-02", gemeente="GM0482")),
        sent(
            ADVIEZEN, "2018K1",
            advies("A1", "2018-01-02"),
            advies("A2", "2018-01-02", herkomst_meldingnummer="M2"),
        ),
        sent(ADVIEZEN, "2018K2", advies("A3", "2018-04-02")),
    )  # fmt: skip
    assert store.value("contacten", "2018K1") == 2  # A1 and A2: their meldingen are elsewhere
    assert store.value("contacten", "2018K1", "regio") == 2  # M2 with A2, and A1
    assert store.value("contacten", "2018") == 3  # M1 with A1, A2 and A3
    assert store.value("contacten", "2018", cut="thema/KM") == 1
    assert store.value("contacten", "2018", cut="thema/HG") == 3  # M1 is KM only


def test_d7_a_year_of_contacten_holds_only_quarters_in_which_both_were_sent(
    tmp_path: Path,
) -> None:
    deliveries = [
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02")),
        sent(MELDINGEN, "2018K2", melding("M2", "2018-04-02")),
        sent(ADVIEZEN, "2018K2", advies("A1", "2018-04-02")),
    ]
    cells = cells_in_store(build(tmp_path, deliveries))
    contacten = {
        periode: cells["contacten", "GM0505", periode, "totaal", "totaal"].waarde
        for periode in ("2018K1", "2018K2", "2018")
    }
    assert contacten == {"2018K1": None, "2018K2": 2, "2018": 2}


def test_d8_the_same_number_at_two_brons_is_two_trajecten_and_two_clients(store: Store) -> None:
    store(
        sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-02")),
        sent("dok.trajecten", "2018K1", traject("T1", "2018-01-02")),
    )
    assert store.value("geboden_hulp", "2018K1") == 2
    assert store.value("clienten", "2018K1") == 2
    assert store.value("clienten", "2018K1", cut="bron/dok") == 1


def test_a_traject_without_end_runs_on_into_every_delivered_quarter(store: Store) -> None:
    store(
        sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-02")),
        sent("blijf.trajecten", "2018K3", traject("T2", "2018-07-02", "2018-07-02")),
    )
    per_quarter = {
        quarter: store.value("geboden_hulp", quarter, cut="bron/blijf")
        for quarter in ("2018K1", "2018K2", "2018K3", "2018")
    }
    assert per_quarter == {"2018K1": 1, "2018K2": None, "2018K3": 2, "2018": 2}
    assert store.cell("geboden_hulp", "2018", cut="bron/blijf").status == "onvolledig"


def test_days_run_from_the_besluit_or_else_the_start_and_p90_lies_between_two(
    store: Store,
) -> None:
    store(
        sent(
            "veilig_thuis.onderzoeken", "2018K2",
            onderzoek("O1", "2018-03-22", "2018-04-01", besluit="2018-03-12"),
            onderzoek("O2", "2018-03-22", "2018-04-01"),
            onderzoek("O3", "2018-01-01", "2018-04-11", besluit="2018-01-01"),
        )
    )  # fmt: skip
    spread = {
        maat: store.value("doorlooptijd_onderzoek", "2018K2", cut=f"maat/{maat}")
        for maat in ("gemiddelde", "mediaan", "p90")
    }
    assert spread == pytest.approx({"gemiddelde": 130 / 3, "mediaan": 20, "p90": 84})
    assert store.cell("doorlooptijd_onderzoek", "2018K2", cut="maat/p90").noemer == 3
    assert store.value("onderzoeken_gestart", "2018K2") == 0


def test_what_a_bron_does_not_cover_is_no_zero_and_in_no_total(store: Store) -> None:
    store(
        sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-02", gemeente_herkomst="GM0584")),
        sent("dok.trajecten", "2018K1", traject("T1", "2018-01-02", gemeente_herkomst="GM1963")),
    )
    assert store.cell("clienten", "2018K1", "GM1963").status == "geen_gegevens"
    assert store.value("clienten", "2018K1", "GM1963", "bron/blijf") is None
    assert store.value("clienten", "2018K1", "GM1963", "bron/dok") == 1
    assert store.value("clienten", "2018K1", "regio") == 1
    assert "GM1963" not in store.cell("clienten", "2018K1", "regio").dekking


def test_leerdam_is_in_the_region_of_then_and_vianen_is_not(store: Store) -> None:
    store(
        sent(
            MELDINGEN, "2018",
            melding("M1", "2018-12-31", gemeente="GM0545"),
            melding("M2", "2018-12-31", gemeente="GM0620"),
            melding("M3", "2018-12-31", gemeente="GM0617"),
            melding("M4", "2018-12-31", gemeente="onbekend"),
        )
    )  # fmt: skip
    assert store.value("meldingen", "2018", "GM1961") == 2
    assert store.value("meldingen", "2018", "regio") == 1
    assert store.value("meldingen", "2018", "regio_toen") == 2
    assert store.cell("meldingen_per_1000", "2018", "regio_toen").noemer == 490_224


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"KM": 7, "HG": 3, "totaal": 9}, Bounds(7, 10, 9, None, "uniek")),
        ({"KM": 7, "HG": 3, "totaal": 7}, Bounds(7, 10, 7, None, "uniek")),
        ({"KM": 7, "HG": 0, "totaal": 7}, Bounds(7, 7, 7, None, "uniek")),
        (
            {"KM": 7, "HG": 3, "totaal": 10},
            Bounds(7, 10, 10, "overlap-niet-zichtbaar", "som_van_categorieen"),
        ),
        (
            {"KM": 7, "HG": 3, "totaal": 6},
            Bounds(7, 10, 6, "totaal-kleiner-dan-categorie", "onbekend"),
        ),
        (
            {"KM": 7, "HG": 3, "totaal": 11},
            Bounds(7, None, 11, "totaal-groter-dan-som", "onbekend"),
        ),
        ({"KM": 7, "HG": 3}, Bounds(7, 10, None, None, "onbekend")),
        (
            {"KM": 2, "km_anders": 7},
            Bounds(None, None, None, "categorieen-in-tegenspraak", "onbekend"),
        ),
        (
            {"KM": 2, "km_anders": 7, "totaal": 7},
            Bounds(None, None, 7, "categorieen-in-tegenspraak", "onbekend"),
        ),
        ({"KM": 7, "km_anders": 7}, Bounds(7, 7, None, None, "onbekend")),
        (
            {"KM": 7, "HG": None, "totaal": 9},
            Bounds(7, None, 9, "categorie-niet-gegeven", "onbekend"),
        ),
        ({"totaal": 9}, Bounds(None, None, 9, "alleen-een-totaal", "onbekend")),
    ],
)
def test_d10_a_total_lies_between_the_largest_category_and_their_sum(
    tmp_path: Path, counts: dict[str, int | None], expected: Bounds
) -> None:
    rows = [total("GM0505", categorie, count) for categorie, count in counts.items()]
    delivery = sent("veilig_thuis.totalen", "2018K1", *rows)
    path = build(tmp_path, [delivery])
    columns = ", ".join(Bounds._fields)
    assert read(path, f"select {columns} from chk_totaal") == [tuple(expected)]
    assert all_bounds(delivery) == {("GM0505", "melding"): expected}


def test_d10_the_published_figures_of_2018_hide_their_overlap(tmp_path: Path) -> None:
    meldingen = {"KM": 2780, "HG": 483, "OM": 54, "totaal": 3317}
    rows = [total("regio", categorie, count) for categorie, count in meldingen.items()]
    path = build(tmp_path, [sent("veilig_thuis.totalen", "2018", *rows)])
    columns = "gebied, ondergrens, bovengrens, bevinding"
    assert read(path, f"select {columns} from chk_totaal") == [
        ("regio_toen", 2780, 3317, "overlap-niet-zichtbaar")
    ]
    columns = "waarde, ondergrens, bovengrens, status"
    where = "indicator = 'meldingen' and gebied = 'regio_toen' and uitsplitsing = 'totaal'"
    assert read(path, f"select {columns} from ind_waarde where {where} and periode = '2018'") == [
        (None, 2780, 3317, "grenzen")
    ]


def test_order_of_acceptance_of_different_deliveries_changes_nothing(tmp_path: Path) -> None:
    deliveries = [
        sent(MELDINGEN, "2018K4", melding("M1", "2018-10-02", "km_anders")),
        sent(MELDINGEN, "2018", melding("M1", "2018-10-02"), melding("M2", "2018-02-02")),
        sent(MELDINGEN, "2018K1", melding("M1", "2018-01-02", casusnummer="C1")),
        sent(ADVIEZEN, "2018H1", advies("A1", "2018-02-02", herkomst_meldingnummer="M2")),
        sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-02")),
        sent("dok.trajecten", "2018K1", traject("T1", "2018-01-02", rol="slachtoffer")),
    ]
    cells = []
    for order in ((0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (2, 0, 5, 1, 4, 3)):
        folder = tmp_path / str(order[0])
        folder.mkdir()
        cells.append(cells_in_store(build(folder, deliveries, order=order)))
    assert cells[0] == cells[1] == cells[2]
