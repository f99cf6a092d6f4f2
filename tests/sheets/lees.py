"""A workbook through the reading program, without starting a process for it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ghnt_pipeline.sheets.__main__ import answer
from raw.boek import Rij, adres, unzip, zip_of

MEMORY = 200_000_000
VIR: Rij = ["gemeente", "signalen", "matches"]


def lees(inhoud: bytes) -> dict[str, Any]:
    """What the program sends back."""
    uit: dict[str, Any] = json.loads(answer(inhoud, MEMORY, 702))
    return uit


def zonder_uitkomst(inhoud: bytes, blad: int = 0) -> list[str]:
    """The addresses of the cells without a result, in order."""
    plekken = lees(inhoud)["sheets"][blad]["without_result"]
    return [adres(rij, kolom) for rij, kolom in sorted(plekken)]


def fout(inhoud: bytes) -> str | None:
    """The fault of a workbook that is not read."""
    uit: str | None = lees(inhoud).get("fault")
    return uit


def met(inhoud: bytes, lid: str, *vervang: tuple[str, str], keer: int = 0) -> bytes:
    """A workbook in which patterns in one member are replaced; each must occur."""
    leden = unzip(inhoud)
    tekst = leden[lid].decode()
    for oud, nieuw in vervang:
        tekst, aantal = re.subn(oud, nieuw, tekst, count=keer)
        assert aantal, oud
    return zip_of({**leden, lid: tekst})


def rijen(*rijen: Rij) -> Sequence[Rij]:
    """A header and these rows."""
    return [VIR, *rijen]
