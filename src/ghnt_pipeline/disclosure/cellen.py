"""Published figures as the proof reads them: which cell, what is shown, and whether it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple


class Sleutel(NamedTuple):
    """One cell: a measure in one place, period and category."""

    maat: str
    gebied: str
    periode: str
    uitsplitsing: str
    categorie: str

    def __str__(self) -> str:
        return "/".join(self)


Plaats = tuple[str, str, str, str, str]
"""A row of a published table: indicator, gebied, periode, uitsplitsing, categorie."""


class Stand(StrEnum):
    """What an edition says of a cell. Only `getoond` and `verborgen` bind a witness."""

    GEEN_GEGEVENS = "geen_gegevens"
    VERBORGEN = "verborgen"
    GEMASKEERD = "gemaskeerd"
    GRENZEN = "grenzen"
    GETOOND = "getoond"


class Waarom(StrEnum):
    """Why a row is hidden, where its sign does not tell. For the proof alone."""

    GRENZEN = "grenzen"
    """The figure is known by bounds only: being hidden says nothing of its size."""
    NOEMER = "noemer"
    TELLER = "teller"
    REST = "rest"
    """Of a share: which of its numbers is too small, the noemer first, or what is left of it."""


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One published row.

    `afdruk` is a fingerprint of what its teller counts and `afdruk_noemer` of its noemer: equal
    means unchanged since another edition. `waarom` is a `Waarom`, or empty for a plain count.
    """

    indicator: str
    gebied: str
    periode: str
    uitsplitsing: str
    categorie: str
    eenheid: str
    status: str
    teller: int | None
    noemer: int | None
    waarde: float | None = None
    ondergrens: int | None = None
    bovengrens: int | None = None
    onvolledig: bool = False
    dekking: str = ""
    afdruk: str = ""
    afdruk_noemer: str = ""
    waarom: str = ""

    @property
    def plaats(self) -> Plaats:
        """The row's place in the published table."""
        return (self.indicator, self.gebied, self.periode, self.uitsplitsing, self.categorie)

    def zonder_getal(self) -> Cijfer:
        """The row as it stands when it is masked."""
        return replace(
            self,
            status=Stand.GEMASKEERD.value,
            waarde=None,
            teller=None,
            noemer=None,
            ondergrens=None,
            bovengrens=None,
        )


@dataclass(frozen=True)
class Tabel:
    """The published table of one edition, in its own order.

    `zonder_achter` names the measures (`vir_signalen`) or those of one bron (`clienten/dok`) of
    which a reader knows that each record stands for itself.
    """

    editie: str
    cijfers: tuple[Cijfer, ...]
    zonder_achter: frozenset[str] = field(default_factory=frozenset)

    def gemaskeerd(self, plaatsen: Iterable[Plaats]) -> Tabel:
        """The same table with these rows masked: their sign instead of every number."""
        weg = set(plaatsen)
        return replace(
            self, cijfers=tuple(c.zonder_getal() if c.plaats in weg else c for c in self.cijfers)
        )


@dataclass(frozen=True, slots=True)
class Openbaar:
    """A count that was printed exactly elsewhere, such as in an annual report."""

    indicator: str
    gebied: str
    periode: str
    uitsplitsing: str
    categorie: str
    aantal: int
    bron: str
