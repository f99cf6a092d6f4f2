"""Rule D9 in plain Python: what a delivery without record numbers says, and what it cannot say.

A row is seen, a record is not. At most every row is a record of its own. At least there are as
many records as rows that cannot be the same one: they differ in what a record repeats in each of
its rows, or in a number or day that it has one of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from areas import OFF_THE_MAP, areas_of, bron_covers
from records import (
    Row,
    Sent,
    age,
    first_day,
    last_day,
    melder_group,
    quarters_of,
    records_of,
    themes,
)

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import categorieen, gemeenten

Range = tuple[int, int]
Key = tuple[str, str, str, str, str, str]
"""bron, indicator, gebied, periode, uitsplitsing, categorie"""

CONTACT = ("totaal", "thema", "aanleiding", "aard", "melder_groep", "triagebesluit")
CUTS = {
    "meldingen": CONTACT,
    "adviesvragen": CONTACT[:-1],
    "onderzoeken_gestart": ("totaal",),
    "onderzoeken_afgerond": ("totaal",),
    "risicotaxaties": ("totaal",),
    "huisverboden": ("totaal",),
    "trajecten_lopend": ("totaal",),
    "clienten": ("totaal", "rol"),
    "trajecten_beeindigd": ("totaal",),
}
SOORT = {
    "meldingen": "meldingen",
    "adviesvragen": "adviezen",
    "onderzoeken_gestart": "onderzoeken",
    "onderzoeken_afgerond": "onderzoeken",
    "risicotaxaties": "huisverboden",
    "huisverboden": "huisverboden",
    "trajecten_lopend": "trajecten",
    "clienten": "trajecten",
    "trajecten_beeindigd": "trajecten",
}
FOREVER = date.max
TURNED = "omgezet_in_advies"


@dataclass(frozen=True)
class Seen:
    """A row as something that may be counted from one day until another.

    `same` is what all rows of one record repeat, `one_of` what it has one of where it is filled,
    `unit` what counts once at most: the row, or for clienten the client.
    """

    measure: str
    first: date
    last: date
    same: tuple[Any, ...]
    one_of: tuple[Any, ...]
    unit: tuple[Any, ...]
    categories: frozenset[tuple[str, str]]
    place: str
    is_sure: bool = True


def _listed(cut: str, codes: Iterable[str] | None) -> set[tuple[str, str]]:
    return {(cut, code) for code in codes or ()}


def _contact(row: Row, melder: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        {
            ("totaal", "totaal"),
            ("melder_groep", melder_group(row[melder])),
            *_listed("aanleiding", row["aanleiding"]),
            *_listed("thema", themes(row["aanleiding"])),
            *_listed("aard", row["aard_geweld"]),
            *_listed("triagebesluit", filter(None, [row.get("triagebesluit")])),
        }
    )


def _of_melding(row: Row, unit: tuple[Any, ...], _: Sequence[Row]) -> Iterator[Seen]:
    day, melder = row["datum_melding"], row["hoedanigheid_melder"]
    numbers = (row["casusnummer"], row["huishouden"], row["herkomst_adviesnummer"])
    categories = _contact(row, "hoedanigheid_melder")
    yield Seen("meldingen", day, day, (day, melder), numbers, unit, categories, row["gemeente"])


def _of_advies(row: Row, unit: tuple[Any, ...], _: Sequence[Row]) -> Iterator[Seen]:
    day, melder = row["datum_advies"], row["hoedanigheid_adviesvrager"]
    yield Seen(
        "adviesvragen", day, day, (day, melder), (row["herkomst_meldingnummer"],), unit,
        _contact(row, "hoedanigheid_adviesvrager"), row["gemeente"],
    )  # fmt: skip


def _of_onderzoek(row: Row, unit: tuple[Any, ...], _: Sequence[Row]) -> Iterator[Seen]:
    start, end = row["datum_start"], row["datum_afronding"]
    known = (row["casusnummer"], row["huishouden"], row["datum_besluit"])
    whole = frozenset({("totaal", "totaal")})
    if start is not None:
        yield Seen(
            "onderzoeken_gestart", start, start, (start,), known, unit, whole, row["gemeente"]
        )
    if end is not None:
        results = _listed("uitkomst", row["uitkomst"]) | _listed("vervolg", row["vervolg"])
        yield Seen(
            "onderzoeken_afgerond", end, end, (end,), (*known, start), unit, whole | results,
            row["gemeente"], is_sure=start is not None,
        )  # fmt: skip


def _of_huisverbod(row: Row, unit: tuple[Any, ...], rows: Sequence[Row]) -> Iterator[Seen]:
    day, banned, on = row["datum_risicotaxatie"], row["opgelegd"], row["datum_opgelegd"]
    whole, place = frozenset({("totaal", "totaal")}), row["gemeente"]
    yield Seen("risicotaxaties", day, day, (day,), (row["casusnummer"],), unit, whole, place)
    if banned or (banned is None and on is not None):
        others = [
            other["datum_opgelegd"]
            for other in rows
            if other["datum_risicotaxatie"] == day
            and _today(other, "gemeente") == _today(row, "gemeente")
        ]
        is_sure = bool(banned) and (on is not None or not any(others))
        yield Seen(
            "huisverboden", on or day, on or day, (day,), (row["casusnummer"], on), unit, whole,
            place, is_sure,
        )  # fmt: skip


def _of_traject(row: Row, unit: tuple[Any, ...], rows: Sequence[Row]) -> Iterator[Seen]:
    start, end, place = row["datum_start"], row["datum_einde"], row["gemeente_herkomst"]
    client = (row["clientnummer"], row["rol"])
    whole = {("totaal", "totaal")}
    if start is not None:
        ends = [
            other["datum_einde"]
            for other in rows
            if (other["clientnummer"], other["rol"]) == client
            and _today(other, "gemeente_herkomst") == _today(row, "gemeente_herkomst")
        ]
        is_sure = end is not None or not any(ends)
        until = end or FOREVER
        yield Seen(
            "trajecten_lopend", start, until, (*client, start),
            (row["datum_aanmelding"], row["huishouden"]), unit,
            frozenset(whole | _listed("hulpvorm", row["hulpvorm"])), place, is_sure,
        )  # fmt: skip
        yield Seen(
            "clienten", start, until, client, (), client,
            frozenset(whole | {("rol", row["rol"])}), place, is_sure,
        )  # fmt: skip
    if end is not None:
        yield Seen(
            "trajecten_beeindigd", end, end, (*client, end),
            (row["datum_aanmelding"], row["huishouden"], start), unit,
            frozenset(whole | _listed("vervolg", filter(None, [row["vervolg"]]))), place,
            is_sure=start is not None,
        )  # fmt: skip


OF_ROW = {
    "meldingen": _of_melding,
    "adviezen": _of_advies,
    "onderzoeken": _of_onderzoek,
    "huisverboden": _of_huisverbod,
    "trajecten": _of_traject,
}


def _today(row: Row, name: str) -> str:
    return gemeenten()[row[name]].code_nu


def _seen_in(delivery: Sent, links: Links) -> list[Seen]:
    """What a delivery shows; an advies of a melding turned into advies was counted there (D6)."""
    found, elsewhere = [], set()
    for number, row in enumerate(delivery.rows):
        unit = (delivery.soort, delivery.periode, number)
        for seen in map(_placed, OF_ROW[delivery.soort](row, unit, delivery.rows)):
            origin = row.get("herkomst_meldingnummer")
            is_turned = links.turned(delivery.bron, origin)
            if is_turned is not False:
                elsewhere.add(seen.same)
            if is_turned is not True:
                found.append(seen)
    return [replace(seen, is_sure=seen.is_sure and seen.same not in elsewhere) for seen in found]


def _placed(seen: Seen) -> Seen:
    """A record is of one municipality; a client may live in two."""
    if seen.measure == "clienten":
        return seen
    return replace(seen, same=(gemeenten()[seen.place].code_nu, *seen.same))


@dataclass(frozen=True)
class Links:
    """What is known of the meldingen that an advies may name (rule D6)."""

    known: Mapping[tuple[str, str], bool]
    brons_in_doubt: frozenset[str]

    @classmethod
    def of(cls, sent: Sequence[Sent], *, count_both: bool) -> Links:
        if count_both:
            return cls({}, frozenset())
        meldingen = [d for d in sent if d.soort == "meldingen" and d.is_without_numbers]
        return cls(
            {
                (melding.bron, melding.number): melding.fields["triagebesluit"] == TURNED
                for melding in records_of(sent)["meldingen"]
            },
            frozenset(d.bron for d in meldingen if TURNED in {r["triagebesluit"] for r in d.rows}),
        )

    def turned(self, bron: str, number: str | None) -> bool | None:
        """Whether this melding was turned into advies; None when it may be one without number."""
        if number is None:
            return False
        doubt = None if bron in self.brons_in_doubt else False
        return self.known.get((bron, number), doubt)


def least(rows: Iterable[Seen]) -> int:
    """How many records these rows must be of."""
    alike: dict[tuple[Any, ...], list[Seen]] = defaultdict(list)
    for row in rows:
        if row.is_sure:
            alike[row.same].append(row)
    return sum(max(1, *_different(group)) for group in alike.values())


def _different(rows: Sequence[Seen]) -> list[int]:
    """How many values each thing that a record has one of takes in these rows; 0 is a filler."""
    return [0, *(len(set(c) - {None}) for c in zip(*(r.one_of for r in rows), strict=True))]


def most(rows: Iterable[Seen]) -> int:
    """How many records these rows may be of."""
    return len({row.unit for row in rows})


def ranges(sent: Sequence[Sent], *, count_both: bool) -> dict[Key, Range]:
    """The bounds of every cell that deliveries without numbers tell of, zeros too."""
    links = Links.of(sent, count_both=count_both)
    telling: dict[tuple[str, str, str], Sent] = {}
    without = [
        (d, order)
        for order, d in enumerate(sent)
        if d.is_without_numbers and d.soort != "incidenten"  # counted in no figure by themselves
    ]
    for delivery, _ in sorted(without, key=lambda pair: age(*pair)):
        for quarter in quarters_of(delivery.periode):
            telling[delivery.bron, delivery.soort, quarter] = delivery
    found: dict[Key, Range] = {}
    for bron, soort in {(bron, soort) for bron, soort, _ in telling}:
        of = {quarter: d for (b, s, quarter), d in telling.items() if (b, s) == (bron, soort)}
        seen = {id(d): _seen_in(d, links) for d in of.values()}
        per_quarter = {quarter: seen[id(d)] for quarter, d in of.items()}
        found |= _of_kind(bron, soort, per_quarter)
    return found | by_bron(found)


def _of_kind(bron: str, soort: str, per_quarter: Mapping[str, list[Seen]]) -> dict[Key, Range]:
    cells: dict[tuple[str, str, str, tuple[str, str]], list[Seen]] = defaultdict(list)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for quarter, rows in per_quarter.items():
        for code in gemeenten():
            place = gemeenten()[code].code_nu
            if place in OFF_THE_MAP or bron_covers(bron, soort, place, quarter):
                for gebied in areas_of(code, quarter):
                    for periode in (quarter, quarter[:4]):
                        told[gebied, periode].add(quarter)
        for row in rows:
            place = gemeenten()[row.place].code_nu
            if row.first > last_day(quarter) or row.last < first_day(quarter):
                continue
            if place in OFF_THE_MAP or bron_covers(bron, soort, place, quarter):
                for gebied in areas_of(row.place, quarter):
                    for periode in (quarter, quarter[:4]):
                        for category in row.categories:
                            cells[row.measure, gebied, periode, category].append(row)
    return {
        (bron, indicator, gebied, periode, *category): (least(rows), most(rows))
        for indicator, measure, category in _countable(bron, soort)
        for (gebied, periode), quarters in told.items()
        if quarters == set(quarters_of(periode))
        for rows in [cells[measure, gebied, periode, category]]
    }


def _countable(bron: str, soort: str) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Every indicator and category of which rows of this kind say something."""
    for indicator, about in load_indicators().items():
        if SOORT.get(about.teller) != soort or about.eenheid != "aantal":
            continue
        if f"{bron}.{soort}" in about.leveringen:
            for cut in set(about.uitsplitsingen) & set(CUTS[about.teller]):
                for code in categorieen(indicator, cut):
                    yield indicator, about.teller, (cut, code.kort)


def by_bron(found: Mapping[Key, Range]) -> dict[Key, Range]:
    """The totals again, as the part of their bron where an indicator shows that."""
    return {
        (bron, indicator, gebied, periode, "bron", bron): both
        for (bron, indicator, gebied, periode, cut, _), both in found.items()
        if cut == "totaal" and "bron" in load_indicators()[indicator].uitsplitsingen
    }
