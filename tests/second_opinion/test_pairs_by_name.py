"""Pairs of themas beside a supplier's totals (rule D10), by name and on every small population."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from agreement import build, cells_in_store, read
from literal import melding, sent, total
from records import Sent
from totals import Bounds, all_bounds

from ghnt_pipeline.store import load_models

TOTALEN = "veilig_thuis.totalen"
USED = "gebruikt"


def totalen(counts: dict[str, int | None], gemeente: str = "GM0505") -> Sent:
    return sent(TOTALEN, "2018K1", *(total(gemeente, what, n) for what, n in counts.items()))


def bounds_of(path: Path) -> Bounds:
    (row,) = read(path, f"select {', '.join(Bounds._fields)} from chk_totaal")
    return Bounds(*row)


THEMAS = """
create table ref_code as
    select unnest(['KM', 'HG', 'OM', 'AP']) as code, 'thema' as lijst;
"""
STAGED = """
create table stg_totaal (
    levering varchar, gebied varchar, soort varchar, uitsplitsing varchar, categorie varchar,
    aantal bigint
);
"""
CUTS = {"totaal": "totaal", "km_anders": "aanleiding"}


def judge(connection: duckdb.DuckDBPyConnection) -> None:
    """Run the models that judge totals, on the tables that are there."""
    for model in load_models():
        if model.table in {"stg_totaal_paar", "stg_totaal_grens", "chk_totaal"}:
            connection.execute(f"create table {model.table} as {model.sql}")


NO_TOTAL = (None, None, "onbekend")


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param(
            {"KM": 7, "HG": 5, "KM+HG": 2}, Bounds(10, 10, *NO_TOTAL, USED),
            id="of two themas the pair says all",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "KM+HG": 5}, Bounds(7, 7, *NO_TOTAL, USED),
            id="a pair may be as large as its smallest thema",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "KM+HG": 0}, Bounds(12, 12, *NO_TOTAL, USED),
            id="no record has both",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 4, "KM+HG": 2, "KM+OM": 1, "HG+OM": 3},
            Bounds(10, 11, *NO_TOTAL, USED),
            id="of three themas the two largest pairs are taken off the sum",
        ),
        pytest.param(
            {"KM": 9, "HG": 8, "OM": 7, "AP": 6, "KM+HG": 5, "HG+OM": 5, "KM+OM": 5, "OM+AP": 1,
             "KM+AP": 0, "HG+AP": 0},
            Bounds(18, 19, *NO_TOTAL, USED),
            id="three pairs that close a ring are not all taken off",
        ),
        pytest.param(
            {"KM": 9, "HG": 8, "OM": 7, "AP": 6, "KM+HG": 4, "HG+OM": 3, "OM+AP": 2},
            Bounds(13, 21, *NO_TOTAL, USED),
            id="a chain of three pairs is",
        ),
        pytest.param(
            {"KM": 9, "HG": 8, "OM": 7, "KM+HG": 4, "HG+OM": None},
            Bounds(13, 20, *NO_TOTAL, USED),
            id="a pair that was not given is not used",
        ),
        pytest.param(
            {"KM": 9, "HG": 8, "OM": None, "KM+HG": 4}, Bounds(13, None, *NO_TOTAL, USED),
            id="without a thema nothing bounds it from above, yet pairs do from below",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "KM+HG": 6}, Bounds(7, 12, *NO_TOTAL, "paar-groter-dan-thema"),
            id="a pair larger than one of its themas",
        ),
        pytest.param(
            {"KM": 7, "KM+HG": 2}, Bounds(7, 7, *NO_TOTAL, "paar-zonder-thema"),
            id="a pair of which a thema is missing",
        ),
        pytest.param(
            {"KM": 7, "HG": None, "KM+HG": 2}, Bounds(7, None, *NO_TOTAL, "paar-zonder-thema"),
            id="a pair of which a thema was not given",
        ),
        pytest.param(
            {"KM+HG": 2}, Bounds(None, None, *NO_TOTAL, "paar-zonder-thema"),
            id="a pair alone",
        ),
        pytest.param(
            {"KM+HG": 2, "totaal": 9},
            Bounds(None, None, 9, "alleen-een-totaal", "onbekend", "paar-zonder-thema"),
            id="a pair and a total",
        ),
        pytest.param(
            {"KM": 5, "HG": 5, "OM": 5, "KM+HG": 5, "HG+OM": 5, "KM+OM": 0},
            Bounds(5, 15, *NO_TOTAL, "paren-in-tegenspraak"),
            id="pairs that cannot all be true",
        ),
        pytest.param(
            {"KM": 5, "HG": 5, "KM+HG": 5, "km_anders": 6},
            Bounds(6, 10, *NO_TOTAL, "paren-in-tegenspraak"),
            id="an aanleiding that the pairs leave no room for",
        ),
        pytest.param(
            {"KM": 2, "HG": 2, "KM+HG": 1, "km_anders": 7},
            Bounds(None, None, None, "categorieen-in-tegenspraak", "onbekend"),
            id="categories that contradict each other are not saved by pairs",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2, "totaal": 12},
            Bounds(10, 13, 12, None, "uniek", USED),
            id="a total within the bounds is unique",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2, "totaal": 9},
            Bounds(10, 13, 9, "totaal-te-klein-bij-paren", "onbekend", USED),
            id="a total below what pairs allow",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2, "totaal": 6},
            Bounds(10, 13, 6, "totaal-kleiner-dan-categorie", "onbekend", USED),
            id="a total below a category",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2, "totaal": 14},
            Bounds(10, None, 14, "totaal-te-groot-bij-paren", "onbekend", USED),
            id="a total above what pairs allow holds others",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2, "totaal": 16},
            Bounds(10, None, 16, "totaal-groter-dan-som", "onbekend", USED),
            id="a total above the sum holds others",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2, "totaal": 15},
            Bounds(10, 13, 15, "overlap-niet-zichtbaar", "som_van_categorieen", USED),
            id="a total that is the sum while there is overlap",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "KM+HG": 0, "totaal": 12},
            Bounds(12, 12, 12, None, "uniek", USED),
            id="a total that is the sum while there is no overlap is unique",
        ),
        pytest.param(
            {"KM": 7, "HG": 5, "KM+HG": 6, "totaal": 9},
            Bounds(7, 12, 9, None, "uniek", "paar-groter-dan-thema"),
            id="pairs that are not used say nothing about a total",
        ),
    ],
)  # fmt: skip
def test_d10_pairs_of_themas_bring_the_bounds_closer(
    counts: dict[str, int | None], expected: Bounds
) -> None:
    assert all_bounds(totalen(counts)) == {("GM0505", "melding"): expected}
    with duckdb.connect() as connection:
        connection.execute(THEMAS + STAGED)
        for what, count in counts.items():
            cut = "paar" if "+" in what else CUTS.get(what, "thema")
            connection.execute(
                "insert into stg_totaal values ('L1', 'GM0505', 'melding', ?, ?, ?)",
                [cut, what, count],
            )
        judge(connection)
        found = connection.execute(f"select {', '.join(Bounds._fields)} from chk_totaal")
        assert [Bounds(*row) for row in found.fetchall()] == [expected]


def test_a_total_of_risicotaxaties_is_what_it_was_beside_a_pair(tmp_path: Path) -> None:
    rows = [total("GM0505", what, n, "risicotaxatie") for what, n in (("totaal", 9), ("KM+HG", 2))]
    path = build(tmp_path, [sent(TOTALEN, "2018K1", *rows)])
    assert bounds_of(path) == Bounds(9, 9, 9, None, "uniek", "paar-zonder-thema")


def test_of_former_municipalities_the_pairs_are_added_too(tmp_path: Path) -> None:
    counts = {"KM": 4, "HG": 3, "KM+HG": 1}
    rows = [total(place, what, n) for place in ("GM0584", "GM0617") for what, n in counts.items()]
    path = build(tmp_path, [sent(TOTALEN, "2018K1", *rows)])
    assert bounds_of(path) == Bounds(12, 12, *NO_TOTAL, USED)


def test_bounds_that_meet_are_the_figure(tmp_path: Path) -> None:
    path = build(tmp_path, [totalen({"KM": 7, "HG": 5, "KM+HG": 2})])
    cell = cells_in_store(path)["meldingen", "GM0505", "2018K1", "totaal", "totaal"]
    assert (cell.waarde, cell.status) == (10, "bekend")


def test_bounds_that_do_not_meet_are_bounds_still(tmp_path: Path) -> None:
    path = build(tmp_path, [totalen({"KM": 7, "HG": 5, "OM": 3, "KM+HG": 2})])
    cell = cells_in_store(path)["meldingen", "GM0505", "2018K1", "totaal", "totaal"]
    assert (cell.waarde, cell.ondergrens, cell.bovengrens) == (None, 10, 13)
    assert cell.status == "grenzen"


def test_a_pair_is_no_category_of_any_figure(tmp_path: Path) -> None:
    themas = {"KM": 7, "HG": 5, "OM": 3, "km_anders": 4}
    found = []
    for name, more in (("without", {}), ("with", {"KM+HG": 2, "KM+OM": 1, "HG+AP": 9})):
        folder = tmp_path / name
        folder.mkdir()
        records = sent("veilig_thuis.meldingen", "2018K1", melding("M1", "2018-01-02", "km_anders"))
        path = build(folder, [totalen({**themas, **more}), records])
        rows = read(path, "select * from core_cijfer order by all")
        found.append((cells_in_store(path), rows, read(path, "from chk_verschil order by all")))
    assert read(path, "select paren from chk_totaal") == [("paar-zonder-thema",)]
    assert found[0] == found[1]
    assert {row[5] for row in found[1][1]} == {"KM", "HG", "OM", "km_anders", "totaal"}


SMALL_POPULATIONS = """
-- A mask of the four themas each: KM is 1, HG is 2, OM is 4, AP is 8.
create table thema as
    select unnest(['KM', 'HG', 'OM', 'AP']) as naam, unnest([1, 2, 4, 8]) as masker;
create table paar as
    select
        een.naam || '+' || ander.naam as naam,
        een.masker | ander.masker as masker,
        row_number() over (order by een.masker, ander.masker) - 1 as plek
    from thema as een
    inner join thema as ander on een.masker < ander.masker;

-- Every population in which no two records have the same themas, with every pair; of those of one
-- or two records, and of some others, also every set of pairs with the first two, three or four
-- themas.
create table populatie as
    select
        bits.range as bits, paren.range as paren, geleverd,
        concat_ws('/', bits.range, paren.range, geleverd) as levering
    from range(32768) as bits
    cross join range(64) as paren
    cross join (select unnest([3, 7, 15]) as geleverd)
    where (paren.range = 63 and geleverd = 15)
        or (bit_count(bits.range) <= 2)
        or (bits.range % 211 = 5);
create table record as
    select populatie.levering, soort.range as masker
    from populatie
    inner join range(1, 16) as soort on populatie.bits & (1 << (soort.range - 1)) > 0
    where soort.range & populatie.geleverd > 0;
create table stg_totaal as
    with naam as (
        select levering, naam, masker, 'thema' as uitsplitsing
        from populatie
        inner join thema on thema.masker & geleverd > 0
        union all
        select levering, naam, masker, 'paar'
        from populatie
        inner join paar on paar.masker & geleverd = paar.masker and paren & (1 << plek) > 0
        union all
        select levering, 'totaal', 0, 'totaal'
        from populatie
    )
    select
        naam.levering, 'GM0505' as gebied, 'melding' as soort, naam.uitsplitsing,
        naam.naam as categorie,
        count(*) filter (record.masker & naam.masker = naam.masker) as aantal
    from naam
    left join record on naam.levering = record.levering
    group by all;
"""


def test_the_true_number_lies_within_the_bounds_of_every_small_population() -> None:
    with duckdb.connect() as connection:
        connection.execute(THEMAS + SMALL_POPULATIONS)
        judge(connection)
        wrong = connection.execute(
            "select * from chk_totaal where not (totaal between ondergrens and bovengrens) "
            "or bovengrens is null or bevinding <> 'overlap-niet-zichtbaar' "
            "or paren <> 'gebruikt' or (bovengrens = ondergrens and soort_totaal <> 'uniek' "
            "and paren is not null)"
        ).fetchall()
        (found,) = connection.execute(
            "select (count(*), count(paren), count_if(ondergrens < bovengrens), "
            "count_if(paren = 'gebruikt' and bevinding is not null)) from chk_totaal"
        ).fetchone() or (None,)
    assert wrong == []
    assert found is not None
    assert all(number > 400 for number in found), found
