"""What a region says of itself, read and checked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ghnt_pipeline.regio.doelen import Doel, Reeksbreuk

_NO_LETTER = re.compile(r"[\W_]+", re.ASCII)


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Lower case, without accents, spaces and punctuation: how names and labels are matched.

    To find the headers of a quarter it is asked 30,000 times, of some 2,000 texts.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return _NO_LETTER.sub("", plain).lower()


@dataclass(frozen=True)
class Gemeente:
    """A municipality as it is or was, and the one it belongs to today."""

    code: str
    naam: str
    code_nu: str
    geldig_van: date | None
    geldig_tot: date | None
    in_regio: bool
    was_in_regio: bool
    spellingen: tuple[str, ...]

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.naam.lower()).strip("-")


@dataclass(frozen=True)
class Dekking:
    """A bron covers these municipalities, for these kinds, from and until a day."""

    bron: str
    soorten: tuple[str, ...]
    gemeenten: tuple[str, ...]
    vanaf: date
    tot: date


@dataclass(frozen=True)
class Organisatie:
    """What a supplier is called here: in a sentence, in a table, and what it is."""

    naam: str
    label: str
    uitleg: str


@dataclass(frozen=True, eq=False)
class Regio:
    """A region as its folder says; files of the same content give the very same one.

    `afdruk` is a fingerprint of its files, `documenten` the source of what was agreed by subject,
    `kaart` the place of each municipality on the tile map, north up.
    """

    afdruk: str
    naam: str
    spellingen: tuple[str, ...]
    sinds: date
    gemeenten: dict[str, Gemeente]
    inwoners: dict[tuple[str, int], int]
    dekking: tuple[Dekking, ...]
    doelen: tuple[Doel, ...]
    reeksbreuken: tuple[Reeksbreuk, ...]
    kaart: tuple[tuple[str, ...], ...]
    documenten: dict[str, str]
    organisaties: dict[str, Organisatie]
    bestanden: dict[str, bytes]

    @property
    def van_nu(self) -> tuple[Gemeente, ...]:
        """The municipalities of today's region, by name."""
        return tuple(
            sorted((g for g in self.gemeenten.values() if g.in_regio), key=lambda g: g.naam)
        )

    @property
    def brons(self) -> frozenset[str]:
        """Who delivers here."""
        return frozenset(dekking.bron for dekking in self.dekking)

    @property
    def voorbeeld(self) -> Gemeente:
        """The municipality that stands for any in a message: the one with most inhabitants."""
        jaar = max(jaar for _, jaar in self.inwoners)
        return max(self.van_nu, key=lambda g: self.inwoners.get((g.code, jaar), 0))

    def heet(self, text: str) -> bool:
        """Whether a text means the region as a whole."""
        namen = ("regio", self.naam, f"regio {self.naam}", *self.spellingen)
        return normalise(text) in map(normalise, namen)

    def met_documenten(self, text: str) -> str:
        """A source in which the documents of the region are filled in: `{cijfers}`."""
        for naam, document in self.documenten.items():
            text = text.replace("{" + naam + "}", document)
        return text
