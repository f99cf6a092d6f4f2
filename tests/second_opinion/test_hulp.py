"""Waiting, stay, cost and origin of help; what several organisations make together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from agreement import read
from in_store import look_in
from literal import sent, traject

BLIJF, DOK = "blijf.trajecten", "dok.trajecten"
CIJFERS = {"gemeente": "GM0505", "uitsplitsing": "maat", "categorie": "gemiddelde", "aantal": 90}


def stay(number: str, herkomst: str, start: str = "2019-01-01", **more: Any) -> Any:
    return traject(
        number, start, hulpvorm=["crisisopvang", "nazorg"], gemeente_herkomst=herkomst, **more
    )


def test_waiting_is_a_mean_over_the_records_of_both_organisations(tmp_path: Path) -> None:
    def waited(number: str, aanmelding: str) -> Any:
        return traject(number, "2019-02-01", datum_aanmelding=date.fromisoformat(aanmelding))

    cell = look_in(
        tmp_path,
        sent(BLIJF, "2019K1", waited("T1", "2019-01-31"), waited("T2", "2019-01-31")),
        sent(DOK, "2019K1", waited("T1", "2019-01-02"), traject("T2", "2019-02-01")),
    )

    mean = cell("wachttijd_hulp", "2019K1", "maat/gemiddelde")
    assert (mean.waarde, mean.noemer, mean.status) == ((1 + 1 + 30) / 3, 3, "bekend")
    assert cell("wachttijd_hulp", "2019K1", "maat/mediaan").waarde == 1


def test_an_organisation_that_sends_figures_is_not_in_a_mean(tmp_path: Path) -> None:
    rows = [stay("T1", "GM0505", datum_aanmelding=date(2018, 12, 30))]
    figures = sent("dok.cijfers", "2019K1", {**CIJFERS, "indicator": "wachttijd_hulp"})
    cell = look_in(tmp_path / "both", sent(BLIJF, "2019K1", *rows), figures)
    only = look_in(tmp_path / "figures", figures)

    mean = cell("wachttijd_hulp", "2019K1", "maat/gemiddelde")
    assert (mean.waarde, mean.noemer, mean.status) == (2, 1, "bekend")
    assert only("wachttijd_hulp", "2019K1", "maat/gemiddelde").status == "geen_gegevens"
    listed = read(tmp_path / "both" / "ghnt.duckdb", "select bron, reden from chk_ongedekt_cijfer")
    assert listed == [("dok", "records")]


def test_what_two_organisations_cover_is_covered_in_a_mean(tmp_path: Path) -> None:
    cell = look_in(tmp_path, sent(BLIJF, "2019K1"), sent(DOK, "2019K1"))

    mean = cell("kosten_hulp", "2019K1", "maat/som", "regio")
    assert "GM1963" in mean.dekking.split()
    assert (mean.waarde, mean.noemer, mean.status) == (None, 0, "bekend")
    hoeksche_waard = cell("kosten_hulp", "2019K1", "maat/som", "GM1963")
    assert (hoeksche_waard.dekking, hoeksche_waard.status) == ("GM1963", "bekend")


def test_hoeksche_waard_has_no_data_where_only_blijf_delivers(tmp_path: Path) -> None:
    cell = look_in(tmp_path, sent(BLIJF, "2019K1", stay("T1", "GM0505", kosten=10.0)))

    assert cell("kosten_hulp", "2019K1", "maat/som", "GM1963").status == "geen_gegevens"
    assert cell("verblijfsduur", "2019K1", "maat/mediaan", "GM1963").status == "geen_gegevens"
    assert cell("verblijfsduur", "2019K1", "maat/mediaan", "GM0482").noemer == 0


def test_costs_are_of_ended_trajecten_that_have_them(tmp_path: Path) -> None:
    rows = [
        stay("T1", "GM0505", datum_einde=date(2019, 2, 1), kosten=100.1),
        stay("T2", "GM0505", datum_einde=date(2019, 2, 1), kosten=0.2),
        stay("T3", "GM0505", datum_einde=date(2019, 2, 1)),
        stay("T4", "GM0505", kosten=5.0),
    ]
    cell = look_in(tmp_path, sent(BLIJF, "2019K1", *rows))

    total = cell("kosten_hulp", "2019K1", "maat/som")
    assert (total.waarde, total.noemer) == (100.3, 2)


def test_length_of_stay_is_of_shelter_that_ended(tmp_path: Path) -> None:
    rows = [
        stay("T1", "GM0505", datum_einde=date(2019, 1, 11)),
        traject("T2", "2019-01-01", "2019-03-01"),
        stay("T3", "GM0505"),
    ]
    cell = look_in(tmp_path, sent(BLIJF, "2019K1", *rows))

    mean = cell("verblijfsduur", "2019K1", "maat/gemiddelde")
    assert (mean.waarde, mean.noemer) == (10, 1)


def test_origin_is_of_today_and_what_is_unknown_stands_beside(tmp_path: Path) -> None:
    """Leerdam is outside the region of today, also in 2018; shelter of Hoeksche Waard is inside."""
    rows = [
        stay("T1", "GM0505"),
        stay("T2", "GM0545", "2018-05-01", datum_einde=date(2019, 1, 1)),
        stay("T3", "buiten_regio"),
        stay("T4", "onbekend"),
        stay("T5", "GM1963"),
        traject("T6", "2019-01-01", gemeente_herkomst="buiten_regio"),
        stay("T7", "buiten_regio", "2019-04-01"),
        stay("T8", "GM1961", "2018-05-01", datum_einde=date(2018, 12, 31)),
    ]
    cell = look_in(tmp_path, sent(BLIJF, "2018"), sent(BLIJF, "2019K1", *rows))

    share = cell("buiten_regio", "2019K1", gebied="regio")
    assert (share.teller, share.noemer, share.waarde) == (2, 4, 50.0)
    assert cell("buiten_regio_onbekend", "2019K1", gebied="regio").waarde == 1
    year = cell("buiten_regio", "2018", gebied="regio")
    assert (year.teller, year.noemer) == (2, 2)


def test_origin_is_a_figure_of_the_region_only(tmp_path: Path) -> None:
    cell = look_in(tmp_path, sent(BLIJF, "2019K1", stay("T1", "buiten_regio")))

    for gebied in ("GM0505", "buiten_regio", "onbekend"):
        with pytest.raises(KeyError):
            cell("buiten_regio", "2019K1", gebied=gebied)
