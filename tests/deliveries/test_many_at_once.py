"""What is done with a million texts at once gives what is done with them one by one."""

from __future__ import annotations

import hashlib
import hmac
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline import secret
from ghnt_pipeline.deliveries import content_hash
from ghnt_pipeline.secret import LENGTH, Secret
from ghnt_pipeline.store import keyed_hashes

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=50)
LINES = st.lists(st.text(max_size=20), max_size=8)


@EXAMPLES
@given(LINES, st.binary(min_size=1, max_size=64))
def test_hashes_of_many_texts_are_those_of_the_standard_library(
    texts: list[str], key: bytes
) -> None:
    found = keyed_hashes(pa.array(texts, pa.string()), key, 64).to_pylist()

    assert found == [hmac.digest(key, text.encode(), "sha256").hex() for text in texts]


@pytest.mark.parametrize("edges", [[0, 9], [0, 1, 9], [0, 4, 6, 8, 9], [*range(10)]])
@pytest.mark.parametrize("many", [1, 100])
def test_a_column_gets_the_same_hashes_however_it_is_cut_up(
    monkeypatch: pytest.MonkeyPatch, edges: list[int], many: int
) -> None:
    texts = ["b", None, "a", "b", None, None, "c", "a", "b"]
    key = b"k" * LENGTH
    monkeypatch.setattr(secret, "MANY", many)
    column = pa.array(texts, pa.string()).dictionary_encode()
    parts = [*Secret(key).hash_column(column, keyed_hashes, edges)]

    assert [len(part) for part in parts] == [end - begin for begin, end in pairwise(edges)]
    assert pa.concat_arrays(parts).to_pylist() == [
        text and hmac.digest(key, text.encode(), "sha256").hex()[:32] for text in texts
    ]


def test_a_column_without_rows_has_one_part_without_hashes() -> None:
    column = pa.array([], pa.string()).dictionary_encode()

    assert [len(part) for part in Secret(b"k").hash_column(column, keyed_hashes, [0, 0])] == [0]


def test_more_texts_than_one_batch_keep_their_order() -> None:
    texts = [f"C{number}" for number in range(250_000)]
    found = keyed_hashes(pa.array(texts), b"key", 64).to_pylist()

    for place in (0, 99_999, 100_000, 249_999):
        assert found[place] == hmac.digest(b"key", texts[place].encode(), "sha256").hex()


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
