"""Made-up columns that look like people (synthetic, all of them), and what is said of a sheet."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.privacy import refuse_personal_sheet


def kolom(cellen: Iterable[str | None]) -> pa.DictionaryArray:
    return pa.array(list(cellen), pa.string()).dictionary_encode()


def bsn(begin: int) -> str | None:
    """The BSN that begins with these eight digits; None for the one in eleven that has none."""
    cijfers = f"{begin:08}"
    controle = sum(int(c) * (9 - n) for n, c in enumerate(cijfers)) % 11
    return None if controle == 10 or begin == 0 else f"{cijfers}{controle}"


BSNS = [nummer for n in range(30) if (nummer := bsn(11_000_000 + 7_654_321 * n)) is not None]
ANDERE = [f"code {n}" for n in range(100)]


def sheet(*kolommen: Iterable[str | None]) -> str:
    try:
        refuse_personal_sheet([kolom(k) for k in kolommen], "Contact")
    except DeliveryRefused as refusal:
        return str(refusal)
    return ""
