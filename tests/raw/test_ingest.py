"""The whole corpus through the real ingest: every file ends once, and nothing of it leaks."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ghnt_pipeline import open_store, store
from ghnt_pipeline.cli import _run
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.run import Asked, Outcome
from ghnt_pipeline.settings import Project, Settings

from .gevallen import GEHEIM, Geval, Tabel
from .make_files import GEVALLEN, write_files
from .rijen import TEKST


def inhoud_van(path: Path) -> str:
    """Everything that a file holds, as text."""
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pydict())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archief:
            return "".join(archief.read(lid).decode("latin-1") for lid in archief.namelist())
    return path.read_bytes().decode("latin-1")


def lekken(root: Path) -> list[str]:
    """Every file below `data/processed`, and every table of the store, that holds the secret."""
    gevonden = [
        str(path)
        for path in (root / "data" / "processed").rglob("*")
        if path.is_file() and GEHEIM in inhoud_van(path)
    ]
    with open_store(root) as winkel:
        tabellen = [rij[0] for rij in winkel.execute("show tables").fetchall()]
        assert "stg_melding" in tabellen
        return gevonden + [
            tabel
            for tabel in tabellen
            if GEHEIM in str(winkel.execute(f'select * from "{tabel}"').fetchall())
        ]


def test_what_this_looks_for_is_found_where_it_stands(tmp_path: Path) -> None:
    for geval in GEVALLEN:
        if geval.id == "errors_in_cells_are_no_missing_values":
            (tmp_path / "boek.xlsx").write_bytes(geval.maak())
    assert GEHEIM in inhoud_van(tmp_path / "boek.xlsx")


def aanvaard(geval: Geval) -> list[bool]:
    """For each part of a file whether it is taken in: two tables of one kind contradict (D2)."""
    soorten = Counter(deel.soort for deel in geval.verwacht if isinstance(deel, Tabel))
    return [isinstance(deel, Tabel) and soorten[deel.soort] == 1 for deel in geval.verwacht]


def test_every_file_named_by_itself_ends_once_for_each_of_its_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path)
    monkeypatch.setattr(store, "build", _noted)
    aantal: Counter[Outcome] = Counter()
    anders = []
    for path, geval in write_files(project.raw).items():
        gevraagd = Asked(paths=(path,), correctie=True, verborgen=geval.verborgen)
        uitkomsten = ingest(project, Settings(max_refused_share=1), gevraagd, _stil).results
        aantal.update(result.outcome for result in uitkomsten)
        werkelijk = [result.outcome is not Outcome.REFUSED for result in uitkomsten]
        if sorted(aanvaard(geval)) != sorted(werkelijk):
            anders.append(f"{geval.id}: {[(r.outcome, r.reden) for r in uitkomsten]}")
    assert not anders, "\n".join(anders)
    assert aantal[Outcome.CORRECTION] > 30
    assert aantal[Outcome.REFUSED] > 40


def test_the_whole_folder_is_taken_in_and_nothing_of_a_secret_cell_is_kept_or_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path)
    gevallen = write_files(project.raw)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GHNT_PROJECT", raising=False)

    code = _run(["ingest", "--project", str(tmp_path)])
    gezegd = "".join(capsys.readouterr())

    assert code == 1
    assert "Traceback" not in gezegd
    assert GEHEIM not in gezegd
    assert all(regel.isprintable() for regel in gezegd.split("\n"))
    assert all(geval.id in gezegd for geval in gevallen.values())
    assert not lekken(tmp_path)


def test_a_link_that_leaves_the_folder_is_not_followed_unless_it_is_named(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    elders, vel = tmp_path / "elders_2019K1.csv", project.raw / "link_2019K1.csv"
    elders.write_text(f"{TEKST}M3;{GEHEIM};03-01-2019;08;politie\r\n")
    project.raw.mkdir(parents=True)
    vel.symlink_to(elders)
    (project.raw / "map").symlink_to(tmp_path, target_is_directory=True)
    soepel = Settings(max_refused_share=1)

    gelopen = ingest(project, soepel, Asked(), _stil).results
    (genoemd,) = ingest(project, soepel, Asked(paths=(vel,)), _stil).results

    assert {result.outcome for result in gelopen} == {Outcome.REFUSED}
    assert all("link" in result.reden for result in gelopen)
    assert genoemd.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize("geval_id", ["a_near_miss_of_an_optional_column_is_not_applied"])
def test_the_columns_of_a_file_are_explained(
    geval_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = [p for p, g in write_files(tmp_path / "f").items() if g.id == geval_id]
    (tmp_path / "data" / "raw").mkdir(parents=True)

    assert _run(["check", str(path), "--explain-columns", "--project", str(tmp_path)]) == 0
    gezegd = "".join(capsys.readouterr())

    assert re.search("triagebeslut.*triagebesluit", gezegd), gezegd
    assert re.search("datum_melding", gezegd)
    assert GEHEIM not in gezegd


def _stil(_: str) -> None:
    """Take progress and say nothing."""


def _noted(path: Path, deliveries: Any, *_: Any) -> dict[str, Any]:
    """Stands for the building of the store, which is not what is looked at."""
    path.write_text("built")
    return {"ongedekt": [], "tegenstrijdig": [], "totalen": []}
