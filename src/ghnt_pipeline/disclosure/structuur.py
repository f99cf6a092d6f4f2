"""What is declared about how figures hang together: `verbanden.toml` and the indicators, read."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ghnt_pipeline.indicators import Eenheid, load_indicators
from ghnt_pipeline.reference import categorieen, code_list, gemeenten_van_de_regio


class Soort(StrEnum):
    """In how many categories of an uitsplitsing a record stands."""

    VERDELING = "verdeling"
    OVERLAP = "overlap"
    HOOGSTENS_EEN = "hoogstens_een"
    KEUZE = "keuze"


Optelling = Literal["som", "vereniging", "stand"]


class _Vast(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Maat(_Vast):
    """How the cells of one measure hang together."""

    gebied: Optelling
    periode: Optelling
    zelf: bool = False
    uitsplitsing: dict[str, Soort]
    brons: int = 1


class Samenhang(_Vast):
    """A relation between measures in the same place, period and category."""

    soort: Literal["vereniging", "omvat", "huishoudens"]
    geheel: str
    delen: tuple[str, ...]


class Telling(_Vast):
    """Which measures the two numbers of an indicator's row count."""

    teller: str | None
    noemer: str | None


class Structuur(_Vast):
    """Everything the proof knows beforehand, without a figure."""

    tellingen: dict[str, Telling]
    maten: dict[str, Maat]
    samenhang: tuple[Samenhang, ...]
    gemeenten: tuple[str, ...]
    categorieen: dict[str, dict[str, tuple[str, ...]]]
    """Categories by measure and uitsplitsing."""
    onder: dict[str, dict[str, dict[str, tuple[str, ...]]]]
    """By uitsplitsing and finer uitsplitsing: which finer categories make up each category."""


class _Maatregel(_Vast):
    gebied: Optelling | None = None
    periode: Optelling | None = None
    zelf: bool = False
    telt: str | None = None
    uitsplitsing: dict[str, Soort] = {}


class _Verbanden(_Vast):
    uitsplitsing: dict[str, Soort]
    maat: dict[str, _Maatregel]
    samenhang: tuple[Samenhang, ...]


@cache
def load_structuur() -> Structuur:
    """Read the structure of the published figures. Raises ValidationError on a wrong line."""
    tekst = files(__package__).joinpath("verbanden.toml").read_text("utf-8")
    verbanden = _Verbanden.model_validate(tomllib.loads(tekst))
    return Structuur(
        tellingen={naam: _telling(naam, verbanden) for naam in load_indicators()},
        maten=_maten(verbanden),
        samenhang=verbanden.samenhang,
        gemeenten=tuple(g.code for g in gemeenten_van_de_regio()),
        categorieen=_categorieen(),
        onder=_onder(),
    )


def _telling(indicator: str, verbanden: _Verbanden) -> Telling:
    """A mean counts by its noemer, a share by both, anything else by its teller."""
    gegeven = load_indicators()[indicator]
    maat = verbanden.maat.get(gegeven.teller)
    telt = (maat.telt if maat else None) or gegeven.teller
    if gegeven.eenheid in (Eenheid.AANTAL, Eenheid.PER_1000):
        return Telling(teller=telt, noemer=None)
    if gegeven.noemer is None:
        return Telling(teller=None, noemer=telt)
    return Telling(teller=telt, noemer=gegeven.noemer)


def _maten(verbanden: _Verbanden) -> dict[str, Maat]:
    gevonden: dict[str, Maat] = {}
    for indicator in load_indicators().values():
        eigen = verbanden.maat.get(indicator.teller, _Maatregel())
        if eigen.telt is not None:
            continue
        gewoon: Optelling = "som" if indicator.optelbaar else "vereniging"
        gevonden.setdefault(
            indicator.teller,
            Maat(
                gebied=eigen.gebied or gewoon,
                periode=eigen.periode or gewoon,
                zelf=eigen.zelf,
                uitsplitsing={**verbanden.uitsplitsing, **eigen.uitsplitsing},
                brons=len(indicator.brons),
            ),
        )
    return gevonden


def _categorieen() -> dict[str, dict[str, tuple[str, ...]]]:
    gevonden: dict[str, dict[str, tuple[str, ...]]] = {}
    for indicator in load_indicators().values():
        van_maat = gevonden.setdefault(indicator.teller, {})
        for uitsplitsing in indicator.uitsplitsingen:
            codes = categorieen(indicator.id, uitsplitsing)
            van_maat[uitsplitsing] = tuple(code.kort for code in codes)
    return gevonden


def _onder() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    themas = [code.kort for code in code_list("thema").codes]
    aanleidingen, combinaties = code_list("aanleiding"), code_list("combinatie").codes
    return {
        "thema": {
            "aanleiding": {
                thema: tuple(c.kort for c in aanleidingen.codes if c.kenmerk == thema)
                for thema in themas
            },
            "combinatie": {
                thema: tuple(c.kort for c in combinaties if thema in c.kort.split("+"))
                for thema in themas
            },
        }
    }
