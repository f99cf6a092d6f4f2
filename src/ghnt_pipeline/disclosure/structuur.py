"""What is declared about how figures hang together: `verbanden.toml` and the indicators, read."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from ghnt_pipeline.disclosure.cellen import Plaats, Sleutel
from ghnt_pipeline.indicators import GETELD, Indicator, load_indicators
from ghnt_pipeline.reference import categorieen, code_list
from ghnt_pipeline.regio import Regio, regio


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


class Onderdeel(_Vast):
    """A measure, or one category of it where `uitsplitsing` and `categorie` are given."""

    maat: str
    uitsplitsing: str = ""
    categorie: str = ""

    @model_validator(mode="before")
    @classmethod
    def _uit_tekst(cls, gegeven: object) -> object:
        """`maat`, or `maat/uitsplitsing/categorie`."""
        if not isinstance(gegeven, str):
            return gegeven
        return dict(zip(("maat", "uitsplitsing", "categorie"), gegeven.split("/"), strict=False))

    def in_plaats_van(self, sleutel: Sleutel, *, per_categorie: bool) -> Sleutel:
        """Its cell in the place and period of another one."""
        if self.uitsplitsing:
            return sleutel._replace(
                maat=self.maat, uitsplitsing=self.uitsplitsing, categorie=self.categorie
            )
        if per_categorie:
            return sleutel._replace(maat=self.maat)
        return sleutel._replace(maat=self.maat, uitsplitsing="totaal", categorie="totaal")


class Samenhang(_Vast):
    """A relation between measures in the same place and period.

    Also in the same category, unless it is about a certain one.
    """

    soort: Literal["vereniging", "omvat", "huishoudens", "gelijk", "los", "verdeling"]
    geheel: Onderdeel
    delen: tuple[Onderdeel, ...]

    @property
    def per_categorie(self) -> bool:
        """Whether it holds in each category apart."""
        return not any(onderdeel.uitsplitsing for onderdeel in (self.geheel, *self.delen))


class Telling(_Vast):
    """Which measures the two numbers of an indicator's row count.

    `lijsten` names the code list of an uitsplitsing that is not the usual one: two indicators may
    divide the same measure by another `soort`.
    """

    teller: str | None
    noemer: str | None
    lijsten: dict[str, str] = {}


class Structuur(_Vast):
    """Everything the proof knows beforehand, without a figure."""

    tellingen: dict[str, Telling]
    maten: dict[str, Maat]
    samenhang: tuple[Samenhang, ...]
    gemeenten: tuple[str, ...]
    categorieen: dict[str, dict[str, tuple[str, ...]]]
    """Categories by measure and uitsplitsing."""
    onder: dict[str, dict[str, dict[str, tuple[str, ...]]]]
    """By uitsplitsing and finer uitsplitsing: which finer categories make up each category.

    One that is published nowhere is among them: it may make up the rest.
    """

    def sleutel(self, maat: str, plaats: Plaats) -> Sleutel:
        """The cell of a measure that a published row is about; cut by its code list."""
        indicator, gebied, periode, uitsplitsing, categorie = plaats
        snede = self.tellingen[indicator].lijsten.get(uitsplitsing, uitsplitsing)
        return Sleutel(maat, gebied, periode, snede, categorie)


class _Maatregel(_Vast):
    gebied: Optelling | None = None
    periode: Optelling | None = None
    zelf: bool = False
    telt: str | None = None


class _Verbanden(_Vast):
    uitsplitsing: dict[str, Soort]
    maat: dict[str, _Maatregel]
    samenhang: tuple[Samenhang, ...]


def load_structuur() -> Structuur:
    """Read the structure of the published figures. Raises ValidationError on a wrong line."""
    return _structuur(regio())


@cache
def _structuur(hier: Regio) -> Structuur:
    tekst = files(__package__).joinpath("verbanden.toml").read_text("utf-8")
    verbanden = _Verbanden.model_validate(tomllib.loads(tekst))
    return Structuur(
        tellingen={naam: _telling(naam, verbanden) for naam in load_indicators()},
        maten=_maten(verbanden),
        samenhang=verbanden.samenhang,
        gemeenten=tuple(g.code for g in hier.van_nu),
        categorieen=_categorieen(),
        onder=_onder(),
    )


def _telling(indicator: str, verbanden: _Verbanden) -> Telling:
    """A mean counts by its noemer, a share by both, anything else by its teller."""
    gegeven = load_indicators()[indicator]
    maat = verbanden.maat.get(gegeven.teller)
    telt = (maat.telt if maat else None) or gegeven.teller
    if gegeven.eenheid in GETELD:
        return Telling(teller=telt, noemer=None, lijsten=gegeven.lijsten)
    if gegeven.noemer is None:
        return Telling(teller=None, noemer=telt, lijsten=gegeven.lijsten)
    return Telling(teller=telt, noemer=gegeven.noemer, lijsten=gegeven.lijsten)


def _maten(verbanden: _Verbanden) -> dict[str, Maat]:
    gevonden: dict[str, Maat] = {}
    for indicator in load_indicators().values():
        for naam in indicator.maten:
            eigen = verbanden.maat.get(naam, _Maatregel())
            if eigen.telt is None:
                gevonden.setdefault(naam, _maat(indicator, eigen, verbanden))
    return gevonden


def _maat(indicator: Indicator, eigen: _Maatregel, verbanden: _Verbanden) -> Maat:
    """The records behind a share or a mean add up, though the share or mean does not."""
    telt_op = indicator.optelbaar or indicator.eenheid not in GETELD
    gewoon: Optelling = "som" if telt_op else "vereniging"
    return Maat(
        gebied=eigen.gebied or gewoon,
        periode=eigen.periode or ("stand" if indicator.is_stand else gewoon),
        zelf=eigen.zelf,
        uitsplitsing=verbanden.uitsplitsing,
        brons=len(indicator.brons),
    )


def _categorieen() -> dict[str, dict[str, tuple[str, ...]]]:
    gevonden: dict[str, dict[str, tuple[str, ...]]] = {}
    for indicator in load_indicators().values():
        for maat in indicator.maten:
            van_maat = gevonden.setdefault(maat, {})
            for uitsplitsing in indicator.uitsplitsingen:
                codes = categorieen(indicator.id, uitsplitsing)
                snede = indicator.lijsten.get(uitsplitsing, uitsplitsing)
                van_maat[snede] = tuple(code.kort for code in codes)
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
        },
        "specifieke_groep": {
            "aanleiding": {
                groep.kort: tuple(
                    deel.removeprefix("aanleiding/") for deel in (groep.kenmerk or "").split()
                )
                for groep in code_list("specifieke_groep").codes
            }
        },
    }
