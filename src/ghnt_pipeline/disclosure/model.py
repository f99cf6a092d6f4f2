"""The joint model: every cell a pair of whole numbers, every relation one line of them.

A cell is (x, h): x records, h households behind them. Since h <= x, a cell is hidden exactly when
h is at most the threshold, so all that a reader knows fits in lines of the form sum = 0 or
sum >= 0. The solver, the check of a witness and the tests all read these same lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ghnt_pipeline.disclosure.publish import DREMPEL, STAP, publish

RUIMTE = 1000
"""The least number of records a cell nobody shows may be given."""


@dataclass(frozen=True, slots=True)
class Cel:
    """What binds the pair of one cell.

    `getoond` is the published number and `exact` one printed elsewhere; `verborgen` says that it
    was published as hidden; `hoogstens` is what a withheld share or mean says of its records;
    `zelf` that each record stands for itself. A `doel` must be certified.
    """

    naam: str
    getoond: int | None = None
    verborgen: bool = False
    zelf: bool = False
    exact: int | None = None
    hoogstens: int | None = None
    doel: bool = False


@dataclass(frozen=True, slots=True)
class Verband:
    """A line over the numbers of a witness: the sum of factor x number is 0, or at least 0.

    A number is named by its slot: 2 x cell for records, 2 x cell + 1 for households.
    """

    naam: str
    termen: tuple[tuple[int, int], ...]
    gelijk: bool

    def geldt(self, getallen: Sequence[int]) -> bool:
        """Whether a witness keeps to this line."""
        som = 0
        for factor, slot in self.termen:  # half the time of a sum over a generator, a million times
            som += factor * getallen[slot]
        return som == 0 if self.gelijk else som >= 0


@dataclass(frozen=True)
class Model:
    """All cells of all editions, and every line between them."""

    cellen: tuple[Cel, ...]
    verbanden: tuple[Verband, ...]

    @cached_property
    def doelen(self) -> tuple[int, ...]:
        """The cells that must be able to be 0 and 7."""
        return tuple(nummer for nummer, cel in enumerate(self.cellen) if cel.doel)

    @cached_property
    def ruimte(self) -> int:
        """How many records a cell nobody shows may be given: twice the largest shown, or more."""
        getoond = [c.getoond or c.exact or 0 for c in self.cellen]
        return max([RUIMTE, *(2 * getal for getal in getoond)])

    def zonder(self, gemaskeerd: Collection[int]) -> Model:
        """The same model with these cells shown to nobody."""
        return Model(
            tuple(
                replace(cel, getoond=None) if nummer in gemaskeerd else cel
                for nummer, cel in enumerate(self.cellen)
            ),
            self.verbanden,
        )

    def grenzen(self, nummer: int) -> tuple[int, int, int, int]:
        """The least and most records and households a cell can have by itself."""
        cel = self.cellen[nummer]
        meeste = DREMPEL if cel.verborgen and cel.zelf else self.ruimte
        x_laag, x_hoog = kandidaten(cel.getoond) if cel.getoond is not None else (0, meeste)
        if cel.exact is not None:
            x_laag, x_hoog = max(x_laag, cel.exact), min(x_hoog, cel.exact)
        if cel.hoogstens is not None:
            x_hoog = min(x_hoog, cel.hoogstens)
        h_laag = DREMPEL + 1 if cel.getoond is not None else 0
        return x_laag, x_hoog, h_laag, min(DREMPEL if cel.verborgen else x_hoog, x_hoog)

    def past(self, nummer: int, records: int, huishoudens: int) -> bool:
        """Whether a cell with this pair would have been published as it is."""
        cel = self.cellen[nummer]
        if not 0 <= huishoudens <= records or (records > 0) != (huishoudens > 0):
            return False
        if cel.zelf and huishoudens != records:
            return False
        if cel.exact is not None and records != cel.exact:
            return False
        if cel.hoogstens is not None and records > cel.hoogstens:
            return False
        if cel.getoond is not None and publish(records, huishoudens) != cel.getoond:
            return False
        return not cel.verborgen or publish(records, huishoudens) is None

    def fouten(self, getallen: Sequence[int]) -> Iterable[str]:
        """Say where a witness is wrong: the name of each cell or line it breaks.

        Publishes every cell by the rule itself, so what passes would have been published alike.
        """
        if len(getallen) != 2 * len(self.cellen):
            yield "aantal"
            return
        for nummer, cel in enumerate(self.cellen):
            if not self.past(nummer, getallen[2 * nummer], getallen[2 * nummer + 1]):
                yield cel.naam
        for verband in self.verbanden:
            if not verband.geldt(getallen):
                yield verband.naam


def kandidaten(getoond: int) -> tuple[int, int]:
    """The least and most records that are shown as this number. Raises ValueError for none."""
    mogelijk = [x for x in range(getoond - STAP, getoond + STAP + 1) if publish(x, x) == getoond]
    return min(mogelijk), max(mogelijk)


@dataclass
class Bouw:
    """A model in the making."""

    cellen: list[Cel] = field(default_factory=list)
    verbanden: dict[Verband, None] = field(default_factory=dict)
    """In order, each once: editions repeat each other's lines."""

    def cel(self, cel: Cel) -> int:
        """Add a cell and give its number."""
        self.cellen.append(cel)
        return len(self.cellen) - 1

    def regel(self, naam: str, *termen: tuple[int, int], gelijk: bool = False) -> None:
        """Add one line."""
        self.verbanden.setdefault(Verband(naam, termen, gelijk))

    def omvat(self, geheel: int, deel: int) -> None:
        """The part lies within the whole; who is not in it has a record that is not in it."""
        naam = self._naam("omvat", geheel, [deel])
        gx, gh, dx, dh = 2 * geheel, 2 * geheel + 1, 2 * deel, 2 * deel + 1
        self.regel(naam, (1, gx), (-1, dx))
        self.regel(naam, (1, gh), (-1, dh))
        self.regel(naam, (1, gx), (-1, dx), (-1, gh), (1, dh))

    def vereniging(self, geheel: int, delen: Sequence[int]) -> None:
        """The parts cover the whole and may overlap: the largest <= the whole <= the sum."""
        naam = self._naam("vereniging", geheel, delen)
        for deel in delen:
            self.omvat(geheel, deel)
        for getal in (0, 1):
            self.regel(naam, *((1, 2 * d + getal) for d in delen), (-1, 2 * geheel + getal))

    def som(self, geheel: int, delen: Sequence[int], *, achter: bool = False) -> None:
        """The records of the parts add up; the households do too where `achter` says so."""
        naam = self._naam("som", geheel, delen)
        records = ((1, 2 * d) for d in delen)
        self.regel(naam, *records, (-1, 2 * geheel), gelijk=True)
        huishoudens = ((1, 2 * d + 1) for d in delen)
        self.regel(naam, *huishoudens, (-1, 2 * geheel + 1), gelijk=achter)
        for deel in delen:
            self.regel(naam, (1, 2 * geheel + 1), (-1, 2 * deel + 1))

    def hoogstens(self, geheel: int, delen: Sequence[int]) -> None:
        """The parts do not overlap and need not cover the whole."""
        naam = self._naam("hoogstens", geheel, delen)
        for deel in delen:
            self.omvat(geheel, deel)
        self.regel(naam, (1, 2 * geheel), *((-1, 2 * d) for d in delen))

    def gelijk(self, een: int, ander: int) -> None:
        """Two cells hold the same records."""
        naam = self._naam("gelijk", een, [ander])
        for getal in (0, 1):
            self.regel(naam, (1, 2 * een + getal), (-1, 2 * ander + getal), gelijk=True)

    def huishoudens(self, geheel: int, deel: int) -> None:
        """The part counts those behind the whole, as far as they are known."""
        naam = self._naam("huishoudens", geheel, [deel])
        self.regel(naam, (1, 2 * geheel + 1), (-1, 2 * deel))

    def klaar(self) -> Model:
        """The model as it stands."""
        return Model(tuple(self.cellen), tuple(self.verbanden))

    def _naam(self, soort: str, geheel: int, delen: Sequence[int]) -> str:
        return f"{soort} {self.cellen[geheel].naam} <- {len(delen)}"
