"""Make a delivery again from the files it was made of, and put it back only when it is the same."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ghnt_pipeline import files
from ghnt_pipeline.acceptance import accept_all
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.ingest import find_files
from ghnt_pipeline.intake import hash_of, read_one
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.run import Asked, Run
from ghnt_pipeline.settings import Project, Settings


def raw_files(project: Project) -> dict[str, Path]:
    """Every file in data/raw by the hash under which it is remembered."""
    found = {}
    for path, _ in find_files(project, ()) if project.raw.is_dir() else ():
        try:
            found[hash_of(path)] = path
        except DeliveryRefused:  # what cannot be read mends nothing
            continue
    return found


def make_again(
    project: Project,
    settings: Settings,
    identity: str,
    shas: tuple[str, ...],
    raw: Mapping[str, Path],
) -> bool:
    """Put a delivery back in place as it was; says whether that could be done.

    The files are read as they were most likely read then: as they are, with what is known of the
    sender and the period, with hidden sheets. Only one with the very same content is put back.
    """
    if not shas or not set(shas) <= set(raw):
        return False
    paths = tuple(raw[sha] for sha in shas)
    for asked in _ways(identity, paths):
        with _scratch(project) as scratch:
            _take_in(scratch, settings, asked)
            made = scratch.deliveries / identity
            if made.is_dir():
                _put_back(made, project.deliveries / identity)
                return True
    return False


def _ways(identity: str, paths: tuple[Path, ...]) -> Iterator[Asked]:
    kind, periode, _ = identity.split("/")
    known = Asked(paths, bron=kind.partition(".")[0], periode=Periode.parse(periode))
    for samen in (False, True):
        yield Asked(paths, samen=samen, correctie=True)
        for verborgen in (False, True):
            yield replace(known, samen=samen, verborgen=verborgen, correctie=True)


@contextmanager
def _scratch(project: Project) -> Iterator[Project]:
    """A project of its own within this one, with its files and its secret and nothing accepted."""
    folder = project.processed / f"{files.TEMPORARY}again"
    shutil.rmtree(folder, ignore_errors=True)
    files.private_folder(folder)
    scratch = copy.copy(project)
    scratch.deliveries, scratch.ledger = folder / "deliveries", folder / "ledger.jsonl"
    try:
        yield scratch
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_in(scratch: Project, settings: Settings, asked: Asked) -> None:
    """Accept what these files hold, however much of it was refused at the time."""
    lenient = settings.model_copy(update={"max_refused_share": 1.0})
    run = Run(scratch, lenient, asked, Ledger(scratch.ledger), [])
    candidates = [c for path in asked.paths for c in read_one(run, path, is_named=True).candidates]
    accept_all(run, candidates)


def _put_back(made: Path, place: Path) -> None:
    with files.folder_in_one_go(place) as beside:
        for path in made.iterdir():
            shutil.copyfile(path, beside / path.name)
            files.private_file(beside / path.name)
