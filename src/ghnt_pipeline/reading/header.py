"""Where the header of a table stands: the row, or the two rows, with the most known names.

Above it may stand titles; a row of groups right above it (`Melding` over `nummer` and `datum`)
belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.columns import (
    is_header_without_number,
    is_whole_header,
    known_headers,
)
from ghnt_pipeline.reading.crosstab import is_crossed, is_crosstab
from ghnt_pipeline.reference import normalise

SEARCHED_ROWS = 30
ENOUGH = 2
"""With fewer known names than this a row is no header."""


@dataclass(frozen=True)
class Kop:
    """A header: its names by column, how many are known, its last row (from 0), what is above."""

    namen: tuple[str, ...]
    bekend: int
    rij: int
    titels: tuple[str, ...]


def find_header(rijen: Sequence[Sequence[str]], groepen: Sequence[Sequence[str]]) -> Kop | None:
    """Find the header among the first rows of a table; None when no row looks like one.

    `groepen` are the same rows with merged cells filled to the right. Two rows are taken together
    only when that makes a whole header, for words in an explanation may look like a part of one.
    Raises DeliveryRefused when a row above the header is a whole header too: two tables in one.
    """
    best, gevonden = 0, None
    for nummer, rij in enumerate(rijen):
        enkel = tuple(_kaal(cell) for cell in rij)
        if (score := _known(enkel)) > best:
            best, gevonden = score, (enkel, nummer, nummer)
    for nummer, rij in enumerate(rijen[1:], start=1):
        boven = groepen[nummer - 1]
        dubbel = _joined(boven, rij)
        score = _known(dubbel)
        is_beter = score > best or (score and _stands_in_both(boven, rij))
        if is_beter and _is_one_header(dubbel):
            best, gevonden = score, (dubbel, nummer - 1, nummer)
    if gevonden is None or best < ENOUGH:
        return None
    namen, eerste, laatste = gevonden
    if any(is_whole_header(rij) for rij in rijen[:eerste]):
        raise DeliveryRefused(
            "two tables stand below each other. Send each on a sheet or in a file of its own"
        )
    titels = tuple(" ".join(filter(None, dict.fromkeys(rij))) for rij in rijen[:eerste])
    return Kop(namen, best, laatste, titels)


def fill_right(rij: Sequence[str]) -> list[str]:
    """Carry a group's name over the empty cells to its right, as a merged cell shows it."""
    gevuld: list[str] = []
    for cell in rij:
        gevuld.append(cell if cell.strip() or not gevuld else gevuld[-1])
    return gevuld


def _is_one_header(namen: Sequence[str]) -> bool:
    return is_whole_header(namen) or is_crosstab(namen) or is_header_without_number(namen)


def _kaal(cell: str) -> str:
    return cell.strip().strip("\ufeff")


def _known(namen: Sequence[str]) -> int:
    """How many different known names a row holds."""
    known = known_headers()
    return len({n for naam in namen if (n := normalise(naam)) in known or is_crossed(naam)})


def _stands_in_both(boven: Sequence[str], onder: Sequence[str]) -> bool:
    """Whether two rows are one header: cells merged over both read the same in both."""
    paren = zip(boven, onder, strict=False)
    return sum(bool(_kaal(een)) and een == ander for een, ander in paren) >= ENOUGH


def _joined(groepen: Sequence[str], rij: Sequence[str]) -> tuple[str, ...]:
    """Each column's name out of its group and its own: both together where that is a known name.

    `Melding` over `datum` is `datum Melding`; a name that is known by itself stays as it is.
    """
    known = known_headers()
    namen = []
    breedte = max(len(rij), len(groepen))
    for nummer in range(breedte):
        groep, eigen = (_kaal(r[nummer]) if nummer < len(r) else "" for r in (groepen, rij))
        samen = [f"{groep} {eigen}", f"{eigen} {groep}"] if groep and eigen else []
        keuzes = [naam for naam in samen if normalise(naam) in known or is_crossed(naam)]
        los = " ".join(dict.fromkeys(filter(None, (groep, eigen))))
        is_known = normalise(eigen) in known or not eigen
        namen.append(keuzes[0] if keuzes else eigen or groep if is_known else los)
    return tuple(namen)
