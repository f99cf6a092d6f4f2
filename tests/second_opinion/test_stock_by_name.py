"""Werkvoorraad by name, on data that fits on a screen, with answers worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from apart import PLACES
from by_rule import Rules
from literal import melding, onderzoek, sent, traject

MELDINGEN = "veilig_thuis.meldingen"
ONDERZOEKEN = "veilig_thuis.onderzoeken"
CLASSES = ("0_5", "6_35", "36_70", "71_182", "183_plus")


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


AGES = {
    "2018-12-31": "0_5",
    "2018-12-26": "0_5",  # 5 days
    "2018-12-25": "6_35",
    "2018-11-26": "6_35",  # 35
    "2018-11-25": "36_70",
    "2018-10-22": "36_70",  # 70
    "2018-10-21": "71_182",
    "2018-07-02": "71_182",  # 182
    "2018-07-01": "183_plus",
    "2017-01-30": "183_plus",  # 700
}


def test_an_open_case_is_in_the_class_of_its_age(rules: Rules) -> None:
    places = dict(zip(AGES, PLACES, strict=False))
    rules(
        sent(MELDINGEN, "2018", *(melding(d, d, gemeente=place) for d, place in places.items())),
        sent(
            ONDERZOEKEN, "2018",
            *(onderzoek(d, "2018-12-31", besluit=d, gemeente=g) for d, g in places.items()),
        ),
        sent(
            "blijf.trajecten", "2018",
            *(traject(d, d, gemeente_herkomst=place) for d, place in places.items()),
        ),
        sent("dok.trajecten", "2018"),
    )  # fmt: skip
    for day, place in places.items():
        for soort in ("meldingen", "onderzoeken", "trajecten"):
            own = f"werkvoorraad_{soort}"
            counted = {
                c: rules.value(own, "2018K4", f"leeftijdsklasse/{c}", place) for c in CLASSES
            }
            assert counted == {klasse: int(klasse == AGES[day]) for klasse in CLASSES}
    assert rules.value("werkvoorraad_meldingen", "2018K4", gebied="regio") == len(AGES) - 1


def test_a_melding_is_open_until_the_day_it_is_decided_on(rules: Rules) -> None:
    rules(
        sent(
            MELDINGEN, "2018H1",
            melding("M1", "2018-01-02", datum_triagebesluit="2018-03-31"),
            melding("M2", "2018-01-02", datum_triagebesluit="2018-04-01"),
            melding("M3", "2018-01-02", triagebesluit="onderzoek"),  # decided, nobody knows when
            melding("M4", "2018-03-31"),
            melding("M5", "2018-04-01"),
        )
    )  # fmt: skip
    assert rules.value("werkvoorraad_meldingen", "2018K1") == 2  # M2 and M4
    assert rules.value("werkvoorraad_meldingen", "2018K2") == 2  # M4 and M5


def test_an_onderzoek_waits_then_runs_and_is_done_on_its_last_day(rules: Rules) -> None:
    rules(
        sent(
            ONDERZOEKEN, "2018",
            onderzoek("O1", "2018-06-30", "2018-12-31", "2018-03-31"),
            onderzoek("O2", None, None, "2018-04-01"),
            onderzoek("O3", None, "2018-07-01", "2018-04-01"),  # ended without a start
            onderzoek("O4", "2018-10-01"),
        )
    )  # fmt: skip
    states = {
        quarter: (
            rules.value("werkvoorraad_onderzoeken", quarter, "soort/wachtend"),
            rules.value("werkvoorraad_onderzoeken", quarter, "soort/lopend"),
        )
        for quarter in ("2018K1", "2018K2", "2018K3", "2018K4", "2018")
    }
    assert states == {
        "2018K1": (1, 0),  # O1 waits
        "2018K2": (2, 1),  # O2 and O3 wait, O1 runs
        "2018K3": (1, 1),
        "2018K4": (1, 1),  # O2 waits, O4 runs
        "2018": (1, 1),
    }
    assert rules.value("werkvoorraad_onderzoeken", "2018K2", "leeftijdsklasse/71_182") == 1


def test_a_case_begins_on_its_first_day_and_waits_from_its_besluit(rules: Rules) -> None:
    rules(
        sent(
            ONDERZOEKEN, "2018",
            onderzoek("waits", None, None, "2018-12-28"),
            onderzoek("begins tomorrow", "2019-01-01", None, "2018-10-12"),
            onderzoek("began today, decided 40 days ago", "2018-12-31", None, "2018-11-21"),
            onderzoek("no besluit", "2018-12-25"),
            onderzoek("ends today", "2018-09-12", "2018-12-31", "2018-09-02"),
            onderzoek("ends tomorrow", "2018-11-16", "2019-01-01", "2018-10-17"),
            onderzoek("stopped before it began", None, "2018-12-30", "2018-11-11"),
        ),
        sent(MELDINGEN, "2018"),
    )  # fmt: skip
    own = "werkvoorraad_onderzoeken"
    assert rules.value(own, "2018K4") == 3
    assert rules.value(own, "2018K4", "soort/lopend") == 3
    assert rules.value(own, "2018K4", "soort/wachtend") == 2
    ages = [rules.value(own, "2018K4", f"leeftijdsklasse/{klasse}") for klasse in CLASSES]
    assert ages == [0, 1, 1, 1, 0]
    assert rules.value("werkvoorraad", "2018K4", "soort/onderzoeken") == 3
    assert rules.value("werkvoorraad", "2018K4", "soort/onderzoeken_wachtend") == 2
    assert rules.value("werkvoorraad", "2018K4", "soort/meldingen") == 0


def test_the_age_of_an_onderzoek_without_besluit_runs_from_its_start(rules: Rules) -> None:
    rules(sent(ONDERZOEKEN, "2018K1", onderzoek("O1", "2018-03-26")))
    assert rules.value("werkvoorraad_onderzoeken", "2018K1", "leeftijdsklasse/0_5") == 1


def test_the_stock_of_veilig_thuis_needs_both_kinds(rules: Rules) -> None:
    rules(
        sent(MELDINGEN, "2018H1", melding("M1", "2018-01-02"), melding("M2", "2018-01-02")),
        sent(ONDERZOEKEN, "2018K1", onderzoek("O1", "2018-01-02"), onderzoek(
            "O2", None, None, "2018-01-02"
        )),
    )  # fmt: skip
    stock = {
        soort: rules.value("werkvoorraad", "2018K1", f"soort/{soort}")
        for soort in ("meldingen", "onderzoeken", "onderzoeken_wachtend")
    }
    assert stock == {"meldingen": 2, "onderzoeken": 1, "onderzoeken_wachtend": 1}
    assert rules.cell("werkvoorraad", "2018K2", "soort/meldingen").status == "geen_gegevens"
    assert rules.value("werkvoorraad_meldingen", "2018K2") == 2


def test_the_stock_of_a_year_is_that_of_its_last_quarter_or_none(rules: Rules) -> None:
    rules(
        sent(MELDINGEN, "2018K3", melding("M1", "2018-07-02")),
        sent(
            MELDINGEN, "2018K4",
            melding("M1", "2018-07-02", datum_triagebesluit="2018-10-01"),
            melding("M3", "2018-11-01", datum_triagebesluit="2019-01-02", gemeente="GM0482"),
        ),
        sent(MELDINGEN, "2019K1", melding("M2", "2019-01-02")),
    )  # fmt: skip
    assert rules.value("werkvoorraad_meldingen", "2018K3") == 1
    assert rules.value("werkvoorraad_meldingen", "2018K4") == 0
    of_the_year = rules.cell("werkvoorraad_meldingen", "2018")
    assert (of_the_year.waarde, of_the_year.status) == (0, "bekend")
    assert rules.value("werkvoorraad_meldingen", "2018", gebied="GM0482") == 1
    assert rules.cell("werkvoorraad_meldingen", "2019").status == "geen_gegevens"


def test_a_case_that_is_not_sent_again_stays_open_in_what_is_delivered(rules: Rules) -> None:
    rules(
        sent(ONDERZOEKEN, "2018K1", onderzoek("O1", "2018-01-02")),
        sent(ONDERZOEKEN, "2018K3"),
    )
    assert rules.value("werkvoorraad_onderzoeken", "2018K1") == 1
    assert rules.cell("werkvoorraad_onderzoeken", "2018K2").status == "geen_gegevens"
    assert rules.value("werkvoorraad_onderzoeken", "2018K3") == 1


def test_trajecten_of_two_brons_need_both_for_their_total(rules: Rules) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018H1",
            traject("T1", "2018-01-02"),
            traject("T2", None, datum_aanmelding="2018-03-31"),
            traject("T3", "2018-01-02", "2018-03-31"),
            traject("T4", None, "2018-03-30", datum_aanmelding="2018-01-01"),  # waits no more
        ),
        sent("dok.trajecten", "2018K1", traject("T1", "2018-03-26", datum_aanmelding="2018-01-01")),
    )  # fmt: skip
    assert rules.value("werkvoorraad_trajecten", "2018K1") == 2
    assert rules.value("werkvoorraad_trajecten", "2018K1", "soort/wachtend") == 1
    assert rules.value("werkvoorraad_trajecten", "2018K1", "leeftijdsklasse/0_5") == 1  # of DOK
    assert rules.cell("werkvoorraad_trajecten", "2018K2").status == "geen_gegevens"
    assert rules.value("werkvoorraad_trajecten", "2018K2", "bron/blijf") == 1
    assert rules.cell("werkvoorraad_trajecten", "2018K1", gebied="GM1963").waarde is None
    assert rules.value("werkvoorraad_trajecten", "2018K1", "bron/dok", "GM1963") == 0
