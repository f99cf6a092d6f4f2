"""What an edition is made of: published figures only, ready to be drawn and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.toelichting import Toelichting, plekken_van
from ghnt_pipeline.uitgever import Uitgever


class Status(StrEnum):
    """What a published row says about its value (design § 5); the value is empty for the first."""

    GEEN_GEGEVENS = "geen_gegevens"
    VERBORGEN = "verborgen"
    GEMASKEERD = "gemaskeerd"
    GRENZEN = "grenzen"
    ONVOLLEDIG = "onvolledig"
    BEKEND = "bekend"


MET_CIJFER = frozenset({Status.BEKEND, Status.ONVOLLEDIG})
"""The statuses under which a row may have a value; bounds stand apart."""


@dataclass(frozen=True, slots=True)
class Waarde:
    """One row of `pub_waarde`: a figure after protection, in the columns of the contract."""

    indicator: str
    gebied: str
    periode: str
    uitsplitsing: str
    categorie: str
    waarde: float | None
    teller: int | None
    noemer: int | None
    ondergrens: int | None
    bovengrens: int | None
    eenheid: str
    status: Status
    onvolledig: bool
    voorlopig: bool
    dekking: str

    @property
    def sleutel(self) -> tuple[str, str, str, str, str]:
        """What it is about."""
        return (self.indicator, self.gebied, self.periode, self.uitsplitsing, self.categorie)

    @property
    def cijfer(self) -> float | None:
        """The value when its status lets it be shown; every page and chart reads this one."""
        return self.waarde if self.status in MET_CIJFER and not self.wacht else None

    @property
    def wacht(self) -> bool:
        """Whether months before or after the period are missing, so that it is not shown yet."""
        return self.onvolledig and load_indicators()[self.indicator].kijkt_verder

    @property
    def getoond(self) -> tuple[object, ...]:
        """What a reader sees of it: equal when two editions say the same."""
        if self.cijfer is not None:
            return (self.cijfer,)
        if self.status is Status.GRENZEN:
            return (self.ondergrens, self.bovengrens)
        return (self.status,)

    @property
    def lekt(self) -> bool:
        """Whether a row without a figure carries one all the same: a fault of ours."""
        getallen = (self.waarde, self.teller, self.noemer, self.ondergrens, self.bovengrens)
        if self.wacht:
            return any(getal is not None for getal in getallen)
        if self.status in MET_CIJFER or self.status is Status.GRENZEN:
            return False
        if self.status is Status.GEEN_GEGEVENS:
            return self.waarde is not None
        return any(getal is not None for getal in getallen)


class Oorzaak(StrEnum):
    """Why a figure is not what an earlier edition said."""

    REGELS = "regels"
    CORRECTIE = "correctie"
    LATER = "later"
    BESCHERMING = "bescherming"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One published figure as the edition before said it, as this one does, and why it differs."""

    was: Waarde
    nu: Waarde
    oorzaken: tuple[Oorzaak, ...]


@dataclass(frozen=True, slots=True)
class StaandeLevering:
    """A delivery the edition rests on. No row counts: those are for the analyst only."""

    bron: str
    soort: str
    periode: str


@dataclass(frozen=True)
class Edition:
    """Everything the pages, charts and tables of one period are a function of."""

    periode: Periode
    regio_naam: str
    waarden: tuple[Waarde, ...]
    leveringen: tuple[StaandeLevering, ...]
    bevindingen: tuple[str, ...]
    naam: str = ""
    """`2019K4`, or `2019K4.v2` for a later version of an edition that was released."""
    vorige: str = ""
    """The released edition before this one, of which the changes are told; empty at the first."""
    wijzigingen: tuple[Wijziging, ...] = ()
    eerdere_wijzigingen: tuple[dict[str, str], ...] = ()
    """The rows of `wijzigingen.csv` of the released edition before this one."""
    inwoners_van: tuple[tuple[str, int], ...] = ()
    """Periods whose rates use the inhabitants of an earlier year, as no later is known: which."""
    toelichtingen: tuple[Toelichting, ...] = ()
    """What the analyst says beside figures, those of this edition only."""
    uitgever: Uitgever | None = None
    """Who publishes it and where, when all of that is noted: then it has a `dcat.jsonld`."""
    is_bewezen: bool = False
    """Proved that hidden figures stay hidden; without that every page says CONCEPT."""

    @cached_property
    def per_sleutel(self) -> dict[tuple[str, str, str, str, str], Waarde]:
        """The rows by (indicator, gebied, periode, uitsplitsing, categorie)."""
        return {waarde.sleutel: waarde for waarde in self.waarden}

    def reeks(
        self,
        indicator: str,
        gebied: str,
        perioden: Iterable[str],
        uitsplitsing: str = "totaal",
        categorie: str = "totaal",
    ) -> list[Waarde | None]:
        """One figure over several periods; None where the frozen shape has no such cell."""
        return [
            self.per_sleutel.get((indicator, gebied, periode, uitsplitsing, categorie))
            for periode in perioden
        ]

    def toelichtingen_bij(self, indicator: str, gebied: str) -> tuple[Toelichting, ...]:
        """The notes that stand beside one indicator on the page of one area, as they were typed."""
        return tuple(
            t
            for t in self.toelichtingen
            if t.indicator == indicator
            and t.gebied in {"", gebied}
            and (indicator, gebied, t.periode) in self._plekken
        )

    @cached_property
    def _plekken(self) -> frozenset[tuple[str, str, str]]:
        return plekken_van(self.waarden)

    @cached_property
    def _uitsplitsingen(self) -> frozenset[tuple[str, str, str, bool]]:
        return frozenset(
            (w.indicator, w.gebied, w.uitsplitsing, "K" in w.periode) for w in self.waarden
        )

    def toont(self, indicator: str, gebied: str, uitsplitsing: str, *, per_kwartaal: bool) -> bool:
        """Whether the frozen shape has this breakdown here, by quarter or by year."""
        return (indicator, gebied, uitsplitsing, per_kwartaal) in self._uitsplitsingen

    @cached_property
    def kwartalen(self) -> tuple[str, ...]:
        """The quarters shown, oldest first."""
        return tuple(sorted({w.periode for w in self.waarden if "K" in w.periode}))

    @cached_property
    def jaren(self) -> tuple[str, ...]:
        """The full years shown, oldest first."""
        return tuple(sorted({w.periode for w in self.waarden if "K" not in w.periode}))
