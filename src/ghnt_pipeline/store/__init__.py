"""The only package that opens DuckDB's file: build from deliveries, check, swap, read.

The store is derived. It is built beside the old one and renamed over it, so that whoever reads
the old one keeps it, and a build that fails leaves it as it was.
"""

from __future__ import annotations

from ghnt_pipeline.store.building import build
from ghnt_pipeline.store.models import load_models
from ghnt_pipeline.store.opening import DAMAGED, connect_read_only, quiet_connection
from ghnt_pipeline.store.reading import (
    Explain,
    Knowledge,
    Tables,
    compare,
    differences,
    explaining,
    knowledge_of_cells,
    older_inhabitants,
    published,
    survival,
    true_figures,
)

__all__ = [
    "DAMAGED",
    "Explain",
    "Knowledge",
    "Tables",
    "build",
    "compare",
    "connect_read_only",
    "differences",
    "explaining",
    "knowledge_of_cells",
    "load_models",
    "older_inhabitants",
    "published",
    "quiet_connection",
    "survival",
    "true_figures",
]
