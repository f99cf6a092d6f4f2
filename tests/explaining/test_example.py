"""Every figure of the example can be explained, and the explanation comes to the figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline import open_store, store
from ghnt_pipeline.deliveries import all_deliveries
from ghnt_pipeline.explaining.delen import Lezing
from ghnt_pipeline.explaining.stappen import Stap
from ghnt_pipeline.explaining.tekening import steps_to_draw
from ghnt_pipeline.explaining.uitleg import explain_figure
from ghnt_pipeline.explaining.vraag import Vraag, settle
from ghnt_pipeline.explaining.weg import totals
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.charts import Soort
from ghnt_pipeline.settings import Project

PERIODS = ("2018", "2019K1")


@pytest.mark.parametrize("indicator", load_indicators())
def test_every_area_can_be_explained(example_project: Path, indicator: str) -> None:
    with open_store(example_project) as connection:
        cells = connection.execute(
            "select gebied, periode, any_value(uitsplitsing order by uitsplitsing <> 'totaal'), "
            "max_by(categorie, coalesce(teller, noemer, bovengrens, 0) order by categorie) "
            "from ind_waarde where indicator = $1 and list_contains($2, periode) "
            "group by gebied, periode, uitsplitsing "
            "qualify row_number() over (partition by gebied, periode "
            "order by uitsplitsing <> 'totaal', uitsplitsing) = 1 order by all",
            [indicator, list(PERIODS)],
        ).fetchall()
    assert {cell[1] for cell in cells} == set(PERIODS)
    project = Project(example_project)
    deliveries = all_deliveries(project.deliveries, Ledger(project.ledger))
    with store.explaining(project.store) as lees:
        for gebied, periode, *cel in cells:
            vraag = Vraag(load_indicators()[indicator], gebied, gebied, Periode.parse(periode),
                          *cel)  # fmt: skip
            uitleg = explain_figure(Lezing(lees, deliveries, vraag))
            for weg in uitleg.wegen:
                for deel in weg.delen:
                    for way in (*deel.leveringen, *deel.opgaven, *deel.elders):
                        assert way.gelezen - sum(way.stappen.values()) == way.telt
            w = uitleg.waarde
            if w["status"] in ("bekend", "onvolledig"):
                count = w["noemer"] if w["teller"] is None else w["teller"]
                assert uitleg.wegen[0].ondergrens == uitleg.wegen[0].bovengrens == count


def test_what_is_drawn_comes_to_the_figure_from_records_and_from_figures_given(
    example_project: Path,
) -> None:
    project = Project(example_project)
    deliveries = all_deliveries(project.deliveries, Ledger(project.ledger))
    vraag = settle("clienten", "Dordrecht", Periode.parse("2019K1"), None, None)
    with store.explaining(project.store) as lees:
        uitleg = explain_figure(Lezing(lees, deliveries, vraag))
    treden = list(steps_to_draw(vraag, uitleg.wegen[0]))
    signs = {Soort.AF: -1, Soort.BIJ: 1}
    moved = sum(signs.get(trede.soort, 0) * trede.aantal for trede in treden[1:])
    assert treden[0].aantal + moved == treden[-1].aantal == uitleg.waarde["waarde"]
    assert {trede.soort for trede in treden} == set(Soort)


def test_the_way_to_an_adviesvraag_names_what_was_counted_as_a_melding(
    example_project: Path,
) -> None:
    project = Project(example_project)
    deliveries = all_deliveries(project.deliveries, Ledger(project.ledger))
    vraag = settle("contacten", None, Periode.parse("2019"), None, None)
    with store.explaining(project.store) as lees:
        uitleg = explain_figure(Lezing(lees, deliveries, vraag))
    _, stappen, telt = totals(uitleg.wegen[0].delen[0].leveringen)
    with open_store(example_project) as connection:
        (pairs,) = connection.execute(
            "select aantal from ind_dubbel inner join core_plek using (plek) "
            "inner join ref_kenmerk using (kenmerk) "
            "where gebied = 'regio' and periode = '2019' and uitsplitsing = 'totaal'"
        ).fetchall()[0]
    assert stappen[Stap.GEKOPPELD] == pairs > 0
    assert stappen[Stap.OMGEZET] > 0
    assert telt == uitleg.waarde["waarde"]
