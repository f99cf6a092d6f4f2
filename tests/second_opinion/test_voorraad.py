"""What is open on the last day of a period, by age and by whether it has begun."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from in_store import look_in
from literal import melding, sent, traject

MELDINGEN = "veilig_thuis.meldingen"
ONDERZOEKEN = "veilig_thuis.onderzoeken"
LAST = date(2019, 3, 31)
CLASSES = ("0_5", "6_35", "36_70", "71_182", "183_plus")
EDGES = [
    (0, "0_5"), (5, "0_5"), (6, "6_35"), (35, "6_35"), (36, "36_70"), (70, "36_70"),
    (71, "71_182"), (182, "71_182"), (183, "183_plus"), (700, "183_plus"),
]  # fmt: skip


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def onderzoek(
    number: str, besluit: date | None, start: date | None, end: date | None = None
) -> Any:
    return {
        "onderzoeksnummer": number,
        "gemeente": "GM0505",
        "datum_besluit": besluit,
        "datum_start": start,
        "datum_afronding": end,
    }


def wait(number: str, aanmelding: date, end: date | None = None) -> Any:
    """A traject that has not begun."""
    row = traject(number, "2019-01-01", None, datum_aanmelding=aanmelding)
    return {**row, "datum_start": None, "datum_einde": end}


def test_open_meldingen_stand_in_the_class_of_their_age(tmp_path: Path) -> None:
    rows = [melding(f"M{days}", str(ago(days))) for days, _ in EDGES]
    cell = look_in(tmp_path, sent(MELDINGEN, "2019K1", *rows))

    for name in CLASSES:
        expected = sum(name == of for _, of in EDGES)
        found = cell("werkvoorraad_meldingen", "2019K1", f"leeftijdsklasse/{name}")
        assert (found.waarde, found.status) == (expected, "bekend"), name
    assert cell("werkvoorraad_meldingen", "2019K1").waarde == len(EDGES)


@pytest.mark.parametrize(
    ("besluit", "is_open"),
    [
        ({"datum_triagebesluit": date(2019, 3, 31)}, False),
        ({"datum_triagebesluit": date(2019, 4, 1)}, True),
        ({"triagebesluit": "geen_vervolg"}, False),
        ({}, True),
    ],
)
def test_a_melding_is_open_until_its_besluit(
    tmp_path: Path, besluit: dict[str, Any], is_open: bool
) -> None:
    rows = [melding("M1", "2019-03-30", **besluit)]
    cell = look_in(tmp_path, sent(MELDINGEN, "2019K1", *rows))

    assert cell("werkvoorraad_meldingen", "2019K1").waarde == is_open


def test_an_onderzoek_waits_from_its_besluit_and_runs_from_its_start(tmp_path: Path) -> None:
    rows = [
        onderzoek("waits", ago(3), None),
        onderzoek("begins tomorrow", ago(80), ago(-1)),
        onderzoek("began today, decided 40 days ago", ago(40), ago(0)),
        onderzoek("no besluit", None, ago(6)),
        onderzoek("ends today", ago(120), ago(110), ago(0)),
        onderzoek("ends tomorrow", ago(75), ago(45), ago(-1)),
        onderzoek("stopped before it began", ago(50), None, ago(1)),
    ]
    cell = look_in(tmp_path, sent(ONDERZOEKEN, "2019K1", *rows), sent(MELDINGEN, "2019K1"))

    def count(indicator: str, cut: str = "totaal/totaal") -> float | None:
        return cell(indicator, "2019K1", cut).waarde

    own = "werkvoorraad_onderzoeken"
    assert (count(own), count(own, "soort/lopend"), count(own, "soort/wachtend")) == (3, 3, 2)
    ages = [count(own, f"leeftijdsklasse/{name}") for name in CLASSES]
    assert ages == [0, 1, 1, 1, 0]
    assert count("werkvoorraad", "soort/onderzoeken") == 3
    assert count("werkvoorraad", "soort/onderzoeken_wachtend") == 2
    assert count("werkvoorraad", "soort/meldingen") == 0


def test_a_traject_waits_from_its_aanmelding_and_is_counted_by_bron(tmp_path: Path) -> None:
    rows = [
        wait("T1", ago(90)),
        wait("T2", ago(90), ago(2)),
        traject("T3", str(ago(36)), datum_aanmelding=ago(100)),
        traject("T4", str(ago(36)), str(ago(0))),
    ]
    cell = look_in(
        tmp_path, sent("blijf.trajecten", "2019K1", *rows), sent("dok.trajecten", "2019K1")
    )

    own = "werkvoorraad_trajecten"
    assert cell(own, "2019K1").waarde == 1
    assert cell(own, "2019K1", "leeftijdsklasse/36_70").waarde == 1
    assert cell(own, "2019K1", "soort/wachtend").waarde == 1
    assert cell(own, "2019K1", "bron/blijf").waarde == 1
    assert cell(own, "2019K1", "bron/dok").waarde == 0
    assert cell("clienten", "2019K1", "bron/blijf").waarde == 1


def test_a_year_has_what_is_open_on_its_last_day(tmp_path: Path) -> None:
    rows = [
        melding("M1", "2018-11-01", datum_triagebesluit=date(2019, 1, 2)),
        melding("M2", "2018-02-01", datum_triagebesluit=date(2018, 4, 2)),
    ]
    cell = look_in(tmp_path, sent(MELDINGEN, "2018", *rows))

    own = "werkvoorraad_meldingen"
    quarters = [cell(own, f"2018K{number}").waarde for number in (1, 2, 3, 4)]
    assert quarters == [1, 0, 0, 1]
    assert (cell(own, "2018").waarde, cell(own, "2018").status) == (1, "bekend")


def test_a_year_is_known_by_its_last_quarter_and_unknown_without_it(tmp_path: Path) -> None:
    own = "werkvoorraad_meldingen"
    last = look_in(tmp_path / "last", sent(MELDINGEN, "2018K4", melding("M1", "2018-11-01")))
    first = look_in(tmp_path / "first", sent(MELDINGEN, "2018K1", melding("M1", "2018-01-01")))

    assert (last(own, "2018").waarde, last(own, "2018").status) == (1, "bekend")
    assert last("meldingen", "2018").status == "onvolledig"
    assert first(own, "2018").status == "geen_gegevens"
