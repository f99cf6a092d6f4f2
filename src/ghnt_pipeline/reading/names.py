"""What a file's name and title rows say: the period it covers and who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import normalise

ZEG_HET = "Say which it is: ghnt ingest FILE --periode 2019K1"

_ORDINALEN = {"eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e"}
_MAANDEN = (
    "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|"
    "september|sept|sep|oktober|okt|november|nov|december|dec"
)
_JAAR = r"(?<![0-9])(?P<jaar>20[0-9]{2})"
_EIND = r"(?![0-9])"
_TUSSEN = r"[ ._,-]*(?:van )?[ ._,-]*"
_E = r"(?:e|ste|de)?"
_DUIDELIJK = tuple(
    re.compile(vorm)
    for vorm in (
        _JAAR + r"[ ._-]*(?:k|q|kw0?)(?P<kwartaal>[1-4])" + _EIND,
        r"(?<![a-z0-9])(?:k|q|kw0?)(?P<kwartaal>[1-4])[ ._-]*(?P<jaar>20[0-9]{2})" + _EIND,
        r"(?<![0-9])(?P<kwartaal>[1-4])[kq][ ._-]*(?P<jaar>20[0-9]{2})" + _EIND,
        _JAAR + _TUSSEN + r"(?P<kwartaal>[1-4])" + _E + r"[ ._-]*kwartaal",
        _JAAR + _TUSSEN + r"kwartaal[ ._-]*(?P<kwartaal>[1-4])" + _EIND,
        rf"(?<![0-9])(?P<kwartaal>[1-4]){_E}[ ._-]*kwartaal{_TUSSEN}(?P<jaar>20[0-9]{{2}}){_EIND}",
        rf"kwartaal[ ._-]*(?P<kwartaal>[1-4]){_TUSSEN}(?P<jaar>20[0-9]{{2}}){_EIND}",
        _JAAR + r"[ ._-]*h(?P<half>[12])" + _EIND,
        _JAAR + _TUSSEN + r"(?P<half>[12])" + _E + r"[ ._-]*halfjaar",
        rf"(?<![0-9])(?P<half>[12]){_E}[ ._-]*halfjaar{_TUSSEN}(?P<jaar>20[0-9]{{2}}){_EIND}",
    )
)
_KORT = re.compile(_JAAR + r"-(?P<kwartaal>[1-4])(?![0-9])(?!-[0-9])")
_DAG = re.compile(
    r"(?<![0-9])(?:20[0-9]{2}([-_.])[0-9]{1,2}\1[0-9]{1,2}"
    r"|[0-9]{1,2}([-_.])[0-9]{1,2}\2(?:20[0-9]{2})"
    r"|20[0-9]{2}[01][0-9][0-3][0-9]"
    rf"|[0-9]{{1,2}}[ ._-]*(?:{_MAANDEN})[ ._-]*20[0-9]{{2}})(?![0-9])"
)
_DEEL_VAN_EEN_JAAR = re.compile(
    r"kwartaal|halfjaar|(?<![a-z])[khqmt][ ._-]?[0-9]|20[0-9]{2}[ ._-]?[khqmt]?[ ._-]?[0-9]{1,2}"
    rf"(?![0-9])|(?<![a-z])(?:{_MAANDEN})(?![a-z])"
)
_ALLEEN_JAAR = re.compile(_JAAR + _EIND)


@dataclass(frozen=True)
class _Genoemd:
    """What a text says about a period: those it names, and whether it may mean something else."""

    perioden: frozenset[Periode]
    twijfel: bool = False


def _genoemd(text: str) -> _Genoemd:
    """Read a text. A quarter or half-year goes before a year; the day of an export is no period."""
    kaal = text.lower()
    for woord, cijfer in _ORDINALEN.items():
        kaal = kaal.replace(woord, cijfer)
    kaal = _DAG.sub(" ", kaal)
    duidelijk = {_periode(match) for vorm in _DUIDELIJK for match in vorm.finditer(kaal)}
    if not duidelijk:
        duidelijk = {_periode(match) for match in _KORT.finditer(kaal)}
    if duidelijk:
        return _Genoemd(frozenset(duidelijk))
    if _ALLEEN_JAAR.search(kaal) or re.search(r"20[0-9]{4}", kaal):
        jaren = frozenset(_periode(match) for match in _ALLEEN_JAAR.finditer(kaal))
        return _Genoemd(jaren, twijfel=bool(_DEEL_VAN_EEN_JAAR.search(kaal)))
    return _Genoemd(frozenset())


def _periode(match: re.Match[str]) -> Periode:
    delen = match.groupdict()
    jaar = delen["jaar"]
    for naam, letter in (("kwartaal", "K"), ("half", "H")):
        if delen.get(naam):
            return Periode.parse(f"{jaar}{letter}{delen[naam]}")
    return Periode.parse(str(jaar))


def period_in(text: str) -> Periode | None:
    """Find the one period a text names; None when it names none.

    Raises DeliveryRefused when it names several, or something that may be part of a year.
    """
    genoemd = _genoemd(text)
    if genoemd.twijfel:
        raise DeliveryRefused(f"the name may mean a month or another part of a year. {ZEG_HET}")
    if len(genoemd.perioden) > 1:
        namen = ", ".join(map(str, sorted(genoemd.perioden)))
        raise DeliveryRefused(f"the name holds more than one period ({namen}). {ZEG_HET}")
    return next(iter(genoemd.perioden), None)


def period_of(gevraagd: Periode | None, bestandsnaam: str, titels: Iterable[str]) -> Periode:
    """Settle the period from what was asked, the file name and the title rows.

    What was asked settles a name in doubt. A year around a quarter does not contradict it. Raises
    DeliveryRefused when they contradict each other, or when none says it.
    """
    gezegd: dict[str, Periode] = {}
    if gevraagd is not None:
        gezegd["--periode"] = gevraagd
    for plek, tekst in (("the file name", bestandsnaam), ("a title row", "\n".join(titels))):
        genoemd = _genoemd(tekst)
        if len(genoemd.perioden) == 1 and not genoemd.twijfel:
            gezegd[plek] = min(genoemd.perioden)
        elif plek == "the file name" and gevraagd is None:
            period_in(bestandsnaam)
        elif not gezegd and genoemd.perioden:
            raise DeliveryRefused(f"a title row leaves doubt about the period. {ZEG_HET}")
    if not gezegd:
        raise DeliveryRefused(f"the period is not in the file name. {ZEG_HET}")
    nauwste = min(gezegd.values(), key=lambda periode: periode.maanden)
    if not all(set(nauwste.kwartalen()) <= set(p.kwartalen()) for p in gezegd.values()):
        woorden = " but ".join(f"{bron} says {periode}" for bron, periode in gezegd.items())
        raise DeliveryRefused(f"{woorden}. Mend the name or the title, or ask the supplier")
    return nauwste


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
