"""A part of the model in the words of CP-SAT, for what no linear program settles.

One worker, a fixed seed and a limit in deterministic time, and no true value anywhere: the same
tables give the same answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from ghnt_pipeline.disclosure.deel import Deel
from ghnt_pipeline.disclosure.getuigen import Doel
from ghnt_pipeline.disclosure.model import Model

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

ZAAD = 20191231
TIJD = 10.0
"""Limit in deterministic seconds."""


def oplosser() -> dict[str, str | int | float]:
    """What searches were done with, for the certificate."""
    return {"naam": "OR-tools CP-SAT", "versie": version("ortools"), "zaad": ZAAD, "tijd": TIJD}


class Opgave:
    """Numbers to be found for the cells of a part."""

    def __init__(self, model: Model, deel: Deel) -> None:
        from ortools.sat.python import cp_model

        self._sat = cp_model.CpModel()
        self._slots: dict[int, cp_model.IntVar] = {}
        for cel in deel.cellen:
            self._cel(model, cel)
        for verband in deel.verbanden:
            som = sum(factor * self._slots[slot] for factor, slot in verband.termen)
            self._sat.add(som == 0 if verband.gelijk else som >= 0)

    def _cel(self, model: Model, cel: int) -> None:
        x_laag, x_hoog, h_laag, h_hoog = model.grenzen(cel)
        records = self._sat.new_int_var(x_laag, x_hoog, f"x{cel}")
        if model.cellen[cel].zelf:
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
        self, doelen: Sequence[Doel], bij: Mapping[int, int] | None
    ) -> tuple[dict[int, int] | None, bool]:
        """Find numbers with which every target is met; those of a witness to begin `bij` help.

        Returns them by slot, with whether the answer is final: then there are none without them.
        """
        from ortools.sat.python import cp_model

        sat = self._sat.clone()
        if bij is not None:
            for slot, getal in {g.index: (s, g) for s, g in self._slots.items()}.values():
                sat.add_hint(getal, bij[slot])
        for cel, x in doelen:
            sat.add(self._slots[2 * cel] == x)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = ZAAD
        solver.parameters.max_deterministic_time = TIJD
        solver.parameters.repair_hint = True
        solver.parameters.add_lp_constraints_lazily = False  # half the time: they all bind
        status = solver.solve(sat)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {slot: solver.value(getal) for slot, getal in self._slots.items()}, True
        return None, status == cp_model.INFEASIBLE
