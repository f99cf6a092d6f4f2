"""Deliveries of different keys may come in any order; only corrections have one (D2, D3)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.settings import Settings

from .desk import Desk, Row, melding, meldingen


def _advies(number: int, **cells: str) -> Row:
    return {
        "adviesnummer": f"A{number}", "gemeente": "Dordrecht", "datum_advies": "2019-03-01",
        "aanleiding": "partnergeweld", "hoedanigheid_adviesvrager": "huisarts", **cells,
    }  # fmt: skip


def _traject(number: int, rol: str) -> Row:
    return {
        "trajectnummer": f"T{number}", "clientnummer": f"CLIENT-{number}",
        "gemeente_herkomst": "Dordrecht", "rol": rol, "datum_start": "2019-02-01",
        "hulpvorm": "ambulante_hulp",
    }  # fmt: skip


OLD = "meldingen_2019K1.csv"
BETTER = "beter_2019K1.csv"
FILES: dict[str, list[Row]] = {
    OLD: [
        *meldingen([1, 2]),
        melding(1, aanleiding="partnergeweld", gemeente="Papendrecht"),
        melding(2),
        melding(3, datum_melding="2019-03-30", casusnummer=""),
    ],
    BETTER: [
        *meldingen([1, 2]),
        melding(1, aanleiding="partnergeweld | ouderenmishandeling"),
        melding(3, datum_melding="2019-03-30", gemeente="Zwijndrecht"),
    ],
    "meldingen_2019K2.csv": [
        melding(3, datum_melding="2019-03-30", gemeente="Papendrecht"),
        melding(4, datum_melding="2019-04-02", herkomst_adviesnummer="A1"),
    ],
    "meldingen_2019H1.csv": [
        melding(4, datum_melding="2019-04-02", gemeente="Zwijndrecht"),
        melding(5, datum_melding="2019-05-02", casusnummer="CASUS-1"),
    ],
    "adviezen_2019K1.csv": [_advies(1), _advies(1, aanleiding="km_anders"), _advies(2)],
    "blijf_2019K1.csv": [_traject(1, "slachtoffer")],
    "dok_2019K1.csv": [_traject(1, "pleger")],
    "totalen_2019K1.csv": [
        {"gemeente": "Dordrecht", "soort": "melding", "categorie": categorie, "aantal": "7"}
        for categorie in ("KM", "HG", "totaal")
    ],
}


@contextmanager
def _stored(order: list[str], *, in_one_run: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """A store that was built when all files had come."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.project.secret.write_text("0f" * 32, "ascii")
        for name, rows in FILES.items():
            kop = {column: "" for row in rows for column in row}
            desk.put(name, [kop | row for row in rows])
        with patch("ghnt_pipeline.ingest.bring_up_to_date", return_value=None):
            first = [name for name in order if name != BETTER]
            for names in [first, [BETTER]] if in_one_run else [[name] for name in order]:
                run = desk.ingest(*(desk.project.raw / name for name in names), correctie=True)
                assert not run.refused, run.results
        assert len(desk.standing) == len(FILES) - 1
        bring_up_to_date(desk.project, Settings(), desk.ledger)
        with duckdb.connect(desk.project.store, read_only=True) as connection:
            yield connection


def _content(store: duckdb.DuckDBPyConnection) -> dict[str, tuple[Any, ...] | None]:
    """Of every table how many rows it has and the sum of their hashes, whatever their order."""
    tables = store.execute(
        "select table_name from information_schema.tables where table_name similar to "
        "'(core|chk|ind)_.*' order by 1"
    ).fetchall()
    return {
        table: store.execute(
            f"select count(*), sum(hash(rij)::hugeint) from {table} as rij"
        ).fetchone()
        for (table,) in tables
    }


@pytest.fixture(scope="module")
def as_listed() -> Iterator[duckdb.DuckDBPyConnection]:
    with _stored(list(FILES), in_one_run=False) as store:
        yield store


def _correction_last(order: list[str]) -> list[str]:
    """The same order, with the correction after what it corrects."""
    old, better = sorted((order.index(OLD), order.index(BETTER)))
    return [OLD if i == old else BETTER if i == better else n for i, n in enumerate(order)]


@settings(derandomize=True, deadline=None, max_examples=5, database=None)
@given(order=st.permutations(list(FILES)), in_one_run=st.booleans())
@example(order=list(FILES)[::-1], in_one_run=True)
@example(order=list(FILES)[::-1], in_one_run=False)
def test_the_order_in_which_files_are_named_or_come_changes_no_table(
    as_listed: duckdb.DuckDBPyConnection, order: list[str], in_one_run: bool
) -> None:
    expected = _content(as_listed)
    with _stored(_correction_last(order), in_one_run=in_one_run) as store:
        found = _content(store)
    assert len(expected) > 30
    assert [table for table in expected if found[table] != expected[table]] == []


def test_the_latest_period_the_shorter_one_and_the_correction_have_won(
    as_listed: duckdb.DuckDBPyConnection,
) -> None:
    gemeenten = dict(
        as_listed.execute("select meldingnummer, gemeente from core_melding").fetchall()
    )
    assert len(gemeenten) == 5
    assert gemeenten["M3"] == "GM0590", "D3: 2019K2 comes after 2019K1"
    assert gemeenten["M4"] == "GM0505", "D3: of two that end on one day the shorter period"
    aanleidingen = as_listed.execute(
        "select code from core_categorie where nummer = 'M1' and lijst = 'aanleiding' order by 1"
    ).fetchall()
    assert [code for (code,) in aanleidingen] == [
        "km_anders", "ouderenmishandeling", "partnergeweld",
    ], "D2"  # fmt: skip
