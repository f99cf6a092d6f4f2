"""D1: the same content again does nothing and says so."""

from __future__ import annotations

import pytest

from ghnt_pipeline.run import Outcome

from .desk import Desk, Row, meldingen, tree, written

pytestmark = pytest.mark.usefixtures("no_build")

ROWS = meldingen([1, 2])


def _d_m_jjjj(rows: list[Row]) -> list[Row]:
    return [{**row, "datum_melding": "10-1-2019"} for row in rows]


AGAIN = {
    "with_tabs_2019K1.csv": written(ROWS, delimiter="\t"),
    "in_utf16_2019K1.csv": written(ROWS, encoding="utf-16"),
    "with_a_bom_2019K1.csv": written(ROWS, encoding="utf-8-sig"),
    "as_text_2019K1.txt": written(ROWS),
    "columns_turned_2019K1.csv": written([dict(reversed(row.items())) for row in ROWS]),
    "with_a_sep_line_2019K1.csv": b"sep=;\n" + written(ROWS),
    "with_a_title_2019K1.csv": b"Meldingen 1e kwartaal 2019\n\n" + written(ROWS),
    "dutch_dates_2019K1.csv": written(_d_m_jjjj(ROWS)),
    "with_blanks_2019K1.csv": written(
        [{name: f" {cell} " for name, cell in row.items()} for row in ROWS]
    ),
    "an_unknown_column_2019K1.csv": written([{**row, "kleur": "rood"} for row in ROWS]),
    "loud_headers_2019K1.csv": written(
        [{name.upper().replace("_", " "): cell for name, cell in row.items()} for row in ROWS]
    ),
    "with_crlf_2019K1.csv": written(ROWS).replace(b"\n", b"\r\n"),
}


def test_the_same_content_in_another_form_is_known_and_changes_nothing(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.ingest()
    before = tree(desk.project.processed)
    for name, content in AGAIN.items():
        desk.put(name, content)
    run = desk.ingest()
    assert {r.bestand: r.outcome for r in run.results} == {
        "meldingen_2019K1.csv": Outcome.KNOWN,
        **dict.fromkeys(AGAIN, Outcome.KNOWN),
    }
    assert all(desk.standing[0] in r.reden for r in run.results)
    assert not run.refused
    assert run.built is None
    assert tree(desk.project.processed) == before


def test_rows_in_another_order_are_other_content(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.ingest()
    turned = desk.put("turned_2019K1.csv", ROWS[::-1])
    assert desk.one(turned).outcome is Outcome.CORRECTION


def test_the_same_content_in_another_form_for_another_period_is_refused(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.ingest()
    result = desk.one(desk.put("meldingen_2019K2.csv", written(ROWS, delimiter="|")))
    assert result.outcome is Outcome.REFUSED
    assert "2019K1" in result.reden
    assert "2019K2" in result.reden
    assert [identity.split("/")[1] for identity in desk.standing] == ["2019K1"]


def test_a_copy_of_last_quarters_file_under_a_new_name_is_refused(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.ingest()
    result = desk.one(desk.put("meldingen_2019K2.csv", ROWS))
    assert result.outcome is Outcome.REFUSED


def test_one_content_for_two_periods_in_one_run_is_not_counted_twice(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.put("meldingen_2019K2.csv", ROWS)
    run = desk.ingest()
    assert run.refused
    assert len(desk.standing) <= 1


def test_a_withdrawn_content_is_no_longer_in_the_way_of_another_period(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", ROWS)
    desk.ingest()
    desk.withdraw(desk.standing[0])
    result = desk.one(desk.put("meldingen_2019K2.csv", written(ROWS, delimiter="|")))
    assert result.outcome is Outcome.ACCEPTED
    assert [identity.split("/")[1] for identity in desk.standing] == ["2019K2"]


def test_the_same_trajecten_of_another_sender_are_another_delivery(desk: Desk) -> None:
    row = {
        "trajectnummer": "T1", "clientnummer": "CLIENT-1", "gemeente_herkomst": "Dordrecht",
        "rol": "slachtoffer", "datum_start": "2019-02-01", "hulpvorm": "ambulante_hulp",
    }  # fmt: skip
    desk.put("blijf/trajecten_2019K1.csv", [row])
    desk.put("dok/trajecten_2019K1.csv", written([row], delimiter="|"))
    run = desk.ingest()
    assert [r.outcome for r in run.results] == [Outcome.ACCEPTED] * 2, run.results
    assert {identity.split("/")[0] for identity in desk.standing} == {
        "blijf.trajecten",
        "dok.trajecten",
    }
