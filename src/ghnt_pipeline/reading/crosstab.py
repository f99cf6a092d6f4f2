"""A crosstab to long rows: one row per gemeente, a column per soort and categorie.

The only kind that comes so is the totals of Veilig Thuis; a column is read when its name (its
group and its own, in either order) holds a soort and a categorie: `Meldingen KM`, `HG adviezen`,
`Onderzoeken totaal`, `Meldingen KM+HG` for what has both, or the soort alone for the total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa

from ghnt_pipeline.contracts.veilig_thuis import Totaal
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.columns import Kolom
from ghnt_pipeline.reading.table import RuweTabel
from ghnt_pipeline.reference import TOTALEN, code_list, normalise
from ghnt_pipeline.reference.paren import paar_spellingen

TOTAAL = "Totaal"
NIET_GEGEVEN = "n.b."
"""What an empty cell of a crosstab says: the supplier does not give it. Never zero."""
_VULWOORDEN = ("aantal", "totaalaantal")


@cache
def _gemeente_namen() -> frozenset[str]:
    """The names of the column that says where: those of the kind, and a few of a crosstab."""
    ook = Totaal.velden()["gemeente"].ook
    return frozenset(map(normalise, ("gemeente", "gemeente naam", "gemeentecode", *ook)))


@cache
def _soorten() -> tuple[str, ...]:
    """What a soort may be called, the longest first; a number names no column."""
    spellingen = code_list("totalen_soort").spellingen
    return tuple(sorted((s for s in spellingen if not s.isdigit()), key=len, reverse=True))


@lru_cache(maxsize=4096)
def crossed(naam: str) -> tuple[str, str] | None:
    """The soort and categorie a column of a crosstab stands for; None when it is no such column."""
    tekst = normalise(naam)
    for woord in _VULWOORDEN:
        tekst = tekst.removeprefix(woord)
    soorten = code_list("totalen_soort").spellingen
    for spelling in _soorten():
        if spelling not in tekst:
            continue
        for rest in (tekst.removeprefix(spelling), tekst.removesuffix(spelling)):
            if rest != tekst and (categorie := _categorie(rest, "+" in naam)) is not None:
                return soorten[spelling], categorie
    return None


def _categorie(tekst: str, mag_paar: bool) -> str | None:
    """What is left of a name without its soort: nothing is the total."""
    for woord in _VULWOORDEN:
        tekst = tekst.removeprefix(woord)
    if not tekst or tekst.isdigit():
        return None if tekst else "totaal"
    een = code_list("thema+aanleiding+totaal").spellingen.get(tekst)
    return _paren().get(tekst) if een is None and mag_paar else een


@cache
def _paren() -> dict[str, str]:
    """Pairs of themas, as a name of a column says them when it is normalised."""
    return {normalise(spelling): paar for spelling, paar in paar_spellingen("thema").items()}


def is_crossed(naam: str) -> bool:
    return crossed(naam) is not None


def is_crosstab(kop: Sequence[str]) -> bool:
    """Whether a header has one column for the gemeente and two or more to count in."""
    gemeente = sum(normalise(naam) in _gemeente_namen() for naam in kop)
    return gemeente == 1 and sum(map(is_crossed, kop)) > 1


def unfold(tabel: RuweTabel) -> tuple[RuweTabel, tuple[Kolom, ...]] | None:
    """The long form of a crosstab and what each of its columns was; None when it is none.

    A column `Totaal` without a soort is a control sum: its rows have soort and categorie Totaal.
    """
    if not is_crosstab(tabel.kop):
        return None
    gemeente = [n for n, naam in enumerate(tabel.kop) if normalise(naam) in _gemeente_namen()]
    cellen = {n: paar for n, naam in enumerate(tabel.kop) if (paar := crossed(naam))}
    _refuse_doubles(tabel, cellen)
    for n, naam in enumerate(tabel.kop):
        if normalise(naam) in TOTALEN:
            cellen[n] = (TOTAAL, TOTAAL)
    kolommen = tuple(
        Kolom(n, naam, "gemeente" if n in gemeente else _said(cellen.get(n)))
        for n, naam in enumerate(tabel.kop)
    )
    return _long(tabel, gemeente[0], cellen), kolommen


def _refuse_doubles(tabel: RuweTabel, cellen: Mapping[int, tuple[str, str]]) -> None:
    """Raise DeliveryRefused when two columns count the same soort and categorie."""
    eerste: dict[tuple[str, str], int] = {}
    for n, paar in cellen.items():
        if paar in eerste:
            een, ander = (tabel.plaatsen[m] if tabel.plaatsen else m + 1 for m in (eerste[paar], n))
            raise DeliveryRefused(
                f"columns {een} and {ander} both count {' x '.join(paar)}. "
                "Remove or rename one of them"
            )
        eerste[paar] = n


def _said(paar: tuple[str, str] | None) -> str | None:
    if paar is None:
        return None
    return "control sum" if paar == (TOTAAL, TOTAAL) else f"aantal of {' x '.join(paar)}"


def _long(tabel: RuweTabel, gemeente: int, cellen: Mapping[int, tuple[str, str]]) -> RuweTabel:
    """A row per cell: by gemeente, then by column."""
    nummers, hoogte = sorted(cellen), len(tabel.regels)
    herhaal = pa.array(np.repeat(np.arange(hoogte), len(nummers)))
    soorten, categorieen = zip(*(cellen[n] for n in nummers), strict=True)
    kolommen = [tabel.kolommen[n].to_pylist() for n in nummers]
    aantallen = [cell if cell.strip() else NIET_GEGEVEN
                 for rij in zip(*kolommen, strict=True) for cell in rij]  # fmt: skip
    van_blad = bool(tabel.plaatsen)
    return replace(
        tabel,
        kop=("gemeente", "soort", "categorie", "aantal"),
        kolommen=(
            tabel.kolommen[gemeente].take(herhaal),
            _encoded(soorten * hoogte),
            _encoded(categorieen * hoogte),
            _encoded(aantallen),
        ),
        regels=tabel.regels.take(herhaal),
        plaatsen=(tabel.plaatsen[gemeente], 0, 0, 0) if van_blad else (),
        plaats_van_rij=pa.array([tabel.plaatsen[n] for n in nummers] * hoogte, pa.int64())
        if van_blad
        else None,
    )


def _encoded(texts: Sequence[str]) -> pa.DictionaryArray:
    return pa.array(texts, pa.string()).dictionary_encode()
