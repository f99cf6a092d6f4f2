"""The project's secret, and the keyed hashes that stand in for people and households.

Whoever has the key can link a household across deliveries; without it the numbers mean nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.files import write_text

LENGTH = 32
SHOWN = 32
"""Of the 64 hexadecimal characters of a hash these are kept."""
MANY = 20_000

KeyedHashes = Callable[[pa.StringArray, bytes, int], pa.StringArray]
"""HMAC-SHA256 of each text with this key, and of that so many hexadecimal characters."""


class Secret:
    """The key of one project. It is never shown; its fingerprint is."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(b"ghnt fingerprint" + self._key).hexdigest()[:16]

    def hash_column(
        self, kolom: pa.DictionaryArray, many: KeyedHashes, edges: Sequence[int]
    ) -> Iterator[pa.StringArray]:
        """Replace each text by 32 hexadecimal characters, in parts from one edge to the next.

        Missing stays missing. A text is hashed once, for the first rows that hold it: by `many`
        where there are so many texts that this is quicker.
        """
        hashes = pa.array([], pa.string())
        for begin, end in pairwise(edges):
            numbers = kolom.indices[begin:end]
            known, needed = len(hashes), (pc.max(numbers).as_py() or 0) + 1
            hashes = pa.concat_arrays([hashes, self._all(kolom.dictionary[known:needed], many)])
            yield hashes.take(numbers)

    def _all(self, texts: pa.StringArray, many: KeyedHashes) -> pa.StringArray:
        if len(texts) < MANY:
            return pa.array([self._hash(text) for text in texts.to_pylist()], pa.string())
        return many(texts, self._key, SHOWN)

    def mark(self, text: str) -> str:
        """A text as something that can be compared with another, and says nothing else."""
        return self._hash(f"mark {text}")

    def _hash(self, text: str) -> str:
        return hmac.digest(self._key, text.encode(), "sha256").hex()[:SHOWN]


def load_secret(path: Path, known_fingerprints: frozenset[str]) -> Secret:
    """Read the project's secret, or make it when no delivery depends on one yet.

    Raises UsageFault when it is gone or damaged, or another than deliveries were hashed with.
    """
    if not path.exists():
        if known_fingerprints:
            raise UsageFault(
                f"{path} is gone, while deliveries were made with it. Put it back from a backup"
            )
        write_text(path, secrets.token_hex(LENGTH))
    text = path.read_text("utf-8", errors="replace").strip()
    if re.fullmatch(f"[0-9a-f]{{{2 * LENGTH}}}", text) is None:
        raise UsageFault(f"{path} is damaged. Put it back from a backup; it is never made anew")
    secret = Secret(bytes.fromhex(text))
    if known_fingerprints - {secret.fingerprint}:
        raise UsageFault(
            f"{path} is another key than the one the deliveries were made with "
            f"(here {secret.fingerprint}). Put the right one back from a backup"
        )
    return secret
