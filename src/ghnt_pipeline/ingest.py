"""The recipe of `ghnt ingest`: find, read, check, accept, build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date, own_inhabitants
from ghnt_pipeline.deliveries import all_deliveries
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.intake import read_one, shown_name
from ghnt_pipeline.journal import Note, note
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.reporting_back import owing, report_back
from ghnt_pipeline.run import Asked, Candidate, Outcome, Result, Run
from ghnt_pipeline.settings import Project, Settings

Progress = Callable[[str], None]
SKIPPED_STARTS = (".", "~$", "readme", "leesmij")
SKIPPED_NAMES = frozenset({"thumbs.db", "desktop.ini", "layout.toml"})
SKIPPED_ENDS = (".layout.toml",)


@dataclass(frozen=True)
class Ingested:
    """What a whole run did; `built` holds what the build found when there was one.

    `opmerkingen` are words about files that were read, such as a hidden sheet passed over;
    `werkboeken` what was found in each file, to mail to its supplier.
    """

    results: tuple[Result, ...]
    opmerkingen: tuple[str, ...]
    werkboeken: tuple[Path, ...]
    built: dict[str, Any] | None

    @property
    def refused(self) -> bool:
        return any(result.outcome is Outcome.REFUSED for result in self.results)


def ingest(project: Project, settings: Settings, asked: Asked, progress: Progress) -> Ingested:
    """Take in every new file, keep what is right, say what is not, and rebuild the store.

    Raises UsageFault for a path that is not there, a wrong line in the analyst's numbers of
    inhabitants or a lost secret, Busy when another run is on.
    """
    paths = find_files(project, asked.paths)
    own_inhabitants(project, settings)
    if asked.dry_run:
        return Ingested(*_take_in(_run(project, settings, asked), paths, progress), (), None)
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        run = _run(project, settings, asked)
        with owing(run) as since:
            results, opmerkingen = _take_in(run, paths, progress)
            note(Note.COUNTS, **counts(results))
            werkboeken = report_back(run, paths, results, since)
        progress("building the store")
        built = bring_up_to_date(project, settings, run.ledger)
    return Ingested(results, opmerkingen, werkboeken, built)


def _run(project: Project, settings: Settings, asked: Asked) -> Run:
    ledger = Ledger(project.ledger)
    return Run(project, settings, asked, ledger, all_deliveries(project.deliveries, ledger))


def _take_in(
    run: Run, paths: Iterable[tuple[Path, bool]], progress: Progress
) -> tuple[tuple[Result, ...], tuple[str, ...]]:
    """Read and check every file, then accept what may be."""
    results: list[Result] = []
    candidates: list[Candidate] = []
    opmerkingen: list[str] = []
    for path, is_named in paths:
        progress(f"reading {files.printable(path.name)}")
        read = read_one(run, path, is_named=is_named)
        results += read.results
        candidates += read.candidates
        opmerkingen += [f"{shown_name(run.project, path)}: {words}" for words in read.opmerkingen]
    if candidates:
        from ghnt_pipeline.acceptance import accept_all  # when nothing is new not needed

        results += accept_all(run, candidates)
    return tuple(results), tuple(opmerkingen)


def counts(results: Iterable[Result]) -> dict[str, int]:
    """How many files, and rows of those that were taken in, came to which end."""
    results = list(results)
    found = {
        f"files_{outcome.name.lower()}": sum(r.outcome is outcome for r in results)
        for outcome in Outcome
    }
    taken_in = [r for r in results if r.outcome in (Outcome.ACCEPTED, Outcome.CORRECTION)]
    checked = [r.gecontroleerd for r in taken_in if r.gecontroleerd is not None]
    return found | {
        "rows_read": sum(g.gelezen for g in checked),
        "rows_accepted": sum(g.aanvaard for g in checked),
        "rows_refused": sum(g.afgekeurd for g in checked),
        "rows_repeated": sum(g.herhaald for g in checked),
        "rows_control": sum(g.controle for g in checked),
    }


def find_files(project: Project, given: Iterable[Path]) -> list[tuple[Path, bool]]:
    """The files to read in a fixed order, each with whether it was named itself."""
    found: list[tuple[Path, bool]] = []
    for path in given or (project.raw,):
        try:
            if path.is_file():
                found.append((path, True))
            elif path.is_dir():
                found += [(file, False) for file in sorted(path.rglob("*")) if _is_delivery(file)]
            elif path == project.raw:
                raise UsageFault(
                    f"{path} is not there. Go to the project folder, name it with --project DIR, "
                    "or make one: ghnt init"
                )
            else:
                raise UsageFault(f"{path} is not there. Check the name")
        except OSError as fault:
            raise UsageFault(f"{path.name[:60]}: {fault.strerror}. Check the name") from fault
    return found


def _is_delivery(path: Path) -> bool:
    """Whether a file found by walking is meant to be read: no hidden, lock, README or layout files.

    A link is always looked at, so that one that leads nowhere or elsewhere is said to.
    """
    naam = path.name.lower()
    is_there = path.is_symlink() or path.is_file()
    is_skipped = naam.startswith(SKIPPED_STARTS) or naam.endswith(SKIPPED_ENDS)
    return is_there and not is_skipped and naam not in SKIPPED_NAMES
