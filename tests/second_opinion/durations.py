"""Days, hours and euros of the records that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from areas import Coverage
from facts import Fact, in_quarter
from records import Record, quarter_of

SHELTER = frozenset({"crisisopvang", "vervolgopvang"})
WAITS = {
    "onderzoeken": ("wachttijd_onderzoek", "datum_besluit"),
    "trajecten": ("wachttijd_hulp", "datum_aanmelding"),
}
SPENT = {
    "onderzoeken": ("bestede_uren", "bestede_uren", "datum_afronding"),
    "trajecten": ("kosten_hulp", "kosten", "datum_einde"),
}


def duration_facts(coverage: Coverage, cases: Iterable[Record]) -> Iterator[Fact]:
    """Waiting time of what started; hours, costs and length of stay of what ended."""
    for case in cases:
        start = case.fields["datum_start"]
        if start is None:
            continue  # it waits, and is in no figure but the werkvoorraad
        yield from _waited(coverage, case, start)
        yield from _spent(coverage, case)
        yield from _stayed(coverage, case, start)


def _waited(coverage: Coverage, case: Record, start: date) -> Iterator[Fact]:
    indicator, since = WAITS[case.soort]
    asked = case.fields[since]
    if asked is not None:
        where = in_quarter(coverage, case, quarter_of(start))
        yield Fact(indicator, case, *where, value=(start - asked).days)


def _spent(coverage: Coverage, case: Record) -> Iterator[Fact]:
    indicator, amount, until = SPENT[case.soort]
    end, spent = case.fields[until], case.fields[amount]
    if end is not None and spent is not None:
        where = in_quarter(coverage, case, quarter_of(end))
        yield Fact(indicator, case, *where, value=Fraction(spent))


def _stayed(coverage: Coverage, case: Record, start: date) -> Iterator[Fact]:
    if case.bron != "blijf" or not SHELTER & case.codes["hulpvorm"]:
        return
    end = case.fields["datum_einde"]
    if end is not None:
        where = in_quarter(coverage, case, quarter_of(end))
        yield Fact("verblijfsduur", case, *where, value=(end - start).days)
