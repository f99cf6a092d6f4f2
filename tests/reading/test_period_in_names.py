"""Which period a file's name and title rows say."""

from __future__ import annotations

import pytest

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading.names import period_in, period_of


@pytest.mark.parametrize(
    ("text", "periode"),
    [
        ("meldingen_2019K1", "2019K1"),
        ("2019k4", "2019K4"),
        ("2019Q2", "2019K2"),
        ("2019-Q2", "2019K2"),
        ("2019_K3_meldingen", "2019K3"),
        ("2019 K3", "2019K3"),
        ("K3 2019", "2019K3"),
        ("q3-2019", "2019K3"),
        ("2019KW01", "2019K1"),
        ("2019KW4", "2019K4"),
        ("KW04_2019", "2019K4"),
        ("2019 1e kwartaal", "2019K1"),
        ("2019 2de Kwartaal", "2019K2"),
        ("3e kwartaal 2019", "2019K3"),
        ("1ste kwartaal van 2019", "2019K1"),
        ("kwartaal 4 2019", "2019K4"),
        ("2019-1", "2019K1"),
        ("meldingen_2019-4", "2019K4"),
        ("2019-2 meldingen", "2019K2"),
        ("2019-3 (2)", "2019K3"),
        ("2019-3_v2", "2019K3"),
        ("2019H1", "2019H1"),
        ("2019-h2", "2019H2"),
        ("2019", "2019"),
        ("jaarcijfers_2019_definitief", "2019"),
        ("2019K1 van het jaar 2019", "2019K1"),
        ("2019K1 en nog eens 2019Q1", "2019K1"),
        ("2019K1_export_2019-04-05", "2019K1"),
        ("2019K1_20190405", "2019K1"),
        ("2019-1_20190405", "2019K1"),
        ("2019_export_20200115", "2019"),
        ("2019_export_15-01-2020", "2019"),
        ("2019_export_15-1-2020", "2019"),
    ],
)
def test_a_name_says_its_period(text: str, periode: str) -> None:
    assert str(period_in(text)) == periode


@pytest.mark.parametrize(
    "text",
    [
        "meldingen",
        "",
        "meldingen_20190405",
        "meldingen_2019-04-05",
        "meldingen_5-4-2019",
        "meldingen_05042019",
        "meldingen_1999",
        "12019K1",
        "120195",
        "meldingen_05_04_2019",
        "meldingen_05.04.2019",
        "meldingen_2019.04.05",
        "meldingen_2019-4-5",
    ],
)
def test_the_day_of_an_export_is_not_a_period(text: str) -> None:
    assert period_in(text) is None


@pytest.mark.parametrize(
    "text", ["2019-01", "2019-10", "2019_12", "201903", "2019 04", "meldingen-2019-11-def"]
)
def test_a_name_like_a_month_asks_for_the_period(text: str) -> None:
    with pytest.raises(DeliveryRefused, match=r"may mean a month or .*--periode"):
        period_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "2019K1 2019K2",
        "2018-2019",
        "2018 en 2019",
        "2019H1_2019K1",
        "2019-1 2019-2",
        "2019K1_2018Q4",
    ],
)
def test_a_name_with_two_periods_is_refused(text: str) -> None:
    with pytest.raises(DeliveryRefused, match=r"more than one period \(.*--periode"):
        period_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "2019K5",
        "2019K10",
        "2019H3",
        "2019-5",
        "2019_1",
        "2019M03",
        "2019.K1",
        "1K2019",
        "maart 2019",
        "jan-mrt 2019",
        "eerste kwartaal 2019",
        "2019 kwartaal 1",
        "kwartaal 1 van 2019",
        "kwartaal 1, 2019",
        "1e halfjaar 2019",
    ],
)
def test_a_name_that_says_a_part_of_the_year_is_never_read_as_the_whole_year(text: str) -> None:
    try:
        gelezen = period_in(text)
    except DeliveryRefused:
        return
    assert str(gelezen) != "2019"


K1 = Periode.parse("2019K1")


@pytest.mark.parametrize(
    ("gevraagd", "naam", "titels"),
    [
        (K1, "meldingen", []),
        (None, "meldingen_2019K1", []),
        (None, "meldingen", ["Meldingen 2019 1e kwartaal"]),
        (None, "meldingen", ["Meldingen", "2019Q1", "sep=;"]),
        (K1, "2019-1", ["1e kwartaal 2019"]),
        (K1, "meldingen_2019-03", []),
        (K1, "meldingen_201903", []),
        (None, "2019K1", ["Export van 2019-04-05"]),
        (K1, "meldingen", ["Stand 2019-03"]),
        (K1, "meldingen", ["Cijfers 2018 en 2019"]),
        (K1, "2018K1-2019K1", []),
        # a year around the quarter does not contradict it
        (None, "2019K1", ["Peildatum 1 april 2019"]),
        (K1, "meldingen", ["Jaar 2019"]),
    ],
)
def test_the_period_is_settled_from_all_that_is_said(
    gevraagd: Periode | None, naam: str, titels: list[str]
) -> None:
    assert period_of(gevraagd, naam, titels) == K1


@pytest.mark.parametrize(
    ("gevraagd", "naam", "titels", "zin"),
    [
        (K1, "meldingen_2018K4", [], "--periode says 2019K1 but the file name says 2018K4"),
        (K1, "meldingen_2018K4_2019-04", [], "--periode says 2019K1 but the file name"),
        (K1, "2018K4_export_2019-04-05", [], "--periode says 2019K1 but the file name"),
        (None, "2019K1", ["2019K2"], "the file name says 2019K1 but a title row says 2019K2"),
        (None, "meldingen", ["2019K1", "2019K2"], "a title row leaves doubt"),
        (K1, "meldingen", ["2019K2"], "--periode says 2019K1 but a title row says 2019K2"),
        (None, "meldingen", ["Meldingen"], "period is not in the file name"),
    ],
)
def test_a_contradiction_or_silence_about_the_period_is_refused(
    gevraagd: Periode | None, naam: str, titels: list[str], zin: str
) -> None:
    with pytest.raises(DeliveryRefused, match=zin):
        period_of(gevraagd, naam, titels)
