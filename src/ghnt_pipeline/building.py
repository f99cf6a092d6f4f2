"""Keep the store in step with the deliveries that stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from ghnt_pipeline import __version__
from ghnt_pipeline.coverage import peildatum, quarters_of
from ghnt_pipeline.deliveries import Delivery, all_deliveries, standing
from ghnt_pipeline.errors import NothingToReport, UsageFault
from ghnt_pipeline.files import TEMPORARY, write_json
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.journal import Note, file_hash, note
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference.eigen_inwoners import Inwoners, read_inwoners
from ghnt_pipeline.regio import packaged, regio
from ghnt_pipeline.settings import Project, Settings

_RULES = ("sql", "reference", "indicators", "store", "regio")


def inputs_of_store(
    project: Project, deliveries: Sequence[Delivery], settings: Settings
) -> dict[str, Any]:
    """Everything the store is a function of: deliveries in order, rules, region, settings."""
    if bool(settings.regio) == (regio() is packaged()):
        raise ValueError("the region of the settings is not the one that counts")
    own = project.root / settings.inwoners
    return {
        "leveringen": [d.manifest.id for d in sorted(deliveries, key=lambda d: d.seq)],
        "peildatum": peildatum(deliveries).isoformat(),
        "inwoners": hashlib.sha256(own.read_bytes()).hexdigest() if own.is_file() else "",
        "omgezet": settings.omgezet.value,
        "regels": code_hash(*_RULES),
        "versie": __version__,
    }


def own_inhabitants(project: Project, settings: Settings) -> Inwoners:
    """The analyst's own numbers of inhabitants. Raises UsageFault when a line of them is wrong."""
    path = project.root / settings.inwoners
    if settings.inwoners != Settings.model_fields["inwoners"].default and not path.is_file():
        raise UsageFault(f"{path} is not there. Put it there, or take inwoners out of ghnt.toml")
    return read_inwoners(path)


def read_build(project: Project) -> dict[str, Any] | None:
    """What the last build wrote down: its inputs and what it found; None when there is none."""
    if not (project.build.exists() and project.store.exists()):
        return None
    try:
        content: dict[str, Any] = json.loads(project.build.read_text("utf-8"))
    except ValueError:
        return None
    return content if {"inputs", "bevindingen"} <= set(content) else None


def bring_up_to_date(
    project: Project, settings: Settings, ledger: Ledger, *, force: bool = False
) -> dict[str, Any] | None:
    """Rebuild the store when its inputs changed; returns what the build found, None if fresh."""
    deliveries = list(standing(all_deliveries(project.deliveries, ledger)).values())
    inputs = inputs_of_store(project, deliveries, settings)
    note(Note.BASIS, **inputs)
    before = read_build(project)
    if before is not None and before["inputs"] == inputs and not force:
        return None
    if not deliveries and before is None and not force:
        return None
    inwoners = own_inhabitants(project, settings)  # refused before anything is undone
    project.build.unlink(missing_ok=True)
    found = _build(project.store, settings, deliveries, peildatum(deliveries), inwoners)
    noted = {"inputs": inputs, "bevindingen": found, "sha256": file_hash(project.store)}
    write_json(project.build, noted)
    return found


def build_as_of(project: Project, settings: Settings, ledger: Ledger, day: date) -> Path:
    """Build a store of its own from what stood at the end of a day (UTC), by today's rules.

    Returns its file, `ghnt-<day>.duckdb`, readable for the owner only; the store itself stays as it
    is. Raises NothingToReport when nothing stood then.
    """
    deliveries = list(standing(all_deliveries(project.deliveries, ledger, day)).values())
    if not deliveries:
        raise NothingToReport(f"no delivery stood on {day}. See: ghnt deliveries")
    path = project.processed / f"ghnt-{day}.duckdb"
    inwoners = own_inhabitants(project, settings)
    _build(path, settings, deliveries, peildatum(deliveries), inwoners)
    return path


@contextmanager
def store_as_of(
    project: Project, settings: Settings, ledger: Ledger, editie: Periode
) -> Iterator[Path]:
    """Give a store whose figures are of the last day of a quarter.

    That is the project's own for the last complete quarter; for another one a store is built
    beside, and removed afterwards. The project's own must be up to date.
    """
    deliveries = list(standing(all_deliveries(project.deliveries, ledger)).values())
    if peildatum(deliveries) == editie.laatste_dag:
        yield project.store
        return
    with store_beside(project, settings, deliveries, editie.laatste_dag) as beside:
        yield beside


@contextmanager
def store_beside(
    project: Project, settings: Settings, deliveries: Sequence[Delivery], dag: date
) -> Iterator[Path]:
    """Give a store of these deliveries, whether they stand or not, whose figures are of a day."""
    beside = project.processed / f"{TEMPORARY}{dag}.duckdb"
    try:
        _build(beside, settings, deliveries, dag, own_inhabitants(project, settings))
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _build(
    path: Path,
    settings: Settings,
    deliveries: Sequence[Delivery],
    dag: date,
    inwoners: Inwoners,
) -> dict[str, Any]:
    from ghnt_pipeline import store

    return store.build(path, deliveries, quarters_of(deliveries), settings, dag, inwoners)
