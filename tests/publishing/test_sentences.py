"""Sentences, titles and signals: what they claim is recomputed from the numbers they rest on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ghnt_pipeline.publishing import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import (
    datum,
    getal,
    in_periode,
    jaar_eerder,
    opsomming,
    voluit,
)
from ghnt_pipeline.publishing.reeksen import Balk, Punt, Reeks, Tegel, grenzen_van
from ghnt_pipeline.publishing.titels import (
    titel_leeftijd,
    titel_tegelkaart,
    titel_verloop,
    titel_vervolg,
)
from ghnt_pipeline.publishing.toeval import kan_toeval_zijn
from ghnt_pipeline.publishing.zinnen import (
    dekking_in_woorden,
    in_het_kort,
    stand,
    verschil,
)
from ghnt_pipeline.statistics import Limits

from .drawn import gelijk, gepubliceerd, reeks, reeksen, soms_verborgen, waarde
from .second_opinion import counts_differ
from .synthetic import TIEN, ZONDER_HOEKSCHE_WAARD, met


@pytest.mark.parametrize(
    ("getypt", "verwacht"),
    [
        (getal(1234.0), "1.234"),
        (getal(4.5, 1), "4,5"),
        (getal(0.25, 1), "0,3"),
        (getal(1_234_567.0), "1.234.567"),
        (voluit("2019K4"), "4e kwartaal 2019"),
        (voluit("2019"), "2019"),
        (in_periode("2019K1"), "in het 1e kwartaal van 2019"),
        (jaar_eerder("2019K1"), "2018K1"),
        (jaar_eerder("2019"), "2018"),
        (opsomming(["a"]), "a"),
        (opsomming(["a", "b", "c"]), "a, b en c"),
    ],
)
def test_numbers_and_periods_are_written_the_dutch_way(getypt: str, verwacht: str) -> None:
    assert getypt == verwacht


def test_the_data_date_is_the_last_day_of_the_period(edition: Edition) -> None:
    assert datum(edition.periode.laatste_dag) == "31 december 2019"


@pytest.mark.parametrize(
    ("nu", "toen", "toeval"),
    [(130, 100, True), (145, 100, False), (10, 25, True), (10, 30, False), (100, 100, True)],
)
def test_a_difference_that_chance_and_rounding_explain_may_be_chance(
    nu: float, toen: float, toeval: bool
) -> None:
    assert kan_toeval_zijn(nu, toen) is kan_toeval_zijn(toen, nu) is toeval


@gelijk
@given(gepubliceerd, gepubliceerd)
def test_a_comparison_says_more_only_of_more_than_chance(nu: float, toen: float) -> None:
    zin = verschil(waarde(nu), waarde(toen, "2018K4"))
    assert zin.startswith(f"In hetzelfde kwartaal van 2018 waren het er ongeveer {getal(toen)}. ")
    verwacht = counts_differ(nu, toen)
    assert zin.endswith("er nu meer.") == (verwacht == "meer")
    assert zin.endswith("er nu minder.") == (verwacht == "minder")
    assert zin.endswith("kan toeval zijn.") == (verwacht == "kan toeval zijn" and nu != toen)
    assert zin.endswith("ongeveer gelijk.") == (nu == toen)


@pytest.mark.parametrize(
    ("nu", "toen", "bezwaar"),
    [
        (waarde(900.0, onvolledig=True), waarde(100.0, "2018K4"), "niet alle gegevens"),
        (waarde(900.0), waarde(100.0, "2018K4", status=Status.ONVOLLEDIG), "niet alle gegevens"),
        (waarde(900.0, dekking=ZONDER_HOEKSCHE_WAARD), waarde(100.0, "2018K4"), "dezelfde gemeen"),
        (waarde(900.0, indicator="onderzoeken_gestart"),
         waarde(100.0, "2018K4", indicator="onderzoeken_gestart"), "in 2019 veranderde"),
    ],
)  # fmt: skip
def test_figures_that_do_not_compare_get_no_verdict(nu: Waarde, toen: Waarde, bezwaar: str) -> None:
    zin = verschil(nu, toen)
    assert bezwaar in zin
    assert "meer" not in zin.split("ongeveer")[1]


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.BEKEND, Status.ONVOLLEDIG}))
def test_a_row_that_may_not_show_its_value_has_no_figure(status: Status) -> None:
    assert waarde(50.0, status=status).cijfer is None


def test_a_figure_that_looks_back_too_far_has_no_value_and_no_comparison() -> None:
    wachtend = waarde(50.0, "2018K4", indicator="melding_soort", onvolledig=True)
    assert wachtend.cijfer is None
    assert verschil(waarde(50.0, indicator="melding_soort"), wachtend) == ""
    assert stand(wachtend).startswith("In het 4e kwartaal van 2018 is het cijfer nog niet vol")


def test_a_hidden_figure_of_a_year_ago_is_not_compared_with() -> None:
    assert verschil(waarde(50.0), waarde(None, "2018K4")).endswith("is het cijfer verborgen.")
    assert verschil(waarde(None), waarde(50.0, "2018K4")) == ""


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        (waarde(1485.0), "In het 4e kwartaal van 2019 waren het er ongeveer 1.485."),
        (waarde(10.0, voorlopig=True, onvolledig=True),
         "In het 4e kwartaal van 2019 waren het er ongeveer 10 (onvolledig en voorlopig)."),
        (waarde(None), "In het 4e kwartaal van 2019 is het cijfer verborgen, zodat niemand "
                       "herkenbaar is."),
        (waarde(None, status=Status.GEEN_GEGEVENS), "In het 4e kwartaal van 2019 zijn er geen "
                                                    "gegevens."),
        (waarde(None, status=Status.GRENZEN, ondergrens=2780, bovengrens=3315),
         "In het 4e kwartaal van 2019 waren het er tussen de 2.780 en 3.315."),
        (waarde(None, status=Status.GRENZEN, ondergrens=2780),
         "In het 4e kwartaal van 2019 waren het er minstens 2.780."),
    ],
)  # fmt: skip
def test_a_figure_is_said_in_words_for_each_status(rij: Waarde, zin: str) -> None:
    assert stand(rij) == zin


def test_the_summary_names_the_area_and_says_that_it_is_provisional(edition: Edition) -> None:
    meldingen, _, voorlopig = in_het_kort(edition, "GM0505")
    nu = edition.per_sleutel["meldingen", "GM0505", "2019K4", "totaal", "totaal"]
    assert nu.cijfer is not None
    assert f"kreeg Veilig Thuis ongeveer {getal(nu.cijfer)} meldingen uit Dordrecht." in meldingen
    assert voorlopig.startswith("De cijfers over het 4e kwartaal van 2019 zijn voorlopig")


def test_the_summary_has_no_number_of_a_hidden_quarter(edition: Edition) -> None:
    sleutel = ("meldingen", "GM0505", "2019K4", "totaal", "totaal")
    verborgen = met(edition, sleutel, waarde=None, status=Status.VERBORGEN)
    zin = in_het_kort(verborgen, "GM0505")[0]
    assert re.findall(r"\d+", zin.replace("4e kwartaal van 2019", "")) == []
    assert "verborgen" in zin


@gelijk
@given(reeksen)
@example([100.0] * 7)
@example([100.0] * 8)
def test_there_are_limits_only_with_eight_quarters_shown(hoogten: list[float | None]) -> None:
    compleet = len(hoogten) == 8 and None not in hoogten
    assert (grenzen_van(reeks(hoogten)) is not None) == compleet


def test_there_are_no_limits_over_an_incomplete_quarter() -> None:
    punten = reeks([100.0] * 8)
    assert grenzen_van(punten) is not None
    assert grenzen_van([replace(punten[0], onvolledig=True), *punten[1:]]) is None


@gelijk
@given(reeksen)
@example([100.0] * 7 + [300.0])
@example([300.0] * 7 + [30.0])
@example([100.0, 110.0] * 4)
def test_the_title_of_a_run_chart_is_true(hoogten: list[float | None]) -> None:
    punten = reeks(hoogten)
    grenzen = grenzen_van(punten)
    titel = titel_verloop("meldingen", punten, grenzen)
    nu = hoogten[-1]
    if nu is None:
        assert titel == "Meldingen in het 4e kwartaal van 2019: verborgen"
        return
    begin, _, claim = titel.partition(": ")
    assert begin == f"Ongeveer {getal(nu)} meldingen in het 4e kwartaal van 2019"
    toen = hoogten[-5] if len(hoogten) >= 5 else None
    if grenzen:
        assert claim.startswith("meer") == (nu > grenzen.upper)
        assert claim.startswith("minder") == (nu < grenzen.lower)
        binnen = grenzen.lower <= nu <= grenzen.upper
        assert (claim == "binnen de gewone schommeling") == (
            binnen and not op_rij(hoogten, grenzen)
        )
    elif toen is None:
        assert claim == ""
    else:
        verwacht = "gelijk" if nu == toen else counts_differ(nu, toen)
        assert (
            claim
            == {
                "meer": "meer dan een jaar eerder",
                "minder": "minder dan een jaar eerder",
                "gelijk": "ongeveer evenveel als een jaar eerder",
                "kan toeval zijn": "het verschil met een jaar eerder kan toeval zijn",
            }[verwacht]
        )


def op_rij(hoogten: list[float | None], grenzen: Limits) -> bool:
    zeven = [h for h in hoogten[-7:] if h is not None]
    hoog, laag = (sum(teken * h > teken * grenzen.mean for h in zeven) for teken in (1, -1))
    return 7 in {hoog, laag}


@pytest.mark.parametrize(("nieuw", "kant"), [(105.0, "boven"), (95.0, "onder")])
def test_seven_quarters_on_one_side_of_the_base_are_said(nieuw: float, kant: str) -> None:
    hoogten: list[float | None] = [*[100.0] * 8, *[nieuw] * 7]
    punten = [
        Punt(f"20{16 + plek // 4}K{plek % 4 + 1}", hoogte) for plek, hoogte in enumerate(hoogten)
    ]
    titel = titel_verloop("meldingen", punten, grenzen_van(punten))
    assert titel.endswith(f"minstens zeven kwartalen op rij {kant} het gemiddelde")
    korter = punten[:-1]
    assert titel_verloop("meldingen", korter, grenzen_van(korter)).endswith("gewone schommeling")


def test_limits_leave_out_what_is_provisional_incomplete_or_about_other_municipalities() -> None:
    hoogten: list[float | None] = [*[100.0] * 7, 300.0]
    punten = reeks(hoogten)
    voorlopig = [*punten[:-1], replace(punten[-1], voorlopig=True)]
    grenzen = grenzen_van(voorlopig)
    assert grenzen is not None
    assert (grenzen.mean, grenzen.base) == (100, tuple(range(7)))
    for anders in ({"onvolledig": True}, {"dekking": ZONDER_HOEKSCHE_WAARD}):
        tien = [replace(punten[0], **anders), Punt("2017K4", 100.0), *punten[:-1]]
        gevonden = grenzen_van(tien)
        assert gevonden is not None
        assert gevonden.base == tuple(range(1, 9))


@gelijk
@given(st.lists(st.one_of(st.none(), st.integers(1, 40).map(lambda n: n / 10)), min_size=10,
                max_size=10))  # fmt: skip
def test_the_title_of_the_tile_map_gives_the_range_that_is_drawn(
    hoogten: list[float | None],
) -> None:
    titel = titel_tegelkaart(
        [Tegel(c, c, tuple(reeks([h])), "") for c, h in zip(TIEN, hoogten, strict=True)]
    )
    getoond = [h for h in hoogten if h is not None]
    if not getoond:
        assert "van geen gemeente een cijfer" in titel
        return
    if min(getoond) != max(getoond):
        assert f"tussen {getal(min(getoond), 1)} en {getal(max(getoond), 1)} meldingen" in titel
    assert titel.endswith("per gemeente") == (len(getoond) == 10)
    assert not any(code in titel for code in TIEN)


@gelijk
@given(st.lists(soms_verborgen, min_size=1, max_size=6))
def test_the_title_of_the_outcomes_names_all_that_are_highest(
    lengten: list[float | None],
) -> None:
    balken = [Balk(f"soort{i}", lengte) for i, lengte in enumerate(lengten)]
    titel = titel_vervolg("Na hulp", "2019", balken)
    getoond = [lengte for lengte in lengten if lengte is not None]
    if not getoond:
        assert titel == "Na hulp in 2019: geen aantallen om te tonen"
        return
    if len(getoond) == 1 < len(lengten):
        (enige,) = (balk for balk in balken if balk.lengte is not None)
        aantal = getal(getoond[0])
        assert titel == f"Na hulp in 2019: alleen van ‘{enige.naam}’ een aantal (ongeveer {aantal})"
        return
    genoemd = set(re.findall(r"‘(soort\d)’", titel))
    assert genoemd == {b.naam for b in balken if b.lengte == max(getoond)}
    assert f"ongeveer {getal(max(getoond))} keer" in titel
    assert ("van de getoonde soorten" in titel) == (len(getoond) < len(lengten))


@pytest.mark.parametrize(
    ("dekkingen", "zin"),
    [
        ([" ".join(TIEN)], ""),
        ([ZONDER_HOEKSCHE_WAARD],
         "Het cijfer van de regio is zonder Hoeksche Waard: daarover zijn geen gegevens."),
        ([ZONDER_HOEKSCHE_WAARD, " ".join(TIEN)],
         "Niet elk cijfer van de regio gaat over alle gemeenten: soms ontbreken gegevens over "
         "Hoeksche Waard."),
    ],
)  # fmt: skip
def test_the_coverage_of_the_region_is_said(dekkingen: list[str], zin: str) -> None:
    assert dekking_in_woorden([waarde(50.0, dekking=dekking) for dekking in dekkingen]) == zin


@gelijk
@given(st.lists(soms_verborgen, min_size=5, max_size=5))
def test_the_title_of_open_cases_names_the_largest_class_of_the_newest_quarter(
    laatste: list[float | None],
) -> None:
    """Older quarters, here all larger, have no say in it."""
    namen = [f"groep {letter}" for letter in "abcde"]
    reeksen = [
        Reeks(naam, tuple(reeks([9000.0, hoogte])))
        for naam, hoogte in zip(namen, laatste, strict=True)
    ]
    titel = titel_leeftijd("Onderzoeken", reeksen)
    assert "31 december 2019" in titel
    assert "9.000" not in titel
    getoond = [hoogte for hoogte in laatste if hoogte is not None]
    genoemd = {naam for naam in namen if f"‘{naam} open’" in titel}
    assert genoemd == {
        naam for naam, h in zip(namen, laatste, strict=True) if getoond and h == max(getoond)
    }
    assert (f"ongeveer {getal(max(getoond))}" in titel) if getoond else ("geen aantallen" in titel)
    assert ("getoonde groepen" in titel) == (1 < len(getoond) < 5)
