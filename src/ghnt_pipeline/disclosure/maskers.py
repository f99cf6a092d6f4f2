"""Masks: when a hidden cell can be narrowed, what else is left out so that it cannot.

Which cells are masked follows from the published tables alone. A mask takes away every row that
shows the cell: also its rate, its share and the bounds computed from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ghnt_pipeline.disclosure.cellen import Openbaar, Plaats, Tabel
from ghnt_pipeline.disclosure.getuigen import bewezen, te_tonen
from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.disclosure.structuur import Structuur
from ghnt_pipeline.disclosure.verbanden import Gezamenlijk, model_van
from ghnt_pipeline.disclosure.zoeken import DRADEN, Uitkomst, Zoeker

RONDEN = 12
VER = 4
"""How many lines away a cell may be that is masked for another."""
Voortgang = Callable[[str], None]


@dataclass(frozen=True)
class Masker:
    """A cell that is left out, and the hidden cell it protects."""

    cel: str
    voor: str
    plaatsen: tuple[Plaats, ...]


@dataclass(frozen=True)
class Bewijs:
    """The table as it may be published, its model and witnesses, and what could not be proved."""

    tabel: Tabel
    model: Model
    uitkomst: Uitkomst
    maskers: tuple[Masker, ...]
    onveilig: tuple[str, ...]
    """Hidden cells that are not certified. An edition with any of these is held back."""


def beveilig(
    eerdere: Sequence[Tabel],
    tabel: Tabel,
    structuur: Structuur,
    openbaar: Iterable[Openbaar] = (),
    voortgang: Voortgang | None = None,
) -> Bewijs:
    """Certify every hidden cell of an edition together with the earlier ones, masking as needed.

    Raises UsageFault for a count printed elsewhere that no edition agrees with.
    """
    getallen = tuple(openbaar)
    zoeker = Zoeker()
    zonder = model_van([*eerdere, tabel], structuur, getallen)
    maskers, hopeloos = _kies_maskers(zoeker, zonder, voortgang)
    if hopeloos:
        namen = tuple(zonder.model.cellen[cel].naam for cel in hopeloos)
        return Bewijs(tabel, zonder.model, Uitkomst(), (), namen)
    weg = [plaats for masker in maskers for plaats in masker.plaatsen]
    veilig = tabel.gemaskeerd(weg)
    model = model_van([*eerdere, veilig], structuur, getallen).model
    uitkomst = zoeker.zoek(model)
    open_ = te_tonen(model) - bewezen(model, uitkomst.getuigen)
    namen = tuple(model.cellen[cel].naam for cel in sorted({cel for cel, _ in open_}))
    return Bewijs(veilig, model, uitkomst, tuple(maskers), namen)


def _kies_maskers(
    zoeker: Zoeker, gezamenlijk: Gezamenlijk, voortgang: Voortgang | None
) -> tuple[list[Masker], list[int]]:
    """Mask in rounds until nothing can be narrowed, then take away the masks that do nothing.

    Returns the masks, and the cells that all masks together would not protect.
    """
    gekozen: dict[int, Masker] = {}
    for ronde in range(1, RONDEN + 1):
        open_ = zoeker.zoek(gezamenlijk.zonder(gekozen)).open_cellen
        if not open_:
            return _nodig(zoeker, gezamenlijk, gekozen), []
        if voortgang is not None:
            voortgang(f"round {ronde}: {len(open_)} hidden cells can be narrowed")
        erbij = _kies(gezamenlijk, open_, gekozen)
        if not erbij:
            break
        gekozen |= erbij
    hopeloos = zoeker.zoek(gezamenlijk.zonder(gezamenlijk.te_maskeren)).open_cellen
    return ([], hopeloos) if hopeloos else (list(gekozen.values()), [])


def _nodig(zoeker: Zoeker, gezamenlijk: Gezamenlijk, gekozen: dict[int, Masker]) -> list[Masker]:
    """Leave only masks without which something could be narrowed; the last ones are tried first.

    Masks in parts that share no line are judged apart.
    """
    delen = zoeker.delen(gezamenlijk.model)
    groepen = [[cel for cel in gekozen if cel in deel.cellen] for deel in delen]
    nummers = {cel.naam: nummer for nummer, cel in enumerate(gezamenlijk.model.cellen)}

    def over(groep: list[int]) -> set[int]:
        blijft = set(groep)
        for cel in reversed(groep):
            zonder = blijft - {cel}
            proef = nummers[gekozen[cel].voor]
            if not zoeker.zoek(gezamenlijk.zonder(zonder), proef).open_cellen:
                blijft = zonder
        return blijft

    with ThreadPoolExecutor(DRADEN) as draden:
        blijft = set[int]().union(*draden.map(over, filter(None, groepen)))
    return [masker for cel, masker in gekozen.items() if cel in blijft]


def _kies(gezamenlijk: Gezamenlijk, open_: Iterable[int], al: Iterable[int]) -> dict[int, Masker]:
    """For each cell that can be narrowed, the cheapest of the nearest cells that can be masked."""
    model = gezamenlijk.model
    buren, mag = _buren(model), gezamenlijk.te_maskeren - set(al)
    gekozen: dict[int, Masker] = {}
    for cel in open_:
        mogelijk = sorted((_prijs(gezamenlijk, buur), buur) for buur in _dichtbij(cel, buren, mag))
        if mogelijk and not any(buur in gekozen for _, buur in mogelijk):
            buur = mogelijk[0][1]
            namen = (model.cellen[buur].naam, model.cellen[cel].naam)
            gekozen[buur] = Masker(*namen, gezamenlijk.rijen[buur])
    return gekozen


def _dichtbij(cel: int, buren: dict[int, set[int]], mag: frozenset[int]) -> set[int]:
    """The cells that may be masked at the fewest lines from this one, at most VER."""
    bereikt = {cel}
    for _ in range(VER):
        bereikt = set().union(*(buren[buur] for buur in bereikt))
        if bereikt & mag:
            return bereikt & mag
    return set()


def _buren(model: Model) -> dict[int, set[int]]:
    buren: dict[int, set[int]] = {cel: set() for cel in range(len(model.cellen))}
    for verband in model.verbanden:
        cellen = {slot // 2 for _, slot in verband.termen}
        for cel in cellen:
            buren[cel] |= cellen
    return buren


def _prijs(gezamenlijk: Gezamenlijk, cel: int) -> tuple[int, int, int]:
    """What a reader loses: totals are dearest, then many rows, then large numbers."""
    rijen = gezamenlijk.rijen[cel]
    is_totaal = any(uitsplitsing == "totaal" for _, _, _, uitsplitsing, _ in rijen)
    return int(is_totaal), len(rijen), gezamenlijk.model.cellen[cel].getoond or 0
