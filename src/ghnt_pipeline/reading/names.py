"""What a file's name and title rows say: the period it covers and who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import normalise

_JAAR = r"(?<![0-9])(?P<jaar>20[0-9]{2})"
_DUIDELIJK = tuple(
    re.compile(vorm, re.IGNORECASE)
    for vorm in (
        _JAAR + r"[ _-]*(?:K|Q|KW0?)(?P<kwartaal>[1-4])(?![0-9])",
        r"(?<![a-z0-9])(?:K|Q|KW0?)(?P<kwartaal>[1-4])[ _-]*(?P<jaar>20[0-9]{2})(?![0-9])",
        _JAAR + r"[ _-]*(?P<kwartaal>[1-4])(?:e|ste|de)?[ _-]*kwartaal",
        r"(?<![0-9])(?P<kwartaal>[1-4])(?:e|ste|de)?[ _-]*kwartaal[ _-]*(?:van )?"
        r"(?P<jaar>20[0-9]{2})(?![0-9])",
        r"kwartaal[ _-]*(?P<kwartaal>[1-4])[ _-]*(?P<jaar>20[0-9]{2})(?![0-9])",
        _JAAR + r"[ _-]*H(?P<half>[12])(?![0-9])",
    )
)
_KORT = re.compile(_JAAR + r"-(?P<kwartaal>[1-4])(?![0-9])(?!-[0-9])")
_MAAND = re.compile(_JAAR + r"[-_ ]?(?:0[1-9]|1[0-2])(?![0-9])")
_DATUM = re.compile(
    r"(?<![0-9])(?:20[0-9]{2}[-_]?[01][0-9][-_]?[0-3][0-9]|[0-3]?[0-9]-[01]?[0-9]-20[0-9]{2})(?![0-9])"
)
_ALLEEN_JAAR = re.compile(_JAAR + r"(?![0-9])")


def period_in(text: str) -> Periode | None:
    """Find the one period a text names; None when it names none.

    A quarter or half-year goes before a year; the day of an export is not a period. Raises
    DeliveryRefused when it names several, or something that may be a month.
    """
    gevonden = {_periode(match) for vorm in _DUIDELIJK for match in vorm.finditer(text)}
    rest = _DATUM.sub(" ", text)
    if not gevonden:
        gevonden = {_periode(match) for match in _KORT.finditer(rest)}
    if not gevonden and _MAAND.search(rest):
        raise DeliveryRefused(
            "the name may mean a month. Say which period it is: ghnt ingest FILE --periode 2019K1"
        )
    if not gevonden:
        gevonden = {_periode(match) for match in _ALLEEN_JAAR.finditer(rest)}
    if len(gevonden) > 1:
        raise DeliveryRefused(
            f"the name holds more than one period ({', '.join(map(str, sorted(gevonden)))}). "
            "Say which it is: ghnt ingest FILE --periode 2019K1"
        )
    return next(iter(gevonden), None)


def _periode(match: re.Match[str]) -> Periode:
    delen = match.groupdict()
    if delen.get("kwartaal"):
        return Periode.parse(f"{delen['jaar']}K{delen['kwartaal']}")
    if delen.get("half"):
        return Periode.parse(f"{delen['jaar']}H{delen['half']}")
    return Periode.parse(delen["jaar"])


def period_of(gevraagd: Periode | None, bestandsnaam: str, titels: Iterable[str]) -> Periode:
    """Settle the period from what was asked, the file name and the title rows.

    Raises DeliveryRefused when they contradict each other or none says it.
    """
    uit_naam = None if gevraagd and _MAAND.search(bestandsnaam) else period_in(bestandsnaam)
    uit_titel = {p for titel in titels if (p := period_in(titel)) is not None}
    gezegd = {
        bron: periode
        for bron, periode in (
            ("--periode", gevraagd),
            ("the file name", uit_naam),
            ("a title row", min(uit_titel, default=None)),
        )
        if periode is not None
    }
    if not gezegd:
        raise DeliveryRefused(
            "the period is not in the file name. Say it: ghnt ingest FILE --periode 2019K1"
        )
    if len(set(gezegd.values())) > 1 or len(uit_titel) > 1:
        woorden = " but ".join(f"{bron} says {periode}" for bron, periode in gezegd.items())
        raise DeliveryRefused(f"{woorden}. Mend the name or the title, or ask the supplier")
    return min(gezegd.values())


_BRONNEN = {
    "veilig_thuis": ("veiligthuis", "vt", "amhk"),
    "blijf": ("blijf", "blijfvanmnlijf"),
    "dok": ("dok",),
    "politie": ("politie",),
    "vir": ("vir",),
}


def bron_of(mogelijk: tuple[str, ...], gevraagd: str | None, aanwijzingen: Iterable[str]) -> str:
    """Settle who sent a table from `--bron`, or from names, titles and the organisatie column.

    Raises DeliveryRefused when that leaves doubt.
    """
    if gevraagd is not None:
        if gevraagd not in mogelijk:
            raise DeliveryRefused(
                f"these columns cannot come from {gevraagd}; possible: {', '.join(mogelijk)}"
            )
        return gevraagd
    if len(mogelijk) == 1:
        return mogelijk[0]
    teksten = list(aanwijzingen)
    genoemd = [bron for bron in mogelijk if any(_noemt(text, bron) for text in teksten)]
    if len(genoemd) != 1:
        vraag = "it names " + " and ".join(genoemd) if genoemd else "nothing tells who sent it"
        raise DeliveryRefused(
            f"{vraag}. Who sent this file? ghnt ingest FILE --bron {'|'.join(mogelijk)}"
        )
    return genoemd[0]


def _noemt(text: str, bron: str) -> bool:
    woorden = {normalise(woord) for woord in re.split(r"[^A-Za-z]+", text)}
    lang = [naam for naam in _BRONNEN[bron] if len(naam) > 5]
    return bool(woorden & set(_BRONNEN[bron])) or any(naam in normalise(text) for naam in lang)
