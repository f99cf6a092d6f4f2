"""Small sets of deliveries in which every counting rule has something to do at once."""

from __future__ import annotations

import os
from datetime import date, timedelta
from itertools import combinations

from drawn import FIELDS, as_delivered, days_of, maybe, numbers
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from kinds import months_before
from literal import melding, sent, total
from records import MULTI_VALUED, NUMBER, Row, Sent, first_day, last_day, quarters_of

from ghnt_pipeline.contracts import kinds

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "14"))


BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # a build is slow, and shrinking takes hundreds
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

PERIODS = (
    "2018K1", "2018K2", "2018H1", "2018K3", "2018K4", "2018", "2019K1", "2019K2", "2019",
)  # fmt: skip
KINDS = (
    "veilig_thuis.meldingen", "veilig_thuis.adviezen", "veilig_thuis.meldingen",
    "veilig_thuis.adviezen", "veilig_thuis.onderzoeken", "veilig_thuis.huisverboden",
    "blijf.trajecten", "dok.trajecten", "politie.incidenten",
)  # fmt: skip


@st.composite
def _delivery(draw: st.DrawFn, kind: str, periode: str) -> Sent:
    bron, soort = kind.split(".")
    fields = FIELDS[soort](days_of(periode))
    waits = st.sampled_from([False, False, False, True])
    drawn = draw(
        st.lists(st.tuples(st.fixed_dictionaries(dict(fields)), waits), min_size=1, max_size=4)
    )
    empty = dict.fromkeys(kinds()[kind].velden())
    backwards = draw(st.booleans())
    rows: list[Row] = [
        {
            **empty,
            **as_delivered(soort, dict(row), waits),
            "regel": number + 2,
            "rij": len(drawn) - number if backwards else number + 1,
        }
        for number, (row, waits) in enumerate(drawn)
    ]
    return Sent(bron, soort, periode, rows)


@st.composite
def deliveries(draw: st.DrawFn, *, some_without_numbers: bool = False) -> list[Sent]:
    """A few standing deliveries of each kind, in some order of acceptance."""
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(KINDS), st.sampled_from(PERIODS)),
            min_size=4, max_size=14, unique=True,
        )
    )  # fmt: skip
    found = [draw(_delivery(kind, periode)) for kind, periode in keys]
    if not some_without_numbers:
        return found
    return [forget(delivery) if draw(st.booleans()) else delivery for delivery in found]


def forget(delivery: Sent) -> Sent:
    """The same delivery with the numbers of its records taken off (rule D9)."""
    number = NUMBER[delivery.soort]
    rows = [{**row, number: None} for row in delivery.rows]
    return Sent(delivery.bron, delivery.soort, delivery.periode, rows)


@st.composite
def _rows_of_a_record(draw: st.DrawFn, soort: str, number: int, periode: str) -> list[Row]:
    """One record listed in a few rows, which never contradict each other but may leave out."""
    fields = FIELDS[soort]([day for day in days_of(periode) if day.year == int(periode)])
    record = draw(st.fixed_dictionaries(dict(fields)))
    record = as_delivered(soort, dict(record), draw(st.sampled_from([False, False, True])))
    record[NUMBER[soort]] = f"N{number}"
    required = kinds()[next(k for k in KINDS if k.endswith(soort))].verplichte_kolommen()
    rows: list[Row] = []
    for _ in range(draw(st.integers(1, 3))):
        row = dict(record)
        for name in row:
            if name in MULTI_VALUED[soort]:
                row[name] = draw(fields[name])
            elif name not in required and draw(st.integers(0, 3)) == 0:
                row[name] = None
        rows.append(row)
    return rows


@st.composite
def consistent_deliveries(draw: st.DrawFn) -> list[Sent]:
    """One delivery of each kind for a year, in which each record is listed once or a few times."""
    found = []
    for kind in dict.fromkeys(KINDS):
        bron, soort = kind.split(".")
        empty = dict.fromkeys(kinds()[kind].velden())
        records = [
            draw(_rows_of_a_record(soort, number, "2018"))
            for number in range(draw(st.integers(1, 3)))
        ]
        rows = [{**empty, **row} for rows in records for row in rows]
        numbered = [{**row, "regel": n + 2, "rij": n + 1} for n, row in enumerate(rows)]
        found.append(Sent(bron, soort, "2018", numbered))
    return found


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
        "number": numbers("M", 9),
        "day": st.sampled_from(days).map(str),
        "casusnummer": maybe(numbers("C")),
        "gemeente": st.sampled_from(("GM0505", "GM0584", "GM0545", "onbekend")),
        "open": maybe(st.sampled_from((0, 1, 45, 1094, 1095, 1096))),
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


MORE_CATEGORIES = (
    (),
    ("AP", "KM+HG", "KM+OM", "HG+OM", "KM+AP", "HG+AP", "OM+AP"),
    ("km_anders", "km_kindcheck", "partnergeweld"),
    ("KM+HG", "HG+OM", "km_anders"),
)


@st.composite
def _of_a_population(draw: st.DrawFn, gemeente: str, soort: str) -> list[Row]:
    """Counts of a few records: some of the themas and pairs, sometimes the true total."""
    themas = ("KM", "HG", "OM", "AP")
    records = draw(st.lists(st.sets(st.sampled_from(themas), min_size=1), max_size=7))
    pairs = [f"{one}+{other}" for one, other in combinations(themas, 2)]
    kept = draw(st.sets(st.sampled_from(pairs)))
    spoilt = draw(st.sampled_from((*[None] * 5, *pairs, *themas)))
    rows = []
    for name in (*themas, *(pair for pair in pairs if pair in kept)):
        count = sum(set(name.split("+")) <= record for record in records)
        rows.append(total(gemeente, name, count + (name == spoilt), soort))
    if draw(st.booleans()):
        rows.append(total(gemeente, "totaal", len(records), soort))
    return draw(st.permutations(rows))


@st.composite
def _totals(draw: st.DrawFn, periode: str) -> Sent:
    """A delivery of category totals, with former municipalities, gaps, pairs and overlap."""
    cells = st.tuples(
        st.sampled_from(("GM0505", "GM0584", "GM0617", "GM1963", "onbekend", "regio")),
        st.sampled_from(("KM", "HG", "OM", "totaal", *draw(st.sampled_from(MORE_CATEGORIES)))),
        st.sampled_from(("melding", "onderzoek", "risicotaxatie")),
    )
    keys = draw(st.lists(cells, min_size=1, max_size=16, unique=True))
    count = st.sampled_from((0, 1, 2, 3, 4, 5, None))
    rows = [total(gemeente, what, draw(count), soort) for gemeente, what, soort in keys]
    rows += draw(_of_a_population("GM0512", "melding"))
    rows += draw(_of_a_population("GM0523", "adviesvraag"))
    return sent("veilig_thuis.totalen", periode, *rows)


@st.composite
def totals(draw: st.DrawFn) -> list[Sent]:
    """Deliveries of category totals for a few periods."""
    periods = draw(st.lists(st.sampled_from(PERIODS), min_size=1, max_size=4, unique=True))
    return [draw(_totals(periode)) for periode in periods]
