"""`ghnt status` names the next step also when an edition is there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.settings import Project, load_settings
from ghnt_pipeline.status import status


@pytest.fixture
def project(example_project: Path, tmp_path: Path) -> Project:
    """The example with its edition of 2019K4, without what `status` does not read."""
    heavy = shutil.ignore_patterns("*.duckdb", "*.parquet", "bewijs", "grafieken", "intern", "raw")
    root = tmp_path / "example"
    shutil.copytree(example_project, root, ignore=heavy)
    project = Project(root)
    project.store.touch()
    return project


def _next(project: Project) -> str:
    return status(project, load_settings(project.root)).next_step


def _made_from_other_deliveries(project: Project) -> None:
    record = project.editions / ".2019K4.json"
    content = json.loads(record.read_text("utf-8"))
    content["stand"]["leveringen"] = content["stand"]["leveringen"][:-1]
    record.write_text(json.dumps(content), "utf-8")


def test_an_edition_of_today_s_deliveries_waits_for_the_next_quarter(project: Project) -> None:
    assert _next(project) == "The edition of 2019K4 is there. Waiting for 2020K1"


def test_a_draft_of_other_deliveries_is_to_be_made_again(project: Project) -> None:
    _made_from_other_deliveries(project)

    assert _next(project) == (
        "The deliveries changed since the edition 2019K4 was made. Run: ghnt report"
    )


def test_what_went_out_is_not_to_be_made_again(project: Project) -> None:
    _made_from_other_deliveries(project)
    tables = project.released / "2019K4"
    shutil.copytree(project.editions / "2019K4" / "tabellen", tables)
    Ledger(project.ledger).append(Event.RELEASED, edition="2019K4", sha256="0" * 64)

    assert _next(project).startswith("The edition of 2019K4 is there")
