"""Which rules a result was made with: a fingerprint of the code and data behind them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ghnt_pipeline.regio import regio

_READ = (".py", ".sql", ".toml", ".csv", ".j2", ".css", ".mplstyle")
_REGIO = "regio"


def code_hash(*parts: str) -> str:
    """Sixteen hexadecimal characters over these files and folders of the package.

    With `regio` among them also over the files of the region that counts now.
    """
    code = _code_hash(*parts)
    if _REGIO not in parts:
        return code
    return hashlib.sha256(f"{code} {regio().afdruk}".encode()).hexdigest()[:16]


@cache
def _code_hash(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        for path, file in sorted(_walk(files(__package__).joinpath(part), part)):
            digest.update(path.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def _walk(place: Traversable, path: str) -> list[tuple[str, Traversable]]:
    if place.is_file():
        return [(path, place)] if path.endswith(_READ) else []
    return [found for entry in place.iterdir() for found in _walk(entry, f"{path}/{entry.name}")]
