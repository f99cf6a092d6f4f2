"""Meldingen of Veilig Thuis: who, where, what was decided, and on which casus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random
from typing import NamedTuple

from ghnt_pipeline.example.codes import (
    HOEDANIGHEID,
    TRIAGEBESLUIT,
    VERVOLG,
    Codes,
    pick,
    pick_some,
    weights,
)
from ghnt_pipeline.example.gemeenten import draw_gemeente
from ghnt_pipeline.example.record import JAREN, Record, days
from ghnt_pipeline.example.themas import MELDINGEN, draw_contacts
from ghnt_pipeline.reference import Code, Gemeente

MELDERS = weights("""
    politie 76 gecertificeerde_instelling 2 jeugdhulp 3.5 wijkteam 3.5
    huisarts 2.5 ziekenhuis 3 jgz 1.5 school 3.5 kinderopvang 0.5
    leerplicht 0.5 maatschappelijk_werk 1 vrouwenopvang 0.8 thuiszorg 0.4
    veilig_thuis_elders 2 familielid 2 buurtbewoner 1.3 sociaal_netwerk 0.8
    slachtoffer_volwassen 0.6 kind 0.2 anders 0.6 onbekend 0.5
""")
_MELDERS_2019 = weights("""
    politie 81 kinderarts 0.8 ggz 1.2 justitie 0.6
    onderwijs_basis 1.5 onderwijs_voortgezet 1.2
""")
_BESLUITEN = {
    2018: weights("""
        onderzoek 14.2 vervolgtraject 51
        omgezet_in_advies 1.3 einde_bemoeienis 33.5
    """),
    2019: weights("""
        onderzoek 12.9 voorwaarden_en_vervolg 8.5 overdracht 45
        omgezet_in_advies 1.3 geen_vervolg 32.3
    """),
}
TRIAGE_NA = ((0, 1, 2, 3, 4, 5, 6, 8, 11, 15), (32, 24, 13, 9, 7, 6, 4, 3, 1.5, 0.5))
_AFSLUITING_NA = {
    "omgezet_in_advies": (0, 0),
    "einde_bemoeienis": (0, 5),
    "geen_vervolg": (0, 5),
    "vervolgtraject": (3, 35),
    "overdracht": (3, 35),
    "voorwaarden_en_vervolg": (60, 240),
}
OVERDRACHT = weights("""
    wijkteam 48 jeugdhulp 16 gecertificeerde_instelling 14 thuiszorg 1
    ggz_volwassenen 6 vrouwenopvang 4 politie_om 4 verslavingszorg 3
    andere_instantie 4
""")


class Casus(NamedTuple):
    """The people a melding is about; the pseudonym is the one all suppliers use."""

    nummer: str
    huishouden: str | None


@dataclass(frozen=True, slots=True)
class Triage:
    """What was decided on a melding, and when it will be closed."""

    datum: date
    besluit: Code
    overdracht: Codes
    plan_nodig: bool
    plan_datum: date | None
    onderzoek_tot: date
    afsluiting: date


@dataclass(slots=True)
class Melding:
    """A melding; the numbers of its onderzoek and its earlier advies are filled in afterwards."""

    nummer: str
    datum: date
    gemeente: Gemeente
    aanleiding: Codes
    aard: Codes
    melder: Code
    triage: Triage
    casus: Casus | None
    onderzoeksnummer: str | None = None
    adviesnummer: str | None = None


def draw_meldingen(rng: Random) -> list[Melding]:
    """Draw the meldingen of both years in order of number."""
    meldingen = []
    kring = _Kring(rng)
    for jaar in JAREN:
        contacts = draw_contacts(rng, jaar.van.year, MELDINGEN[jaar.van.year])
        for volgnummer, (day, aanleiding, aard) in enumerate(contacts, 1):
            gemeente = draw_gemeente(rng, day.year)
            melder = pick(rng, HOEDANIGHEID, _melders(day.year))
            triage = _draw_triage(rng, day)
            nummer = f"VB-M-{jaar.naam}-{volgnummer:05d}"
            casus = kring.draw(gemeente)
            meldingen.append(
                Melding(nummer, day, gemeente, aanleiding, aard, melder, triage, casus)
            )
    return meldingen


def _melders(jaar: int) -> Mapping[str, float]:
    return MELDERS if jaar < 2019 else MELDERS | _MELDERS_2019


class _Kring:
    """The casussen so far, per municipality of today: nearly a quarter of meldingen come back."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.bekend: dict[str, list[Casus]] = {}
        self.teller = count(1)

    def draw(self, gemeente: Gemeente) -> Casus | None:
        """Draw an earlier casus of the same municipality, a new one, or none (3 %)."""
        bekend = self.bekend.setdefault(gemeente.code_nu, [])
        if self.rng.random() < 0.03:
            return None
        if bekend and self.rng.random() < 0.235:
            return self.rng.choice(bekend)
        nummer = next(self.teller)
        huishouden = f"VOORBEELD-HH-{nummer:06d}" if self.rng.random() < 0.8 else None
        bekend.append(Casus(f"VB-C-{nummer:05d}", huishouden))
        return bekend[-1]


def _draw_triage(rng: Random, melding: date) -> Triage:
    datum = melding + days(rng.choices(*TRIAGE_NA)[0])
    besluit = pick(rng, TRIAGEBESLUIT, _BESLUITEN[melding.year])
    vervolgd = besluit.kort in {"vervolgtraject", "overdracht"}
    overdracht = pick_some(rng, VERVOLG, OVERDRACHT, rng.choice((1, 1, 1, 2))) if vervolgd else ()
    plan_nodig = besluit.kort in {"onderzoek", "voorwaarden_en_vervolg"} or (
        vervolgd and rng.random() < 0.25
    )
    plan_na = rng.choices((0, 1, 3, 7, None), (66, 14, 9, 5, 6))[0]
    plan_datum = datum + days(plan_na) if plan_nodig and plan_na is not None else None
    onderzoek_tot = datum + days(rng.triangular(30, 111, 58))
    afsluiting = datum + days(rng.randint(*_AFSLUITING_NA.get(besluit.kort, (0, 0))))
    if besluit.kort == "onderzoek":
        afsluiting = onderzoek_tot + days(rng.randint(0, 7))
    afsluiting = max(afsluiting, plan_datum or datum)
    return Triage(datum, besluit, overdracht, plan_nodig, plan_datum, onderzoek_tot, afsluiting)


def melding_record(melding: Melding) -> Record:
    """Make the record of a melding; the decision is known from the day it was taken."""
    begin, triage, casus = melding.datum, melding.triage, melding.casus
    besluit = triage.datum
    plan_bekend = triage.plan_datum or besluit
    return Record(
        melding.nummer,
        begin,
        {
            "meldingnummer": (melding.nummer, begin),
            "casusnummer": (casus and casus.nummer, begin),
            "gemeente": (melding.gemeente, begin),
            "datum_melding": (begin, begin),
            "aanleiding": (melding.aanleiding, begin),
            "aard_geweld": (melding.aard, begin),
            "hoedanigheid_melder": ((melding.melder,), begin),
            "datum_triagebesluit": (besluit, besluit),
            "triagebesluit": ((triage.besluit,), besluit),
            "overdracht_aan": (triage.overdracht, besluit),
            "onderzoeksnummer": (melding.onderzoeksnummer, besluit),
            "veiligheidsplan_nodig": (triage.plan_nodig, besluit),
            "datum_veiligheidsplan": (triage.plan_datum, plan_bekend),
            "datum_afsluiting": (triage.afsluiting, triage.afsluiting),
            "herkomst_adviesnummer": (melding.adviesnummer, begin),
            "huishouden": (casus and casus.huishouden, begin),
        },
    )
