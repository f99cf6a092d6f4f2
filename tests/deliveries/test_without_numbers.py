"""D9: a whole delivery without record numbers is kept as what it is, and always said to be so."""

from __future__ import annotations

import pytest

from ghnt_pipeline.cli import documents, screen
from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.deliveries import record_numbers
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.settings import Settings
from ghnt_pipeline.status import status

from .desk import Desk, Row, melding, meldingen


def without(*rows: Row) -> list[Row]:
    """The same rows without their number and without what else tells them apart."""
    drop = ("meldingnummer", "casusnummer", "huishouden")
    return [{name: cell for name, cell in row.items() if name not in drop} for row in rows]


ALIKE = without(*meldingen([1, 2, 3]))
OTHER_DAYS = [{**ALIKE[0], "datum_melding": f"2019-02-0{day}"} for day in (1, 2, 3)]


def test_it_is_accepted_kept_whole_and_bounded(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ALIKE)
    result = desk.one()
    assert result.outcome is Outcome.ACCEPTED
    manifest = desk.deliveries[0].manifest
    assert (manifest.rows_read, manifest.rows_accepted, manifest.rows_repeated) == (3, 3, 0)
    assert manifest.zonder_nummers
    assert desk.numbers() == []
    assert desk.query(
        "select status, waarde, ondergrens, bovengrens from ind_waarde where periode = '2019K1' "
        "and indicator = 'meldingen' and uitsplitsing = 'totaal' and gebied = 'GM0505'"
    ) == [("grenzen", None, 1, 3)]


def test_an_empty_column_of_numbers_is_no_number_and_one_number_refuses_the_rest(
    desk: Desk,
) -> None:
    desk.put("leeg_2019K1.csv", meldingen([1, 2, 3], meldingnummer=""))
    assert desk.one().outcome is Outcome.ACCEPTED
    rows = [*meldingen([2, 3], meldingnummer=""), melding(1)]
    result = desk.one(desk.put("half_2019K2.csv", rows))
    assert (result.outcome, result.gecontroleerd and result.gecontroleerd.afgekeurd) == (
        Outcome.REFUSED,
        2,
    )


def test_run_status_and_list_of_deliveries_say_so(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", [*ALIKE, {**ALIKE[0], "datum_melding": "2018-12-31"}])
    _, words = screen.ingested(desk.ingest())
    (delivery,) = desk.deliveries
    assert (
        f"{delivery.id} has no record numbers: its 4 rows count as aggregates, with bounds; "
        "1 row in no figure (table chk_ongenummerd)." in words
    )
    assert any("no row has its meldingnummer" in line for line in words)
    state = status(desk.project, Settings())
    assert "Zonder nummers, so with bounds only: veilig_thuis.meldingen 2019K1." in screen.status(
        state, verbose=False
    )
    assert documents.status_document(state)["without_numbers"] == ["veilig_thuis.meldingen 2019K1"]
    assert "stands, zonder nummers" in "\n".join(screen.deliveries(desk.deliveries))
    assert documents.delivery_document(delivery)["zonder_nummers"] is True
    assert record_numbers(delivery, kinds()[delivery.key.kind]) == []


@pytest.mark.usefixtures("no_build")
@pytest.mark.parametrize("samen", [False, True])
def test_two_files_without_numbers_cannot_be_joined(desk: Desk, samen: bool) -> None:
    paths = [desk.put("een_2019K1.csv", ALIKE), desk.put("twee_2019K1.csv", OTHER_DAYS)]
    run = desk.ingest(*paths, samen=samen)
    assert [r.outcome for r in run.results] == [Outcome.REFUSED] * 2
    assert all("nobody sees what they have in common" in r.reden for r in run.results)


@pytest.mark.usefixtures("no_build")
def test_numbers_that_were_there_are_not_lost_by_accident(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3]))
    desk.ingest()
    correction = desk.put("correctie_2019K1.csv", ALIKE)
    refused = desk.one(correction)
    assert refused.outcome is Outcome.REFUSED
    assert "has no record numbers, and what stands has them" in refused.reden
    assert desk.one(correction, correctie=True).verschil == {
        "added": 3, "changed": 0, "withdrawn": 3, "kept": 0,
    }  # fmt: skip


@pytest.mark.usefixtures("no_build")
def test_rows_of_a_correction_without_numbers_are_compared_as_rows(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", [*ALIKE, *OTHER_DAYS])
    desk.ingest()
    changed = [*ALIKE[:2], *without(melding(9, gemeente="Zwijndrecht")), *OTHER_DAYS]
    result = desk.one(desk.put("correctie_2019K1.csv", changed))
    assert result.verschil == {"added": 1, "changed": 0, "withdrawn": 1, "kept": 5}
    fewer = desk.one(desk.put("korter_2019K1.csv", changed[:4]))
    assert "leaves out 2 of 6 rows" in fewer.reden


@pytest.mark.usefixtures("no_build")
def test_numbers_that_come_later_take_the_place_of_rows_without(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", [*ALIKE, *OTHER_DAYS])
    desk.ingest()
    result = desk.one(desk.put("correctie_2019K1.csv", meldingen([1, 2])))
    assert result.outcome is Outcome.CORRECTION
    assert not desk.deliveries[-1].zonder_nummers
