"""What was delivered, and the records it holds: rules D3 to D6 and D8 in plain Python.

Written from the rules of the design, not from the SQL, and it shares no code with it: only the
data of `ghnt_pipeline.reference` (municipalities, code lists, coverage) is common ground.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from ghnt_pipeline.reference import code_list, gemeenten

Row = Mapping[str, Any]

NUMBER = {
    "meldingen": "meldingnummer",
    "adviezen": "adviesnummer",
    "onderzoeken": "onderzoeksnummer",
    "huisverboden": "huisverbodnummer",
    "trajecten": "trajectnummer",
    "incidenten": "incidentnummer",
}
MULTI_VALUED = {
    "meldingen": ("aanleiding", "aard_geweld", "overdracht_aan"),
    "adviezen": ("aanleiding", "aard_geweld"),
    "onderzoeken": ("aanleiding", "uitkomst", "aard_geweld", "vervolg"),
    "huisverboden": (),
    "trajecten": ("hulpvorm",),
    "incidenten": (),
}
NOT_A_FIELD = ("regel", "rij")


@dataclass(frozen=True)
class Sent:
    """One standing delivery with its rows; the order in a list of these is that of acceptance."""

    bron: str
    soort: str
    periode: str
    rows: Sequence[Row]

    @property
    def is_without_numbers(self) -> bool:
        """Whether no row says which record it is of (rule D9)."""
        number = NUMBER.get(self.soort)
        return bool(self.rows) and number is not None and all(r[number] is None for r in self.rows)


@dataclass(frozen=True)
class Record:
    """One real thing: single values, sets of codes, and the columns its rows disagree about."""

    bron: str
    soort: str
    number: str
    fields: dict[str, Any]
    codes: dict[str, frozenset[str]]
    disagreements: dict[str, int]


@cache
def quarters_of(periode: str) -> list[str]:
    """The quarters in a period code: `2018K3`, `2018H1` or `2018`."""
    year, part = periode[:4], periode[4:]
    numbers = {"": (1, 2, 3, 4), "H1": (1, 2), "H2": (3, 4)}.get(part) or (int(part[1]),)
    return [f"{year}K{number}" for number in numbers]


@cache
def quarter_of(day: date) -> str:
    """The quarter a day falls in."""
    return f"{day.year}K{(day.month + 2) // 3}"


@cache
def first_day(quarter: str) -> date:
    """The day a quarter begins."""
    return date(int(quarter[:4]), 3 * int(quarter[5]) - 2, 1)


@cache
def next_quarter(quarter: str) -> str:
    """The quarter that follows."""
    return quarter_of(first_day(quarter) + timedelta(days=100))


@cache
def last_day(quarter: str) -> date:
    """The day a quarter ends."""
    return first_day(next_quarter(quarter)) - timedelta(days=1)


def age(delivery: Sent, order: int) -> tuple[date, int, int]:
    """What deliveries are ordered by, the one that counts last (rule D3)."""
    quarters = quarters_of(delivery.periode)
    return last_day(quarters[-1]), -len(quarters), order


def different(name: str, values: Iterable[Any]) -> set[Any]:
    """The values of one record that cannot all be right.

    A municipality of today says no more, and nothing else, than one that became part of it.
    """
    found = set(values)
    if name.startswith("gemeente"):
        became = {
            gemeenten()[value].code_nu for value in found if gemeenten()[value].code_nu != value
        }
        return found - became
    return found


def merge(bron: str, soort: str, number: str, rows: Iterable[Row]) -> Record:
    """Make one record of the rows one delivery has under one number (rule D4)."""
    ordered = sorted(rows, key=lambda row: int(row["rij"]))
    fields: dict[str, Any] = {}
    codes: dict[str, frozenset[str]] = {}
    disagreements: dict[str, int] = {}
    for name in ordered[0]:
        if name in NOT_A_FIELD:
            continue
        filled = [row[name] for row in ordered if row[name] is not None]
        if name in MULTI_VALUED[soort]:
            codes[name] = frozenset(code for cell in filled for code in cell)
        else:
            fields[name] = filled[0] if filled else None
            if len(different(name, filled)) > 1:
                disagreements[name] = len(different(name, filled))
    return Record(bron, soort, number, fields, codes, disagreements)


def records_of(sent: Sequence[Sent]) -> dict[str, list[Record]]:
    """Every record once, by kind: the latest period's version of it (rules D3, D4 and D8)."""
    numbered = enumerate(sent)
    by_age = sorted(
        (
            (delivery, order)
            for order, delivery in numbered
            if delivery.soort in NUMBER and not delivery.is_without_numbers
        ),
        key=lambda pair: age(*pair),
    )
    latest: dict[tuple[str, str, str], Record] = {}
    for delivery, _ in by_age:
        rows_of: dict[str, list[Row]] = defaultdict(list)
        for row in delivery.rows:
            rows_of[row[NUMBER[delivery.soort]]].append(row)
        for number, rows in rows_of.items():
            record = merge(delivery.bron, delivery.soort, number, rows)
            latest[delivery.bron, delivery.soort, number] = record
    found: dict[str, list[Record]] = {soort: [] for soort in NUMBER}
    for record in latest.values():
        found[record.soort].append(record)
    return found


def adviesvragen(
    adviezen: Iterable[Record], meldingen: Iterable[Record], *, count_both: bool
) -> list[Record]:
    """The adviezen that count as adviesvraag (rule D6)."""
    turned = {
        (melding.bron, melding.number)
        for melding in meldingen
        if melding.fields["triagebesluit"] == "omgezet_in_advies"
    }
    return [
        advies
        for advies in adviezen
        if count_both or (advies.bron, advies.fields["herkomst_meldingnummer"]) not in turned
    ]


def pairs(adviezen: Iterable[Record], meldingen: Iterable[Record]) -> set[tuple[str, str, str]]:
    """(bron, adviesnummer, meldingnummer) of what belongs together, by either field (rule D7)."""
    known_adviezen = {(advies.bron, advies.number): advies for advies in adviezen}
    known_meldingen = {(melding.bron, melding.number): melding for melding in meldingen}
    found = set()
    for (bron, number), advies in known_adviezen.items():
        origin = advies.fields["herkomst_meldingnummer"]
        if (bron, origin) in known_meldingen:
            found.add((bron, number, origin))
    for (bron, number), melding in known_meldingen.items():
        origin = melding.fields["herkomst_adviesnummer"]
        if (bron, origin) in known_adviezen:
            found.add((bron, origin, number))
    return found


def orphans(records: Mapping[str, Iterable[Record]]) -> set[tuple[str, str, str, str, str | None]]:
    """(bron, soort, number, column, what it points at) of every link with one end only."""
    known = {(r.bron, soort, r.number) for soort, found in records.items() for r in found}
    links = (
        ("meldingen", "melding", "onderzoeksnummer", "onderzoeken"),
        ("meldingen", "melding", "herkomst_adviesnummer", "adviezen"),
        ("adviezen", "advies", "herkomst_meldingnummer", "meldingen"),
    )
    found = {
        (record.bron, name, record.number, column, record.fields[column])
        for soort, name, column, target in links
        for record in records[soort]
        if record.fields[column] is not None
        and (record.bron, target, record.fields[column]) not in known
    }
    named = {(m.bron, m.fields["onderzoeksnummer"]) for m in records["meldingen"]}
    return found | {
        (o.bron, "onderzoek", o.number, "onderzoeksnummer", None)
        for o in records["onderzoeken"]
        if (o.bron, o.number) not in named
    }


def themes(aanleidingen: Iterable[str]) -> frozenset[str]:
    """The themas that follow from the aanleidingen of a record."""
    thema_of = {code.kort: code.kenmerk for code in code_list("aanleiding").codes}
    return frozenset(thema_of[aanleiding] for aanleiding in aanleidingen)


def melder_group(hoedanigheid: str) -> str:
    """The group of melders a hoedanigheid belongs to."""
    return next(c.kenmerk for c in code_list("hoedanigheid").codes if c.kort == hoedanigheid)
