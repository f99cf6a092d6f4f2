"""The store is built from standing deliveries, beside the old one, and renamed over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from ghnt_pipeline.contracts import CONTRACTEN, Contract
from ghnt_pipeline.contracts.codes import Gemeente
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.files import TEMPORARY, private_file, private_folder
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import gemeenten_van_de_regio
from ghnt_pipeline.reference.eigen_inwoners import Inwoners
from ghnt_pipeline.reference.tables import reference_tables
from ghnt_pipeline.regio import regio
from ghnt_pipeline.settings import Settings
from ghnt_pipeline.store.models import (
    PASSING,
    REPORT_LEVEL,
    load_checks,
    load_models,
    run_models,
)
from ghnt_pipeline.store.opening import create_from_arrow, quiet_connection, quoted, rows_of
from ghnt_pipeline.store.steps import Step, run_steps

SMALL = 8 * 2**20
"""Bytes of delivered rows up to which handing work out to threads costs more than it saves."""

MANY_FIGURES = 2_000
"""Municipalities times quarters from which a build is not small, however few its rows: two steps
that each hold the millions of figures of a nation (13,680) have not enough memory."""

SIDE_BY_SIDE = 2
"""Steps of a small build that run at a time, each in a thread of its own: a step of it is one
thread's work, so two at a time take two thirds of the time. One of a large build has enough to
divide, and two would hold their tables at once."""

FEW_FIGURES = 200
"""Municipalities times quarters up to which a store is laid out in parts: ten of them for five
years."""

IN_PARTS = ", row_group_size 4096, block_size 131072"
"""How a store of few figures is laid out. Full groups of rows are written while others are made,
and a table of 64,000 rows never fills one of 122,880: to write it out at the end, on one core,
took 0.2 s, now 0.07. Halved blocks, which hundreds of small columns leave empty, make a file of
17 MB, not 30."""

MEMORY = "1300MB"
"""What the engine may hold before it spills to disk. A nation of ten years then takes 1.7 GB with
Python and what the engine does not count, and 7 GB without a limit, in nearly the same time; a
region of some years comes nowhere near it (benchmarks/README.md)."""


class Key(Protocol):
    """Who sent what about which period."""

    @property
    def bron(self) -> str: ...
    @property
    def soort(self) -> str: ...
    @property
    def periode(self) -> str: ...


class Standing(Protocol):
    """A delivery that counts, as far as the store is concerned."""

    @property
    def id(self) -> str: ...
    @property
    def key(self) -> Key: ...
    @property
    def seq(self) -> int: ...
    @property
    def rows(self) -> Path: ...
    @property
    def zonder_nummers(self) -> bool: ...


def build(
    path: Path,
    deliveries: Sequence[Standing],
    quarters: list[Periode],
    settings: Settings,
    peildatum: date,
    inwoners: Inwoners | None = None,
) -> dict[str, Any]:
    """Build the store from standing deliveries and put it in place.

    `quarters` are those the deliveries cover, in order; `peildatum` is the day on which it is asked
    what is still open; `inwoners` are the analyst's own numbers. Returns what the build found:
    counts only, for screens and for `ghnt status`.
    """
    beside = path.with_name(f"{TEMPORARY}{path.name}")
    figures = len(quarters) * len(gemeenten_van_de_regio())
    is_small = figures < MANY_FIGURES and sum(d.rows.stat().st_size for d in deliveries) < SMALL
    layout = IN_PARTS if is_small and figures <= FEW_FIGURES else ""
    with (
        _new_file(beside, is_small=is_small, layout=layout) as connection,
        _side_by_side(connection, SIDE_BY_SIDE if is_small else 1) as connections,
    ):
        reference = Step("ref", frozenset(), partial(_load_reference, quarters, inwoners or {}))
        run_steps(connections, [reference, *_load_deliveries(connection, deliveries)])
        _refuse_unknown_places(connection)
        parameters = {
            "omgezet": settings.omgezet.value,
            "regio_sinds": regio().sinds,
            "peildatum": peildatum,
        }
        models = [m for m in load_models() if m.level < REPORT_LEVEL]
        run_models(connections, [*models, *load_checks()], parameters)
        found = _findings(connection)
    beside.replace(path)
    return found


@contextmanager
def _new_file(path: Path, *, is_small: bool, layout: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a new file without a log to recover from: a build that stops is thrown away."""
    path.unlink(missing_ok=True)
    spill = private_folder(path.with_name(f"{path.name}.tmp"))
    with _removed_afterwards(spill), quiet_connection() as connection:
        if is_small:
            connection.execute("set threads = 1")
        connection.execute("set memory_limit = " + quoted(MEMORY))
        connection.execute("set temp_directory = " + quoted(spill))
        connection.execute("set checkpoint_threshold = '1TB'")
        connection.execute(
            "attach " + quoted(path) + " as store (recovery_mode no_wal_writes" + layout + ")"
        )
        private_file(path)
        connection.execute("attach ':memory:' as " + PASSING)
        _use_store(connection)
        yield connection
        connection.execute("checkpoint store")  # a disk that is full is told here, not when closing


@contextmanager
def _side_by_side(
    connection: duckdb.DuckDBPyConnection, number: int
) -> Iterator[list[duckdb.DuckDBPyConnection]]:
    with ExitStack() as stack:
        connections = [stack.enter_context(connection.cursor()) for _ in range(number)]
        for one in connections:
            _use_store(one)
        yield connections


def _use_store(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"set search_path = 'store.main,{PASSING}.main'")


@contextmanager
def _removed_afterwards(folder: Path) -> Iterator[None]:
    """What is spilled is of people as much as the store: in a folder of the owner, and not left."""
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _load_reference(
    quarters: list[Periode], inwoners: Inwoners, connection: duckdb.DuckDBPyConnection
) -> None:
    for name, table in reference_tables(quarters, inwoners).items():
        create_from_arrow(connection, name, table)


def _load_deliveries(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[Standing]
) -> Iterator[Step]:
    """List the standing deliveries; give a step for each kind that loads its rows into a table."""
    order = sorted(deliveries, key=lambda d: (Periode.parse(d.key.periode), d.seq))
    columns: dict[str, tuple[pa.DataType, list[Any]]] = {
        "levering": (pa.string(), [d.id for d in order]),
        "bron": (pa.string(), [d.key.bron for d in order]),
        "soort": (pa.string(), [d.key.soort for d in order]),
        "periode": (pa.string(), [d.key.periode for d in order]),
        "eerste_dag": (pa.date32(), [Periode.parse(d.key.periode).eerste_dag for d in order]),
        "laatste_dag": (pa.date32(), [Periode.parse(d.key.periode).laatste_dag for d in order]),
        "rang": (pa.int64(), list(range(len(order)))),
        "zonder_nummers": (pa.bool_(), [d.zonder_nummers for d in order]),
        "pad": (pa.string(), [str(d.rows) for d in order]),
    }
    table = pa.table({name: pa.array(values, kind) for name, (kind, values) in columns.items()})
    create_from_arrow(connection, "raw_levering", table)
    for contract in CONTRACTEN:
        paths = [str(d.rows) for d in order if d.key.soort == contract.leversoort]
        load = partial(_load_kind, contract, paths)
        yield Step(contract.leversoort, frozenset(), load)


def _load_kind(
    contract: type[Contract], paths: list[str], connection: duckdb.DuckDBPyConnection
) -> None:
    velden = {name: veld.arrow for name, veld in contract.velden().items()}
    schema = pa.schema({"levering": pa.string(), **velden, "regel": pa.int64(), "rij": pa.int64()})
    table = f"raw_{contract.leversoort}"
    create_from_arrow(connection, table, schema.empty_table())
    if paths:
        connection.execute(
            "insert into " + table + " by name "
            "select raw_levering.levering, gelezen.* exclude (filename) "
            "from read_parquet($paths, union_by_name = true, filename = true) as gelezen "
            "inner join raw_levering on gelezen.filename = raw_levering.pad",
            {"paths": paths},
        )


def _refuse_unknown_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise UsageFault for a delivery about a gemeente that the region no longer knows.

    It was checked when it was taken in; by another region its rows would count nowhere.
    """
    for contract in CONTRACTEN:
        for kolom in (n for n, veld in contract.velden().items() if isinstance(veld, Gemeente)):
            found = connection.execute(
                "select levering, min(" + kolom + ") from raw_" + contract.leversoort + " where "
                + kolom + " <> 'regio' and " + kolom + " not in (select code from ref_gemeente) "
                "group by levering order by levering"
            ).fetchall()  # fmt: skip
            if found:
                levering, code = found[0]
                more = f" (and {len(found) - 1} more deliveries)" if len(found) > 1 else ""
                raise UsageFault(
                    f"{levering} is about {code}{more}, which is no gemeente of {regio().naam}. "
                    f"Put it in gemeenten.csv of the region, or: ghnt withdraw {levering}"
                )


def _findings(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return {
        "ongedekt": rows_of(
            connection,
            "select bron, leversoort as soort, kwartaal, max(aantal) as aantal from ("
            "select bron, leversoort, kwartaal, maat, sum(aantal)::bigint as aantal "
            "from chk_ongedekt group by all) group by all order by all",
        ),
        "ongedekte_cijfers": rows_of(
            connection,
            "select bron, gebied, reden, count(*) as aantal from chk_ongedekt_cijfer "
            "group by all order by all",
        ),
        "tegenstrijdig": rows_of(
            connection,
            "select bron, soort, kolom, count(*) as aantal from chk_tegenstrijdig "
            "group by all order by all",
        ),
        "wezen": rows_of(
            connection,
            "select bron, soort, kolom, count(*) as aantal from chk_wees group by all order by all",
        ),
        "ongenummerd": rows_of(
            connection,
            "select levering, rijen, buiten from chk_ongenummerd order by all",
        ),
        "verschillen": rows_of(
            connection,
            "select bron, opgave, count(*) as cellen, count_if(verschil <> 0) as anders "
            "from chk_verschil group by all order by all",
        ),
        "totalen": rows_of(
            connection,
            "select levering, gebied, soort, ondergrens, bovengrens, totaal, soort_totaal, "
            "bevinding, categorieen, paren from chk_totaal order by all",
        ),
    }
