"""Which region counts, how a project names it, and that a change of it is a change of rules."""

from __future__ import annotations

import csv
import json
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ghnt_pipeline import open_store
from ghnt_pipeline.building import inputs_of_store
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import code_list, gemeente_spellingen
from ghnt_pipeline.reference.doelen import doelen_van, reeksbreuken
from ghnt_pipeline.reference.eigen_regio import _unknown_names, region_of
from ghnt_pipeline.regio import in_region, packaged, regio
from ghnt_pipeline.runlog import settings_hash
from ghnt_pipeline.settings import Origin, Project, Settings, load_settings

from .conftest import GLIMMERLAND, begin, run


def causes(root: Path) -> list[str]:
    """Why each figure is not what the edition before said."""
    with (root / "tabellen" / "wijzigingen.csv").open(encoding="utf-8", newline="") as file:
        return [row["oorzaken"] for row in csv.DictReader(file)]


def test_the_region_of_the_package_names_only_what_is_known() -> None:
    assert list(_unknown_names(packaged())) == []


def test_a_region_counts_until_it_is_left_and_then_the_one_before() -> None:
    other = region_of(GLIMMERLAND.parent, "glimmerland")
    with in_region(other):
        assert regio() is other
        with in_region(packaged()):
            assert regio() is packaged()
        assert regio() is other
    assert regio() is packaged()


def test_a_region_is_left_when_a_command_fails() -> None:
    with pytest.raises(RuntimeError), in_region(region_of(GLIMMERLAND.parent, "glimmerland")):
        raise RuntimeError
    assert regio() is packaged()


def test_threads_of_a_command_share_its_region() -> None:
    seen: list[str] = []
    with in_region(region_of(GLIMMERLAND.parent, "glimmerland")):
        thread = threading.Thread(target=lambda: seen.append(regio().naam))
        thread.start()
        thread.join()

    assert seen == ["Glimmerland (verzonnen)"]


def test_everything_that_follows_from_a_region_follows_it() -> None:
    def known() -> tuple[object, ...]:
        goals = doelen_van(load_indicators()["buiten_regio"])
        return (
            gemeente_spellingen().get("kwartelbr"),
            gemeente_spellingen().get("dordrecht"),
            code_list("bron").spellingen.get("deglimhoeveopvang"),
            load_indicators()["meldingen"].bron,
            len(goals),
            max(breuk.vanaf for breuk in reeksbreuken("meldingen")),
        )

    before = known()
    with in_region(region_of(GLIMMERLAND.parent, "glimmerland")):
        here = known()

    assert before == (
        *(None, "GM0505", None, "Regiovisie Een veilig thuis 2014–2016, § 5.2"),
        *(1, 2019),
    )
    assert here == ("GM9901", None, "blijf", "Afsprakenlijst Glimmerland, blad 1", 0, 2021)
    assert known() == before


def test_the_hash_of_the_rules_holds_the_region_where_it_is_asked_for() -> None:
    here, sql = code_hash("sql", "regio"), code_hash("sql")
    with in_region(region_of(GLIMMERLAND.parent, "glimmerland")):
        assert code_hash("sql", "regio") != here
        assert code_hash("sql") == sql


def test_the_hash_of_the_settings_in_a_run_log_holds_the_region() -> None:
    settings, packaged_hash = Settings(regio="glimmerland"), settings_hash(Settings())
    before = settings_hash(settings)
    with in_region(region_of(GLIMMERLAND.parent, "glimmerland")):
        assert settings_hash(settings) != before
        assert settings_hash(Settings()) == packaged_hash
    assert settings_hash(settings) == before


def test_a_recipe_does_not_count_in_another_region_than_that_of_the_settings(
    glimmerland: Path,
) -> None:
    with pytest.raises(ValueError, match="is not the one that counts"):
        inputs_of_store(Project(glimmerland), [], load_settings(glimmerland))


def test_the_folder_is_a_setting_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    assert load_settings(tmp_path).regio_naam == "Glimmerland (verzonnen)"
    (tmp_path / "ghnt.toml").write_text('regio = "regio"\nregio_naam = "Bij ons"', "utf-8")
    assert load_settings(tmp_path).regio_naam == "Bij ons"
    (tmp_path / "ghnt.toml").unlink()
    assert load_settings(tmp_path).regio_naam == "Zuid-Holland Zuid"
    monkeypatch.setenv("GHNT_REGIO", str(GLIMMERLAND))
    assert load_settings(tmp_path).regio_naam == "Glimmerland (verzonnen)"
    assert load_settings(tmp_path, ["regio="]).regio_naam == "Zuid-Holland Zuid"


def test_config_says_where_the_region_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path)
    assert run(tmp_path, "config", "--json") == 0
    found = json.loads(capsys.readouterr().out)["result"]

    assert found["regio"] == {"value": "regio", "origin": Origin.FILE}
    assert found["regio_naam"] == {"value": "Glimmerland (verzonnen)", "origin": Origin.DEFAULT}


def test_a_written_region_is_the_one_that_counted(tmp_path: Path) -> None:
    begin(tmp_path)
    (tmp_path / "ghnt.toml").unlink()
    assert run(tmp_path, "config", "--write-regio", str(tmp_path / "copy")) == 0
    assert region_of(tmp_path, "copy").bestanden == packaged().bestanden
    assert run(tmp_path, "config", "--write-regio", str(tmp_path / "copy")) == 2


def test_a_template_offers_the_municipalities_of_the_region(tmp_path: Path) -> None:
    begin(tmp_path)
    out = tmp_path / "sjabloon.xlsx"
    assert run(tmp_path, "template", "veilig_thuis.meldingen", "--out", str(out)) == 0
    book = load_workbook(out)
    cells = {str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row}

    assert {"bijv. Kwartelbroek", "Tureluursdam = GM9904"} <= cells
    assert not [cell for cell in cells if "Dordrecht" in cell]


def test_a_changed_region_makes_the_store_stale_and_is_a_change_of_rules(own: Path) -> None:
    assert run(own, "release", "2021K1") == 0
    assert run(own, "report") == 0
    editions = own / "data" / "processed" / "editions"
    assert sorted(path.name for path in editions.iterdir() if path.is_dir()) == ["2021K1"]
    change(
        own / "regio",
        (
            ("inwoners.csv", "GM9901;2021;40500", "GM9901;2021;80500"),
            ("regio.toml", "2021 = 101000", "2021 = 141000"),
        ),
    )

    assert run(own, "status", "--strict", "--today", "2021-04-01") == 1
    assert run(own, "report") == 0
    changed = causes(editions / "2021K1.v2")
    assert changed
    assert set(changed) == {"regels"}


def test_a_delivery_about_a_gemeente_the_region_no_longer_knows_is_named_and_not_left_out(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = own / "data" / "processed" / "ghnt.duckdb"
    before = store.read_bytes()
    (own / "ghnt.toml").write_text("", "utf-8")

    assert run(own, "rebuild") == 2
    said = capsys.readouterr().err
    assert "veilig_thuis.meldingen/2021K1/" in said
    assert "is about GM9901, which is no gemeente of Zuid-Holland Zuid" in said
    assert store.read_bytes() == before

    (own / "ghnt.toml").write_text('regio = "regio"', "utf-8")
    assert run(own, "rebuild") == 0


MERGED = (
    (
        "gemeenten.csv",
        "GM9902,Noorderglim,GM9902,,,ja",
        "GM9902,Noorderglim,GM9905,,2021-12-31,nee",
    ),
    ("gemeenten.csv", "Zilverveen,GM9903,,,ja", "Zilverveen,GM9905,,2021-12-31,nee"),
    ("gemeenten.csv", "GM9904,T", "GM9905,Zilverglim,GM9905,2022-01-01,,ja,ja,\nGM9904,T"),
    ("inwoners.csv", "GM9904;2020", "GM9905;2020;45000\nGM9905;2021;45300\nGM9904;2020"),
    ("regio.toml", '["GM9902", "GM9901"]', '["GM9905", "GM9901"]'),
    ("regio.toml", '["GM9904", "GM9903"]', '["GM9904", ""]'),
    ("regio.toml", "sinds = 2021-01-01", "sinds = 2022-01-01"),
    ("dekking.toml", '"GM9902", "GM9903", "GM9904"]', '"GM9905", "GM9904"]'),
    ("dekking.toml", '"GM9902", "GM9904"]\nzonder = ["GM9903"]', '"GM9904"]\nzonder = ["GM9905"]'),
)
"""Noorderglim and Zilverveen become one."""


def change(folder: Path, changes: Iterable[tuple[str, str, str]]) -> None:
    """Change files of a region; what is changed must be there."""
    for name, old, new in changes:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def test_after_a_merger_no_edition_is_made_that_cannot_be_proved_with_those_that_are_out(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(own, "release", "2021K1") == 0
    change(own / "regio", MERGED)

    assert run(own, "report") == 3
    assert "shows other gemeenten than the region has now (GM9902, GM9903, GM9905)" in (
        capsys.readouterr().err
    )
    assert not (own / "data" / "processed" / "editions" / "2021K1.v2").exists()
    assert run(own, "report", "--verify", "2021K1") == 0


def test_a_region_that_never_was_another_needs_no_day_and_no_breaks(tmp_path: Path) -> None:
    begin(tmp_path)
    folder = tmp_path / "regio"
    (folder / "reeksbreuken.csv").unlink()
    change(
        folder,
        (
            ("regio.toml", "sinds = 2021-01-01\n", ""),
            ("gemeenten.csv", "GM9904,2021-01-01,,", "GM9904,,,"),
            ("regio.toml", '["GM9904", "GM9903"],', '["GM9904", "GM9903", "", "", ""],'),
        ),
    )

    assert run(tmp_path, "ingest") == 0
    with open_store(tmp_path) as store:
        areas = set(store.indicators("meldingen", periode="2021K1")["gebied"])
    assert areas == {*("regio", "GM9901", "GM9902", "GM9903", "GM9904", "onbekend", "buiten_regio")}


def test_a_region_that_is_not_there_is_said(tmp_path: Path) -> None:
    shutil.copytree(GLIMMERLAND, tmp_path / "regio")
    with pytest.raises(UsageFault, match="region is no folder"):
        region_of(tmp_path, "region")
