"""The search for witnesses. Nothing here is trusted: every find is checked apart.

One solve over a whole part gives a witness that is near to many targets. For the targets it misses
only the surroundings of one cell are solved again, which takes a hundredth of the time; whether a
cell can be narrowed is only ever decided by the whole part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from ghnt_pipeline.disclosure.getuigen import UITERSTEN, Doel, Getuige
from ghnt_pipeline.disclosure.model import Model, Verband
from ghnt_pipeline.disclosure.opgave import (
    TIJD_ALLEEN,
    TIJD_DICHTBIJ,
    TIJD_SAMEN,
    Deel,
    Opgave,
    als_getallen,
    als_getuige,
)

DRADEN = 2
"""How many parts are searched at once. Each has its own answer, so the outcome is the same."""
RONDEN_SAMEN = 3
"""How often a whole part is solved for all open targets at once."""
VEEL = 20
"""How many open targets are worth that, when a witness to change is known."""
VER = (1, 2)
"""How many lines around a cell are solved again, first near, then wider."""


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

        Parts of the model that share no line are searched apart, then put together. With `proef`
        only the part of that cell is searched, that cell first, until a target has no witness.
        """
        delen = self.delen(model)
        if proef is not None:
            return next(self._zoek_deel(model, d, proef) for d in delen if proef in d.van_cel)
        with ThreadPoolExecutor(DRADEN) as draden:
            uitkomsten = list(draden.map(lambda deel: self._zoek_deel(model, deel), delen))
        return samen(model, delen, uitkomsten)

    def delen(self, model: Model) -> list[Deel]:
        """The parts of a model: they follow from its lines, which masks leave as they are."""
        if self._delen is None or self._delen[0] is not model.verbanden:
            self._delen = (model.verbanden, samenhangend(model))
        return self._delen[1]

    def _zoek_deel(self, model: Model, deel: Deel, proef: int | None = None) -> Uitkomst:
        """Use what is known of this part, and search for the rest."""
        doelen = [(cel, x) for cel in deel.cellen if model.cellen[cel].doel for x in UITERSTEN]
        open_, uitkomst = doelen, Uitkomst()
        oud = self._bekend.get(deel.cellen, [])
        for getuige in oud:
            nog = _niet_gehaald(deel, getuige, open_)
            nuttig = len(nog) < len(open_) or not uitkomst.getuigen
            if nuttig and not _fout(model, deel, getuige):
                uitkomst.getuigen.append(getuige)
                open_ = nog
        if open_ or not uitkomst.getuigen:
            _Zoektocht(model, deel, uitkomst).zoek(open_, oud, proef)
        bekend = self._bekend.setdefault(deel.cellen, [])
        bekend += [getuige for getuige in uitkomst.getuigen if getuige not in bekend]
        uitkomst.getuigen = _weinig(deel, uitkomst.getuigen, doelen)
        return uitkomst


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


class _Zoektocht:
    """The search in one part for the targets that no known witness meets."""

    def __init__(self, model: Model, deel: Deel, uitkomst: Uitkomst) -> None:
        self._model = model
        self._deel = deel
        self._uitkomst = uitkomst

    def zoek(self, open_: list[Doel], oud: Iterable[Getuige], proef: int | None) -> None:
        """Add witnesses, and say which targets have none. With `proef` stop at the first."""
        if not self._uitkomst.getuigen:
            self._begin(oud, open_)
        if proef is not None:
            open_ = self._een_voor_een(open_, [d for d in open_ if d[0] == proef], stop=True)
            if self._uitkomst.vernauwd or self._uitkomst.onbeslist:
                return
        if not self._uitkomst.getuigen or len(open_) > VEEL:
            open_ = self._samen(open_)
        open_ = self._bijgesteld(open_)
        self._een_voor_een(open_, open_, stop=proef is not None)

    def _begin(self, oud: Iterable[Getuige], open_: list[Doel]) -> None:
        """Mend a witness from before more was shown, around the cells where it is wrong."""
        for getuige in oud:
            fout = _fout(self._model, self._deel, getuige)
            nieuw = self._herstel(getuige, fout, [], set())
            if nieuw is not None:
                self._uitkomst.getuigen.append(nieuw)
                return
        if not open_:
            gevonden, _ = Opgave.geheel(self._model, self._deel).met([], TIJD_ALLEEN)
            if gevonden is not None:
                self._uitkomst.getuigen.append(als_getuige(self._deel, gevonden))

    def _samen(self, open_: list[Doel]) -> list[Doel]:
        """Solve the whole part for all targets at once: none first, then seven, then both."""
        opgave = Opgave.geheel(self._model, self._deel)
        for ronde in range(RONDEN_SAMEN):
            nu = [d for d in open_ if ronde >= len(UITERSTEN) or d[1] == UITERSTEN[ronde]]
            gevonden = opgave.dichtbij(nu, TIJD_SAMEN)[0] if nu else None
            if gevonden is not None:
                open_ = self._voeg_toe(als_getuige(self._deel, gevonden), open_)
        return open_

    def _bijgesteld(self, open_: list[Doel]) -> list[Doel]:
        """Change a witness around one target after another, as long as that meets any."""
        while open_ and self._uitkomst.getuigen:
            huidig, vast = self._uitkomst.getuigen[-1], set[int]()
            for doel in open_:
                nieuw = self._herstel(huidig, [doel[0]], [doel], vast)
                if nieuw is not None:
                    huidig, vast = nieuw, vast | {doel[0]}
            if not vast:
                break
            open_ = self._voeg_toe(huidig, open_)
        return open_

    def _herstel(
        self, getuige: Getuige, rond: Sequence[int], doelen: Sequence[Doel], vast: set[int]
    ) -> Getuige | None:
        """The witness with other numbers around some cells, so that all there is right."""
        if vast & set(rond):
            return None
        getallen = als_getallen(self._deel, getuige)
        for ver in VER:
            vrij = self._deel.omgeving(rond, ver) - vast
            opgave = Opgave(self._model, self._deel, vrij, getallen)
            gevonden, _ = opgave.met(doelen, TIJD_DICHTBIJ)
            if gevonden is not None:
                return als_getuige(self._deel, getallen | gevonden)
        return None

    def _een_voor_een(self, open_: list[Doel], doelen: Iterable[Doel], *, stop: bool) -> list[Doel]:
        """Settle these targets by the whole part; returns those of all that stay open."""
        opgave = Opgave.geheel(self._model, self._deel)
        for doel in doelen:
            if doel not in open_:
                continue
            gevonden, is_zeker = opgave.met([doel], TIJD_ALLEEN, self._bij())
            if gevonden is not None:
                open_ = self._voeg_toe(als_getuige(self._deel, gevonden), open_)
                continue
            open_ = [d for d in open_ if d != doel]
            (self._uitkomst.vernauwd if is_zeker else self._uitkomst.onbeslist).append(doel)
            if stop:
                break
        return open_

    def _bij(self) -> dict[int, int] | None:
        """The numbers of a witness that is known, to begin a search with."""
        getuigen = self._uitkomst.getuigen
        return als_getallen(self._deel, getuigen[-1]) if getuigen else None

    def _voeg_toe(self, getuige: Getuige, open_: list[Doel]) -> list[Doel]:
        nog = _niet_gehaald(self._deel, getuige, open_)
        if len(nog) < len(open_) or not self._uitkomst.getuigen:
            self._uitkomst.getuigen.append(getuige)
        return nog


def _fout(model: Model, deel: Deel, getuige: Getuige) -> list[int]:
    """The cells where a witness of this part is wrong, now that others are shown than before."""
    paren = zip(deel.cellen, zip(getuige[::2], getuige[1::2], strict=True), strict=True)
    return [cel for cel, paar in paren if not model.past(cel, *paar)]


def _niet_gehaald(deel: Deel, getuige: Getuige, doelen: Sequence[Doel]) -> list[Doel]:
    records = dict(zip(deel.cellen, getuige[::2], strict=True))
    return [(cel, x) for cel, x in doelen if records[cel] != x]


def _weinig(deel: Deel, getuigen: Sequence[Getuige], doelen: Sequence[Doel]) -> list[Getuige]:
    """Few of these witnesses that together meet all that any of them meets."""
    open_, gekozen = list(doelen), list(getuigen[:1])
    for getuige in gekozen:
        open_ = _niet_gehaald(deel, getuige, open_)
    while getuigen:
        beste = min(getuigen, key=lambda getuige: len(_niet_gehaald(deel, getuige, open_)))
        nog = _niet_gehaald(deel, beste, open_)
        if len(nog) == len(open_):
            break
        gekozen.append(beste)
        open_ = nog
    return gekozen


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
