"""The recipe of `ghnt purge`: records that were kept long enough go, and the ledger says so.

What goes are deliveries whose period ended too long ago, with all that was made of their records
for the analyst alone. Editions stay: they hold protected figures only. Files in data/raw are the
analyst's to delete, for nothing is ever written there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.deliveries import Delivery, all_deliveries
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.ingest import find_files
from ghnt_pipeline.intake import hash_of, shown_name
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Project, Settings

_AGE = re.compile(r"(?P<number>\d{1,4})(?P<unit>[my])")


@dataclass(frozen=True)
class Purged:
    """What went, and what that means; the same of a dry run, in which it would."""

    deliveries: tuple[Delivery, ...]
    others: tuple[Path, ...]
    """Workbooks, pages and stores with records of those deliveries."""
    raw: tuple[str, ...]
    """Files in data/raw with the same records, for the analyst to delete."""
    quarters: tuple[Periode, ...]
    """Quarters about which a delivery went."""
    until: Periode | None
    """The last quarter whose figures look back on those; None when nothing went."""


def cutoff(text: str, today: date) -> date:
    """The day a period must have ended before: of `60m`, `5y` or `2018-01-01`.

    Raises UsageFault for anything else.
    """
    if match := _AGE.fullmatch(text):
        months = int(match["number"]) * (12 if match["unit"] == "y" else 1)
        return months_before(today, months)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageFault(f"{text} is no age. Write 60m, 5y or a day such as 2018-01-01") from None


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    month = day.year * 12 + day.month - 1 - months
    if month < 12:
        raise UsageFault(f"{months} months is longer than there are years")
    return date(month // 12, month % 12 + 1, 1)


def agreed_cutoffs(settings: Settings, today: date) -> dict[str, date]:
    """Of each supplier whose retention was noted, the day a period must have ended before."""
    return {
        bron: months_before(today, afspraak.bewaren_maanden)
        for bron, afspraak in settings.bronnen.items()
        if afspraak.bewaren_maanden
    }


def purge(
    project: Project,
    settings: Settings,
    before: Mapping[str, date],
    progress: Callable[[str], None],
    *,
    dry_run: bool = False,
) -> Purged:
    """Remove what each supplier sent about periods that ended before its day; rebuild the store.

    Raises Busy when another run is on.
    """
    if dry_run:
        return _planned(project, Ledger(project.ledger), before)
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        ledger = Ledger(project.ledger)
        for folder in remains(project, ledger):
            shutil.rmtree(folder)
        planned = _planned(project, ledger, before)
        for path in planned.others:  # first, for they are found by the deliveries
            progress(f"removing {path.name}")
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for delivery in planned.deliveries:
            progress(f"removing {delivery.id}")
            _remove(delivery, ledger, before[delivery.key.bron])
        if planned.deliveries:
            progress("building the store")
            bring_up_to_date(project, settings, ledger, force=True)
    return planned


def remains(project: Project, ledger: Ledger) -> list[Path]:
    """Folders of deliveries that were purged, left by a run that was killed."""
    folders = (project.deliveries / identity for identity in ledger.purged())
    return [folder for folder in folders if folder.exists()]


def _planned(project: Project, ledger: Ledger, before: Mapping[str, date]) -> Purged:
    everything = all_deliveries(project.deliveries, ledger)
    old = [d for d in everything if _is_old(d, before)]
    quarters = sorted({q for d in old for q in Periode.parse(d.key.periode).kwartalen()})
    return Purged(
        tuple(old),
        tuple(_made_of(project, old)),
        tuple(_raw_of(project, old)),
        tuple(quarters),
        _last_looking_back(quarters),
    )


def _is_old(delivery: Delivery, before: Mapping[str, date]) -> bool:
    day = before.get(delivery.key.bron)
    return day is not None and Periode.parse(delivery.key.periode).laatste_dag < day


def _remove(delivery: Delivery, ledger: Ledger, day: date) -> None:
    """Note that a delivery goes, then let it go: what a kill leaves of it counts nowhere."""
    ledger.append(
        Event.PURGED,
        delivery=delivery.id,
        files=tuple(dict.fromkeys(deel.bestand_sha256 for deel in delivery.manifest.files)),
        name=delivery.manifest.bestand,
        reason=f"its period ended before {day}; {delivery.manifest.rows_accepted} rows",
    )
    shutil.rmtree(delivery.folder)


def _made_of(project: Project, old: Iterable[Delivery]) -> list[Path]:
    """What lies in the project with records of these deliveries in it, or what was wrong in them.

    A store of an earlier day holds all that stood then, so each of those goes.
    """
    old = list(old)
    if not old:
        return []
    shas = {deel.bestand_sha256[:12] for d in old for deel in d.manifest.files}
    last = max(Periode.parse(d.key.periode) for d in old)
    workbooks = [p for p in project.bevindingen.glob("*.xlsx") if p.stem.rpartition("-")[2] in shas]
    pages = [p for p in project.intern.glob("*") if _ends_by(p.name, last)]
    stores = project.processed.glob("ghnt-????-??-??.duckdb")
    return sorted([*workbooks, *pages, *stores])


def _ends_by(name: str, last: Periode) -> bool:
    try:
        return Periode.parse(name).laatste_dag <= last.laatste_dag
    except ValueError:
        return False


def _raw_of(project: Project, old: Iterable[Delivery]) -> list[str]:
    """The files in data/raw of which these deliveries were made."""
    shas = {deel.bestand_sha256 for d in old for deel in d.manifest.files}
    if not (shas and project.raw.is_dir()):
        return []
    return [shown_name(project, p) for p, _ in find_files(project, ()) if hash_of(p) in shas]


def _last_looking_back(quarters: list[Periode]) -> Periode | None:
    """The last quarter with a figure that looks back as far as the last of these."""
    if not quarters:
        return None
    last = quarters[-1]
    longest = max(indicator.terugblik_maanden for indicator in load_indicators().values())
    for _ in range(longest // 3):
        last = last.volgend_kwartaal()
    return last
