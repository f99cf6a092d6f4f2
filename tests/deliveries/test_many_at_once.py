"""What is done with a million texts at once gives what is done with them one by one."""

from __future__ import annotations

import hashlib
import hmac
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.deliveries import content_hash
from ghnt_pipeline.secret import LENGTH, Secret

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
