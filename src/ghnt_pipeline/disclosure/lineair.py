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
    from scipy.sparse import csr_array

POGINGEN = ((0.03, False), (0.3, False), (1.0, False), (10.0, False), (0.03, True))
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

    rijen: list[int] = field(default_factory=list)
    kolommen: list[int] = field(default_factory=list)
    factoren: list[int] = field(default_factory=list)
    laag: list[float] = field(default_factory=list)
    hoog: list[float] = field(default_factory=list)

    def voeg_toe(
        self, *termen: tuple[int, int], laag: float = 0.0, hoog: float = float("inf")
    ) -> None:
        rij = len(self.laag)
        for factor, kolom in termen:
            self.rijen.append(rij)
            self.kolommen.append(kolom)
            self.factoren.append(factor)
        self.laag.append(laag)
        self.hoog.append(hoog)


class Stelsel:
    """The columns of a part and all lines between them, which masks leave as they are.

    A cell in which each record stands for itself has one column, every other cell two. A cell with
    a target has one more: how far its records are above the threshold.
    """

    def __init__(self, model: Model, deel: Deel) -> None:
        self.deel = deel
        self.kolom: dict[int, int] = {}
        self.boven: dict[int, int] = {}
        self.meeste: dict[int, int] = {}
        """By cell: which factor is the most records its households can have."""
        self.regels = _Regels()
        self.breedte = 0
        for cel in deel.cellen:
            self._cel(cel, zelf=model.cellen[cel].zelf)
        for verband in deel.verbanden:
            termen = [(factor, self.kolom[slot]) for factor, slot in verband.termen]
            self.regels.voeg_toe(*termen, hoog=0.0 if verband.gelijk else float("inf"))
        for cel in deel.cellen:
            if model.cellen[cel].doel:
                boven = self.boven[cel] = self._nieuw()
                termen = [(1, self.kolom[2 * cel]), (-1, boven)]
                self.regels.voeg_toe(*termen, laag=float("-inf"), hoog=float(DREMPEL))

    def _nieuw(self) -> int:
        self.breedte += 1
        return self.breedte - 1

    def _cel(self, cel: int, *, zelf: bool) -> None:
        records = self.kolom[2 * cel] = self._nieuw()
        huishoudens = self.kolom[2 * cel + 1] = records if zelf else self._nieuw()
        if not zelf:
            self.regels.voeg_toe((1, records), (-1, huishoudens))
            self.meeste[cel] = len(self.regels.factoren)
            self.regels.voeg_toe((1, huishoudens), (-1, records))

    def grenzen(self, model: Model) -> np.ndarray:
        """The least and most of each column, as rows."""
        import numpy as np

        grenzen = np.zeros((self.breedte, 2))
        grenzen[:, 1] = np.inf
        for cel in self.deel.cellen:
            x_laag, x_hoog, h_laag, h_hoog = model.grenzen(cel)
            if cel in self.meeste:
                grenzen[self.kolom[2 * cel + 1]] = h_laag, h_hoog
                grenzen[self.kolom[2 * cel]] = x_laag, x_hoog
            else:
                grenzen[self.kolom[2 * cel]] = max(x_laag, h_laag), x_hoog
        return grenzen

    def matrix(self, grenzen: np.ndarray) -> csr_array:
        """All lines; no household has more records than its cell can have."""
        import numpy as np
        from scipy.sparse import csr_array

        factoren = np.array(self.regels.factoren)
        for cel, plaats in self.meeste.items():
            factoren[plaats] = max(grenzen[self.kolom[2 * cel], 1], 1)
        plaatsen = (self.regels.rijen, self.regels.kolommen)
        return csr_array((factoren, plaatsen), shape=(len(self.regels.laag), self.breedte))


class Lineair:
    """The numbers of a part between the bounds of one model, with all lines between them."""

    def __init__(self, model: Model, stelsel: Stelsel) -> None:
        self._kolom, self._boven = stelsel.kolom, stelsel.boven
        self._grenzen = stelsel.grenzen(model)
        self._matrix = stelsel.matrix(self._grenzen)
        self._laag, self._hoog = stelsel.regels.laag, stelsel.regels.hoog

    def dichtbij(
        self, doelen: Sequence[Doel], vast: Sequence[Doel] = ()
    ) -> tuple[dict[int, int] | None, bool]:
        """Find whole numbers by slot that meet `vast` and are near to as many targets as can be.

        Returns them with whether the answer is final: then there are none without them.
        """
        import numpy as np

        grenzen = self._grenzen.copy()
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
