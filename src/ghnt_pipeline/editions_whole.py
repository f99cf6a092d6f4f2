"""Whether editions are as they were made, and what was released is as it went out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ghnt_pipeline import certifying, files
from ghnt_pipeline.bewijs import released_tables
from ghnt_pipeline.drafts import drafts
from ghnt_pipeline.errors import GhntError, UsageFault
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.recorded import read_record
from ghnt_pipeline.released import (
    STAND,
    TABEL,
    WIJZIGINGEN,
    Stand,
    Uitgave,
    all_released,
    file_hash,
)
from ghnt_pipeline.settings import Project

Found = tuple[str, str, str, Callable[[], bool] | None]
"""Where, what is wrong, what mends it, and how."""


def ailing_editions(project: Project, ledger: Ledger) -> Iterator[Found]:
    """Look at what was published first, then at the pages of it, then at drafts."""
    uitgaven = all_released(project, ledger)
    for uitgave in uitgaven:
        yield from _kept(project, uitgave)
        yield from _pages(project, uitgave.naam, released=uitgave)
        yield from _proof(project, uitgave.naam, uitgaven)
    for naam in drafts(project, uitgaven):
        yield from _pages(project, naam, released=None)


def _kept(project: Project, uitgave: Uitgave) -> Iterator[Found]:
    """Compare what was kept of a release with the ledger; the edition's folder has it too."""
    place = f"released/{uitgave.naam}"
    tabel, pages = uitgave.folder / TABEL, project.editions / uitgave.naam / "tabellen"
    if not tabel.is_file() or file_hash(tabel) != uitgave.tabel_sha256:
        same = pages / TABEL
        can = same.is_file() and file_hash(same) == uitgave.tabel_sha256
        yield (
            f"{place}/{TABEL}",
            "what was published is missing or damaged",
            "it is copied from the edition" if can else "Put the file back from a backup",
            partial(_copied, same, tabel) if can else None,
        )
    try:
        uitgave.stand  # noqa: B018
    except UsageFault as fault:
        record = read_record(project, uitgave.naam)
        yield (
            f"{place}/{STAND}",
            "from which deliveries it was made is missing or damaged",
            str(fault) if record is None else "it is copied from the record of the edition",
            None if record is None else partial(_stand_back, uitgave, record.stand),
        )


def _proof(project: Project, naam: str, uitgaven: Sequence[Uitgave]) -> Iterator[Found]:
    """Check the certificate of a released edition: every later one is proved with it."""
    try:
        certifying.verify(project, project.editions / naam, released_tables(project, uitgaven))
    except GhntError as fault:
        yield f"bewijs/{naam}", str(fault), "Put the folder back from a backup", None


def _pages(project: Project, naam: str, *, released: Uitgave | None) -> Iterator[Found]:
    """Compare an edition's files with their hashes from when it was made."""
    folder, record = project.editions / naam, read_record(project, naam)
    made = record.files if record else {}
    if not folder.is_dir():
        yield f"editions/{naam}", "it was released and is gone", _BACKUP, None
        return
    now = files.hashes(folder)
    wrong = sorted(name for name in {*now, *made} if now.get(name) != made.get(name))
    if not wrong:
        return
    copies = partial(_copies_back, folder, made, wrong, released)
    again = f"Make it again: ghnt report --periode {naam[:6]}"
    yield (
        f"editions/{naam}/{wrong[0]}",
        f"it and {len(wrong) - 1} more are not as they were made"
        if made
        else "nothing says how it was made",
        again if released is None else _BACKUP,
        copies if _kept_all(wrong, released) else None,
    )


_BACKUP = "Put the folder back from a backup"


def _kept_all(wrong: list[str], released: Uitgave | None) -> bool:
    """Whether all that is wrong was kept with the release too."""
    return released is not None and set(wrong) <= {f"tabellen/{n}" for n in (TABEL, WIJZIGINGEN)}


def _copies_back(
    folder: Path, made: dict[str, str], wrong: list[str], released: Uitgave | None
) -> bool:
    if released is None:
        return False
    for name in wrong:
        kept = released.folder / Path(name).name
        if not kept.is_file() or file_hash(kept) != made.get(name):
            return False
        shutil.copyfile(kept, folder / name)
        (folder / name).chmod(0o644)
    return True


def _copied(source: Path, place: Path) -> bool:
    files.private_folder(place.parent)
    shutil.copyfile(source, place)
    files.private_file(place)
    return True


def _stand_back(uitgave: Uitgave, stand: Stand) -> bool:
    text = stand.model_dump_json(indent=2)
    files.write_text(files.private_folder(uitgave.folder) / STAND, text + "\n")
    return True
