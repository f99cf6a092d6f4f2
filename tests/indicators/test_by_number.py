"""What is counted by number is counted as the words would be; views hold what they promise."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from ghnt_pipeline.store.models import REPORT_LEVEL, Model, load_models

VIEWS = [
    m for m in load_models() if m.is_view and not m.is_passing and m.level < REPORT_LEVEL
]  # those that pass are read into core_record, which has one row per record


def _query(project: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(project / "data/processed/ghnt.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("word", ["sleutel", "achter"])
def test_a_word_that_stands_in_two_rows_of_a_measure_has_a_number(
    example_project: Path, word: str
) -> None:
    """Without one, each of these rows would count: core_gedeeld names what may be shared."""
    shared = (
        f"select maat, bron, {word} from core_telling "
        f"group by maat, bron, {word} having count(*) > 1"
    )
    without = _query(
        example_project,
        f"select * from ({shared}) as word anti join core_gedeeld "
        f"on word.bron = core_gedeeld.bron and word.{word} = core_gedeeld.woord",
    )

    assert _query(example_project, shared)
    assert not without


@pytest.mark.parametrize("word", ["sleutel", "achter"])
def test_every_row_that_counts_has_its_word(example_project: Path, word: str) -> None:
    """An empty one would count as one more, where none can be told apart."""
    assert not _query(example_project, f"from core_telling where {word} is null")


def test_what_is_counted_by_number_is_what_is_counted_by_word(example_project: Path) -> None:
    by_word = """
        with telling as (
            select core_telling_gebied.*, ref_periode.periode
            from core_telling_gebied
            inner join ref_maat on core_telling_gebied.maat = ref_maat.maat
            inner join ref_periode
                on core_telling_gebied.kwartaal = ref_periode.kwartaal
                and (ref_periode.is_laatste or not ref_maat.is_stand)
        ),
        deel as (
            select telling.*, core_kenmerk.uitsplitsing, core_kenmerk.categorie
            from telling
            inner join core_kenmerk using (bron, soort, nummer)
            inner join ref_maat_kenmerk
                on telling.maat = ref_maat_kenmerk.maat
                and core_kenmerk.kenmerk = ref_maat_kenmerk.kenmerk
            where telling.kenmerken is null
            union all
            select *, unnest(kenmerken, recursive := true) from telling
        )
        select maat, bron, gebied, periode, uitsplitsing, categorie,
            count(distinct sleutel), count(distinct achter)
        from deel
        semi join ref_kenmerk using (uitsplitsing, categorie)
        group by all order by all
    """

    found = _query(example_project, "from ind_telling order by all")
    assert len(found) > 1_000
    assert found == _query(example_project, by_word)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.table)
def test_a_view_has_one_row_per_what_it_says(example_project: Path, view: Model) -> None:
    grain = ", ".join(view.grain)
    table = view.table

    assert not _query(
        example_project, f"select 1 from {table} group by {grain} having count(*) > 1 limit 1"
    )


def test_nothing_that_was_spilled_is_left(example_project: Path) -> None:
    assert not list((example_project / "data" / "processed").glob(".tmp-*"))
