"""Editions that were made and never went out: the last ones stay, older ones are removed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.files import RETIRED, TEMPORARY
from ghnt_pipeline.recorded import record_of
from ghnt_pipeline.released import Uitgave, edition_name
from ghnt_pipeline.settings import Project

KEPT = 8
"""How many drafts stay."""


def drafts(project: Project, uitgaven: Sequence[Uitgave]) -> list[str]:
    """The names of the editions that were not released, the one made last at the end."""
    released = {uitgave.naam for uitgave in uitgaven}
    found = [
        folder.name
        for folder in project.editions.glob("*")
        if folder.is_dir() and folder.name not in released and _is_edition(folder.name)
    ]
    return sorted(found, key=lambda naam: (_made(project, naam), naam))


def editions_made(project: Project) -> list[str]:
    """The names of all editions there are, of the latest quarter and version at the end."""
    found = [f.name for f in project.editions.glob("*") if f.is_dir() and _is_edition(f.name)]
    return sorted(found, key=lambda naam: (naam[:6], int(naam[8:] or 1)))


def out_of_place(project: Project) -> list[str]:
    """The editions that a run was replacing when it was stopped: the next writer puts them back."""
    names = [f.name.removeprefix(RETIRED) for f in project.editions.glob(f"{RETIRED}*")]
    return sorted(n for n in names if _is_edition(n) and not (project.editions / n).exists())


def why_absent(project: Project, naam: str) -> str:
    """What to say of an edition that is not in its place."""
    if naam in out_of_place(project):
        return f"A run was stopped while it replaced the edition {naam}. Put it back: ghnt ingest"
    return f"{naam} was not made. Run: ghnt report --periode {naam[:6]}"


def remove_old_drafts(project: Project, uitgaven: Sequence[Uitgave], just_made: str) -> list[str]:
    """Remove drafts and their proofs, but the last eight and the one just made; returns which."""
    old = sorted(drafts(project, uitgaven), key=just_made.__eq__)[:-KEPT]
    for naam in old:
        beside = project.editions / f"{TEMPORARY}{naam}"
        (project.editions / naam).rename(beside)
        record_of(project, naam).unlink(missing_ok=True)
        shutil.rmtree(beside)
        if (project.bewijs / naam).is_dir():
            shutil.rmtree(project.bewijs / naam)
    return old


def _made(project: Project, naam: str) -> int:
    """When an edition was made, by its record; first of all when it has none."""
    record = record_of(project, naam)
    return record.stat().st_mtime_ns if record.exists() else 0


def _is_edition(naam: str) -> bool:
    try:
        return edition_name(naam) == naam
    except UsageFault:
        return False
