"""Periods of the field: a kwartaal, half-year or year, as `2019K1`, `2019H1`, `2019`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_CODE = re.compile(r"(20\d\d)(?:([KH])([1-4]))?")


@total_ordering
@dataclass(frozen=True)
class Periode:
    """A run of whole months: `jaar`, first month (1-12) and number of months (3, 6 or 12)."""

    jaar: int
    maand: int
    maanden: int

    @classmethod
    def parse(cls, code: str) -> Periode:
        """Read `2019K1`, `2019H1` or `2019`. Raises ValueError for anything else."""
        match = _CODE.fullmatch(code.strip().upper().replace("Q", "K"))
        if match is None:
            raise ValueError(f"not a period: {code}")
        jaar, soort, deel = int(match[1]), match[2], int(match[3] or 1)
        maanden = {"K": 3, "H": 6, None: 12}[soort]
        if deel * maanden > 12:
            raise ValueError(f"not a period: {code}")
        return cls(jaar, (deel - 1) * maanden + 1, maanden)

    @classmethod
    def kwartaal_van(cls, dag: date) -> Periode:
        """The kwartaal a day falls in."""
        return cls(dag.year, (dag.month - 1) // 3 * 3 + 1, 3)

    @property
    def eerste_dag(self) -> date:
        return date(self.jaar, self.maand, 1)

    @property
    def laatste_dag(self) -> date:
        maand = self.maand + self.maanden - 1
        return date(self.jaar, maand, monthrange(self.jaar, maand)[1])

    @property
    def is_kwartaal(self) -> bool:
        return self.maanden == 3

    def kwartalen(self) -> list[Periode]:
        """The quarters this period consists of, in order."""
        last = self.maand + self.maanden
        return [Periode(self.jaar, maand, 3) for maand in range(self.maand, last, 3)]

    def volgend_kwartaal(self) -> Periode:
        """The quarter after the last one of this period."""
        laatste = self.kwartalen()[-1]
        if laatste.maand == 10:
            return Periode(laatste.jaar + 1, 1, 3)
        return Periode(laatste.jaar, laatste.maand + 3, 3)

    def __lt__(self, other: Periode) -> bool:
        """Earlier last day first, then the longer period first: the order in which D3 lets win."""
        return (self.laatste_dag, -self.maanden) < (other.laatste_dag, -other.maanden)

    def __str__(self) -> str:
        if self.maanden == 12:
            return str(self.jaar)
        letter = "K" if self.maanden == 3 else "H"
        return f"{self.jaar}{letter}{(self.maand - 1) // self.maanden + 1}"
