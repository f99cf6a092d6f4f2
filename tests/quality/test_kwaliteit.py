"""The kwaliteitsrapport judges a delivery as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.quality import (
    Belang,
    Omgeving,
    Profiel,
    Signaal,
    Signaalcode,
    comparable,
    kwaliteit,
    profiel_van,
    profiel_van_bestand,
)
from ghnt_pipeline.reference import gemeenten_van_de_regio

from .rows import rows_of

P = Periode.parse("2019K1")
MELDINGEN = "veilig_thuis.meldingen"
KWARTALEN = [Periode.parse(code) for code in ("2018K1", "2018K2", "2018K3", "2018K4")]
Rijen = list[dict[str, Any]]


def judge(kind: str, nu: Rijen, *eerder: Rijen, **rest: Any) -> dict[str, Signaal]:
    """The signals on these records, by code; the last of `eerder` is of 2018K4."""
    contract = kinds()[kind]
    profielen = {
        wanneer: profiel_van(rows_of(contract, *records), contract)
        for wanneer, records in zip(KWARTALEN[-len(eerder) :], eerder, strict=bool(eerder))
    }
    omgeving = Omgeving(eerder=profielen, **rest)
    signalen = kwaliteit(kind, P, rows_of(contract, *nu), omgeving)
    return {f"{s.code} {s.veld}".strip(): s for s in signalen}


def meldingen(aantal: int, **velden: Any) -> Rijen:
    return [{"meldingnummer": f"M{n}", "datum_melding": P.eerste_dag, **velden}
            for n in range(aantal)]  # fmt: skip


def cijfers(**per_gemeente: int | None) -> Rijen:
    return [{"gemeente": code, "signalen": n, "matches": 1} for code, n in per_gemeente.items()]


def test_it_says_with_which_deliveries_it_compared() -> None:
    veel = meldingen(50)
    assert judge(MELDINGEN, veel, veel, veel)["K00"].tekst_nl == (
        "Deze levering is vergeleken met uw leveringen over 2018K3 en 2018K4."
    )


def test_one_earlier_quarter_is_too_little_to_compare_with() -> None:
    signalen = judge(MELDINGEN, meldingen(5), meldingen(500))
    assert list(signalen) == ["K00"]
    assert signalen["K00"].belang is Belang.TER_INFORMATIE
    assert "te weinig eerdere kwartalen" in signalen["K00"].tekst_nl


@pytest.mark.parametrize(("rijen", "code"), [(100, "K10"), (900, "K11")])
def test_a_much_smaller_or_larger_delivery_is_a_question(rijen: int, code: str) -> None:
    signaal = judge(MELDINGEN, meldingen(rijen), *[meldingen(300)] * 3)[code]
    assert signaal.belang is Belang.AANDACHT
    assert f"{rijen} rijen; in eerdere kwartalen waren het er gemiddeld 300." in signaal.tekst_nl


def test_a_field_that_is_suddenly_empty_or_filled_is_told() -> None:
    met, zonder = meldingen(60, casusnummer="C1"), meldingen(60, onderzoeksnummer="O1")
    signalen = judge(MELDINGEN, zonder, met, met)
    assert signalen["K12 casusnummer"].tekst_nl.startswith(
        "casusnummer is leeg in 100 % van de rijen; in eerdere kwartalen was dat 0 %."
    )
    assert "K13 onderzoeksnummer" in signalen


def test_a_column_that_disappears_is_told_once() -> None:
    met, zonder = meldingen(60, casusnummer="C1"), meldingen(60)
    aanwezig = {"meldingnummer", "datum_melding"}
    signalen = judge(MELDINGEN, zonder, met, met, aanwezig=aanwezig)
    assert set(signalen) == {"K00", "K16 casusnummer"}


def test_a_column_that_was_never_filled_may_disappear() -> None:
    aanwezig = {"meldingnummer", "datum_melding"}
    assert set(judge(MELDINGEN, *[meldingen(60)] * 3, aanwezig=aanwezig)) == {"K00"}


def test_a_new_code_that_is_used_a_lot_is_named_with_what_it_takes_away() -> None:
    oud = meldingen(60, triagebesluit="vervolgtraject")
    nieuw = [*oud[:20], *meldingen(40, triagebesluit="overdracht")]
    signaal = judge(MELDINGEN, nieuw, oud, oud)["K14 triagebesluit"]
    assert signaal.tekst_nl == (
        "triagebesluit is anders verdeeld dan in eerdere kwartalen. Als deel van de ingevulde "
        "rijen ging overdracht van 0 % naar 67 %, vervolgtraject van 100 % naar 33 %. Klopt dat?"
    )
    assert signaal.aantal == 2


def test_a_new_code_in_a_few_rows_is_not_told() -> None:
    oud = meldingen(60, triagebesluit="vervolgtraject")
    nieuw = [*oud[:56], *meldingen(4, triagebesluit="overdracht")]
    assert set(judge(MELDINGEN, nieuw, oud, oud)) == {"K00"}


def test_codes_of_a_list_are_counted_per_row_and_not_per_code() -> None:
    oud = meldingen(60, aanleiding=["km_anders", "partnergeweld"])
    nieuw = meldingen(60, aanleiding=["km_anders"])
    tekst = judge(MELDINGEN, nieuw, oud, oud)["K14 aanleiding"].tekst_nl
    assert "partnergeweld van 100 % naar 0 %" in tekst
    assert "km_anders" not in tekst


def test_a_merger_of_municipalities_is_no_change_of_gemeente() -> None:
    toen = [*meldingen(30, gemeente="GM0585"), *meldingen(30, gemeente="GM0584")]
    assert set(judge(MELDINGEN, meldingen(60, gemeente="GM1963"), toen, toen)) == {"K00"}


def test_a_gemeente_that_falls_out_is_named() -> None:
    toen = [*meldingen(60, gemeente="GM0505"), *meldingen(60, gemeente="GM0512")]
    tekst = judge(MELDINGEN, meldingen(120, gemeente="GM0505"), toen, toen)["K14 gemeente"].tekst_nl
    assert "Gorinchem van 50 % naar 0 %" in tekst


def test_yes_and_no_are_compared_like_codes() -> None:
    ja, nee = (meldingen(60, veiligheidsplan_nodig=waarde) for waarde in (True, False))
    tekst = judge(MELDINGEN, nee, ja, ja)["K14 veiligheidsplan_nodig"].tekst_nl
    assert "ja van 100 % naar 0 %, nee van 0 % naar 100 %" in tekst


def test_broken_rules_between_fields_are_counted_and_those_of_one_field_are_not() -> None:
    gebroken = {"VT-M-F10": 3, "VT-M-L01": 1, "VT-M-F04": 9}
    signalen = judge(MELDINGEN, meldingen(3), gebroken=gebroken)
    assert [(s.veld, s.aantal) for s in signalen.values() if s.code is Signaalcode.REGEL] == [
        ("datum_triagebesluit", 3),
        ("onderzoeksnummer", 1),
    ]
    assert signalen["K01 onderzoeksnummer"].tekst_nl == (
        "1 rij voldoet niet aan regel VT-M-L01: bij het triagebesluit onderzoek is een "
        "onderzoeksnummer ingevuld. Deze rij is wel meegenomen."
    )


@pytest.mark.parametrize(
    ("kind", "veld", "code"),
    [
        (MELDINGEN, "onderzoeksnummer", "K02"),
        (MELDINGEN, "herkomst_adviesnummer", "K03"),
        ("veilig_thuis.adviezen", "herkomst_meldingnummer", "K04"),
    ],
)
def test_numbers_that_refer_to_nothing_we_have_are_counted_once_each(
    kind: str, veld: str, code: str
) -> None:
    rijen = [{veld: nummer} for nummer in ("1", "2", "2", "3", None)]
    signaal = judge(kind, rijen, bekend={veld: pa.array(["1", "9"])})[f"{code} {veld}"]
    assert (signaal.aantal, signaal.belang) == (2, Belang.TER_INFORMATIE)


def test_without_any_delivery_to_refer_to_no_number_is_an_orphan() -> None:
    assert set(judge(MELDINGEN, [{"onderzoeksnummer": "1"}])) == {"K00"}


def test_the_own_number_of_an_onderzoek_is_no_reference() -> None:
    bekend = {"onderzoeksnummer": pa.array(["9"])}
    rijen = [{"onderzoeksnummer": "1", "datum_start": P.eerste_dag}]
    assert set(judge("veilig_thuis.onderzoeken", rijen, bekend=bekend)) == {"K00"}


def test_rows_that_began_before_the_period_are_counted_as_information() -> None:
    dagen = [date(2018, 12, 31), date(2019, 1, 1), date(2000, 1, 1), None]
    rijen = [{"datum_melding": dag} for dag in dagen]
    signaal = judge(MELDINGEN, rijen)["K05 datum_melding"]
    assert (signaal.aantal, signaal.belang) == (2, Belang.TER_INFORMATIE)


def test_amounts_are_compared_over_the_cells_that_were_always_given() -> None:
    toen = cijfers(GM0505=100, GM0512=80)
    nu = cijfers(GM0505=100, GM0512=None)
    assert set(judge("vir.signalen", nu, toen, toen)) == {"K00"}


def test_amounts_that_halve_are_told_and_their_number_of_rows_is_not_compared() -> None:
    toen = cijfers(GM0505=100, GM0512=80)
    signalen = judge("vir.signalen", cijfers(GM0505=50, GM0512=40), toen, toen)
    assert set(signalen) == {"K00", "K15"}
    assert "signalen van 180 naar 90" in signalen["K15"].tekst_nl


def test_the_number_of_rows_says_nothing_of_a_delivery_of_amounts() -> None:
    toen = cijfers(**{g.code: 9 for g in gemeenten_van_de_regio()})
    toen += [{**rij, "gemeente": "onbekend"} for rij in toen] * 4
    assert set(judge("vir.signalen", toen[:10], toen, toen)) == {"K00"}


def test_a_cell_that_has_no_row_any_more_is_told_and_a_marker_is_a_row() -> None:
    toen = cijfers(GM0505=100, GM0512=80)
    signalen = judge("vir.signalen", cijfers(GM0505=100), toen, toen)
    assert (set(signalen), signalen["K17"].aantal) == ({"K00", "K17"}, 2)


def test_a_municipality_that_left_the_region_is_not_missed() -> None:
    toen = cijfers(GM0505=100, GM0545=80)
    assert set(judge("vir.signalen", cijfers(GM0505=100), toen, toen)) == {"K00"}


def test_days_and_rates_do_not_add_up_and_are_not_compared() -> None:
    def rijen(aantal: int) -> Rijen:
        return [{"gemeente": "GM0505", "indicator": "doorlooptijd_onderzoek", "aantal": aantal}]

    assert set(judge("veilig_thuis.cijfers", rijen(900), rijen(50), rijen(50))) == {"K00"}


@pytest.mark.parametrize(
    ("andere", "verwacht"),
    [
        (["2018K4", "2018K3"], ["2018K3", "2018K4"]),
        (["2019K1", "2019K2", "2018K4"], ["2018K4"]),
        (["2018", "2018H2", "2018K4"], ["2018K4"]),
        ([f"201{n}K1" for n in range(9)], [f"201{n}K1" for n in range(1, 9)]),
    ],
)
def test_the_last_eight_periods_as_long_and_over_before_are_compared(
    andere: list[str], verwacht: list[str]
) -> None:
    assert [str(p) for p in comparable(P, map(Periode.parse, andere))] == verwacht


@pytest.mark.parametrize("kind", ["veilig_thuis.meldingen", "veilig_thuis.totalen"])
def test_a_stored_delivery_gives_the_profile_of_its_rows(tmp_path: Path, kind: str) -> None:
    contract = kinds()[kind]
    rijen = rows_of(
        contract,
        {"meldingnummer": "1", "gemeente": "GM0505", "aanleiding": ["km_anders"], "aantal": 5,
         "soort": "melding", "categorie": "KM"},
        {"meldingnummer": "2", "gemeente": "regio", "soort": "melding", "categorie": "HG"},
    )  # fmt: skip
    pq.write_table(rijen, tmp_path / "rows.parquet", row_group_size=1)
    assert profiel_van_bestand(tmp_path / "rows.parquet", contract) == profiel_van(rijen, contract)


def test_a_field_younger_than_a_stored_delivery_was_missing_there(tmp_path: Path) -> None:
    contract = kinds()[MELDINGEN]
    rijen = rows_of(contract, *meldingen(2, triagebesluit="onderzoek"))
    pq.write_table(rijen.drop_columns(["triagebesluit", "huishouden"]), tmp_path / "rows.parquet")
    profiel: Profiel = profiel_van_bestand(tmp_path / "rows.parquet", contract)
    assert (profiel.leeg["triagebesluit"], profiel.leeg["huishouden"]) == (2, 2)
    assert profiel.codes["triagebesluit"] == {}
