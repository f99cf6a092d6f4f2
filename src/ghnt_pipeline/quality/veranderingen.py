"""Sudden changes of a delivery against the supplier's own earlier ones, as signals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from ghnt_pipeline.quality.profiel import Profiel
from ghnt_pipeline.quality.signaal import Levering, Signaal, Signaalcode
from ghnt_pipeline.quality.vergelijken import (
    GRENS_OMVANG,
    GRENS_VELE,
    MINSTENS_EERDER,
    Deel,
    count_differs,
    share_differs,
    together,
)
from ghnt_pipeline.quality.woorden import getal, procent
from ghnt_pipeline.reference import gemeenten

GENOEMDE_CODES = 3
"""A sentence names at most this many codes or sums that changed, the largest change first."""


def sudden_changes(
    levering: Levering, nu: Profiel, eerder: Sequence[Profiel], aanwezig: Collection[str] | None
) -> Iterator[Signaal]:
    """Compare with the earlier deliveries; nothing is said when there are too few of them."""
    if len(eerder) < MINSTENS_EERDER:
        return
    if not nu.cellen:
        yield from _size(levering, nu, eerder)
    for veld in nu.leeg:
        if aanwezig is not None and veld not in aanwezig and all(p.gevuld(veld) for p in eerder):
            yield _column_gone(levering, veld)
        else:
            yield from _missing(levering, veld, nu, eerder)
    for veld in nu.codes:
        yield from _codes(levering, veld, nu, eerder)
    yield from _sums(levering, nu, eerder)
    yield from _cells_gone(levering, nu, eerder)


def _size(levering: Levering, nu: Profiel, eerder: Sequence[Profiel]) -> Iterator[Signaal]:
    rijen = [profiel.rijen for profiel in eerder]
    if count_differs(nu.rijen, rijen, GRENS_OMVANG):
        kleiner = nu.rijen < fmean(rijen)
        vraag = "Ontbreekt er iets?" if kleiner else "Staat er iets dubbel in, of te veel?"
        yield levering.signaal(
            Signaalcode.KLEINER if kleiner else Signaalcode.GROTER,
            f"Deze levering heeft {getal(nu.rijen)} rijen; in {levering.eerdere} waren het er "
            f"gemiddeld {getal(fmean(rijen))}. {vraag}",
            f"{nu.rijen} rows, against {fmean(rijen):.0f} on average before",
            aantal=nu.rijen,
        )


def _column_gone(levering: Levering, veld: str) -> Signaal:
    return levering.signaal(
        Signaalcode.KOLOM_WEG,
        f"De kolom {veld} ontbreekt; in {levering.eerdere} leverde u haar wel. "
        "Stuur haar weer mee als dat kan.",
        f"the column {veld} is gone; earlier deliveries had it",
        veld=veld,
    )


def _missing(
    levering: Levering, veld: str, nu: Profiel, eerder: Sequence[Profiel]
) -> Iterator[Signaal]:
    leeg = Deel(nu.leeg[veld], nu.rijen)
    toen = [Deel(profiel.leeg[veld], profiel.rijen) for profiel in eerder]
    if share_differs(leeg, toen):
        vaker = leeg.aandeel > together(toen).aandeel
        was, werd = procent(together(toen).aandeel), procent(leeg.aandeel)
        yield levering.signaal(
            Signaalcode.VAKER_LEEG if vaker else Signaalcode.VAKER_GEVULD,
            f"{veld} is leeg in {werd} van de rijen; in {levering.eerdere} was dat {was}. "
            f"{'Kunt u het aanvullen?' if vaker else 'Is er iets veranderd in de registratie?'}",
            f"{veld} is empty in {werd} of the rows, against {was} before",
            veld=veld,
            aantal=leeg.aantal,
        )


@dataclass(frozen=True)
class _Verandering:
    """What changed, how much, and what it was and became."""

    omvang: float
    wat: str
    was: str
    werd: str


def _codes(
    levering: Levering, veld: str, nu: Profiel, eerder: Sequence[Profiel]
) -> Iterator[Signaal]:
    """One signal per field that names the codes whose share changed most."""
    gevonden = []
    for code in sorted({c for profiel in (nu, *eerder) for c in profiel.codes[veld]}):
        deel = _share(nu, veld, code)
        toen = [_share(profiel, veld, code) for profiel in eerder]
        if share_differs(deel, toen):
            was, werd = together(toen).aandeel, deel.aandeel
            naam = gemeenten()[code].naam if code.startswith("GM") else code
            gevonden.append(_Verandering(abs(werd - was), naam, procent(was), procent(werd)))
    if gevonden:
        yield levering.signaal(
            Signaalcode.ANDERS_VERDEELD,
            f"{veld} is anders verdeeld dan in {levering.eerdere}. Als deel van de ingevulde "
            f"rijen ging {_named(gevonden, *_NL)}. Klopt dat?",
            f"{veld} is distributed differently: {_named(gevonden, *_EN)} of the filled rows",
            veld=veld,
            aantal=len(gevonden),
        )


def _share(profiel: Profiel, veld: str, code: str) -> Deel:
    return Deel(profiel.codes[veld].get(code, 0), profiel.gevuld(veld))


def _sums(levering: Levering, nu: Profiel, eerder: Sequence[Profiel]) -> Iterator[Signaal]:
    """Compare amounts like with like: over the areas that gave them now and every time before."""
    altijd = [
        cel
        for cel, aantal in nu.cellen.items()
        if aantal is not None and all(p.cellen.get(cel) is not None for p in eerder)
    ]
    gevonden = []
    for groep in sorted({groep for _, groep in altijd}):
        cellen = [cel for cel in altijd if cel[1] == groep]
        som, *sommen = (sum(p.cellen[cel] or 0 for cel in cellen) for p in (nu, *eerder))
        if count_differs(som, sommen, GRENS_VELE):
            was = fmean(sommen)
            omvang = abs(som - was) / max(was, 1)
            gevonden.append(_Verandering(omvang, groep, getal(was), getal(som)))
    if gevonden:
        yield levering.signaal(
            Signaalcode.ANDERE_AANTALLEN,
            f"Aantallen wijken sterk af van het gemiddelde van {levering.eerdere}: "
            f"{_named(gevonden, *_NL)}. Klopt dat?",
            f"amounts differ from the earlier average: {_named(gevonden, *_EN)}",
            aantal=len(gevonden),
        )


def _cells_gone(levering: Levering, nu: Profiel, eerder: Sequence[Profiel]) -> Iterator[Signaal]:
    """Cells of every earlier delivery that have no row now; a marker such as <5 is a row.

    A municipality that left the region is not expected.
    """
    altijd = set.intersection(*(set(p.cellen) for p in eerder))
    weg = sum(_is_expected(gebied) for gebied, _ in altijd - set(nu.cellen))
    if weg:
        ontbreken = "ontbreekt 1 aantal" if weg == 1 else f"ontbreken {getal(weg)} aantallen"
        dat = "dat" if weg == 1 else "die"
        yield levering.signaal(
            Signaalcode.AANTALLEN_WEG,
            f"Er {ontbreken} {dat} u in {levering.eerdere} steeds leverde. Kunt u aanvullen?",
            f"{weg} cells of every earlier delivery are gone",
            aantal=weg,
        )


def _is_expected(gebied: str) -> bool:
    return gebied not in gemeenten() or gemeenten()[gebied].in_regio


_NL = ("van", "naar", "en nog")
_EN = ("from", "to", "and")


def _named(gevonden: Sequence[_Verandering], van: str, naar: str, en_nog: str) -> str:
    """The largest changes, and how many more there are."""
    grootste = sorted(gevonden, key=lambda v: (-round(v.omvang, 9), v.wat))[:GENOEMDE_CODES]
    woorden = [f"{v.wat} {van} {v.was} {naar} {v.werd}" for v in grootste]
    meer = len(gevonden) - len(woorden)
    return ", ".join([*woorden, f"{en_nog} {meer}"] if meer else woorden)
