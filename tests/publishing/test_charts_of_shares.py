"""Charts of goals, shares and funnels: what is drawn and what their titles claim, recomputed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from ghnt_pipeline.publishing import Status, Waarde, charts
from ghnt_pipeline.publishing.aandelen import (
    Aandeel,
    DoelRij,
    Stip,
    doelrij,
    stip,
    stippen,
)
from ghnt_pipeline.publishing.charts.blad import beschrift
from ghnt_pipeline.publishing.charts.stijl import ACCENT, GRIJS, WIT
from ghnt_pipeline.publishing.doelen import Doel
from ghnt_pipeline.publishing.reeksen import Punt, grenzen_van
from ghnt_pipeline.publishing.titels_aandelen import (
    oordeel,
    telwoord,
    titel_doelen,
    titel_stippen,
)
from ghnt_pipeline.publishing.woorden import MERK
from ghnt_pipeline.reference import gemeenten_van_de_regio

from .goals import (
    AANDELEN,
    BENADERING,
    ELKE_KEER,
    RECIDIVE,
    aandeel,
    editie,
    gemeenterijen,
    hoogstens,
    minstens,
    zonder,
)
from .marks import merken
from .second_opinion import goal, share_limits
from .test_charts import controleer_woorden

gelijk = settings(max_examples=60, derandomize=True, deadline=None)
paren = st.integers(4, 250).flatmap(
    lambda n: st.tuples(st.integers(2, n).map(lambda t: 5 * t), st.just(5 * n))
)
NAMEN = tuple(gemeente.naam for gemeente in gemeenten_van_de_regio())
LANG = "Hulp zonder nieuw politie-incident binnen twaalf maanden na de start"

RIJEN = (
    doelrij(LANG, aandeel(820, 1245), aandeel(745, 1235, "2018"), RECIDIVE),
    doelrij("Binnen 1 dag", aandeel(860, 950, voorlopig=True), aandeel(800, 920), [ELKE_KEER]),
    doelrij("Binnen tien weken", aandeel(60, 75), aandeel(60, 75, "2018"), [minstens(80)]),
    doelrij("Binnen vijf dagen", aandeel(800, 950), aandeel(700, 950, "2018"), [minstens(90)]),
    doelrij("Veiligheidsplan", zonder(Status.VERBORGEN), aandeel(700, 950), [ELKE_KEER]),
    doelrij("Van buiten de regio", aandeel(15, 60), None, [BENADERING]),
    doelrij("Alles gelukt", aandeel(520, 520), aandeel(480, 520, "2018"), [minstens(90)]),
    doelrij("Bijna niets", aandeel(10, 400), None, [hoogstens(5)]),
    doelrij("Onvolledig", aandeel(300, 400, onvolledig=True), None, [minstens(50)]),
    doelrij("Geen doel", aandeel(300, 400), None, []),
)


@pytest.fixture(autouse=True)
def _huisstijl() -> Iterator[None]:
    with charts.huisstijl():
        yield


def test_no_word_of_the_chart_of_goals_is_cut_off_or_covered() -> None:
    figure = charts.doelen(RIJEN, "4e kwartaal 2019")
    controleer_woorden(figure)
    beschrift(figure, charts.Opschrift(titel_doelen(RIJEN), LANG, LANG), MERK)
    controleer_woorden(figure)


def test_every_goal_has_its_share_its_interval_and_last_year_hollow() -> None:
    ax = charts.doelen(RIJEN, "2019").axes[1]
    nu = [(plek, rij.stip.nu) for plek, rij in enumerate(RIJEN) if rij.stip.nu]
    assert merken(ax, ACCENT) == [(a.pct, plek, WIT if a.open else ACCENT) for plek, a in nu]
    toen = [rij.stip.toen.pct for rij in RIJEN if rij.stip.toen]
    assert [(x, vulling) for x, _, vulling in merken(ax, GRIJS)] == [(pct, WIT) for pct in toen]
    balken = {
        round(p.get_y() + p.get_height() / 2): (p.get_x(), p.get_x() + p.get_width())
        for p in ax.patches
        if isinstance(p, Rectangle) and p.get_zorder() == 2
    }
    assert balken == {plek: pytest.approx(share_limits(a.teller, a.noemer)) for plek, a in nu}


def test_the_target_area_lies_on_the_good_side_of_the_goal() -> None:
    ax = charts.doelen(RIJEN, "2019").axes[1]
    gebieden = {
        round(p.get_y() + p.get_height() / 2): (p.get_x(), p.get_x() + p.get_width())
        for p in ax.patches
        if isinstance(p, Rectangle) and p.get_zorder() == 0
    }
    assert gebieden == {
        1: (100, 100), 2: (80, 100), 3: (90, 100), 4: (100, 100), 5: (0, 20), 6: (90, 100),
        7: (0, 5), 8: (50, 100),
    }  # fmt: skip


def test_a_goal_without_a_figure_says_why_and_has_no_number() -> None:
    ax = charts.doelen(RIJEN[4:5], "2019").axes[1]
    woorden = [tekst.get_text() for tekst in ax.texts]
    assert woorden == ["Veiligheidsplan", "verborgen", "doel: elke keer op tijd"]
    assert merken(ax, ACCENT) == []


@pytest.mark.parametrize(
    ("plek", "woorden"),
    [
        (0, "laatst afgesproken: 80 % (2018)"),
        (1, "doel: elke keer op tijd · ongeveer 90 keer te laat"),
        (2, "kan toeval zijn · doel: minstens 80 %"),
        (3, "niet gehaald · doel: minstens 90 %"),
        (5, "kan toeval zijn, niet precies gemeten · doel: hoogstens 20 %"),
        (6, "gehaald · doel: minstens 90 %"),
        (8, "nog niet te zeggen · doel: minstens 50 %"),
        (9, "geen doel afgesproken"),
    ],
)
def test_the_verdict_stands_in_words(plek: int, woorden: str) -> None:
    assert oordeel(RIJEN[plek]) == woorden


@gelijk
@given(st.lists(st.tuples(paren, st.integers(5, 95)), max_size=6), st.booleans())
@example([((600, 750), 80)], False)
@example([((600, 750), 80)], True)
@example([((700, 750), 80)], False)
@example([((300, 750), 80), ((310, 750), 80)], True)
@example([((300, 750), 80), ((595, 750), 80)], False)
@example([((700, 750), 80), ((595, 750), 80)], False)
@example([((700, 750), 80), ((300, 750), 80), ((595, 750), 80)], True)
@example([((595, 750), 80), ((600, 750), 80)], False)
def test_the_title_of_the_goals_counts_the_verdicts(
    gevallen: list[tuple[tuple[int, int], int]], met_ander: bool
) -> None:
    rijen = [doelrij("x", aandeel(*paar), None, [minstens(d)]) for paar, d in gevallen]
    if met_ander:
        rijen.append(doelrij("x", aandeel(15, 60), None, [BENADERING]))
    uitslagen = [goal(*paar, d, at_least=True) for paar, d in gevallen]
    gehaald, niet, toeval = (
        uitslagen.count(u) for u in ("gehaald", "niet gehaald", "kan toeval zijn")
    )
    titel, samen = titel_doelen(rijen), len(gevallen)
    assert ("te toetsen" in titel) == (met_ander and samen > 0)
    if samen == 0:
        assert titel == "Van geen doel is te zeggen of het is gehaald"
    elif samen == 1:
        assert titel.endswith("is gehaald") == (gehaald == 1)
        assert titel.endswith("is niet gehaald") == (niet == 1)
        assert titel.endswith("kan toeval zijn") == (toeval == 1)
    else:
        assert telwoord(samen) in titel
        assert titel.startswith("Alle") == (gehaald == samen)
        assert titel.startswith("Geen van") == (niet == samen)
        assert titel.startswith("Bij alle") == (toeval == samen)
        if samen not in (gehaald, niet, toeval):
            _, _, telling = titel.partition(": ")
            assert (f"{telwoord(niet)} niet gehaald" in telling) == (niet > 0)
            assert bool(re.search(rf"\b{telwoord(gehaald)} gehaald", telling)) == (gehaald > 0)
            assert (f"bij {telwoord(toeval)} kan" in telling) == (toeval > 0)


def test_municipalities_stand_by_name_below_the_region() -> None:
    nu = gemeenterijen(*(aandeel(*p) if p else zonder(Status.VERBORGEN) for p in AANDELEN))
    toen = gemeenterijen(*[aandeel(50, 100, "2018")] * 11)
    alle = stippen(editie([*reversed(nu), *toen]), "meldingen", "2019")
    assert [s.naam for s in alle] == ["Regio", *sorted(NAMEN)]
    assert [s.nu and (s.nu.teller, s.nu.noemer) for s in alle] == AANDELEN
    assert all(s.toen == Aandeel(50, 100) for s in alle)
    assert [s.reden for s in alle] == ["verborgen" if p is None else "" for p in AANDELEN]


def test_no_word_of_the_dot_plot_is_cut_off_or_covered() -> None:
    rijen = [
        stip(naam, aandeel(*p) if p else zonder(Status.GEEN_GEGEVENS), aandeel(50, 100))
        for naam, p in zip(("Regio", *NAMEN), AANDELEN, strict=True)
    ]
    rijen[1] = stip(NAMEN[0], aandeel(12_340, 123_455), None)
    for doel in (5, 80, 95):
        figure = charts.stippen(rijen, "4e kwartaal 2019", [(doel, f"doel: minstens {doel} %")])
        controleer_woorden(figure)
    ax = figure.axes[1]
    assert [x for x, _, _ in merken(ax, ACCENT)] == [pytest.approx(s.nu.pct) for s in rijen if s.nu]
    assert ax.get_xlim() == (0, 100)
    woorden = [tekst.get_text() for tekst in ax.texts]
    assert "geen gegevens" in woorden
    assert "325 van 530" in woorden


def test_a_dot_of_last_year_is_never_under_the_one_of_this_year() -> None:
    rijen = [Stip("Regio", Aandeel(50, 100), Aandeel(50, 100)), Stip("x", None, Aandeel(50, 100))]
    ax = charts.stippen(rijen, "2019").axes[1]
    (_, nu, _), (_, toen, _), (_, alleen, _) = *merken(ax, ACCENT), *merken(ax, GRIJS)
    assert toen > nu
    assert alleen == ax.get_yticks()[1]


@pytest.mark.parametrize(
    ("nu", "doelen", "titel"),
    [
        (aandeel(600, 1000), [minstens(80)], "X: 60 % in de regio (niet gehaald; doel: minstens "
                                             "80 %)"),
        (aandeel(600, 1000), [], "X: 60 % in de regio"),
        (zonder(Status.VERBORGEN), [minstens(80)], "X: in de regio verborgen"),
        (aandeel(600, 1000), RECIDIVE, "X: 60 % in de regio (laatst afgesproken: 80 % (2018))"),
    ],
)  # fmt: skip
def test_the_title_of_a_dot_plot_is_the_region(nu: Waarde, doelen: list[Doel], titel: str) -> None:
    rij = doelrij("Regio", nu, None, doelen)
    assert titel_stippen("X", rij.stip, rij) == titel


def reeks(hoogten: list[float]) -> list[Punt]:
    return [
        Punt(f"{2018 + plek // 4}K{plek % 4 + 1}", hoogte, voorlopig=plek == len(hoogten) - 1)
        for plek, hoogte in enumerate(hoogten)
    ]


def test_a_run_chart_marks_its_base_and_its_signals_in_shape() -> None:
    punten = reeks([*[100.0] * 8, *[110.0] * 7, 200.0])
    figure = charts.verloop(punten, grenzen_van(punten))
    controleer_woorden(figure)
    (ax,) = figure.axes
    vormen = [str(lijn.get_marker()) for lijn in ax.lines if lijn.get_marker() in {"o", "^", "D"}]
    assert vormen == ["o"] * 8 + ["^"] * 7 + ["D"]
    (laatste,) = [lijn for lijn in ax.lines if lijn.get_marker() == "D"]
    assert laatste.get_markerfacecolor() == WIT, "provisional is hollow"
    assert {"basisperiode", "gevolgd"} <= {tekst.get_text() for tekst in ax.texts}
    laag = reeks([*[100.0] * 8, *[90.0] * 8])
    (ax,) = charts.verloop(laag, grenzen_van(laag)).axes
    assert sum(lijn.get_marker() == "v" for lijn in ax.lines) == 8


def test_a_run_chart_without_later_quarters_marks_no_base() -> None:
    punten = [replace(punt, voorlopig=False) for punt in reeks([100.0, 110.0] * 4)]
    (ax,) = charts.verloop(punten, grenzen_van(punten)).axes
    assert "basisperiode" not in {tekst.get_text() for tekst in ax.texts}


def test_charts_of_shares_are_the_same_bytes_each_time() -> None:
    een, twee = (
        charts.afdruk(charts.doelen(RIJEN, "2019"), charts.Opschrift("t", "o", "b"), MERK)
        for _ in range(2)
    )
    assert een == twee


def test_a_row_of_goals_keeps_the_goal_of_its_own_period() -> None:
    rij = DoelRij(Stip("x", None, None), RECIDIVE, "2016", RIJEN[0].uitslag)
    assert rij.doel == RECIDIVE[0]
    assert replace(rij, periode="2017").doel is None
