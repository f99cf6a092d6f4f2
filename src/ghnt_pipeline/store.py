"""The only module that opens DuckDB's file: build from deliveries, check, swap, read.

The store is derived. It is built beside the old one and renamed over it, so that whoever reads
the old one keeps it, and a build that fails leaves it as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from ghnt_pipeline.contracts import CONTRACTEN, Contract
from ghnt_pipeline.errors import NothingToReport
from ghnt_pipeline.files import TEMPORARY, private_file
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import REGIO_SINDS
from ghnt_pipeline.reference.eigen_inwoners import Inwoners
from ghnt_pipeline.reference.tables import Cellen, edition_tables, reference_tables
from ghnt_pipeline.settings import Settings

_MODEL = re.compile(r"(?P<level>\d\d)_(?P<table>\w+)\.sql")
_GRAIN = re.compile(r"-- One row per (?P<columns>[\w, ]+)\.")
_PARAMETER = re.compile(r"\$(\w+)")
REPORT_LEVEL = 40
SMALL = 8 * 2**20
"""Bytes of delivered rows up to which handing work out to threads costs more than it saves."""
DAMAGED = "the store is damaged. It holds nothing of its own; make it again: ghnt rebuild"

Tables = dict[str, list[dict[str, Any]]]
"""Rows as values, by the name of their table."""
Explain = Callable[[str, Mapping[str, Any], Sequence[str]], Tables]
"""From a folder of `sql/explain`, its parameters and names of its tables to those tables."""


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


@dataclass(frozen=True)
class Model:
    """One SELECT that makes one table; `grain` are the columns it promises to be unique in."""

    level: int
    table: str
    sql: str
    grain: tuple[str, ...]


def quiet_connection(
    path: Path | str = ":memory:", *, read_only: bool = False
) -> duckdb.DuckDBPyConnection:
    """Connect without the bar that DuckDB prints on stdout, amid the data, for a slow query."""
    connection = duckdb.connect(path, read_only=read_only)
    connection.execute("set enable_progress_bar = false")
    return connection


def load_models(place: str = "models") -> list[Model]:
    """Every model of a folder of `sql`, in the order in which they run.

    Raises AssertionError without a grain line.
    """
    models = []
    folder = files(__package__).joinpath("sql", place)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        name, sql = _MODEL.fullmatch(file.name), file.read_text("utf-8")
        grain = _GRAIN.match(sql)
        if name is None or grain is None:
            raise AssertionError(f"{file.name}: a model is NN_table.sql and begins with its grain")
        columns = tuple(column.strip() for column in grain["columns"].split(","))
        models.append(Model(int(name["level"]), name["table"], sql, columns))
    return models


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
    with _new_file(
        beside, is_small=sum(d.rows.stat().st_size for d in deliveries) < SMALL
    ) as connection:
        for name, table in reference_tables(quarters, inwoners or {}).items():
            _create_from_arrow(connection, name, table)
        _load_deliveries(connection, deliveries)
        parameters = {
            "omgezet": settings.omgezet.value,
            "regio_sinds": REGIO_SINDS,
            "peildatum": peildatum,
        }
        _run_models(connection, [m for m in load_models() if m.level < REPORT_LEVEL], parameters)
        _run_checks(connection)
        found = _findings(connection)
    beside.replace(path)
    return found


@contextmanager
def _new_file(path: Path, *, is_small: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a new file without a log to recover from: a build that stops is thrown away."""
    path.unlink(missing_ok=True)
    with quiet_connection() as connection:
        if is_small:
            connection.execute("set threads = 1")
        connection.execute("set temp_directory = " + _quoted(f"{path}.tmp"))
        connection.execute("attach " + _quoted(path) + " as store (recovery_mode no_wal_writes)")
        private_file(path)
        connection.execute("use store")
        yield connection


def _quoted(path: Path | str) -> str:
    """A path as SQL text, where a parameter cannot be bound."""
    return "'" + str(path).replace("'", "''") + "'"


def _create_from_arrow(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("given", table)
    connection.execute("create table " + name + " as select * from given")
    connection.unregister("given")


def _load_deliveries(connection: duckdb.DuckDBPyConnection, deliveries: Sequence[Standing]) -> None:
    """Load the rows of the standing deliveries, each kind into its own raw table."""
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
    _create_from_arrow(connection, "raw_levering", table)
    for contract in CONTRACTEN:
        paths = [str(d.rows) for d in order if d.key.soort == contract.leversoort]
        _load_kind(connection, contract, paths)


def _load_kind(
    connection: duckdb.DuckDBPyConnection, contract: type[Contract], paths: list[str]
) -> None:
    velden = {name: veld.arrow for name, veld in contract.velden().items()}
    schema = pa.schema({"levering": pa.string(), **velden, "regel": pa.int64(), "rij": pa.int64()})
    table = f"raw_{contract.leversoort}"
    _create_from_arrow(connection, table, schema.empty_table())
    if paths:
        connection.execute(
            "insert into " + table + " by name "
            "select raw_levering.levering, gelezen.* exclude (filename) "
            "from read_parquet($paths, union_by_name = true, filename = true) as gelezen "
            "inner join raw_levering on gelezen.filename = raw_levering.pad",
            {"paths": paths},
        )


def _run_models(
    connection: duckdb.DuckDBPyConnection, models: list[Model], parameters: Mapping[str, Any]
) -> None:
    for model in models:
        named = set(_PARAMETER.findall(model.sql))
        connection.execute(
            "create or replace table " + model.table + " as " + model.sql,
            {name: parameters[name] for name in named},
        )
        grain = ", ".join(model.grain)
        twice = connection.execute(
            "select 1 from " + model.table + " group by " + grain + " having count(*) > 1 limit 1"
        ).fetchone()
        if twice is not None:
            raise AssertionError(f"{model.table} has more than one row per {grain}")


def _run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every query of `sql/checks`: the rows it returns break a rule."""
    folder = files(__package__).joinpath("sql", "checks")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        rows = connection.execute(file.read_text("utf-8")).fetchall()
        if rows:
            raise AssertionError(f"{file.name}: {len(rows)} rows break it, such as {rows[0]}")


def _findings(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return {
        "ongedekt": _rows(
            connection,
            "select bron, leversoort as soort, kwartaal, max(aantal) as aantal from ("
            "select bron, leversoort, kwartaal, maat, sum(aantal)::bigint as aantal "
            "from chk_ongedekt group by all) group by all order by all",
        ),
        "ongedekte_cijfers": _rows(
            connection,
            "select bron, gebied, reden, count(*) as aantal from chk_ongedekt_cijfer "
            "group by all order by all",
        ),
        "tegenstrijdig": _rows(
            connection,
            "select bron, soort, kolom, count(*) as aantal from chk_tegenstrijdig "
            "group by all order by all",
        ),
        "wezen": _rows(
            connection,
            "select bron, soort, kolom, count(*) as aantal from chk_wees group by all order by all",
        ),
        "ongenummerd": _rows(
            connection,
            "select levering, rijen, buiten from chk_ongenummerd order by all",
        ),
        "verschillen": _rows(
            connection,
            "select bron, opgave, count(*) as cellen, count_if(verschil <> 0) as anders "
            "from chk_verschil group by all order by all",
        ),
        "totalen": _rows(
            connection,
            "select levering, gebied, soort, ondergrens, bovengrens, totaal, soort_totaal, "
            "bevinding, categorieen from chk_totaal order by all",
        ),
    }


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    result = connection.execute(sql, parameters or {})
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def compare(
    old: Path, new: pa.Table, contract: type[Contract], *, has_numbers: bool = True
) -> dict[str, int]:
    """Count which records two deliveries of one key have: added, changed, withdrawn, kept.

    Where one of them has no numbers each row without one counts for itself, by what it says.
    """
    key = "concat_ws('/', " + ", ".join(contract.sleutel) + ")"
    if not has_numbers:
        (nummer,) = contract.sleutel
        key = (
            "coalesce(" + nummer + ", concat_ws('/', '', hash(rij), row_number() over "
            "(partition by " + nummer + ", hash(rij))))"
        )
    by_key = (
        "select sleutel, list_sort(list(inhoud)) as inhoud from ("
        "select " + key + " as sleutel, hash(rij) as inhoud from ("
        "select * exclude (regel, rij) from {rows}) as rij) group by sleutel"
    )
    query = (
        "with oud as (" + by_key.format(rows="read_parquet($old)") + "), "
        "nieuw as (" + by_key.format(rows="new_rows") + ") "
        "select count(*) filter (oud.sleutel is null) as added, "
        "count(*) filter (oud.inhoud <> nieuw.inhoud) as changed, "
        "count(*) filter (nieuw.sleutel is null) as withdrawn, "
        "count(*) filter (oud.inhoud = nieuw.inhoud) as kept "
        "from oud full join nieuw on oud.sleutel = nieuw.sleutel"
    )
    with quiet_connection() as connection:
        connection.register("new_rows", new)
        result = connection.execute(query, {"old": str(old)})
        row = result.fetchone() or (0, 0, 0, 0)
    return dict(zip(("added", "changed", "withdrawn", "kept"), row, strict=True))


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the store for reading. Raises NothingToReport when there is none."""
    if not path.exists():
        raise NothingToReport("no store yet. Run: ghnt ingest")
    try:
        return quiet_connection(path, read_only=True)
    except duckdb.Error as fault:
        raise NothingToReport(DAMAGED) from fault


def differences(path: Path, perioden: Sequence[Periode]) -> list[dict[str, Any]]:
    """The cells of these periods that records and a supplier's own number both tell of.

    The rows of `chk_verschil`, those that differ most first. Raises NothingToReport without a
    store.
    """
    sql = (
        "select * from chk_verschil where list_contains($codes, periode) "
        "order by abs(verschil) desc, bron, indicator, gebied, periode, uitsplitsing, "
        "categorie, opgave"
    )
    return _of_periods(path, sql, perioden)


def _of_periods(path: Path, sql: str, perioden: Sequence[Periode]) -> list[dict[str, Any]]:
    codes = [str(periode) for periode in perioden]
    with connect_read_only(path) as connection:
        return _rows(connection, sql, {"codes": codes})


def true_figures(path: Path, perioden: Sequence[Periode]) -> list[dict[str, Any]]:
    """The rows of `ind_waarde` of these periods: for the analyst alone.

    Raises NothingToReport without a store.
    """
    return _of_periods(
        path, "select * from ind_waarde where list_contains($codes, periode)", perioden
    )


def survival(path: Path, perioden: Sequence[Periode]) -> list[dict[str, Any]]:
    """The Kaplan-Meier curves of cohorts that began in these periods: for the analyst alone.

    Raises NothingToReport without a store.
    """
    sql = (
        "select * from ind_overleving where list_contains($codes, periode) "
        "order by gebied, periode, dag"
    )
    return _of_periods(path, sql, perioden)


@dataclass(frozen=True)
class Knowledge:
    """What the proof must know of the cells, without a figure.

    `cellen` gives of each a mark of what its teller and its noemer count, which changes when they
    do, and why it is hidden where its sign does not tell (a `Waarom`, or empty). `zonder_achter`
    are the measures, or those of one bron, in which each record stands for itself.
    """

    cellen: dict[tuple[str, ...], tuple[str, str, str]]
    zonder_achter: frozenset[str]


def knowledge_of_cells(path: Path, mark: Callable[[str], str], genoeg: int) -> Knowledge:
    """Read what the proof must know; the figures themselves leave as marks only.

    `genoeg` is the published number of records that a share needs.
    """
    with _beside(path) as connection:
        connection.execute(_publish_macro())
        cellen = connection.execute(_proof("cellen"), {"genoeg": genoeg}).fetchall()
        zelf = connection.execute(_proof("zonder_achter")).fetchall()
    return Knowledge(
        {tuple(rij[:5]): (mark(rij[5]), mark(rij[6]), rij[7]) for rij in cellen},
        frozenset(maat if alle else f"{maat}/{bron}" for maat, bron, alle in zelf),
    )


def _publish_macro() -> str:
    return files(__package__).joinpath("sql", "publish.sql").read_text("utf-8")


def _proof(name: str) -> str:
    return files(__package__).joinpath("sql", "proof", f"{name}.sql").read_text("utf-8")


def published(
    path: Path, editie: Periode, perioden: Sequence[Periode], vorm: Sequence[Cellen]
) -> list[dict[str, Any]]:
    """Run the models of protection and publication for the edition of one quarter.

    `perioden` are the periods it shows, oldest first; `vorm` the frozen shape. Returns the rows
    of `pub_waarde`, in its order and columns. The store itself is not changed.
    """
    with _beside(path) as connection:
        for name, table in edition_tables(editie, perioden, vorm).items():
            _create_from_arrow(connection, name, table)
        connection.execute(_publish_macro())
        _run_models(connection, [m for m in load_models() if m.level >= REPORT_LEVEL], {})
        return _rows(connection, "select * from pub_waarde")


@contextmanager
def _beside(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the store for reading, with room in memory for tables that read it."""
    if not path.exists():
        raise NothingToReport("no store yet. Run: ghnt ingest")
    with quiet_connection() as connection:
        try:
            connection.execute("attach " + _quoted(path) + " as store (read_only)")
        except duckdb.Error as fault:
            raise NothingToReport(DAMAGED) from fault
        connection.execute("set search_path = 'memory.main,store.main'")
        yield connection


@contextmanager
def explaining(path: Path) -> Iterator[Explain]:
    """Open the store to explain figures of it; the store itself is not changed.

    What is given runs the models of `sql/explain/<way>` and reads some of their tables.
    """
    with _beside(path) as connection:

        def explain(way: str, parameters: Mapping[str, Any], tables: Sequence[str]) -> Tables:
            _run_models(connection, load_models(f"explain/{way}"), parameters)
            return {name: _rows(connection, "from " + name + " order by all") for name in tables}

        yield explain
