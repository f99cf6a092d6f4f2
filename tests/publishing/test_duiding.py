"""The meaning of each figure in one sentence: every claim is counted again from its row."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.indicators import Eenheid, Richting, load_indicators
from ghnt_pipeline.publishing import Edition, Status, Waarde
from ghnt_pipeline.publishing.doelen import Doel, Uitslag, geldend, laatst_afgesproken, uitslag
from ghnt_pipeline.publishing.duiding import context, duiding, duiding_bij
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.woorden import MEER_MELDINGEN

from .goals import (
    BENADERING,
    ELKE_KEER,
    RECIDIVE,
    VANAF,
    aandeel,
    aantal,
    hoogstens,
    minstens,
    rate,
    zonder,
)
from .second_opinion import counts_differ, goal, rates_differ, shares_differ
from .synthetic import DORDRECHT, met

gelijk = settings(max_examples=150, derandomize=True, deadline=None)
tellers = st.integers(2, 300).map(lambda n: 5 * n)
paren = st.integers(4, 250).flatmap(
    lambda n: st.tuples(st.integers(2, n).map(lambda t: 5 * t), st.just(5 * n))
)
doelen = st.one_of(st.integers(1, 99).map(minstens), st.integers(1, 99).map(hoogstens))

OORDELEN = ("is gehaald", "is niet gehaald", "kan toeval zijn")


def genoemd(zin: str) -> set[str]:
    return {oordeel for oordeel in OORDELEN if oordeel in zin}


@gelijk
@given(paren, doelen)
@example((600, 750), minstens(80))
@example((15, 20), minstens(75))
@example((35, 45), minstens(75))
@example((35, 50), minstens(75))
def test_a_sentence_about_a_goal_agrees_with_its_row(paar: tuple[int, int], doel: Doel) -> None:
    teller, noemer = paar
    zin = duiding(aandeel(teller, noemer), None, [doel])
    at_least = doel.richting is Richting.HOGER_IS_BETER
    verwacht = goal(teller, noemer, doel.waarde, at_least=at_least)
    assert genoemd(zin) == {verwacht if verwacht == "kan toeval zijn" else f"is {verwacht}"}
    assert f"{'minstens' if at_least else 'hoogstens'} {doel.waarde} %" in zin
    cijfer = (200 * teller + noemer) // (2 * noemer)
    assert f"{cijfer} % (afgerond {getal(teller)} van de {getal(noemer)})" in zin
    assert ("was het ongeveer" in zin) == (noemer < 50)
    assert zin.count(".") - zin.count(". ") == 1 + sum(getal(n).count(".") for n in paar)


@gelijk
@given(paren, paren)
def test_a_share_without_a_goal_is_compared_with_a_year_before(
    nu: tuple[int, int], toen: tuple[int, int]
) -> None:
    rij, eerder = aandeel(*nu), aandeel(*toen, "2018")
    controleer_verandering(duiding(rij, eerder), rij, eerder, shares_differ(nu, toen))


@gelijk
@given(tellers, tellers)
def test_a_count_is_compared_with_a_year_before(nu: int, toen: int) -> None:
    rij, eerder = aantal(nu, "2019K4"), aantal(toen, "2018K4")
    zin = duiding(rij, eerder)
    controleer_verandering(zin, rij, eerder, counts_differ(nu, toen))
    assert zin.startswith(f"In het 4e kwartaal van 2019 waren het er ongeveer {getal(nu)}")


@gelijk
@given(tellers, tellers, st.integers(2_000, 500_000), st.integers(-9, 9))
def test_a_rate_is_compared_over_its_own_inhabitants(
    nu: int, toen: int, inwoners: int, groei: int
) -> None:
    later = inwoners * (100 + groei) // 100
    rij, eerder = rate(nu, later), rate(toen, inwoners, "2018")
    verwacht = rates_differ((nu, later), (toen, inwoners))
    controleer_verandering(duiding(rij, eerder), rij, eerder, verwacht)


def controleer_verandering(zin: str, nu: Waarde, toen: Waarde, verwacht: str) -> None:
    zelfde = nu.cijfer == toen.cijfer
    assert ("dat is meer dan" in zin) == (verwacht == "meer" and not zelfde)
    assert ("dat is minder dan" in zin) == (verwacht == "minder" and not zelfde)
    assert ("kan toeval zijn" in zin) == (verwacht == "kan toeval zijn" and not zelfde)
    assert ("ongeveer evenveel als" in zin) == zelfde
    assert "2018" in zin


@gelijk
@given(paren)
def test_a_goal_for_every_case_is_told_in_numbers_and_not_tested(paar: tuple[int, int]) -> None:
    teller, noemer = paar
    zin = duiding(aandeel(teller, noemer), None, [ELKE_KEER])
    assert genoemd(zin) == set()
    te_laat = noemer - teller
    assert (f"ongeveer {getal(te_laat)} keer was het te laat" in zin) == (te_laat >= 10)
    assert ("te weinig om te noemen" in zin) == (te_laat < 10)


@gelijk
@given(paren)
def test_a_proxy_is_called_one_and_never_meets_or_misses_the_goal(paar: tuple[int, int]) -> None:
    zin = duiding(aandeel(*paar), None, [BENADERING])
    assert zin.endswith(
        "dit cijfer meet dat doel niet precies: het doel gaat over plaatsen, dit niet."
    )
    assert "gehaald" not in zin
    verwacht = goal(*paar, 20, at_least=False)
    assert ("past bij" in zin) == (verwacht == "gehaald")
    assert ("past niet bij" in zin) == (verwacht == "niet gehaald")
    assert ("kan toeval zijn" in zin) == (verwacht == "kan toeval zijn")


@pytest.mark.parametrize(
    ("periode", "einde"),
    [
        ("2018", "het doel van minstens 80 % is niet gehaald."),
        ("2018K2", "het doel van minstens 80 % is niet gehaald."),
        ("2016", "het doel van minstens 60 % is gehaald."),
        ("2017", "laatst afgesproken: 60 % (2016)."),
        ("2019", "laatst afgesproken: 80 % (2018)."),
        ("2024K1", "laatst afgesproken: 80 % (2018)."),
        ("2015", "(afgerond 820 van de 1.245)."),
    ],
)
def test_recidive_is_judged_only_in_the_years_agreed_on(periode: str, einde: str) -> None:
    zin = duiding(aandeel(820, 1245, periode), None, RECIDIVE)
    assert zin.endswith(einde)
    assert ("gehaald" in zin) == (periode[:4] in {"2016", "2018"})


def test_a_goal_that_begins_or_ends_within_a_year_is_not_in_force_in_it() -> None:
    half = Doel(80, Richting.HOGER_IS_BETER, date(2018, 1, 1), date(2018, 6, 30))
    assert geldend([half], "2018") is None
    assert geldend([half], "2018K2") is half
    assert laatst_afgesproken([half], "2018") is half
    assert geldend([replace(half, geldig_van=date(2018, 1, 2))], "2018K1") is None
    assert laatst_afgesproken([half], "2018K2") is None


@pytest.mark.parametrize(
    ("status", "zin"),
    [
        (Status.VERBORGEN, "In 2019 is het cijfer verborgen, zodat niemand herkenbaar is."),
        (Status.GEMASKEERD, "In 2019 is het cijfer weggelaten, omdat anders een verborgen aantal "
                            "is uit te rekenen."),
        (Status.GEEN_GEGEVENS, "In 2019 zijn er geen gegevens."),
        (Status.ONVOLLEDIG, "In 2019 is er nog geen cijfer: niet alle gegevens zijn er."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("eenheid", ["procent", "aantal", "per_1000"])
def test_without_a_figure_the_sentence_says_why_and_nothing_else(
    status: Status, zin: str, eenheid: str
) -> None:
    rij = zonder(status, eenheid=eenheid)
    assert duiding(rij, aandeel(50, 60, "2018"), [minstens(80)]) == zin
    assert re.findall(r"\d+", zin) == ["2019"]


@pytest.mark.parametrize("toen", [None, zonder(Status.VERBORGEN, "2018"),
                                  zonder(Status.GEEN_GEGEVENS, "2018")])  # fmt: skip
def test_with_nothing_to_compare_the_sentence_is_the_figure_alone(toen: Waarde | None) -> None:
    zin = "In 2019 was het 84 % (afgerond 630 van de 750)."
    assert duiding(aandeel(630, 750), toen) == zin


def test_incomplete_figures_are_neither_judged_nor_compared() -> None:
    half = aandeel(630, 750, onvolledig=True)
    assert duiding(half, None, [minstens(80)]) == (
        "In 2019 was het 84 % (afgerond 630 van de 750; onvolledig); of het doel van minstens 80 % "
        "is gehaald, is nog niet te zeggen."
    )
    assert "niet goed te vergelijken met 2018" in duiding(half, aandeel(300, 750, "2018"))
    assert uitslag(half, [ELKE_KEER]) is Uitslag.NIET_COMPLEET


def test_a_provisional_figure_is_judged_and_called_provisional() -> None:
    zin = duiding(aandeel(630, 750, voorlopig=True), None, [minstens(80)])
    assert "van de 750; voorlopig); het doel van minstens 80 % is gehaald." in zin


def test_figures_on_both_sides_of_a_series_break_are_not_compared() -> None:
    nu, toen = (
        aantal(n, periode, indicator="onderzoeken_gestart")
        for n, periode in ((100, "2019"), (900, "2018"))
    )
    assert duiding(nu, toen) == (
        "In 2019 waren het er ongeveer 100; dat is niet goed te vergelijken met 2018, want in 2019 "
        "veranderde de werkwijze."
    )


def test_a_share_without_its_published_counts_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="shown without its counts"):
        duiding(replace(aandeel(630, 750), teller=None), None, [minstens(80)])
    with pytest.raises(ValueError, match="no share is shown of fewer than 20"):
        duiding(aandeel(10, 15), None, [minstens(80)])
    with pytest.raises(ValueError, match="says whether more is better"):
        duiding(aandeel(630, 750), None, [Doel(80, Richting.GEEN, VANAF)])


def test_the_context_stands_at_every_count_of_what_is_reported() -> None:
    zinnen = {naam: context(indicator) for naam, indicator in load_indicators().items()}
    assert zinnen["meldingen"] == zinnen["meldingen_per_1000"] == MEER_MELDINGEN
    assert zinnen["adviesvragen"].startswith("Meer adviesvragen kan betekenen dat er meer geweld")
    assert {naam for naam, zin in zinnen.items() if zin} == {
        "meldingen", "meldingen_per_1000", "adviesvragen", "adviesvragen_per_1000",
    }  # fmt: skip


def test_every_total_of_an_edition_has_a_sentence_and_means_have_none(edition: Edition) -> None:
    for indicator in load_indicators().values():
        for gebied in ("regio", DORDRECHT):
            zin = duiding_bij(indicator, edition, gebied)
            heeft = any(
                w.indicator == indicator.id and w.gebied == gebied and w.categorie == "totaal"
                for w in edition.waarden
            )
            assert bool(zin) == (heeft and indicator.eenheid is not Eenheid.DAGEN)
    assert duiding_bij(load_indicators()["meldingen"], edition, "regio").startswith(
        "In het 4e kwartaal van 2019 waren het er ongeveer "
    )


def test_a_cohort_that_is_still_followed_gives_way_to_the_newest_with_a_figure(
    edition: Edition,
) -> None:
    meldingen = load_indicators()["meldingen"]
    sleutels = [("meldingen", "regio", f"2019K{k}", "totaal", "totaal") for k in (1, 2, 3, 4)]
    for sleutel in sleutels:
        edition = met(edition, sleutel, waarde=None, status=Status.ONVOLLEDIG)
    assert duiding_bij(meldingen, edition, "regio").startswith("In het 4e kwartaal van 2018 ")
    verborgen = met(edition, sleutels[3], status=Status.VERBORGEN)
    zin = duiding_bij(meldingen, verborgen, "regio")
    assert zin.startswith("In het 4e kwartaal van 2019 is het cijfer verborgen")


def test_no_sentence_ranks(edition: Edition) -> None:
    for indicator in load_indicators().values():
        zin = duiding_bij(indicator, edition, "regio")
        assert not re.search(r"\b(hoogste|laagste|meeste|minste|beste|slechtste)\b", zin)
