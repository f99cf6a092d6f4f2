"""The goals of `doelen.toml` on the pages: whose they are, which figure, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ghnt_pipeline.indicators import Richting, load_indicators
from ghnt_pipeline.publishing import Edition, Status, render
from ghnt_pipeline.publishing.afspraken import afspraken, doelen_van, nieuwste, zonder_cijfer
from ghnt_pipeline.publishing.duiding import duiding
from ghnt_pipeline.publishing.opmaak import met_eenheid
from ghnt_pipeline.publishing.volgorde import VOLGORDE

from .synthetic import ALBLASSERDAM, DORDRECHT, GEVOLGD, alleen
from .test_pages import lees

RECIDIVE = GEVOLGD[0]


def _doel(indicator: str) -> tuple[float, bool, bool]:
    (doel,) = doelen_van(load_indicators()[indicator])
    return doel.waarde, doel.is_alle, doel.is_indirect


@pytest.mark.parametrize(
    ("indicator", "doel"),
    [
        ("triage_binnen_1_dag", (100, True, False)),
        ("triage_binnen_5_werkdagen", (100, True, False)),
        ("veiligheidsplan_zelfde_dag", (100, True, False)),
        ("onderzoek_binnen_10_weken", (100, True, False)),
        ("buiten_regio", (20, False, True)),
    ],
)
def test_a_goal_for_every_case_is_no_proxy_and_a_proxy_is_not_for_every_case(
    indicator: str, doel: tuple[float, bool, bool]
) -> None:
    assert _doel(indicator) == doel


def test_a_share_quoted_nationally_is_no_goal() -> None:
    named = {doel for i in load_indicators().values() for doel in i.doelen}
    assert "triage_op_tijd_landelijk" in named
    every = [doel for i in load_indicators().values() for doel in doelen_van(i)]
    assert not any("pers" in doel.bron for doel in every)
    assert {doel.waarde for doel in every} == {100, 20, 60, 80}


def test_recidive_is_tested_in_the_two_years_that_were_agreed() -> None:
    doelen = doelen_van(load_indicators()[RECIDIVE])
    assert [(d.waarde, d.geldig_van.year, d.is_alle, d.is_indirect) for d in doelen] == [
        (60, 2016, False, False), (80, 2018, False, False),
    ]  # fmt: skip
    assert {doel.richting for doel in doelen} == {Richting.HOGER_IS_BETER}


def test_more_people_from_elsewhere_is_not_better() -> None:
    (doel,) = doelen_van(load_indicators()["buiten_regio"])
    assert doel.richting is Richting.LAGER_IS_BETER


def test_the_goals_of_an_area_follow_the_way_of_a_case(edition: Edition) -> None:
    namen = [a.indicator for a in afspraken(edition, "regio", VOLGORDE)]
    assert namen == [
        "triage_binnen_1_dag", "triage_binnen_5_werkdagen", "onderzoek_binnen_10_weken",
        "buiten_regio", RECIDIVE,
    ]  # fmt: skip
    gemeente = [a.indicator for a in afspraken(edition, DORDRECHT, VOLGORDE)]
    assert gemeente == [naam for naam in namen if naam != "buiten_regio"]


def test_the_goal_of_recidive_is_laid_beside_the_police_count(edition: Edition) -> None:
    *_, recidive = afspraken(edition, "regio", VOLGORDE)
    politie = edition.per_sleutel[RECIDIVE, "regio", "2018", "soort", "politie"]
    eigen = edition.per_sleutel[RECIDIVE, "regio", "2018", "soort", "eigen_opgave"]
    nu = recidive.rij.stip.nu
    assert nu is not None
    assert (nu.teller, nu.noemer) == (politie.teller, politie.noemer)
    assert politie.teller != eigen.teller


def test_a_year_goes_before_its_last_quarter_and_a_newer_quarter_before_a_year(
    edition: Edition,
) -> None:
    triage = nieuwste(edition, "triage_binnen_1_dag", "regio")
    assert triage is not None
    assert triage.periode == "2019"
    until_k1 = tuple(w for w in edition.waarden if w.periode <= "2019K1" and w.periode != "2019")
    eerder = nieuwste(replace(edition, waarden=until_k1), "triage_binnen_1_dag", "regio")
    assert eerder is not None
    assert eerder.periode == "2019K1"


def test_a_cohort_still_followed_gives_way_and_without_another_it_is_said(
    edition: Edition,
) -> None:
    recidive = nieuwste(edition, RECIDIVE, "regio")
    assert recidive is not None
    assert (recidive.periode, recidive.wacht) == ("2018", False)
    jong = replace(edition, waarden=tuple(w for w in edition.waarden if w.periode != "2018"))
    *_, afspraak = afspraken(jong, "regio", VOLGORDE)
    assert afspraak.rij.stip.nu is None
    assert afspraak.rij.stip.reden == "nog niet volledig"


def test_every_page_opens_with_its_goals_and_what_cannot_be_shown(
    edition: Edition, folder: Path
) -> None:
    for pad, gebied in (("index.html", "regio"), ("gemeenten/alblasserdam.html", ALBLASSERDAM)):
        pagina = lees(folder / pad)
        rijen = pagina.tabel("Wat is afgesproken, en wat is het cijfer")
        tekst = " ".join(pagina.tekst)
        assert tekst.index("Halen we de doelen?") < tekst.index("Zo leest u deze cijfers")
        for afspraak in afspraken(edition, gebied, VOLGORDE):
            periode, aandeel, _ = rijen[afspraak.titel]
            nu = afspraak.rij.stip.nu
            assert nu is not None
            assert periode == afspraak.periode
            assert aandeel == f"{nu.in_procent} {nu.aantallen}"
        assert len(zonder_cijfer()) == 3
        assert all(titel in pagina.tekst for titel in zonder_cijfer())


def test_the_sentence_of_an_indicator_speaks_against_its_goal(
    edition: Edition, folder: Path
) -> None:
    tekst = lees(folder / "index.html").tekst
    for sleutel in (
        ("buiten_regio", "regio", "2019", "totaal", "totaal"),
        (RECIDIVE, "regio", "2018", "soort", "politie"),
    ):
        nu = edition.per_sleutel[sleutel]
        toen = edition.per_sleutel.get(("buiten_regio", "regio", "2018", "totaal", "totaal"))
        zin = duiding(nu, toen, doelen_van(load_indicators()[sleutel[0]]))
        assert "doel" in zin
        assert zin in tekst


@pytest.mark.parametrize(
    ("pad", "tabel", "rij", "plek", "cel"),
    [
        ("index", "Zonder recidive binnen 12 maanden, volgens de politie, per gemeente, in "
         "procenten, per jaar", "Regio", 1, "nog niet volledig"),
        ("index", "Kosten van hulp, in euro’s, per jaar", "Gemiddelde", 0, "€ "),
        ("gemeenten/dordrecht", "Bestede uren per onderzoek, in uren, per jaar", "Gemiddelde", 0,
         " over 60"),
        ("index", "Meldingen zonder besluit naar hoe lang ze openstaan, op de laatste dag van "
         "elk kwartaal", "0 tot en met 5 dagen", 0, "1.2"),
    ],
)  # fmt: skip
def test_a_table_names_its_unit_and_over_how_many_it_is(
    folder: Path, pad: str, tabel: str, rij: str, plek: int, cel: str
) -> None:
    assert cel in lees(folder / f"{pad}.html").tabel(tabel)[rij][plek]


def test_a_share_stands_above_the_counts_it_is_of(edition: Edition, folder: Path) -> None:
    titel = "Triage binnen 1 dag per gemeente, in procenten, per jaar"
    cel = lees(folder / "index.html").tabel(titel)["Dordrecht"][0]
    w = edition.per_sleutel["triage_binnen_1_dag", DORDRECHT, "2018", "totaal", "totaal"]
    assert cel == f"{w.waarde:.0f} % {w.teller} van {w.noemer}"


def test_a_table_of_the_region_alone_does_not_call_itself_one_of_gemeenten(folder: Path) -> None:
    rijen = lees(folder / "index.html").tabel("Triage binnen 1 dag, in procenten, per kwartaal")
    assert list(rijen) == ["Gebied", "Regio"]


def test_a_series_break_is_told_under_tables_on_both_sides_of_it_only(
    edition: Edition, folder: Path, tmp_path: Path
) -> None:
    breuk = "Reeksbreuk 2019: Sinds 2019 bestaat Voorwaarden en Vervolg"
    assert breuk in (folder / "index.html").read_text("utf-8")
    klein = alleen(edition, "regio")
    later = tuple(w for w in klein.waarden if w.periode.startswith("2019"))
    for naam, waarden in (("beide", klein.waarden), ("later", later)):
        render(replace(edition, waarden=waarden), tmp_path / naam)
    assert breuk in (tmp_path / "beide" / "index.html").read_text("utf-8")
    assert "Reeksbreuk" not in (tmp_path / "later" / "index.html").read_text("utf-8")


def test_the_funnel_stands_in_the_account_and_calls_itself_no_ranking(folder: Path) -> None:
    beeld = "grafieken/trechter-triage-binnen-1-dag.svg"
    assert beeld in lees(folder / "verantwoording.html").links
    assert "Het is geen ranglijst." in (folder / "verantwoording.html").read_text("utf-8")
    assert beeld not in lees(folder / "index.html").links


def test_municipalities_side_by_side_need_one_that_is_shown(
    edition: Edition, folder: Path, tmp_path: Path
) -> None:
    naam = "grafieken/stippen-zonder-recidive-12m.svg"
    assert naam in lees(folder / "index.html").links
    leeg = {"waarde": None, "teller": None, "noemer": None, "status": Status.VERBORGEN}
    regio = alleen(edition, "regio").waarden
    plaatsen = [w for w in edition.waarden if w.indicator == RECIDIVE and w not in regio]
    getoond = (*regio, *plaatsen)
    verborgen = (
        *regio,
        *(w if w.wacht else replace(w, **leeg) for w in plaatsen),  # type: ignore[arg-type]
    )
    for waarden, stippen in ((getoond, True), (verborgen, False)):
        map_ = tmp_path / str(stippen)
        render(replace(edition, waarden=waarden), map_)
        assert (naam in lees(map_ / "index.html").links) is stippen
        assert (map_ / naam).exists() is stippen


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (62.0, "procent", "62 %"),
        (1250.0, "euro", "€ 1.250"),
        (27.0, "uren", "27 uur"),
        (45.0, "dagen", "45 dagen"),
        (2.4, "per_1000", "2,4 per 1.000 inwoners"),
        (1250.0, "aantal", "1.250"),
    ],
)
def test_a_sentence_says_a_figure_in_its_unit(waarde: float, eenheid: str, tekst: str) -> None:
    assert met_eenheid(waarde, eenheid) == tekst
