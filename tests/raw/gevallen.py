"""What a case of the corpus is: a supplier's file, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

GEHEIM = "Geheim-7731"
"""Stands where nothing may be kept or repeated: refused cells, ignored columns, notes, titles."""


@dataclass(frozen=True)
class Tabel:
    """A table that is read, and what becomes of its rows.

    `rijen` are the accepted rows, one a line, in the columns of `kolommen` or those every case of
    the kind shows; a list is joined by +, and - is no value. `bevindingen` are `D7 VT-M-F05`, or
    `3 VT-M-F05` for a line of a text file; the rule is a pattern, and `let op` is any rule of that
    severity.
    """

    soort: str
    rijen: str
    kolommen: str = ""
    periode: str = "2019K1"
    blad: str | None = None
    controle: int = 0
    afgekeurd: int = 0
    herhaald: int = 0
    bevindingen: tuple[str, ...] = ()
    genegeerd: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weigering:
    """A file, or with `blad` one sheet, that is refused with a message in which these occur."""

    woorden: tuple[str, ...]
    blad: str | None = None


def geweigerd(*woorden: str, blad: str | None = None) -> Weigering:
    """A refusal whose message has each of these patterns, whatever their case."""
    return Weigering(woorden, blad)


@dataclass(frozen=True)
class Geval:
    """A file by the name its supplier gave it; `gemeld` are patterns of what is said beside it."""

    id: str
    naam: str
    maak: Callable[[], bytes]
    verwacht: tuple[Tabel | Weigering, ...]
    gemeld: tuple[str, ...] = ()
    verborgen: bool = False
    """Whether the analyst asks for hidden sheets too."""


GEVALLEN: list[Geval] = []
"""Every case, in the order in which the modules list them."""


def geval(
    naam: str,
    *verwacht: Tabel | Weigering,
    gemeld: tuple[str, ...] = (),
    verborgen: bool = False,
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Add the file that the function makes to the corpus."""

    def noteer(maak: Callable[[], bytes]) -> Callable[[], bytes]:
        GEVALLEN.append(Geval(maak.__name__, naam, maak, verwacht, gemeld, verborgen))
        return maak

    return noteer
