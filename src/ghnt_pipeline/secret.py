"""The project's secret, and the keyed hashes that stand in for people and households.

Whoever has the key can link a household across deliveries; without it the numbers mean nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

import pyarrow as pa

from ghnt_pipeline.errors import UsageFault

LENGTH = 32


class Secret:
    """The key of one project. It is never shown; its fingerprint is."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(b"ghnt fingerprint" + self._key).hexdigest()[:16]

    def hash_column(self, kolom: pa.ChunkedArray) -> pa.ChunkedArray:
        """Replace each text by 32 hexadecimal characters; missing stays missing."""
        codes = kolom.combine_chunks().dictionary_encode()
        woorden = pa.array([self._hash(w) for w in codes.dictionary.to_pylist()], pa.string())
        return pa.chunked_array([woorden.take(codes.indices)])

    def _hash(self, text: str) -> str:
        return hmac.digest(self._key, text.encode(), "sha256").hex()[:32]


def load_secret(path: Path, known_fingerprints: frozenset[str]) -> Secret:
    """Read the project's secret, or make it when no delivery depends on one yet.

    Raises UsageFault when deliveries were hashed with another key than the one that is here.
    """
    if not path.exists():
        if known_fingerprints:
            raise UsageFault(
                f"{path} is gone, while deliveries were made with it. Put it back from a backup"
            )
        _write_new(path)
    secret = Secret(bytes.fromhex(path.read_text("ascii")))
    if known_fingerprints - {secret.fingerprint}:
        raise UsageFault(
            f"{path} is another key than the one the deliveries were made with "
            f"(here {secret.fingerprint}). Put the right one back from a backup"
        )
    return secret


def _write_new(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(LENGTH))
        file.flush()
        os.fsync(file.fileno())
