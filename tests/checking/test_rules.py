"""Each rule between fields: a row that breaks it, and one that only just does not."""

from __future__ import annotations

from datetime import date

import pytest

from ghnt_pipeline.checking import Bevinding, check
from ghnt_pipeline.contracts import CONTRACTEN, Contract, Ernst
from ghnt_pipeline.contracts.overig import Cijfer, Incident, Signaal
from ghnt_pipeline.contracts.trajecten import Traject
from ghnt_pipeline.contracts.veilig_thuis import Advies, Huisverbod, Melding, Onderzoek, Totaal

from .plain import text_table

LAATSTE_DAG = date(2019, 3, 31)

BASIS: dict[type[Contract], str] = {
    Melding: "meldingnummer=M1 gemeente=Dordrecht datum_melding=2019-01-10 aanleiding=01 "
    "hoedanigheid_melder=politie",
    Advies: "adviesnummer=A1 gemeente=Dordrecht datum_advies=2019-01-10 aanleiding=01 "
    "hoedanigheid_adviesvrager=school",
    Onderzoek: "onderzoeksnummer=O1 gemeente=Dordrecht datum_start=2019-01-10",
    Huisverbod: "huisverbodnummer=H1 gemeente=Dordrecht datum_risicotaxatie=2019-01-10",
    Totaal: "gemeente=Dordrecht soort=melding categorie=KM aantal=7",
    Traject: "trajectnummer=T1 clientnummer=C1 gemeente_herkomst=Dordrecht rol=pleger "
    "datum_start=2019-01-10 hulpvorm=nazorg",
    Incident: "incidentnummer=I1 huishouden=abcdefghijklmnop gemeente=Dordrecht "
    "datum_incident=2019-01-10",
    Signaal: "gemeente=Dordrecht signalen=3 matches=1",
    Cijfer: "gemeente=Dordrecht indicator=meldingen aantal=7",
}

REGELS: list[tuple[type[Contract], str, str, str]] = [
    (Melding, "F08", "datum_melding=2019-04-01", "datum_melding=2019-03-31"),
    (Melding, "F10", "datum_triagebesluit=2019-01-09", "datum_triagebesluit=2019-01-10"),
    (Melding, "F11", "datum_afsluiting=9-1-2019", "datum_afsluiting=10-1-2019"),
    (Melding, "F12", "datum_veiligheidsplan=20190109", "datum_veiligheidsplan=20190110"),
    (
        Melding,
        "L01",
        "triagebesluit=01",
        "triagebesluit=01 onderzoeksnummer=O1",
    ),
    (Melding, "L02", "triagebesluit=04 onderzoeksnummer=O1", "onderzoeksnummer=O1"),
    (Melding, "L03", "aard_geweld=1|8", "aard_geweld=1|8 aanleiding=1|7"),
    (Melding, "L04", "overdracht_aan=geen_vervolg|wijkteam", "overdracht_aan=geen_vervolg"),
    (Melding, "L05", "datum_afsluiting=2019-04-01", "datum_afsluiting=2019-03-31"),
    (Advies, "F08", "datum_advies=2019-04-01", "datum_advies=2019-03-31"),
    (Advies, "F10", "datum_afsluiting=2019-01-09", "datum_afsluiting=2019-01-10"),
    (Advies, "L01", "aard_geweld=10", "aard_geweld=10 aanleiding=8"),
    (Advies, "L02", "datum_afsluiting=2019-04-01", "datum_afsluiting=2019-03-31"),
    (
        Onderzoek,
        "F08",
        "datum_start=2019-04-02 datum_besluit=2019-04-01",
        "datum_start=2019-04-02 datum_besluit=2019-03-31",
    ),
    (Onderzoek, "F10", "datum_start=", "datum_start= datum_besluit=2019-01-01"),
    (Onderzoek, "F11", "datum_besluit=2019-01-11", "datum_besluit=2019-01-10"),
    (Onderzoek, "F12", "datum_afronding=2019-01-09", "datum_afronding=2019-01-10"),
    (
        Onderzoek,
        "F13",
        "datum_start= datum_besluit=2019-01-02 datum_afronding=2019-01-01",
        "datum_start= datum_besluit=2019-01-02 datum_afronding=2019-01-02",
    ),
    (Onderzoek, "L01", "aard_geweld=1 uitkomst=2", "aard_geweld=1 uitkomst=2|6"),
    (Onderzoek, "L02", "uitkomst=1|3", "uitkomst=1|6"),
    (Onderzoek, "L02", "uitkomst=4|5|1", "uitkomst=4|1|7"),
    (Onderzoek, "L03", "vervolg=21|1", "vervolg=1|2"),
    (Onderzoek, "L04", "datum_afronding=2019-04-01", "datum_afronding=2019-03-31"),
    (
        Onderzoek,
        "L05",
        "aard_geweld=9 aanleiding=1 uitkomst=3",
        "aard_geweld=9 uitkomst=3",
    ),
    (
        Onderzoek,
        "L06",
        "datum_start= datum_besluit=2019-01-02 datum_afronding=2019-01-03",
        "datum_start= datum_besluit=2019-01-02",
    ),
    (Huisverbod, "F08", "datum_risicotaxatie=2019-04-01", "datum_risicotaxatie=2019-03-31"),
    (Huisverbod, "F10", "datum_opgelegd=2019-01-09", "datum_opgelegd=2019-01-10"),
    (Huisverbod, "L01", "opgelegd=ja", "opgelegd=ja datum_opgelegd=2019-01-10"),
    (
        Huisverbod,
        "L02",
        "opgelegd=nee datum_opgelegd=2019-01-10",
        "opgelegd= datum_opgelegd=2019-01-10",
    ),
    (Huisverbod, "L03", "datum_opgelegd=2019-04-01", "datum_opgelegd=2019-03-31"),
    (
        Traject,
        "F08",
        "datum_start= datum_aanmelding=2019-04-01",
        "datum_start=2019-04-01 datum_aanmelding=2019-03-31",
    ),
    (Traject, "F10", "datum_start=99999999", "datum_start= datum_aanmelding=2019-01-01"),
    (Traject, "F11", "datum_aanmelding=2019-01-11", "datum_aanmelding=2019-01-10"),
    (Traject, "F12", "datum_einde=2019-01-09", "datum_einde=2019-01-10"),
    (Traject, "L01", "datum_einde=2019-04-01", "datum_einde=2019-03-31"),
    (Traject, "L02", "vervolg=eigen_woning", "vervolg=eigen_woning datum_einde=2019-02-01"),
    (
        Traject,
        "L03",
        "datum_start= datum_aanmelding=2019-01-01 datum_einde=2019-01-02",
        "datum_start= datum_aanmelding=2019-01-01",
    ),
    (Incident, "F08", "datum_incident=2019-04-01", "datum_incident=2019-03-31"),
    (
        Cijfer,
        "F10",
        "uitsplitsing=rol categorie=pleger",
        "uitsplitsing=melder_groep categorie=politie",
    ),
    (Cijfer, "F10", "uitsplitsing=thema", "uitsplitsing=thema categorie=KM"),
    (
        Cijfer,
        "F10",
        "uitsplitsing=aanleiding categorie=KM",
        "uitsplitsing=aanleiding categorie=ouderenmishandeling",
    ),
    (
        Cijfer,
        "F10",
        "uitsplitsing=thema categorie=hg_anders",
        "uitsplitsing=aanleiding categorie=andere_problematiek",
    ),
    (Cijfer, "F11", "teller=8 noemer=7", "teller=7 noemer=7"),
    (Cijfer, "F11", "teller=1 noemer=0", "teller=1 noemer=<5"),
]
IDS = [f"{c.code(nummer)}-{breekt}" for c, nummer, breekt, _ in REGELS]


def row(contract: type[Contract], changes: str) -> dict[str, str]:
    return dict(cell.split("=") for cell in (*BASIS[contract].split(), *changes.split()) if cell)


def check_one(contract: type[Contract], changes: str) -> tuple[bool, list[Bevinding]]:
    """Whether the row is kept, and what is found."""
    rij = row(contract, changes)
    gecontroleerd = check(text_table(contract, [rij], [*rij]), LAATSTE_DAG)
    return gecontroleerd.aanvaard == 1, list(gecontroleerd.bevindingen)


@pytest.mark.parametrize("contract", CONTRACTEN, ids=lambda c: c.leversoort)
def test_a_plain_row_breaks_no_rule(contract: type[Contract]) -> None:
    assert check_one(contract, "") == (True, [])


@pytest.mark.parametrize(("contract", "nummer", "breekt", "houdt"), REGELS, ids=IDS)
def test_a_row_that_breaks_a_rule_is_found_by_its_code_and_column(
    contract: type[Contract], nummer: str, breekt: str, houdt: str
) -> None:
    regel = next(r for r in contract.regels if r.nummer == nummer)
    behouden, gevonden = check_one(contract, breekt)
    assert behouden is (regel.ernst is Ernst.LET_OP)
    assert [(b.code, b.kolom, b.uitleg) for b in gevonden] == [
        (contract.code(nummer), regel.kolom, regel.uitleg)
    ]


@pytest.mark.parametrize(("contract", "nummer", "breekt", "houdt"), REGELS, ids=IDS)
def test_a_row_that_only_just_keeps_a_rule_is_not_found_by_it(
    contract: type[Contract], nummer: str, breekt: str, houdt: str
) -> None:
    behouden, gevonden = check_one(contract, houdt)
    assert behouden
    assert contract.code(nummer) not in {b.code for b in gevonden}


def test_every_rule_of_every_contract_has_an_example() -> None:
    beschreven = {(c, nummer) for c, nummer, _, _ in REGELS}
    assert beschreven == {(c, r.nummer) for c in CONTRACTEN for r in c.regels}
