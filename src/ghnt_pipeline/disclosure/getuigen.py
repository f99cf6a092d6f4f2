"""Witnesses in plain whole numbers: the check without a solver, and how they are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.disclosure.publish import DREMPEL

UITERSTEN = (0, DREMPEL)
"""What every hidden cell must be able to be."""
Doel = tuple[int, int]
"""A cell and the number of records it must be able to have."""
Getuige = tuple[int, ...]
"""Records and households of every cell, in order."""


def te_tonen(model: Model) -> set[Doel]:
    """All that witnesses must show."""
    return {(cel, x) for cel in model.doelen for x in UITERSTEN}


def bewezen(model: Model, getuigen: Iterable[Getuige]) -> set[Doel]:
    """What these witnesses show; one that breaks a single cell or line shows nothing."""
    goede = (g for g in getuigen if next(iter(model.fouten(g)), None) is None)
    return getoond_door(model, goede)


def getoond_door(model: Model, getuigen: Iterable[Getuige]) -> set[Doel]:
    """What witnesses that were checked show."""
    return {
        (cel, getuige[2 * cel])
        for getuige in getuigen
        for cel in model.doelen
        if getuige[2 * cel] in UITERSTEN
    }


def als_tekst(model: Model, getuige: Getuige) -> str:
    """A witness as CSV: cell, records, households, in the order of the model."""
    regels = ["cel;records;huishoudens"]
    for nummer, cel in enumerate(model.cellen):
        regels.append(f"{cel.naam};{getuige[2 * nummer]};{getuige[2 * nummer + 1]}")
    return "\n".join(regels) + "\n"


def uit_tekst(model: Model, tekst: str) -> Getuige | None:
    """Read a witness of this model; None when a line is not exactly as it was written."""
    getallen: list[int] = []
    for regel in tekst.splitlines()[1:]:
        velden = regel.split(";")
        if len(velden) != 3 or not all(veld.isdecimal() for veld in velden[1:]):
            return None
        getallen += [int(veld) for veld in velden[1:]]
    getuige = tuple(getallen)
    if len(getuige) != 2 * len(model.cellen) or als_tekst(model, getuige) != tekst:
        return None
    return getuige


def hash_van(inhoud: bytes) -> str:
    """The SHA-256 under which something stands in a certificate."""
    return hashlib.sha256(inhoud).hexdigest()
