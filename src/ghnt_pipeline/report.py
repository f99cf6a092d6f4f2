"""The recipe of `ghnt report`: protect, publish, render, swap."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date, read_build
from ghnt_pipeline.coverage import last_complete_quarter, quarters_seen
from ghnt_pipeline.deliveries import Delivery, all_deliveries, standing
from ghnt_pipeline.disclosure import load_vorm, perioden_van_editie
from ghnt_pipeline.errors import NothingToReport, UsageFault
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.edition import Edition, StaandeLevering, Status, Waarde
from ghnt_pipeline.settings import Project, Settings

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Reported:
    """Where an edition stands, and whether it had to be made."""

    periode: Periode
    folder: Path
    files: int
    is_new: bool


def report(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Reported:
    """Make the edition of a quarter; by default of the last complete one.

    Raises NothingToReport when nothing or no complete quarter is there, UsageFault for a period
    that is no quarter, Busy when another run is on.
    """
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        edition = _edition(project, settings, periode, progress)
        folder = project.editions / str(edition.periode)
        recorded = project.editions / f".{edition.periode}.json"
        inputs = _inputs(edition)
        if _is_unchanged(folder, recorded, inputs):
            return Reported(edition.periode, folder, _count(folder), is_new=False)
        progress("drawing and writing")
        from ghnt_pipeline.publishing import render

        with files.folder_in_one_go(folder) as beside:
            render(edition, beside)
            files.open_to_all(beside)
        files.write_json(recorded, {"inputs": inputs, "files": _hashes(folder)})
    return Reported(edition.periode, folder, _count(folder), is_new=True)


def planned(project: Project, periode: Periode | None) -> tuple[Periode, Path]:
    """Which edition a report would make, and where. Nothing is written."""
    editie = _which(all_deliveries(project.deliveries, Ledger(project.ledger)), periode)
    return editie, project.editions / str(editie)


def published_edition(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Edition:
    """The protected figures of a quarter, for a look on the screen."""
    with files.only_writer(project.lock):
        return _edition(project, settings, periode, progress)


def _edition(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Edition:
    ledger = Ledger(project.ledger)
    deliveries = all_deliveries(project.deliveries, ledger)
    editie = _which(deliveries, periode)
    if bring_up_to_date(project, settings, ledger) is not None:
        progress("the store was rebuilt first")
    from ghnt_pipeline import store

    progress("protecting the figures")
    rows = store.published(project.store, editie, perioden_van_editie(editie), load_vorm())
    build = read_build(project)
    return Edition(
        periode=editie,
        regio_naam=settings.regio_naam,
        waarden=tuple(Waarde(**{**row, "status": Status(row["status"])}) for row in rows),
        leveringen=_shown_deliveries(deliveries, editie),
        bevindingen=(
            *in_woorden({} if build is None else build["bevindingen"]),
            *_sudden_changes(deliveries, editie),
        ),
    )


def _sudden_changes(deliveries: list[Delivery], editie: Periode) -> tuple[str, ...]:
    """What differs suddenly in the quarter's deliveries from a supplier's earlier ones, in words.

    Of whole deliveries, never of a gemeente, and without a number.
    """
    from ghnt_pipeline.bevindingen import standing_quality
    from ghnt_pipeline.quality import in_woorden as changes_in_words

    beelden = standing_quality(deliveries, editie)
    return changes_in_words(signaal for beeld in beelden for signaal in beeld.signalen)


def report_intern(project: Project, periode: Periode | None, progress: Progress) -> Path:
    """Write what is for the analyst alone: the reports on the quality of a quarter's deliveries.

    Returns the folder, `intern/<periode>`, readable for the owner only. Raises as `report` does.
    """
    with files.only_writer(project.lock):
        deliveries = all_deliveries(project.deliveries, Ledger(project.ledger))
        editie = _which(deliveries, periode)
        progress("judging the deliveries")
        from ghnt_pipeline.bevindingen import standing_quality, write_kwaliteit

        folder = project.intern / str(editie)
        write_kwaliteit(folder, standing_quality(deliveries, editie))
    return folder


def _which(deliveries: list[Delivery], periode: Periode | None) -> Periode:
    """Settle the quarter of the edition."""
    if not standing(deliveries):
        raise NothingToReport("nothing was ingested yet. Run: ghnt ingest")
    if periode is None:
        complete = last_complete_quarter(deliveries)
        if complete is None:
            raise NothingToReport(
                "no quarter is complete: for each, a delivery is missing. See: ghnt status. "
                "To report all the same: ghnt report --periode 2019K1"
            )
        return complete
    if not periode.is_kwartaal:
        raise UsageFault(f"{periode} is no quarter. An edition is of a quarter, such as 2019K1")
    if periode not in quarters_seen(deliveries):
        raise NothingToReport(f"no delivery covers {periode}. See: ghnt status")
    return periode


def _shown_deliveries(deliveries: list[Delivery], editie: Periode) -> tuple[StaandeLevering, ...]:
    shown = {q for p in perioden_van_editie(editie) for q in p.kwartalen()}
    return tuple(
        StaandeLevering(key.bron, key.soort, key.periode)
        for key in sorted(standing(deliveries))
        if shown & set(Periode.parse(key.periode).kwartalen())
    )


def in_woorden(bevindingen: dict[str, Any]) -> tuple[str, ...]:
    """What the build found, in words for readers: no counts and no places."""
    zinnen = []
    if bevindingen.get("tegenstrijdig"):
        zinnen.append(
            "In een of meer leveringen spreken regels over hetzelfde nummer elkaar tegen. "
            "De eerste regel telt; de leverancier is om uitleg gevraagd."
        )
    if bevindingen.get("ongedekt"):
        zinnen.append(
            "Gegevens over kwartalen of gemeenten waarvoor geen levering is afgesproken, "
            "tellen nergens mee."
        )
    soorten = {rij["bevinding"] for rij in bevindingen.get("totalen", ())}
    if "overlap-niet-zichtbaar" in soorten:
        zinnen.append(
            "Sommige opgegeven totalen zijn precies de som van de categorieën, terwijl een melding "
            "bij meer categorieën kan horen. Dan is niet bekend hoeveel verschillende het zijn; "
            "we tonen alleen waar het tussen ligt."
        )
    if soorten & {"totaal-kleiner-dan-categorie", "totaal-groter-dan-som"}:
        zinnen.append(
            "Sommige opgegeven totalen passen niet bij hun categorieën. Ze worden niet gebruikt."
        )
    return tuple(zinnen)


def _inputs(edition: Edition) -> str:
    """A fingerprint of everything the files of an edition are a function of."""
    digest = hashlib.sha256(code_hash("publishing", "indicators", "reference").encode())
    digest.update(repr(edition).encode())
    return digest.hexdigest()


def _is_unchanged(folder: Path, recorded: Path, inputs: str) -> bool:
    """Whether the edition is there, made from these inputs, and nobody touched its files."""
    if not (folder.is_dir() and recorded.exists()):
        return False
    try:
        before = json.loads(recorded.read_text("utf-8"))
    except ValueError:
        return False
    return bool(before == {"inputs": inputs, "files": _hashes(folder)})


def _hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())
