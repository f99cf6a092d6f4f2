"""The commands that look after a project: doctor and purge."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ghnt_pipeline.cli import completing
from ghnt_pipeline.cli.call import Call, recorded
from ghnt_pipeline.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from ghnt_pipeline.doctor import Treated
    from ghnt_pipeline.purging import Purged

app = typer.Typer()


@app.command()
@recorded
def doctor(
    call: Call,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is wrong; mend nothing.")
    ] = False,
) -> int:
    """Check every hash, manifest, mode and model; mend what can be mended.

    Ends with 2 when something is left for you to do.
    """
    from ghnt_pipeline.cli.call import warn_of_place
    from ghnt_pipeline.doctor import doctor as run_doctor

    with call.progress() as progress:
        found = run_doctor(call.project, call.settings, progress, dry_run=dry_run)
    call.data(_treated(treated, dry_run=dry_run) for treated in found)
    left = [treated for treated in found if not treated.is_mended]
    warnings = [*_advice(call), *_not_agreed(call)]
    call.words(*(f"{warning}." for warning in warnings))
    if dry_run:
        warnings += warn_of_place(call)
    call.words(_verdict(len(found), len(left), dry_run=dry_run))
    code = ExitCode.USAGE if left else ExitCode.DONE
    call.document(
        code,
        {
            "ailments": [
                {
                    "place": treated.ailment.place,
                    "wrong": treated.ailment.wrong,
                    "cure": treated.ailment.cure,
                    "can_be_mended": treated.ailment.mend is not None,
                    "is_mended": treated.is_mended,
                }
                for treated in found
            ],
            "advice": warnings,
            "dry_run": dry_run,
        },
    )
    return code


def _treated(treated: Treated, *, dry_run: bool) -> str:
    ailment = treated.ailment
    if treated.is_mended:
        label = "MENDED"
    else:
        label = "CAN BE MENDED" if dry_run and ailment.mend is not None else "LEFT"
    return (
        f"{label} {ailment.place}: {ailment.wrong}. {ailment.cure[:1].upper()}{ailment.cure[1:]}."
    )


def _verdict(found: int, left: int, *, dry_run: bool) -> str:
    from ghnt_pipeline.cli.after_build import counted

    if not found:
        return "All is well: every hash, manifest, mode and model is as it should be."
    if dry_run:
        return f"{counted(found, 'thing is', 'things are')} wrong. Nothing was written."
    return f"{found - left} mended, {left} left for you."


def _advice(call: Call) -> list[str]:
    from ghnt_pipeline.doctor import advice

    try:
        return advice(call.project, "" if call.log is None else call.log.id)
    except UsageFault:  # the ledger is damaged, which was told
        return []


def _not_agreed(call: Call) -> list[str]:
    from ghnt_pipeline.beginning import suppliers

    none = [bron for bron in suppliers() if not call.settings.afspraak(bron).grondslag]
    return [f"No legal basis is noted in ghnt.toml for: {', '.join(none)}"] if none else []


@app.command()
@recorded
def purge(
    call: Call,
    older_than: Annotated[
        str | None,
        typer.Option(
            "--older-than",
            metavar="60m",
            help="Months (60m), years (5y) or a day; by default what ghnt.toml says per supplier.",
        ),
    ] = None,
    bron: Annotated[
        str | None, typer.Option(help="Of one supplier only.", autocompletion=completing.brons)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: it cannot be undone.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
) -> int:
    """Remove records that were kept long enough, and note in the ledger what went.

    Editions stay. Files in data/raw are named, for you to delete.
    """
    from ghnt_pipeline.purging import purge as run_purge

    before = _before(call, older_than, bron, datetime.now().astimezone().date())
    planned = run_purge(call.project, call.settings, before, lambda _: None, dry_run=True)
    call.data(planned.raw)
    call.words(*_about(planned))
    if dry_run or not planned.deliveries:
        call.words("Nothing was written.")
    elif not (yes or _confirmed(call)):
        raise UsageFault("nothing was removed. It cannot be undone, so say it with --yes")
    else:
        with call.progress() as progress:
            planned = run_purge(call.project, call.settings, before, progress)
        call.words("It is removed, noted in the ledger, and the store is built anew.")
    call.document(
        ExitCode.DONE,
        {
            "deliveries": [delivery.id for delivery in planned.deliveries],
            "others": [str(path) for path in planned.others],
            "raw_to_delete": planned.raw,
            "quarters": [str(quarter) for quarter in planned.quarters],
            "incomplete_until": str(planned.until) if planned.until else None,
            "dry_run": dry_run,
        },
    )
    return ExitCode.DONE


def _before(call: Call, age: str | None, bron: str | None, today: date) -> dict[str, date]:
    """From each supplier to the day. Raises UsageFault when no retention is known."""
    from ghnt_pipeline.beginning import suppliers
    from ghnt_pipeline.purging import agreed_cutoffs, cutoff
    from ghnt_pipeline.settings import meant

    known = list(suppliers())
    if bron is not None and bron not in known:
        raise UsageFault(f"no supplier is called {bron}{meant(bron, known)}")
    if age is not None:
        return dict.fromkeys([bron] if bron else known, cutoff(age, today))
    agreed = agreed_cutoffs(call.settings, today)
    if not agreed.keys() & ({bron} if bron else set(known)):
        raise UsageFault(
            "how long records are kept is not noted. Note bewaren_maanden in ghnt.toml, "
            "or say it: ghnt purge --older-than 60m"
        )
    return {name: day for name, day in agreed.items() if bron in (None, name)}


def _confirmed(call: Call) -> bool:
    is_person = sys.stdin.isatty() and sys.stderr.isatty() and not call.as_json
    return is_person and typer.confirm("Remove this? It cannot be undone.", err=True)


def _about(planned: Purged) -> list[str]:
    """What goes and what that means, in words."""
    from ghnt_pipeline.cli.after_build import counted

    if not planned.deliveries:
        return ["Nothing is old enough to be removed."]
    number = counted(len(planned.deliveries), "delivery", "deliveries")
    about = " to ".join(dict.fromkeys(map(str, (planned.quarters[0], planned.quarters[-1]))))
    lines = [
        f"Kept long enough: {number} about {about}, and "
        f"{counted(len(planned.others), 'file or folder', 'files and folders')} made of them.",
        f"In the store and in new editions the figures about them become geen_gegevens; figures "
        f"that look back on them are onvolledig up to {planned.until}.",
        "Released editions stay as they are; of what changed since an edition made of these "
        "deliveries the cause is no longer known.",
    ]
    if planned.raw:
        number = counted(len(planned.raw), "file holds", "files hold")
        lines.append(f"In data/raw {number} the same records: delete what is listed, yourself.")
    return lines
