"""A `Totaal` of the supplier is compared with what the rows add up to, and never counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.checking import check
from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.overig import Signaal
from ghnt_pipeline.contracts.veilig_thuis import Huisverbod, Totaal
from ghnt_pipeline.contracts.veld import CONTROLESOM

from .plain import EERSTE_REGEL, text_table

LAATSTE_DAG = date(2019, 3, 31)


def differing(contract: type[Contract], kop: str, *rijen: str) -> list[tuple[int, str]]:
    """Index of the row and column of each control sum that differs."""
    kolommen = kop.split()
    cellen = [dict(zip(kolommen, rij.split(), strict=True)) for rij in rijen]
    cellen = [{k: "" if cel == "_" else cel for k, cel in rij.items()} for rij in cellen]
    gevonden = check(text_table(contract, cellen, kolommen), LAATSTE_DAG)
    assert all(b.ernst == "let op" for b in gevonden.bevindingen if b.code.endswith(CONTROLESOM))
    return [
        (b.regel - EERSTE_REGEL, b.kolom)
        for b in gevonden.bevindingen
        if b.code.endswith(CONTROLESOM)
    ]


def signalen(*rijen: str) -> list[tuple[int, str]]:
    return differing(Signaal, "gemeente signalen matches", *rijen)


def totalen(*rijen: str) -> list[tuple[int, str]]:
    return differing(Totaal, "gemeente soort categorie aantal", *rijen)


def test_a_sum_that_agrees_is_no_finding() -> None:
    assert signalen("Dordrecht 7 2", "Gorinchem 8 1", "Totaal 15 3") == []


def test_each_amount_that_differs_is_a_finding_in_its_own_column() -> None:
    assert signalen("Dordrecht 7 2", "Gorinchem 8 1", "Totaal 14 4") == [
        (2, "matches"),
        (2, "signalen"),
    ]


def test_a_sum_with_an_amount_that_is_not_given_is_a_lower_bound() -> None:
    assert signalen("Dordrecht <5 2", "Gorinchem 8 1", "Totaal 11 3") == []
    assert signalen("Dordrecht <5 2", "Gorinchem 8 1", "Totaal 7 3") == [(2, "signalen")]


def test_a_control_sum_that_is_not_given_is_not_compared() -> None:
    assert signalen("Dordrecht 7 2", "Totaal x 2") == []


def test_a_refused_row_leaves_the_sum_open() -> None:
    assert signalen("Dordrecht 7 2", "Gorinchem veel 1", "Totaal 15 3") == []


def test_totals_are_compared_per_soort_and_categorie_without_the_region() -> None:
    rijen = [
        "Dordrecht melding KM 5", "Gorinchem melding KM 6", "Dordrecht melding HG 1",
        "regio melding KM 11", "Totaal melding KM 11", "Totaal melding HG 2",
    ]  # fmt: skip
    assert totalen(*rijen) == [(5, "aantal")]


def test_a_total_column_of_a_crosstab_is_compared_with_the_categories_of_its_gemeente() -> None:
    rijen = ["Dordrecht melding KM 5", "Dordrecht melding HG 3", "Dordrecht melding totaal 6"]
    assert totalen(*rijen, "Dordrecht Totaal Totaal 8") == []
    assert totalen(*rijen, "Dordrecht Totaal Totaal 6") == [(3, "aantal")]


def test_a_pair_of_themas_is_no_categorie_of_a_control_sum() -> None:
    rijen = ["Dordrecht melding KM 5", "Dordrecht melding HG 3", "Dordrecht melding KM+HG 2"]
    assert totalen(*rijen, "Dordrecht Totaal Totaal 8") == []
    assert totalen(*rijen, "Dordrecht Totaal Totaal 10") == [(3, "aantal")]
    assert totalen(*rijen, "Totaal melding KM+HG 2", "Totaal melding HG+KM 3") == [(4, "aantal")]


def test_a_list_of_records_is_compared_by_the_number_of_its_rows() -> None:
    kop = "huisverbodnummer gemeente datum_risicotaxatie opgelegd"
    rijen = ["H1 Dordrecht 2019-01-03 ja", "H2 Dordrecht 2019-01-04 nee"]
    assert differing(Huisverbod, kop, *rijen, "Totaal 2 _ _") == []
    assert differing(Huisverbod, kop, *rijen, "Totaal 3 _ _") == [(2, "gemeente")]
    assert differing(Huisverbod, kop, *rijen, "Totaal _ _ _") == []


AANTAL = st.sampled_from(["0", "1", "2", "3", "x"])


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Dordrecht", "Gorinchem", "regio"]),
            st.sampled_from(["melding", "onderzoek"]),
            st.sampled_from(["KM", "HG"]),
            AANTAL,
        ),
        max_size=6,
        unique_by=lambda rij: rij[:3],
    ),
    st.lists(
        st.tuples(
            st.just("Totaal"), st.sampled_from(["melding", "onderzoek"]),
            st.sampled_from(["KM", "HG"]), AANTAL,
        ),
        max_size=3,
    ),
)  # fmt: skip
def test_the_comparison_is_the_one_a_person_would_make(
    rijen: Sequence[tuple[str, ...]], sommen: Sequence[tuple[str, ...]]
) -> None:
    verwacht = []
    for nummer, (_, soort, categorie, gegeven) in enumerate(sommen, start=len(rijen)):
        delen = [rij[3] for rij in rijen if rij[0] != "regio" and rij[1:3] == (soort, categorie)]
        som = sum(int(deel) for deel in delen if deel != "x")
        if gegeven == "x" or not delen:
            continue
        if som > int(gegeven) or ("x" not in delen and som != int(gegeven)):
            verwacht.append((nummer, "aantal"))
    assert totalen(*map(" ".join, [*rijen, *sommen])) == verwacht


@pytest.mark.parametrize("woord", ["Totaal", "TOTAAL:", "Totaal regio", "Eindtotaal"])
def test_a_control_row_is_never_counted(woord: str) -> None:
    kolommen = ["gemeente", "signalen", "matches"]
    cellen = [["Dordrecht", "7", "2"], [woord, "9", "2"]]
    rijen = [dict(zip(kolommen, rij, strict=True)) for rij in cellen]
    gevonden = check(text_table(Signaal, rijen, kolommen), LAATSTE_DAG)
    assert (gevonden.aanvaard, gevonden.controle) == (1, 1)
