"""Rows in which every counting rule has something to do, with their dates in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from records import first_day, last_day, quarters_of

Fields = Mapping[str, st.SearchStrategy[Any]]

GEMEENTEN = (
    "GM0505", "GM0482", "GM1963", "GM0584", "GM1978", "GM0689", "GM0545", "GM0620", "GM1961",
    "onbekend", "buiten_regio",
)  # fmt: skip
AANLEIDING = (
    "partnergeweld", "km_anders", "km_kindcheck", "ouderenmishandeling", "andere_problematiek",
    "km_vechtscheiding", "huwelijksdwang",
)  # fmt: skip
AARD = ("psychisch_geweld", "seksueel_misbruik", "vrouwelijke_genitale_verminking")
MELDERS = ("politie", "huisarts", "kind", "onbekend")
TRIAGE = ("omgezet_in_advies", "omgezet_in_advies", "onderzoek")
KINDS_OF_MELDING = ("eerste", "hermelding")
UITKOMST = ("hg_bevestigd", "geen_km")
VERVOLG = ("wijkteam", "rvdk")
HULPVORM = ("crisisopvang", "vervolgopvang", "nazorg")
AFTER_HELP = ("eigen_woning", "vervolghulp")
QUARTERS = [q for year in ("2017", "2018", "2019") for q in quarters_of(year)]
DAYS = [
    day
    for quarter in QUARTERS[3:]
    for day in (first_day(quarter), first_day(quarter) + timedelta(40), last_day(quarter))
]
LENGTHS = (0, 1, 45, 71, 95, 300)
DAYS_TO_TRIAGE = (0, 1, 2, 5, 6, 7, 8, 9, 60)


def numbers(letter: str, count: int = 2) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{letter}{number}" for number in range(1, count + 1)])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def some(codes: tuple[str, ...], least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes), min_size=least, max_size=2, unique=True)


def days_of(periode: str) -> list[date]:
    """Days of a period, three times as likely as all days up to its end."""
    first, last = first_day(quarters_of(periode)[0]), last_day(quarters_of(periode)[-1])
    before = [day for day in DAYS if day <= last]
    inside = [day for day in before if day >= first]
    return before + inside * (3 * len(before) // len(inside))


def _meldingen(days: list[date]) -> Fields:
    return {
        "meldingnummer": numbers("M"),
        "casusnummer": maybe(numbers("C")),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_melding": st.sampled_from(days),
        "aanleiding": some(AANLEIDING),
        "aard_geweld": maybe(some(AARD)),
        "hoedanigheid_melder": st.sampled_from(MELDERS),
        "triagebesluit": maybe(st.sampled_from(TRIAGE)),
        "datum_triagebesluit": maybe(st.sampled_from(DAYS_TO_TRIAGE)),
        "veiligheidsplan_nodig": maybe(st.booleans()),
        "datum_veiligheidsplan": maybe(st.sampled_from(DAYS_TO_TRIAGE)),
        "datum_afsluiting": maybe(st.sampled_from(LENGTHS)),
        "onderzoeksnummer": maybe(numbers("O", 3)),
        "eerdere_betrokkenheid": maybe(st.sampled_from(KINDS_OF_MELDING)),
        "herkomst_adviesnummer": maybe(numbers("A", 3)),
    }


def _adviezen(days: list[date]) -> Fields:
    return {
        "adviesnummer": numbers("A"),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_advies": st.sampled_from(days),
        "aanleiding": some(AANLEIDING),
        "aard_geweld": maybe(some(AARD)),
        "hoedanigheid_adviesvrager": st.sampled_from(MELDERS),
        "herkomst_meldingnummer": maybe(numbers("M", 3)),
    }


def _onderzoeken(days: list[date]) -> Fields:
    return {
        "onderzoeksnummer": numbers("O"),
        "casusnummer": maybe(numbers("C")),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_besluit": maybe(st.sampled_from(days)),
        "datum_start": st.sampled_from(days),
        "datum_afronding": maybe(st.sampled_from(LENGTHS)),
        "uitkomst": maybe(some(UITKOMST)),
        "vervolg": maybe(some(VERVOLG)),
        "bestede_uren": maybe(st.sampled_from([1.5, 20.0])),
    }


def _huisverboden(days: list[date]) -> Fields:
    return {
        "huisverbodnummer": numbers("H"),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_risicotaxatie": st.sampled_from(days),
        "opgelegd": maybe(st.booleans()),
        "datum_opgelegd": maybe(st.sampled_from(LENGTHS)),
    }


def _trajecten(days: list[date]) -> Fields:
    return {
        "trajectnummer": numbers("T"),
        "clientnummer": numbers("K"),
        "gemeente_herkomst": st.sampled_from(GEMEENTEN),
        "rol": st.sampled_from(("slachtoffer", "pleger")),
        "datum_aanmelding": maybe(st.sampled_from(days)),
        "datum_start": st.sampled_from(days),
        "datum_einde": maybe(st.sampled_from(LENGTHS)),
        "hulpvorm": some(HULPVORM),
        "vervolg": maybe(st.sampled_from(AFTER_HELP)),
        "recidive": maybe(st.booleans()),
        "kosten": maybe(st.sampled_from([0.0, 99.95, 1250.5])),
        "huishouden": maybe(numbers("HH")),
    }


def _incidenten(days: list[date]) -> Fields:
    return {
        "incidentnummer": numbers("I", 4),
        "huishouden": numbers("HH"),
        "gemeente": st.sampled_from(GEMEENTEN),
        "datum_incident": st.sampled_from(days),
    }


FIELDS = {
    "meldingen": _meldingen,
    "adviezen": _adviezen,
    "onderzoeken": _onderzoeken,
    "huisverboden": _huisverboden,
    "trajecten": _trajecten,
    "incidenten": _incidenten,
}
WAITS_AFTER = {"onderzoeken": "datum_besluit", "trajecten": "datum_aanmelding"}
AFTER = {
    "meldingen": ("datum_melding", "datum_afsluiting datum_triagebesluit datum_veiligheidsplan"),
    "onderzoeken": ("datum_start", "datum_afronding"),
    "huisverboden": ("datum_risicotaxatie", "datum_opgelegd"),
    "trajecten": ("datum_start", "datum_einde"),
}


def as_delivered(soort: str, row: dict[str, Any], waits: bool) -> dict[str, Any]:
    """Turn lengths into days, and put the dates of a row in the order the contract asks."""
    start, later = AFTER.get(soort, ("", ""))
    for name in later.split():
        if row[name] is not None:
            row[name] = row[start] + timedelta(days=row[name])
    before = WAITS_AFTER.get(soort)
    if before is not None and row[before] is not None:
        row[before] = min(row[before], row[start])
        if waits:
            row[start] = row[later] = None
    return row
