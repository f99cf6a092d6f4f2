"""What is read from the store, and computed beside it: the store itself does not change."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference.tables import Cellen, edition_tables
from ghnt_pipeline.store.models import REPORT_LEVEL, load_models, run_models
from ghnt_pipeline.store.opening import (
    beside,
    create_from_arrow,
    of_periods,
    quiet_connection,
    rows_of,
)

Tables = dict[str, list[dict[str, Any]]]
"""Rows as values, by the name of their table."""
Explain = Callable[[str, Mapping[str, Any], Sequence[str]], Tables]
"""From a folder of `sql/explain`, its parameters and names of its tables to those tables."""


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
    return of_periods(path, sql, perioden)


def older_inhabitants(path: Path, perioden: Sequence[Periode]) -> list[tuple[str, int]]:
    """The periods whose rates use inhabitants of an earlier year, with that year."""
    sql = (
        "select distinct periode, min(jaar_inwoners) over (partition by periode) as jaar "
        "from ind_noemer where is_ouder_jaar and list_contains($codes, periode) order by all"
    )
    return [(rij["periode"], rij["jaar"]) for rij in of_periods(path, sql, perioden)]


def true_figures(path: Path, perioden: Sequence[Periode]) -> list[dict[str, Any]]:
    """The rows of `ind_waarde` of these periods: for the analyst alone.

    Raises NothingToReport without a store.
    """
    return of_periods(
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
    return of_periods(path, sql, perioden)


@dataclass(frozen=True)
class Knowledge:
    """What the proof must know of the cells, without a figure.

    `cellen` gives of each a mark of what its teller and its noemer count, which changes when they
    do, and why it is hidden where its sign does not tell (a `Waarom`, or empty). `zonder_achter`
    are the measures, or those of one bron, in which each record stands for itself.
    """

    cellen: dict[tuple[str, ...], tuple[str, str, str]]
    zonder_achter: frozenset[str]


def knowledge_of_cells(
    path: Path, shown: Container[tuple[str, ...]], mark: Callable[[str], str], genoeg: int
) -> Knowledge:
    """Read what the proof must know of the cells that are shown; figures leave as marks only.

    `genoeg` is the published number of records that a share needs.
    """
    with beside(path) as connection:
        connection.execute(_publish_macro())
        cellen = connection.execute(_proof("cellen"), {"genoeg": genoeg}).fetchall()
        zelf = connection.execute(_proof("zonder_achter")).fetchall()
    return Knowledge(
        {cel[:5]: (mark(cel[5]), mark(cel[6]), cel[7]) for cel in cellen if cel[:5] in shown},
        frozenset(maat if alle else f"{maat}/{bron}" for maat, bron, alle in zelf),
    )


def _publish_macro() -> str:
    return files("ghnt_pipeline").joinpath("sql", "publish.sql").read_text("utf-8")


def _proof(name: str) -> str:
    return files("ghnt_pipeline").joinpath("sql", "proof", f"{name}.sql").read_text("utf-8")


def published(
    path: Path, editie: Periode, perioden: Sequence[Periode], vorm: Sequence[Cellen]
) -> list[dict[str, Any]]:
    """Run the models of protection and publication for the edition of one quarter.

    `perioden` are the periods it shows, oldest first; `vorm` the frozen shape. Returns the rows
    of `pub_waarde`, in its order and columns. The store itself is not changed.
    """
    with beside(path) as connection:
        for name, table in edition_tables(editie, perioden, vorm).items():
            create_from_arrow(connection, name, table)
        connection.execute(_publish_macro())
        run_models([connection], [m for m in load_models() if m.level >= REPORT_LEVEL], {})
        return rows_of(connection, "select * from pub_waarde")


@contextmanager
def explaining(path: Path) -> Iterator[Explain]:
    """Open the store to explain figures of it; the store itself is not changed.

    What is given runs the models of `sql/explain/<way>` and reads some of their tables.
    """
    with beside(path) as connection:

        def explain(way: str, parameters: Mapping[str, Any], tables: Sequence[str]) -> Tables:
            run_models([connection], load_models(f"explain/{way}"), parameters)
            return {name: rows_of(connection, "from " + name + " order by all") for name in tables}

        yield explain
