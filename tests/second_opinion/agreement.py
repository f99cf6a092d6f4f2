"""Build the real store from deliveries and lay it beside the reference."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import isclose
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from frame import Cell, Place
from kinds import kinds as kinds_of_melding
from records import NUMBER, Sent, adviesvragen, orphans, pairs, records_of

from ghnt_pipeline import store
from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.coverage import peildatum
from ghnt_pipeline.deliveries import Delivery, Manifest, State, refused_table, write_delivery
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Omgezet, Settings

PLACE = "indicator, gebied, periode, uitsplitsing, categorie"
VALUES = "waarde, teller, noemer, status, onvolledig, dekking, voorlopig, ondergrens, bovengrens"
SMALL = 1e-9


def build(
    folder: Path,
    sent: Sequence[Sent],
    *,
    count_both: bool = False,
    order: Sequence[int] = (),
    on: date | None = None,
) -> Path:
    """Write the deliveries as accepted ones, in this order of acceptance, and build a store.

    `on` is the peildatum, where it is not to follow from the deliveries.
    """
    deliveries = [
        _written(folder, sent[place], seq) for seq, place in enumerate(order or range(len(sent)))
    ]
    quarters = sorted({q for d in deliveries for q in Periode.parse(d.key.periode).kwartalen()})
    settings = Settings(omgezet=Omgezet.BEIDE if count_both else Omgezet.MELDING)
    path = folder / "ghnt.duckdb"
    store.build(path, deliveries, quarters, settings, on or peildatum(deliveries))
    return path


def _written(folder: Path, sent: Sent, seq: int) -> Delivery:
    key = f"{sent.bron}.{sent.soort} {sent.periode}"
    sha = hashlib.sha256(key.encode()).hexdigest()
    manifest = Manifest(
        bron=sent.bron, soort=sent.soort, periode=sent.periode, sha256=sha,
        bestand=f"{key}.csv", blad=None, bestand_sha256=sha,
        rows_read=len(sent.rows), rows_accepted=len(sent.rows),
        rows_refused=0, rows_repeated=0, rows_control=0,
        bevindingen=(), genegeerde_kolommen=(), secret_fingerprint="", versie="",
        zonder_nummers=sent.is_without_numbers,
    )  # fmt: skip
    velden = kinds()[f"{sent.bron}.{sent.soort}"].velden()
    columns = {name: veld.arrow for name, veld in velden.items()}
    schema = pa.schema({**columns, "regel": pa.int64(), "rij": pa.int64()})
    table = pa.Table.from_pylist([dict(row) for row in sent.rows], schema=schema)
    written = write_delivery(folder, manifest, [table], refused_table(manifest, ()))
    return Delivery(manifest, written, seq, State.STANDS)


def read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Run one query on a store."""
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def held_open(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection beside which every other one to the same store is opened at once."""
    return duckdb.connect(path, read_only=True)


def cells_in_store(path: Path, indicators: Iterable[str] | None = None) -> dict[Place, Cell]:
    """The dense table of a store, or that of these indicators."""
    known = "', '".join(sorted(indicators or ()))
    where = "" if indicators is None else f"where indicator in ('{known}')"
    rows = read(path, f"select {PLACE}, {VALUES} from ind_waarde {where}")
    found = {row[:5]: Cell(*row[5:]) for row in rows}
    assert len(found) == len(rows)
    return found


def differences(
    path: Path, expected: Mapping[Place, Cell], indicators: Iterable[str] | None = None
) -> list[str]:
    """Every cell about which the store and the reference disagree, as readable lines."""
    wanted = {place[0] for place in expected} if indicators is None else set(indicators)
    actual = cells_in_store(path, wanted)
    lines = [f"not in the store: {place}" for place in expected.keys() - actual.keys()]
    lines += [f"only in the store: {place}" for place in actual.keys() - expected.keys()]
    for place in expected.keys() & actual.keys():
        if expected[place] != actual[place] and not _same(expected[place], actual[place]):
            lines.append(f"{place}\n    rules: {expected[place]}\n    store: {actual[place]}")
    return sorted(lines)


def _same(one: Cell, other: Cell) -> bool:
    if (one.waarde is None) != (other.waarde is None):
        return False
    if not isclose(one.waarde or 0, other.waarde or 0, rel_tol=SMALL, abs_tol=SMALL):
        return False
    return _without_value(one) == _without_value(other)


def _without_value(cell: Cell) -> tuple[Any, ...]:
    return (
        cell.teller, cell.noemer, cell.status, cell.onvolledig, cell.dekking, cell.voorlopig,
        cell.ondergrens, cell.bovengrens,
    )  # fmt: skip


def differences_of_records(path: Path, sent: Sequence[Sent], *, count_both: bool) -> list[str]:
    """Where the store's records, pairs and disagreements differ from the reference's."""
    records = records_of(sent)
    vragen = adviesvragen(records["adviezen"], records["meldingen"], count_both=count_both)
    own_pairs = pairs(records["adviezen"], records["meldingen"])
    disagreements = {
        (r.bron, r.number, column, count)
        for soort in NUMBER
        for r in records[soort]
        for column, count in r.disagreements.items()
    }
    lines = _compare_fields(path, "core_melding", records["meldingen"])
    lines += _compare_fields(path, "core_advies", records["adviezen"])
    lines += _compare_fields(path, "core_onderzoek", records["onderzoeken"])
    lines += _compare_fields(path, "core_huisverbod", records["huisverboden"])
    lines += _compare_fields(path, "core_traject", records["trajecten"])
    lines += _compare_fields(path, "core_incident", records["incidenten"])
    return [
        *lines,
        *_compare(path, "core_adviesvraag where telt_mee", "bron, adviesnummer",
                  {(v.bron, v.number) for v in vragen}),
        *_compare(path, "core_koppeling", "bron, adviesnummer, meldingnummer", own_pairs),
        *_compare(path, "chk_tegenstrijdig", "bron, nummer, kolom, waarden", disagreements),
        *_compare(path, "chk_wees", "bron, soort, nummer, kolom, verwijst_naar", orphans(records)),
        *_compare(path, "core_melding_soort", "bron, meldingnummer, soort",
                  {(*own, soort) for own, soort in kinds_of_melding(records["meldingen"]).items()}),
    ]  # fmt: skip


def _compare(path: Path, table: str, columns: str, expected: set[Any]) -> list[str]:
    actual = read(path, f"select {columns} from {table}")
    lines = [f"{table}: rows more than once"] if len(set(actual)) < len(actual) else []
    lines += [f"{table}: not in the store: {row}" for row in expected - set(actual)]
    return lines + [f"{table}: only in the store: {row}" for row in set(actual) - expected]


def _compare_fields(path: Path, table: str, records: Iterable[Any]) -> list[str]:
    """Compare every single-valued field the store keeps (its municipality is today's)."""
    with duckdb.connect(path, read_only=True) as connection:
        described = connection.execute(f"describe {table}").fetchall()
    own = {"bron", "gemeente", "in_regio_toen"}
    names = [column[0] for column in described if column[0] not in own]
    expected = {(r.bron, *(r.fields[name] for name in names)) for r in records}
    return _compare(path, table, ", ".join(["bron", *names]), expected)
