"""A supplier's own numbers beside his records: one line on the screen, a sheet for the analyst."""

from __future__ import annotations

from typing import Any

import openpyxl

from ghnt_pipeline.cli import screen
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.report_intern import report_intern
from ghnt_pipeline.settings import Settings
from ghnt_pipeline.status import status

from .desk import Desk, meldingen

LINE = (
    "In 2 of 3 cells the totalen of veilig_thuis differ from the records, which are the figure "
    "(table chk_verschil; ghnt report --intern lists them)."
)


def two_deliveries(desk: Desk) -> Any:
    totals: list[dict[str, str]] = [
        {"gemeente": "Dordrecht", "soort": "melding", "categorie": what, "aantal": count}
        for what, count in (("KM", "4"), ("HG", "0"))
    ]
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3]))
    desk.put("totalen_2019K1.csv", totals)
    return desk.ingest()


def test_the_run_and_status_say_in_how_many_cells_they_differ(desk: Desk) -> None:
    _, words = screen.ingested(two_deliveries(desk))
    lines = screen.status(status(desk.project, Settings()), verbose=False)

    assert LINE in words
    assert LINE in lines


def test_the_sheet_for_the_analyst_shows_both_the_largest_difference_first(desk: Desk) -> None:
    two_deliveries(desk)
    folder = report_intern(desk.project, Settings(), Periode.parse("2019K1"), lambda _: None)
    sheet = openpyxl.load_workbook(folder / "kwaliteit.xlsx")["Verschillen"]
    rows = list(sheet.iter_rows(values_only=True))
    assert str(rows[0][0]).startswith("NIET PUBLICEREN")
    head = next(place for place, row in enumerate(rows) if row[0] == "Leverancier")
    columns = (
        "Opgave",
        "Categorie",
        "Geteld",
        "Opgegeven",
        "Ten minste",
        "Ten hoogste",
        "Verschil",
    )
    kept = [rows[head].index(name) for name in columns]
    assert [tuple(row[place] for place in kept) for row in rows[head + 1 :]] == [
        ("totalen", "KM", 3, 4, 4, 4, 1),
        ("totalen", "totaal", 3, None, 4, 4, 1),
        ("totalen", "HG", 0, 0, 0, 0, 0),
    ]


def test_without_numbers_of_its_own_there_is_no_such_sheet(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3]))
    desk.ingest()
    folder = report_intern(desk.project, Settings(), Periode.parse("2019K1"), lambda _: None)
    assert "Verschillen" not in openpyxl.load_workbook(folder / "kwaliteit.xlsx").sheetnames
