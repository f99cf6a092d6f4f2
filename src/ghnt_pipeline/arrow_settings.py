"""How arrow is to behave in our own processes; said once, before its first array is made."""

from __future__ import annotations

import sys
from functools import cache
from importlib.machinery import ModuleSpec


class _WithoutPandas:
    """A finder that says there is no pandas."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        del path, target
        if name == "pandas":
            raise ModuleNotFoundError(name=name)
        return None


@cache
def settle_arrow() -> None:
    """Let arrow give memory back, and do without pandas until something asks it for a frame.

    With the allocator it chooses by itself a million rows take 1.1 GB and not 0.9, and 15 %
    longer. It would import pandas to look whether the first list it makes an array of is one of
    its frames: 0.3 s of the 2 that a quarter may take.
    """
    import pyarrow as pa

    if "jemalloc" in pa.supported_memory_backends():
        pa.set_memory_pool(pa.jemalloc_memory_pool())
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _WithoutPandas)
        try:
            pa.array([])  # it looks once; `to_pandas` looks again
        finally:
            sys.meta_path.remove(_WithoutPandas)
