"""A file of records without their number is recognised, unless a column may hold it (D9)."""

from __future__ import annotations

import pytest

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.columns import recognise
from ghnt_pipeline.reading.header import find_header

MELDING = ("gemeente", "datum_melding", "aanleiding", "hoedanigheid_melder")


@pytest.mark.parametrize(
    ("kop", "soort"),
    [
        (MELDING, "meldingen"),
        ((*MELDING, "casusnummer", "onderzoeksnummer"), "meldingen"),
        (("gemeente", "datum advies", "categorie", "adviesvrager"), "adviezen"),
        (("gemeente", "datum_start", "datum_besluit", "uitkomst"), "onderzoeken"),
        (("gemeente", "datum_risicotaxatie"), "huisverboden"),
        (("cliëntnummer", "gemeente", "rol", "startdatum", "hulpvorm"), "trajecten"),
        (("huishouden", "gemeente", "datum_incident"), "incidenten"),
    ],
)
def test_a_kind_is_known_by_its_other_columns(kop: tuple[str, ...], soort: str) -> None:
    assert recognise(kop).contract.leversoort == soort


def test_with_its_number_a_kind_is_known_as_before() -> None:
    herkend = recognise(("meldingnummer", *MELDING))
    assert herkend.kolom_van["meldingnummer"] == 0


@pytest.mark.parametrize(
    "extra", ["meldingnumer", "Zaaknummer", "registratie nr.", "ID", "kenmerk"]
)
def test_a_column_that_may_be_the_number_is_asked_about(extra: str) -> None:
    with pytest.raises(DeliveryRefused, match=r"meldingnummer is missing, and column 5 may be it"):
        recognise((*MELDING, extra))


@pytest.mark.parametrize(
    "kop",
    [
        ("gemeente", "startdatum"),
        ("gemeente", "startdatum", "einddatum", "vervolg"),
        ("clientnummer", "gemeente", "startdatum", "einddatum"),
        MELDING[:-1],
    ],
)
def test_what_may_be_two_kinds_or_lacks_more_than_the_number_is_refused(
    kop: tuple[str, ...],
) -> None:
    with pytest.raises(DeliveryRefused, match="the columns fit no delivery kind"):
        recognise(kop)


def test_two_header_rows_may_lack_the_number_too() -> None:
    rijen = [
        ["Melding", "Melding", "gemeente", "aanleiding", "hoedanigheid"],
        ["datum", "afsluitdatum", "", "", ""],
        ["01-02-2019", "", "Dordrecht", "01", "politie"],
    ]
    kop = find_header(rijen, rijen)
    assert kop is not None
    assert kop.rij == 1
