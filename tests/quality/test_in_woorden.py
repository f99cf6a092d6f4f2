"""What an edition says of sudden changes: sentences for council members, without numbers."""

from __future__ import annotations

import re

import pytest

from ghnt_pipeline.quality import Belang, Signaal, Signaalcode, in_woorden


def signaal(code: Signaalcode, veld: str = "", periode: str = "2019K1") -> Signaal:
    tekst = "123 rijen, km_anders 45 %"
    return Signaal(code, "veilig_thuis.meldingen", periode, veld, 123, tekst, tekst)


def test_a_smaller_delivery_is_said_in_one_sentence() -> None:
    assert in_woorden([signaal(Signaalcode.KLEINER)]) == (
        "De levering van meldingen van Veilig Thuis over het eerste kwartaal van 2019 is veel "
        "kleiner dan in eerdere kwartalen; vergelijk voorzichtig.",
    )


def test_fields_that_changed_alike_share_a_sentence_and_are_written_as_words() -> None:
    velden = ("aard_geweld", "aanleiding", "aard_geweld")
    assert in_woorden(signaal(Signaalcode.ANDERS_VERDEELD, veld) for veld in velden) == (
        "De levering van meldingen van Veilig Thuis over het eerste kwartaal van 2019 is anders "
        "verdeeld dan in eerdere kwartalen (aard geweld, aanleiding); vergelijk voorzichtig.",
    )


@pytest.mark.parametrize(
    ("periode", "woorden"),
    [
        ("2019K4", "over het vierde kwartaal van 2019 is veel groter dan in eerdere kwartalen"),
        ("2019H2", "over de tweede helft van 2019 is veel groter dan in eerdere halfjaren"),
        ("2019", "over 2019 is veel groter dan in eerdere jaren"),
    ],
)
def test_periods_are_written_as_words(periode: str, woorden: str) -> None:
    assert woorden in in_woorden([signaal(Signaalcode.GROTER, periode=periode)])[0]


@pytest.mark.parametrize("code", [c for c in Signaalcode if c < Signaalcode.KLEINER])
def test_what_is_between_us_and_the_supplier_is_not_in_an_edition(code: Signaalcode) -> None:
    assert in_woorden([signaal(code)]) == ()


@pytest.mark.parametrize("code", [c for c in Signaalcode if c >= Signaalcode.KLEINER])
def test_every_sudden_change_has_a_sentence_without_a_number_or_a_code(code: Signaalcode) -> None:
    (zin,) = in_woorden([signaal(code, "aard_geweld")])
    assert re.findall("[0-9]+|km_anders", zin) == ["2019"]
    assert zin[0].isupper()
    assert zin.endswith("; vergelijk voorzichtig.")
    assert signaal(code).belang is Belang.AANDACHT
