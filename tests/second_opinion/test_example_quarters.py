"""The example quarters, as the whole recipe takes them in, give the reference's figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from agreed import NIEUW, agreed_figures, peildatum_of
from agreement import cells_in_store, differences, differences_of_records, read
from areas import REGION
from everything import disagreement_of_agreed
from frame import Cell, Given, Place
from overlap import differences_of_overlap
from records import NUMBER, Sent
from reference import figures
from sums import broken_sums

from ghnt_pipeline.deliveries import Delivery, all_deliveries, standing
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.reference import gemeenten
from ghnt_pipeline.settings import Project

LEFT_OUT = {"triage_zonder_datum", "onderzoek_zonder_besluitdatum", "buiten_regio_onbekend"}
"""Counts of what was not filled in: they may be zero."""


@pytest.fixture(scope="module")
def project(example_project: Path) -> Project:
    return Project(example_project)


@pytest.fixture(scope="module")
def sent(project: Project) -> list[Sent]:
    stand = standing(all_deliveries(project.deliveries, Ledger(project.ledger))).values()
    return [_read(delivery) for delivery in stand]


@pytest.fixture(scope="module")
def counts(sent: list[Sent]) -> dict[Place, Cell]:
    return figures(sent, given=_figures_of_dok(sent))


@pytest.fixture(scope="module")
def beyond_counts(sent: list[Sent]) -> dict[Place, Cell]:
    return agreed_figures(sent, given=_figures_of_dok(sent))


def _read(delivery: Delivery) -> Sent:
    key = delivery.key
    return Sent(key.bron, key.soort, key.periode, pq.read_table(delivery.rows).to_pylist())


def _figures_of_dok(sent: Sequence[Sent]) -> Given:
    """What DOK gave as figures: it gives years and the region too, so nothing is derived."""
    given: dict[tuple[str, str, str, str, str, str], tuple[int, int]] = {}
    for delivery in sent:
        if (delivery.bron, delivery.soort) == ("dok", "cijfers"):
            for row in delivery.rows:
                cut = (row["uitsplitsing"] or "totaal", row["categorie"] or "totaal")
                place = (row["indicator"], row["gemeente"], delivery.periode, *cut)
                both = (row["aantal"], row["aantal"])
                given["dok", *place] = both
                if cut == ("totaal", "totaal"):
                    given["dok", *place[:3], "bron", "dok"] = both
    return given


def _figures_of_vir(sent: Sequence[Sent]) -> dict[tuple[str, str, str], int]:
    """Signals and matches of today's municipalities and of the region, by quarter and year."""
    summed: dict[tuple[str, str, str], int] = defaultdict(int)
    for delivery in sent:
        for row in delivery.rows if delivery.soort == "signalen" else ():
            gemeente = gemeenten()[row["gemeente"]].code_nu
            for gebied in (gemeente, "regio") if gemeente in REGION else ():
                for periode in (delivery.periode, delivery.periode[:4]):
                    summed["vir_signalen", gebied, periode] += row["signalen"]
                    summed["vir_matches", gebied, periode] += row["matches"]
    return dict(summed)


def test_the_example_has_every_kind_of_record(sent: list[Sent]) -> None:
    assert {delivery.soort for delivery in sent} >= NUMBER.keys()
    assert len(_figures_of_dok(sent)) > 1000


def test_the_records_of_the_example_are_those_of_the_rules(
    project: Project, sent: list[Sent]
) -> None:
    found = differences_of_records(project.store, sent, count_both=False)
    assert not found, "\n".join(found[:10])


def test_the_figures_of_the_example_are_those_of_the_rules(
    project: Project, counts: dict[Place, Cell]
) -> None:
    found = differences(project.store, counts)
    assert not found, "\n".join(found[:10])


def test_the_figures_beyond_counts_of_the_example_are_those_of_the_rules(
    project: Project, sent: list[Sent]
) -> None:
    given = _figures_of_dok(sent)
    found = disagreement_of_agreed(project.store, sent, peildatum_of(sent), given=given)
    assert not found, "\n".join(found[:10])


def test_the_figures_of_the_example_add_up(
    project: Project, counts: dict[Place, Cell], beyond_counts: dict[Place, Cell]
) -> None:
    rules = counts | beyond_counts
    assert not broken_sums(rules)
    in_the_store = cells_in_store(project.store)
    assert not broken_sums({place: in_the_store.get(place, rules[place]) for place in rules})


def test_the_example_has_records_for_every_figure(beyond_counts: dict[Place, Cell]) -> None:
    in_the_region = {
        place[0]
        for place, cell in beyond_counts.items()
        if place[1] == "regio" and (cell.teller or cell.noemer)
    }
    assert in_the_region >= NIEUW - LEFT_OUT


def test_the_overlap_of_the_example_is_that_of_the_rules(
    project: Project, sent: list[Sent]
) -> None:
    found = differences_of_overlap(project.store, sent, count_both=False)
    assert not found, "\n".join(found[:10])


def test_vir_is_what_vir_gave_and_its_region_and_year_are_sums(
    project: Project, sent: list[Sent]
) -> None:
    places = ", ".join(f"'{gebied}'" for gebied in ("regio", *sorted(REGION)))
    rows = read(
        project.store,
        "select indicator, gebied, periode, waarde, status from ind_waarde "
        f"where indicator like 'vir%' and gebied in ({places}) and status <> 'geen_gegevens'",
    )
    assert {row[:3]: row[3] for row in rows} == _figures_of_vir(sent)
    assert {row[4] for row in rows} == {"bekend"}
