"""Shelter by Blijf and help to plegers by DOK: trajecten of one family or one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from ghnt_pipeline.example.codes import (
    HULPVORM,
    ROL,
    VERVOLG_HULP,
    Codes,
    pick,
    pick_some,
    weights,
)
from ghnt_pipeline.example.gemeenten import draw_gemeente, is_plaats
from ghnt_pipeline.example.meldingen import Melding
from ghnt_pipeline.example.record import JAREN, Periode, Record, days, draw_day
from ghnt_pipeline.reference import Code, Gemeente

# The first export of 2018 also holds who was already there.
_AANMELDJAREN = (
    Periode("2017", date(2017, 2, 15), date(2017, 12, 31)),
    *JAREN,
)
_GEZINNEN_PER_JAAR = 45
_PLEGERS_PER_JAAR = 80
_HOEKSCHE_WAARD = ("GM1963",)  # shelter for it falls under another centrumgemeente

_OPVANG = {"crisisopvang": 46.0, "vervolgopvang": 26.0, "ambulante_hulp": 28.0}
_DAARBIJ = {"traumabehandeling": 3.0, "groepsaanbod": 3.0, "rechtshulp": 2.0, "nazorg": 2.0}
_BIJ_PLEGERS = {"groepsaanbod": 55.0, "ambulante_hulp": 40.0, "nazorg": 12.0, "anders": 5.0}
_VERVOLG = weights("""
    eigen_woning 30 terug_naar_partner 12 familie_of_netwerk 16
    andere_opvang 14 begeleid_wonen 8 vervolghulp 14 onbekend 6
""")
_VERVOLG_PLEGERS = {"vervolghulp": 30.0, "geen_vervolg": 55.0, "onbekend": 15.0}
_TARIEF = {"crisisopvang": 148, "vervolgopvang": 96, "ambulante_hulp": 21}


@dataclass(slots=True)
class Traject:
    """One stay or course of help of one client."""

    client: str
    gemeente: Gemeente
    rol: Code
    aanmelding: date
    start: date
    einde: date
    hulpvorm: Codes
    vervolg: Code
    huishouden: str | None = None
    recidive: bool | None = None
    kosten: Decimal | None = None
    nummer: str = ""

    def loopt_in(self, periode: Periode) -> bool:
        """Tell whether help was given in the period."""
        return self.start <= periode.tot and self.einde >= periode.van


def draw_blijf(rng: Random, meldingen: Sequence[Melding]) -> list[Traject]:
    """Draw the trajecten of Blijf: a victim with her children, each a client of her own."""
    trajecten: list[Traject] = []
    clienten = 0
    for jaar in _AANMELDJAREN:
        for aanmelding in sorted(draw_day(rng, jaar) for _ in range(_GEZINNEN_PER_JAAR)):
            kinderen = rng.choices((0, 1, 2, 3), (40, 30, 20, 10))[0]
            nummers = [f"VB-K-{clienten + n:05d}" for n in range(1, kinderen + 2)]
            clienten += len(nummers)
            trajecten += _gezin(rng, nummers, aanmelding, meldingen)
    terug = [t for t in trajecten if t.rol.kort == "slachtoffer" and t.einde < date(2019, 6, 1)]
    trajecten += [_opnieuw(rng, traject) for traject in rng.sample(terug, 5)]
    trajecten = [t for t in trajecten if JAREN[0].van <= t.einde and t.aanmelding <= JAREN[-1].tot]
    return _numbered(trajecten)


def _gezin(
    rng: Random, nummers: list[str], aanmelding: date, meldingen: Sequence[Melding]
) -> list[Traject]:
    gemeente = draw_gemeente(rng, max(aanmelding.year, 2018), 0.2, 0.02, _HOEKSCHE_WAARD)
    huishouden = _draw_huishouden(rng, gemeente, aanmelding, meldingen)
    opvang = pick(rng, HULPVORM, _OPVANG)
    start = aanmelding + days(rng.triangular(0, 45, 2))
    einde = start + days(rng.triangular(10, 301, 60))
    vervolg = pick(rng, VERVOLG_HULP, _VERVOLG)
    recidive = None if huishouden and rng.random() < 0.6 else rng.random() < 0.18
    gezin = []
    for plaats, nummer in enumerate(nummers):
        rol = ROL["kind" if plaats else "slachtoffer"]
        vormen = _hulpvormen(rng, opvang)
        kosten = Decimal((einde - start).days * _TARIEF[opvang.kort] * 100 + rng.randrange(9900))
        gezin.append(
            Traject(nummer, gemeente, rol, aanmelding, start, einde, vormen, vervolg, huishouden)
        )
        gezin[-1].recidive, gezin[-1].kosten = recidive, kosten / 100
    return gezin


def _hulpvormen(rng: Random, opvang: Code) -> Codes:
    extra = pick_some(rng, HULPVORM, _DAARBIJ, rng.choice((0, 0, 1, 1, 2)))
    if opvang.kort == "crisisopvang" and rng.random() < 0.2:
        extra = (HULPVORM["vervolgopvang"], *extra)
    return (opvang, *extra)


def _draw_huishouden(
    rng: Random, gemeente: Gemeente, aanmelding: date, meldingen: Sequence[Melding]
) -> str | None:
    """Find a household with a recent melding in the same place, else sometimes a new one."""
    lot = rng.random()
    bekend = [
        m.casus.huishouden
        for m in meldingen
        if m.casus
        and m.casus.huishouden
        and 0 <= (aanmelding - m.datum).days <= 60
        and m.gemeente.code_nu == gemeente.code_nu
    ]
    if bekend and lot < 0.7 and is_plaats(gemeente):
        return rng.choice(bekend)
    return f"VOORBEELD-HH-{rng.randrange(800000, 900000)}" if lot > 0.75 else None


def _opnieuw(rng: Random, eerder: Traject) -> Traject:
    start = eerder.einde + days(rng.randint(20, 160))
    einde = start + days(rng.randint(10, 120))
    hulpvorm = (HULPVORM["ambulante_hulp"],)
    kosten = Decimal((einde - start).days * _TARIEF["ambulante_hulp"])
    return Traject(
        eerder.client,
        eerder.gemeente,
        eerder.rol,
        start - days(5),
        start,
        einde,
        hulpvorm,
        eerder.vervolg,
        eerder.huishouden,
        eerder.recidive,
        kosten,
    )


def _numbered(trajecten: list[Traject]) -> list[Traject]:
    trajecten.sort(key=lambda traject: (traject.aanmelding, traject.client))
    tellers: dict[int, int] = {}
    for traject in trajecten:
        jaar = traject.aanmelding.year
        tellers[jaar] = tellers.get(jaar, 0) + 1
        traject.nummer = f"VB-T-{jaar}-{tellers[jaar]:05d}"
    return trajecten


def traject_record(traject: Traject) -> Record:
    """Make the record of a traject, known from its aanmelding on."""
    begin, start, einde = traject.aanmelding, traject.start, traject.einde
    return Record(
        traject.nummer,
        begin,
        {
            "trajectnummer": (traject.nummer, begin),
            "clientnummer": (traject.client, begin),
            "gemeente_herkomst": (traject.gemeente, begin),
            "rol": ((traject.rol,), begin),
            "datum_aanmelding": (begin, begin),
            "datum_start": (start, start),
            "datum_einde": (einde, einde),
            "hulpvorm": (traject.hulpvorm, begin),
            "vervolg": ((traject.vervolg,), einde),
            "recidive": (traject.recidive, einde),
            "kosten": (traject.kosten, einde),
            "huishouden": (traject.huishouden, begin),
        },
    )


def draw_dok(rng: Random) -> list[Traject]:
    """Draw the trajecten behind the anonymous figures of DOK; some plegers come twice."""
    trajecten = [
        _pleger(rng, f"VB-K-D{jaar.naam}{volgnummer:03d}", draw_day(rng, jaar))
        for jaar in _AANMELDJAREN
        for volgnummer in range(1, _PLEGERS_PER_JAAR + 1)
    ]
    klaar = [t for t in trajecten if JAREN[0].van <= t.einde < date(2019, 7, 1)]
    for eerder in rng.sample(klaar, 10):
        opnieuw = _pleger(rng, eerder.client, eerder.einde + days(rng.randint(10, 60)))
        opnieuw.gemeente = eerder.gemeente
        trajecten.append(opnieuw)
    return trajecten


def _pleger(rng: Random, client: str, aanmelding: date) -> Traject:
    start = aanmelding + days(rng.randint(5, 40))
    einde = start + days(rng.triangular(45, 300, 120))
    vormen = pick_some(rng, HULPVORM, _BIJ_PLEGERS, rng.choice((1, 1, 2)))
    vervolg = pick(rng, VERVOLG_HULP, _VERVOLG_PLEGERS)
    gemeente = draw_gemeente(rng, 2019, buiten=0.03, onbekend=0.02)
    return Traject(client, gemeente, ROL["pleger"], aanmelding, start, einde, vormen, vervolg)
