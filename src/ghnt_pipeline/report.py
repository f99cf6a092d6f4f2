"""The recipe of `ghnt report`: protect, certify, mask, render, seal, swap."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ghnt_pipeline import certifying, files
from ghnt_pipeline.bewijs import masks_of, released_tables
from ghnt_pipeline.building import bring_up_to_date, store_as_of
from ghnt_pipeline.changes import changes_since
from ghnt_pipeline.deliveries import Delivery, all_deliveries
from ghnt_pipeline.disclosure import perioden_van_editie
from ghnt_pipeline.drafts import remove_old_drafts
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.protecting import (
    Progress,
    Protected,
    protected_edition,
    published_from,
    stand_of,
    which_quarter,
)
from ghnt_pipeline.publishing.edition import Edition, Waarde
from ghnt_pipeline.publishing.opendata import indicatoren_csv
from ghnt_pipeline.released import Sleutel, Stand, Uitgave, all_released, edition_name, name_of_next
from ghnt_pipeline.settings import Omgezet, Project, Settings


@dataclass(frozen=True)
class Reported:
    """Where an edition stands, and whether it had to be made; a released one never is again."""

    periode: Periode
    folder: Path
    files: int
    is_new: bool
    is_released: bool = False
    previous: str = ""
    """The released edition it was compared with, and how many figures differ."""
    changes: int = 0


def report(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Reported:
    """Make the edition of a quarter; by default of the last complete one.

    One that was released is left as it is; when its figures changed a new version is made beside
    it. Raises NothingToReport when nothing or no complete quarter is there, UsageFault for a
    period that is no quarter, GateShut when it cannot be proved safe, Busy when another run is on.
    """
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        protected = protected_edition(project, settings, periode, progress)
        uitgaven = all_released(project, Ledger(project.ledger))
        if (uitgave := _released_as_it_is(project, uitgaven, protected.edition)) is not None:
            folder = _folder_of_released(project, uitgave)
            return Reported(uitgave.periode, folder, _count(folder), is_new=False, is_released=True)
        edition = _proved(project, protected, uitgaven, progress)
        made = _made(project, settings, edition, uitgaven, progress)
        for naam in remove_old_drafts(project, uitgaven, edition.naam):
            progress(f"the draft {naam} was older than the last eight and is removed")
        return made


def _proved(
    project: Project, protected: Protected, uitgaven: Sequence[Uitgave], progress: Progress
) -> Edition:
    """The next edition of the quarter with its masks, proved with all that is out."""
    edition = replace(
        protected.edition,
        naam=name_of_next(uitgaven, protected.edition.periode),
        vorige=uitgaven[-1].naam if uitgaven else "",
    )
    eerdere = released_tables(project, uitgaven)
    return certifying.certify(project, replace(protected, edition=edition), eerdere, progress)


def _released_as_it_is(
    project: Project, uitgaven: Sequence[Uitgave], edition: Edition
) -> Uitgave | None:
    """The release of this quarter that published these very figures, if it was the last one."""
    eigen = [uitgave for uitgave in uitgaven if uitgave.periode == edition.periode]
    if not eigen:
        return None
    masked = certifying.masked(edition, masks_of(project.bewijs / eigen[-1].naam))
    published = hashlib.sha256(indicatoren_csv(masked).encode()).hexdigest()
    return eigen[-1] if eigen[-1].tabel_sha256 == published else None


def _folder_of_released(project: Project, uitgave: Uitgave) -> Path:
    folder = project.editions / uitgave.naam
    if not folder.is_dir():
        raise UsageFault(f"{folder} was released and is gone. Put the folder back from a backup")
    return folder


def _made(
    project: Project,
    settings: Settings,
    edition: Edition,
    uitgaven: Sequence[Uitgave],
    progress: Progress,
) -> Reported:
    """Render the edition, unless it is there and nothing it is made of has changed."""
    folder = project.editions / edition.naam
    recorded = project.editions / f".{edition.naam}.json"
    stand = stand_of(project, all_deliveries(project.deliveries, Ledger(project.ledger)), settings)
    inputs = _inputs(edition, stand, uitgaven)
    before = _recorded(folder, recorded)
    is_new = before.get("inputs") != inputs or not certifying.is_sealed(project, folder)
    if is_new:
        for uitgave in uitgaven[-1:]:
            edition = _with_changes(project, settings, edition, stand, uitgave, progress)
        _render(project, edition, folder, uitgaven, progress)
        before = {
            "inputs": inputs,
            "files": files.hashes(folder),
            "stand": stand.model_dump(mode="json"),
            "changes": len(edition.wijzigingen),
        }
        files.write_json(recorded, before)
    return Reported(
        edition.periode,
        folder,
        _count(folder),
        is_new=is_new,
        previous=edition.vorige,
        changes=before["changes"],
    )


def _with_changes(
    project: Project,
    settings: Settings,
    edition: Edition,
    stand: Stand,
    vorige: Uitgave,
    progress: Progress,
) -> Edition:
    """The edition with what it says otherwise than the one that was released before it."""

    def count(standing_then: Sequence[Delivery], stand_then: Stand) -> dict[Sleutel, Waarde]:
        progress(f"comparing with edition {vorige.naam}")
        then = settings.model_copy(update={"omgezet": Omgezet(stand_then.omgezet)})
        return published_from(
            project, standing_then, then, edition.periode, vorige.periode.laatste_dag
        )

    deliveries = all_deliveries(project.deliveries, Ledger(project.ledger))
    return replace(
        edition,
        wijzigingen=changes_since(vorige, edition.per_sleutel, stand, deliveries, count),
        eerdere_wijzigingen=tuple(vorige.wijzigingen()),
    )


def _render(
    project: Project,
    edition: Edition,
    folder: Path,
    uitgaven: Sequence[Uitgave],
    progress: Progress,
) -> None:
    progress("drawing and writing")
    from ghnt_pipeline.publishing import render

    with files.folder_in_one_go(folder) as beside:
        render(edition, beside)
        certifying.seal(project, edition.naam, released_tables(project, uitgaven), beside)
        files.open_to_all(beside)


def published_edition(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Edition:
    """The protected figures of a quarter, for a look on the screen: proved and masked too."""
    with files.only_writer(project.lock):
        protected = protected_edition(project, settings, periode, progress)
        uitgaven = all_released(project, Ledger(project.ledger))
        return _proved(project, protected, uitgaven, progress)


def verify_edition(project: Project, naam: str) -> int:
    """Check an edition's certificate; returns how many cells it certifies.

    Raises GateShut when it does not hold, NothingToReport when there is no such edition, UsageFault
    for a name that is none.
    """
    uitgaven = all_released(project, Ledger(project.ledger))
    eerdere = released_tables(project, uitgaven)
    return certifying.verify(project, project.editions / edition_name(naam), eerdere)


def planned(project: Project, periode: Periode | None) -> tuple[Periode, Path]:
    """Which edition a report would make, and where. Nothing is written."""
    editie = which_quarter(all_deliveries(project.deliveries, Ledger(project.ledger)), periode)
    uitgaven = all_released(project, Ledger(project.ledger))
    return editie, project.editions / name_of_next(uitgaven, editie)


def report_intern(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Path:
    """Write what is for the analyst alone: true figures, and the quality of the deliveries.

    `cijfers.xlsx` has every figure of the periods an edition would show, before protection.
    `kwaliteit.xlsx` judges the quarter's deliveries and lays a supplier's own numbers beside his
    records, of the quarter and of its year. Returns the folder, `intern/<periode>`, readable for
    the owner only. Raises as `report` does.
    """
    with files.only_writer(project.lock):
        ledger = Ledger(project.ledger)
        deliveries = all_deliveries(project.deliveries, ledger)
        editie = which_quarter(deliveries, periode)
        bring_up_to_date(project, settings, ledger)
        from ghnt_pipeline import store
        from ghnt_pipeline.bevindingen import standing_quality, write_cijfers, write_kwaliteit

        folder = project.intern / str(editie)
        progress("writing the true figures")
        perioden = perioden_van_editie(editie)
        with store_as_of(project, settings, ledger, editie) as path:
            figures, curves = store.true_figures(path, perioden), store.survival(path, perioden)
        write_cijfers(folder, figures, curves)
        progress("judging the deliveries")
        verschillen = store.differences(project.store, (editie, Periode(editie.jaar, 1, 12)))
        write_kwaliteit(folder, standing_quality(deliveries, editie), verschillen)
    return folder


def _inputs(edition: Edition, stand: Stand, uitgaven: Sequence[Uitgave]) -> str:
    """A fingerprint of everything the files of an edition are a function of."""
    digest = hashlib.sha256(code_hash("publishing", "indicators", "reference", "regio").encode())
    digest.update(repr((edition, stand, [uitgave.tabel_sha256 for uitgave in uitgaven])).encode())
    return digest.hexdigest()


def _recorded(folder: Path, recorded: Path) -> dict[str, Any]:
    """What was written down when the edition was made; nothing when its files were touched."""
    if not (folder.is_dir() and recorded.exists()):
        return {}
    try:
        before: dict[str, Any] = json.loads(recorded.read_text("utf-8"))
    except ValueError:
        return {}
    whole = {"inputs", "files", "stand", "changes"} <= set(before)
    return before if whole and before["files"] == files.hashes(folder) else {}


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())
