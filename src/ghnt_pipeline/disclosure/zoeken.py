"""The search for witnesses with CP-SAT. Nothing here is trusted: every find is checked apart.

One worker, a fixed seed and a limit in deterministic time, and no true value anywhere: the same
tables give the same witnesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from ghnt_pipeline.disclosure.getuigen import UITERSTEN, Doel, Getuige
from ghnt_pipeline.disclosure.model import Model, Verband

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

ZAAD = 20191231
TIJD_SAMEN = 2.0
TIJD_ALLEEN = 10.0
"""Limits of one solve in deterministic seconds: of many cells at once, and of a single one."""


@dataclass(frozen=True)
class Deel:
    """Cells that hang together, with the lines between them."""

    cellen: tuple[int, ...]
    verbanden: tuple[Verband, ...]


@dataclass
class Uitkomst:
    """What a search found: witnesses, and the targets for which there is none."""

    getuigen: list[Getuige] = field(default_factory=list)
    vernauwd: list[Doel] = field(default_factory=list)
    """Proved impossible: a reader can know this."""
    onbeslist: list[Doel] = field(default_factory=list)
    """Not decided in time, which counts as unsafe."""

    @property
    def open_cellen(self) -> list[int]:
        """The cells for which a witness is missing."""
        return sorted({cel for cel, _ in (*self.vernauwd, *self.onbeslist)})


class Zoeker:
    """Finds witnesses for one model after another, keeping those that still hold.

    A mask frees cells, so every witness from before the mask still holds after it.
    """

    def __init__(self) -> None:
        self._bekend: dict[tuple[int, ...], list[Getuige]] = {}
        self._delen: tuple[tuple[Verband, ...], list[Deel]] | None = None

    def zoek(self, model: Model, proef: int | None = None) -> Uitkomst:
        """Find witnesses in which every hidden cell is once 0 and once 7, or prove there are none.

        Parts of the model that share no line are searched apart, then put together. With `proef`,
        a cell to try first, the search ends where a target has no witness.
        """
        if self._delen is None or self._delen[0] is not model.verbanden:
            self._delen = (model.verbanden, samenhangend(model))
        delen = self._delen[1]
        uitkomsten = []
        for deel in delen:
            uitkomst = self._zoek_deel(model, deel, proef)
            uitkomsten.append(uitkomst)
            if proef is not None and (uitkomst.vernauwd or uitkomst.onbeslist):
                return uitkomst
        return samen(model, delen, uitkomsten)

    def _zoek_deel(self, model: Model, deel: Deel, proef: int | None) -> Uitkomst:
        """Use what is known of this part, and search for the rest."""
        open_ = [(cel, x) for cel in deel.cellen if model.cellen[cel].doel for x in UITERSTEN]
        uitkomst = Uitkomst()
        for getuige in self._bekend.get(deel.cellen, ()):
            nog = _niet_gehaald(deel, getuige, open_)
            nuttig = len(nog) < len(open_) or not uitkomst.getuigen
            if nuttig and _houdt(model, deel, getuige):
                uitkomst.getuigen.append(getuige)
                open_ = nog
        if open_ or not uitkomst.getuigen:
            _zoek_rest(model, deel, uitkomst, open_, proef)
        bekend = self._bekend.setdefault(deel.cellen, [])
        bekend += [getuige for getuige in uitkomst.getuigen if getuige not in bekend]
        return uitkomst


def oplosser() -> dict[str, str | int | float]:
    """What the search was done with, for the certificate."""
    return {
        "naam": "OR-tools CP-SAT",
        "versie": version("ortools"),
        "zaad": ZAAD,
        "tijd_samen": TIJD_SAMEN,
        "tijd_alleen": TIJD_ALLEEN,
    }


def samenhangend(model: Model) -> list[Deel]:
    """Split the cells into parts that share no line, in the order of their first cell."""
    ouder = list(range(len(model.cellen)))

    def wortel(cel: int) -> int:
        while ouder[cel] != cel:
            ouder[cel] = ouder[ouder[cel]]
            cel = ouder[cel]
        return cel

    for verband in model.verbanden:
        eerste, *rest = (wortel(slot // 2) for _, slot in verband.termen)
        for ander in rest:
            laag, hoog = sorted((wortel(eerste), wortel(ander)))
            ouder[hoog] = laag
            eerste = laag
    cellen: dict[int, list[int]] = {}
    for cel in range(len(model.cellen)):
        cellen.setdefault(wortel(cel), []).append(cel)
    regels: dict[int, list[Verband]] = {}
    for verband in model.verbanden:
        regels.setdefault(wortel(verband.termen[0][1] // 2), []).append(verband)
    return [Deel(tuple(c), tuple(regels.get(w, ()))) for w, c in cellen.items()]


def _zoek_rest(
    model: Model, deel: Deel, uitkomst: Uitkomst, open_: list[Doel], proef: int | None
) -> None:
    """Search many targets at once as long as that yields, then the rest one by one."""
    opgave = _Opgave(model, deel)
    for doel in [doel for doel in open_ if doel[0] == proef]:
        getuige, beslist = opgave.los_op([doel], moet=True)
        if getuige is None:
            (uitkomst.vernauwd if beslist else uitkomst.onbeslist).append(doel)
            return
        uitkomst.getuigen.append(getuige)
        open_ = _niet_gehaald(deel, getuige, open_)
    while open_ or not uitkomst.getuigen:
        getuige, beslist = opgave.los_op(open_)
        if getuige is None:
            (uitkomst.vernauwd if beslist else uitkomst.onbeslist).extend(open_)
            return
        nog = _niet_gehaald(deel, getuige, open_)
        if len(nog) < len(open_) or not uitkomst.getuigen:
            uitkomst.getuigen.append(getuige)
        if len(nog) == len(open_):
            if beslist:
                uitkomst.vernauwd.extend(open_)
                return
            break
        open_ = nog
    while open_:
        doel = open_[0]
        getuige, beslist = opgave.los_op([doel], moet=True)
        if getuige is not None:
            uitkomst.getuigen.append(getuige)
            open_ = _niet_gehaald(deel, getuige, open_)
            continue
        (uitkomst.vernauwd if beslist else uitkomst.onbeslist).append(doel)
        if proef is not None:
            return
        open_ = open_[1:]


def _houdt(model: Model, deel: Deel, getuige: Getuige) -> bool:
    """Whether a witness of this part still holds, with other cells shown than when it was found."""
    paren = dict(zip(deel.cellen, zip(getuige[::2], getuige[1::2], strict=True), strict=True))
    return all(model.past(cel, *paar) for cel, paar in paren.items())


def _niet_gehaald(deel: Deel, getuige: Getuige, doelen: Sequence[Doel]) -> list[Doel]:
    records = dict(zip(deel.cellen, getuige[::2], strict=True))
    return [(cel, x) for cel, x in doelen if records[cel] != x]


def samen(model: Model, delen: Sequence[Deel], uitkomsten: Sequence[Uitkomst]) -> Uitkomst:
    """Put the witnesses of the parts together into witnesses of the whole model.

    A part with fewer than another repeats its first. Of a part without any, the whole has none.
    """
    geheel = Uitkomst()
    for uitkomst in uitkomsten:
        geheel.vernauwd += uitkomst.vernauwd
        geheel.onbeslist += uitkomst.onbeslist
    meeste = max((len(uitkomst.getuigen) for uitkomst in uitkomsten), default=0)
    if all(uitkomst.getuigen for uitkomst in uitkomsten):
        geheel.getuigen = [_getuige(model, delen, uitkomsten, n) for n in range(meeste)]
    return geheel


def _getuige(
    model: Model, delen: Sequence[Deel], uitkomsten: Sequence[Uitkomst], nummer: int
) -> Getuige:
    getallen = [0] * (2 * len(model.cellen))
    for deel, uitkomst in zip(delen, uitkomsten, strict=True):
        eigen = uitkomst.getuigen[nummer if nummer < len(uitkomst.getuigen) else 0]
        for plaats, cel in enumerate(deel.cellen):
            getallen[2 * cel : 2 * cel + 2] = eigen[2 * plaats : 2 * plaats + 2]
    return tuple(getallen)


class _Opgave:
    """One part of the model in the words of the solver."""

    def __init__(self, model: Model, deel: Deel) -> None:
        from ortools.sat.python import cp_model

        self._model = model
        self._deel = deel
        self._sat = cp_model.CpModel()
        self._slots: dict[int, cp_model.IntVar] = {}
        for cel in deel.cellen:
            self._cel(cel)
        for verband in deel.verbanden:
            som = sum(factor * self._slots[slot] for factor, slot in verband.termen)
            self._sat.add(som == 0 if verband.gelijk else som >= 0)

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

    def los_op(self, doelen: Sequence[Doel], *, moet: bool = False) -> tuple[Getuige | None, bool]:
        """Find a witness that meets as many targets as it can, or with `moet` all of them.

        Returns it with whether the answer is final: then no witness meets more of them.
        """
        from ortools.sat.python import cp_model

        sat = self._sat.clone()
        if moet:
            for cel, x in doelen:
                sat.add(self._slots[2 * cel] == x)
        else:
            gehaald = []
            for cel, x in doelen:
                is_zo = sat.new_bool_var(f"doel{cel}_{x}")
                sat.add(self._slots[2 * cel] == x).only_enforce_if(is_zo)
                gehaald.append(is_zo)
            sat.maximize(sum(gehaald))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = ZAAD
        solver.parameters.max_deterministic_time = TIJD_ALLEEN if moet else TIJD_SAMEN
        status = solver.solve(sat)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            slots = (slot for cel in self._deel.cellen for slot in (2 * cel, 2 * cel + 1))
            return tuple(
                solver.value(self._slots[slot]) for slot in slots
            ), status == cp_model.OPTIMAL
        return None, status == cp_model.INFEASIBLE
