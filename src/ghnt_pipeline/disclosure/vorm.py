"""The frozen shape of an edition: `vorm.toml` read and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ghnt_pipeline.periods import Periode


class VormRegel(BaseModel):
    """These indicators are published at one level of gebied and of period, split like this."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indicatoren: tuple[str, ...]
    niveau: Literal["gemeente", "regio"]
    periode: Literal["kwartaal", "jaar"]
    uitsplitsingen: tuple[str, ...]


@cache
def load_vorm() -> tuple[VormRegel, ...]:
    """Read the frozen shape. Raises ValidationError on a wrong line."""
    text = files(__package__).joinpath("vorm.toml").read_text("utf-8")
    return tuple(VormRegel.model_validate(row) for row in tomllib.loads(text)["vorm"])


def perioden_van_editie(editie: Periode) -> list[Periode]:
    """The periods an edition of a quarter shows, oldest first.

    The quarters of this and the previous year, and the last full year; the edition of the
    fourth quarter adds the year it completes. Moving years are never published.
    """
    vorig_jaar = Periode(editie.jaar - 1, 1, 12)
    dit_jaar = Periode(editie.jaar, 1, 12)
    kwartalen = [
        kwartaal
        for kwartaal in (*vorig_jaar.kwartalen(), *dit_jaar.kwartalen())
        if kwartaal <= editie
    ]
    jaren = [vorig_jaar, dit_jaar] if editie == dit_jaar.kwartalen()[-1] else [vorig_jaar]
    return [*kwartalen, *jaren]
