"""The analyst's own notes beside figures: read from `toelichting.toml`, plain words only.

A note passes no disclosure rule, so it may carry no number: neither in digits nor in words. Years
and quarters are the exception. What is wrong is refused, not warned of: a scheduled run has no
reader, and what is published cannot be taken back.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import gemeente_spellingen, gemeenten, normalise
from ghnt_pipeline.settings import meant

if TYPE_CHECKING:
    from ghnt_pipeline.publishing.edition import Waarde

LANGST = 300
"""In characters: what stands beside a figure is read in one look."""

_JAAR_OF_KWARTAAL = re.compile(r"\b20\d\d(?:\s?K[1-4])?\b|\bK[1-4]\b")
_TELWOORD = (
    "nul|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|twintig|dertig|"
    "veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen"
)
_IN_WOORDEN = re.compile(
    rf"(?:(?:een|en)*(?:{_TELWOORD}))+(?:en|den|tal|tallen)?|handvol|paar|enkele|niemand|nihil"
)


@dataclass(frozen=True, slots=True)
class Toelichting:
    """A note with one figure; an empty `gebied` means every page, an empty `periode` all of it."""

    indicator: str
    gebied: str
    periode: str
    tekst: str

    @property
    def plek(self) -> tuple[str, str, str]:
        """Where it belongs; `plekken_van` has every place there is."""
        return self.indicator, self.gebied, self.periode


def plekken_van(waarden: Iterable[Waarde]) -> frozenset[tuple[str, str, str]]:
    """Every place these rows have for a note, those of every area or period included."""
    return frozenset(
        (w.indicator, gebied, periode)
        for w in waarden
        for gebied in ("", w.gebied)
        for periode in ("", w.periode)
    )


def van_deze_editie(
    toelichtingen: Iterable[Toelichting], waarden: Sequence[Waarde], path: Path
) -> tuple[Toelichting, ...]:
    """The notes without those about periods of other editions.

    Raises UsageFault for a note beside a figure that no page has: it would silently be lost.
    """
    perioden, plekken = {w.periode for w in waarden}, plekken_van(waarden)
    eigen = tuple(t for t in toelichtingen if t.periode in perioden or not t.periode)
    for toelichting in eigen:
        if toelichting.plek not in plekken:
            waar = " and ".join(filter(None, (toelichting.gebied, toelichting.periode)))
            raise UsageFault(
                f"{path}: no page shows {toelichting.indicator}{f' for {waar}' if waar else ''}. "
                "Leave gebied or periode out, or remove the note"
            )
    return eigen


class _Notitie(BaseModel):
    """A note as it was typed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    indicator: str
    tekst: str
    gebied: str = ""
    periode: str = ""


def read_toelichtingen(path: Path) -> tuple[Toelichting, ...]:
    """The notes of a project, none without the file. Raises UsageFault naming every mistake."""
    try:
        inhoud = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return ()
    except ValueError as fault:
        raise UsageFault(f"{path} is not valid TOML: {fault}") from fault
    except OSError as fault:
        raise UsageFault(f"{path} cannot be read: {fault.strerror}") from fault
    typed = inhoud.pop("toelichting", [])
    fouten = [f"{sleutel} is unknown{meant(sleutel, ['toelichting'])}" for sleutel in inhoud]
    if not isinstance(typed, list):
        typed, fouten = [], [*fouten, "begin each note with [[toelichting]]"]
    gelezen = [_gelezen(nummer, notitie) for nummer, notitie in enumerate(typed, start=1)]
    fouten += [fout for _, eigen in gelezen for fout in eigen]
    if fouten:
        raise UsageFault(f"{path}: {'; '.join(fouten)}")
    return tuple(toelichting for toelichting, _ in gelezen if toelichting is not None)


def _gelezen(nummer: int, typed: Any) -> tuple[Toelichting | None, list[str]]:
    try:
        notitie = _Notitie.model_validate(typed)
    except ValidationError as fault:
        velden = list(_Notitie.model_fields)
        return None, [
            f"note {nummer}: {naam} is unknown{meant(naam, velden)}"
            if error["type"] == "extra_forbidden"
            else f"note {nummer}: {naam or 'it'} is wrong: {error['msg']}"
            for error in fault.errors()
            for naam in (".".join(map(str, error["loc"])),)
        ]
    fouten = [f"note {nummer}: {fout}" for fout in _fouten(notitie)]
    gebied = _gebied(notitie.gebied) or ""
    tekst = " ".join(notitie.tekst.split())
    return Toelichting(notitie.indicator, gebied, notitie.periode, tekst), fouten


def _fouten(notitie: _Notitie) -> Iterator[str]:
    """What is wrong with a note; its text is never repeated."""
    if notitie.indicator not in load_indicators():
        yield f"no indicator has this id{meant(notitie.indicator, list(load_indicators()))}"
    if _gebied(notitie.gebied) is None:
        yield "gebied is no municipality of the region. Write its name or code, or regio"
    if notitie.periode and not _is_periode(notitie.periode):
        yield "periode is no quarter or year. Write it as 2019K1 or 2019"
    tekst = notitie.tekst.strip()
    if not tekst:
        yield "tekst is empty"
    if len(tekst) > LANGST:
        yield f"tekst has {len(tekst)} characters; at most {LANGST} fit beside a figure"
    if any(unicodedata.category(teken) == "Cc" and teken not in "\t\r\n" for teken in tekst):
        yield "tekst holds a control character"
    if heeft_getal(tekst):
        yield (
            "tekst holds a number, in digits or in words; a number that is not published could "
            "give away a hidden figure. Leave it out; only years and quarters may stand there, "
            "as 2019 or 2019 K1"
        )


def _gebied(typed: str) -> str | None:
    """The code of an area; None when it is none of the region."""
    if typed in {"", "regio"}:
        return typed
    code = gemeente_spellingen().get(normalise(typed))
    nu = gemeenten()[gemeenten()[code].code_nu or code] if code else None
    return nu.code if nu is not None and nu.in_regio else None


def _is_periode(typed: str) -> bool:
    try:
        periode = Periode.parse(typed)
    except ValueError:
        return False
    return str(periode) == typed and periode.maanden in {3, 12}


def heeft_getal(tekst: str) -> bool:
    """Whether a text says a number, other than a year or a quarter.

    Ordinals (`tweede kwartaal`) and the article `een` are no number; `één` is.
    """
    rest = _JAAR_OF_KWARTAAL.sub(" ", tekst)
    if any(teken.isnumeric() or teken in "%‰" for teken in rest):
        return True
    for woord in re.findall(r"\w+", unicodedata.normalize("NFC", rest).lower()):
        kaal = "".join(c for c in unicodedata.normalize("NFKD", woord) if c.isalpha())
        if _IN_WOORDEN.fullmatch(kaal) or (kaal == "een" and woord != "een"):
            return True
    return False
