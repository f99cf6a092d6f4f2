"""Tables as the pages show them, and the legend of the signs they use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ghnt_pipeline.indicators import Eenheid, Indicator
from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.cellen import WACHT, Cel, cel
from ghnt_pipeline.publishing.edition import Edition, Waarde
from ghnt_pipeline.publishing.inwoners import over_inwoners
from ghnt_pipeline.publishing.opmaak import kort, met_hoofdletter
from ghnt_pipeline.publishing.vonklijn import Vonklijn, vonklijn
from ghnt_pipeline.publishing.woorden import Teken
from ghnt_pipeline.publishing.zinnen import breuken_in
from ghnt_pipeline.reference import categorieen, gemeenten, gemeenten_van_de_regio


@dataclass(frozen=True, slots=True)
class Gebied:
    """A municipality or `regio`, and what it is called."""

    code: str
    naam: str


REGIO = Gebied("regio", "Regio")

EERSTE_KOP = {
    "totaal": "Gebied",
    "combinatie": "Combinatie",
    "leeftijdsklasse": "Hoe lang open",
    "maat": "Maat",
}

IN_EENHEID = {
    Eenheid.PROCENT: ", in procenten",
    Eenheid.DAGEN: ", in dagen",
    Eenheid.UREN: ", in uren",
    Eenheid.EURO: ", in euro’s",
}
"""What a title says of the unit; counts and rates say it themselves."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: its name, where that leads to, and its cells."""

    naam: str
    cellen: tuple[Cel, ...]
    link: str = ""
    nadruk: bool = False
    vonk: Vonklijn | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: periods as columns, once per `groepen` (areas) when there is more than one."""

    titel: str
    eerste_kop: str
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    aantallen: bool
    groepen: tuple[str, ...] = field(default=())
    wachtreden: str = ""
    onder_cijfer: str = ""
    breuken: tuple[str, ...] = ()
    inwoners: tuple[str, ...] = ()

    @property
    def wacht(self) -> bool:
        """Whether no cell of this table has a figure yet."""
        return all(cel is WACHT for rij in self.rijen for cel in rij.cellen)

    @property
    def waarom_wacht(self) -> str:
        """Why cells of this table have no figure yet; empty when none waits."""
        if not any(cel is WACHT for rij in self.rijen for cel in rij.cellen):
            return ""
        return f"{met_hoofdletter(self.wachtreden)}."

    @property
    def noten(self) -> tuple[str, ...]:
        """The sentences under the table, before the legend of the signs."""
        waarvan = any(cel.waarvan for rij in self.rijen for cel in rij.cellen)
        zinnen = (
            woorden.TELT_NIET_OP if self.aantallen and not self.wacht else "",
            self.onder_cijfer if waarvan else "",
            woorden.VONKLIJN if any(rij.vonk for rij in self.rijen) else "",
            self.waarom_wacht,
            *self.inwoners,
            *self.breuken,
        )
        return tuple(filter(None, zinnen))

    @property
    def legenda(self) -> tuple[Teken, ...]:
        """The signs that occur in this table, in the fixed order."""
        gebruikt = {teken for rij in self.rijen for cel in rij.cellen for teken in cel.tekens}
        return tuple(teken for teken in woorden.TEKENS if teken in gebruikt)


def _rij(naam: str, reeks: Iterable[Waarde | None], *, link: str = "", nadruk: bool = False) -> Rij:
    return Rij(naam, tuple(cel(waarde) for waarde in reeks), link, nadruk)


def _met_verloop(rij: Rij, reeks: Sequence[Waarde | None]) -> Rij:
    return replace(rij, vonk=vonklijn(reeks))


def onderwerp(indicator: Indicator, uitsplitsing: str) -> str:
    """What a table is about: `Meldingen naar soort geweld`."""
    if uitsplitsing == "totaal" or len(indicator.uitsplitsingen) == 1:
        return indicator.titel  # which says it
    return f"{indicator.titel} {woorden.UITSPLITSINGEN[uitsplitsing]}"


def _titel(indicator: Indicator, uitsplitsing: str, per: str) -> str:
    eenheid = IN_EENHEID.get(indicator.eenheid, "")
    return f"{onderwerp(indicator, uitsplitsing)}{eenheid}, {_per(indicator, per)}"


def _per(indicator: Indicator, per: str) -> str:
    return f"op de laatste dag van elk {per}" if indicator.is_stand else f"per {per}"


def totalen(indicator: Indicator, edition: Edition, gebied: Gebied) -> list[Tabel]:
    """The totals of one area with the region beside it: quarters and years apart."""
    return _tabellen(indicator, edition, gebied, ["totaal"])


def uitgesplitst(indicator: Indicator, edition: Edition, gebied: Gebied) -> list[Tabel]:
    """Every breakdown of an indicator in one area, in the order of its description."""
    delen = [deel for deel in indicator.uitsplitsingen if deel != "totaal"]
    return _tabellen(indicator, edition, gebied, delen)


def _tabellen(
    indicator: Indicator, edition: Edition, gebied: Gebied, uitsplitsingen: Sequence[str]
) -> list[Tabel]:
    return [
        _tabel(indicator, edition, gebied, uitsplitsing, per)
        for uitsplitsing in uitsplitsingen
        for per in ("kwartaal", "jaar")
        if edition.toont(indicator.id, gebied.code, uitsplitsing, per_kwartaal=per == "kwartaal")
    ]


def _perioden(edition: Edition, per: str) -> tuple[str, ...]:
    return edition.kwartalen if per == "kwartaal" else edition.jaren


def _tabel(
    indicator: Indicator, edition: Edition, gebied: Gebied, uitsplitsing: str, per: str
) -> Tabel:
    gebieden = [gebied] if gebied.code != "regio" else []
    if edition.toont(indicator.id, "regio", uitsplitsing, per_kwartaal=per == "kwartaal"):
        gebieden.append(REGIO)
    perioden = _perioden(edition, per)
    totaal = uitsplitsing == "totaal"
    return replace(
        _leeg(indicator, edition, _titel(indicator, uitsplitsing, per), per),
        eerste_kop=EERSTE_KOP.get(uitsplitsing, "Soort"),
        rijen=tuple(
            _rijen_per_gebied(indicator, edition, gebieden, perioden)
            if totaal
            else _rijen_per_categorie(indicator, edition, gebieden, perioden, uitsplitsing)
        ),
        groepen=() if totaal or len(gebieden) == 1 else tuple(g.naam for g in gebieden),
    )


def _leeg(indicator: Indicator, edition: Edition, titel: str, per: str) -> Tabel:
    """What every table of an indicator has, without its rows."""
    perioden = _perioden(edition, per)
    return Tabel(
        titel=titel,
        eerste_kop="",
        kolommen=tuple(map(kort, perioden)),
        rijen=(),
        aantallen=indicator.eenheid is Eenheid.AANTAL,
        wachtreden=woorden.waarom_wacht(indicator) if indicator.kijkt_verder else "",
        onder_cijfer=_onder_cijfer(indicator),
        breuken=tuple(breuk.in_woorden for breuk in breuken_in(indicator.id, perioden)),
        inwoners=tuple(over_inwoners(indicator, edition, perioden)),
    )


def _onder_cijfer(indicator: Indicator) -> str:
    if indicator.eenheid is Eenheid.PROCENT:
        return woorden.ONDER_AANDEEL
    return woorden.ONDER_GEMIDDELDE if "maat" in indicator.uitsplitsingen else ""


def _rijen_per_gebied(
    indicator: Indicator, edition: Edition, gebieden: Sequence[Gebied], perioden: Sequence[str]
) -> Iterator[Rij]:
    for gebied in gebieden:
        reeks = edition.reeks(indicator.id, gebied.code, perioden)
        yield _met_verloop(_rij(gebied.naam, reeks, nadruk=gebied.code == "regio"), reeks)


def _rijen_per_categorie(
    indicator: Indicator,
    edition: Edition,
    gebieden: Sequence[Gebied],
    perioden: Sequence[str],
    uitsplitsing: str,
) -> Iterator[Rij]:
    for code in categorieen(indicator.id, uitsplitsing):
        reeksen = [
            edition.reeks(indicator.id, gebied.code, perioden, uitsplitsing, code.kort)
            for gebied in gebieden
        ]
        if any(chain.from_iterable(reeksen)):  # a sum of true values is in no edition
            yield _rij(code.label, chain.from_iterable(reeksen))


def per_gemeente(
    indicator: Indicator, edition: Edition, links: dict[str, str], deel: tuple[str, str]
) -> list[Tabel]:
    """One figure of every municipality, by name and never ranked, and the rows beside them.

    Periods that the shape shows for the region alone have a table of the region.
    """
    tabellen = []
    for per in ("kwartaal", "jaar"):
        rijen = tuple(_rijen_per_gemeente(indicator, edition, links, per, deel))
        if len(rijen) > 1:
            tabel = _leeg(indicator, edition, _titel_per_gemeente(indicator, per, deel), per)
            tabellen.append(replace(tabel, eerste_kop="Gemeente", rijen=rijen))
        elif rijen and deel[0] == "totaal":
            tabellen.append(_tabel(indicator, edition, REGIO, "totaal", per))
    return tabellen


def _titel_per_gemeente(indicator: Indicator, per: str, deel: tuple[str, str]) -> str:
    namen = {code.kort: code.label for code in categorieen(indicator.id, deel[0])}
    welk = "" if deel[0] == "totaal" else f", {namen[deel[1]].lower()},"
    eenheid = IN_EENHEID.get(indicator.eenheid, "")
    return f"{indicator.titel}{welk} per gemeente{eenheid}, per {per}"


def _rijen_per_gemeente(
    indicator: Indicator, edition: Edition, links: dict[str, str], per: str, deel: tuple[str, str]
) -> Iterator[Rij]:
    codes = [gemeente.code for gemeente in gemeenten_van_de_regio()]
    if indicator.noemer is None:  # nobody lives in an unknown municipality
        codes += ["onbekend", "buiten_regio"]
    for gebied in [*(Gebied(code, gemeenten()[code].naam) for code in codes), REGIO]:
        reeks = edition.reeks(indicator.id, gebied.code, _perioden(edition, per), *deel)
        if any(reeks):
            link = links.get(gebied.code, "")
            yield _met_verloop(_rij(gebied.naam, reeks, link=link, nadruk=gebied is REGIO), reeks)
