"""Terms and age classes, as `termijnen.toml` has them."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ConfigDict


class Kalender(StrEnum):
    """What a term is counted in."""

    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    MAANDEN = "maanden"


class Termijn(BaseModel):
    """How long something may take, and between which two dates the clock runs."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: str
    kalender: Kalender
    aantal: int
    begin: str
    einde: str
    bron: str

    @property
    def klok(self) -> str:
        """The clock in words: `datum_melding → datum_triagebesluit, hoogstens 5 werkdagen`."""
        eenheid = self.kalender.value
        if self.aantal == 1:
            eenheid = {"dagen": "dag", "werkdagen": "werkdag", "maanden": "maand"}[eenheid]
        return f"{self.begin} → {self.einde}, hoogstens {self.aantal} {eenheid}"


class Leeftijdsklasse(BaseModel):
    """Days open, both ends included; the last class has no end."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    vanaf: int
    tot: int | None

    def bevat(self, dagen: int) -> bool:
        """Whether a case that is open for so many days stands in this class."""
        return self.vanaf <= dagen <= (dagen if self.tot is None else self.tot)

    @property
    def kort(self) -> str:
        return f"{self.vanaf}_{'plus' if self.tot is None else self.tot}"

    @property
    def label(self) -> str:
        if self.tot is None:
            return f"{self.vanaf} dagen of langer"
        return f"{self.vanaf} tot en met {self.tot} dagen"


@cache
def _inhoud() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("termijnen.toml").read_text("utf-8"))


@cache
def termijnen() -> dict[str, Termijn]:
    """Every term by its id. Raises ValidationError on a wrong one."""
    alle = [Termijn.model_validate(rij) for rij in _inhoud()["termijn"]]
    return {termijn.id: termijn for termijn in alle}


@cache
def leeftijdsklassen() -> tuple[Leeftijdsklasse, ...]:
    """The age classes of open cases, youngest first, without a gap between them."""
    grenzen = [*_inhoud()["leeftijdsklassen_vanaf"], None]
    return tuple(
        Leeftijdsklasse(vanaf=vanaf, tot=None if volgende is None else volgende - 1)
        for vanaf, volgende in pairwise(grenzen)
    )
