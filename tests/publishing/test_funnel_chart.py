"""The funnel: what is drawn, where names stand and what its title claims, recomputed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.transforms import Bbox

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.publishing import Status, charts
from ghnt_pipeline.publishing.aandelen import Trechter, Trechterpunt, trechter
from ghnt_pipeline.publishing.charts.naamplaatsen import PLEKKEN, kies_plekken
from ghnt_pipeline.publishing.charts.stijl import ACCENT, SIGNAAL, WIT
from ghnt_pipeline.publishing.titels_aandelen import titel_trechter, voorbehoud
from ghnt_pipeline.reference import gemeenten_van_de_regio
from ghnt_pipeline.statistics import LEVEL_95, LEVEL_998, Plaats, funnel_share

from .goals import AANDELEN, aandeel, editie, gemeenterijen, rate, zonder
from .marks import merken
from .test_charts import controleer_woorden

gelijk = settings(max_examples=60, derandomize=True, deadline=None)
NAMEN = tuple(gemeente.naam for gemeente in gemeenten_van_de_regio())


@pytest.fixture(autouse=True)
def _huisstijl() -> Iterator[None]:
    with charts.huisstijl():
        yield


def test_a_funnel_places_the_complete_municipalities_around_the_region() -> None:
    rijen = gemeenterijen(*(aandeel(*p) if p else zonder(Status.VERBORGEN) for p in AANDELEN))
    rijen[-1] = replace(rijen[-1], onvolledig=True)
    rijen[1] = replace(rijen[1], voorlopig=True)
    gevonden = trechter(editie(rijen), "meldingen", "2019")
    assert gevonden is not None
    assert gevonden.midden == pytest.approx(100 * 910 / 1405)
    plaatsen = {punt.naam: punt.plaats for punt in gevonden.punten}
    assert plaatsen["Gorinchem"] is Plaats.BUITEN
    assert plaatsen["Hendrik-Ido-Ambacht"] is Plaats.RAND
    assert plaatsen["Dordrecht"] is Plaats.BINNEN
    assert voorbehoud(gevonden) == (
        "Zonder volledig cijfer: Hardinxveld-Giessendam en Zwijndrecht. De cijfers zijn voorlopig."
    )
    assert gevonden.grenzen(120, LEVEL_998) == funnel_share(gevonden.midden, 120, LEVEL_998)
    assert voorbehoud(replace(gevonden, zonder=(), voorlopig=False)) == ""


def test_there_is_no_funnel_without_a_region_or_a_municipality() -> None:
    alleen_regio = gemeenterijen(aandeel(910, 1405), *[zonder(Status.VERBORGEN)] * 10)
    assert trechter(editie(alleen_regio), "meldingen", "2019") is None
    geen_regio = gemeenterijen(zonder(Status.VERBORGEN), *[aandeel(50, 100)] * 10)
    assert trechter(editie(geen_regio), "meldingen", "2019") is None
    assert trechter(editie([]), "meldingen", "2019") is None


INWONERS = (20_069, 118_654, 36_682, 18_051, 30_966, 86_656, 43_858, 32_290, 25_026, 44_639)


def trechters() -> dict[str, Trechter]:
    aantallen = (55, 420, 150, 60, 90, 300, 130, 100, 120, 150)
    per_1000 = [rate(1575, 456_891), *map(rate, aantallen, INWONERS)]
    klein = [rate(1575, 456_891), *map(rate, (10,) * 10, INWONERS)]
    gelijk_ = [aandeel(500, 1000), *[aandeel(50, 100)] * 10]
    aandelen = [aandeel(*p) if p else zonder(Status.VERBORGEN) for p in AANDELEN]
    alle = {"aandelen": aandelen, "per 1.000": per_1000, "klein": klein, "gelijk": gelijk_}
    gevonden = {
        n: trechter(editie(gemeenterijen(*w)), "meldingen", "2019") for n, w in alle.items()
    }
    return {naam: t for naam, t in gevonden.items() if t is not None}


@pytest.mark.parametrize("naam", ["aandelen", "per 1.000", "klein", "gelijk"])
def test_no_name_in_a_funnel_is_cut_off_or_covered(naam: str) -> None:
    figure = charts.trechter(trechters()[naam])
    controleer_woorden(figure)
    ax = figure.axes[0]
    merkdozen = [
        Bbox.from_bounds(x - 6, y - 6, 12, 12)
        for x, y in (
            ax.transData.transform((p.noemer, trechters()[naam].hoogte(p)))
            for p in trechters()[naam].punten
        )
    ]
    for tekst in ax.texts:
        assert tekst.get_window_extent().count_overlaps(merkdozen) == 0, tekst.get_text()


def test_the_marks_of_a_funnel_are_its_municipalities_in_the_shape_of_their_place() -> None:
    gevonden = trechters()["aandelen"]
    ax = charts.trechter(gevonden).axes[0]
    getekend = sorted([*merken(ax, ACCENT), *merken(ax, SIGNAAL)])
    vulling = {Plaats.BINNEN: ACCENT, Plaats.RAND: WIT, Plaats.BUITEN: SIGNAAL}
    assert getekend == sorted(
        (p.noemer, gevonden.hoogte(p), vulling[p.plaats]) for p in gevonden.punten
    )
    onder, boven = ax.get_ylim()
    assert onder == 0
    assert boven >= max(gevonden.grenzen(p.noemer, LEVEL_998).upper for p in gevonden.punten)


def test_the_limits_drawn_are_those_of_both_levels() -> None:
    gevonden = trechters()["per 1.000"]
    ax = charts.trechter(gevonden).axes[0]
    krommen = {
        (round(x, 6), round(y, 6))
        for lijn in ax.lines
        if lijn.get_marker() in {"None", "", None}
        for x, y in lijn.get_xydata().tolist()  # type: ignore[union-attr]
    }
    links = min(x for x, _ in krommen)
    for level in (LEVEL_95, LEVEL_998):
        grens = gevonden.grenzen(links, level)
        assert (links, round(grens.upper, 6)) in krommen
        assert (links, round(grens.lower, 6)) in krommen


@gelijk
@given(st.lists(st.sampled_from(list(Plaats)), min_size=1, max_size=10), st.booleans())
def test_the_title_of_a_funnel_names_exactly_who_lies_outside_or_at_the_edge(
    plaatsen: list[Plaats], zonder_een: bool
) -> None:
    punten = tuple(
        Trechterpunt(naam, 50, 100, plaats) for naam, plaats in zip(NAMEN, plaatsen, strict=False)
    )
    titel = titel_trechter(
        "2019", Trechter(Eenheid.PROCENT, 50.0, punten, ("x",) if zonder_een else ())
    )
    eerst, _, rest = titel.partition("; ")
    wie = {plaats: {p.naam for p in punten if p.plaats is plaats} for plaats in Plaats}
    assert {naam for naam in NAMEN if naam in eerst} == wie[Plaats.BUITEN]
    assert {naam for naam in NAMEN if naam in rest} == wie[Plaats.RAND]
    assert ("geen gemeente" in eerst) == (not wie[Plaats.BUITEN])
    assert ("op de rand" in titel) == bool(wie[Plaats.RAND])
    assert ("met een volledig cijfer" in eerst) == (zonder_een and not wie[Plaats.BUITEN])


def test_names_without_a_free_place_stand_beside_their_mark() -> None:
    veld = Bbox.from_bounds(0, 0, 60, 30)
    assert kies_plekken([(30, 15)] * 2, [(50, 12)] * 2, 12, veld)[1] == PLEKKEN[0]
    ruim = kies_plekken([(200, 200)] * 3, [(50, 12)] * 3, 12, Bbox.from_bounds(0, 0, 400, 400))
    assert ruim == [(10, 0, "left"), (-10, 0, "right"), (0, 16, "center")]
    smal = kies_plekken([(30, 99)], [(50, 36)], 12, Bbox.from_bounds(0, 0, 60, 200))
    assert smal == [(0, 28, "center")], "a name of three lines stands further away"
