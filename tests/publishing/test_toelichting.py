"""The analyst's notes: words beside a figure, never a number, nothing lost in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.content import unexplained
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.publishing import Edition, render
from ghnt_pipeline.publishing.toelichting import (
    LANGST,
    Toelichting,
    heeft_getal,
    read_toelichtingen,
    van_deze_editie,
)

from .synthetic import DORDRECHT, alleen

EEN_NOTITIE = """
[[toelichting]]
indicator = "meldingen"
gebied = "dordrecht"
periode = "2019K4"
tekst = \"\"\"Sinds 2019 meldt de politie
   alles.\"\"\"
"""

Lees = Callable[[str], tuple[Toelichting, ...]]


@pytest.fixture
def lees(tmp_path: Path) -> Lees:
    def lees(inhoud: str) -> tuple[Toelichting, ...]:
        bestand = tmp_path / "toelichting.toml"
        bestand.write_text(inhoud, "utf-8")
        return read_toelichtingen(bestand)

    return lees


def notitie(**velden: str) -> str:
    eigen = {"indicator": "meldingen", "tekst": "Gewoon.", **velden}
    return "[[toelichting]]\n" + "".join(f'{naam} = "{w}"\n' for naam, w in eigen.items())


def test_a_note_is_read_with_the_code_of_its_area_and_on_one_line(lees: Lees) -> None:
    assert lees(EEN_NOTITIE) == (
        Toelichting("meldingen", DORDRECHT, "2019K4", "Sinds 2019 meldt de politie alles."),
    )


def test_a_project_without_the_file_has_no_notes(tmp_path: Path) -> None:
    assert read_toelichtingen(tmp_path / "toelichting.toml") == ()


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (notitie(indicator="melding"), "no indicator has this id. Perhaps meldingen is meant"),
        (notitie(gebied="Utrecht"), "gebied is no municipality of the region"),
        (notitie(periode="2019H1"), "periode is no quarter or year"),
        (notitie(periode="najaar"), "periode is no quarter or year"),
        (notitie(perode="2019K4"), "note 1: perode is unknown. Perhaps periode is meant"),
        (notitie(tekst=" "), "tekst is empty"),
        (notitie(tekst="a" * (LANGST + 1)), "301 characters; at most 300"),
        (notitie(tekst="Eigenlijk 3."), "tekst holds a number"),
        ("[[toelichting]]\nindicator = 3\ntekst = 'a'", "note 1: indicator is wrong"),
        ("[[toelichtingen]]\n", "toelichtingen is unknown. Perhaps toelichting is meant"),
        ("toelichting = 3\n", "begin each note with [[toelichting]]"),
        ("toelichting = [3]\n", "note 1: it is wrong"),
        ("[[", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_refused_with_what_to_do(lees: Lees, inhoud: str, reden: str) -> None:
    with pytest.raises(UsageFault) as fault:
        lees(inhoud)
    assert reden in str(fault.value)
    assert "Eigenlijk" not in str(fault.value)


def test_all_mistakes_are_told_at_once(lees: Lees) -> None:
    with pytest.raises(UsageFault, match=r"note 1: .*; note 2: .*; note 2: "):
        lees(notitie(gebied="x") + notitie(indicator="x", tekst="twee"))


@pytest.mark.parametrize(
    ("tekst", "is_getal"),
    [
        *((tekst, True) for tekst in ("3", "½", "Ⅶ", "٣", "zeven", "Drieëntwintig", "vijftien",
          "honderdvijf", "één", "tientallen", "een paar", "niemand", "2019 en 7", "20199", "K5",
          "half 2019K44", "1 januari 2019", "10 %", "heel veel %")),
        *((tekst, False) for tekst in ("", "een nieuw systeem", "Sinds 2019", "2019 K4", "2019K4",
          "in K1", "het tweede kwartaal", "eenmalig", "geen levering", "achter", "tiende")),
    ],
)  # fmt: skip
def test_a_number_is_known_in_digits_and_in_words(tekst: str, is_getal: bool) -> None:
    assert heeft_getal(tekst) is is_getal


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.integers(0, 1999) | st.integers(2100, 10**6), st.text(" abc-()", max_size=5))
def test_no_count_in_digits_passes(aantal: int, omheen: str) -> None:
    assert heeft_getal(f"{omheen}{aantal}{omheen}")


NOTITIES = (
    Toelichting("meldingen", "", "", "Overal <b>iets</b>."),
    Toelichting("meldingen", DORDRECHT, "2019K4", "Alleen hier."),
    Toelichting("vervolg_onderzoek", "regio", "2019", "Alleen de regio."),
)


def test_a_note_about_a_period_of_another_edition_is_kept_for_that_one(
    edition: Edition, tmp_path: Path
) -> None:
    later = Toelichting("meldingen", "", "2021K1", "Later.")
    assert van_deze_editie((*NOTITIES, later), edition.waarden, tmp_path) == NOTITIES


@pytest.mark.parametrize(
    ("zonder_plek", "reden"),
    [
        (Toelichting("vervolg_onderzoek", DORDRECHT, "", "x"), "vervolg_onderzoek for GM0505"),
        (Toelichting("clienten", DORDRECHT, "2019K4", "x"), "clienten for GM0505 and 2019K4"),
        (Toelichting("huisverboden", "", "", "x"), "no page shows huisverboden. Leave"),
    ],
)
def test_a_note_beside_a_figure_that_no_page_has_is_refused(
    edition: Edition, tmp_path: Path, zonder_plek: Toelichting, reden: str
) -> None:
    with pytest.raises(UsageFault, match=reden):
        van_deze_editie((zonder_plek,), edition.waarden, tmp_path)


@pytest.fixture(scope="module")
def klein(edition: Edition) -> Edition:
    """Of the region and one gemeente; of the others the meldingen of one year."""
    heel = alleen(edition, "regio", DORDRECHT).waarden
    jaar = [w for w in edition.waarden if (w.indicator, w.periode) == ("meldingen", "2019")]
    return replace(edition, waarden=(*heel, *(w for w in jaar if w not in heel)))


@pytest.fixture(scope="module")
def met_notities(klein: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notities")
    render(replace(klein, toelichtingen=NOTITIES), folder)
    return folder


def test_a_note_stands_on_the_pages_it_is_about_and_no_others(met_notities: Path) -> None:
    teksten = {p.stem: p.read_text("utf-8") for p in met_notities.rglob("*.html")}
    begin = '<p class="toelichting"><strong>Toelichting van de analist.</strong> '
    overal = {naam for naam, t in teksten.items() if f"{begin}Overal &lt;b&gt;" in t}
    assert overal == set(teksten) - {"verantwoording"}
    assert {n for n, t in teksten.items() if f"{begin}2019 K4: Alleen hier.</p>" in t} == {
        "dordrecht"
    }
    assert {n for n, t in teksten.items() if "2019: Alleen de regio." in t} == {"index"}


def test_a_note_stands_above_its_table_in_the_workbook(met_notities: Path) -> None:
    boek = openpyxl.load_workbook(met_notities / "ghnt-2019K4.xlsx")
    met = {
        blad.title
        for blad in boek
        for (cel,) in blad.iter_rows(max_col=1, values_only=True)
        if str(cel).startswith("Toelichting van de analist (Dordrecht). 2019 K4: Alleen hier.")
    }
    assert met == {"3 Meldingen"}


def test_an_edition_with_notes_still_follows_from_its_open_table(
    klein: Edition, met_notities: Path
) -> None:
    assert unexplained(met_notities, replace(klein, toelichtingen=NOTITIES)) == []
    assert "index.html" in unexplained(met_notities, klein)
