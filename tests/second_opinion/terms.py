"""Triage, safety plan and the ten weeks of an onderzoek: terms, judged record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import Enum, auto

from areas import Coverage
from facts import Fact, in_quarter
from records import Record, last_day, quarter_of
from workdays import last_day_of_term

TEN_WEEKS = timedelta(days=70)
TERMS: dict[str, Callable[[date], date]] = {
    "1_dag": lambda day: day + timedelta(days=1),
    "5_werkdagen": lambda day: last_day_of_term(day, 5),
}
"""The last day in time, from the day of the melding."""


class Triage(Enum):
    """What became of a melding within a term."""

    IN_TIME = auto()
    LATE = auto()
    OPEN_LATE = auto()
    OPEN = auto()
    WITHOUT_DATE = auto()


def triage(melding: Record, term: str, today: date) -> Triage:
    """Judge the triage of a melding as it is known on the day that counts."""
    last = TERMS[term](melding.fields["datum_melding"])
    decided = melding.fields["datum_triagebesluit"]
    if decided is not None:
        return Triage.IN_TIME if decided <= last else Triage.LATE
    if melding.fields["triagebesluit"] is not None:
        return Triage.WITHOUT_DATE
    return Triage.OPEN_LATE if today > last else Triage.OPEN


def triage_facts(
    coverage: Coverage, meldingen: Iterable[Record], peildatum: date
) -> Iterator[Fact]:
    """The triage terms, by the quarter of the melding; its last day counts if that is later."""
    for melding in meldingen:
        quarter, areas = in_quarter(coverage, melding, quarter_of(melding.fields["datum_melding"]))
        today = max(peildatum, last_day(quarter))
        for term in TERMS:
            found = triage(melding, term, today)
            indicator, cut = f"triage_binnen_{term}", ("soort", term)
            if found in {Triage.IN_TIME, Triage.LATE, Triage.OPEN_LATE}:
                hit = found is Triage.IN_TIME
                yield Fact(indicator, melding, quarter, areas, hit=hit)
            if found is Triage.OPEN_LATE:
                yield Fact("triage_open_te_laat", melding, quarter, areas, cut)
            if found is Triage.OPEN:
                yield Fact("triage_open_binnen_termijn", melding, quarter, areas, cut)
        besluit = melding.fields["triagebesluit"]
        if besluit is not None:
            yield Fact("triagebesluit", melding, quarter, areas, ("triagebesluit", besluit))
            if melding.fields["datum_triagebesluit"] is None:
                yield Fact("triage_zonder_datum", melding, quarter, areas)


def plan_facts(coverage: Coverage, meldingen: Iterable[Record]) -> Iterator[Fact]:
    """Safety plans that were needed at a triage: made that day, or not."""
    for melding in meldingen:
        decided = melding.fields["datum_triagebesluit"]
        if decided is not None and melding.fields["veiligheidsplan_nodig"] is True:
            yield Fact(
                "veiligheidsplan_zelfde_dag",
                melding,
                *in_quarter(coverage, melding, quarter_of(melding.fields["datum_melding"])),
                hit=melding.fields["datum_veiligheidsplan"] == decided,
            )


def onderzoek_facts(coverage: Coverage, onderzoeken: Iterable[Record]) -> Iterator[Fact]:
    """Onderzoeken that ended: within ten weeks of the besluit, and by uitkomst."""
    for onderzoek in onderzoeken:
        end = onderzoek.fields["datum_afronding"]
        if end is None or onderzoek.fields["datum_start"] is None:
            continue
        where = in_quarter(coverage, onderzoek, quarter_of(end))
        yield Fact("uitkomst_onderzoek", onderzoek, *where)
        for uitkomst in onderzoek.codes["uitkomst"]:
            yield Fact("uitkomst_onderzoek", onderzoek, *where, ("uitkomst", uitkomst))
        besluit = onderzoek.fields["datum_besluit"]
        if besluit is None:
            yield Fact("onderzoek_zonder_besluitdatum", onderzoek, *where)
        else:
            in_time = end - besluit <= TEN_WEEKS
            yield Fact("onderzoek_binnen_10_weken", onderzoek, *where, hit=in_time)
