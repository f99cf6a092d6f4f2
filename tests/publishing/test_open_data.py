"""The open files and what describes them: valid for an outside validator, listed with size."""

from __future__ import annotations

import csv
import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import csvw
import frictionless
import pytest

from ghnt_pipeline.publishing import Edition, Status
from ghnt_pipeline.publishing.downloads import grootte_van
from ghnt_pipeline.publishing.opendata import TABEL_KOLOMMEN

from .reading_back import tables_of


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def test_the_data_package_is_valid_for_frictionless(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "type", "message"]) == []
    assert report.valid
    assert len(report.tasks) == len(list((folder / "tabellen").glob("*.csv"))) > 20


@pytest.mark.parametrize(
    ("before", "after"),
    [(",bekend,", ",bekent,"), (",false,", ",nee,"), (",aantal,bekend", ",,bekend")],
)
def test_frictionless_would_see_a_cell_that_is_not_as_described(
    folder: Path, tmp_path: Path, before: str, after: str
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "editie"))
    table = copy / "tabellen" / "meldingen.csv"
    text = table.read_text("utf-8")
    assert before in text
    table.write_text(text.replace(before, after, 1), "utf-8")
    assert not frictionless.validate(str(copy / "datapackage.json")).valid


@pytest.mark.filterwarnings("always:Invalid column value:UserWarning")
def test_the_same_is_said_as_csv_on_the_web(folder: Path, tmp_path: Path) -> None:
    assert csvw.CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid
    copy = Path(shutil.copytree(folder, tmp_path / "editie"))
    table = copy / "tabellen" / "meldingen.csv"
    table.write_text(table.read_text("utf-8").replace(",false,", ",nee,", 1), "utf-8")
    assert not csvw.CSVW(str(copy / "csv-metadata.json"), validate=True).is_valid


def test_the_package_names_every_open_file_with_its_size_and_hash(
    folder: Path, package: dict[str, Any]
) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "ghnt-2019k4"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"][0]["title"].startswith("Veilig Thuis: meldingen (2018 K1, ")
    paths = {str(path.relative_to(folder)) for path in (folder / "tabellen").glob("*.csv")}
    assert {resource["path"] for resource in package["resources"]} == paths
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["title"]
        assert resource["description"]


def test_every_column_is_described_in_order(folder: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert all(len(field["description"]) > 10 for field in fields)
        assert set(resource["schema"]["primaryKey"]) <= set(header)


def test_a_table_tells_names_and_status_and_no_number_where_it_is_hidden(folder: Path) -> None:
    with (folder / "tabellen" / "meldingen-thema.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == TABEL_KOLOMMEN
    (row,) = [
        r for r in rows
        if (r["gebied"], r["periode"], r["categorie"]) == ("GM0505", "2019", "HG")
    ]  # fmt: skip
    assert (row["gebied_naam"], row["categorie_naam"]) == ("Dordrecht", "Huiselijk geweld")
    assert row["status"] == Status.GEMASKEERD
    assert {row[k] for k in ("waarde", "teller", "noemer", "ondergrens", "bovengrens")} == {""}


def test_the_index_lists_each_download_with_its_format_and_size(
    edition: Edition, folder: Path
) -> None:
    (table,) = [t for t in tables_of(folder / "index.html") if t.id == "downloads-tabel"]
    listed = {row[0].href: (row[1].text, row[2].text) for row in table.rows[1:]}
    assert list(listed) == [
        *("ghnt-2019K4.xlsx", "tabellen/indicatoren.csv", "tabellen/wijzigingen.csv"),
        *("datapackage.json", "csv-metadata.json"),
    ]
    for name, (kind, size) in listed.items():
        assert kind in {"Excel", "csv", "json"}
        assert size == grootte_van(folder / name)
    text = (folder / "index.html").read_text("utf-8")
    for path in (folder / "tabellen").glob("*.csv"):
        assert f'href="tabellen/{path.name}"' in text
    for path in (folder / "grafieken").glob("*-regio.png"):
        link = f'href="grafieken/{path.name}"'
        assert f"(png, {grootte_van(path)})" in text[text.index(link) :][:400]


def test_every_page_leads_to_the_workbook_and_the_open_file(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        foot = page.read_text("utf-8").partition("<footer>")[2]
        size = grootte_van(folder / "ghnt-2019K4.xlsx")
        assert f"(Excel, {size})" in foot, page.name
        assert f"(csv, {grootte_van(folder / 'tabellen' / 'indicatoren.csv')})" in foot


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 kB"), (316_435, "316 kB"), (999_499, "999 kB"), (1_151_444, "1,2 MB")],
)
def test_a_size_is_said_in_round_numbers(tmp_path: Path, size: int, words: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * size)
    assert grootte_van(path) == words
