"""Which figure is meant: what was typed, settled as one cell of `ind_waarde`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.indicators import Eenheid, Indicator, load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import (
    categorieen,
    gemeente_spellingen,
    gemeenten,
    normalise,
)
from ghnt_pipeline.regio import regio

REGIO = {"regio": "the region", "regio_toen": "the region of then"}
_ZONDER_INWONERS = ("onbekend", "buiten_regio")


@dataclass(frozen=True)
class Vraag:
    """One cell: an indicator, in an area and a period, cut in one way.

    `opmerking` says what was made of a name that is not an area of today.
    """

    indicator: Indicator
    gebied: str
    gebied_naam: str
    periode: Periode
    uitsplitsing: str
    categorie: str
    opmerking: str = ""

    @property
    def is_heel(self) -> bool:
        """Whether it is cut into no categories."""
        return self.uitsplitsing in ("totaal", "maat", "bron")

    @property
    def getelde_cel(self) -> tuple[str, str]:
        """The uitsplitsing and categorie its records are counted in."""
        return ("totaal", "totaal") if self.is_heel else (self.uitsplitsing, self.categorie)

    @property
    def kwartalen(self) -> list[str]:
        """The quarters whose records are in its period; of a stock only the last."""
        kwartalen = [str(kwartaal) for kwartaal in self.periode.kwartalen()]
        return kwartalen[-1:] if self.indicator.is_stand else kwartalen

    @property
    def bronnen(self) -> tuple[str, ...]:
        """Whose deliveries it rests on."""
        alle = self.indicator.brons
        return (self.categorie,) if self.uitsplitsing == "bron" else alle

    @property
    def naam(self) -> str:
        """A name for its files: `meldingen-dordrecht-thema-KM`."""
        plek = gemeenten()[self.gebied].slug if self.gebied in gemeenten() else self.gebied
        cel = () if self.uitsplitsing == "totaal" else (self.uitsplitsing, self.categorie)
        return "-".join((self.indicator.id, plek, *cel))


def settle(
    indicator: str,
    gemeente: str | None,
    periode: Periode,
    uitsplitsing: str | None,
    categorie: str | None,
) -> Vraag:
    """Find the cell. Raises UsageFault for a word that is not known, with the nearest one."""
    found = indicator_of(indicator)
    gebied, naam, opmerking = area_of(gemeente or "regio")
    cut, code = _cell(found, uitsplitsing, categorie)
    sinds = regio().sinds
    if gebied == "regio_toen" and periode.eerste_dag >= sinds:
        raise UsageFault(f"the region of then ended in {sinds.year - 1}. Write regio")
    if gebied in _ZONDER_INWONERS and found.eenheid is Eenheid.PER_1000:
        raise UsageFault(f"{found.id} does not exist for {gebied}: it has no inhabitants")
    return Vraag(found, gebied, naam, periode, cut, code, opmerking)


def period_of(text: str) -> Periode:
    """Read a quarter or a year. Raises UsageFault for anything else, a half-year too."""
    try:
        periode = Periode.parse(text)
    except ValueError:
        periode = None
    if periode is None or periode.maanden == 6:
        raise UsageFault(f"{text} is no quarter or year. Write 2019K1 or 2019")
    return periode


def _nearest(word: str, known: Iterable[str]) -> str:
    """A question with the nearest word, or nothing when none is near."""
    near = get_close_matches(word, list(known), n=1)
    return f". Do you mean {near[0]}?" if near else ""


def indicator_of(word: str) -> Indicator:
    """Find an indicator by its id. Raises UsageFault, with the nearest one."""
    known = load_indicators()
    name = word.strip().lower().replace("-", "_")
    if name not in known:
        raise UsageFault(
            f"no indicator is called {word}{_nearest(name, known) or '.'} "
            "'ghnt indicators' lists them"
        )
    return known[name]


def area_of(word: str) -> tuple[str, str, str]:
    """The area of the figures a name leads to, its own name, and a remark when they differ."""
    for gebied, naam in REGIO.items():
        if normalise(word) == normalise(gebied):
            return gebied, naam, ""
    code = gemeente_spellingen().get(normalise(word))
    if code is None:
        names = [*REGIO, *(g.naam for g in gemeenten().values())]
        raise UsageFault(
            f"{word} is no gemeente that is known here{_nearest(word.title(), names) or '.'} "
            "Write its name or code, regio, regio_toen, onbekend or buiten_regio"
        )
    then, now = gemeenten()[code], gemeenten()[gemeenten()[code].code_nu]
    if then is now:
        return now.code, now.naam, ""
    return now.code, now.naam, f"{then.naam} is part of {now.naam} today: that is explained."


def _cell(indicator: Indicator, uitsplitsing: str | None, categorie: str | None) -> tuple[str, str]:
    """The uitsplitsing and the categorie; the one that is left out follows where it can."""
    own = indicator.uitsplitsingen
    if uitsplitsing is not None and uitsplitsing not in own:
        raise UsageFault(
            f"{indicator.id} has no uitsplitsing {uitsplitsing}. It has: {', '.join(own)}"
        )
    if uitsplitsing is None and categorie is None and own[0] in ("totaal", "maat"):
        return own[0], categorieen(indicator.id, own[0])[0].kort
    cuts = own if uitsplitsing is None else (uitsplitsing,)
    fitting = [
        (cut, code.kort)
        for cut in cuts
        for code in categorieen(indicator.id, cut)
        if categorie is not None and normalise(categorie) in map(normalise, (code.kort, code.label))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if len(fitting) > 1:
        raise UsageFault(f"{categorie} is a categorie of {' and '.join(c for c, _ in fitting)}: "
                         "say which one with --uitsplitsing")  # fmt: skip
    raise UsageFault(
        f"which categorie of {indicator.id}? "
        + ". ".join(
            f"{cut}: {', '.join(code.kort for code in categorieen(indicator.id, cut))}"
            for cut in cuts
        )
    )
