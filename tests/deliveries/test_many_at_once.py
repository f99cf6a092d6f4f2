"""What is done with a million texts at once gives what is done with them one by one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline import acceptance, cores, text_table
from ghnt_pipeline.contracts.veilig_thuis import Melding
from ghnt_pipeline.contracts.veld import WIT
from ghnt_pipeline.cores import largest_first, one_ahead
from ghnt_pipeline.deliveries import content_hash
from ghnt_pipeline.secret import LENGTH, Secret
from ghnt_pipeline.text_table import TextTable, trim

from .desk import Desk, meldingen

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=50)
LINES = st.lists(st.text(max_size=20), max_size=8)


def hashes(key: bytes, texts: list[str | None], edges: list[int]) -> list[pa.StringArray]:
    column = pa.array(texts, pa.string()).dictionary_encode()
    return [*Secret(key).hash_column(column, edges)]


@EXAMPLES
@given(LINES, st.binary(min_size=1, max_size=64))
def test_hashes_of_many_texts_are_those_of_the_standard_library(
    texts: list[str], key: bytes
) -> None:
    (found,) = hashes(key, [*texts], [0, len(texts)])

    assert found.to_pylist() == [
        hmac.digest(key, text.encode(), "sha256").hex()[:32] for text in texts
    ]


@pytest.mark.parametrize("edges", [[0, 9], [0, 1, 9], [0, 4, 6, 8, 9], [*range(10)]])
def test_a_column_gets_the_same_hashes_however_it_is_cut_up(edges: list[int]) -> None:
    texts = ["b", None, "a", "b", None, None, "c", "a", "b"]
    parts = hashes(b"k" * LENGTH, texts, edges)

    assert [len(part) for part in parts] == [end - begin for begin, end in pairwise(edges)]
    assert pa.concat_arrays(parts).to_pylist() == [
        text and hmac.digest(b"k" * LENGTH, text.encode(), "sha256").hex()[:32] for text in texts
    ]


def test_a_column_without_rows_has_one_part_without_hashes() -> None:
    assert [len(part) for part in hashes(b"k", [], [0, 0])] == [0]


@EXAMPLES
@given(st.lists(LINES, max_size=4))
def test_the_identity_of_a_delivery_does_not_depend_on_the_parts_it_is_hashed_in(
    parts: list[list[str]],
) -> None:
    plain = hashlib.sha256(b"a\0b")
    for line in (line for part in parts for line in part):
        plain.update(b"\0\0" + line.encode())
    found = content_hash(["a", "b"], (pa.array(part, pa.string()) for part in parts))

    assert found == plain.hexdigest()


@pytest.mark.parametrize("worth", [0, 1_000])
def test_what_is_made_of_columns_comes_in_their_order_and_not_in_that_of_their_size(
    monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    monkeypatch.setattr(cores, "WORTH_A_THREAD", worth)

    assert largest_first(str, [3, 9, 1, 4], lambda number: number) == ["3", "9", "1", "4"]


def test_parts_that_are_made_ahead_are_the_same_and_so_is_what_goes_wrong() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise KeyError

    assert [*one_ahead(iter([1, 2, 3]))] == [1, 2, 3]
    ahead = one_ahead(broken())
    assert next(ahead) == 1
    with pytest.raises(KeyError):
        next(ahead)


@EXAMPLES
@given(st.lists(st.text(st.sampled_from(WIT + "aé~\x7f\x1f"), max_size=5)))
def test_cells_are_trimmed_as_they_are_one_by_one(texts: list[str]) -> None:
    assert trim(pa.array(texts, pa.string())).to_pylist() == [text.strip(WIT) for text in texts]


CELLS = st.text(st.sampled_from("ab ;"), max_size=3)


@EXAMPLES
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1), st.sampled_from([0, 1, 10]))
def test_the_text_of_a_row_does_not_depend_on_which_columns_are_paired(
    rows: list[tuple[str, str, str]], few: int
) -> None:
    names = ("meldingnummer", "casusnummer", "onderzoeksnummer")
    columns = {
        name: pa.array(cells, pa.string()).dictionary_encode()
        for name, cells in zip(names, zip(*rows, strict=True), strict=True)
    }
    lines = pa.array(range(len(rows)), pa.int64())
    table = TextTable(Melding, columns, lines, (), 0, (), columns["meldingnummer"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_table, "_FEW", few)
        found = table.canonical().to_pylist()

    assert found == ["\0".join(cell.strip(WIT) for cell in row) for row in rows]


@pytest.mark.usefixtures("no_build")
def test_a_delivery_that_is_written_in_parts_has_all_its_rows_in_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acceptance, "ROWS_AT_FIRST", 1)
    monkeypatch.setattr(acceptance, "ROWS_AT_ONCE", 3)
    rows = meldingen([7, 2, 5, 1, 9, 3])
    rows[4]["casusnummer"] = rows[0]["casusnummer"]
    desk.one(desk.put("meldingen_2019K1.csv", rows))
    file = pq.ParquetFile(desk.deliveries[0].rows)
    key = bytes.fromhex(desk.project.secret.read_text())

    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [1, 3, 2]
    assert file.read(["meldingnummer", "casusnummer", "rij"]).to_pylist() == [
        {
            "meldingnummer": row["meldingnummer"],
            "casusnummer": hmac.digest(key, row["casusnummer"].encode(), "sha256").hex()[:32],
            "rij": place,
        }
        for place, row in enumerate(rows)
    ]
