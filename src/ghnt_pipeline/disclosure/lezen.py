"""From published tables to cells: one variable for each, across editions while it is unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ghnt_pipeline.disclosure.cellen import Cijfer, Openbaar, Plaats, Sleutel, Stand, Tabel, Waarom
from ghnt_pipeline.disclosure.model import RUIMTE, Bouw, Cel, kandidaten
from ghnt_pipeline.disclosure.publish import DREMPEL, genoeg
from ghnt_pipeline.disclosure.structuur import Structuur
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.periods import Periode

LEEG = (Stand.GEEN_GEGEVENS.value,)


@dataclass(frozen=True)
class Deling:
    """A share: the name of what is left of its noemer, and why it is hidden, if it is."""

    naam: str
    waarom: str


@dataclass
class Blad:
    """One edition while its model is made: which cell of the model each key is."""

    tabel: Tabel
    cellen: dict[Sleutel, int] = field(default_factory=dict)
    leeg: set[Sleutel] = field(default_factory=set)
    onvolledig: set[Sleutel] = field(default_factory=set)
    dekking: dict[Sleutel, frozenset[str]] = field(default_factory=dict)
    afdruk: dict[Sleutel, str] = field(default_factory=dict)


class Lezer:
    """Reads editions into cells: which are one across editions, and what is shown of each."""

    def __init__(self, structuur: Structuur) -> None:
        self.structuur = structuur
        self.bouw = Bouw()
        self.bladen: list[Blad] = []
        self.rijen: dict[int, list[Plaats]] = {}
        self.vast: set[int] = set()
        self._versies: dict[Sleutel, dict[str, int]] = {}
        self.delingen: dict[tuple[int, int], Deling] = {}
        """By noemer and teller."""

    def lees(self, tabel: Tabel) -> None:
        """Read one edition; what it shows is added to what earlier ones showed of a cell."""
        blad = Blad(tabel)
        self.vast |= {n for n, cel in enumerate(self.bouw.cellen) if cel.getoond is not None}
        self.rijen = {}
        self.bladen.append(blad)
        for cijfer in tabel.cijfers:
            self._lees_teller(blad, cijfer)
        for cijfer in tabel.cijfers:
            self._lees_noemer(blad, cijfer)
        for cijfer in tabel.cijfers:
            self._lees_grenzen(blad, cijfer)

    def te_maskeren(self) -> Iterator[int]:
        """The cells that can still be left out of the last edition."""
        for nummer, plaatsen in self.rijen.items():
            indicatoren = (plaats[0] for plaats in plaatsen)
            van_gemiddelde = any(self.structuur.tellingen[i].teller is None for i in indicatoren)
            is_getoond = self.bouw.cellen[nummer].getoond is not None
            if is_getoond and not van_gemiddelde and nummer not in self.vast:
                yield nummer

    def _lees_teller(self, blad: Blad, cijfer: Cijfer) -> None:
        telling = self.structuur.tellingen[cijfer.indicator]
        if telling.teller is None or telling.noemer is not None:
            return
        sleutel = self.structuur.sleutel(telling.teller, cijfer.plaats)
        if cijfer.status in LEEG:
            blad.leeg.add(sleutel)
            return
        nummer = self._nummer(blad, sleutel, cijfer.afdruk)
        self._zie(nummer, cijfer.status, cijfer.teller, is_klein=not cijfer.waarom)
        self.rijen.setdefault(nummer, []).append(cijfer.plaats)
        blad.dekking[sleutel] = frozenset(cijfer.dekking.split())
        if cijfer.onvolledig:
            blad.onvolledig.add(sleutel)

    def _lees_noemer(self, blad: Blad, cijfer: Cijfer) -> None:
        """A mean shows how many it is about; a share shows its two numbers."""
        telling = self.structuur.tellingen[cijfer.indicator]
        if telling.noemer is None or cijfer.status in LEEG:
            return
        waarom = _waarom(cijfer, is_aandeel=telling.teller is not None)
        plaats = cijfer.plaats if telling.teller else (*cijfer.plaats[:3], "totaal", "totaal")
        sleutel = self.structuur.sleutel(telling.noemer, plaats)
        noemer = self._nummer(blad, sleutel, cijfer.afdruk_noemer)
        if cijfer.noemer is not None:
            self._zie(noemer, Stand.GETOOND, cijfer.noemer)
            self.rijen.setdefault(noemer, []).append(cijfer.plaats)
        elif waarom == Waarom.NOEMER:
            self._te_weinig(noemer, cijfer.categorie)
        if telling.teller is not None:
            self._lees_deling(blad, cijfer, noemer, sleutel._replace(maat=telling.teller), waarom)

    def _lees_deling(
        self, blad: Blad, cijfer: Cijfer, noemer: int, sleutel: Sleutel, waarom: str
    ) -> None:
        teller = self._nummer(blad, sleutel, cijfer.afdruk)
        self.rijen.setdefault(teller, []).append(cijfer.plaats)
        self._zie(teller, cijfer.status, cijfer.teller, is_klein=waarom == Waarom.TELLER)
        naam = f"rest van {self.bouw.cellen[teller].naam}"
        if waarom or (noemer, teller) not in self.delingen:
            self.delingen[noemer, teller] = Deling(naam, waarom)

    def _te_weinig(self, noemer: int, categorie: str) -> None:
        """A mean or share was withheld for want of records: unless a row shows how many."""
        cel = self.bouw.cellen[noemer]
        if cel.getoond is None and not cel.verborgen:
            meeste = min(kandidaten(genoeg(categorie))[0] - 1, cel.hoogstens or RUIMTE)
            self.bouw.cellen[noemer] = replace(cel, hoogstens=meeste)

    def _lees_grenzen(self, blad: Blad, cijfer: Cijfer) -> None:
        """Bounds follow from the shown themas, so they go where one of those is masked."""
        teller = self.structuur.tellingen[cijfer.indicator].teller
        if cijfer.status != Stand.GRENZEN or teller is None:
            return
        for thema in self.structuur.categorieen[teller].get("thema", ()):
            plaats = (*cijfer.plaats[:3], "thema", thema)
            sleutel = self.structuur.sleutel(teller, plaats)
            if sleutel in blad.cellen:
                self.rijen.setdefault(blad.cellen[sleutel], []).append(cijfer.plaats)

    def _nummer(self, blad: Blad, sleutel: Sleutel, afdruk: str) -> int:
        if sleutel in blad.cellen:
            return blad.cellen[sleutel]
        versies = self._versies.setdefault(sleutel, {})
        if afdruk not in versies:
            naam = str(sleutel) if not versies else f"{sleutel}~{len(versies) + 1}"
            zelf = self._is_zelf(blad, sleutel)
            versies[afdruk] = self.bouw.cel(Cel(naam, zelf=zelf))
        blad.cellen[sleutel] = versies[afdruk]
        blad.afdruk[sleutel] = afdruk
        return versies[afdruk]

    def _is_zelf(self, blad: Blad, sleutel: Sleutel) -> bool:
        maat = self.structuur.maten.get(sleutel.maat)
        van_bron = f"{sleutel.maat}/{sleutel.categorie}"
        return (
            (maat is not None and maat.zelf)
            or sleutel.maat in blad.tabel.zonder_achter
            or (sleutel.uitsplitsing == "bron" and van_bron in blad.tabel.zonder_achter)
        )

    def _zie(self, nummer: int, status: str, getal: int | None, *, is_klein: bool = False) -> None:
        """Note what an edition shows of a cell; hidden while `is_klein`, it is seven or less."""
        cel = self.bouw.cellen[nummer]
        if getal is not None:
            if cel.getoond not in (None, getal):
                raise ValueError(f"{cel.naam} did not change and is shown as two numbers")
            cel = replace(cel, getoond=getal)
        elif status == Stand.VERBORGEN and is_klein:
            cel = replace(cel, verborgen=True)
        doel = cel.verborgen and cel.getoond is None and cel.exact is None
        self.bouw.cellen[nummer] = replace(cel, doel=doel)

    def printte(self, getal: Openbaar) -> None:
        """Bind the cells that agree with a count printed elsewhere; it is no secret any more."""
        telling = self.structuur.tellingen[getal.indicator]
        plaats = (
            getal.indicator, getal.gebied, getal.periode, getal.uitsplitsing, getal.categorie,
        )  # fmt: skip
        versies = self._versies.get(self.structuur.sleutel(telling.teller or "", plaats), {})
        passend = [nummer for nummer in versies.values() if self._past(nummer, getal.aantal)]
        if versies and not passend:
            raise UsageFault(
                f"{getal.bron}: the count of {'/'.join(plaats)} does not agree "
                "with any edition. Correct it, or take it out"
            )
        for nummer in passend:
            cel = replace(self.bouw.cellen[nummer], exact=getal.aantal, doel=False)
            self.bouw.cellen[nummer] = cel

    def _past(self, nummer: int, aantal: int) -> bool:
        cel = self.bouw.cellen[nummer]
        if cel.getoond is None:
            return not (cel.verborgen and cel.zelf and aantal > DREMPEL)
        laag, hoog = kandidaten(cel.getoond)
        return laag <= aantal <= hoog

    def kruis(self, blad: Blad) -> None:
        """Add the cells nobody shows where a shown area and a shown quarter cross.

        Across editions such a cell is one as long as that quarter's cell of the region is.
        """
        gebieden: dict[Sleutel, list[str]] = {}
        kwartalen: dict[Sleutel, list[str]] = {}
        for sleutel in blad.cellen:
            wat = sleutel._replace(gebied="", periode="")
            gebieden.setdefault(wat, []).append(sleutel.gebied)
            if Periode.parse(sleutel.periode).is_kwartaal:
                kwartalen.setdefault(wat, []).append(sleutel.periode)
        for wat, plaatsen in gebieden.items():
            for gebied in dict.fromkeys(plaatsen):
                for kwartaal in dict.fromkeys(kwartalen.get(wat, ())):
                    sleutel = wat._replace(gebied=gebied, periode=kwartaal)
                    van_regio = blad.afdruk.get(sleutel._replace(gebied="regio"))
                    if sleutel not in blad.leeg:
                        self._nummer(blad, sleutel, van_regio or blad.tabel.editie)


def _waarom(cijfer: Cijfer, *, is_aandeel: bool) -> str:
    """Why a share or mean is hidden; of a share for its teller, when nothing else is known."""
    if cijfer.status != Stand.VERBORGEN:
        return ""
    return (cijfer.waarom or Waarom.TELLER) if is_aandeel else Waarom.NOEMER
