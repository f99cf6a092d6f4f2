"""The commands that do the work: ingest, check, report, rebuild, quarter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ghnt_pipeline.cli.call import Call, command
from ghnt_pipeline.errors import ExitCode, UsageFault

app = typer.Typer()

Bron = Annotated[str | None, typer.Option(help="Who sent it, where the file leaves doubt.")]
PeriodeOption = Annotated[
    str | None, typer.Option("--periode", metavar="2019K1", help="The period, if not in the name.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]


def _periode(text: str | None) -> Any:
    from ghnt_pipeline.periods import Periode

    if text is None:
        return None
    try:
        return Periode.parse(text)
    except ValueError:
        raise UsageFault(f"{text} is no period. Write 2019K1, 2019H1 or 2019") from None


@app.command()
@command
def ingest(
    call: Call,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders (default: data/raw).")
    ] = None,
    bron: Bron = None,
    periode: PeriodeOption = None,
    correctie: Annotated[
        bool, typer.Option("--correctie", help="This correction may drop many numbers.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Read new files, keep what is right, refuse what is not, rebuild the store.

    Files that are known are passed over. A new file for the same supplier, kind and period is a
    correction: it takes the place of the old one.
    """
    return _ingest(call, tuple(paths or ()), bron, periode, correctie=correctie, dry_run=dry_run)


def _ingest(
    call: Call,
    paths: tuple[Path, ...],
    bron: str | None,
    periode: str | None,
    *,
    correctie: bool,
    dry_run: bool,
) -> int:
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.ingest import ingest as run_ingest
    from ghnt_pipeline.intake import Asked

    asked = Asked(paths, bron, _periode(periode), correctie, dry_run)
    with call.progress() as progress:
        done = run_ingest(call.project, call.settings, asked, progress)
    data, words = screen.ingested(done)
    call.data(data)
    call.words(*words)
    if call.verbose:
        call.words(*(f"{r.bestand}: {r.reden}" for r in done.results if r.outcome == "known"))
    code = ExitCode.REFUSED if done.refused else ExitCode.DONE
    call.document(code, documents.ingested_document(done))
    return code


@app.command()
@command
def report(
    call: Call,
    periode: PeriodeOption = None,
    gemeente: Annotated[
        str | None,
        typer.Option(help="Print the tables of one gemeente (or regio) here; write no edition."),
    ] = None,
) -> int:
    """Make the edition of a quarter: pages, charts and tables of protected figures.

    Without --periode of the last quarter for which every supplier has delivered.
    """
    if gemeente is not None:
        return _print_gemeente(call, periode, gemeente)
    from ghnt_pipeline.report import report as run_report

    with call.progress() as progress:
        done = run_report(call.project, call.settings, _periode(periode), progress)
    page = done.folder / "index.html"
    call.data([str(page)])
    made = "is made" if done.is_new else "was made before and is unchanged"
    call.words(f"The edition of {done.periode} {made}: {done.files} files. Open {page}")
    call.words("It is a CONCEPT: do not publish it before its protection has been proved.")
    call.document(
        ExitCode.DONE,
        {"periode": str(done.periode), "folder": str(done.folder), "is_new": done.is_new},
    )
    return ExitCode.DONE


def _print_gemeente(call: Call, periode: str | None, gemeente: str) -> int:
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.reference import gemeente_spellingen, gemeenten, normalise
    from ghnt_pipeline.report import published_edition

    code = gemeente_spellingen().get(normalise(gemeente))
    if normalise(gemeente) == "regio":
        gebied, naam = "regio", "Regio"
    elif code is not None and gemeenten()[code].in_regio:
        gebied, naam = code, gemeenten()[code].naam
    else:
        raise UsageFault(f"{gemeente} is no gemeente of the region")
    with call.progress() as progress:
        edition = published_edition(call.project, call.settings, _periode(periode), progress)
    call.data(screen.edition_tables(edition, gebied, naam))
    call.document(
        ExitCode.DONE, [documents.as_document(w) for w in edition.waarden if w.gebied == gebied]
    )
    return ExitCode.DONE


@app.command()
@command
def check(
    call: Call,
    file: Annotated[Path, typer.Argument(help="The file to look at.")],
    bron: Bron = None,
    periode: PeriodeOption = None,
) -> int:
    """Check one file and say everything that is wrong with it. Nothing is loaded."""
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.intake import check_file

    results = check_file(file, call.settings, bron, _periode(periode))
    code = ExitCode.DONE
    for candidate, refusal in results:
        found = candidate.gecontroleerd
        key = candidate.key
        call.data(screen.checked(file.name, key.kind, key.periode, found))
        call.data(screen.findings(file.name, found.bevindingen, shown=10_000))
        if candidate.gelezen.tabel.genegeerd:
            call.words(f"Columns ignored: {', '.join(candidate.gelezen.tabel.genegeerd)}.")
        if refusal:
            call.words(f"REFUSED {file.name}: {refusal}.")
            code = ExitCode.REFUSED
        else:
            call.words(f"{file.name} would be accepted.")
    call.document(code, [documents.candidate_document(c, refusal) for c, refusal in results])
    return code


@app.command()
@command
def rebuild(call: Call) -> int:
    """Build the store again from the deliveries. It holds nothing that they do not."""
    from ghnt_pipeline import files
    from ghnt_pipeline.building import bring_up_to_date
    from ghnt_pipeline.cli import screen
    from ghnt_pipeline.ledger import Ledger

    with call.progress() as progress, files.only_writer(call.project.lock):
        files.clear_leftovers(call.project.processed)
        progress("building the store")
        found = bring_up_to_date(
            call.project, call.settings, Ledger(call.project.ledger), force=True
        )
    call.words(*screen.built(found or {}))
    call.document(ExitCode.DONE, found)
    return ExitCode.DONE


@app.command()
@command
def quarter(call: Call) -> int:
    """Ingest data/raw and report: what a scheduled job calls. Goes on after refused files."""
    first = _ingest(call, (), None, None, correctie=False, dry_run=False)
    from ghnt_pipeline.report import report as run_report

    with call.progress() as progress:
        done = run_report(call.project, call.settings, None, progress)
    call.data([str(done.folder / "index.html")])
    call.words(f"quarter: edition {done.periode}, {'new' if done.is_new else 'unchanged'}.")
    return first
