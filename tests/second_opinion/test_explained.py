"""Whatever is delivered, the explanation of a figure adds up, by the steps of the rules."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import duckdb
import pytest
from agreement import build
from asking import ask, explain, manifests, must_add_up, some_cells, steps
from generated import deliveries, forget, totals
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from literal import advies, melding, onderzoek, sent, total, traject
from records import NUMBER, Sent, last_day, quarters_of

from ghnt_pipeline import store
from ghnt_pipeline.explaining.delen import Lezing
from ghnt_pipeline.explaining.stappen import Stap
from ghnt_pipeline.explaining.uitleg import Uitleg, Weg, explain_figure
from ghnt_pipeline.explaining.weg import Deel, LeveringsWeg, delivery_ways

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "25"))
BOUNDED = settings(
    max_examples=max(EXAMPLES // 4, 1),
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # a build is slow, and shrinking takes hundreds
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@BOUNDED
@given(
    some=deliveries(some_without_numbers=True),
    both=st.booleans(),
    random=st.randoms(use_true_random=False),
)
def test_the_steps_add_up_for_every_indicator(some: list[Sent], both: bool, random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder), some, count_both=both)
        standing = manifests(Path(folder))
        with store.explaining(path) as lees:
            for vraag in some_cells(path, random):
                must_add_up(explain_figure(Lezing(lees, standing, vraag, random.random() < 0.5)))


@BOUNDED
@given(some=totals(), random=st.randoms(use_true_random=False))
def test_the_figures_that_were_given_come_to_the_figure(some: list[Sent], random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder), some)
        standing = manifests(Path(folder))
        with store.explaining(path) as lees:
            for vraag in some_cells(path, random):
                if vraag.indicator.id in ("meldingen", "adviesvragen", "risicotaxaties"):
                    must_add_up(explain_figure(Lezing(lees, standing, vraag)))


def repeats(some: Sequence[Sent], kind: str) -> dict[str, tuple[int, int]]:
    """By delivery: rows whose number a later delivery has too, and further rows of one number."""
    bron, soort = kind.split(".")
    numbered = [
        (last_day(quarters_of(d.periode)[-1]), -len(quarters_of(d.periode)), order, d)
        for order, d in enumerate(some)
        if (d.bron, d.soort) == (bron, soort)
    ]
    by_age = [d for *_, d in sorted(numbered, key=lambda n: n[:3])]
    found = {}
    for place, delivery in enumerate(by_age):
        later = {row[NUMBER[soort]] for d in by_age[place + 1 :] for row in d.rows}
        own = [row[NUMBER[soort]] for row in delivery.rows]
        last = [number for number in own if number not in later]
        found[delivery.periode] = (len(own) - len(last), len(last) - len(set(last)))
    return found


@BOUNDED
@given(some=deliveries())
def test_repeated_numbers_are_the_ones_plain_python_finds(some: list[Sent]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder), some)
        standing = manifests(Path(folder))
        with store.explaining(path) as lees:
            for kind, indicator in (("meldingen", "meldingen"), ("adviezen", "adviesvragen")):
                expected = repeats(some, f"veilig_thuis.{kind}")
                vraag = ask(indicator, gemeente="regio", periode="2018")
                uitleg = explain_figure(Lezing(lees, standing, vraag, True))
                assert {
                    way.levering.key.periode: (
                        way.stappen.get(Stap.LATERE_LEVERING, 0),
                        way.stappen.get(Stap.ZELFDE_NUMMER, 0),
                    )
                    for deel in uitleg.wegen[0].delen
                    for way in deel.leveringen
                } == expected


MELDINGEN = (
    sent("veilig_thuis.meldingen", "2019K1",
         melding("M1", "2019-01-05", casusnummer="C1"),
         melding("M1", "2019-01-05", "km_anders", casusnummer="C1"),
         melding("M2", "2019-01-06", casusnummer="C1"),
         melding("M3", "2019-01-07"),
         melding("M4", "2018-12-30", casusnummer="C4"),
         melding("M5", "2019-01-08", casusnummer="C5", gemeente="GM0482"),
         melding("M6", "2019-01-09", casusnummer="C6")),
    sent("veilig_thuis.meldingen", "2019K2",
         melding("M6", "2019-01-09", casusnummer="C6"),
         melding("M7", "2019-04-01", casusnummer="C7")),
)  # fmt: skip


def test_a_row_leaves_by_the_first_rule_that_holds(tmp_path: Path) -> None:
    uitleg = explain(tmp_path, MELDINGEN, ask("meldingen"))
    must_add_up(uitleg)
    assert steps(uitleg) == {
        "zelfde_nummer": 1, "latere_levering": 1, "andere_plaats": 1, "andere_periode": 2,
    }  # fmt: skip
    assert uitleg.waarde["waarde"] == 4
    assert uitleg.overlap is not None
    assert uitleg.overlap.combinaties == {"HG": 3, "HG+KM": 1}
    assert (uitleg.overlap.uniek, uitleg.overlap.som) == (4, 5)
    assert uitleg.overlap.paren["HG", "KM"] == 1


def test_a_casus_is_counted_once_and_a_melding_without_one_not(tmp_path: Path) -> None:
    uitleg = explain(tmp_path, MELDINGEN, ask("casussen"))
    must_add_up(uitleg)
    assert steps(uitleg) == {
        "zelfde_nummer": 1, "latere_levering": 1, "andere_plaats": 1, "andere_periode": 2,
        "zelfde_sleutel": 1, "buiten_definitie": 1,
    }  # fmt: skip
    assert uitleg.waarde["waarde"] == 2


def test_a_category_leaves_out_the_others(tmp_path: Path) -> None:
    uitleg = explain(tmp_path, MELDINGEN, ask("meldingen", "thema", "KM"))
    must_add_up(uitleg)
    assert steps(uitleg)["andere_categorie"] == 3
    assert uitleg.waarde["waarde"] == 1


LINKED = (
    sent("veilig_thuis.meldingen", "2019K1",
         melding("M1", "2019-01-05", triagebesluit="omgezet_in_advies"),
         melding("M2", "2019-01-06", herkomst_adviesnummer="A2")),
    sent("veilig_thuis.adviezen", "2019K1",
         advies("A1", "2019-01-07", herkomst_meldingnummer="M1"),
         advies("A2", "2019-01-04"),
         advies("A3", "2019-02-04"),
         advies("A4", "2018-12-30", herkomst_meldingnummer="M1")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("both", "expected", "count"),
    [
        (False, {"andere_periode": 1, "omgezet": 1, "gekoppeld": 1}, 3),
        (True, {"andere_periode": 1, "gekoppeld": 2}, 3),
    ],
)
def test_what_belongs_to_a_melding_is_named_so(
    tmp_path: Path, both: bool, expected: dict[str, int], count: int
) -> None:
    uitleg = explain(tmp_path, LINKED, ask("contacten"), both=both)
    must_add_up(uitleg)
    assert (steps(uitleg), uitleg.waarde["waarde"]) == (expected, count)


def test_what_waits_what_is_not_covered_and_who_comes_twice_is_named(tmp_path: Path) -> None:
    some = (
        sent("blijf.trajecten", "2019K1",
             traject("T1", "2019-01-05"), traject("T2", "2019-02-05"),
             {**traject("T3", "2019-02-05"), "datum_start": None,
              "datum_aanmelding": traject("T3", "2019-02-05")["datum_start"]},
             traject("T4", "2019-01-05", gemeente_herkomst="GM1963")),
        sent("dok.trajecten", "2019K1", traject("T1", "2019-01-05")),
    )  # fmt: skip
    dordrecht = explain(tmp_path, some, ask("clienten"))
    must_add_up(dordrecht)
    assert steps(dordrecht) == {"zelfde_sleutel": 1, "niet_begonnen": 1, "andere_plaats": 1}
    assert {d.bron: d.ondergrens for d in dordrecht.wegen[0].delen} == {"blijf": 1, "dok": 1}
    with store.explaining(tmp_path / "ghnt.duckdb") as lees:
        waard = explain_figure(
            Lezing(lees, manifests(tmp_path), ask("clienten", gemeente="GM1963"))
        )
        alone = explain_figure(Lezing(lees, manifests(tmp_path), ask("clienten", "bron", "dok")))
    assert waard.waarde["status"] == "geen_gegevens"
    assert steps(waard)["niet_gedekt"] == 1
    assert [d.bron for d in alone.wegen[0].delen] == ["dok"]


def test_a_mean_is_explained_by_its_records(tmp_path: Path) -> None:
    some = (
        sent("veilig_thuis.onderzoeken", "2019K1",
             onderzoek("O1", "2019-01-01", "2019-01-11"),
             onderzoek("O2", "2019-01-01", "2019-02-01"),
             {**onderzoek("O3", "2019-01-01", "2019-02-01"), "datum_afronding": None}),
    )  # fmt: skip
    uitleg = explain(tmp_path, some, ask("doorlooptijd_onderzoek"))
    must_add_up(uitleg)
    assert steps(uitleg) == {"buiten_definitie": 1}
    assert (uitleg.waarde["noemer"], uitleg.waarde["waarde"]) == (2, 20.5)


def test_a_rate_names_the_inhabitants_it_is_divided_by(tmp_path: Path) -> None:
    uitleg = explain(tmp_path, MELDINGEN, ask("meldingen_per_1000"))
    must_add_up(uitleg)
    assert uitleg.inwoners == (("GM0505", 2019, 118654),)


def cijfer(
    indicator: str, gemeente: str, aantal: int, uitsplitsing: str = "", categorie: str = ""
) -> dict[str, object]:
    """A figure as a supplier gives it."""
    return {"indicator": indicator, "gemeente": gemeente, "aantal": aantal,
            "uitsplitsing": uitsplitsing or None, "categorie": categorie or None}  # fmt: skip


def test_given_quarters_add_up_to_a_year_and_people_only_have_bounds(tmp_path: Path) -> None:
    some = [
        sent("veilig_thuis.cijfers", f"2019K{q}", cijfer("meldingen", "GM0505", 10 * q),
             cijfer("meldingen", "GM0505", 99), cijfer("meldingen", "GM0482", 7),
             cijfer("casussen", "GM0505", q))
        for q in range(1, 5)
    ]  # fmt: skip
    uitleg = explain(tmp_path, some, ask("meldingen", periode="2019"))
    must_add_up(uitleg)
    (deel,) = uitleg.wegen[0].delen
    assert [(t.periode, t.ondergrens) for t in deel.termen] == [
        ("2019K1", 10), ("2019K2", 20), ("2019K3", 30), ("2019K4", 40),
    ]  # fmt: skip
    assert steps(uitleg) == {"ander_cijfer": 8, "zelfde_cel": 4}
    assert uitleg.waarde["waarde"] == 100
    with store.explaining(tmp_path / "ghnt.duckdb") as lees:
        people = explain_figure(Lezing(lees, manifests(tmp_path), ask("casussen", periode="2019")))
    assert (people.waarde["ondergrens"], people.waarde["bovengrens"]) == (4, 10)
    must_add_up(people)


def test_totals_of_categories_give_bounds_and_say_of_which_rows(tmp_path: Path) -> None:
    some = (
        sent("veilig_thuis.totalen", "2019K1", total("GM0505", "KM", 8), total("GM0505", "HG", 3),
             total("GM0505", "KM", 5, "onderzoek"), total("GM0482", "KM", 2)),
    )  # fmt: skip
    uitleg = explain(tmp_path, some, ask("meldingen"))
    must_add_up(uitleg)
    assert steps(uitleg) == {"ander_cijfer": 2}
    (deel,) = uitleg.wegen[0].delen
    assert [way.telt for way in deel.opgaven] == [2]
    assert (deel.ondergrens, deel.bovengrens) == (8, 11)


def test_pairs_of_themas_are_rows_of_the_total_and_of_no_thema(tmp_path: Path) -> None:
    some = (
        sent("veilig_thuis.totalen", "2019K1", total("GM0505", "KM", 8), total("GM0505", "HG", 5),
             total("GM0505", "OM", 4), total("GM0505", "KM+HG", 3)),
    )  # fmt: skip
    uitleg = explain(tmp_path, some, ask("meldingen"))
    must_add_up(uitleg)
    (deel,) = uitleg.wegen[0].delen
    assert [way.telt for way in deel.opgaven] == [4]
    assert (deel.ondergrens, deel.bovengrens) == (10, 14)
    with store.explaining(tmp_path / "ghnt.duckdb") as lees:
        thema = explain_figure(Lezing(lees, manifests(tmp_path), ask("meldingen", "thema", "KM")))
    must_add_up(thema)
    assert [way.telt for way in thema.wegen[0].delen[0].opgaven] == [1]


def test_records_go_before_a_figure_and_both_are_shown(tmp_path: Path) -> None:
    some = (*MELDINGEN, sent("veilig_thuis.cijfers", "2019K1", cijfer("meldingen", "GM0505", 6)))
    uitleg = explain(tmp_path, some, ask("meldingen"))
    must_add_up(uitleg)
    (deel,) = uitleg.wegen[0].delen
    assert (deel.herkomst, deel.ondergrens, deel.gegeven) == ("registratie", 4, (6, 6))


@pytest.mark.parametrize(
    ("cel", "counted"),
    [(("totaal", "totaal"), 5), (("thema", "HG"), 5), (("melder_groep", "politie"), 5)],
)
def test_records_that_miss_a_quarter_stand_back_for_a_figure_of_the_year(
    tmp_path: Path, cel: tuple[str, str], counted: int
) -> None:
    given_year = sent("veilig_thuis.cijfers", "2019", cijfer("meldingen", "GM0505", 60, *cel))
    uitleg = explain(tmp_path, (*MELDINGEN, given_year), ask("meldingen", *cel, periode="2019"))
    must_add_up(uitleg)
    assert uitleg.waarde["waarde"] == 60
    assert steps(uitleg)["opgave_gaat_voor"] == counted


def test_rows_without_numbers_are_named_so_and_give_bounds(tmp_path: Path) -> None:
    some = [forget(sent("veilig_thuis.meldingen", "2019K1",
                        melding("", "2019-01-05"), melding("", "2019-01-05", "km_anders"),
                        melding("", "2019-01-05", gemeente="GM0482")))]  # fmt: skip
    uitleg = explain(tmp_path, some, ask("meldingen"))
    must_add_up(uitleg)
    assert steps(uitleg) == {"zonder_nummer": 3}
    (deel,) = uitleg.wegen[0].delen
    assert (deel.herkomst, deel.ondergrens, deel.bovengrens) == ("opgave", 1, 2)


def test_an_explanation_that_does_not_add_up_is_a_fault_of_ours(tmp_path: Path) -> None:
    uitleg = explain(tmp_path, MELDINGEN, ask("meldingen"))
    (delivery, *_) = manifests(tmp_path)
    with pytest.raises(AssertionError, match="rows are left"):
        LeveringsWeg(delivery, {Stap.AFGEKEURD: 1}, 0, raakt=True)
    row = {"levering": delivery.id, "stap": None, "rijen": 1, "raakt": False}
    with pytest.raises(AssertionError, match="no explanation"):
        delivery_ways([delivery], [row])
    (weg,) = uitleg.wegen
    for wrong in ({**uitleg.waarde, "teller": 5}, {**uitleg.waarde, "teller": 3}):
        with pytest.raises(AssertionError, match="is explained"):
            Uitleg(uitleg.vraag, wrong, (Weg("teller", weg.maat, weg.delen),), (), None)


def test_a_part_that_does_not_come_to_its_figure_is_a_fault_of_ours() -> None:
    with pytest.raises(AssertionError, match="0 records are left"):
        Deel("veilig_thuis", "registratie", 1, 1)


def test_given_figures_that_do_not_come_to_the_figure_are_a_fault_of_ours(tmp_path: Path) -> None:
    path = build(
        tmp_path, [sent("veilig_thuis.cijfers", "2019K1", cijfer("meldingen", "GM0505", 6))]
    )
    with duckdb.connect(path) as changed:
        changed.execute("update core_cijfer set ondergrens = 5, bovengrens = 5")
    with (
        store.explaining(path) as lees,
        pytest.raises(AssertionError, match="the figures given come to 5 and 5"),
    ):
        explain_figure(Lezing(lees, manifests(tmp_path), ask("meldingen")))
