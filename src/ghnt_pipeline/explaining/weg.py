"""The way from the rows of deliveries to one figure, of which the steps must add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ghnt_pipeline.deliveries import Delivery, State
from ghnt_pipeline.explaining.stappen import Stap

CIJFERSOORTEN = ("cijfers", "signalen", "totalen")
"""Kinds of delivery that hold figures and no records."""


@dataclass(frozen=True)
class LeveringsWeg:
    """What became of the rows of one delivery: read = the steps + what counts.

    `raakt` says that some of them are of this area and period.
    """

    levering: Delivery
    stappen: Mapping[Stap, int]
    telt: int
    raakt: bool

    def __post_init__(self) -> None:
        over = self.gelezen - sum(self.stappen.values())
        if over != self.telt:
            raise AssertionError(f"{self.levering.id}: {over} rows are left, {self.telt} count")

    @property
    def gelezen(self) -> int:
        return self.levering.manifest.rows_read


@dataclass(frozen=True)
class Term:
    """A figure that was given: of which area and period, its bounds, and in which delivery.

    Rows without numbers (D9) of several deliveries may bound one together: then `levering` is None.
    """

    gebied: str
    periode: str
    ondergrens: int
    bovengrens: int | None
    levering: str | None


@dataclass(frozen=True)
class Deel:
    """What one bron brings to a figure: counted from records, or made of figures it gave.

    `herkomst` is `registratie`, `opgave` or None where it brings nothing. `leveringen` are those
    that have or could have something for it, `elders` the others of the same kinds. `gegeven` is
    the figure it gave as well, while its records count.
    """

    bron: str
    herkomst: str | None
    ondergrens: int | None
    bovengrens: int | None
    leveringen: tuple[LeveringsWeg, ...] = ()
    opgaven: tuple[LeveringsWeg, ...] = ()
    termen: tuple[Term, ...] = ()
    elders: tuple[LeveringsWeg, ...] = ()
    gegeven: tuple[int, int | None] | None = None

    def __post_init__(self) -> None:
        geteld = sum(weg.telt for weg in (*self.leveringen, *self.elders))
        van_records = self.herkomst == "registratie"
        verwacht = (self.ondergrens, self.bovengrens) if van_records else (0, 0)
        if (geteld, geteld) != verwacht:
            raise AssertionError(f"{self.bron}: {geteld} records are left, not {verwacht}")


def totals(leveringen: Iterable[LeveringsWeg]) -> tuple[int, dict[Stap, int], int]:
    """Rows read, what each step takes in the order of the steps, and what counts, of all."""
    wegen = list(leveringen)
    samen: Counter[Stap] = Counter()
    for weg in wegen:
        samen.update(weg.stappen)
    stappen = {stap: samen[stap] for stap in Stap if samen[stap]}
    return sum(weg.gelezen for weg in wegen), stappen, sum(weg.telt for weg in wegen)


def delivery_ways(
    deliveries: Sequence[Delivery], counted: Iterable[Mapping[str, Any]], telt_als: Stap = Stap.TELT
) -> list[LeveringsWeg]:
    """The way of each delivery, given how many rows each step takes of those that stand.

    Raises AssertionError when a row has no step or the rows are not those that were accepted.
    """
    per_levering: dict[str, Counter[Stap]] = {d.id: Counter() for d in deliveries}
    raakt = set()
    for row in counted:
        if row["stap"] is None:
            raise AssertionError(f"{row['levering']}: {row['rijen']} rows have no explanation")
        stap = Stap(row["stap"])
        per_levering[row["levering"]][telt_als if stap is Stap.TELT else stap] += row["rijen"]
        if row["raakt"]:
            raakt.add(row["levering"])
    return [_delivery_way(d, per_levering[d.id], raakt=d.id in raakt) for d in deliveries]


def _delivery_way(delivery: Delivery, counted: Counter[Stap], *, raakt: bool) -> LeveringsWeg:
    manifest = delivery.manifest
    stappen = Counter(
        {
            Stap.AFGEKEURD: manifest.rows_refused,
            Stap.HERHAALD: manifest.rows_repeated,
            Stap.CONTROLE: manifest.rows_control,
        }
    )
    if delivery.state is State.REPLACED:
        stappen[Stap.VERVANGEN] = manifest.rows_accepted
    elif delivery.state is State.WITHDRAWN:
        stappen[Stap.INGETROKKEN] = manifest.rows_accepted
    stappen.update(counted)
    telt = stappen.pop(Stap.TELT, 0)
    return LeveringsWeg(
        delivery, {stap: stappen[stap] for stap in Stap if stappen[stap]}, telt, raakt
    )
