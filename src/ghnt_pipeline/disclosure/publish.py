"""The rule by which a count leaves the store. Its SQL twin stands in `sql/models/40_`."""

from __future__ import annotations

DREMPEL = 7
STAP = 5


GENOEG = {"p90": 50}
GEWOON_GENOEG = 20


REST_GENOEG = 15
"""How far apart the published noemer and teller of a share are: what is left is never 7."""


def genoeg(categorie: str) -> int:
    """The published number of records that a mean, median or share needs, or a p90."""
    return GENOEG.get(categorie, GEWOON_GENOEG)


def publish(records: int, huishoudens: int) -> int | None:
    """Round a count to the nearest 5, or hide it (None) when it could lead back to a household.

    `records` is the number counted, `huishoudens` the distinct casussen or clients behind it.
    Hidden when either is at most 7, zero included; so every shown number has five candidates.
    """
    if records <= DREMPEL or huishoudens <= DREMPEL:
        return None
    return (records + STAP // 2) // STAP * STAP
