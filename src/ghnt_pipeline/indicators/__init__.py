"""The indicators: one TOML file each, words and arithmetic as data (design § 5)."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Eenheid(StrEnum):
    """What a figure is expressed in; it decides the arithmetic."""

    AANTAL = "aantal"
    PER_1000 = "per_1000"
    DAGEN = "dagen"


class Richting(StrEnum):
    """Whether more is better, worse or neither."""

    HOGER_IS_BETER = "hoger_is_beter"
    LAGER_IS_BETER = "lager_is_beter"
    GEEN = "geen"


class Actielijn(StrEnum):
    """The chapters of an edition: the action lines of the programme GHNT 2019-2022."""

    IN_BEELD = "in_beeld"
    STOPPEN = "stoppen"
    SPECIFIEK = "specifiek"


class Indicator(BaseModel):
    """One figure of the agreement in words and as arithmetic on the measures of the store.

    `teller` names a measure (a `maat` of `core_gebeurtenis`); `noemer` is `inwoners` for rates.
    `optelbaar` says that the figure counts records at one moment, so that quarters add up to a
    year and municipalities to the region; distinct people and casussen do not. A figure that looks
    back is complete where the deliveries of `terugblik_maanden` before the period are all there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    titel: str
    vraag: str
    definitie: str
    telmoment: str
    teller: str
    noemer: str | None = None
    eenheid: Eenheid
    richting: Richting
    optelbaar: bool
    terugblik_maanden: int = 0
    uitsplitsingen: tuple[str, ...]
    leveringen: tuple[str, ...]
    actielijn: Actielijn
    bron: str
    kanttekening: str

    @property
    def brons(self) -> tuple[str, ...]:
        """Who delivers the records behind it."""
        return tuple(dict.fromkeys(levering.split(".")[0] for levering in self.leveringen))


@cache
def load_indicators() -> dict[str, Indicator]:
    """Read every indicator, in the order of their ids. Raises ValidationError on a wrong file."""
    folder = files(__package__)
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {
        name: Indicator(id=name, **tomllib.loads(file.read_text("utf-8")))
        for file in found
        for name in [file.name.removesuffix(".toml")]
    }
