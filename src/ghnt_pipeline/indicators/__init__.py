"""The indicators: one TOML file each, words and arithmetic as data (design § 5)."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from ghnt_pipeline.regio import Regio, regio


class Eenheid(StrEnum):
    """What a figure is expressed in; it decides the arithmetic."""

    AANTAL = "aantal"
    PER_1000 = "per_1000"
    PROCENT = "procent"
    DAGEN = "dagen"
    UREN = "uren"
    EURO = "euro"


GETELD = frozenset({Eenheid.AANTAL, Eenheid.PER_1000})
"""The units of what is counted; the others are of records taken together."""


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


class Samenvoeging(StrEnum):
    """How the records of several suppliers become one figure."""

    SOM = "som"
    """Each is counted and the counts are added: all suppliers must be there."""
    RECORDS = "records"
    """Taken over all records there are, of whoever sends records."""


INWONERS = "inwoners"


class Indicator(BaseModel):
    """One figure of the agreement in words and as arithmetic on the measures of the store.

    `teller` names a measure (a `maat` of the `core_maat_*` models); `noemer` another one, for
    shares, or `inwoners`, for rates. The unit decides the arithmetic. `optelbaar` says that the
    figure counts records at one moment, so that quarters add up to a year and municipalities to the
    region; distinct people and casussen do not. `is_stand` is a count on the last day of the
    period: a year has that of its last quarter. A figure that looks back is complete where the
    deliveries of `terugblik_maanden` before the period are all there. `lijsten` names the code list
    of an uitsplitsing where it is not the usual one. `termijn` and `doelen` are ids of
    `reference/termijnen.toml` and of `doelen.toml`. With `opvolging` a figure is complete
    when the term after the period is over; it names per category the delivery that must be there
    for all of it, or `eigen` where the suppliers of the records tell themselves.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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
    is_stand: bool = False
    alleen_regio: bool = False
    samenvoeging: Samenvoeging = Samenvoeging.SOM
    terugblik_maanden: int = 0
    uitsplitsingen: tuple[str, ...]
    lijsten: dict[str, str] = {}
    leveringen: tuple[str, ...]
    actielijn: Actielijn
    termijn: str | None = None
    doelen: tuple[str, ...] = ()
    opvolging: dict[str, str] = {}
    bron: str
    kanttekening: str

    @property
    def maten(self) -> tuple[str, ...]:
        """The measures it rests on."""
        if self.noemer is None or self.noemer == INWONERS:
            return (self.teller,)
        return (self.teller, self.noemer)

    @property
    def kijkt_verder(self) -> bool:
        """Whether it rests on months before or after its period: shown only when all are there."""
        return self.terugblik_maanden > 0 or bool(self.opvolging)

    @model_validator(mode="after")
    def _noemer_belongs_to_the_unit(self) -> Self:
        """A rate is per inhabitant, a share of a measure, a mean of records; a count of nothing."""
        wanted = {
            Eenheid.PER_1000: self.noemer == INWONERS,
            Eenheid.PROCENT: self.noemer not in (None, INWONERS),
        }.get(self.eenheid, self.noemer is None)
        if not wanted:
            raise ValueError(f"{self.eenheid} cannot have {self.noemer} as noemer")
        return self

    @model_validator(mode="after")
    def _only_counts_are_added(self) -> Self:
        """A share or a mean of several suppliers is one over all records, never one of theirs."""
        if (self.eenheid in GETELD) != (self.samenvoeging is Samenvoeging.SOM):
            raise ValueError(f"{self.eenheid} cannot be put together as {self.samenvoeging}")
        return self

    @property
    def brons(self) -> tuple[str, ...]:
        """Who delivers the records behind it."""
        return tuple(dict.fromkeys(levering.split(".")[0] for levering in self.leveringen))


def load_indicators() -> dict[str, Indicator]:
    """Read every indicator, in the order of their ids. Raises ValidationError on a wrong file.

    The sources are the documents of the region that counts now.
    """
    return _load(regio())


@cache
def _load(hier: Regio) -> dict[str, Indicator]:
    return {
        name: indicator.model_copy(update={"bron": hier.met_documenten(indicator.bron)})
        for name, indicator in _written().items()
    }


@cache
def _written() -> dict[str, Indicator]:
    folder = files(__package__)
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {
        name: Indicator(id=name, **tomllib.loads(file.read_text("utf-8")))
        for file in found
        for name in [file.name.removesuffix(".toml")]
    }
