"""Goals and breaks in a series: what they say and when they hold."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from ghnt_pipeline.indicators import Indicator


class SoortDoel(StrEnum):
    """Who set it."""

    AFSPRAAK = "afspraak"
    WET = "wet"
    LANDELIJK = "landelijk"


class Oordeel(StrEnum):
    """Whether a figure is tested against it, or only laid beside it."""

    TOETS = "toets"
    STAND = "stand"


class DoelRichting(StrEnum):
    """On which side of the value a figure should be; a goal without a value has a direction."""

    MINSTENS = "minstens"
    HOOGSTENS = "hoogstens"
    HOGER = "hoger"
    LAGER = "lager"


class DoelWaarde(BaseModel):
    """A value from one day until another, both included; without an end it still holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    waarde: float
    vanaf: date
    tot: date | None = None


class Doel(BaseModel):
    """A goal, a norm of the law, or a share that is quoted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    titel: str
    soort: SoortDoel
    eenheid: str = ""
    richting: DoelRichting
    oordeel: Oordeel
    bron: str
    benadering: str = ""
    waarden: tuple[DoelWaarde, ...]

    def geldig_op(self, dag: date) -> DoelWaarde | None:
        """The value that holds on a day; None when nothing was agreed for it."""
        return next(
            (w for w in self.waarden if w.vanaf <= dag <= (w.tot or date.max)),
            None,
        )

    def in_woorden(self, dag: date) -> str:
        """The value of a day, or the last one agreed before it; empty when there was none yet.

        Only a value that holds on the day can be met or missed.
        """
        if (waarde := self.geldig_op(dag)) is not None:
            return f"{self.richting} {_getal(waarde.waarde)} %"
        eerder = [w for w in self.waarden if w.vanaf <= dag]
        if not eerder:
            return ""
        laatste = max(eerder, key=lambda w: w.vanaf)
        return f"laatst afgesproken: {_getal(laatste.waarde)} % ({(laatste.tot or dag).year})"


def _getal(waarde: float) -> str:
    return f"{waarde:g}".replace(".", ",")


class Reeksbreuk(BaseModel):
    """From a year on (or during some years) a figure is something else than before.

    `vergelijkbaar`: whether figures on either side may still be compared, with the words beside it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    vanaf: int
    tot: int | None
    bron: str
    indicatoren: tuple[str, ...]
    vergelijkbaar: bool
    woorden: str

    @property
    def in_woorden(self) -> str:
        """As it stands under a table or chart: since when, what, and whether one may compare."""
        niet = "" if self.vergelijkbaar else " Vergelijk cijfers van ervoor en erna niet."
        return f"Reeksbreuk {self.vanaf}: {self.woorden}{niet}"

    def raakt(self, indicator: Indicator) -> bool:
        """Whether it is about this indicator: by its name, or by who delivers all of it."""
        return indicator.id in self.indicatoren or indicator.brons == (self.bron,)

    def ligt_tussen(self, eerder: int, later: int) -> bool:
        """Whether it lies between two years."""
        return eerder < self.vanaf <= later
