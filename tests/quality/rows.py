"""Accepted rows of a contract, as checking gives them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ghnt_pipeline.contracts import Contract


def rows_of(contract: type[Contract], *records: dict[str, Any]) -> pa.Table:
    """A typed table of these records; what a record does not name is missing."""
    return pa.table(
        {
            naam: pa.array([record.get(naam) for record in records], veld.arrow)
            for naam, veld in contract.velden().items()
        }
    )
