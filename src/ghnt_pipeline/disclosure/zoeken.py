"""The search for witnesses. Nothing here is trusted: every find is checked apart.

Linear programs come first: one over a whole part is near to many targets, and one with a target
fixed meets that one and others. Only where they find no whole numbers a search is done, which also
decides whether a cell can be narrowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

from ghnt_pipeline.disclosure import lineair, opgave
from ghnt_pipeline.disclosure.deel import Deel, samenhangend
from ghnt_pipeline.disclosure.getuigen import UITERSTEN, Doel, Getuige
from ghnt_pipeline.disclosure.lineair import Lineair
from ghnt_pipeline.disclosure.model import Model, Verband
from ghnt_pipeline.disclosure.opgave import Opgave

DRADEN = 2
"""How many parts are searched at once. Each has its own answer, so the outcome is the same."""
VEEL = 20
"""From how many open targets on they are tried at once first."""


def oplosser() -> dict[str, str | int | float]:
    """What the search is done with, for the certificate."""
    return opgave.oplosser() | lineair.oplosser()


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
            return next(self._zoek_deel(model, d, proef) for d in delen if proef in d.cellen)
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
        for getuige in self._bekend.get(deel.cellen, []):
            nog = _niet_gehaald(deel, getuige, open_)
            nuttig = len(nog) < len(open_) or not uitkomst.getuigen
            if nuttig and _past(model, deel, getuige):
                uitkomst.getuigen.append(getuige)
                open_ = nog
        if open_ or not uitkomst.getuigen:
            _Zoektocht(model, deel, uitkomst).zoek(open_, proef)
        bekend = self._bekend.setdefault(deel.cellen, [])
        bekend += [getuige for getuige in uitkomst.getuigen if getuige not in bekend]
        uitkomst.getuigen = _weinig(deel, uitkomst.getuigen, doelen)
        return uitkomst


class _Zoektocht:
    """The search in one part for the targets that no known witness meets."""

    def __init__(self, model: Model, deel: Deel, uitkomst: Uitkomst) -> None:
        self._model = model
        self._deel = deel
        self._uitkomst = uitkomst
        self._lineair = Lineair(model, deel)

    @cached_property
    def _opgave(self) -> Opgave:
        return Opgave(self._model, self._deel)

    def zoek(self, open_: list[Doel], proef: int | None) -> None:
        """Add witnesses, and say which targets have none. With `proef` stop at the first."""
        eerst = [doel for doel in open_ if doel[0] == proef]
        open_ = self._een_voor_een(open_, eerst, stop=True)
        if self._uitkomst.vernauwd or self._uitkomst.onbeslist:
            return
        if len(open_) > VEEL:
            open_ = self._samen(open_)
        self._een_voor_een(open_, open_, stop=proef is not None)
        if not (open_ or self._uitkomst.getuigen):
            self._probeer([], open_)

    def _samen(self, open_: list[Doel]) -> list[Doel]:
        """Come near to all open targets at once: first none, then seven, then what is left."""
        for x in UITERSTEN:
            open_ = self._nader(open_, [doel for doel in open_ if doel[1] == x])
        while open_:
            nog = self._nader(open_, open_)
            if len(nog) == len(open_):
                break
            open_ = nog
        return open_

    def _nader(self, open_: list[Doel], nu: Sequence[Doel]) -> list[Doel]:
        gevonden = self._lineair.dichtbij(nu)[0] if nu else None
        return open_ if gevonden is None else self._voeg_toe(gevonden, open_)

    def _een_voor_een(self, open_: list[Doel], doelen: Iterable[Doel], *, stop: bool) -> list[Doel]:
        """Settle these targets one after another; returns those of all that stay open."""
        for doel in doelen:
            if doel not in open_:
                continue
            nog, is_zeker = self._probeer([doel], open_)
            if doel in nog:
                nog = [d for d in nog if d != doel]
                (self._uitkomst.vernauwd if is_zeker else self._uitkomst.onbeslist).append(doel)
                if stop:
                    return nog
            open_ = nog
        return open_

    def _probeer(self, vast: list[Doel], open_: list[Doel]) -> tuple[list[Doel], bool]:
        """Look for a witness that meets these, as near to the other targets as can be.

        Returns what stays open, and whether that is final.
        """
        gevonden, is_zeker = self._lineair.dichtbij(open_, vast)
        if not is_zeker:
            gevonden, is_zeker = self._opgave.met(vast, self._bij())
        return (open_ if gevonden is None else self._voeg_toe(gevonden, open_)), is_zeker

    def _bij(self) -> dict[int, int] | None:
        """The numbers of a witness that is known, to begin a search with."""
        getuigen = self._uitkomst.getuigen
        return self._deel.als_getallen(getuigen[-1]) if getuigen else None

    def _voeg_toe(self, getallen: Mapping[int, int], open_: list[Doel]) -> list[Doel]:
        getuige = self._deel.als_getuige(getallen)
        nog = _niet_gehaald(self._deel, getuige, open_)
        if len(nog) < len(open_) or not self._uitkomst.getuigen:
            self._uitkomst.getuigen.append(getuige)
        return nog


def _past(model: Model, deel: Deel, getuige: Getuige) -> bool:
    """Whether a witness of this part is right in each cell, now that others are shown."""
    paren = zip(deel.cellen, getuige[::2], getuige[1::2], strict=True)
    return all(model.past(*paar) for paar in paren)


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
