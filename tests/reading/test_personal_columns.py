"""A file with a column that names people is refused at the door."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading import read_file
from ghnt_pipeline.reading.privacy import refuse_personal_columns


@pytest.mark.parametrize(
    "kolom",
    [
        "bsn", "BSN", "B.S.N.", "BSN-nummer", "burgerservicenummer", "Burger Service Nummer",
        "voornaam", "Voornamen", "achternaam", "naam", "Naam cliënt", "clientnaam", "naam_1",
        "roepnaam", "voorletters", "geboortedatum", "Geboorte_datum", "e-mail", "E-mailadres",
        "Postcode", "huisnummer", "straat", "woonadres", "Telefoon thuis", "mobiel", "IBAN",
        # compounds and abbreviations
        "bsnnummer", "clientbsn", "naam1", "email2", "adres1", "naamclient", "datum geboorte",
        "geb.datum", "huisnr", "telefoonnr", "adresregel",
        # a word that makes `naam` harmless does not make the rest so
        "gemeente bsn", "organisatie bsn", "gemeentebsn", "gemeente geboortedatum",
        "naam cliënt organisatie", "team telefoon",
    ],
)  # fmt: skip
def test_a_column_of_personal_data_is_refused(kolom: str) -> None:
    with pytest.raises(DeliveryRefused, match="column 2 looks like personal data") as refusal:
        refuse_personal_columns(["gemeente", kolom])
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "kolom",
    [
        "gemeente naam", "Gemeentenaam", "naam gemeente", "organisatie naam", "naam instelling",
        "gemeente", "melder", "cliëntnummer", "casusnummer", "huishouden", "soort hulp", "kosten",
        "datum opname", "", "opmerking", "aantal", "team", "postcodegebied 4 cijfers",
    ],
)  # fmt: skip
def test_a_column_that_names_no_person_is_let_in(kolom: str) -> None:
    refuse_personal_columns([kolom])


def test_the_refusal_names_the_column_by_number_and_repeats_no_cell() -> None:
    content = b"gemeente;signalen;matches;Voornaam\nDordrecht;1;2;Sjoukje\n"
    with pytest.raises(DeliveryRefused, match=r"column 4 .*\(voornaam\)") as refusal:
        read_file(Path("2019K1.csv"), content)
    assert "Sjoukje" not in str(refusal.value)


def test_personal_data_is_refused_before_anything_else_is_said_of_the_file() -> None:
    with pytest.raises(DeliveryRefused, match="personal data"):
        read_file(Path("x.csv"), b"gemeente;signalen;bsn\nDordrecht;1;123456782\n")
