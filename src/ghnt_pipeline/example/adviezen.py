"""Adviezen of Veilig Thuis, and their links with meldingen in both directions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from ghnt_pipeline.example.codes import HOEDANIGHEID, Codes, pick, themas, weights
from ghnt_pipeline.example.gemeenten import draw_gemeente
from ghnt_pipeline.example.meldingen import Melding
from ghnt_pipeline.example.record import JAREN, Record, days
from ghnt_pipeline.example.themas import ADVIEZEN, draw_contacts
from ghnt_pipeline.reference import Code, Gemeente

_VRAGERS = weights("""
    familielid 16 sociaal_netwerk 8 buurtbewoner 5 kind 1
    slachtoffer_volwassen 9 pleger 1 school 14 wijkteam 11
    jeugdhulp 8 huisarts 6 ziekenhuis 4 jgz 4 kinderopvang 4
    maatschappelijk_werk 3 thuiszorg 2 geriater 0.5 politie 1.5
    professional_anders 3 anders 1 onbekend 1.5
""")
_DEEL_NA_ADVIES = 0.11  # of the meldingen that do not come from the police


@dataclass(slots=True)
class Advies:
    """An advies; `meldingnummer` is filled when it is a melding that was turned into an advies."""

    datum: date
    gemeente: Gemeente
    aanleiding: Codes
    aard: Codes
    vrager: Code
    afsluiting: date
    meldingnummer: str | None = None
    nummer: str = ""


def draw_adviezen(rng: Random, meldingen: Sequence[Melding]) -> list[Advies]:
    """Draw the adviezen of both years in order of number, with those that began as a melding."""
    adviezen = []
    for jaar in JAREN:
        for contact in draw_contacts(rng, jaar.van.year, ADVIEZEN[jaar.van.year]):
            gemeente = draw_gemeente(rng, contact[0].year)
            vrager = pick(rng, HOEDANIGHEID, _VRAGERS)
            afsluiting = contact[0] + days(rng.choices((0, 2, 7, 21, 45), (45, 25, 15, 10, 5))[0])
            adviezen.append(Advies(contact[0], gemeente, *contact[1:], vrager, afsluiting))
    adviezen += [_omgezet(m) for m in meldingen if m.triage.besluit.kort == "omgezet_in_advies"]
    adviezen = [a for a in adviezen if a.datum <= JAREN[-1].tot]
    adviezen.sort(key=lambda advies: (advies.datum, advies.meldingnummer or ""))
    _number(adviezen)
    _link_meldingen(rng, adviezen, meldingen)
    return adviezen


def _omgezet(melding: Melding) -> Advies:
    day = melding.triage.datum
    return Advies(
        day,
        melding.gemeente,
        melding.aanleiding,
        melding.aard,
        melding.melder,
        day,
        melding.nummer,
    )


def _number(adviezen: Sequence[Advies]) -> None:
    for jaar in JAREN:
        van_jaar = (advies for advies in adviezen if jaar.bevat(advies.datum))
        for volgnummer, advies in enumerate(van_jaar, 1):
            advies.nummer = f"VB-A-{jaar.naam}-{volgnummer:05d}"


def _link_meldingen(rng: Random, adviezen: Sequence[Advies], meldingen: Sequence[Melding]) -> None:
    """Let some meldingen follow an advies of the weeks before, each advies at most once."""
    vrij: dict[str, list[Advies]] = {}
    for advies in adviezen:
        if advies.meldingnummer is None:
            vrij.setdefault(advies.gemeente.code_nu, []).append(advies)
    for melding in meldingen:
        if melding.melder.kort == "politie" or rng.random() > _DEEL_NA_ADVIES:
            continue
        plaatselijk = vrij.get(melding.gemeente.code_nu, [])
        passend = [advies for advies in plaatselijk if _kan_volgen(advies, melding)]
        if passend:
            advies = rng.choice(passend)
            plaatselijk.remove(advies)
            melding.adviesnummer = advies.nummer


def _kan_volgen(advies: Advies, melding: Melding) -> bool:
    dagen = (melding.datum - advies.datum).days
    return 1 <= dagen <= 45 and bool(themas(advies.aanleiding) & themas(melding.aanleiding))


def advies_record(advies: Advies) -> Record:
    """Make the record of an advies."""
    begin = advies.datum
    return Record(
        advies.nummer,
        begin,
        {
            "adviesnummer": (advies.nummer, begin),
            "gemeente": (advies.gemeente, begin),
            "datum_advies": (begin, begin),
            "aanleiding": (advies.aanleiding, begin),
            "aard_geweld": (advies.aard, begin),
            "hoedanigheid_adviesvrager": ((advies.vrager,), begin),
            "datum_afsluiting": (advies.afsluiting, advies.afsluiting),
            "herkomst_meldingnummer": (advies.meldingnummer, begin),
        },
    )
