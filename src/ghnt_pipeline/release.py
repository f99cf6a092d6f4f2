"""The recipe of `ghnt release`: an edition goes out, and from then on it binds."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from ghnt_pipeline import certifying, files
from ghnt_pipeline.bewijs import released_tables
from ghnt_pipeline.drafts import why_absent
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.released import (
    STAND,
    TABEL,
    WIJZIGINGEN,
    Stand,
    Uitgave,
    all_released,
    edition_name,
    file_hash,
    name_of_next,
)
from ghnt_pipeline.settings import Project


@dataclass(frozen=True)
class Released:
    """An edition that binds, and whether it did so before."""

    uitgave: Uitgave
    is_new: bool


def release(project: Project, naam: str, *, dry_run: bool = False) -> Released:
    """Record that an edition went out, with what it published and what it was made from.

    Later editions are proved against it and say what they changed; its folder is never written
    again. Raises UsageFault when there is no such edition or somebody touched it, GateShut
    when its certificate does not hold, Busy when another run is on.
    """
    with files.only_writer(project.lock):
        ledger = Ledger(project.ledger)
        uitgaven = all_released(project, ledger)
        before = {uitgave.naam: uitgave for uitgave in uitgaven}
        if edition_name(naam) in before:
            return Released(before[naam], is_new=False)
        folder = project.editions / naam
        uitgave = Uitgave(naam, project.released / naam, _published_hash(project, folder))
        if naam != name_of_next(uitgaven, uitgave.periode):
            raise UsageFault(
                f"{naam} does not follow the editions that were released. See: ghnt status"
            )
        stand = _stand_of_untouched(project, folder)
        certifying.verify(project, folder, released_tables(project, uitgaven))
        if not dry_run:
            _keep(uitgave, folder / "tabellen", stand)
            ledger.append(Event.RELEASED, edition=naam, sha256=uitgave.tabel_sha256)
    return Released(uitgave, is_new=True)


def _published_hash(project: Project, folder: Path) -> str:
    tabel = folder / "tabellen" / TABEL
    if not tabel.is_file():
        raise UsageFault(why_absent(project, folder.name))
    return file_hash(tabel)


def _stand_of_untouched(project: Project, folder: Path) -> Stand:
    """What the edition was made from. Raises UsageFault when its files are no longer as made."""
    try:
        recorded = json.loads((project.editions / f".{folder.name}.json").read_text("utf-8"))
        stand = Stand.model_validate(recorded["stand"])
    except (FileNotFoundError, ValueError, KeyError):
        recorded, stand = {}, None
    if stand is None or recorded.get("files") != files.hashes(folder):
        raise UsageFault(
            f"{folder.name} is not as ghnt report made it. Make it again: "
            f"ghnt report --periode {folder.name[:6]}"
        )
    return stand


def _keep(uitgave: Uitgave, tabellen: Path, stand: Stand) -> None:
    """Keep what was published, apart from the edition's folder that anybody may read."""
    with files.folder_in_one_go(uitgave.folder) as beside:
        for naam in (TABEL, WIJZIGINGEN):
            shutil.copyfile(tabellen / naam, beside / naam)
            files.private_file(beside / naam)
        files.write_text(beside / STAND, stand.model_dump_json(indent=2) + "\n")
