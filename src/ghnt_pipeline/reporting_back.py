"""The workbooks of what was found in each file, also those that a killed run still owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ghnt_pipeline.errors import DeliveryRefused, GhntError
from ghnt_pipeline.files import write_text
from ghnt_pipeline.intake import (
    checked,
    file_content,
    hash_of,
    layout_of,
    read_as_asked,
    shown_name,
)
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.run import Asked, Candidate, Outcome, Result, Run

MARK = ".unreported"
"""A file that says from which line of the ledger on workbooks are owed; gone when none are."""


@contextmanager
def owing(run: Run) -> Iterator[int | None]:
    """Note that workbooks are owed from here; gives since where a killed run still owes them.

    A run that stops with a fault of the user before it decided on anything owes nothing.
    """
    mark = run.project.processed / MARK
    if mark.exists() and (text := mark.read_text("ascii")).isdigit():
        yield int(text)
        return
    last = _last(run)
    write_text(mark, str(last))
    try:
        yield None
    except GhntError:
        if _last(run) == last:
            mark.unlink(missing_ok=True)
        raise


def _last(run: Run) -> int:
    return run.ledger.lines[-1].seq if run.ledger.lines else 0


def report_back(
    run: Run, paths: Iterable[tuple[Path, bool]], results: Sequence[Result], since: int | None
) -> tuple[Path, ...]:
    """Write for each file that was read a workbook with what was found in it.

    With `since` also for files whose lines in the ledger are later than that.
    """
    read = [result for result in results if result.candidate is not None]
    if since is not None:
        read += _owed(run, paths, {result.bestand for result in read}, since)
    written = _write(run, read) if read else ()
    (run.project.processed / MARK).unlink(missing_ok=True)
    return written


def _write(run: Run, read: Iterable[Result]) -> tuple[Path, ...]:
    from ghnt_pipeline.bevindingen import Oordeel, report_on, write_bevindingen

    geweigerd, aangenomen = Oordeel.GEWEIGERD, Oordeel.AANGENOMEN
    per_file: dict[str, list[tuple[Candidate, Result]]] = {}
    for result in read:
        if result.candidate is not None:
            per_file.setdefault(result.bestand, []).append((result.candidate, result))
    return tuple(
        write_bevindingen(
            run.project.bevindingen,
            bestand,
            tables[0][0].bestand_sha256,
            [
                report_on(table, geweigerd if result.outcome is Outcome.REFUSED else aangenomen,
                          run.deliveries, result.geheel)
                for table, result in tables
            ],
        )
        for bestand, tables in per_file.items()
    )  # fmt: skip


def _owed(
    run: Run, paths: Iterable[tuple[Path, bool]], reported: set[str], since: int
) -> Iterator[Result]:
    """Read again what a killed run decided on, to say what was found in it."""
    decided = {sha for line in run.ledger.lines if line.seq > since for sha in line.files}
    for path, _ in paths:
        try:
            sha = hash_of(path)
            if sha in decided and shown_name(run.project, path) not in reported:
                yield from _read_again(run, path, sha)
        except DeliveryRefused:
            continue  # what cannot be read has no workbook, also when no run is killed


def _read_again(run: Run, path: Path, sha: str) -> Iterator[Result]:
    naam = shown_name(run.project, path)
    layout, _ = layout_of(path, run.asked.layout)
    lezing = read_as_asked(naam, file_content(path), layout, _as_it_was_asked(run, sha))
    taken_in = {content for d in run.deliveries for content in d.manifest.contents}
    for gelezen in lezing.tabellen:
        candidate = checked(gelezen, sha, is_named=False)
        outcome = Outcome.KNOWN if candidate.sha256 in taken_in else Outcome.REFUSED
        yield Result(naam, outcome, candidate=candidate, blad=gelezen.blad)


def _as_it_was_asked(run: Run, sha: str) -> Asked:
    """What this run was told about its files, or what the delivery of this file says itself."""
    for delivery in run.deliveries:
        if sha in {deel.bestand_sha256 for deel in delivery.manifest.files}:
            periode = Periode.parse(delivery.key.periode)
            return replace(run.asked, bron=delivery.key.bron, periode=periode)
    return run.asked
