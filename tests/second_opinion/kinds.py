"""Kinds of melding, and combinations of thema: design § 5 in plain Python."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from areas import Coverage
from records import Record, first_day, quarter_of

MONTHS_BACK = 36


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of a month that is too short."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _place_in_time(melding: Record) -> tuple[date, str]:
    return melding.fields["datum_melding"], melding.number


def kind(melding: Record, of_casus: Iterable[Record]) -> str:
    """The group of one melding among those of its casus."""
    day = melding.fields["datum_melding"]
    earlier = [
        other
        for other in of_casus
        if _place_in_time(other) < _place_in_time(melding)
        and other.fields["datum_melding"] >= months_before(day, MONTHS_BACK)
    ]
    if not earlier:
        return "eerste"
    for other in earlier:
        closed = other.fields["datum_afsluiting"]
        if closed is None or closed > day:
            return "vervolgmelding"
    return "hermelding"


def kinds(meldingen: Iterable[Record]) -> dict[tuple[str, str], str]:
    """The group of every melding, by (bron, number)."""
    found: dict[tuple[str, str], str] = {}
    casussen: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for melding in meldingen:
        casus = melding.fields["casusnummer"]
        if casus is None:
            found[melding.bron, melding.number] = "niet_ingedeeld"
        else:
            casussen[melding.bron, casus].append(melding)
    for of_casus in casussen.values():
        for melding in of_casus:
            found[melding.bron, melding.number] = kind(melding, of_casus)
    return found


def look_back_is_covered(coverage: Coverage, bron: str, found: Iterable[tuple[str, str]]) -> bool:
    """Whether meldingen of the 36 months before every (quarter, gemeente) were delivered."""
    for quarter, gemeente in found:
        before = first_day(quarter)
        for _ in range(MONTHS_BACK // 3):
            before = first_day(quarter_of(before - timedelta(days=1)))
            if not coverage.covers(bron, "meldingen", gemeente, quarter_of(before)):
                return False
    return True


def combination(codes: Iterable[str]) -> str:
    """Codes as one word, in alphabetical order."""
    return "+".join(sorted(codes))
