"""Police incidents, linked by household pseudonym to meldingen and trajecten."""

from collections.abc import Sequence
from datetime import date
from random import Random

from ghnt_pipeline.example.codes import themas
from ghnt_pipeline.example.gemeenten import draw_gemeente
from ghnt_pipeline.example.hulp import Traject
from ghnt_pipeline.example.meldingen import Melding
from ghnt_pipeline.example.record import JAREN, KWARTALEN, Periode, Record, days, draw_day
from ghnt_pipeline.reference import Gemeente

_PER_KWARTAAL = 250
_DEEL_MET_MELDING = 0.62
_DEEL_RECIDIVE = 0.2

Incident = tuple[date, Gemeente, str, str]


def incident_records(
    rng: Random, meldingen: Sequence[Melding], trajecten: Sequence[Traject]
) -> list[Record]:
    """Draw about 250 incidents a quarter: known households, those in shelter, and others."""
    recidive = _after_shelter(rng, trajecten)
    records = []
    for jaar in JAREN:
        incidenten = []
        for kwartaal in (k for k in KWARTALEN if k.van.year == jaar.van.year):
            bekend = [incident for incident in recidive if kwartaal.bevat(incident[0])]
            incidenten += bekend + _fill(rng, kwartaal, meldingen, len(bekend))
        incidenten.sort(key=lambda i: (i[0], i[1].code, *i[2:]))
        records += [
            _record(f"VB-P-{jaar.naam}-{nummer:05d}", incident)
            for nummer, incident in enumerate(incidenten, 1)
        ]
    return records


def _after_shelter(rng: Random, trajecten: Sequence[Traject]) -> list[Incident]:
    per_huishouden = {t.huishouden: t for t in reversed(trajecten) if t.huishouden}
    incidenten = []
    for huishouden, traject in per_huishouden.items():
        if huishouden and rng.random() < _DEEL_RECIDIVE:
            day = traject.start + days(rng.randint(3, 360))
            incidenten.append((day, traject.gemeente, huishouden, "huiselijk geweld"))
    return incidenten


def _fill(
    rng: Random, kwartaal: Periode, meldingen: Sequence[Melding], bekend: int
) -> list[Incident]:
    aantal = _PER_KWARTAAL + rng.randint(-9, 12) - bekend
    gemeld = [incident for m in meldingen if (incident := _of_melding(kwartaal, m))]
    incidenten = rng.sample(gemeld, round(aantal * _DEEL_MET_MELDING))
    while len(incidenten) < aantal:
        gemeente = draw_gemeente(rng, kwartaal.van.year)
        huishouden = f"VOORBEELD-HH-{rng.randrange(500000, 600000)}"
        soort = rng.choice(("huiselijk geweld", "huiselijk geweld", "jeugd"))
        incidenten.append((draw_day(rng, kwartaal), gemeente, huishouden, soort))
    return incidenten


def _of_melding(kwartaal: Periode, melding: Melding) -> Incident | None:
    """Give the incident behind a police melding, if it happened in the quarter."""
    day = melding.datum - days(int(melding.nummer[-1]) % 3)
    if melding.melder.kort != "politie" or not kwartaal.bevat(day):
        return None
    if not (melding.casus and melding.casus.huishouden):
        return None
    soort = "huiselijk geweld" if "HG" in themas(melding.aanleiding) else "jeugd"
    return day, melding.gemeente, melding.casus.huishouden, soort


def _record(nummer: str, incident: Incident) -> Record:
    begin, gemeente, huishouden, soort = incident
    return Record(
        nummer,
        begin,
        {
            "incidentnummer": (nummer, begin),
            "huishouden": (huishouden, begin),
            "gemeente": (gemeente, begin),
            "datum_incident": (begin, begin),
            "soort": (soort, begin),
        },
    )
