"""The commands that do the work: ingest, check, report, rebuild, quarter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ghnt_pipeline import journal
from ghnt_pipeline.cli import completing, editions
from ghnt_pipeline.cli.call import Call, command, recorded
from ghnt_pipeline.errors import ExitCode, GhntError, UsageFault

if TYPE_CHECKING:
    from ghnt_pipeline.report import Reported
    from ghnt_pipeline.run import Asked, Candidate
    from ghnt_pipeline.uitgever import Uitgever

app = typer.Typer()

Bron = Annotated[
    str | None,
    typer.Option(help="Who sent it, where the file leaves doubt.", autocompletion=completing.brons),
]
PeriodeOption = Annotated[
    str | None,
    typer.Option(
        "--periode",
        metavar="2019K1",
        help="The period, if not in the name.",
        autocompletion=completing.perioden,
    ),
]
Verborgen = Annotated[bool, typer.Option("--verborgen", help="Read hidden sheets too.")]
Layout = Annotated[
    Path | None,
    typer.Option("--layout", metavar="FILE", help="The layout of a file with fixed widths."),
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
@recorded
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
    verborgen: Verborgen = False,
    layout: Layout = None,
    samen: Annotated[
        bool, typer.Option("--samen", help="Join files that are parts of one delivery.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Read new files, keep what is right, refuse what is not, rebuild the store.

    Files that are known are passed over. A new file for the same supplier, kind and period is a
    correction: it takes the place of the old one. Several at once are refused, unless they are
    parts without a number in common and --samen joins them.
    """
    from ghnt_pipeline.run import Asked

    asked = Asked(
        tuple(paths or ()), bron, _periode(periode), correctie, verborgen, layout, samen, dry_run
    )
    code, document = _ingest(call, asked)
    call.document(code, document)
    return code


def _ingest(call: Call, asked: Asked) -> tuple[ExitCode, dict[str, Any]]:
    """Ingest and say so; returns the exit code and the document."""
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.ingest import ingest as run_ingest

    with call.progress() as progress:
        done = run_ingest(call.project, call.settings, asked, progress)
    data, words = screen.ingested(done)
    call.data(data)
    call.words(*words)
    if call.verbose:
        call.words(*(f"{r.naam}: {r.reden}" for r in done.results if r.outcome == "known"))
    code = ExitCode.REFUSED if done.refused else ExitCode.DONE
    return code, documents.ingested_document(done)


@app.command()
@recorded
def report(
    call: Call,
    periode: PeriodeOption = None,
    gemeente: Annotated[
        str | None,
        typer.Option(
            help="Print the tables of one gemeente (or regio) here; write no edition.",
            autocompletion=completing.gemeenten,
        ),
    ] = None,
    intern: Annotated[
        bool,
        typer.Option("--intern", help="Also write what is for you alone: NIET PUBLICEREN."),
    ] = False,
    verify: Annotated[
        str | None,
        typer.Option(
            metavar="EDITION",
            help="Check an edition's certificate; make nothing.",
            autocompletion=completing.editions,
        ),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Make the edition of a quarter: pages, charts and tables of protected figures.

    Without --periode of the last quarter for which every supplier has delivered. An edition is held
    back (exit code 3) when a hidden figure could be computed from what else is published.
    """
    if verify is not None:
        return editions.verify(call, verify)
    if gemeente is not None:
        return _print_gemeente(call, periode, gemeente)
    document = _report(call, periode, dry_run=dry_run)
    if intern and not dry_run:
        document["intern"] = str(_report_intern(call, periode))
    call.document(ExitCode.DONE, document)
    return ExitCode.DONE


def _report_intern(call: Call, periode: str | None) -> Path:
    from ghnt_pipeline.report import report_intern

    with call.progress() as progress:
        folder = report_intern(call.project, call.settings, _periode(periode), progress)
    call.words(f"For you alone, do not publish: {folder}.")
    return folder


def _report(call: Call, periode: str | None, *, dry_run: bool) -> dict[str, Any]:
    """Report and say so; returns the document."""
    from ghnt_pipeline.report import planned
    from ghnt_pipeline.report import report as run_report

    if dry_run:
        call.begin_in_region()
        which, folder = planned(call.project, _periode(periode))
        call.words(f"The edition of {which} would be made in {folder}. Nothing was written.")
        return {"periode": str(which), "folder": str(folder), "is_new": False}
    with call.progress() as progress:
        done = run_report(call.project, call.settings, _periode(periode), progress)
    journal.note(journal.Note.COUNTS, edition_files=done.files, edition_changes=done.changes)
    call.data([str(done.folder / "index.html")])
    call.words(*_made_or_not(done), *_without_record(call.settings.uitgever))
    return {
        "periode": str(done.periode),
        "folder": str(done.folder),
        "is_new": done.is_new,
        "is_released": done.is_released,
        "changes": done.changes,
    }


def _made_or_not(done: Reported) -> list[str]:
    """What became of an edition, and whether it may go out."""
    from ghnt_pipeline.cli.after_build import counted

    name = done.folder.name
    if done.is_released:
        return [f"The edition {name} was released and its figures are the same. Nothing to do."]
    made = "is made" if done.is_new else "was made before and is unchanged"
    lines = [f"The edition {name} {made}: {done.files} files."]
    if done.previous:
        figures = counted(done.changes, "figure", "figures")
        lines.append(f"It gives {figures} otherwise than {done.previous}: see verantwoording.html.")
    return [
        *lines,
        "Its protection is proved: see certificaat.json. When it goes out, record it: "
        f"ghnt release {name}",
    ]


def _without_record(uitgever: Uitgever) -> list[str]:
    """Say what a record still asks of whoever began to note it; the others wanted none."""
    if not uitgever.ontbreekt or uitgever == type(uitgever)():
        return []
    missing = ", ".join(uitgever.ontbreekt)
    return [f"No dcat.jsonld is made: [uitgever] in ghnt.toml lacks {missing}."]


def _print_gemeente(call: Call, periode: str | None, gemeente: str) -> int:
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.reference import gemeente_spellingen, gemeenten, normalise
    from ghnt_pipeline.report import published_edition

    call.begin_in_region()
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
    verborgen: Verborgen = False,
    layout: Layout = None,
    explain_columns: Annotated[
        bool,
        typer.Option("--explain-columns", help="Say what each column was taken as."),
    ] = False,
) -> int:
    """Check one file and say everything that is wrong with it. Nothing is loaded."""
    from ghnt_pipeline.cli import documents
    from ghnt_pipeline.inspection import check_file
    from ghnt_pipeline.run import Asked

    asked = Asked((), bron, _periode(periode), verborgen=verborgen, layout=layout)
    found = check_file(call.project, call.settings, file, asked)
    for candidate, refusal in found.tabellen:
        _show_table(call, candidate, refusal, explain_columns=explain_columns)
    for sheet in found.geweigerd:
        call.words(f"REFUSED {file.name} › {sheet.blad}: {sheet.reden}.")
    call.words(*(f"{file.name}: {remark}." for remark in found.opmerkingen))
    refused = found.geweigerd or any(refusal for _, refusal in found.tabellen)
    code = ExitCode.REFUSED if refused else ExitCode.DONE
    call.document(code, documents.checked_file_document(found))
    return code


def _show_table(
    call: Call, candidate: Candidate, refusal: str | None, *, explain_columns: bool
) -> None:
    from ghnt_pipeline.cli import screen
    from ghnt_pipeline.run import sheet_name

    gelezen, found, key = candidate.gelezen, candidate.gecontroleerd, candidate.key
    naam = sheet_name(Path(gelezen.bestand).name, gelezen.blad)
    call.data(screen.checked(naam, key.kind, key.periode, found))
    if explain_columns:
        call.data(screen.columns(gelezen.kolommen, of_sheet=gelezen.blad is not None))
    call.data(screen.findings(naam, found.bevindingen, shown=10_000))
    if gelezen.tabel.genegeerd:
        call.words(f"Columns ignored: {', '.join(gelezen.tabel.genegeerd)}.")
    call.words(f"REFUSED {naam}: {refusal}." if refusal else f"{naam} would be accepted.")


@app.command()
@recorded
def rebuild(
    call: Call,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="2019-07-01",
            help="From what stood at the end of that day (UTC), into a store beside.",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Build the store again from the deliveries. It holds nothing that they do not.

    With --as-of the store itself stays as it is; the rules are those of today.
    """
    from ghnt_pipeline import files
    from ghnt_pipeline.building import bring_up_to_date, build_as_of
    from ghnt_pipeline.cli.after_build import built
    from ghnt_pipeline.ledger import Ledger

    day = _day(as_of)
    if dry_run:
        return _would_rebuild(call, day)
    with call.progress() as progress, files.only_writer(call.project.lock):
        files.clear_leftovers(call.project.processed)
        progress("building the store")
        ledger = Ledger(call.project.ledger)
        if day:
            path = build_as_of(call.project, call.settings, ledger, day)
            call.data([str(path)])
            call.words(f"The store as of {day} is built, by the rules of today.")
            call.document(ExitCode.DONE, {"store": str(path)})
            return ExitCode.DONE
        found = bring_up_to_date(call.project, call.settings, ledger, force=True)
    call.words(*built(found or {}))
    call.document(ExitCode.DONE, found)
    return ExitCode.DONE


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageFault(f"{text} is no day. Write 2019-07-01") from None


def _would_rebuild(call: Call, day: date | None) -> int:
    from ghnt_pipeline.cli.after_build import counted
    from ghnt_pipeline.deliveries import all_deliveries, standing
    from ghnt_pipeline.ledger import Ledger

    ledger = Ledger(call.project.ledger)
    number = len(standing(all_deliveries(call.project.deliveries, ledger, day)))
    deliveries = counted(number, "delivery", "deliveries")
    call.words(f"The store would be built from {deliveries}. Nothing was written.")
    call.document(ExitCode.DONE, {"deliveries": number})
    return ExitCode.DONE


@app.command()
@recorded
def quarter(call: Call, dry_run: DryRun = False) -> int:
    """Ingest data/raw and report: what a scheduled job calls. Goes on after refused files.

    Returns the higher of the two exit codes.
    """
    from ghnt_pipeline.cli.after_build import summary
    from ghnt_pipeline.run import Asked

    code, ingested = _ingest(call, Asked(dry_run=dry_run))
    reported, errors = None, []
    try:
        reported = _report(call, None, dry_run=dry_run)
    except GhntError as fault:
        code, errors = max(code, fault.exit_code), [str(fault)]
        call.errors += errors
        call.words(f"ghnt: {fault}.")
    log = "" if call.log is None else call.log.id
    call.words(summary(ingested, reported, int(code), log))
    call.document(code, {"ingest": ingested, "report": reported}, errors)
    return code
