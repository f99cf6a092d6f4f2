"""What is typed leads to one cell, or to a line that says what was meant or what there is."""

from __future__ import annotations

import pytest

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.explaining.vraag import period_of, settle
from ghnt_pipeline.periods import Periode

QUARTER = Periode.parse("2019K1")


@pytest.mark.parametrize(
    ("name", "gebied"),
    [
        (None, "regio"),
        ("Dordrecht", "GM0505"),
        ("505", "GM0505"),
        ("H.I. Ambacht", "GM0531"),
        ("regio", "regio"),
        ("buiten regio", "buiten_regio"),
        ("onbekend", "onbekend"),
        ("Leerdam", "GM1961"),
    ],
)
def test_a_place_is_known_by_any_of_its_names(name: str | None, gebied: str) -> None:
    assert settle("meldingen", name, QUARTER, None, None).gebied == gebied


def test_a_former_gemeente_is_explained_as_the_one_of_today_and_that_is_said() -> None:
    vraag = settle("meldingen", "Strijen", QUARTER, None, None)
    assert (vraag.gebied, vraag.gebied_naam) == ("GM1963", "Hoeksche Waard")
    assert "Strijen is part of Hoeksche Waard" in vraag.opmerking


@pytest.mark.parametrize(
    ("indicator", "typed", "cel"),
    [
        ("meldingen", (None, None), ("totaal", "totaal")),
        ("meldingen", (None, "km"), ("thema", "KM")),
        ("meldingen", ("thema", "Kindermishandeling"), ("thema", "KM")),
        ("doorlooptijd_onderzoek", (None, None), ("maat", "gemiddelde")),
        ("doorlooptijd_onderzoek", (None, "p90"), ("maat", "p90")),
        ("Melding-Soort", (None, "eerste"), ("soort", "eerste")),
        ("clienten", (None, "dok"), ("bron", "dok")),
    ],
)
def test_what_is_left_out_follows_where_it_can(
    indicator: str, typed: tuple[str | None, str | None], cel: tuple[str, str]
) -> None:
    vraag = settle(indicator, None, QUARTER, *typed)
    assert (vraag.uitsplitsing, vraag.categorie) == cel


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("melding", None, "2019K1", None, None), "Do you mean meldingen"),
        (("xyzzy", None, "2019K1", None, None), "'ghnt indicators' lists them"),
        (("meldingen", "Dordrect", "2019K1", None, None), "Do you mean Dordrecht"),
        (("meldingen", None, "2019H1", None, None), "Write 2019K1 or 2019"),
        (("meldingen", None, "maart", None, None), "Write 2019K1 or 2019"),
        (("meldingen", "regio_toen", "2019K1", None, None), "ended in 2018"),
        (("meldingen_per_1000", "onbekend", "2019K1", None, None), "no inhabitants"),
        (("meldingen", None, "2019K1", "rol", None), "It has: totaal, thema"),
        (("meldingen", None, "2019K1", "thema", None), "thema: KM, HG, OM, AP"),
        (("meldingen", None, "2019K1", "thema", "XX"), "thema: KM, HG, OM, AP"),
        (("meldingen", None, "2019K1", None, "ouderenmishandeling"), "thema and aanleiding"),
        (("melding_soort", None, "2019K1", None, None), "soort: eerste"),
    ],
)
def test_a_word_that_is_not_known_gets_one_line_that_helps(
    typed: tuple[str, str | None, str, str | None, str | None], words: str
) -> None:
    indicator, gemeente, periode, cut, code = typed
    with pytest.raises(UsageFault) as caught:
        settle(indicator, gemeente, period_of(periode), cut, code)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
