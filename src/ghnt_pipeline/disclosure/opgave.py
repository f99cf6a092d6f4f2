"""A part of the model in the words of CP-SAT: the whole of it, or the surroundings of one cell.

One worker, a fixed seed and a limit in deterministic time, and no true value anywhere: the same
tables give the same answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from ghnt_pipeline.disclosure.getuigen import Doel, Getuige
from ghnt_pipeline.disclosure.model import Model, Verband

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

ZAAD = 20191231
TIJD_SAMEN = 2.0
TIJD_ALLEEN = 10.0
TIJD_DICHTBIJ = 0.5
"""Limits in deterministic seconds: of many cells at once, of a single one, and of surroundings."""


def oplosser() -> dict[str, str | int | float]:
    """What the search was done with, for the certificate."""
    return {
        "naam": "OR-tools CP-SAT",
        "versie": version("ortools"),
        "zaad": ZAAD,
        "tijd_samen": TIJD_SAMEN,
        "tijd_alleen": TIJD_ALLEEN,
        "tijd_dichtbij": TIJD_DICHTBIJ,
    }


@dataclass(frozen=True)
class Deel:
    """Cells that hang together, with the lines between them."""

    cellen: tuple[int, ...]
    verbanden: tuple[Verband, ...]

    @cached_property
    def van_cel(self) -> Mapping[int, tuple[Verband, ...]]:
        """The lines each cell is in."""
        gevonden: dict[int, dict[Verband, None]] = {cel: {} for cel in self.cellen}
        for verband in self.verbanden:
            for slot, _ in ((slot, factor) for factor, slot in verband.termen):
                gevonden[slot // 2][verband] = None
        return {cel: tuple(verbanden) for cel, verbanden in gevonden.items()}

    def omgeving(self, cellen: Iterable[int], ver: int) -> set[int]:
        """These cells, and all that are at most so many lines away."""
        bereikt = set(cellen)
        for _ in range(ver):
            bereikt |= {
                slot // 2
                for cel in bereikt
                for verband in self.van_cel[cel]
                for _, slot in verband.termen
            }
        return bereikt


class Opgave:
    """Numbers to be found for some cells; those of all others are given."""

    def __init__(
        self, model: Model, deel: Deel, vrij: Collection[int], gegeven: Mapping[int, int]
    ) -> None:
        from ortools.sat.python import cp_model

        self._model = model
        self._sat = cp_model.CpModel()
        self._slots: dict[int, cp_model.IntVar] = {}
        self._gegeven = gegeven
        for cel in sorted(vrij):
            self._cel(cel)
        for verband in dict.fromkeys(v for cel in sorted(vrij) for v in deel.van_cel[cel]):
            som = sum(
                factor * (self._slots[slot] if slot in self._slots else gegeven[slot])
                for factor, slot in verband.termen
            )
            self._sat.add(som == 0 if verband.gelijk else som >= 0)

    @classmethod
    def geheel(cls, model: Model, deel: Deel) -> Opgave:
        """The problem in which every cell of the part is free."""
        return cls(model, deel, deel.cellen, {})

    def _cel(self, cel: int) -> None:
        x_laag, x_hoog, h_laag, h_hoog = self._model.grenzen(cel)
        records = self._sat.new_int_var(x_laag, x_hoog, f"x{cel}")
        if self._model.cellen[cel].zelf:
            huishoudens = records
            if h_laag:
                self._sat.add(records >= h_laag)
        else:
            huishoudens = self._sat.new_int_var(h_laag, h_hoog, f"h{cel}")
            self._sat.add(huishoudens <= records)
            if h_laag == 0:
                self._sat.add(records <= max(x_hoog, 1) * huishoudens)
        self._slots[2 * cel] = records
        self._slots[2 * cel + 1] = huishoudens

    def met(
        self, doelen: Sequence[Doel], tijd: float, bij: Mapping[int, int] | None = None
    ) -> tuple[dict[int, int] | None, bool]:
        """Find numbers with which every target is met; those of a witness to begin `bij` help.

        Returns them by slot, with whether the answer is final: then there are none without them.
        """
        sat = self._sat.clone()
        if bij is not None:
            for slot, getal in {g.index: (s, g) for s, g in self._slots.items()}.values():
                sat.add_hint(getal, bij[slot])
        for cel, x in doelen:
            sat.add(self._slots[2 * cel] == x)
        return self._los_op(sat, tijd)

    def dichtbij(self, doelen: Sequence[Doel], tijd: float) -> tuple[dict[int, int] | None, bool]:
        """Find numbers that are, together, as near to the targets as can be: many then meet one."""
        sat = self._sat.clone()
        eerste: dict[int, int] = {}
        for cel, x in doelen:
            eerste.setdefault(cel, x)
        afstanden = []
        for cel, x in eerste.items():
            records = self._slots[2 * cel]
            afstand = sat.new_int_var(0, self._model.ruimte, f"afstand{cel}")
            sat.add(afstand >= records - x)
            sat.add(afstand >= x - records)
            afstanden.append(afstand)
        sat.minimize(sum(afstanden))
        return self._los_op(sat, tijd)

    def _los_op(self, sat: cp_model.CpModel, tijd: float) -> tuple[dict[int, int] | None, bool]:
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = ZAAD
        solver.parameters.max_deterministic_time = tijd
        solver.parameters.repair_hint = True
        solver.parameters.add_lp_constraints_lazily = False  # half the time: they all bind
        status = solver.solve(sat)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {slot: solver.value(getal) for slot, getal in self._slots.items()}, True
        return None, status == cp_model.INFEASIBLE


def als_getuige(deel: Deel, getallen: Mapping[int, int]) -> Getuige:
    """Numbers by slot as a witness of this part."""
    return tuple(getallen[slot] for cel in deel.cellen for slot in (2 * cel, 2 * cel + 1))


def als_getallen(deel: Deel, getuige: Getuige) -> dict[int, int]:
    """A witness of this part by slot."""
    slots = [slot for cel in deel.cellen for slot in (2 * cel, 2 * cel + 1)]
    return dict(zip(slots, getuige, strict=True))
