"""The commands about what was accepted: deliveries and withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ghnt_pipeline.cli import completing
from ghnt_pipeline.cli.call import Call, command, recorded
from ghnt_pipeline.errors import ExitCode

if TYPE_CHECKING:
    from ghnt_pipeline.deliveries import Delivery
    from ghnt_pipeline.withdrawal import Turned

app = typer.Typer()


@app.command()
@command
def deliveries(
    call: Call,
    nummers: Annotated[
        bool, typer.Option("--nummers", help="Also the record numbers of each, one a line.")
    ] = False,
) -> int:
    """List every delivery that was accepted, with its state."""
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.deliveries import all_deliveries
    from ghnt_pipeline.ledger import Ledger

    found = all_deliveries(call.project.deliveries, Ledger(call.project.ledger))
    numbers = _numbers(found) if nummers else {}
    call.data(screen.deliveries(found))
    if nummers:
        call.data(["", *screen.table(
            ("delivery", "nummer"), [(d, n) for d, all_of in numbers.items() for n in all_of],
            left=2,
        )])  # fmt: skip
        if without := [d.id for d in found if not numbers[d.id]]:
            call.words(f"Without record numbers: {', '.join(without)}.")
    if not found:
        call.words("No deliveries yet. Run: ghnt ingest")
    call.document(
        ExitCode.DONE,
        [
            documents.delivery_document(d) | ({"numbers": numbers[d.id]} if nummers else {})
            for d in found
        ],
    )
    return ExitCode.DONE


def _numbers(found: list[Delivery]) -> dict[str, list[str]]:
    from ghnt_pipeline.contracts import kinds
    from ghnt_pipeline.deliveries import record_numbers

    return {d.id: record_numbers(d, kinds()[d.key.kind]) for d in found}


@app.command()
@recorded
def withdraw(
    call: Call,
    delivery: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="As 'ghnt deliveries' shows it, or how it begins.",
            autocompletion=completing.deliveries,
        ),
    ],
    undo: Annotated[bool, typer.Option("--undo", help="Bring a withdrawn one back.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
) -> int:
    """Take a delivery out of the count; the one it had replaced stands again."""
    from ghnt_pipeline.cli.after_build import built
    from ghnt_pipeline.withdrawal import withdraw as run_withdraw

    with call.progress() as progress:
        done = run_withdraw(
            call.project, call.settings, delivery, progress, undo=undo, dry_run=dry_run
        )
    call.words(*_turned(done, undo=undo, dry_run=dry_run))
    if done.built is not None:
        call.words(*built(done.built))
    call.document(
        ExitCode.DONE,
        {
            "delivery": done.delivery.id,
            "state": done.delivery.state.value,
            "stood": done.stood.id if done.stood else None,
            "stands": done.stands.id if done.stands else None,
            "difference": done.verschil,
            "build": done.built,
            "dry_run": dry_run,
        },
    )
    return ExitCode.DONE


def _turned(done: Turned, *, undo: bool, dry_run: bool) -> list[str]:
    """What happened to a key, in words; counts only."""
    verb = "would be" if dry_run else "is"
    what = "back" if undo else "withdrawn"
    lines = [f"{done.delivery.id} {verb} {what}."]
    stands = "nothing" if done.stands is None else done.stands.id
    if done.stands is not None and done.stands == done.stood:
        stands += ", which was accepted later"
    elif done.stands is not None and not undo:
        stands += " again"
    lines.append(f"What stands for {done.delivery.key}: {stands}.")
    if done.verschil:
        v = done.verschil
        lines.append(
            f"Records that leave: {v['withdrawn']}, return: {v['added']}, "
            f"change: {v['changed']}, stay as they were: {v['kept']}."
        )
    if dry_run:
        lines.append("Nothing was written.")
    return lines
