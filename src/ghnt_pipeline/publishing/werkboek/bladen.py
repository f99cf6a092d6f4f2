"""Which sheets of figures the workbook has, and what stands in their rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ghnt_pipeline.indicators import Eenheid, Indicator
from ghnt_pipeline.publishing.edition import Edition, Waarde
from ghnt_pipeline.publishing.opmaak import kort, opsomming
from ghnt_pipeline.publishing.overzichten import Overzicht, gebieden
from ghnt_pipeline.publishing.tabellen import EERSTE_KOP, IN_EENHEID, onderwerp
from ghnt_pipeline.publishing.werkboek.cijfers import NIETS, Cijfer, cijfer, telling

HOOFDZAAK = ("totaal", "maat")
"""The uitsplitsingen that stand for an indicator on the sheets of the region."""

EENHEDEN = {
    Eenheid.AANTAL: "aantal",
    Eenheid.PER_1000: "per 1.000 inwoners",
    Eenheid.PROCENT: "procent",
    Eenheid.DAGEN: "dagen",
    Eenheid.UREN: "uren",
    Eenheid.EURO: "euro",
}


@dataclass(frozen=True)
class Rij:
    """What a row is about, and its figures."""

    namen: tuple[str, ...]
    cijfers: tuple[Cijfer, ...]
    is_regio: bool = False


@dataclass(frozen=True)
class Cijferblad:
    """One table of figures, not yet on its sheet; without `overzicht` it is of all indicators."""

    onderwerp: str
    titel: str
    koppen: tuple[str, ...]
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    perioden: tuple[str, ...]
    overzicht: Overzicht | None = None

    @property
    def cijfers(self) -> list[Cijfer]:
        """Every figure on it."""
        return [cijfer for rij in self.rijen for cijfer in rij.cijfers]


def cijferbladen(edition: Edition, alle: Sequence[Overzicht]) -> list[Cijferblad]:
    """The region first, then each indicator: the municipalities, and what the region has more."""
    bladen = [
        _regioblad(edition, alle, perioden, per)
        for perioden, per in ((edition.jaren, "jaar"), (edition.kwartalen, "kwartaal"))
    ]
    for overzicht in alle:
        bladen += _bladen_van(edition, overzicht)
    return [blad for blad in bladen if blad.rijen]


def _regioblad(
    edition: Edition, alle: Sequence[Overzicht], perioden: tuple[str, ...], per: str
) -> Cijferblad:
    rijen = (
        rij
        for overzicht in alle
        if overzicht.uitsplitsing in HOOFDZAAK
        for rij in _hoofdrijen(edition, overzicht, perioden)
        if any(cijfer is not NIETS for cijfer in rij.cijfers)
    )
    return Cijferblad(
        f"Regio per {per}",
        f"De regio in cijfers, per {per}",
        ("Cijfer", "Onderdeel", "Eenheid"),
        tuple(map(kort, perioden)),
        tuple(rijen),
        perioden,
    )


def _hoofdrijen(edition: Edition, overzicht: Overzicht, perioden: Sequence[str]) -> Iterator[Rij]:
    """A figure of the region and the counts behind it, each on a row of its own."""
    indicator = overzicht.indicator

    def rij(onderdeel: str, eenheid: Eenheid, cijfers: Iterator[Cijfer]) -> Rij:
        return Rij((indicator.titel, onderdeel, EENHEDEN[eenheid]), tuple(cijfers))

    is_aandeel = indicator.eenheid is Eenheid.PROCENT
    reeksen = {
        code.label.lower(): _reeks(edition, overzicht, "regio", code.kort, perioden)
        for code in overzicht.codes
    }
    gemaakt = {naam: reeks for naam, reeks in reeksen.items() if any(reeks)}
    for naam, reeks in gemaakt.items():
        yield rij("aandeel" if is_aandeel else naam, indicator.eenheid, map(cijfer, reeks))
    eerste = next(iter(gemaakt.values()), [])
    if is_aandeel:
        yield rij("aantal", Eenheid.AANTAL, (telling(w, "teller") for w in eerste))
        yield rij("totaal", Eenheid.AANTAL, (telling(w, "noemer") for w in eerste))
    elif _is_gemiddeld(indicator):
        yield rij("over hoeveel", Eenheid.AANTAL, (telling(w, "noemer") for w in eerste))


def _bladen_van(edition: Edition, overzicht: Overzicht) -> Iterator[Cijferblad]:
    """Of one indicator: per municipality where there is such, and the region where it has more."""
    gemeenten = _perioden(w for w in overzicht.waarden if w.gebied != "regio")
    regio = _perioden(w for w in overzicht.waarden if w.gebied == "regio")
    if gemeenten:
        yield _gemeenteblad(edition, overzicht, gemeenten)
    if overzicht.uitsplitsing not in HOOFDZAAK and set(regio) - set(gemeenten):
        yield _regiodeel(edition, overzicht, regio)


def _perioden(waarden: Iterator[Waarde]) -> tuple[str, ...]:
    """Years first, then quarters."""
    return tuple(sorted({w.periode for w in waarden}, key=lambda p: ("K" in p, p)))


def _gemeenteblad(edition: Edition, overzicht: Overzicht, perioden: tuple[str, ...]) -> Cijferblad:
    is_totaal = overzicht.uitsplitsing == "totaal"
    rijen = (
        Rij(
            (gebied.naam,) if is_totaal else (gebied.naam, code.label),
            _cijfers(overzicht.indicator, reeks),
            gebied.code == "regio",
        )
        for gebied in gebieden()
        for code in overzicht.codes
        if any(reeks := _reeks(edition, overzicht, gebied.code, code.kort, perioden))
    )
    koppen = ("Gemeente",) if is_totaal else ("Gemeente", _kop(overzicht))
    return _blad(overzicht, "per gemeente", koppen, tuple(rijen), perioden)


def _regiodeel(edition: Edition, overzicht: Overzicht, perioden: tuple[str, ...]) -> Cijferblad:
    rijen = (
        Rij((code.label,), _cijfers(overzicht.indicator, reeks))
        for code in overzicht.codes
        if any(reeks := _reeks(edition, overzicht, "regio", code.kort, perioden))
    )
    return _blad(overzicht, "regio", (_kop(overzicht),), tuple(rijen), perioden)


def _blad(
    overzicht: Overzicht,
    wie: str,
    koppen: tuple[str, ...],
    rijen: tuple[Rij, ...],
    perioden: tuple[str, ...],
) -> Cijferblad:
    indicator = overzicht.indicator
    wat = onderwerp(indicator, overzicht.uitsplitsing)
    eenheid = IN_EENHEID.get(indicator.eenheid, "")
    return Cijferblad(
        wat,
        f"{wat}{eenheid}, {wie}, {_per(indicator, perioden)}",
        koppen,
        tuple(kop for periode in perioden for kop in _kolommen(indicator, kort(periode))),
        rijen,
        perioden,
        overzicht,
    )


def _reeks(
    edition: Edition, overzicht: Overzicht, gebied: str, categorie: str, perioden: Sequence[str]
) -> list[Waarde | None]:
    return edition.reeks(
        overzicht.indicator.id, gebied, perioden, overzicht.uitsplitsing, categorie
    )


def _kop(overzicht: Overzicht) -> str:
    return EERSTE_KOP.get(overzicht.uitsplitsing, "Soort")


def _per(indicator: Indicator, perioden: Sequence[str]) -> str:
    soorten = [("jaar", False), ("kwartaal", True)]
    gevonden = [naam for naam, is_k in soorten if any(("K" in p) is is_k for p in perioden)]
    if indicator.is_stand:
        return f"op de laatste dag van elk {opsomming(gevonden)}"
    return opsomming([f"per {naam}" for naam in gevonden])


def _kolommen(indicator: Indicator, periode: str) -> tuple[str, ...]:
    if indicator.eenheid is Eenheid.PROCENT:
        return f"{periode} aandeel", f"{periode} aantal", f"{periode} totaal"
    return (periode, f"{periode} over hoeveel") if _is_gemiddeld(indicator) else (periode,)


def _cijfers(indicator: Indicator, reeks: Sequence[Waarde | None]) -> tuple[Cijfer, ...]:
    """The cells of a row, as many per period as it has columns."""
    gevonden: list[Cijfer] = []
    for waarde in reeks:
        gevonden.append(cijfer(waarde))
        if indicator.eenheid is Eenheid.PROCENT:
            gevonden.append(telling(waarde, "teller"))
        if indicator.eenheid is Eenheid.PROCENT or _is_gemiddeld(indicator):
            gevonden.append(telling(waarde, "noemer"))
    return tuple(gevonden)


def _is_gemiddeld(indicator: Indicator) -> bool:
    return "maat" in indicator.uitsplitsingen
