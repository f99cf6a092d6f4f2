"""On the example every indicator has a figure for every municipality it is covered for."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline import store
from ghnt_pipeline.building import read_build, store_as_of
from ghnt_pipeline.indicators import Samenvoeging, load_indicators
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import dekking, gemeenten_van_de_regio
from ghnt_pipeline.settings import Project, Settings

ALONE_IN_FIGURES = {"dok"}
"""Who sends no records in the example: not in a mean or a share of several organisations."""


def read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with store.connect_read_only(path) as connection:
        return connection.execute(sql).fetchall()


def covered(indicator: str) -> set[str]:
    """The municipalities for which the suppliers of an indicator deliver."""
    about = load_indicators()[indicator]
    per_bron = [
        {code for d in dekking() if d.bron == bron and soort in d.soorten for code in d.gemeenten}
        for bron, soort in (levering.split(".") for levering in about.leveringen)
        if about.samenvoeging is Samenvoeging.SOM or bron not in ALONE_IN_FIGURES
    ]
    inside = {gemeente.code for gemeente in gemeenten_van_de_regio()}
    return set.intersection(*per_bron) & inside


@pytest.mark.parametrize("year", ["2018", "2019"])
@pytest.mark.parametrize(
    "indicator", [i for i, a in load_indicators().items() if not a.alleen_regio]
)
def test_every_covered_municipality_has_a_figure(
    example_project: Path, indicator: str, year: str
) -> None:
    """A share or a mean of no records at all is known to be that; a count is a number."""
    rows = read(
        Project(example_project).store,
        "select gebied, status, waarde is not null, coalesce(noemer, 0) from ind_waarde "
        f"where indicator = '{indicator}' and periode = '{year}' and starts_with(gebied, 'GM') "
        "and gebied <> 'GM1961' and uitsplitsing <> 'bron'",
    )
    there = {gebied for gebied, status, *_ in rows if status in ("bekend", "onvolledig")}
    missing = {gebied for gebied, status, *_ in rows if status == "geen_gegevens"}

    assert there == covered(indicator)
    assert missing == {gebied for gebied, *_ in rows} - covered(indicator)
    is_count = load_indicators()[indicator].samenvoeging is Samenvoeging.SOM
    for gebied, _, has_value, n in rows:
        if gebied in there:
            assert has_value or (not is_count and n == 0)


def test_the_region_has_every_figure_with_records_behind_it(example_project: Path) -> None:
    rows = read(
        Project(example_project).store,
        "select indicator, categorie from ind_waarde where gebied = 'regio' and periode = '2018' "
        "and (waarde is null or noemer = 0)",
    )
    assert rows == []


def test_only_cohorts_of_2018_are_complete_and_later_ones_have_an_estimate(
    example_project: Path,
) -> None:
    path = Project(example_project).store
    rows = read(
        path,
        "select periode, status from ind_waarde where indicator = 'zonder_recidive_12m' "
        "and gebied = 'regio' and categorie = 'politie' and periode >= '2018' order by periode",
    )
    assert {periode for periode, status in rows if status == "bekend"} == {
        "2018", "2018K1", "2018K2", "2018K3", "2018K4",
    }  # fmt: skip
    assert {status for periode, status in rows if periode.startswith("2019")} == {"onvolledig"}
    estimated = read(path, "select distinct periode from ind_overleving where gebied = 'regio'")
    assert {periode for (periode,) in estimated} >= {"2019", "2019K1", "2019K2"}


def test_the_store_is_of_the_last_complete_quarter(example_project: Path) -> None:
    build = read_build(Project(example_project))
    assert build is not None
    assert build["inputs"]["peildatum"] == "2019-12-31"


def test_a_report_of_another_quarter_has_a_store_of_its_own_day(
    example_project: Path, tmp_path: Path
) -> None:
    """On 31 December 2018 nobody could be followed for 12 months; afterwards nothing is left."""
    project = Project(shutil.copytree(example_project, tmp_path / "project"))
    ledger, settings = Ledger(project.ledger), Settings()
    before = sorted(project.processed.iterdir())
    complete = (
        "select distinct status from ind_waarde where indicator = 'zonder_recidive_12m' "
        "and gebied = 'regio' and periode = '2018'"
    )

    with store_as_of(project, settings, ledger, Periode.parse("2019K4")) as path:
        assert path == project.store
        assert read(path, complete) == [("bekend",)]
    with store_as_of(project, settings, ledger, Periode.parse("2018K4")) as path:
        assert path != project.store
        assert read(path, complete) == [("onvolledig",)]
    assert sorted(project.processed.iterdir()) == before
