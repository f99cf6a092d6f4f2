"""People from outside the region and specific groups by name, worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from by_rule import Rules
from literal import advies, melding, sent, traject
from records import Row


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


def stay(number: str, origin: str, **more: Any) -> Row:
    """A stay in the first half of 2018."""
    kept = {"gemeente_herkomst": origin, "hulpvorm": ["crisisopvang"], **more}
    return traject(number, "2018-01-02", "2018-06-30", **kept)


def test_stays_from_outside_are_a_share_of_those_with_a_known_origin(rules: Rules) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018",
            stay("T1", "GM0505"),
            stay("T2", "GM0584"),  # Oud-Beijerland, today Hoeksche Waard: within the region
            stay("T3", "buiten_regio"),
            stay("T4", "GM0545"),  # Leerdam, today Vijfheerenlanden
            stay("T5", "GM1961"),
            stay("T6", "onbekend"),
            stay("T7", "buiten_regio", hulpvorm=["nazorg"]),
            stay("T9", "buiten_regio", datum_start="2018-04-01", datum_einde=None),
            stay("T0", "buiten_regio", datum_start="2017-05-01", datum_einde="2017-12-31"),
        ),
        sent("dok.trajecten", "2018", stay("T8", "buiten_regio")),
    )  # fmt: skip
    assert rules.share("buiten_regio", "2018K1", gebied="regio") == (3, 5)
    assert rules.value("buiten_regio", "2018K1", gebied="regio") == 60.0
    assert rules.value("buiten_regio_onbekend", "2018K1", gebied="regio") == 1
    assert rules.share("buiten_regio", "2018K2", gebied="regio") == (4, 6)  # with T9
    assert rules.share("buiten_regio", "2018K3", gebied="regio") == (1, 1)
    assert rules.share("buiten_regio", "2018", gebied="regio") == (4, 6)  # each stay once
    for gebied in ("GM0505", "buiten_regio", "onbekend"):
        with pytest.raises(KeyError):
            rules.cell("buiten_regio", "2018K1", gebied=gebied)


def test_each_code_puts_a_melding_in_its_groups(rules: Rules) -> None:
    rules(
        sent(
            "veilig_thuis.meldingen", "2018K1",
            melding("M1", "2018-01-02", aard_geweld=["seksueel_misbruik", "psychisch_geweld"]),
            melding("M2", "2018-01-02", "eergerelateerd"),
            melding("M7", "2018-01-02", "huwelijksdwang"),
            melding(
                "M3", "2018-01-02", "km_kindcheck",
                aard_geweld=["vrouwelijke_genitale_verminking"],
            ),
            melding("M4", "2018-01-02", "km_vechtscheiding", "km_kindcheck"),
            melding("M5", "2018-01-02", "ouderenmishandeling"),
            melding("M6", "2018-01-02", "partnergeweld", aard_geweld=["anders"]),
        ),
        sent("veilig_thuis.adviezen", "2018K1", advies("A1", "2018-01-02", "km_vechtscheiding")),
    )  # fmt: skip
    groups = {
        "seksueel_geweld": 1,
        "schadelijke_traditionele_praktijken": 3,
        "complexe_scheidingen": 1,
        "kwetsbare_opvoedsituaties": 2,
        "ouderenmishandeling": 1,
    }
    for group, number in groups.items():
        assert rules.value("specifieke_groepen", "2018K1", f"soort/{group}") == number
        vragen = rules.value("specifieke_groepen_adviesvragen", "2018K1", f"soort/{group}")
        assert vragen == (group == "complexe_scheidingen")


def test_an_advies_that_is_no_adviesvraag_is_in_no_group(rules: Rules) -> None:
    rules(
        sent(
            "veilig_thuis.meldingen", "2018K1",
            melding("M1", "2018-01-02", "km_kindcheck", triagebesluit="omgezet_in_advies"),
        ),
        sent(
            "veilig_thuis.adviezen", "2018K1",
            advies("A1", "2018-01-02", "km_kindcheck", herkomst_meldingnummer="M1"),
        ),
    )  # fmt: skip
    cut = "soort/kwetsbare_opvoedsituaties"
    assert rules.value("specifieke_groepen", "2018K1", cut) == 1
    assert rules.value("specifieke_groepen_adviesvragen", "2018K1", cut) == 0
