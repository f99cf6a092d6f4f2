"""The charts: drawn are the published numbers and nothing else; no word is cut off or covered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from ghnt_pipeline.publishing import Edition, charts
from ghnt_pipeline.publishing.charts.blad import TITEL, beschrift, breek_af, breek_evenwichtig
from ghnt_pipeline.publishing.charts.stijl import OPEN, schaal
from ghnt_pipeline.publishing.overlap import Deel, Overlap, overlap_van
from ghnt_pipeline.publishing.reeksen import (
    Balk,
    Punt,
    Reeks,
    balken,
    grenzen_van,
    leeftijden,
    ontbrekend,
    punten,
    stukken,
    tegels,
)
from ghnt_pipeline.publishing.woorden import MERK
from ghnt_pipeline.reference import categorieen

from .synthetic import ALBLASSERDAM, COMBINATIES, KWARTALEN

REEKSEN: dict[str, list[float | None]] = {
    "region": [370.0, 375, 360, 355, 380, 375, 355, 360],
    "large": [12_350.0, 12_455, 12_345, 12_455, 12_405, 12_425, 12_455, 12_330],
    "wild": [10.0, 900, 15, 850, 20, 700, 10, 15],
    "equal": [30.0] * 8,
    "small": [10.0, 15, None, None, 10, None, 20, 10],
    "one": [None, None, None, None, None, None, None, 10.0],
    "first quarter": [400.0, 410, 405, 400, 520],
    "low end": [200.0, 15, 10, 10, 200, 10, 15, 10],
}


@pytest.fixture(autouse=True)
def _huisstijl() -> Iterator[None]:
    with charts.huisstijl():
        yield


def reeks(naam: str) -> list[Punt]:
    hoogten = REEKSEN[naam]
    return [
        Punt(periode, hoogte, "" if hoogte is not None else "geen gegevens", periode == "2019K4")
        for periode, hoogte in zip(KWARTALEN, hoogten, strict=False)
    ]


def teksten(figure: Figure) -> list[Text]:
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]
    return [
        tekst
        for tekst in figure.findobj(Text)
        if isinstance(tekst, Text) and tekst.get_text().strip() and tekst.get_visible()
    ]


def controleer_woorden(figure: Figure) -> None:
    """Every word lies inside the sheet and on no other word."""
    dozen = [(t.get_text(), t.get_window_extent()) for t in teksten(figure) if zichtbaar(t)]
    assert dozen
    for tekst, doos in dozen:
        binnen = doos.x0 >= 0 and doos.y0 >= 0
        assert binnen, tekst
        assert doos.x1 <= figure.bbox.x1, tekst
        assert doos.y1 <= figure.bbox.y1, tekst
    for (een, a), (ander, b) in combinations(dozen, 2):
        over_x = min(a.x1, b.x1) - max(a.x0, b.x0)
        over_y = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(over_x, over_y) <= 1, f"{een!r} lies on {ander!r}"


def zichtbaar(tekst: Text) -> bool:
    """Tick labels of an axis that is switched off are found but never drawn."""
    assen = tekst.axes
    return assen is None or assen.axison or tekst in assen.texts


@pytest.mark.parametrize("naam", REEKSEN)
def test_no_word_of_a_run_chart_is_cut_off_or_covered(naam: str) -> None:
    figure = charts.verloop(reeks(naam), grenzen_van(reeks(naam)))
    controleer_woorden(figure)
    lang = "Een titel die zo lang is dat hij niet op een regel past, met nog wat woorden erbij"
    beschrift(figure, charts.Opschrift(lang, lang + " " + lang, " ".join([lang] * 4)), MERK)
    controleer_woorden(figure)


@pytest.mark.parametrize("soort", ["tegelkaart", "vervolg", "upset", "leeftijd"])
def test_no_word_of_the_other_charts_is_cut_off_or_covered(edition: Edition, soort: str) -> None:
    figure = {
        "tegelkaart": lambda: charts.tegelkaart(tegels(edition)),
        "vervolg": lambda: charts.vervolg(balken(edition, "vervolg_onderzoek", "2019")),
        "leeftijd": lambda: charts.leeftijd(leeftijden(edition, "werkvoorraad_meldingen")),
        "upset": lambda: charts.upset(overlap_van(edition, "2019")),
    }[soort]()
    controleer_woorden(figure)
    beschrift(figure, charts.Opschrift("Titel", "Ondertitel", "Bron"), MERK)
    controleer_woorden(figure)


@pytest.mark.parametrize("naam", REEKSEN)
def test_the_marks_of_a_run_chart_are_exactly_the_numbers_shown(naam: str) -> None:
    (ax,) = charts.verloop(reeks(naam), None).axes
    merken = sorted(
        (float(lijn.get_xdata()[0]), float(lijn.get_ydata()[0]))  # type: ignore[index,arg-type]
        for lijn in ax.lines
        if lijn.get_marker() == "o"
    )
    assert merken == [(i, h) for i, h in enumerate(REEKSEN[naam]) if h is not None]


def test_a_hidden_quarter_breaks_the_line_and_has_no_coordinate(edition: Edition) -> None:
    reeks = punten(edition, "meldingen", ALBLASSERDAM)
    assert reeks[2].hoogte is None
    (ax,) = charts.verloop(reeks, None).axes
    lijnen = [list(lijn.get_xdata()) for lijn in ax.lines if lijn.get_marker() != "o"]  # type: ignore[arg-type]
    assert lijnen == [[0, 1], [3, 4, 5, 6, 7]]
    assert "verborgen" in [t.get_text() for t in ax.get_xticklabels()][2]


def test_the_svg_of_a_broken_line_has_two_lines_and_no_letters_or_date(
    edition: Edition,
) -> None:
    figure = charts.verloop(punten(edition, "meldingen", ALBLASSERDAM), None)
    svg = charts.afdruk(figure, charts.Opschrift("t", "o", "b"), MERK).svg.decode()
    assert svg.count("stroke: #0b5fa5; stroke-width: 2; stroke-linecap: round") == 2
    assert svg.count("<text") == 0, "letters are drawn as paths"
    assert "dc:date" not in svg


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    (hoog,) = charts.verloop(reeks("large"), grenzen_van(reeks("large"))).axes
    assert hoog.get_ylim()[0] > 0
    assert hoog.get_xlabel().startswith("De verticale as begint bij ")
    (laag,) = charts.verloop(reeks("small"), None).axes
    assert laag.get_ylim()[0] == 0
    assert laag.get_xlabel() == ""


@pytest.mark.parametrize(
    ("laagste", "hoogste"), [(10, 10), (10, 35), (305, 427), (0, 0.5), (0, 2.3), (4990, 5005)]
)
def test_an_axis_contains_what_is_drawn(laagste: float, hoogste: float) -> None:
    waarden = schaal(laagste, hoogste)
    assert waarden[0] <= laagste
    assert hoogste <= waarden[-1]
    assert 2 <= len(waarden) <= 12
    assert waarden == sorted(set(waarden))


def test_provisional_marks_are_hollow() -> None:
    (ax,) = charts.verloop(reeks("region"), None).axes
    vulling = [lijn.get_markerfacecolor() for lijn in ax.lines if lijn.get_marker() == "o"]
    assert vulling == ["#0B5FA5"] * 7 + ["#FFFFFF"]


def test_all_tiles_have_one_scale_from_zero(edition: Edition) -> None:
    figure = charts.tegelkaart(tegels(edition))
    schalen = {ax.get_ylim() for ax in figure.axes if ax.axison}
    assert len(schalen) == 1
    assert schalen.pop()[0] == 0
    assert sum(ax.axison for ax in figure.axes) == 11


def test_the_tiles_lie_as_on_the_map(edition: Edition) -> None:
    tegelassen = [ax for ax in charts.tegelkaart(tegels(edition)).axes if ax.axison]
    plekken = {ax.get_title(loc="left"): ax.get_position().p0 for ax in tegelassen}
    rijen = sorted({round(y, 6) for _, y in plekken.values()}, reverse=True)
    raster = [
        [
            naam
            for naam, (x, y) in sorted(plekken.items(), key=lambda p: p[1][0])
            if round(y, 6) == rij
        ]
        for rij in rijen
    ]
    assert raster == [
        ["Hendrik-Ido-Ambacht", "Alblasserdam", "Molenlanden", "Gorinchem"],
        ["Zwijndrecht", "Papendrecht", "Sliedrecht", "Hardinxveld-Giessendam"],
        ["Hoeksche Waard", "Dordrecht", "Regio"],
    ]
    links = plekken["Dordrecht"][0]
    assert links == pytest.approx(plekken["Papendrecht"][0])
    assert plekken["Regio"][0] == pytest.approx(plekken["Sliedrecht"][0])


def test_a_tile_without_any_number_says_so_in_words() -> None:
    leeg = [Punt(periode, None, "verborgen") for periode in KWARTALEN]
    assert ontbrekend(leeg) == "alle kwartalen verborgen"
    assert stukken(leeg) == []
    deels = [*leeg[:1], Punt("2018K2", None, "geen gegevens"), Punt("2018K3", 1.2)]
    assert ontbrekend(deels) == "2018 K2 geen gegevens; 2018 K1 verborgen"


def test_hidden_outcomes_have_words_and_no_bar(edition: Edition) -> None:
    alle = balken(edition, "vervolg_onderzoek", "2019")
    assert [balk.reden for balk in alle if balk.lengte is None] == ["verborgen", "weggelaten"]
    figure = charts.vervolg(alle)
    (ax,) = figure.axes
    breedten = [p.get_width() for p in ax.patches if isinstance(p, Rectangle)]
    assert breedten == [balk.lengte for balk in alle if balk.lengte is not None]
    woorden = [tekst.get_text() for tekst in ax.texts]
    assert woorden[-2:] == ["verborgen", "weggelaten"]


def test_outcomes_of_which_only_one_is_shown_can_be_drawn() -> None:
    controleer_woorden(
        charts.vervolg([Balk("Wijkteam", 10.0), Balk("Thuiszorg", None, "verborgen")])
    )


CODES = [code.kort for code in categorieen("overlap_thema", "combinatie")]


def overlap(combinaties: list[float | None], themas: list[float | None]) -> Overlap:
    """An overlap of these numbers, a hidden one as the words in its place."""
    namen = categorieen("meldingen", "thema")
    return Overlap(
        tuple(
            Deel(frozenset({code.kort}), Balk(code.label, lengte, "" if lengte else "verborgen"))
            for code, lengte in zip(namen, themas, strict=True)
        ),
        tuple(
            Deel(frozenset(code.split("+")), Balk(code, lengte, "" if lengte else "weggelaten"))
            for code, lengte in zip(CODES, combinaties, strict=True)
        ),
    )


def staven(ax: Axes) -> list[Rectangle]:
    return [vlak for vlak in ax.patches if isinstance(vlak, Rectangle)]


@pytest.mark.parametrize(
    ("combinaties", "themas"),
    [
        ([12_455.0] * 15, [45_000.0] * 4),
        ([9_995.0] * 15, [9_995.0] * 4),
        ([None] * 14 + [10.0], [10.0, None, None, 10.0]),
        ([10.0] + [None] * 14, [None] * 4),
    ],
    ids=["large", "four digits", "last only", "first only"],
)
def test_no_word_of_an_upset_chart_is_cut_off_or_covered(
    combinaties: list[float | None], themas: list[float | None]
) -> None:
    figure = charts.upset(overlap(combinaties, themas))
    controleer_woorden(figure)
    beschrift(figure, charts.Opschrift("Titel", "Ondertitel", "Bron"), MERK)
    controleer_woorden(figure)


def test_the_bars_of_the_upset_chart_are_exactly_the_published_numbers(edition: Edition) -> None:
    staand, liggend, _ = charts.upset(overlap_van(edition, "2019")).axes
    assert {
        CODES[round(staaf.get_x() + staaf.get_width() / 2)]: staaf.get_height()
        for staaf in staven(staand)
    } == COMBINATIES
    assert [staaf.get_width() for staaf in staven(liggend)] == [
        waarde.cijfer
        for code in ("KM", "HG", "OM", "AP")
        for waarde in edition.reeks("meldingen", "regio", ["2019"], "thema", code)
        if waarde
    ]
    gezegd = [tekst.get_text() for ax in (staand, liggend) for tekst in ax.texts]
    assert {"900", "80", "15", "1.260"} <= set(gezegd)


def test_a_hidden_combination_keeps_its_place_and_dots_and_has_words_for_a_bar() -> None:
    verborgen = CODES.index("KM+OM")
    aantallen: list[float | None] = [50.0] * 15
    aantallen[verborgen] = None
    staand, _, stippen = charts.upset(overlap(aantallen, [100.0] * 4)).axes
    assert [t.xy[0] for t in staand.texts if t.get_text() == "weggelaten"] == [verborgen]  # type: ignore[attr-defined]
    assert [round(s.get_x() + s.get_width() / 2) for s in staven(staand)] == [
        plek for plek in range(15) if plek != verborgen
    ]
    erin = [lijn for lijn in stippen.lines if lijn.get_linestyle() == "-"]
    assert [len(lijn.get_ydata()) for lijn in erin] == [len(code.split("+")) for code in CODES]  # type: ignore[arg-type]
    assert list(erin[verborgen].get_ydata()) == [0, 2]  # type: ignore[arg-type]


def test_the_columns_stand_in_the_order_of_the_code_list_whatever_the_numbers(
    edition: Edition,
) -> None:
    delen = overlap_van(edition, "2019").combinaties
    assert ["+".join(sorted(deel.themas)) for deel in delen] == CODES


def test_the_bars_of_a_provisional_year_are_light(edition: Edition) -> None:
    for jaar, kleur in (("2018", "#0B5FA5"), ("2019", OPEN)):
        staand, liggend, _ = charts.upset(overlap_van(edition, jaar)).axes
        gevuld = {to_hex(s.get_facecolor()) for ax in (staand, liggend) for s in staven(ax)}
        assert gevuld == {kleur.lower()}


def test_a_title_is_wrapped_by_its_measured_width_and_keeps_its_words() -> None:
    tekst = "Na een onderzoek: ‘Wijkteam’ komt in 2019 het meest voor (ongeveer 210 keer)"
    regels = breek_af(tekst, TITEL, 5)
    assert " ".join(regels) == tekst
    assert len(regels) > 1
    assert len(breek_af(tekst, TITEL, 50)) == 1
    evenwichtig = breek_evenwichtig(tekst, TITEL, 8.7)
    assert len(evenwichtig) == len(breek_af(tekst, TITEL, 8.7)) == 2
    assert len(evenwichtig[1]) > 15, "no single word is left on the last line"


def test_a_series_break_is_marked_before_the_first_quarter_of_its_year() -> None:
    reeks = [Punt(f"{jaar}K{k}", 500.0) for jaar in (2018, 2019) for k in (1, 2, 3, 4)]

    def marks(breuken: list[int]) -> list[float]:
        (ax,) = charts.verloop(reeks, None, breuken).axes
        return [t.xy[0] for t in ax.texts if t.get_text() == "reeksbreuk"]  # type: ignore[attr-defined]

    assert marks([2019]) == [3.5]
    assert marks([2018]) == marks([2017]) == marks([]) == []


AFWISSELEND = [10.0, None, 1235.0, None, None, 40.0, 15.0, 20.0]


def klassen() -> list[Reeks]:
    """Open cases: one class with and without numbers by turns, one without any."""
    redenen = ["verborgen", "nog niet volledig", "weggelaten", "geen gegevens", "geen gegevens"]
    gemengd = tuple(
        Punt(k, h, "" if h is not None else redenen[plek], k == "2019K4")
        for plek, (k, h) in enumerate(zip(KWARTALEN, AFWISSELEND, strict=True))
    )
    leeg = tuple(Punt(k, None, "verborgen") for k in KWARTALEN)
    return [Reeks("0 tot en met 5 dagen", leeg), Reeks("183 dagen of langer", gemengd)]


def test_the_bars_of_open_cases_are_exactly_the_numbers_shown() -> None:
    figure = charts.leeftijd(klassen())
    controleer_woorden(figure)
    kaal, gemengd = figure.axes
    assert len(kaal.patches) == 0
    assert [t.get_text() for t in kaal.texts] == ["0 tot en met 5 dagen", "verborgen"]
    staven = [staaf for staaf in gemengd.patches if isinstance(staaf, Rectangle)]
    assert [(staaf.get_x() + staaf.get_width() / 2, staaf.get_height()) for staaf in staven] == [
        (plek, hoogte) for plek, hoogte in enumerate(AFWISSELEND) if hoogte is not None
    ]
    licht = [to_hex(staaf.get_facecolor()).upper() == OPEN for staaf in staven]
    assert licht == [False] * 4 + [True]
    assert kaal.get_ylim() == gemengd.get_ylim() == (0, 1235)


def test_neighbouring_hidden_quarters_share_one_word_of_their_reason() -> None:
    _, gemengd = charts.leeftijd(klassen()).axes
    woorden = [t.get_text() for t in gemengd.texts if t.get_fontstyle() == "italic"]
    assert woorden == ["nog\nniet\nvolledig", "geen gegevens"]


def test_every_age_class_has_a_row_with_every_quarter(edition: Edition) -> None:
    rijen = leeftijden(edition, "werkvoorraad_meldingen")
    codes = categorieen("werkvoorraad_meldingen", "leeftijdsklasse")
    assert [r.naam for r in rijen] == [c.label for c in codes]
    for rij, code in zip(rijen, codes, strict=True):
        eigen = edition.reeks(
            "werkvoorraad_meldingen", "regio", KWARTALEN, "leeftijdsklasse", code.kort
        )
        assert [p.hoogte for p in rij.punten] == [w.cijfer if w else None for w in eigen]
