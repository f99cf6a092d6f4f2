"""The commands about editions that are made: release, and the check of a certificate."""

from __future__ import annotations

from typing import Annotated

import typer

from ghnt_pipeline.cli import completing
from ghnt_pipeline.cli.call import Call, recorded
from ghnt_pipeline.errors import ExitCode

app = typer.Typer()


@app.command()
@recorded
def release(
    call: Call,
    edition: Annotated[
        str,
        typer.Argument(
            metavar="EDITION",
            help="As its folder is called: 2019K4, 2019K4.v2.",
            autocompletion=completing.editions,
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check it and say what would happen; write nothing.")
    ] = False,
) -> int:
    """Record that an edition went out. There is no way back.

    From then on its folder is never written again, every later edition is proved together with it,
    and says which of its figures changed and why. Its certificate is checked first.
    """
    from ghnt_pipeline.release import release as run_release

    call.begin_in_region()
    done = run_release(call.project, edition, dry_run=dry_run)
    call.words(*_released(edition, is_new=done.is_new, dry_run=dry_run))
    call.document(
        ExitCode.DONE,
        {
            "edition": edition,
            "is_new": done.is_new,
            "sha256": done.uitgave.tabel_sha256,
            "dry_run": dry_run,
        },
    )
    return ExitCode.DONE


def _released(edition: str, *, is_new: bool, dry_run: bool) -> list[str]:
    if not is_new:
        return [f"{edition} was released before. Nothing to do."]
    if dry_run:
        return [f"{edition} holds and could be released. Nothing was written."]
    return [
        f"{edition} is released. Later editions are proved together with it.",
        "Keep a backup of data/processed/bewijs, released and ledger.jsonl: they cannot be made "
        "again.",
    ]


def verify(call: Call, edition: str) -> int:
    """Check the certificate of an edition and say so."""
    from ghnt_pipeline.report import verify_edition

    call.begin_in_region()
    cells = verify_edition(call.project, edition)
    call.words(f"{edition} is as it was proved: {cells} hidden figures can each be 0 and 7.")
    call.document(ExitCode.DONE, {"edition": edition, "certified": cells})
    return ExitCode.DONE
