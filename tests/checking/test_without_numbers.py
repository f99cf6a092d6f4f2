"""A delivery in which no record has a number is accepted whole; one number asks for all (D9)."""

from __future__ import annotations

from datetime import date

import pytest

from ghnt_pipeline.checking import Gecontroleerd, check
from ghnt_pipeline.contracts import CONTRACTEN, Contract
from ghnt_pipeline.contracts.overig import Signaal
from ghnt_pipeline.contracts.veilig_thuis import Melding

from .plain import text_table

LAATSTE_DAG = date(2019, 3, 31)
RIJ = {
    "gemeente": "Dordrecht",
    "datum_melding": "2019-02-01",
    "aanleiding": "01",
    "hoedanigheid_melder": "politie",
}


def meldingen(*nummers: str, eerste: str = "gemeente") -> Gecontroleerd:
    """As many rows that are alike but for these numbers; `eerste` is the first column."""
    rijen = [{**RIJ, "meldingnummer": nummer} for nummer in nummers]
    kolommen = sorted(rijen[0], key=lambda naam: naam != eerste)
    return check(text_table(Melding, rijen, kolommen), LAATSTE_DAG)


def counts(g: Gecontroleerd) -> tuple[int, int, int, int]:
    return g.aanvaard, g.afgekeurd, g.herhaald, g.controle


@pytest.mark.parametrize("leeg", ["", "onbekend", "-", "\u00a0"])
def test_rows_without_any_number_are_accepted(leeg: str) -> None:
    g = meldingen(leeg, leeg, leeg)
    assert g.zonder_nummers
    assert g.rijen["meldingnummer"].null_count == 3


def test_rows_that_are_alike_are_no_repeats_when_nothing_tells_records_apart() -> None:
    assert counts(meldingen("", "")) == (2, 0, 0, 0)
    assert counts(meldingen("M1", "M1")) == (1, 0, 1, 0)


@pytest.mark.parametrize("nummer", ["M1", "not a number!", "\ufdd0"])
def test_one_number_even_a_wrong_one_refuses_the_rows_without(nummer: str) -> None:
    g = meldingen("", nummer, "")
    assert not g.zonder_nummers
    assert {(b.regel, b.code) for b in g.fouten} >= {(2, "VT-M-F01"), (4, "VT-M-F01")}


def test_a_control_row_in_the_column_of_numbers_is_no_number() -> None:
    g = meldingen("", "", "Totaal", eerste="meldingnummer")
    assert (g.zonder_nummers, counts(g)) == (True, (2, 0, 0, 1))


def test_without_the_column_there_are_no_numbers() -> None:
    g = check(text_table(Melding, [RIJ, RIJ], [*RIJ]), LAATSTE_DAG)
    assert (g.zonder_nummers, counts(g)) == (True, (2, 0, 0, 0))


def test_it_is_said_once_where_the_rows_begin() -> None:
    (bevinding,) = meldingen("", "", "").bevindingen
    assert (bevinding.regel, bevinding.kolom, bevinding.code, bevinding.ernst) == (
        2, "meldingnummer", "VT-M-L91", "let op",
    )  # fmt: skip


def test_other_rules_hold_without_numbers() -> None:
    rijen = [{**RIJ, "datum_melding": "2019-04-01"}, {**RIJ, "gemeente": "Nergens"}, RIJ]
    g = check(text_table(Melding, rijen, [*RIJ]), LAATSTE_DAG)
    assert counts(g) == (1, 2, 0, 0)
    assert {b.code for b in g.fouten} == {"VT-M-F08", "VT-M-F05"}


def test_counts_per_cell_have_no_numbers_to_miss() -> None:
    kolommen = ["gemeente", "signalen", "matches"]
    rij = dict(zip(kolommen, ["Dordrecht", "1", "2"], strict=True))
    assert not check(text_table(Signaal, [rij], kolommen), LAATSTE_DAG).zonder_nummers


@pytest.mark.parametrize(
    "contract", [c for c in CONTRACTEN if c.has_numbers()], ids=lambda c: c.leversoort
)
def test_only_the_number_is_asked_less(contract: type[Contract]) -> None:
    (nummer,) = contract.sleutel
    zonder = contract.zonder_nummer()
    assert [*zonder.velden()] == [*contract.velden()]
    assert {*contract.verplichte_kolommen()} - {*zonder.verplichte_kolommen()} == {nummer}
    assert zonder.regels == contract.regels
