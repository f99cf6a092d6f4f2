"""The recipe of `ghnt report`: protect, certify, mask, render, seal, swap."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ghnt_pipeline import certifying, files
from ghnt_pipeline.bewijs import masks_of, released_tables
from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.changes import changes_since
from ghnt_pipeline.deliveries import Delivery, all_deliveries
from ghnt_pipeline.drafts import remove_old_drafts
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.origin import inputs_of, origin_of
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.protecting import (
    Progress,
    Protected,
    protected_edition,
    published_from,
    stand_of,
    which_quarter,
)
from ghnt_pipeline.publishing import draw_ahead
from ghnt_pipeline.publishing.edition import Edition, Waarde
from ghnt_pipeline.publishing.opendata import indicatoren_csv
from ghnt_pipeline.publishing.tekenaars import Eerder, Tekenaars
from ghnt_pipeline.recorded import Record, read_untouched, write_record
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
        ledger = Ledger(project.ledger)
        editie = which_quarter(all_deliveries(project.deliveries, ledger), periode)
        _bring_up_to_date(project, settings, ledger, progress)
        uitgaven = all_released(project, ledger)
        made = _unchanged(project, settings, editie, uitgaven)
        if made is None:
            made = _counted(project, settings, editie, uitgaven, progress)
        for naam in remove_old_drafts(project, uitgaven, made.folder.name):
            progress(f"the draft {naam} was older than the last eight and is removed")
        return made


def _unchanged(
    project: Project, settings: Settings, editie: Periode, uitgaven: Sequence[Uitgave]
) -> Reported | None:
    """The edition as it stands while all it is made from is the same; nothing is counted."""
    folder = project.editions / name_of_next(uitgaven, editie)
    record = read_untouched(project, folder.name)
    if record is None or record.origin != origin_of(project, settings, editie):
        return None
    if not record.bewijs or record.bewijs != _bewijs(project, folder.name):
        return None
    return _reported(editie, folder, uitgaven, record.changes, is_new=False)


def _counted(
    project: Project,
    settings: Settings,
    editie: Periode,
    uitgaven: Sequence[Uitgave],
    progress: Progress,
) -> Reported:
    """Count, protect and prove the figures of a quarter; make their edition if they differ."""
    with Tekenaars(_eerder(project, name_of_next(uitgaven, editie))) as tekenaars:
        origin = origin_of(project, settings, editie)
        protected = protected_edition(project, settings, editie, progress)
        if (uitgave := _released_as_it_is(project, uitgaven, protected.edition)) is not None:
            folder = _folder_of_released(project, uitgave)
            return Reported(uitgave.periode, folder, _count(folder), is_new=False, is_released=True)
        draw_ahead(protected.edition, tekenaars)
        edition = _proved(project, protected, uitgaven, progress)
        return _made(project, settings, edition, uitgaven, origin, tekenaars, progress)


def _eerder(project: Project, naam: str) -> Eerder | None:
    record = read_untouched(project, naam)
    if record is None:
        return None
    return Eerder(project.editions / naam / "grafieken", record.grafieken)


def _bring_up_to_date(
    project: Project, settings: Settings, ledger: Ledger, progress: Progress
) -> None:
    if bring_up_to_date(project, settings, ledger) is not None:
        progress("the store was rebuilt first")


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
    origin: str,
    tekenaars: Tekenaars,
    progress: Progress,
) -> Reported:
    """Render the edition, unless it is there and nothing it is made of has changed."""
    folder = project.editions / edition.naam
    stand = stand_of(project, all_deliveries(project.deliveries, Ledger(project.ledger)), settings)
    inputs = inputs_of(edition, stand, uitgaven)
    record = read_untouched(project, edition.naam)
    is_same = record is not None and record.inputs == inputs
    if record is None or not (is_same and certifying.is_sealed(project, folder)):
        for uitgave in uitgaven[-1:]:
            edition = _with_changes(project, settings, edition, stand, uitgave, progress)
        _render(project, edition, folder, uitgaven, tekenaars, progress)
        changes, drawn, is_new = len(edition.wijzigingen), tekenaars.vingerafdrukken, True
    else:
        changes, drawn, is_new = record.changes, record.grafieken, False
    is_settled = origin == origin_of(project, settings, edition.periode)
    record = Record(
        inputs=inputs,
        origin=origin if is_settled else "",
        stand=stand,
        changes=changes,
        files=files.hashes(folder),
        bewijs=_bewijs(project, edition.naam),
        grafieken=drawn,
    )
    write_record(project, edition.naam, record)
    return _reported(edition.periode, folder, uitgaven, changes, is_new=is_new)


def _bewijs(project: Project, naam: str) -> dict[str, str]:
    folder = project.bewijs / naam
    return files.hashes(folder) if folder.is_dir() else {}


def _reported(
    periode: Periode, folder: Path, uitgaven: Sequence[Uitgave], changes: int, *, is_new: bool
) -> Reported:
    vorige = uitgaven[-1].naam if uitgaven else ""
    return Reported(periode, folder, _count(folder), is_new, previous=vorige, changes=changes)


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
    tekenaars: Tekenaars,
    progress: Progress,
) -> None:
    progress("drawing and writing")
    from ghnt_pipeline.publishing import render

    with files.folder_in_one_go(folder) as beside:

        def seal() -> None:
            certifying.seal(project, edition.naam, released_tables(project, uitgaven), beside)

        render(edition, beside, tekenaars, seal)
        files.open_to_all(beside)


def published_edition(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Edition:
    """The protected figures of a quarter, for a look on the screen: proved and masked too."""
    with files.only_writer(project.lock):
        ledger = Ledger(project.ledger)
        _bring_up_to_date(project, settings, ledger, progress)
        protected = protected_edition(project, settings, periode, progress)
        uitgaven = all_released(project, ledger)
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


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())
