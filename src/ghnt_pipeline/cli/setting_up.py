"""The commands that set a project up: init and config."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ghnt_pipeline.cli.call import Call, command
from ghnt_pipeline.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from ghnt_pipeline.beginning import Begun
    from ghnt_pipeline.settings import Afspraak

app = typer.Typer()


@app.command("init")
@command
def init(
    call: Call,
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="The project folder (default: this one).")
    ] = None,
    grondslag: Annotated[
        list[str] | None,
        typer.Option(metavar="BRON=TEXT", help="The legal basis for a supplier's records."),
    ] = None,
    bewaren: Annotated[
        list[str] | None,
        typer.Option(metavar="BRON=MONTHS", help="How long a supplier's records are kept."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
) -> int:
    """Make a project folder with its settings. What is there already stays as it is.

    On a terminal it asks for the legal basis and retention of each supplier; elsewhere it takes
    them from the options and notes what is missing.
    """
    from ghnt_pipeline.beginning import begin
    from ghnt_pipeline.place import warnings_of_place
    from ghnt_pipeline.settings import SETTINGS_FILE

    root = folder or call.project_dir or Path()
    agreed = _agreed(grondslag or (), bewaren or ())
    if _may_ask(call) and not dry_run and not (root / SETTINGS_FILE).exists():
        agreed = _asked(agreed)
    begun = begin(root, agreed, dry_run=dry_run)
    call.words(*_about(begun, dry_run=dry_run))
    warnings = [] if dry_run else warnings_of_place(begun.project.root)
    call.words(*(f"Warning: {warning}." for warning in warnings))
    call.document(
        ExitCode.DONE,
        {
            "folder": str(begun.project.root),
            "settings_are_new": begun.is_new,
            "without_grondslag": begun.without_grondslag,
            "without_bewaren_maanden": begun.without_bewaren,
            "warnings": warnings,
            "dry_run": dry_run,
        },
    )
    return ExitCode.DONE


def _may_ask(call: Call) -> bool:
    """Whether a person is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not (call.as_json or call.quiet)


def _agreed(grondslagen: Iterable[str], bewaren: Iterable[str]) -> dict[str, Afspraak]:
    """What was said on the command line. Raises UsageFault for what cannot be."""
    from ghnt_pipeline.settings import Afspraak

    said: dict[str, dict[str, str | int]] = {}
    for text in grondslagen:
        bron, value = _of_supplier("--grondslag", text)
        said.setdefault(bron, {})["grondslag"] = value
    for text in bewaren:
        bron, value = _of_supplier("--bewaren", text)
        said.setdefault(bron, {})["bewaren_maanden"] = _months(value)
    return {bron: Afspraak.model_validate(values) for bron, values in said.items()}


def _of_supplier(option: str, text: str) -> tuple[str, str]:
    from ghnt_pipeline.beginning import suppliers
    from ghnt_pipeline.settings import meant

    bron, separator, value = text.partition("=")
    if not separator:
        raise UsageFault(f"{option} {text}: write BRON=VALUE")
    if bron not in suppliers():
        raise UsageFault(f"no supplier is called {bron}{meant(bron, list(suppliers()))}")
    return bron, value.strip()


def _months(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise UsageFault("the time records are kept is a whole number of months, such as 60")
    return int(text)


def _asked(agreed: dict[str, Afspraak]) -> dict[str, Afspraak]:
    """Ask what the options did not say; an empty answer leaves it open."""
    from ghnt_pipeline.beginning import suppliers
    from ghnt_pipeline.settings import Afspraak

    answers = dict(agreed)
    for bron, label in suppliers().items():
        known = answers.get(bron, Afspraak())
        grondslag = known.grondslag or typer.prompt(
            f"{label}: legal basis for keeping its records (empty: later)",
            default="", show_default=False, err=True,
        )  # fmt: skip
        maanden = known.bewaren_maanden or typer.prompt(
            f"{label}: months its records are kept (0: later)", default=0, type=int, err=True
        )
        answers[bron] = known.model_copy(
            update={"grondslag": grondslag.strip(), "bewaren_maanden": max(0, maanden)}
        )
    return answers


def _about(begun: Begun, *, dry_run: bool) -> list[str]:
    root = begun.project.root
    if dry_run:
        return [f"A project would be made in {root}. Nothing was written."]
    made = "is written" if begun.is_new else "was there and is as it was"
    lines = [f"The project is {root}; its ghnt.toml {made}."]
    if begun.without_grondslag:
        lines.append(f"No legal basis is noted for: {', '.join(begun.without_grondslag)}.")
    if begun.without_bewaren:
        lines.append(f"No retention is noted for: {', '.join(begun.without_bewaren)}.")
    if begun.without_grondslag or begun.without_bewaren:
        lines.append("Note both in ghnt.toml before the first real delivery comes in.")
    return [*lines, "Now put the suppliers' files in data/raw and run: ghnt ingest"]


@app.command()
@command
def config(
    call: Call,
    origin: Annotated[
        bool, typer.Option("--origin", help="Also where each value comes from.")
    ] = False,
    write_regio: Annotated[
        Path | None,
        typer.Option(
            "--write-regio", metavar="DIR", help="Write the region's files there, to begin another."
        ),
    ] = None,
) -> int:
    """Show the settings that count here: typed before variable before file before default."""
    from ghnt_pipeline.cli import screen
    from ghnt_pipeline.settings import Given, leaves

    if write_regio is not None:
        return _write_regio(call, write_regio)

    given = Given(call.project.root, call.flags)
    found = [(".".join(key), value, given.origin(key).value) for key, value in leaves(given.load())]
    head = ("setting", "value", "origin")
    columns = len(head) if origin else 2
    call.data(screen.table(head[:columns], [row[:columns] for row in found], left=columns))
    if origin:
        call.words(f"The file is {given.path}{'' if given.path.exists() else ', not there yet'}.")
    call.document(
        ExitCode.DONE, {name: {"value": value, "origin": where} for name, value, where in found}
    )
    return ExitCode.DONE


def _write_regio(call: Call, folder: Path) -> int:
    """Write the region that counts here, and say how a project takes it as its own."""
    from ghnt_pipeline.reference.eigen_regio import write_region

    call.begin_in_region()
    written = write_region(folder)
    place, root = folder.resolve(), call.project.root
    shown = place.relative_to(root) if place.is_relative_to(root) else place
    call.words(
        f"The region {call.settings.regio_naam} is written to {folder}: {', '.join(written)}.",
        f'Change them, and say in ghnt.toml where they are: regio = "{shown.as_posix()}"',
    )
    call.document(ExitCode.DONE, {"folder": str(folder), "files": written})
    return ExitCode.DONE
