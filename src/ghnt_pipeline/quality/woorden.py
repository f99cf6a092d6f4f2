"""Numbers and lists as the sentences of both reports write them."""

from __future__ import annotations

from collections.abc import Sequence


def getal(aantal: float) -> str:
    """Write 1234.5 as `1.235`."""
    return f"{aantal + 1e-9:,.0f}".replace(",", ".")


def procent(aandeel: float) -> str:
    """Write 0.124 as `12 %`."""
    return f"{100 * aandeel:.0f} %"


def opsomming(delen: Sequence[str]) -> str:
    """Join as `a, b en c`."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
