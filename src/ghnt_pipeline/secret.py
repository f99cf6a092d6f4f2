"""The project's secret, and the keyed hashes that stand in for people and households.

Whoever has the key can link a household across deliveries; without it the numbers mean nothing.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.files import write_text

LENGTH = 32
SHOWN = 32
"""Of the 64 hexadecimal characters of a hash these are kept."""
BLOCK = 64
"""Bytes of a block of SHA-256; a key is filled up to one."""
INNER, OUTER = 0x36, 0x5C
"""What the key is mixed with (RFC 2104)."""


class Secret:
    """The key of one project, of at most one block. It is never shown; its fingerprint is.

    The two blocks that every HMAC begins with are hashed once and copied. Of a million texts that
    takes half the processor time of `hmac`, and three quarters of that of DuckDB on all cores,
    which can neither copy nor use what processors have for SHA-256.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        block = key.ljust(BLOCK, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ INNER for byte in block))
        self._outer = hashlib.sha256(bytes(byte ^ OUTER for byte in block))

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(b"ghnt fingerprint" + self._key).hexdigest()[:16]

    def hash_column(
        self, kolom: pa.DictionaryArray, edges: Sequence[int]
    ) -> Iterator[pa.StringArray]:
        """Replace each text by 32 hexadecimal characters, in parts from one edge to the next.

        Missing stays missing. A text is hashed once, for the first rows that hold it.
        """
        hashes = pa.array([], pa.string())
        for begin, end in pairwise(edges):
            numbers = kolom.indices[begin:end]
            known, needed = len(hashes), (pc.max(numbers).as_py() or 0) + 1
            texts = kolom.dictionary[known:needed].cast(pa.binary()).to_pylist()
            hashes = pa.concat_arrays([hashes, pa.array(self._hashes(texts), pa.string())])
            yield hashes.take(numbers)

    def mark(self, text: str) -> str:
        """A text as something that can be compared with another, and says nothing else."""
        return self._hashes([f"mark {text}".encode()])[0]

    def _hashes(self, texts: Iterable[bytes]) -> list[str]:
        """The begin of the HMAC-SHA256 of each text."""
        made = []
        for text in texts:
            inner, outer = self._inner.copy(), self._outer.copy()
            inner.update(text)
            outer.update(inner.digest())
            made.append(outer.hexdigest()[:SHOWN])
        return made


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
