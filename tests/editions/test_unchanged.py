"""An edition whose origin is unchanged stands; whatever changes, its figures are counted again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline.deliveries import all_deliveries
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.protecting import protected_edition
from ghnt_pipeline.recorded import record_of
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region
from ghnt_pipeline.report import Reported, report
from ghnt_pipeline.settings import Project, load_settings
from regio.project import run

EDITION = "2021K1"
COUNT = "ghnt_pipeline.report.protected_edition"
NOTE = """[[toelichting]]
indicator = "meldingen"
tekst = "Een zin bij een verzonnen cijfer."
"""
PRINTED = "indicator;gebied;periode;uitsplitsing;categorie;aantal;bron\n"


@pytest.fixture
def small(glimmerland: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of the invented region with its edition."""
    root = Path(shutil.copytree(glimmerland, tmp_path / "small"))
    with in_region(region_of(root, "regio")):
        yield Project(root)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for each time that figures were counted."""
    times: list[None] = []

    def noted(*given: Any) -> Any:
        times.append(None)
        return protected_edition(*given)

    monkeypatch.setattr(COUNT, noted)
    return times


def made(project: Project) -> Reported:
    return report(project, load_settings(project.root), None, lambda _: None)


def test_an_edition_that_was_made_is_not_counted_again(small: Project, counted: list[None]) -> None:
    before = made(small)
    assert not before.is_new
    assert counted == []


def _write(name: str, text: str) -> Callable[[Project], object]:
    def write(project: Project) -> None:
        (project.root / name).parent.mkdir(parents=True, exist_ok=True)
        (project.root / name).write_text(text, "utf-8")

    return write


def _add(name: str, text: str) -> Callable[[Project], object]:
    def add(project: Project) -> None:
        with (project.root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return add


def _touch(place: Callable[[Project], Path]) -> Callable[[Project], object]:
    return lambda project: place(project).write_bytes(place(project).read_bytes() + b"\n")


CHANGES = {
    "a note of the analyst": _write("toelichting.toml", NOTE),
    "a number printed elsewhere": _write("openbaar.csv", PRINTED),
    "a setting": _add("ghnt.toml", 'omgezet = "beide"\n'),
    "inhabitants": _write("data/reference/inwoners.csv", "gemeente;jaar;inwoners\n"),
    "a page": _touch(lambda project: project.editions / EDITION / "index.html"),
    "a witness": _touch(lambda project: project.bewijs / EDITION / "getuige-001.csv"),
    "a damaged record": lambda project: record_of(project, EDITION).write_text("{}", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_figures_are_counted_again_and_then_stand(
    change: Callable[[Project], object], small: Project, counted: list[None]
) -> None:
    change(small)
    made(small)
    assert len(counted) == 1
    assert not made(small).is_new
    assert len(counted) == 1


def test_after_a_delivery_was_withdrawn_and_put_back_figures_are_counted_again(
    small: Project, counted: list[None]
) -> None:
    (delivery, *_) = all_deliveries(small.deliveries, Ledger(small.ledger))
    assert run(small.root, "withdraw", delivery.manifest.id) == 0
    assert run(small.root, "withdraw", delivery.manifest.id, "--undo") == 0
    made(small)
    assert len(counted) == 1


def test_what_changed_during_a_run_is_counted_at_the_next(
    small: Project, monkeypatch: pytest.MonkeyPatch, counted: list[None]
) -> None:
    def while_she_writes(*given: Any) -> Any:
        counted.append(None)
        protected = protected_edition(*given)
        (small.root / "toelichting.toml").write_text(NOTE, "utf-8")
        return protected

    (small.root / "toelichting.toml").write_text("", "utf-8")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(COUNT, while_she_writes)
        made(small)
    (small.root / "toelichting.toml").write_text("", "utf-8")
    made(small)
    assert len(counted) == 2
