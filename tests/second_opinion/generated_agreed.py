"""Deliveries whose days lie around the ends of terms, age classes and cohorts.

Drawn from a seed, so that each has dozens of records: a rare edge is met in every example.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from drawn import GEMEENTEN
from hypothesis import strategies as st
from literal import advies, incident, melding, onderzoek, sent, traject
from recidive import a_year_after
from records import Row, Sent, last_day, quarters_of

PERIODS = ("2018", "2018K4", "2019K1", "2019K2", "2019")
ENDS = tuple(date.fromisoformat(day) for day in ("2018-12-31", "2019-03-31", "2019-06-30"))
AGES = (0, 1, 2, 5, 6, 7, 8, 9, 35, 36, 70, 71, 182, 183)
AROUND_EASTER = [date(2019, 4, day) for day in range(17, 24)]
PLACES = ("GM0505", "GM0505", "GM0505", *GEMEENTEN)
AANLEIDING = (
    "partnergeweld", "eergerelateerd", "huwelijksdwang", "km_kindcheck", "km_vechtscheiding",
    "ouderenmishandeling",
)  # fmt: skip
AARD = ("psychisch_geweld", "seksueel_misbruik", "vrouwelijke_genitale_verminking")
BESLUITEN = (None, "onderzoek", "overdracht", "omgezet_in_advies")
UITKOMST = ("hg_bevestigd", "geen_km", "gestopt_vertrokken")
HULPVORM = ("crisisopvang", "vervolgopvang", "nazorg")
CASUSSEN = (None, "C1", "C2", "C3", "C4", "C5")
STARTS = ("01-01", "02-28", "03-01", "03-31", "04-01", "12-31")


def _until(periode: str) -> date:
    return last_day(quarters_of(periode)[-1])


def _some(rng: Random, codes: Sequence[str], least: int = 1) -> list[str]:
    return rng.sample(codes, rng.randint(least, 2))


def _ages_ago(rng: Random, until: date) -> date:
    """A day that was some telling number of days before the end of a quarter."""
    days = [end - timedelta(days=age) for end in ENDS for age in AGES if end <= until]
    return rng.choice(days + [day for day in AROUND_EASTER if day <= until])


def _later(rng: Random, day: date, lengths: Sequence[int]) -> date | None:
    """A telling number of days later, the day around the end of a quarter, or never."""
    ends = [end + timedelta(days=shift) for end in ENDS for shift in (-1, 0, 1) if end > day]
    return rng.choice([None, None, *(day + timedelta(days=n) for n in lengths), *ends])


def _melding(rng: Random, number: int, until: date) -> Row:
    day = _ages_ago(rng, until)
    is_open = rng.random() < 0.4
    decided = None if is_open else _later(rng, day, (0, 1, 2, 5, 6, 7, 8, 9, 11, 12))
    return melding(
        f"M{number}", str(day), *_some(rng, AANLEIDING),
        aard_geweld=rng.choice((None, _some(rng, AARD))),
        casusnummer=rng.choice(CASUSSEN),
        gemeente=rng.choice(PLACES),
        datum_triagebesluit=decided,
        triagebesluit=None if is_open else rng.choice(BESLUITEN),
        veiligheidsplan_nodig=rng.choice((True, True, False, None)),
        datum_veiligheidsplan=_later(rng, decided or day, (0, 0, 0, 1)),
    )  # fmt: skip


def _advies(rng: Random, number: int, until: date) -> Row:
    return advies(
        f"A{number}", str(_ages_ago(rng, until)), *_some(rng, AANLEIDING),
        aard_geweld=rng.choice((None, _some(rng, AARD))),
        gemeente=rng.choice(PLACES),
        herkomst_meldingnummer=f"M{rng.randint(1, 60)}",
    )  # fmt: skip


def _dates(rng: Random, until: date) -> tuple[str | None, str | None, str | None]:
    """When a case was asked for, started and ended: in that order, and one of the first two."""
    asked = _ages_ago(rng, until)
    start = _later(rng, asked, (0, 1, 10))
    if start is None:
        return str(asked), None, rng.choice((None, None, str(asked)))  # ended without a start
    end = _later(rng, max(start, asked + timedelta(days=60)), (9, 10, 11))
    known = rng.choice((True, True, False))
    return str(asked) if known else None, str(start), None if end is None else str(end)


def _onderzoek(rng: Random, number: int, until: date) -> Row:
    besluit, start, end = _dates(rng, until)
    return onderzoek(
        f"O{number}", start, end, besluit,
        gemeente=rng.choice(PLACES),
        casusnummer=rng.choice(CASUSSEN),
        uitkomst=rng.choice((None, _some(rng, UITKOMST))),
        bestede_uren=rng.choice((None, 0.0, 0.1, 12.25, 40.0)),
    )  # fmt: skip


def _traject(rng: Random, number: int, until: date) -> Row:
    aanmelding, start, end = _dates(rng, until)
    return traject(
        f"T{number}", start, end,
        datum_aanmelding=aanmelding,
        clientnummer=f"K{rng.randint(1, 9)}",
        gemeente_herkomst=rng.choice(PLACES),
        hulpvorm=_some(rng, HULPVORM),
        kosten=rng.choice((None, 0.0, 0.1, 99.95, 1250.5)),
    )  # fmt: skip


ROWS: dict[str, Callable[[Random, int, date], Row]] = {
    "veilig_thuis.meldingen": _melding,
    "veilig_thuis.adviezen": _advies,
    "veilig_thuis.onderzoeken": _onderzoek,
    "blijf.trajecten": _traject,
    "dok.trajecten": _traject,
}


@st.composite
def cases(draw: st.DrawFn) -> list[Sent]:
    """Cases that are open or just closed at the end of a quarter, from several deliveries."""
    rng = draw(st.randoms(use_true_random=True))
    found = []
    for kind, row in ROWS.items():
        for periode in rng.sample(PERIODS, rng.choice((0, 1, 2, 2, 3))):
            chosen = rng.sample(range(1, 60), 25)
            rows = [row(rng, number, _until(periode)) for number in chosen]
            found.append(sent(kind, periode, *rows))
    return found or [sent("veilig_thuis.meldingen", "2019K1")]


def _starts(year: int) -> list[date]:
    """The days on which the trajecten of a cohort start, in a leap year the leap day too."""
    leap = [date(year, 2, 29)] * 2 if year % 4 == 0 else []
    return [date.fromisoformat(f"{year}-{day}") for day in STARTS] + leap


def _incident_days(year: int) -> list[date]:
    days = [
        base + timedelta(days=shift)
        for start in _starts(year)
        for base in (start, a_year_after(start))
        for shift in (-1, 0, 1)
    ]
    return [day for day in days if day.year >= year]


def _cohort(rng: Random, kind: str, periode: str) -> Sent:
    days = [day for day in _starts(int(periode[:4])) if day <= _until(periode)]
    rows = []
    for number in rng.sample(range(1, 60), 25):
        more: dict[str, Any] = {
            "gemeente_herkomst": rng.choice(PLACES),
            "clientnummer": f"K{rng.randint(1, 9)}",
            "huishouden": rng.choice((None, f"HH{rng.randint(1, 12)}")),
            "recidive": rng.choice((None, True, False)),
        }
        rows.append(traject(f"T{number}", str(rng.choice(days)), **more))
    return sent(kind, periode, *rows)


def _police(rng: Random, periode: str, year: int) -> Sent:
    days = [day for day in _incident_days(year) if day <= _until(periode)] or [date(year, 1, 1)]
    rows = [
        incident(
            f"I{number}", str(rng.choice(days)), f"HH{rng.randint(1, 12)}",
            gemeente=rng.choice(PLACES),
        )
        for number in rng.sample(range(1, 30), rng.choice((2, 5, 8)))
    ]  # fmt: skip
    return sent("politie.incidenten", periode, *rows)


@st.composite
def cohorts_and_days(draw: st.DrawFn) -> tuple[list[Sent], date]:
    """Trajecten of a year, police deliveries of two years or less, and a peildatum."""
    rng = draw(st.randoms(use_true_random=True))
    year = rng.choice((2018, 2019, 2020))
    this, then = str(year), str(year + 1)
    helped = [(kind, periode) for kind in ("blijf.trajecten", "dok.trajecten")
              for periode in (f"{this}K1", this)]  # fmt: skip
    police = rng.choice(
        (
            *3 * ((this, then),),
            *2 * ((this, f"{then}K1"),),
            (f"{this}H1", f"{this}H2", f"{then}H1"),
            (f"{this}K1", f"{this}K3", f"{this}K4", f"{then}K1"),
            (f"{this}H2", then),
            (this,),
            (),
        )
    )
    found = [_cohort(rng, *chosen) for chosen in rng.sample(helped, rng.randint(1, 3))]
    found += [_police(rng, periode, year) for periode in police]
    ends = [last_day(q) for q in (f"{this}K1", f"{this}K4", *quarters_of(then))]
    return found, rng.choice([*ends, ends[-1], ends[-1]])
