"""Beside each rate: how many inhabitants, of which year and of which region."""

from __future__ import annotations

from dataclasses import replace

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing.inwoners import over_inwoners

from .synthetic import synthetische_editie

RATE = load_indicators()["meldingen_per_1000"]


def test_a_count_says_nothing_of_inhabitants() -> None:
    meldingen = load_indicators()["meldingen"]
    assert list(over_inwoners(meldingen, synthetische_editie(), ["2018", "2019"])) == []


def test_a_rate_says_how_many_inhabitants_the_region_has_by_year() -> None:
    known = synthetische_editie()
    edition = replace(
        known,
        waarden=tuple(
            replace(waarde, gebied="regio", noemer=456789)
            for waarde in known.waarden
            if (waarde.indicator, waarde.gebied, waarde.periode) == (RATE.id, "GM0505", "2019K4")
        ),
    )
    sentences = list(over_inwoners(RATE, edition, ["2019K4"]))
    assert sentences == ["Inwoners van de regio op 1 januari: 2019: 456.789."]


def test_a_year_before_the_region_of_now_names_both_regions() -> None:
    of_2018, of_2019 = (
        list(over_inwoners(RATE, synthetische_editie(), [year])) for year in ("2018", "2019")
    )
    assert "tien gemeenten van nu; voor 2019 waren het er zeventien" in of_2018[-1]
    assert not any("zeventien" in sentence for sentence in of_2019)


def test_a_period_without_inhabitants_of_its_own_year_is_marked() -> None:
    edition = replace(synthetische_editie(), inwoners_van=(("2019K4", 2018),))
    marked = "Voor 2019K4 is gerekend met de inwoners van 2018: latere zijn niet bekend."
    assert marked in list(over_inwoners(RATE, edition, ["2019K4"]))
    assert marked not in list(over_inwoners(RATE, edition, ["2019K3"]))
