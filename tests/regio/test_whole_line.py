"""A second, invented region goes the whole way: taken in, counted, proved and published."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ghnt_pipeline import open_store
from ghnt_pipeline.publishing.charts import tegelkaart
from ghnt_pipeline.publishing.reeksen import Punt, Tegel
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region, packaged

from .conftest import run

HIER = ["kwartelbroek", "noorderglim", "tureluursdam", "zilverveen"]
CODES = {"GM9901", "GM9902", "GM9903", "GM9904"}


@pytest.fixture
def edition(glimmerland: Path) -> Path:
    return glimmerland / "data" / "processed" / "editions" / "2021K1"


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of an edition as text, a workbook by its parts."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                for part in book.namelist():
                    yield f"{path.name}/{part}", book.read(part).decode("utf-8", "replace")
        elif path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", "replace")


def of_the_packaged_region() -> re.Pattern[str]:
    """Its names, those of its municipalities, their codes, its documents and organisations."""
    there = packaged()
    plaatsen = [g for g in there.gemeenten.values() if g.code.startswith("GM")]
    words = {
        *(word for g in plaatsen for word in (g.naam, g.code, g.slug)),
        *(there.naam, *there.spellingen, *there.documenten.values()),
        *("Regiovisie", "ZHZ", "tien gemeenten"),
        *(organisatie.label for organisatie in there.organisaties.values()),
    }
    names = (re.escape(word) for word in words)
    return re.compile(rf"\b(?:{'|'.join(names)})\b|\bDOK\b|\bBlijf\b(?! er| het)", re.IGNORECASE)


def test_a_region_of_its_own_has_a_page_for_each_of_its_municipalities(edition: Path) -> None:
    assert sorted(path.stem for path in (edition / "gemeenten").iterdir()) == HIER
    drawn = {path.stem for path in (edition / "grafieken").iterdir()}
    assert {f"meldingen-{naam}" for naam in HIER} <= drawn


def test_its_edition_is_proved_and_verified(glimmerland: Path) -> None:
    assert run(glimmerland, "report", "--verify", "2021K1") == 0


def test_nothing_of_the_packaged_region_stands_in_any_file_of_its_edition(edition: Path) -> None:
    pattern = of_the_packaged_region()
    found = [
        (name, match.group())
        for name, text in texts(edition)
        for match in pattern.finditer(text)
        if match.group() not in ("blijf", "dok")  # the codes by which the tool knows a supplier
    ]

    assert found == []


@pytest.mark.parametrize("word", ["Dordrecht", "GM0505", "hoeksche-waard", "ZHZ", "DOK", "Strijen"])
def test_what_is_of_the_packaged_region_would_be_found(word: str) -> None:
    assert of_the_packaged_region().search(f"<td>{word}</td>")


def test_its_pages_speak_of_the_region_its_agreements_and_organisations(edition: Path) -> None:
    region = (edition / "index.html").read_text("utf-8")
    account = (edition / "verantwoording.html").read_text("utf-8")

    for words in (
        "Regio Glimmerland (verzonnen)",
        "Triage na drie van de vier meldingen binnen 1 dag",
        "minstens 75 %",
        "Meer mensen die weer lachen",
        "Afsprakenlijst Glimmerland, blad 1",
        "registraties Veilig Thuis en De Glimhoeve.",
        "De regio is steeds die van de vier gemeenten van nu; voor 2021 waren het er vijf.",
        "Sinds 2021 telt Glimmerland ook wat het meldpunt",
    ):
        assert words in region, words
    for words in ("de som van de vier gemeenten", "De Glimhoeve", "Het opvanghuis van Glimmerland"):
        assert words in account, words


def test_its_open_table_is_about_its_own_municipalities(edition: Path) -> None:
    table = rows(edition / "tabellen" / "indicatoren.csv")

    assert {row["gebied"] for row in table} == {*CODES, "regio", "onbekend", "buiten_regio"}
    covered = {row["dekking"] for row in table if row["indicator"] == "clienten"} - {""}
    assert covered == {"GM9901 GM9902 GM9904"}


def test_a_former_municipality_counts_in_the_one_it_became(
    glimmerland: Path, edition: Path
) -> None:
    (delivered,) = (glimmerland / "data" / "raw").glob("*meldingen*")
    text = delivered.read_text("utf-8").splitlines()
    names = Counter(row["gemeente"] for row in csv.DictReader(text, delimiter=";"))
    (shown,) = (
        row["waarde"]
        for row in rows(edition / "tabellen" / "indicatoren.csv")
        if (row["indicator"], row["gebied"], row["periode"], row["uitsplitsing"])
        == ("meldingen", "GM9904", "2021K1", "totaal")
    )

    assert names["Luursluis"] > 0
    assert abs(names["Tureluursdam"] + names["Luursluis"] - float(shown)) <= 2


def test_its_workbook_names_its_municipalities(edition: Path) -> None:
    book = load_workbook(edition / "ghnt-2021K1.xlsx", read_only=True)
    cells = {
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    }
    book.close()

    assert {"Kwartelbroek", "Noorderglim", "Tureluursdam", "Zilverveen"} <= cells
    assert any("Glimmerland (verzonnen)" in cell for cell in cells)


def test_the_tile_map_lies_as_the_region_says(glimmerland: Path) -> None:
    kaart = [["GM9902", "GM9901"], ["GM9904", "GM9903"], ["regio"]]
    punten = (Punt("2021K1", 1.0, ""),)
    with in_region(region_of(glimmerland, "regio")):
        figure = tegelkaart([Tegel(code, code, punten, "5") for rij in kaart for code in rij])
    drawn: dict[float, list[tuple[float, str]]] = {}
    for ax in figure.axes:
        if ax.get_title():
            place = ax.get_position()
            drawn.setdefault(-place.y0, []).append((place.x0, ax.get_title()))

    assert [[code for _, code in sorted(row)] for _, row in sorted(drawn.items())] == kaart


def test_the_legend_stands_once_however_many_places_are_empty(glimmerland: Path) -> None:
    kaart = (("regio", "", ""), ("", "GM9901", "GM9902"), ("GM9903", "", "GM9904"))
    own = replace(region_of(glimmerland, "regio"), kaart=kaart)
    punten = (Punt("2021K1", 1.0, ""),)
    codes = [code for rij in kaart for code in rij if code]
    with in_region(own):
        figure = tegelkaart([Tegel(code, code, punten, "5") for code in codes])

    assert len(figure.axes) == len(codes) + 1


def test_a_notebook_knows_the_municipalities_of_its_project(glimmerland: Path) -> None:
    with open_store(glimmerland) as store:
        of_then = store.meldingen(gemeente="Luursluis")
        not_covered = store.indicators("clienten", gebied="Zilverveen", periode="2021K1")
        source = store.definition("meldingen").indicator.bron

    assert set(of_then["gemeente"]) == {"GM9904"}
    assert set(not_covered["status"]) == {"geen_gegevens"}
    assert source == "Afsprakenlijst Glimmerland, blad 1"
