"""What was found goes back to the supplier, to the analyst alone, and in words into an edition."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from ghnt_pipeline.periods import Periode
from ghnt_pipeline.protecting import sudden_changes
from ghnt_pipeline.report_intern import report_intern
from ghnt_pipeline.settings import Settings

from .desk import Desk, meldingen

pytestmark = pytest.mark.usefixtures("no_build")

KWARTALEN = {"2018K2": "2018-04-10", "2018K3": "2018-07-10", "2018K4": "2018-10-10"}


def four_quarters(desk: Desk, last: int) -> None:
    """Three quarters of about 60 meldingen, and a fourth."""
    for nummer, (kwartaal, dag) in enumerate(KWARTALEN.items()):
        eerste = 1000 * (nummer + 1)
        rows = meldingen(range(eerste, eerste + 60 + nummer), datum_melding=dag)
        desk.put(f"meldingen_{kwartaal}.csv", rows)
    desk.put("meldingen_2019K1.csv", meldingen(range(last)))
    desk.ingest()


def words(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(
        str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None
    )


def test_every_file_that_was_read_gets_a_workbook_for_the_owner_only(desk: Desk) -> None:
    rows = [*meldingen(range(30)), *meldingen([98], datum_melding="31-02-2019")]
    desk.put("meldingen_2019K1.csv", rows)
    (werkboek,) = desk.ingest().werkboeken
    assert re.fullmatch(r"meldingen_2019K1-[0-9a-f]{12}\.xlsx", werkboek.name)
    assert oct(werkboek.stat().st_mode)[-3:] == "600"
    assert oct(werkboek.parent.stat().st_mode)[-3:] == "700"
    gezegd = words(werkboek)
    assert "VT-M-F03" in gezegd
    assert "31-02-2019" not in gezegd
    assert desk.ingest().werkboeken == ()


def test_a_file_that_is_refused_for_its_rows_gets_one_too(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen(range(9), gemeente="Nergenshuizen"))
    (werkboek,) = desk.ingest().werkboeken
    gezegd = words(werkboek)
    assert "Niet aangenomen" in gezegd
    assert "Nergenshuizen" not in gezegd


def test_a_file_of_personal_data_gets_none(desk: Desk) -> None:
    rows = [{**row, "opmerking": "bel jansen@example.nl"} for row in meldingen(range(9))]
    desk.put("meldingen_2019K1.csv", rows)
    assert desk.ingest().werkboeken == ()


def test_a_dry_run_writes_none(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen(range(9)))
    assert desk.ingest(dry_run=True).werkboeken == ()
    assert not desk.project.bevindingen.exists()


def test_an_edition_says_in_words_that_a_delivery_shrank(desk: Desk) -> None:
    four_quarters(desk, last=20)
    (zin,) = sudden_changes(desk.deliveries, Periode.parse("2019K1"))
    assert "veel kleiner dan in eerdere kwartalen" in zin
    assert not re.search(r"\d", zin.replace("2019", ""))


def test_an_edition_says_nothing_of_a_quarter_like_the_others(desk: Desk) -> None:
    four_quarters(desk, last=61)
    assert sudden_changes(desk.deliveries, Periode.parse("2019K1")) == ()


def test_the_reports_for_the_analyst_alone_say_so_on_every_sheet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    four_quarters(desk, last=20)
    for read in ("differences", "true_figures", "survival"):
        monkeypatch.setattr(f"ghnt_pipeline.store.{read}", lambda *_: [])
    folder = report_intern(desk.project, Settings(), Periode.parse("2019K1"), lambda _: None)
    assert folder == desk.project.intern / "2019K1"
    assert oct(folder.stat().st_mode)[-3:] == "700"
    book = openpyxl.load_workbook(folder / "kwaliteit.xlsx")
    assert [sheet["A1"].value[:15] for sheet in book] == ["NIET PUBLICEREN"] * 2
    assert "K10" in words(folder / "kwaliteit.xlsx")
