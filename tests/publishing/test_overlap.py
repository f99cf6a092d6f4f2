"""Overlap of themas: every number said lies around the true one, whatever the true one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.disclosure import publish
from ghnt_pipeline.publishing import Edition, Status, Waarde
from ghnt_pipeline.publishing.overlap import (
    BIJ_ALLEBEI,
    BIJ_ELK,
    Tussen,
    meer_dan_een,
    overlap_van,
    zin_overlap,
)
from ghnt_pipeline.publishing.reeksen import Balk
from ghnt_pipeline.publishing.titels import titel_overlap
from ghnt_pipeline.reference import categorieen

from .synthetic import TIEN, ZONDER_HOEKSCHE_WAARD, met, synthetische_editie

CODES = [code.kort for code in categorieen("overlap_thema", "combinatie")]
TOTAAL = ("meldingen", "regio", "2019", "totaal", "totaal")

# Records and the families behind them: many records of few families are hidden too.
cellen = st.one_of(
    st.just((0, 0)),
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    st.tuples(st.integers(40, 4000), st.integers(1, 4000)),
).map(lambda paar: (paar[0], min(paar)))
waarheid = st.lists(cellen, min_size=15, max_size=15).map(
    lambda c: dict(zip(CODES, c, strict=True))
)

ALLEEN_ENKEL = {code: ((100, 100) if "+" not in code else (0, 0)) for code in CODES}
ALLES_KLEIN = dict.fromkeys(CODES, (3, 3))
NAAR_BENEDEN, NAAR_BOVEN = (dict.fromkeys(CODES, (n, n)) for n in (12, 8))
"""All rounded the same way, so that the differences add up."""
VEEL_VAN_EEN_GEZIN = {**ALLEEN_ENKEL, "HG+KM": (500, 1)}


def gepubliceerd(waar: Mapping[str, tuple[int, int]], **anders: object) -> Edition:
    """An edition of which the total and the combinations are `waar` after protection."""
    aantallen = {("overlap_thema", "regio", "2019", "combinatie", c): n for c, n in waar.items()}
    aantallen[TOTAAL] = tuple(map(sum, zip(*waar.values(), strict=True)))  # type: ignore[assignment]
    rijen = []
    for sleutel, (records, gezinnen) in aantallen.items():
        cijfer = publish(records, gezinnen)
        status = Status.VERBORGEN if cijfer is None else Status.BEKEND
        rij = Waarde(
            *sleutel, waarde=cijfer, teller=cijfer, noemer=None, ondergrens=None, bovengrens=None,
            eenheid="aantal", status=status, onvolledig=False, voorlopig=False,
            dekking=" ".join(TIEN),
        )  # fmt: skip
        rijen.append(replace(rij, **anders))  # type: ignore[arg-type]
    return replace(synthetische_editie(), waarden=tuple(rijen))


def grenzen_in(zin: str) -> tuple[int, float]:
    """The bounds a sentence claims; from nothing to anything where it claims none."""
    zin = zin.replace("In 2019 ", "").replace(".", "")
    if gevonden := re.search(r"tussen de (\d+) en (\d+)", zin):
        return int(gevonden[1]), int(gevonden[2])
    if gevonden := re.search(r"hoogstens (\d+)", zin):
        return 0, int(gevonden[1])
    if gevonden := re.search(r"minstens (\d+)", zin):
        return int(gevonden[1]), float("inf")
    return 0, float("inf")


@settings(max_examples=200, derandomize=True, deadline=None)
@given(waarheid)
@example(ALLEEN_ENKEL)
@example(ALLES_KLEIN)
@example(VEEL_VAN_EEN_GEZIN)
@example(NAAR_BENEDEN)
@example(NAAR_BOVEN)
def test_the_sentence_about_overlap_is_true_of_the_meldingen_behind_it(
    waar: dict[str, tuple[int, int]],
) -> None:
    zin = zin_overlap(gepubliceerd(waar))
    meer = sum(records for code, (records, _) in waar.items() if "+" in code)
    uniek = sum(records for records, _ in waar.values())
    per_thema = sum(records * len(code.split("+")) for code, (records, _) in waar.items())
    onder, boven = grenzen_in(zin)
    assert onder <= meer <= boven
    assert zin.endswith((BIJ_ELK, BIJ_ALLEBEI))
    if zin.endswith(BIJ_ELK):
        assert per_thema > uniek
    if gevonden := re.search(r"van de ongeveer ([\d.]+) meldingen", zin):
        assert abs(int(gevonden[1].replace(".", "")) - uniek) <= 2


@settings(max_examples=100, derandomize=True, deadline=None)
@given(waarheid, st.data())
def test_the_sentence_is_the_same_for_data_that_are_published_the_same(
    waar: dict[str, tuple[int, int]], data: st.DataObject
) -> None:
    """Hidden counts do not reach it: another hidden count gives the same words."""
    verborgen = [code for code, cel in waar.items() if publish(*cel) is None]
    assume(verborgen)
    code = data.draw(st.sampled_from(verborgen))
    anders = {**waar, code: (data.draw(st.integers(0, 7)), 1)}
    zelfde_totaal = gepubliceerd(waar).per_sleutel[TOTAAL]
    ander = met(
        gepubliceerd(anders), TOTAAL, waarde=zelfde_totaal.waarde, status=zelfde_totaal.status
    )
    assert zin_overlap(ander) == zin_overlap(gepubliceerd(waar))


@pytest.mark.parametrize(
    ("totaal", "enkel", "samengesteld", "tussen"),
    [
        (3200, (2615, 275, 40, 60), (195, 10, None), Tussen(200, 220)),
        (2860, (2370, 265, 40, None), (180, None), Tussen(175, 195)),
        (1000, (500, 500), (None,), Tussen(0, 10)),
        (None, (500, 500), (195, 10), Tussen(200, None)),
        (None, (500, None), (None,), Tussen(0, None)),
        (100, (500, 500), (10,), None),
    ],
    ids=["all shown", "one hidden", "at most", "no total", "nothing", "contradiction"],
)
def test_bounds_are_known_for_worked_examples(
    totaal: float | None,
    enkel: tuple[float | None, ...],
    samengesteld: tuple[float | None, ...],
    tussen: Tussen | None,
) -> None:
    assert meer_dan_een(totaal, enkel, samengesteld) == tussen


def test_the_sentence_of_the_synthetic_edition(edition: Edition) -> None:
    assert zin_overlap(edition) == (
        "In 2019 gingen tussen de 95 en 115 van de ongeveer 1.240 meldingen over meer dan één "
        f"thema (voorlopig). {BIJ_ELK}"
    )


@pytest.mark.parametrize(
    ("categorie", "begin"),
    [
        ("KM", "In 2019 gingen minstens 90 van de ongeveer 1.240 meldingen"),
        ("HG+KM", "In 2019 gingen tussen de 95 en 115 van de ongeveer 1.240 meldingen"),
        ("AP", "In 2019 gingen tussen de 90 en 140 van de ongeveer 1.240 meldingen"),
    ],
)
def test_a_combination_that_is_left_out_widens_what_is_said(
    edition: Edition, categorie: str, begin: str
) -> None:
    sleutel = ("overlap_thema", "regio", "2019", "combinatie", categorie)
    leeg = {"waarde": None, "teller": None, "status": Status.GEMASKEERD}
    assert zin_overlap(met(edition, sleutel, **leeg)).startswith(begin)


@pytest.mark.parametrize(
    "anders",
    [
        {"dekking": ZONDER_HOEKSCHE_WAARD},
        {"onvolledig": True, "status": Status.ONVOLLEDIG},
        {"status": Status.GRENZEN, "waarde": None, "ondergrens": 1200, "bovengrens": 1250},
        {"status": Status.VERBORGEN, "waarde": None},
    ],
    ids=["other places", "other quarters", "bounds", "hidden"],
)
def test_a_total_of_other_meldingen_is_not_calculated_with(
    edition: Edition, anders: dict[str, object]
) -> None:
    zin = zin_overlap(met(edition, TOTAAL, **anders))
    assert zin.startswith("In 2019 gingen minstens 90 meldingen over meer dan één thema (voor")
    assert "1.240" not in zin


def test_a_year_without_data_has_no_overlap() -> None:
    leeg = gepubliceerd(ALLEEN_ENKEL, status=Status.GEEN_GEGEVENS, waarde=None, teller=None)
    assert zin_overlap(leeg) == "In 2019 zijn er geen gegevens."


def test_nothing_shown_gives_no_number() -> None:
    zin = zin_overlap(gepubliceerd(ALLES_KLEIN, status=Status.VERBORGEN, waarde=None))
    assert re.findall(r"\d+", zin.replace("in 2019", "")) == []
    assert "niet op te maken" in zin


@pytest.mark.parametrize(
    ("lengten", "titel"),
    [
        ([195.0, 10.0, None], "Meldingen met meer dan één thema: ‘a’ komt van de getoonde "
         "combinaties in 2019 het meest voor (ongeveer 195 keer)"),
        ([50.0, 50.0], "Meldingen met meer dan één thema: ‘a’ en ‘b’ komen in 2019 het meest voor "
         "(elk ongeveer 50 keer)"),
        ([None, 180.0], "Meldingen met meer dan één thema in 2019: alleen van ‘b’ een aantal "
         "(ongeveer 180)"),
        ([None, None], "Meldingen met meer dan één thema in 2019: geen aantallen om te tonen"),
    ],
)  # fmt: skip
def test_the_title_of_the_overlap_names_the_combination_seen_most(
    lengten: list[float | None], titel: str
) -> None:
    balken = [Balk(naam, lengte) for naam, lengte in zip("abc", lengten, strict=False)]
    assert titel_overlap("2019", balken) == titel


@settings(max_examples=100, derandomize=True, deadline=None)
@given(waarheid)
def test_the_title_of_the_overlap_is_true_of_the_meldingen_behind_it(
    waar: dict[str, tuple[int, int]],
) -> None:
    titel = titel_overlap("2019", overlap_van(gepubliceerd(waar), "2019").samengesteld)
    labels = {code.label: code.kort for code in categorieen("overlap_thema", "combinatie")}
    getoond = {c for c, cel in waar.items() if "+" in c and publish(*cel) is not None}
    genoemd = {labels[label] for label in re.findall(r"‘([^’]+)’", titel)}
    assert genoemd <= getoond
    assert bool(genoemd) == bool(getoond)
    if len(genoemd) == 1:
        (meest,) = genoemd
        assert waar[meest][0] == max(waar[code][0] for code in getoond)
