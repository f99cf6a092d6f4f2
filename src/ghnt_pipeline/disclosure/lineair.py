"""A part of the model as a linear program: where nearly all witnesses come from.

The lines of a part are mostly sums over a tree, so with as many households as there can be a
corner of the program mostly has whole numbers: a witness in a tenth of the time a search takes.
Where it has not, the same program is solved in whole numbers. Rounding is never trusted: every
line is checked again in integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from ghnt_pipeline.disclosure.deel import Deel
from ghnt_pipeline.disclosure.getuigen import Doel
from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.disclosure.publish import DREMPEL

if TYPE_CHECKING:
    import numpy as np
    from scipy.optimize import OptimizeResult

POGINGEN = ((0.1, False), (1.0, False), (0.1, True))
"""What a household counts for against a record too far from a target, and whether in integers."""
KNOPEN = 50
"""How many nodes a program in whole numbers may take. Hardly any takes more than one."""

ONMOGELIJK = 2
"""The status of `scipy.optimize.milp` for a program without a solution."""


def oplosser() -> dict[str, str | int | float]:
    """What programs were solved with, for the certificate."""
    return {"lineair": "HiGHS in SciPy", "lineair_versie": version("scipy"), "knopen": KNOPEN}


@dataclass
class _Regels:
    """Lines over columns, each with the least and the most it may come to."""

    plaatsen: list[tuple[int, int]] = field(default_factory=list)
    factoren: list[int] = field(default_factory=list)
    laag: list[float] = field(default_factory=list)
    hoog: list[float] = field(default_factory=list)

    def voeg_toe(
        self, *termen: tuple[int, int], laag: float = 0.0, hoog: float = float("inf")
    ) -> None:
        for factor, kolom in termen:
            self.plaatsen.append((len(self.laag), kolom))
            self.factoren.append(factor)
        self.laag.append(laag)
        self.hoog.append(hoog)


class Lineair:
    """The numbers of a part between their bounds, with all lines between them.

    A cell in which each record stands for itself has one column, every other cell two. A cell with
    a target has one more: how far its records are above the threshold.
    """

    def __init__(self, model: Model, deel: Deel) -> None:
        import numpy as np
        from scipy.sparse import csr_array

        self._kolom: dict[int, int] = {}
        self._boven: dict[int, int] = {}
        self._grenzen: list[tuple[float, float]] = []
        regels = _Regels()
        for cel in deel.cellen:
            self._cel(model, cel, regels)
        for verband in deel.verbanden:
            termen = ((factor, self._kolom[slot]) for factor, slot in verband.termen)
            regels.voeg_toe(*termen, hoog=0.0 if verband.gelijk else float("inf"))
        for cel in deel.cellen:
            if model.cellen[cel].doel:
                self._boven[cel] = len(self._grenzen)
                self._grenzen.append((0.0, float("inf")))
                records = self._kolom[2 * cel]
                boven = self._boven[cel]
                regels.voeg_toe((1, records), (-1, boven), laag=float("-inf"), hoog=float(DREMPEL))
        rijen, kolommen = zip(*regels.plaatsen, strict=True) if regels.plaatsen else ((), ())
        vorm = (len(regels.laag), len(self._grenzen))
        self._matrix = csr_array((np.array(regels.factoren), (rijen, kolommen)), shape=vorm)
        self._laag, self._hoog = np.array(regels.laag), np.array(regels.hoog)

    def _cel(self, model: Model, cel: int, regels: _Regels) -> None:
        x_laag, x_hoog, h_laag, h_hoog = model.grenzen(cel)
        records = self._kolom[2 * cel] = len(self._grenzen)
        if model.cellen[cel].zelf:
            self._kolom[2 * cel + 1] = records
            self._grenzen.append((max(x_laag, h_laag), x_hoog))
            return
        huishoudens = self._kolom[2 * cel + 1] = records + 1
        self._grenzen += [(x_laag, x_hoog), (h_laag, h_hoog)]
        regels.voeg_toe((1, records), (-1, huishoudens))
        if h_laag == 0:
            regels.voeg_toe((-1, records), (max(x_hoog, 1), huishoudens))

    def dichtbij(
        self, doelen: Sequence[Doel], vast: Sequence[Doel] = ()
    ) -> tuple[dict[int, int] | None, bool]:
        """Find whole numbers by slot that meet `vast` and are near to as many targets as can be.

        Returns them with whether the answer is final: then there are none without them.
        """
        import numpy as np

        grenzen = np.array(self._grenzen, dtype=float)
        for cel, x in vast:
            laag, hoog = grenzen[self._kolom[2 * cel]]
            if not laag <= x <= hoog:
                return None, True
            grenzen[self._kolom[2 * cel]] = x
        for gewicht, in_geheel in POGINGEN:
            gevonden = self._los_op(self._prijzen(doelen, gewicht), grenzen, in_geheel=in_geheel)
            if gevonden.x is None:
                return None, gevonden.status == ONMOGELIJK
            heel = np.rint(gevonden.x).astype(np.int64)
            if self._klopt(heel, grenzen):
                return {slot: int(heel[kolom]) for slot, kolom in self._kolom.items()}, True
        return None, False

    def _prijzen(self, doelen: Sequence[Doel], gewicht: float) -> np.ndarray:
        """What each column costs: the distance to the targets, less the households."""
        import numpy as np

        prijzen = np.zeros(len(self._grenzen))
        for slot, kolom in self._kolom.items():
            prijzen[kolom] -= gewicht * (slot % 2)
        for cel, x in doelen:
            records = self._kolom[2 * cel]
            prijzen[records] += 1 if x == 0 else -1
            prijzen[self._boven[cel]] += 0 if x == 0 else 2
        return prijzen

    def _los_op(
        self, prijzen: np.ndarray, grenzen: np.ndarray, *, in_geheel: bool
    ) -> OptimizeResult:
        from scipy.optimize import Bounds, LinearConstraint, milp

        return milp(
            prijzen,
            constraints=LinearConstraint(self._matrix, self._laag, self._hoog),
            bounds=Bounds(*grenzen.T),
            integrality=int(in_geheel),
            options={"node_limit": KNOPEN},
        )

    def _klopt(self, heel: np.ndarray, grenzen: np.ndarray) -> bool:
        """Whether whole numbers keep to every bound and every line."""
        import numpy as np

        sommen = self._matrix @ heel
        return bool(
            np.all((grenzen[:, 0] <= heel) & (heel <= grenzen[:, 1]))
            and np.all((self._laag <= sommen) & (sommen <= self._hoog))
        )
