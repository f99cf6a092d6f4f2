"""What a delivery leaves on disk: every row accounted for, no people, nobody else's eyes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ghnt_pipeline.deliveries import REFUSED
from ghnt_pipeline.run import Outcome

from .desk import CASUS, GEZIN, Desk, Row, melding, meldingen, tree

GOOD = meldingen(range(1, 21))
UNKNOWN_PLACE = melding(90, gemeente="Atlantis")
CONTROL = dict.fromkeys(GOOD[0], "") | {"meldingnummer": "Totaal"}


@pytest.mark.usefixtures("no_build")
def test_every_row_read_is_accepted_refused_repeated_or_a_control_row(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", [*GOOD, UNKNOWN_PLACE, GOOD[3], GOOD[4], CONTROL])
    result = desk.one()
    assert result.outcome is Outcome.ACCEPTED, result.reden
    manifest = desk.deliveries[0].manifest
    assert (
        manifest.rows_read,
        manifest.rows_accepted,
        manifest.rows_refused,
        manifest.rows_repeated,
        manifest.rows_control,
    ) == (24, 20, 1, 2, 1)
    assert pq.read_table(desk.deliveries[0].rows).num_rows == 20


@pytest.mark.usefixtures("no_build")
def test_a_refused_row_leaves_its_place_and_rule_and_nothing_of_itself(desk: Desk) -> None:
    row = melding(90, gemeente="Atlantis", datum_melding="31-02-2019")
    desk.put("meldingen_2019K1.csv", [*GOOD, *meldingen(range(21, 41)), row])
    desk.ingest()
    (delivery,) = desk.deliveries
    refused = pq.read_table(delivery.folder / REFUSED)
    assert refused.column_names == ["bestand", "blad", "regel", "kolom", "regelcode"]
    assert refused.to_pylist() == [
        {"bestand": "meldingen_2019K1.csv", "blad": None, "regel": 42, "kolom": kolom,
         "regelcode": code}
        for kolom, code in (("datum_melding", "VT-M-F03"), ("gemeente", "VT-M-F05"))
    ]  # fmt: skip
    content = b"".join(path.read_bytes() for path in delivery.folder.iterdir())
    for text in (b"Atlantis", b"31-02-2019", b"M90"):
        assert text not in content


@pytest.mark.parametrize(
    ("good", "outcome"),
    [(19, Outcome.ACCEPTED), (18, Outcome.REFUSED)],
    ids=["one of twenty is 5 %", "one of nineteen is more"],
)
def test_more_than_five_percent_refused_takes_nothing_in(
    desk: Desk, good: int, outcome: Outcome
) -> None:
    desk.put("meldingen_2018K4.csv", meldingen([99], datum_melding="2018-12-01"))
    desk.ingest()
    store = desk.project.store.read_bytes()
    deliveries = tree(desk.project.deliveries)
    result = desk.one(desk.put("meldingen_2019K1.csv", [*GOOD[:good], UNKNOWN_PLACE]))
    assert result.outcome is outcome
    assert (tree(desk.project.deliveries) == deliveries) is (outcome is Outcome.REFUSED)
    assert (desk.project.store.read_bytes() == store) is (outcome is Outcome.REFUSED)


@pytest.mark.usefixtures("no_build")
def test_repeats_and_control_rows_do_not_dilute_the_share_of_refused_rows(desk: Desk) -> None:
    rows = [*GOOD[:18], UNKNOWN_PLACE, CONTROL, CONTROL]
    assert desk.one(desk.put("meldingen_2019K1.csv", rows)).outcome is Outcome.REFUSED


@pytest.mark.usefixtures("no_build")
def test_a_header_without_rows_is_refused(desk: Desk) -> None:
    header = ";".join(GOOD[0]) + "\n"
    result = desk.one(desk.put("meldingen_2019K1.csv", header.encode()))
    assert result.outcome is Outcome.REFUSED
    assert "not one row" in result.reden


@pytest.mark.usefixtures("no_build")
def test_the_same_file_gives_the_same_bytes_in_another_project_with_the_same_secret(
    desk: Desk, tmp_path: Path
) -> None:
    other = Desk(tmp_path / "other")
    other.project.secret.write_text("0f" * 32, "ascii")
    desk.project.secret.write_text("0f" * 32, "ascii")
    for one in (desk, other):
        one.put("meldingen_2019K1.csv", [*GOOD, UNKNOWN_PLACE])
        one.ingest()
    assert tree(desk.project.deliveries) == tree(other.project.deliveries)


@pytest.mark.usefixtures("no_build")
def test_another_secret_gives_other_hashes(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    hashes = []
    for one in (desk, other):
        one.put("meldingen_2019K1.csv", GOOD)
        one.ingest()
        hashes.append(set(_column(one, "huishouden")) | set(_column(one, "casusnummer")))
    assert hashes[0].isdisjoint(hashes[1])


def _column(desk: Desk, name: str) -> list[str]:
    return [str(value) for value in pq.read_table(desk.deliveries[0].rows).column(name).to_pylist()]


PEOPLE: dict[str, list[Row]] = {
    "meldingen_2019K1.csv": [*meldingen(range(1, 41)), melding(90, gemeente="Atlantis")],
    "onderzoeken_2019K1.csv": [
        {"onderzoeksnummer": "O1", "casusnummer": CASUS.format(1), "gemeente": "Dordrecht",
         "datum_start": "2019-02-01", "huishouden": GEZIN.format(1)}
    ],
    "huisverboden_2019K1.csv": [
        {"huisverbodnummer": "H1", "casusnummer": CASUS.format(2), "gemeente": "Dordrecht",
         "datum_risicotaxatie": "2019-02-01"}
    ],
    "blijf_2019K1.csv": [
        {"trajectnummer": "T1", "clientnummer": "CLIENT-8314", "gemeente_herkomst": "Dordrecht",
         "rol": "slachtoffer", "datum_start": "2019-02-01", "hulpvorm": "ambulante_hulp",
         "huishouden": GEZIN.format(1)}
    ],
    "politie_2019K1.csv": [
        {"incidentnummer": "I1", "huishouden": GEZIN.format(1), "gemeente": "Dordrecht",
         "datum_incident": "2019-02-01"}
    ],
}  # fmt: skip
RAW_NUMBERS = {
    *(CASUS.format(n) for n in (*range(1, 41), 90)),
    *(GEZIN.format(n) for n in (*range(1, 41), 90)),
    "CLIENT-8314",
}


@pytest.fixture
def with_people(desk: Desk) -> Desk:
    for name, rows in PEOPLE.items():
        desk.put(name, rows)
    run = desk.ingest()
    assert [r.outcome for r in run.results] == [Outcome.ACCEPTED] * 5, run.results
    return desk


def test_no_number_of_a_person_casus_or_household_is_kept_anywhere(with_people: Desk) -> None:
    desk = with_people
    desk.put("slecht_2019K2.csv", meldingen([1, 2], gemeente="Atlantis"))
    assert desk.ingest().refused
    found = {
        (path.name, number)
        for path in desk.project.processed.rglob("*")
        if path.is_file()
        for number in RAW_NUMBERS
        if number.encode() in path.read_bytes()
    }
    assert not found
    texts = _texts_of_parquet(desk) | _texts_of_store(desk)
    assert "M1" in texts, "record numbers stay readable, so the search does look"
    assert not texts & RAW_NUMBERS
    assert not {number for number in RAW_NUMBERS if any(number in text for text in texts)}


def _texts_of_parquet(desk: Desk) -> set[str]:
    return {
        str(value)
        for path in desk.project.processed.rglob("*.parquet")
        for column in pq.read_table(path).columns
        if not pa.types.is_integer(column.type)
        for value in column.to_pylist()
    }


def _texts_of_store(desk: Desk) -> set[str]:
    with duckdb.connect(desk.project.store, read_only=True) as store:
        columns = store.execute(
            "select table_name, column_name from information_schema.columns"
        ).fetchall()
        return {
            text
            for table, column in columns
            for (text,) in store.execute(
                f'select distinct "{column}"::varchar from "{table}"'
            ).fetchall()
            if text is not None
        }


def test_a_household_has_one_hash_for_every_supplier(with_people: Desk) -> None:
    (one,) = with_people.query("select huishouden from raw_meldingen where meldingnummer = 'M1'")
    for table in ("raw_onderzoeken", "raw_trajecten", "raw_incidenten"):
        assert with_people.query(f"select huishouden from {table}") == [one]
    assert len(str(one[0])) == 32


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def _modes(desk: Desk) -> set[tuple[str, str]]:
    paths = [desk.project.processed, *desk.project.processed.rglob("*"), desk.project.secret]
    return {
        ("folder" if path.is_dir() else "file", oct(path.stat().st_mode & 0o777)) for path in paths
    }


@pytest.mark.parametrize("mask", [0o000, 0o022], ids=oct)
def test_only_the_owner_may_read_what_is_kept_whatever_the_umask(desk: Desk, mask: int) -> None:
    with umask(mask):
        desk.put("meldingen_2019K1.csv", GOOD)
        desk.put("slecht_2019K2.csv", [UNKNOWN_PLACE])
        desk.ingest()
    assert _modes(desk) == {("folder", "0o700"), ("file", "0o600")}


def test_a_folder_for_records_that_was_open_is_closed(desk: Desk) -> None:
    desk.project.processed.mkdir(mode=0o755)
    desk.put("meldingen_2019K1.csv", GOOD)
    desk.ingest()
    assert _modes(desk) == {("folder", "0o700"), ("file", "0o600")}
