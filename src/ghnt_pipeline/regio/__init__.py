"""The region whose figures are made: its municipalities, agreements and words, as a folder of data.

The package holds Zuid-Holland Zuid. A command that works on a project of another region makes that
the region that counts, for as long as it works.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from ghnt_pipeline.regio.lezen import MAG, MOET, read_region
from ghnt_pipeline.regio.model import Regio

_ONE_AT_A_TIME = threading.RLock()
"""Threads of one command share its region; a second region waits until the first is left."""
_entered: list[Regio] = []


@cache
def packaged() -> Regio:
    """The region of the package, which counts where no other was entered."""
    folder = files(__package__).joinpath("zuid_holland_zuid")
    named = {f.name: f.read_bytes() for f in folder.iterdir() if f.name in {*MOET, *MAG}}
    return read_region("zuid_holland_zuid", named)


def regio() -> Regio:
    """The region that counts now."""
    return _entered[-1] if _entered else packaged()


@contextmanager
def in_region(entered: Regio) -> Iterator[Regio]:
    """Let this region count until the end, and then the one before it again."""
    with _ONE_AT_A_TIME:
        _entered.append(entered)
        try:
            yield entered
        finally:
            _entered.pop()


__all__ = ["MAG", "MOET", "Regio", "in_region", "packaged", "read_region", "regio"]
