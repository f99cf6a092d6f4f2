"""The joint model of all editions: every relation between the cells they show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ghnt_pipeline.disclosure.cellen import Openbaar, Plaats, Sleutel, Tabel, Waarom
from ghnt_pipeline.disclosure.lezen import Blad, Lezer
from ghnt_pipeline.disclosure.model import Cel, Model
from ghnt_pipeline.disclosure.publish import DREMPEL, REST_GENOEG, STAP
from ghnt_pipeline.disclosure.structuur import Maat, Samenhang, Soort, Structuur
from ghnt_pipeline.periods import Periode

NAUW = 2 * (STAP // 2) + DREMPEL
"""Published noemer and teller that differ by no more than this may leave a complement to hide."""

REST_HOOGSTENS = REST_GENOEG - 1 - 2 * (STAP // 2)
"""With no more left of its noemer than this, a share is hidden whatever its numbers."""


@dataclass(frozen=True)
class Gezamenlijk:
    """The model of all editions, with where each published row of the last one stands in it."""

    model: Model
    rijen: dict[int, tuple[Plaats, ...]]
    """By cell: the rows of the last edition that show it, or are computed from it."""
    te_maskeren: frozenset[int]
    """Cells that only the last edition shows, and no mean is about."""

    def zonder(self, gemaskeerd: Collection[int]) -> Model:
        """The model when the rows of these cells are masked: who shared all rows goes with them."""
        weg = {plaats for cel in gemaskeerd for plaats in self.rijen[cel]}
        return self.model.zonder({c for c in self.te_maskeren if weg.issuperset(self.rijen[c])})


def model_van(
    tabellen: Sequence[Tabel], structuur: Structuur, openbaar: Iterable[Openbaar] = ()
) -> Gezamenlijk:
    """Make one model of all editions, oldest first; the last is the one to be published.

    A cell is one variable across editions while its fingerprint stays the same. Raises UsageFault
    for a count printed elsewhere that no edition agrees with.
    """
    lezer = Lezer(structuur)
    for tabel in tabellen:
        lezer.lees(tabel)
    for getal in openbaar:
        lezer.printte(getal)
    verbinder = _Verbinder(lezer, structuur)
    for blad in lezer.bladen:
        lezer.kruis(blad)
        verbinder.verbind(blad)
    verbinder.aanvullen()
    return Gezamenlijk(
        lezer.bouw.klaar(),
        {nummer: tuple(dict.fromkeys(rijen)) for nummer, rijen in lezer.rijen.items()},
        frozenset(lezer.te_maskeren()),
    )


class _Verbinder:
    """Adds the lines between the cells of each edition."""

    def __init__(self, lezer: Lezer, structuur: Structuur) -> None:
        self.bouw = lezer.bouw
        self.structuur = structuur
        self._lezer = lezer
        self._resten: dict[tuple[object, ...], int] = {}

    def verbind(self, blad: Blad) -> None:
        """Add every line between the cells of one edition."""
        for sleutel, nummer in list(blad.cellen.items()):
            maat = self.structuur.maten.get(sleutel.maat)
            if maat is None:
                continue
            if sleutel.gebied == "regio":
                self._over_gebieden(blad, sleutel, nummer, maat)
            if not Periode.parse(sleutel.periode).is_kwartaal:
                self._over_kwartalen(blad, sleutel, nummer, maat)
            if sleutel.uitsplitsing == "totaal":
                self._over_categorieen(blad, sleutel, nummer, maat)
            self._over_fijner(blad, sleutel, nummer, maat)
        van_maat: dict[str, list[tuple[Sleutel, int]]] = {}
        for sleutel, nummer in blad.cellen.items():
            van_maat.setdefault(sleutel.maat, []).append((sleutel, nummer))
        for verband in self.structuur.samenhang:
            per_categorie = verband.per_categorie
            for sleutel, nummer in van_maat.get(verband.geheel.maat, ()):
                if verband.geheel.in_plaats_van(sleutel, per_categorie=per_categorie) == sleutel:
                    self._tussen_maten(blad, sleutel, nummer, verband)

    def _over_gebieden(self, blad: Blad, sleutel: Sleutel, geheel: int, maat: Maat) -> None:
        delen, ontbreekt = [], False
        for gemeente in self.structuur.gemeenten:
            deel = sleutel._replace(gebied=gemeente)
            if deel in blad.cellen:
                delen.append(blad.cellen[deel])
            elif deel in blad.leeg:
                ontbreekt |= maat.brons > 1 or gemeente in blad.dekking.get(sleutel, ())
            else:
                ontbreekt = True
        self._tel_op("gemeenten", maat.gebied, geheel, delen, ontbreekt=ontbreekt)

    def _over_kwartalen(self, blad: Blad, sleutel: Sleutel, geheel: int, maat: Maat) -> None:
        kwartalen = [
            sleutel._replace(periode=str(k)) for k in Periode.parse(sleutel.periode).kwartalen()
        ]
        delen = [blad.cellen[k] for k in kwartalen if k in blad.cellen]
        if maat.periode == "stand":
            if kwartalen[-1] in blad.cellen:
                self.bouw.gelijk(geheel, blad.cellen[kwartalen[-1]])
            return
        is_zonder = maat.brons == 1 and sleutel in blad.onvolledig
        ontbreekt = any(
            k not in blad.cellen and not (k in blad.leeg and is_zonder) for k in kwartalen
        )
        self._tel_op("kwartalen", maat.periode, geheel, delen, ontbreekt=ontbreekt)

    def _over_categorieen(self, blad: Blad, sleutel: Sleutel, geheel: int, maat: Maat) -> None:
        for uitsplitsing, soort in maat.uitsplitsing.items():
            categorieen = self.structuur.categorieen[sleutel.maat].get(uitsplitsing, ())
            deelsleutels = [
                sleutel._replace(uitsplitsing=uitsplitsing, categorie=c) for c in categorieen
            ]
            delen = [blad.cellen[s] for s in deelsleutels if s in blad.cellen]
            ontbreekt = len(delen) < len(deelsleutels)
            if soort is Soort.KEUZE:
                for deel in delen:
                    self.bouw.omvat(geheel, deel)
            elif soort is Soort.HOOGSTENS_EEN and delen:
                self.bouw.hoogstens(geheel, delen)
            else:
                wijze = "som" if soort is Soort.VERDELING else "vereniging"
                achter = uitsplitsing == "bron"
                self._tel_op(uitsplitsing, wijze, geheel, delen, ontbreekt=ontbreekt, achter=achter)

    def _over_fijner(self, blad: Blad, sleutel: Sleutel, geheel: int, maat: Maat) -> None:
        for fijner, groepen in self.structuur.onder.get(sleutel.uitsplitsing, {}).items():
            wijze = "som" if maat.uitsplitsing.get(fijner) is Soort.VERDELING else "vereniging"
            deelsleutels = [
                sleutel._replace(uitsplitsing=fijner, categorie=c)
                for c in groepen[sleutel.categorie]
            ]
            delen = [blad.cellen[s] for s in deelsleutels if s in blad.cellen]
            ontbreekt = len(delen) < len(deelsleutels)
            self._tel_op(fijner, wijze, geheel, delen, ontbreekt=ontbreekt)

    def _tussen_maten(self, blad: Blad, sleutel: Sleutel, geheel: int, verband: Samenhang) -> None:
        """Measures of different deliveries compare only where both are complete."""
        sleutels = [
            deel.in_plaats_van(sleutel, per_categorie=verband.per_categorie)
            for deel in verband.delen
        ]
        if any(s in blad.onvolledig for s in (sleutel, *sleutels)):
            return
        delen = [blad.cellen[s] for s in sleutels if s in blad.cellen]
        is_heel = len(delen) == len(sleutels)
        if verband.soort == "vereniging" and is_heel:
            self.bouw.vereniging(geheel, delen)
        elif verband.soort == "verdeling" and is_heel:
            self.bouw.som(geheel, delen)
        elif verband.soort in ("los", "verdeling") and delen:
            self.bouw.hoogstens(geheel, delen)
        else:
            self._elk_apart(verband.soort, geheel, delen)

    def _elk_apart(self, soort: str, geheel: int, delen: Sequence[int]) -> None:
        voeg_toe = {"huishoudens": self.bouw.huishoudens, "gelijk": self.bouw.gelijk}
        for deel in delen:
            voeg_toe.get(soort, self.bouw.omvat)(geheel, deel)

    def _tel_op(
        self,
        wat: str,
        wijze: str,
        geheel: int,
        delen: Sequence[int],
        *,
        ontbreekt: bool,
        achter: bool = False,
    ) -> None:
        """Add a sum or union; a part that is not published is a cell nobody shows."""
        if not delen:
            return
        alle = [*delen, self._rest(wat, geheel, delen)] if ontbreekt else list(delen)
        if wijze == "som":
            self.bouw.som(geheel, alle, achter=achter)
        else:
            self.bouw.vereniging(geheel, alle)

    def _rest(self, wat: str, geheel: int, delen: Sequence[int]) -> int:
        sleutel = (wat, geheel, *delen)
        if sleutel not in self._resten:
            cel = self.bouw.cellen[geheel]
            naam = f"{cel.naam} overige {wat} {len(self._resten) + 1}"
            self._resten[sleutel] = self.bouw.cel(Cel(naam, zelf=cel.zelf))
        return self._resten[sleutel]

    def aanvullen(self) -> None:
        """Add what is left of a noemer without its teller: never printed, and protected alike."""
        for (noemer, teller), deling in self._lezer.delingen.items():
            geheel, deel = self.bouw.cellen[noemer], self.bouw.cellen[teller]
            nauw = (
                geheel.getoond is not None
                and not deel.verborgen
                and (deel.getoond is None or geheel.getoond - deel.getoond <= NAUW)
            )
            is_rest, is_klein = (deling.waarom == w for w in (Waarom.REST, Waarom.NOEMER))
            if is_klein and deel.getoond is None:
                self.bouw.cellen[teller] = replace(deel, doel=True)
            rest = self.bouw.cel(
                Cel(
                    deling.naam,
                    zelf=geheel.zelf,
                    hoogstens=REST_HOOGSTENS if is_rest else None,
                    doel=nauw or is_rest or is_klein,
                )
            )
            self.bouw.som(noemer, [teller, rest])
