"""Onderzoeken that follow a melding, and the screenings for a tijdelijk huisverbod."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from ghnt_pipeline.example.codes import (
    UITKOMST,
    VERVOLG,
    Codes,
    alleen_kind,
    pick_some,
    themas,
    weights,
)
from ghnt_pipeline.example.gemeenten import is_plaats
from ghnt_pipeline.example.meldingen import Melding
from ghnt_pipeline.example.record import JAREN, Record, days
from ghnt_pipeline.example.themas import draw_aard

RISICOTAXATIES = {2018: 45, 2019: 47}

_VERVOLG = weights("""
    wijkteam 30 jeugdhulp 28 rvdk 14 gecertificeerde_instelling 9
    ggz_volwassenen 8 verslavingszorg 4 vrouwenopvang 4 politie_om 3
    andere_instantie 5 thuiszorg 1
""")
_STAND = ("geen", "niet_bevestigd", "bevestigd")


@dataclass(frozen=True, slots=True)
class Afloop:
    """How an onderzoek ended."""

    uitkomst: Codes
    aard: Codes
    vervolg: Codes
    uren: Decimal


def onderzoek_record(rng: Random, melding: Melding) -> Record:
    """Make the onderzoek of a melding; it runs from the triagebesluit to its planned end."""
    begin, einde = melding.triage.datum, melding.triage.onderzoek_tot
    start = begin + days(rng.choices((1, 3, 6, 10, 15, 24), (15, 25, 25, 18, 12, 5))[0])
    afloop = _draw_afloop(rng, melding, einde)
    casus = melding.casus
    return Record(
        melding.onderzoeksnummer or "",
        begin,
        {
            "onderzoeksnummer": (melding.onderzoeksnummer, begin),
            "casusnummer": (casus and casus.nummer, begin),
            "gemeente": (melding.gemeente, begin),
            "aanleiding": (melding.aanleiding, begin),
            "datum_besluit": (begin, begin),
            "datum_start": (start, start),
            "datum_afronding": (einde, einde),
            "uitkomst": (afloop.uitkomst, einde),
            "aard_geweld": (afloop.aard, einde),
            "vervolg": (afloop.vervolg, einde),
            "bestede_uren": (afloop.uren, einde),
            "huishouden": (casus and casus.huishouden, begin),
        },
    )


def _draw_afloop(rng: Random, melding: Melding, einde: date) -> Afloop:
    uitkomst = _draw_uitkomst(rng, melding, einde)
    bevestigd = {code.kort for code in uitkomst} & {"hg_bevestigd", "km_bevestigd"}
    aard = draw_aard(rng, melding.aanleiding, minstens=1) if bevestigd else ()
    if "km_bevestigd" not in bevestigd and alleen_kind(aard):
        aard = ()
    vervolg: Codes = (VERVOLG["geen_vervolg"],)
    if bevestigd or rng.random() < 0.35:
        vervolg = pick_some(rng, VERVOLG, _VERVOLG, rng.choice((1, 1, 2, 3)))
    return Afloop(uitkomst, aard, vervolg, Decimal(rng.randrange(32, 190)) / 4)


def _draw_uitkomst(rng: Random, melding: Melding, einde: date) -> Codes:
    gevonden = themas(melding.aanleiding)
    lot = rng.random()
    if lot < 0.025:
        return (UITKOMST["gestopt_overleden" if lot < 0.002 else "gestopt_vertrokken"],)
    if lot < 0.045 and einde.year >= 2019:
        return (UITKOMST["overdracht_andere_regio"],)
    delen = []
    if gevonden & {"HG", "OM"}:
        delen.append(f"hg_{rng.choices(_STAND, (10, 28, 62))[0]}")
    if "KM" in gevonden:
        delen.append(f"km_{rng.choices(_STAND, (12, 33, 55))[0]}")
    zonder_oordeel = {"hg_geen": "geen_hg", "km_geen": "geen_km"}
    return tuple(UITKOMST[zonder_oordeel.get(deel, deel)] for deel in delen)


def huisverbod_records(rng: Random, meldingen: Sequence[Melding]) -> list[Record]:
    """Screen some police meldingen of partner violence for a tijdelijk huisverbod."""
    records = []
    for jaar in JAREN:
        kandidaten = [m for m in meldingen if jaar.bevat(m.datum) and _kan_huisverbod(m)]
        gekozen = rng.sample(kandidaten, RISICOTAXATIES[jaar.van.year])
        for volgnummer, melding in enumerate(sorted(gekozen, key=lambda m: m.nummer), 1):
            nummer = f"VB-H-{jaar.naam}-{volgnummer:05d}"
            records.append(_huisverbod(rng, nummer, melding))
    return records


def _kan_huisverbod(melding: Melding) -> bool:
    partner = any(code.kort == "partnergeweld" for code in melding.aanleiding)
    return partner and melding.melder.kort == "politie" and is_plaats(melding.gemeente)


def _huisverbod(rng: Random, nummer: str, melding: Melding) -> Record:
    day = melding.datum
    opgelegd = rng.random() < 0.6
    besluit = day + days(10) if opgelegd else day
    verlengd = rng.random() < 0.4 if opgelegd else None
    return Record(
        nummer,
        day,
        {
            "huisverbodnummer": (nummer, day),
            "casusnummer": (melding.casus and melding.casus.nummer, day),
            "gemeente": (melding.gemeente, day),
            "datum_risicotaxatie": (day, day),
            "opgelegd": (opgelegd, day),
            "datum_opgelegd": (day if opgelegd else None, day),
            "verlengd": (verlengd, besluit),
        },
    )


def draw_onderzoeken(rng: Random, meldingen: Sequence[Melding]) -> list[Record]:
    """Number the onderzoeken in order of their besluit and make their records."""
    gekozen = [m for m in meldingen if m.triage.besluit.kort == "onderzoek"]
    gekozen.sort(key=lambda m: (m.triage.datum, m.nummer))
    tellers: dict[int, int] = {}
    for melding in gekozen:
        jaar = melding.triage.datum.year
        tellers[jaar] = tellers.get(jaar, 0) + 1
        melding.onderzoeksnummer = f"VB-O-{jaar}-{tellers[jaar]:05d}"
    return [onderzoek_record(rng, melding) for melding in gekozen]
