"""Small sets of deliveries in which every counting rule has something to do at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from kinds import months_before
from literal import melding, sent, total
from records import Row, Sent, first_day, last_day, quarters_of

from ghnt_pipeline.contracts import kinds

Fields = Mapping[str, st.SearchStrategy[Any]]

PERIODS = (
    "2018K1", "2018K2", "2018H1", "2018K3", "2018K4", "2018", "2019K1", "2019K2", "2019",
)  # fmt: skip
KINDS = (
    "veilig_thuis.meldingen", "veilig_thuis.adviezen", "veilig_thuis.meldingen",
    "veilig_thuis.adviezen", "veilig_thuis.onderzoeken", "veilig_thuis.huisverboden",
    "blijf.trajecten", "dok.trajecten",
)  # fmt: skip
GEMEENTEN = (
    "GM0505", "GM0482", "GM1963", "GM0584", "GM1978", "GM0689", "GM0545", "GM0620", "GM1961",
    "onbekend", "buiten_regio",
)  # fmt: skip
AANLEIDING = (
    "partnergeweld", "km_anders", "km_kindcheck", "ouderenmishandeling", "andere_problematiek",
)  # fmt: skip
AARD = ("lichamelijke_mishandeling", "psychisch_geweld")
MELDERS = ("politie", "huisarts", "kind", "onbekend")
TRIAGE = ("omgezet_in_advies", "omgezet_in_advies", "onderzoek")
KINDS_OF_MELDING = ("eerste", "hermelding")
UITKOMST = ("hg_bevestigd", "geen_km")
VERVOLG = ("wijkteam", "rvdk")
HULPVORM = ("crisisopvang", "nazorg")
AFTER_HELP = ("eigen_woning", "vervolghulp")
QUARTERS = [q for year in ("2017", "2018", "2019") for q in quarters_of(year)]
DAYS = [
    day
    for quarter in QUARTERS[3:]
    for day in (first_day(quarter), first_day(quarter) + timedelta(40), last_day(quarter))
]
LENGTHS = (0, 1, 45, 71, 95, 300)


def _numbers(letter: str, count: int = 2) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{letter}{number}" for number in range(1, count + 1)])


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _some(codes: tuple[str, ...], least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes), min_size=least, max_size=2, unique=True)


def _days(periode: str) -> list[date]:
    """Days of a period, three times as likely as all days up to its end."""
    first, last = first_day(quarters_of(periode)[0]), last_day(quarters_of(periode)[-1])
    before = [day for day in DAYS if day <= last]
    inside = [day for day in before if day >= first]
    return before + inside * (3 * len(before) // len(inside))


def _meldingen(days: list[date]) -> Fields:
    return {
        "meldingnummer": _numbers("M"),
        "casusnummer": _maybe(_numbers("C")),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_melding": st.sampled_from(days),
        "aanleiding": _some(AANLEIDING),
        "aard_geweld": _maybe(_some(AARD)),
        "hoedanigheid_melder": st.sampled_from(MELDERS),
        "triagebesluit": _maybe(st.sampled_from(TRIAGE)),
        "datum_afsluiting": _maybe(st.sampled_from(LENGTHS)),
        "onderzoeksnummer": _maybe(_numbers("O", 3)),
        "eerdere_betrokkenheid": _maybe(st.sampled_from(KINDS_OF_MELDING)),
        "herkomst_adviesnummer": _maybe(_numbers("A", 3)),
    }


def _adviezen(days: list[date]) -> Fields:
    return {
        "adviesnummer": _numbers("A"),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_advies": st.sampled_from(days),
        "aanleiding": _some(AANLEIDING),
        "aard_geweld": _maybe(_some(AARD)),
        "hoedanigheid_adviesvrager": st.sampled_from(MELDERS),
        "herkomst_meldingnummer": _maybe(_numbers("M", 3)),
    }


def _onderzoeken(days: list[date]) -> Fields:
    return {
        "onderzoeksnummer": _numbers("O"),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_besluit": _maybe(st.sampled_from(days)),
        "datum_start": st.sampled_from(days),
        "datum_afronding": _maybe(st.sampled_from(LENGTHS)),
        "uitkomst": _maybe(_some(UITKOMST)),
        "vervolg": _maybe(_some(VERVOLG)),
        "bestede_uren": _maybe(st.sampled_from([1.5, 20.0])),
    }


def _huisverboden(days: list[date]) -> Fields:
    return {
        "huisverbodnummer": _numbers("H"),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_risicotaxatie": st.sampled_from(days),
        "opgelegd": _maybe(st.booleans()),
        "datum_opgelegd": _maybe(st.sampled_from(LENGTHS)),
    }


def _trajecten(days: list[date]) -> Fields:
    return {
        "trajectnummer": _numbers("T"),
        "clientnummer": _numbers("K"),
        "gemeente_herkomst": st.sampled_from(GEMEENTEN),
        "rol": st.sampled_from(("slachtoffer", "pleger")),
        "datum_aanmelding": _maybe(st.sampled_from(days)),
        "datum_start": st.sampled_from(days),
        "datum_einde": _maybe(st.sampled_from(LENGTHS)),
        "hulpvorm": _some(HULPVORM),
        "vervolg": _maybe(st.sampled_from(AFTER_HELP)),
    }


FIELDS = {
    "meldingen": _meldingen,
    "adviezen": _adviezen,
    "onderzoeken": _onderzoeken,
    "huisverboden": _huisverboden,
    "trajecten": _trajecten,
}
WAITS_AFTER = {"onderzoeken": "datum_besluit", "trajecten": "datum_aanmelding"}
ENDS = {
    "meldingen": ("datum_melding", "datum_afsluiting"),
    "onderzoeken": ("datum_start", "datum_afronding"),
    "huisverboden": ("datum_risicotaxatie", "datum_opgelegd"),
    "trajecten": ("datum_start", "datum_einde"),
}


def _as_delivered(soort: str, row: dict[str, Any], waits: bool) -> dict[str, Any]:
    """Turn a length into a day, and put the dates of a row in the order the contract asks."""
    if soort not in ENDS:
        return row
    start, end = ENDS[soort]
    if row[end] is not None:
        row[end] = row[start] + timedelta(days=row[end])
    before = WAITS_AFTER.get(soort)
    if before is not None and row[before] is not None:
        row[before] = min(row[before], row[start])
        if waits:
            row[start] = row[end] = None
    return row


@st.composite
def _delivery(draw: st.DrawFn, kind: str, periode: str) -> Sent:
    bron, soort = kind.split(".")
    fields = FIELDS[soort](_days(periode))
    waits = st.sampled_from([False, False, False, True])
    drawn = draw(
        st.lists(st.tuples(st.fixed_dictionaries(dict(fields)), waits), min_size=1, max_size=4)
    )
    empty = dict.fromkeys(kinds()[kind].velden())
    backwards = draw(st.booleans())
    rows: list[Row] = [
        {
            **empty,
            **_as_delivered(soort, dict(row), waits),
            "regel": number + 2,
            "rij": len(drawn) - number if backwards else number + 1,
        }
        for number, (row, waits) in enumerate(drawn)
    ]
    return Sent(bron, soort, periode, rows)


@st.composite
def deliveries(draw: st.DrawFn) -> list[Sent]:
    """A few standing deliveries of each kind, in some order of acceptance."""
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(KINDS), st.sampled_from(PERIODS)),
            min_size=4, max_size=14, unique=True,
        )
    )  # fmt: skip
    return [draw(_delivery(kind, periode)) for kind, periode in keys]


EDGES = [
    day + timedelta(days=shift)
    for late in (date(2018, 1, 15), date(2018, 3, 31), date(2018, 12, 31), date(2019, 2, 28))
    for day in (late, months_before(late, 36), months_before(late, 35))
    for shift in (-1, 0, 1)
]


@st.composite
def _long_ago(draw: st.DrawFn, periode: str) -> Sent:
    """Meldingen of two casussen, on days around the ends of the look-back."""
    first, last = first_day(quarters_of(periode)[0]), last_day(quarters_of(periode)[-1])
    days = [day for day in EDGES if first <= day <= last] or [first]
    row = {
        "number": _numbers("M", 9),
        "day": st.sampled_from(days).map(str),
        "casusnummer": _maybe(_numbers("C")),
        "gemeente": st.sampled_from(("GM0505", "GM0584", "GM0545", "onbekend")),
        "open": _maybe(st.sampled_from((0, 1, 45, 1094, 1095, 1096))),
    }
    rows = []
    for drawn in draw(st.lists(st.fixed_dictionaries(row), max_size=4)):
        length = drawn.pop("open")
        start = date.fromisoformat(drawn["day"])
        end = None if length is None else start + timedelta(days=length)
        rows.append(melding(**drawn, datum_afsluiting=end))
    return sent("veilig_thuis.meldingen", periode, *rows)


@st.composite
def long_histories(draw: st.DrawFn) -> list[Sent]:
    """Meldingen over five years, in which a year of the look-back is sometimes missing."""
    before = draw(st.sampled_from(("2015 2016 2017", "2015 2016 2017", "2015 2017", "2016 2017")))
    now = st.sampled_from(("2018K1", "2018K2", "2018K4", "2018", "2019K1"))
    after = draw(st.lists(now, min_size=1, max_size=4, unique=True))
    return [draw(_long_ago(periode)) for periode in (*before.split(), *after)]


@st.composite
def _totals(draw: st.DrawFn, periode: str) -> Sent:
    """A delivery of category totals, with former municipalities, gaps in the total and overlap."""
    cells = st.tuples(
        st.sampled_from(("GM0505", "GM0584", "GM0617", "GM1963", "onbekend", "regio")),
        st.sampled_from(("KM", "HG", "OM", "totaal")),
        st.sampled_from(("melding", "onderzoek")),
    )
    keys = draw(st.lists(cells, min_size=1, max_size=16, unique=True))
    rows = [total(gemeente, what, draw(st.integers(0, 5)), soort) for gemeente, what, soort in keys]
    return sent("veilig_thuis.totalen", periode, *rows)


@st.composite
def totals(draw: st.DrawFn) -> list[Sent]:
    """Deliveries of category totals for a few periods."""
    periods = draw(st.lists(st.sampled_from(PERIODS), min_size=1, max_size=4, unique=True))
    return [draw(_totals(periode)) for periode in periods]
