"""Overlap of thema: what the chart and the sentence about it are made of, all of it published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import getal, in_periode, met_hoofdletter
from ghnt_pipeline.publishing.reeksen import Balk, balk_van
from ghnt_pipeline.publishing.zinnen import onvolledig, stand, voorbehoud
from ghnt_pipeline.reference import Code, categorieen

INDICATOR = "overlap_thema"

AFWIJKING, STAP = 2, 5
"""A published count stands at most this far from the true one, and is a multiple of this."""

BIJ_ELK = (
    "Ze tellen bij elk van die thema’s mee. De aantallen per thema zijn samen dus meer dan het "
    "aantal meldingen."
)
BIJ_ALLEBEI = "Een melding met twee thema’s telt bij allebei mee."


@dataclass(frozen=True, slots=True)
class Deel:
    """A thema, or the exact combination of several, with its bar."""

    themas: frozenset[str]
    balk: Balk


@dataclass(frozen=True, slots=True)
class Overlap:
    """The meldingen of the region in one year: per thema, and per exact combination."""

    themas: tuple[Deel, ...]
    combinaties: tuple[Deel, ...]

    @property
    def samengesteld(self) -> tuple[Balk, ...]:
        """The combinations of two and more."""
        return tuple(deel.balk for deel in self.combinaties if len(deel.themas) > 1)


@dataclass(frozen=True, slots=True)
class Tussen:
    """Bounds in fives; without an upper one where no published count gives it."""

    onder: int
    boven: int | None


def overlap_van(edition: Edition, jaar: str) -> Overlap:
    """The published counts of one year, in the order of the code lists."""
    return Overlap(
        themas=_delen(edition, jaar, "meldingen", "thema"),
        combinaties=_delen(edition, jaar, INDICATOR, "combinatie"),
    )


def _delen(edition: Edition, jaar: str, indicator: str, uitsplitsing: str) -> tuple[Deel, ...]:
    return tuple(
        Deel(_themas(code), balk_van(code.label, waarde))
        for code in categorieen(indicator, uitsplitsing)
        if (waarde := _rij(edition, jaar, indicator, uitsplitsing, code)) is not None
    )


def _themas(code: Code) -> frozenset[str]:
    return frozenset(code.kort.split("+"))


def _rij(
    edition: Edition, jaar: str, indicator: str, uitsplitsing: str, code: Code
) -> Waarde | None:
    return edition.per_sleutel.get((indicator, "regio", jaar, uitsplitsing, code.kort))


def meer_dan_een(
    totaal: float | None, enkel: Sequence[float | None], samengesteld: Iterable[float | None]
) -> Tussen | None:
    """Between which bounds the records with several themas lie; None if counts contradict.

    From published counts of all records, of each thema alone and of each combination: a shown one
    stands at most 2 from the true one, a hidden one (None) can be anything from nothing up.
    """
    onder = sum(aantal - AFWIJKING for aantal in samengesteld if aantal is not None)
    getoond = [aantal for aantal in enkel if aantal is not None]
    if totaal is None:
        return Tussen(_omlaag(onder), None)
    speling = AFWIJKING * (1 + len(getoond))
    rest = totaal - sum(getoond)
    if len(getoond) == len(enkel):
        onder = max(onder, rest - speling)
    if onder > rest + speling:
        return None
    beneden = _omlaag(onder)
    return Tussen(beneden, max(beneden + STAP, -_omlaag(-(rest + speling))))


def _omlaag(aantal: float) -> int:
    return int(aantal // STAP * STAP)


def zin_overlap(edition: Edition) -> str:
    """Say how many meldingen of the last full year have several themas, and what that means."""
    jaar = edition.jaren[-1]
    codes = categorieen(INDICATOR, "combinatie")
    gevonden = [(c, _rij(edition, jaar, INDICATOR, "combinatie", c)) for c in codes]
    rijen = [(len(_themas(code)), rij) for code, rij in gevonden if rij is not None]
    eerste = rijen[0][1]
    if eerste.status is Status.GEEN_GEGEVENS:
        return stand(eerste)
    totaal = _totaal_bij(edition, eerste)
    tussen = meer_dan_een(
        None if totaal is None else totaal.cijfer,
        [rij.cijfer for themas, rij in rijen if themas == 1],
        [rij.cijfer for themas, rij in rijen if themas > 1],
    )
    return _zin(eerste, totaal, tussen)


def _totaal_bij(edition: Edition, deel: Waarde) -> Waarde | None:
    """The total these combinations are parts of: shown, and of the same quarters and places."""
    sleutel = ("meldingen", deel.gebied, deel.periode, "totaal", "totaal")
    totaal = edition.per_sleutel.get(sleutel)
    if totaal is None or totaal.cijfer is None:
        return None
    hetzelfde = onvolledig(totaal) == onvolledig(deel) and totaal.dekking == deel.dekking
    return totaal if hetzelfde else None


def _zin(deel: Waarde, totaal: Waarde | None, tussen: Tussen | None) -> str:
    wanneer = in_periode(deel.periode)
    if tussen is None or (tussen.onder < STAP and tussen.boven is None):
        return (
            f"Hoeveel meldingen {wanneer} over meer dan één thema gingen, is uit de getoonde "
            f"aantallen niet op te maken. {BIJ_ALLEBEI}"
        )
    van = ""
    if totaal is not None and totaal.cijfer is not None:
        van = f" van de ongeveer {getal(totaal.cijfer)}"
    gingen = f"{met_hoofdletter(wanneer)} gingen {_in_woorden(tussen)}{van} meldingen"
    uitleg = BIJ_ELK if tussen.onder >= STAP else BIJ_ALLEBEI
    return f"{gingen} over meer dan één thema{voorbehoud(deel)}. {uitleg}"


def _in_woorden(tussen: Tussen) -> str:
    """Write the bounds; an upper one that is far off (a thema alone is left out) says nothing."""
    if tussen.boven is not None and tussen.onder < STAP:
        return f"hoogstens {getal(tussen.boven)}"
    if tussen.boven is None or tussen.boven > 2 * tussen.onder:
        return f"minstens {getal(tussen.onder)}"
    return f"tussen de {getal(tussen.onder)} en {getal(tussen.boven)}"
