"""Where synthetic people live, and how suppliers spell it."""

from collections.abc import Collection
from datetime import date
from functools import cache
from random import Random
from zlib import crc32

from ghnt_pipeline.reference import Gemeente
from ghnt_pipeline.regio import packaged

ONBEKEND = packaged().gemeenten["onbekend"]
BUITEN_REGIO = packaged().gemeenten["buiten_regio"]

# Contacts per head compared with the region; invented, like what comes of it.
_PER_HOOFD = {
    "GM0482": 0.80,  # Alblasserdam
    "GM0505": 1.50,  # Dordrecht
    "GM0512": 1.10,  # Gorinchem
    "GM0523": 0.70,  # Hardinxveld-Giessendam
    "GM0531": 0.80,  # Hendrik-Ido-Ambacht
    "GM0545": 1.10,  # Leerdam
    "GM0584": 0.85,  # Oud-Beijerland
    "GM0590": 0.95,  # Papendrecht
    "GM0642": 1.15,  # Zwijndrecht
    "GM0707": 0.65,  # Zederik
}
_ELDERS = 0.75
_EIGENAARDIG = {
    "GM0505": ("Gemeente Dordrecht", "505", "0505"),
    "GM0531": ("H.I. Ambacht", "Hendrik Ido Ambacht", "H.I. Ambacht"),
}


@cache
def gemeenten(jaar: int) -> dict[Gemeente, int]:
    """Give the municipalities of Zuid-Holland Zuid in a year, with inhabitants on 1 January."""
    nieuwjaar = date(jaar, 1, 1)
    return {
        gemeente: inwoners
        for gemeente in packaged().gemeenten.values()
        if (gemeente.in_regio or (gemeente.was_in_regio and jaar < packaged().sinds.year))
        and (gemeente.geldig_van or nieuwjaar) <= nieuwjaar <= (gemeente.geldig_tot or nieuwjaar)
        and (inwoners := packaged().inwoners.get((gemeente.code, jaar)))
    }


@cache
def _gewichten(jaar: int) -> dict[Gemeente, float]:
    return {
        gemeente: inwoners * _PER_HOOFD.get(gemeente.code, _ELDERS)
        for gemeente, inwoners in gemeenten(jaar).items()
    }


def draw_gemeente(
    rng: Random,
    jaar: int,
    buiten: float = 0.012,
    onbekend: float = 0.008,
    zonder: Collection[str] = (),
) -> Gemeente:
    """Draw a municipality of that year, leaving out the codes of today in `zonder`."""
    lot = rng.random()
    if lot < buiten:
        return BUITEN_REGIO
    if lot < buiten + onbekend:
        return ONBEKEND
    gewichten = {g: w for g, w in _gewichten(jaar).items() if g.code_nu not in zonder}
    return rng.choices(list(gewichten), list(gewichten.values()))[0]


def is_plaats(gemeente: Gemeente) -> bool:
    """Tell a municipality of the region from `onbekend` and `buiten regio`."""
    return gemeente not in (ONBEKEND, BUITEN_REGIO)


def spelling(gemeente: Gemeente, sleutel: str) -> str:
    """Spell a municipality, about one row in ten oddly; the same key gives the same spelling."""
    lot = crc32(sleutel.encode()) % 100
    if not is_plaats(gemeente):
        return gemeente.code.replace("_", " ")
    if lot < 12 and gemeente.code in _EIGENAARDIG:
        return _EIGENAARDIG[gemeente.code][lot % 3]
    vormen = (gemeente.code, gemeente.naam.upper(), gemeente.naam + "  ")
    return vormen[lot % 3] if 12 <= lot < 18 else gemeente.naam
