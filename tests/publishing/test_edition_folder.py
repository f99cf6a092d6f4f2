"""The files of an edition: complete, the same bytes each time, marked, and fail-closed."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ghnt_pipeline.publishing import Edition, Status, render
from ghnt_pipeline.publishing.woorden import MERK

from .labels import Made
from .synthetic import GEMASKEERD, VERBORGEN, WACHTEND, met

KOP = (
    "indicator,gebied,periode,uitsplitsing,categorie,waarde,teller,noemer,ondergrens,bovengrens,"
    "eenheid,status,onvolledig,voorlopig,dekking"
)


def bytes_van(folder: Path) -> dict[str, bytes]:
    return {
        str(bestand.relative_to(folder)): bestand.read_bytes()
        for bestand in sorted(folder.rglob("*"))
        if bestand.is_file()
    }


def test_the_same_edition_gives_the_same_bytes_in_another_order(
    edition: Edition, folder: Path, tmp_path: Path
) -> None:
    waarden = list(edition.waarden)
    random.Random(1).shuffle(waarden)
    render(replace(edition, waarden=tuple(waarden)), tmp_path)
    assert bytes_van(tmp_path) == bytes_van(folder)


def test_render_returns_every_file_it_wrote(drawn: Made) -> None:
    op_schijf = sorted(pad for pad in drawn.folder.rglob("*") if pad.is_file())
    assert drawn.written == [str(pad.relative_to(drawn.folder)) for pad in op_schijf]
    namen = set(drawn.written)
    assert {
        "index.html",
        "verantwoording.html",
        "stijl.css",
        "tabellen/indicatoren.csv",
        "gemeenten/hendrik-ido-ambacht.html",
        "grafieken/tegelkaart-meldingen.svg",
        "grafieken/vervolg-onderzoek.png",
        "grafieken/overlap-themas.svg",
        "grafieken/overlap-themas.png",
        "grafieken/meldingen-regio.png",
        "grafieken/meldingen-dordrecht.svg",
    } <= namen
    assert sum(naam.startswith("gemeenten/") for naam in namen) == 10


@pytest.mark.parametrize("sleutel", [VERBORGEN, GEMASKEERD, WACHTEND])
@pytest.mark.parametrize("kolom", ["waarde", "teller", "noemer", "ondergrens", "bovengrens"])
def test_a_hidden_row_that_carries_a_number_stops_the_edition(
    edition: Edition, tmp_path: Path, sleutel: tuple[str, str, str, str, str], kolom: str
) -> None:
    with pytest.raises(ValueError, match="rows without a figure carry one"):
        render(met(edition, sleutel, **{kolom: 3}), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_csv_holds_every_row_as_the_contract_writes_it(edition: Edition, folder: Path) -> None:
    tekst = (folder / "tabellen" / "indicatoren.csv").read_bytes().decode("utf-8")
    assert tekst.startswith(KOP + "\n")
    assert "\r" not in tekst
    rijen = list(csv.DictReader(tekst.splitlines()))
    assert len(rijen) == len(edition.waarden)
    for rij in rijen:
        sleutel = tuple(rij[kolom] for kolom in KOP.split(",")[:5])
        waarde = edition.per_sleutel[sleutel]  # type: ignore[index]
        assert (float(rij["waarde"]) if rij["waarde"] else None) == waarde.waarde
        assert not rij["waarde"].endswith(".0")
        assert rij["status"] == waarde.status.value
        assert rij["voorlopig"] == str(waarde.voorlopig).lower()
        for kolom in ("teller", "noemer", "ondergrens", "bovengrens"):
            assert rij[kolom] == str(getattr(waarde, kolom) or "")


def test_a_hidden_row_of_the_csv_is_empty_in_every_number(folder: Path) -> None:
    with (folder / "tabellen" / "indicatoren.csv").open(encoding="utf-8") as bestand:
        verborgen = [
            r for r in csv.DictReader(bestand) if r["status"] in {"verborgen", "gemaskeerd"}
        ]
    assert verborgen
    for rij in verborgen:
        assert {rij[k] for k in ("waarde", "teller", "noemer", "ondergrens", "bovengrens")} == {""}


def test_a_waiting_row_of_the_csv_is_onvolledig_and_empty(folder: Path) -> None:
    with (folder / "tabellen" / "indicatoren.csv").open(encoding="utf-8") as bestand:
        rijen = [r for r in csv.DictReader(bestand) if r["indicator"] == WACHTEND[0]]
    wachtend = [r for r in rijen if r["periode"].startswith("2018")]
    assert len(rijen) == 40
    assert len(wachtend) == 20
    for rij in wachtend:
        assert (rij["status"], rij["onvolledig"]) == ("onvolledig", "true")
        assert {rij[k] for k in ("waarde", "teller", "noemer", "ondergrens", "bovengrens")} == {""}


def test_every_page_and_png_carries_the_mark(folder: Path) -> None:
    from matplotlib.image import imread

    for pagina in folder.rglob("*.html"):
        tekst = pagina.read_text("utf-8")
        assert tekst.index(MERK, tekst.index("<body>")) < tekst.index("<h1>")
    assert MERK in (folder / "stijl.css").read_text("utf-8"), "the margin of every printed page"
    for png in folder.rglob("*.png"):
        strook = imread(png)[:40, :, :3]
        assert (abs(strook[0, 0] * 255 - (0x0B, 0x5F, 0xA5)) < 1).all(), png.name
        assert (strook.min(axis=2) > 0.9).any(), f"{png.name}: no white letters in the strip"


def test_an_edition_where_everything_is_hidden_has_pages_and_no_charts(
    edition: Edition, tmp_path: Path
) -> None:
    leeg = {"waarde": None, "teller": None, "noemer": None, "ondergrens": None, "bovengrens": None}
    waarden = tuple(
        replace(w, status=Status.VERBORGEN, **leeg)  # type: ignore[arg-type]
        for w in edition.waarden
    )
    render(replace(edition, waarden=waarden), tmp_path)
    assert (tmp_path / "index.html").exists()
    assert list((tmp_path / "grafieken").iterdir()) == []


def test_importing_the_package_does_not_load_matplotlib_or_jinja2() -> None:
    code = (
        "import sys, ghnt_pipeline.publishing; "
        "sys.exit(any(m in sys.modules for m in ('matplotlib', 'jinja2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_edition_stays_below_twelve_megabytes(folder: Path) -> None:
    assert sum(map(len, bytes_van(folder).values())) < 12_000_000
