"""Checking whole columns gives what the model gives row by row."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.checking import Gecontroleerd, check
from ghnt_pipeline.contracts import CONTRACTEN, Contract, Ernst
from ghnt_pipeline.contracts.veld import CONTROLESOM, ZONDER_NUMMERS
from ghnt_pipeline.periods import Periode

from .cells import goed, tables
from .plain import check_plain, text_table

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "40"))
PERIODES = st.sampled_from(["2018", "2019K1", "2019H1"]).map(Periode.parse)
SOORTEN = pytest.mark.parametrize("contract", CONTRACTEN, ids=lambda c: c.leversoort)


def findings(gecontroleerd: Gecontroleerd, ernst: Ernst) -> set[tuple[int, str, str]]:
    """The findings about rows; those about control sums have a test of their own."""
    return {
        (b.regel, b.kolom, b.code)
        for b in gecontroleerd.bevindingen
        if b.ernst is ernst and not b.code.endswith((CONTROLESOM, ZONDER_NUMMERS))
    }


def values(contract: type[Contract], gecontroleerd: Gecontroleerd) -> dict[int, dict[str, Any]]:
    return {
        rij["regel"]: {
            naam: tuple(rij[naam]) if isinstance(rij[naam], list) else rij[naam]
            for naam in contract.velden()
        }
        for rij in gecontroleerd.rijen.to_pylist()
    }


@SOORTEN
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data(), periode=PERIODES)
def test_a_table_is_checked_as_its_rows_are(
    contract: type[Contract], data: st.DataObject, periode: Periode
) -> None:
    geval = data.draw(tables(contract))
    tabel = text_table(contract, geval.rijen, geval.kolommen)
    snel = check(tabel, periode.laatste_dag)
    traag = check_plain(contract, geval.rijen, geval.kolommen, periode.laatste_dag)
    assert values(contract, snel) == traag.aanvaard
    assert findings(snel, Ernst.FOUT) == traag.fouten
    assert findings(snel, Ernst.LET_OP) == traag.let_op
    assert snel.zonder_nummers == any(b.code.endswith(ZONDER_NUMMERS) for b in snel.bevindingen)
    assert (snel.herhaald, snel.controle) == (traag.herhaald, traag.controle)
    assert snel.afgekeurd == len(traag.afgekeurd)
    assert len(geval.rijen) == snel.aanvaard + snel.afgekeurd + snel.herhaald + snel.controle


@SOORTEN
def test_every_right_cell_of_the_generator_is_accepted(contract: type[Contract]) -> None:
    for naam, veld in contract.velden().items():
        for cel in goed(veld):
            assert not _refused(contract, naam, cel), (naam, cel)


def _refused(contract: type[Contract], naam: str, cel: str) -> bool:
    tabel = text_table(contract, [{naam: cel}], [naam])
    gevonden = check_plain(contract, [{naam: cel}], [naam], date.max)
    assert tabel.rijen == 1
    return any(kolom == naam and code[-3:] < "F08" for _, kolom, code in gevonden.fouten)


def test_a_table_without_rows_is_checked_too() -> None:
    for contract in CONTRACTEN:
        gecontroleerd = check(text_table(contract, [], [*contract.velden()]), date(2019, 3, 31))
        assert (gecontroleerd.gelezen, gecontroleerd.bevindingen) == (0, ())
