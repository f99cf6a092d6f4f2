"""The goals and breaks that hold here: those of every region, and those of this one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ghnt_pipeline.indicators import Indicator, load_indicators
from ghnt_pipeline.regio import regio
from ghnt_pipeline.regio.doelen import (
    Doel,
    DoelRichting,
    DoelWaarde,
    Oordeel,
    Reeksbreuk,
    SoortDoel,
)
from ghnt_pipeline.regio.lezen import read_breaks


@cache
def doelen_overal() -> dict[str, Doel]:
    """The goals of law and those quoted nationally, by id; those of a region come beside them."""
    inhoud = tomllib.loads(files(__package__).joinpath("doelen.toml").read_text("utf-8"))
    return {doel.id: doel for doel in map(Doel.model_validate, inhoud["doel"])}


def doelen() -> dict[str, Doel]:
    """Every goal that holds here by its id: first those of every region."""
    return doelen_overal() | {doel.id: doel for doel in regio().doelen}


def doelen_van(indicator: Indicator) -> tuple[Doel, ...]:
    """The goals of an indicator, those left out that this region did not agree to."""
    hier = doelen()
    return tuple(hier[naam] for naam in indicator.doelen if naam in hier)


def doelen_zonder_cijfer() -> tuple[Doel, ...]:
    """What was agreed but is in no delivery, so that it cannot be shown."""
    genoemd = {doel for i in load_indicators().values() for doel in i.doelen}
    return tuple(doel for doel in doelen().values() if doel.id not in genoemd)


@cache
def _breuken_overal() -> tuple[Reeksbreuk, ...]:
    return read_breaks(files(__package__).joinpath("reeksbreuken.csv").read_text("utf-8"))


def reeksbreuken(indicator: str) -> tuple[Reeksbreuk, ...]:
    """The breaks in the series of one indicator, oldest first."""
    over = load_indicators()[indicator]
    alle = sorted((*_breuken_overal(), *regio().reeksbreuken), key=lambda breuk: breuk.vanaf)
    return tuple(breuk for breuk in alle if breuk.raakt(over))


__all__ = [
    "Doel",
    "DoelRichting",
    "DoelWaarde",
    "Oordeel",
    "Reeksbreuk",
    "SoortDoel",
    "doelen",
    "doelen_overal",
    "doelen_van",
    "doelen_zonder_cijfer",
    "reeksbreuken",
]
