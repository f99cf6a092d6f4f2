"""Sentences where there is no total, or the newest figure is hidden: they claim what is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing import Edition, Status
from ghnt_pipeline.publishing.opmaak import (
    getal,
)
from ghnt_pipeline.publishing.zin_bij import zin_bij
from ghnt_pipeline.publishing.zinnen import (
    LAATST_GETOOND,
)
from ghnt_pipeline.reference import categorieen

from .drawn import gelijk, soms_verborgen, waarde
from .synthetic import met


def werkvoorraad(cijfers: list[float | None]) -> Edition:
    """Three kinds of open work on the last day of 2019, in the order of the code list."""
    rijen = tuple(
        replace(waarde(cijfer), indicator="werkvoorraad", uitsplitsing="soort", categorie=code.kort)
        for cijfer, code in zip(cijfers, categorieen("werkvoorraad", "soort"), strict=True)
    )
    return Edition(Periode.parse("2019K4"), "regio", rijen, (), ())


@gelijk
@given(st.lists(soms_verborgen, min_size=3, max_size=3))
def test_the_sentence_of_parts_without_a_total_names_the_most_frequent_shown(
    cijfers: list[float | None],
) -> None:
    zin = zin_bij(load_indicators()["werkvoorraad"], werkvoorraad(cijfers), "regio")
    assert zin.startswith("Op 31 december 2019 ")
    namen = [code.label for code in categorieen("werkvoorraad", "soort")]
    getoond = [cijfer for cijfer in cijfers if cijfer is not None]
    genoemd = {naam for naam in namen if f"‘{naam}’" in zin}
    assert genoemd == {
        naam for naam, c in zip(namen, cijfers, strict=True) if getoond and c == max(getoond)
    }
    if getoond:
        assert f"ongeveer {getal(max(getoond))}" in zin
        assert ("alleen van" in zin) == (len(getoond) == 1)
        assert ("getoonde soorten" in zin) == (len(getoond) == 2)
    else:
        assert "elk aantal verborgen of weggelaten" in zin
        assert not re.search(r"ongeveer|\d{1,3} keer", zin)


def test_no_sentence_of_the_edition_sends_the_reader_to_the_table(folder: Path) -> None:
    for pagina in folder.rglob("*.html"):
        assert "Zie de tabel." not in pagina.read_text("utf-8")


def test_parts_that_have_no_figure_for_another_reason_are_not_called_hidden() -> None:
    edition = werkvoorraad([None, None, None])
    eerste, *rest = edition.waarden
    grenzen = replace(eerste, status=Status.GRENZEN, ondergrens=10, bovengrens=20)
    zin = zin_bij(
        load_indicators()["werkvoorraad"], replace(edition, waarden=(grenzen, *rest)), "regio"
    )
    assert zin == "Op 31 december 2019 is er geen aantal om te tonen."


def test_a_hidden_mean_is_followed_by_the_newest_that_is_shown(edition: Edition) -> None:
    sleutel = ("doorlooptijd_onderzoek", "regio", "2019K4", "maat", "gemiddelde")
    verborgen = met(edition, sleutel, waarde=None, noemer=None, status=Status.VERBORGEN)
    vorige = edition.per_sleutel["doorlooptijd_onderzoek", "regio", "2019K3", "maat", "gemiddelde"]
    assert vorige.cijfer is not None
    assert zin_bij(load_indicators()["doorlooptijd_onderzoek"], verborgen, "regio") == (
        "In het 4e kwartaal van 2019 is het cijfer verborgen, zodat niemand herkenbaar is. "
        f"{LAATST_GETOOND}: in het 3e kwartaal van 2019 was het gemiddeld "
        f"{getal(vorige.cijfer)} dagen."
    )
