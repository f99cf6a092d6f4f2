"""Deliveries of different keys may come in any order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from .desk import Desk, melding, meldingen

FILES = {
    "meldingen_2019K1.csv": [
        *meldingen([1, 2]), melding(3, datum_melding="2019-03-30", casusnummer="")
    ],
    "meldingen_2019K2.csv": [
        melding(3, datum_melding="2019-03-30", gemeente="Papendrecht"),
        melding(4, datum_melding="2019-04-02", herkomst_adviesnummer="A1"),
    ],
    "adviezen_2019K1.csv": [
        {"adviesnummer": "A1", "gemeente": "Dordrecht", "datum_advies": "2019-03-01",
         "aanleiding": "partnergeweld", "hoedanigheid_adviesvrager": "huisarts"}
    ],
}  # fmt: skip


def _content(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect(store, read_only=True) as connection:
        tables = connection.execute(
            "select table_name from information_schema.tables where table_name similar to "
            "'(core|chk)_.*|ind_waarde' order by 1"
        ).fetchall()
        return {
            table: sorted(connection.execute(f"select * from {table}").fetchall(), key=repr)
            for (table,) in tables
        }


def test_the_order_of_arrival_of_different_deliveries_changes_no_table(tmp_path: Path) -> None:
    contents = []
    for number, order in enumerate((list(FILES), list(FILES)[::-1])):
        desk = Desk(tmp_path / str(number))
        desk.project.secret.write_text("0f" * 32, "ascii")
        for name in order:
            rows = FILES[name]
            kop = {column: "" for row in rows for column in row}
            desk.ingest(desk.put(name, [kop | row for row in rows]))
        assert len(desk.standing) == 3
        contents.append(_content(desk.project.store))
    one, other = contents
    assert [table for table in one if one[table] != other[table]] == []
    assert len(one["core_melding"]) == 4
