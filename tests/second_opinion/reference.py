"""The figures, counted the dull way: one pass over lists of records, no SQL, no pandas.

`figures` gives every cell of the dense table; `Cell` has the columns that are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreed import NIEUW
from areas import (
    AREAS,
    LAST_YEAR_OF_THEN,
    OFF_THE_MAP,
    Coverage,
    inhabitants,
)
from bounded import ranges
from frame import Cell, Frame, Given, Ground, Place, Range, half_up, spread
from kinds import combination, kinds, look_back_is_covered
from records import (
    Record,
    Sent,
    adviesvragen,
    first_day,
    last_day,
    melder_group,
    pairs,
    quarter_of,
    quarters_of,
    records_of,
    themes,
)

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import categorieen, gemeenten


@dataclass(frozen=True)
class Event:
    """Something that counts once in a quarter: `key` is what is counted, as often as it differs."""

    measure: str
    bron: str
    number: str
    key: tuple[str, ...]
    areas: tuple[str, ...]
    quarter: str
    categories: frozenset[tuple[str, str]]
    days: int = 0


def _event(
    coverage: Coverage,
    measure: str,
    record: Record,
    day: date | None,
    key: tuple[str, ...],
    categories: Iterable[tuple[str, str]] = (),
    days: int = 0,
) -> Iterator[Event]:
    """One event in the quarter of a day, when a delivery covers it."""
    if day is None:
        return
    quarter = quarter_of(day)
    if areas := coverage.areas(record, quarter):
        every = frozenset({("totaal", "totaal"), *categories})
        yield Event(measure, record.bron, record.number, key, areas, quarter, every, days)


def _contact_categories(record: Record, hoedanigheid: str) -> list[tuple[str, str]]:
    aanleiding = record.codes["aanleiding"]
    return [
        *(("thema", code) for code in themes(aanleiding)),
        *(("aanleiding", code) for code in aanleiding),
        *(("aard", code) for code in record.codes["aard_geweld"]),
        ("melder_groep", melder_group(record.fields[hoedanigheid])),
    ]


def _contact_events(
    coverage: Coverage, meldingen: Sequence[Record], vragen: Iterable[Record]
) -> Iterator[Event]:
    kind_of = kinds(meldingen)
    for melding in meldingen:
        day, own = melding.fields["datum_melding"], (melding.bron, melding.number)
        categories = [
            *_contact_categories(melding, "hoedanigheid_melder"),
            ("soort", kind_of[own]),
            ("combinatie", combination(themes(melding.codes["aanleiding"]))),
        ]
        yield from _event(coverage, "meldingen", melding, day, own, categories)
        yield from _contact(coverage, "contact, melding", melding, day, categories)
        if (casus := melding.fields["casusnummer"]) is not None:
            key = (melding.bron, casus)
            yield from _event(coverage, "casussen", melding, day, key, categories)
    for vraag in vragen:
        categories = _contact_categories(vraag, "hoedanigheid_adviesvrager")
        own = (vraag.bron, vraag.number)
        day = vraag.fields["datum_advies"]
        yield from _event(coverage, "adviesvragen", vraag, day, own, categories)
        yield from _contact(coverage, "contact, advies", vraag, day, categories)


def _contact(
    coverage: Coverage, measure: str, record: Record, day: date, categories: list[tuple[str, str]]
) -> Iterator[Event]:
    """A melding or adviesvraag as a contact: only in a quarter for which both kinds were sent."""
    for event in _event(coverage, measure, record, day, (record.bron, record.number), categories):
        place = gemeenten()[record.fields["gemeente"]].code_nu
        if all(
            coverage.covers(record.bron, soort, place, event.quarter)
            for soort in ("meldingen", "adviezen")
        ):
            yield event


def _onderzoek_events(coverage: Coverage, onderzoeken: Iterable[Record]) -> Iterator[Event]:
    for onderzoek in onderzoeken:
        own = (onderzoek.bron, onderzoek.number)
        start, end = onderzoek.fields["datum_start"], onderzoek.fields["datum_afronding"]
        if start is None:
            continue  # a case that waits is in no figure
        yield from _event(coverage, "onderzoeken_gestart", onderzoek, start, own)
        if end is None:
            continue
        begin = onderzoek.fields["datum_besluit"] or start
        categories = [
            (name, code) for name in ("uitkomst", "vervolg") for code in onderzoek.codes[name]
        ]
        yield from _event(
            coverage, "onderzoeken_afgerond", onderzoek, end, own, categories, (end - begin).days
        )


def _huisverbod_events(coverage: Coverage, huisverboden: Iterable[Record]) -> Iterator[Event]:
    for huisverbod in huisverboden:
        own = (huisverbod.bron, huisverbod.number)
        taxatie = huisverbod.fields["datum_risicotaxatie"]
        yield from _event(coverage, "risicotaxaties", huisverbod, taxatie, own)
        if huisverbod.fields["opgelegd"]:
            day = huisverbod.fields["datum_opgelegd"] or taxatie
            yield from _event(coverage, "huisverboden", huisverbod, day, own)


def _traject_events(coverage: Coverage, trajecten: Iterable[Record]) -> Iterator[Event]:
    quarters = [q for year in coverage.years() for q in quarters_of(str(year))]
    for traject in trajecten:
        start, end = traject.fields["datum_start"], traject.fields["datum_einde"]
        if start is None:
            continue  # a client who waits is in no figure
        rol, own = traject.fields["rol"], (traject.bron, traject.number)
        client = (traject.bron, traject.fields["clientnummer"], rol)
        by_bron = ("bron", traject.bron)
        hulp = [("hulpvorm", code) for code in traject.codes["hulpvorm"]]
        for quarter in quarters:
            if start <= last_day(quarter) and (end is None or end >= first_day(quarter)):
                day = first_day(quarter)
                yield from _event(
                    coverage, "clienten", traject, day, client, [("rol", rol), by_bron]
                )
                yield from _event(coverage, "trajecten_lopend", traject, day, own, [*hulp, by_bron])
        vervolg = traject.fields["vervolg"]
        after = [("vervolg", vervolg)] if vervolg is not None else []
        yield from _event(coverage, "trajecten_beeindigd", traject, end, own, [*after, by_bron])


@dataclass(frozen=True)
class Counted:
    """Every event by measure, bron, area, period and category, and which contacts are pairs."""

    events: Mapping[tuple[str, str, str, str, str, str], list[Event]]
    pairs: frozenset[tuple[str, str, str]]

    def at(self, measure: str, bron: str, place: Place) -> list[Event]:
        _, gebied, periode, uitsplitsing, categorie = place
        return self.events.get((measure, bron, gebied, periode, uitsplitsing, categorie), [])

    def count(self, measure: str, bron: str, place: Place) -> int:
        """How many different things are in a cell (rules D5 and, for contacten, D7)."""
        if measure != "contacten":
            return len({event.key for event in self.at(measure, bron, place)})
        meldingen = {event.number for event in self.at("contact, melding", bron, place)}
        vragen = {event.number for event in self.at("contact, advies", bron, place)}
        paired = {
            advies
            for of, advies, melding in self.pairs
            if of == bron and advies in vragen and melding in meldingen
        }
        return len(meldingen) + len(vragen) - len(paired)


def count_events(sent: Sequence[Sent], coverage: Coverage, *, count_both: bool) -> Counted:
    """Turn deliveries into events and lay each in every cell it counts in."""
    records = records_of(sent)
    vragen = adviesvragen(records["adviezen"], records["meldingen"], count_both=count_both)
    events = [
        *_contact_events(coverage, records["meldingen"], vragen),
        *_onderzoek_events(coverage, records["onderzoeken"]),
        *_huisverbod_events(coverage, records["huisverboden"]),
        *_traject_events(coverage, records["trajecten"]),
    ]
    index: dict[tuple[str, str, str, str, str, str], list[Event]] = defaultdict(list)
    for event in events:
        for gebied in event.areas:
            for periode in (event.quarter, event.quarter[:4]):
                for category in event.categories:
                    index[event.measure, event.bron, gebied, periode, *category].append(event)
    return Counted(index, frozenset(pairs(vragen, records["meldingen"])))


@dataclass(frozen=True)
class Figures:
    """All that is needed to fill a cell."""

    frame: Frame
    counted: Counted

    def cell(self, place: Place) -> Cell:
        """Fill one cell of the dense table."""
        indicator, _, periode, *_ = place
        leveringen = load_indicators()[indicator].leveringen
        ground = self.frame.under(place, leveringen, quarters_of(periode))
        voorlopig = self.frame.is_voorlopig(leveringen, periode)
        if not ground.brons:
            return Cell(None, None, None, "geen_gegevens", False, "", voorlopig)
        onvolledig = ground.onvolledig
        if indicator == "melding_soort":
            coverage = self.frame.coverage
            onvolledig |= not look_back_is_covered(coverage, "veilig_thuis", ground.found[0])
        status = "onvolledig" if onvolledig else "bekend"
        low, high = self._range(place, ground)
        if low != high:
            return Cell(
                None, None, None, "grenzen", onvolledig, ground.dekking, voorlopig, low, high
            )
        waarde, teller, noemer = self._value(place, ground)
        return Cell(waarde, teller, noemer, status, onvolledig, ground.dekking, voorlopig)

    def _value(self, place: Place, ground: Ground) -> tuple[float | None, int | None, int | None]:
        indicator, _, periode, _, categorie = place
        about = load_indicators()[indicator]
        if about.eenheid == "dagen":
            total = (indicator, place[1], periode, "totaal", "totaal")
            days = [
                event.days
                for bron in ground.brons
                for event in self.counted.at("onderzoeken_afgerond", bron, total)
            ]
            return (spread(days, categorie) if days else None), None, len(days)
        number, _ = self._range(place, ground)
        if about.noemer is None:
            return float(number), number, None
        codes = ground.gemeenten - OFF_THE_MAP
        people = [inhabitants(code, int(periode[:4])) for code in codes]
        if None in people:
            return None, number, None
        noemer = sum(filter(None, people))
        return half_up(Fraction(1000 * number, noemer)), number, noemer

    def _range(self, place: Place, ground: Ground) -> Range:
        both = [self._number(bron, place) for bron in ground.brons]
        return sum(low for low, _ in both), sum(high for _, high in both)

    def _number(self, bron: str, place: Place) -> Range:
        about = load_indicators()[place[0]]
        if self.frame.is_given(bron, place, about.leveringen, quarters_of(place[2])):
            return self.frame.given[bron, *place]
        count = self.counted.count(about.teller, bron, place)
        return count, count


def places(years: Iterable[int], indicators: Iterable[str]) -> Iterator[Place]:
    """Every cell that must be there."""
    for year in years:
        then = ("regio_toen",) if year <= LAST_YEAR_OF_THEN else ()
        for periode in (str(year), *quarters_of(str(year))):
            for indicator in indicators:
                about = load_indicators()[indicator]
                for gebied in (*AREAS, *then):
                    if about.noemer is not None and gebied in OFF_THE_MAP:
                        continue  # nobody knows how many people that is of
                    for uitsplitsing in about.uitsplitsingen:
                        for code in categorieen(indicator, uitsplitsing):
                            yield indicator, gebied, periode, uitsplitsing, code.kort


FROM_RECORDS = tuple(i for i in load_indicators() if i not in NIEUW and not i.startswith("vir_"))
"""What this module counts; `agreed` has the figures beyond counts, and VIR has its own test."""


def figures(
    sent: Sequence[Sent],
    *,
    count_both: bool = False,
    given: Given | None = None,
    indicators: Iterable[str] = FROM_RECORDS,
) -> dict[Place, Cell]:
    """Every figure that follows from these deliveries, zero and missing ones too."""
    coverage = Coverage.of(sent)
    counted = count_events(sent, coverage, count_both=count_both)
    bounded = ranges(sent, count_both=count_both)
    all_of_it = Figures(Frame(coverage, {**bounded, **(given or {})}), counted)
    return {place: all_of_it.cell(place) for place in places(coverage.years(), indicators)}
