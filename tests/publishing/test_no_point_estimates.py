"""What is only bounded is never printed as a number: not in the store, nor in any file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import duckdb
import openpyxl
import pytest

import ghnt_pipeline
from ghnt_pipeline.cli import screen
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.report import published_edition, report
from ghnt_pipeline.run import Asked
from ghnt_pipeline.settings import Project, Settings

CHECK = files(ghnt_pipeline).joinpath("sql", "checks", "grenzen_zijn_geen_waarde.sql")
KWARTAAL = Periode.parse("2019K1")
KM, HG, OM, KM_HG = 2780, 483, 154, 213
SOM = KM + HG + OM
TOTALEN = f"""gemeente;soort;categorie;aantal
regio;melding;KM;{KM}
regio;melding;HG;{HG}
regio;melding;OM;{OM}
regio;melding;KM+HG;{KM_HG}
regio;melding;totaal;{SOM}
"""
CLOSER = (KM + HG - KM_HG, SOM - KM_HG)
"""The bounds that the pair of themas gives: in the store, and in no edition."""

ZONDER_NUMMERS = "gemeente;datum_advies;aanleiding;adviesvrager\n" + "".join(
    f"Dordrecht;0{day}-01-2019;{aanleiding};politie\n" for day in range(1, 10)
    for aanleiding in ("01", "01", "08")
)  # fmt: skip
MIDDLE = (KM + SOM) // 2


@pytest.fixture(scope="module")
def project(once: Callable[..., Path]) -> Project:
    """A quarter of which the region's meldingen and Dordrecht's adviesvragen are only bounded."""
    return Project(once("bounded", _reported))


def _reported(root: Path) -> None:
    project = Project(root)
    project.raw.mkdir(parents=True)
    (project.raw / "totalen_2019K1.csv").write_text(TOTALEN, "utf-8")
    (project.raw / "adviezen_2019K1.csv").write_text(ZONDER_NUMMERS, "utf-8")
    ingest(project, Settings(), Asked(), lambda _: None)
    report(project, Settings(), KWARTAAL, lambda _: None)


@pytest.fixture(scope="module")
def edition(project: Project) -> Path:
    return project.editions / "2019K1"


def text_of(path: Path) -> str:
    """All a reader of a file sees, numbers without their thousands separator."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True)
                 for cell in row]  # fmt: skip
        return " ".join(cells)
    return re.sub(r"(?<=\d)[.\u00a0\u202f](?=\d{3})", "", path.read_text("utf-8"))


def in_store(project: Project, indicator: str, gebied: str) -> list[tuple[object, ...]]:
    with duckdb.connect(project.store, read_only=True) as store:
        return store.execute(
            "select status, waarde, teller, noemer, ondergrens, bovengrens from ind_waarde "
            "where periode = '2019K1' and uitsplitsing = 'totaal' and indicator = ? and gebied = ?",
            [indicator, gebied],
        ).fetchall()


def test_the_store_holds_bounds_and_no_value(project: Project) -> None:
    assert in_store(project, "meldingen", "regio") == [("grenzen", None, None, None, *CLOSER)]
    assert in_store(project, "adviesvragen", "GM0505") == [("grenzen", None, None, None, 9, 27)]


def test_no_rate_and_no_share_rests_on_what_is_only_bounded(project: Project) -> None:
    for indicator, gebied in (("meldingen", "regio"), ("adviesvragen", "GM0505")):
        (row,) = in_store(project, f"{indicator}_per_1000", gebied)
        assert row == ("geen_gegevens", None, None, None, None, None)


def test_no_file_of_an_edition_prints_the_sum_or_the_middle(edition: Path) -> None:
    read = [path for path in sorted(edition.rglob("*")) if path.suffix in
            {".html", ".csv", ".json", ".xlsx", ".svg"}]  # fmt: skip
    assert len(read) > 10
    numbers = (SOM, SOM + 2, MIDDLE, MIDDLE - 1, MIDDLE + 1, *CLOSER, KM_HG)
    never = re.compile(rf"\b({'|'.join(map(str, numbers))})\b")
    found = {path.name: never.findall(text_of(path)) for path in read}
    assert not {name: numbers for name, numbers in found.items() if numbers}


def test_the_table_of_indicators_has_bounds_where_the_value_is_empty(edition: Path) -> None:
    with (edition / "tabellen" / "indicatoren.csv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["status"] == "grenzen"]
    assert [
        (r["indicator"], r["gebied"], r["periode"], r["waarde"], r["teller"], r["noemer"])
        for r in rows
    ] == [("meldingen", "regio", "2019K1", "", "", "")]
    assert int(rows[0]["ondergrens"]) <= KM
    assert int(rows[0]["bovengrens"]) >= SOM


def test_the_screen_shows_a_range(project: Project) -> None:
    found = published_edition(project, Settings(), KWARTAAL, lambda _: None)
    lines = screen.edition_tables(found, "regio", "regio")
    (line,) = [x for x in lines if x.split()[:3] == ["meldingen", "totaal", "totaal"]]
    assert re.search(r"\d{4}-\d{4}", line)
    assert str(SOM) not in line


@pytest.mark.parametrize(
    ("row", "breaks"),
    [
        ("'grenzen', null, null, null, 1, 3", False),
        ("'grenzen', null, null, null, 1, null", False),
        ("'bekend', 2, 2, null, null, null", False),
        ("'grenzen', 2, null, null, 1, 3", True),
        ("'grenzen', null, 2, null, 1, 3", True),
        ("'grenzen', null, null, 40, 1, 3", True),
        ("'bekend', 2, 2, null, 1, 3", True),
        ("'grenzen', null, null, null, 3, 1", True),
        ("'grenzen', null, null, null, 2, 2", True),
    ],
)
def test_a_store_with_a_value_between_bounds_is_never_put_in_place(row: str, breaks: bool) -> None:
    columns = "status, waarde, teller, noemer, ondergrens, bovengrens"
    with duckdb.connect() as store:
        store.execute(
            "create table ind_waarde as select * from (values ('i', 'g', 'p', 'u', 'c', "
            f"{row})) as t (indicator, gebied, periode, uitsplitsing, categorie, {columns})"
        )
        assert bool(store.execute(CHECK.read_text("utf-8")).fetchall()) is breaks
