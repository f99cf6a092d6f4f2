"""The commands that look and explain: status, indicators, schema, template, example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ghnt_pipeline.cli import completing
from ghnt_pipeline.cli.call import Call, command
from ghnt_pipeline.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from ghnt_pipeline.indicators import Indicator

app = typer.Typer()


@app.command()
@command
def status(
    call: Call,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Exit with 1 when a delivery is late or missing; say whom to ask."
        ),
    ] = False,
    mail: Annotated[
        bool, typer.Option("--mail", help="Write the mails, in Dutch, that ask for it.")
    ] = False,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="2019-07-31", help="What is late on that day, not now."),
    ] = None,
) -> int:
    """Say what is in, what is missing and what to do next."""
    return show_status(call, strict=strict, mail=mail, today=today)


def show_status(
    call: Call, *, strict: bool = False, mail: bool = False, today: str | None = None
) -> int:
    from ghnt_pipeline.asking import mail as write_mail
    from ghnt_pipeline.cli import documents, screen
    from ghnt_pipeline.cli.call import warn_of_place
    from ghnt_pipeline.status import status as look

    state = look(call.project, call.settings, _day(today))
    mails = [write_mail(ask, call.settings) for ask in state.asks] if mail else []
    if mail:
        call.data(mails)
    else:
        call.data(screen.status(state, verbose=call.verbose))
        call.data(screen.asked(state.asks) if strict else [])
    call.words(screen.how_late(state.asks, strict=strict) + state.next_step + ".")
    warnings = warn_of_place(call)
    code = ExitCode.REFUSED if strict and not state.is_met else ExitCode.DONE
    call.document(code, documents.status_document(state) | {"mails": mails, "warnings": warnings})
    return code


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else datetime.now().astimezone().date()
    except ValueError:
        raise UsageFault(f"{text} is no day. Write 2019-07-31") from None


@app.command()
@command
def indicators(
    call: Call,
    only: Annotated[
        str | None,
        typer.Argument(help="One indicator in full.", autocompletion=completing.indicator_ids),
    ] = None,
    actielijn: Annotated[
        str | None,
        typer.Option(
            help="Of one action line: in_beeld, stoppen or specifiek.",
            autocompletion=completing.actielijnen,
        ),
    ] = None,
    bron: Annotated[
        str | None, typer.Option(help="That rest on one supplier.", autocompletion=completing.brons)
    ] = None,
    doel: Annotated[bool, typer.Option("--doel", help="That have a goal.")] = False,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write all as Markdown.")
    ] = None,
) -> int:
    """Show the indicators: what they ask, count and rest on."""
    from ghnt_pipeline.cli import screen
    from ghnt_pipeline.reference.uitleg import as_markdown, as_values

    call.begin_in_region()
    chosen = _chosen_indicators(only, actielijn, bron, met_doel=doel)
    if write is not None:
        try:
            write.write_text(as_markdown(), "utf-8")
        except OSError as fault:
            raise UsageFault(f"{write} cannot be written: {fault.strerror}") from None
        call.words(f"the indicators are written to {write}")
    else:
        call.data(screen.indicators(chosen) if only is None else screen.indicator(chosen[0]))
    call.document(ExitCode.DONE, [as_values(indicator) for indicator in chosen])
    return ExitCode.DONE


def _chosen_indicators(
    only: str | None, actielijn: str | None, bron: str | None, *, met_doel: bool
) -> list[Indicator]:
    """The indicators asked for. Raises UsageFault for a name that does not exist."""
    from ghnt_pipeline.explaining.vraag import indicator_of
    from ghnt_pipeline.indicators import Actielijn
    from ghnt_pipeline.reference import code_list
    from ghnt_pipeline.reference.uitleg import choose

    brons, lijnen = [code.kort for code in code_list("bron").codes], list(map(str, Actielijn))
    if only is not None:
        only = indicator_of(only).id
    if bron is not None and bron not in brons:
        raise UsageFault(f"no supplier is called {bron}. Known: {', '.join(brons)}")
    if actielijn is not None and actielijn not in lijnen:
        raise UsageFault(f"no actielijn is called {actielijn}. Known: {', '.join(lijnen)}")
    lijn = None if actielijn is None else Actielijn(actielijn)
    return [i for i in choose(lijn, bron, met_doel=met_doel) if only in (None, i.id)]


@app.command()
@command
def schema(
    call: Call,
    kind: Annotated[
        str | None,
        typer.Argument(
            help="A kind such as veilig_thuis.meldingen.", autocompletion=completing.kinds
        ),
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write every schema there.")
    ] = None,
) -> int:
    """Show what a delivery kind promises: its columns, or as JSON Schema with --json."""
    from ghnt_pipeline.cli import screen
    from ghnt_pipeline.cli.after_build import counted
    from ghnt_pipeline.contracts import kinds
    from ghnt_pipeline.contracts.schemas import json_schema, write_schemas

    call.begin_in_region()
    known = kinds()
    if kind is not None:
        _refuse_unknown(kind, known)
    if write is not None:
        try:
            written = write_schemas(write)
        except OSError as fault:
            raise UsageFault(f"{write} cannot be written: {fault.strerror}") from None
        call.words(f"{counted(len(written), 'schema')} written to {write}")
    chosen = {kind: known[kind]} if kind else known
    if write is None:
        for name, contract in chosen.items():
            call.data(screen.contract(name, contract))
    call.document(ExitCode.DONE, {n: json_schema(n, c) for n, c in chosen.items()})
    return ExitCode.DONE


@app.command()
@command
def template(
    call: Call,
    kind: Annotated[
        str | None,
        typer.Argument(
            help="A kind such as veilig_thuis.meldingen.", autocompletion=completing.kinds
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to write it (default: KIND_sjabloon)."),
    ] = None,
) -> int:
    """Write an Excel file of one kind that a supplier can fill in, with drop-downs."""
    from ghnt_pipeline.contracts import kinds
    from ghnt_pipeline.template import template_name, write_template

    call.begin_in_region()
    known = kinds()
    if kind is None:
        raise UsageFault(f"of which delivery kind? ghnt template {'|'.join(known)}")
    _refuse_unknown(kind, known)
    path = out or Path(template_name(kind))
    if path.suffix.lower() != ".xlsx":
        raise UsageFault(f"{path} must end in .xlsx: a template is an Excel file")
    if path.exists():
        raise UsageFault(f"{path} is there already. Move it, or choose another name with --out")
    try:
        write_template(kind, path)
    except OSError as fault:
        raise UsageFault(f"{path} cannot be written: {fault.strerror}") from None
    call.words(f"{path} is ready to be sent to the supplier")
    call.document(ExitCode.DONE, {"kind": kind, "file": str(path)})
    return ExitCode.DONE


def _refuse_unknown(kind: str, known: Iterable[str]) -> None:
    if kind not in known:
        raise UsageFault(f"no delivery kind is called {kind}. Known: {', '.join(known)}")


@app.command()
@command
def example(
    call: Call,
    folder: Annotated[Path, typer.Argument(help="A new project folder.")] = Path("demo"),
    nation: Annotated[
        bool,
        typer.Option(
            "--nation",
            help="An invented nation instead: 342 municipalities, ten years, to measure.",
        ),
    ] = False,
    contacts: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1_000, help="With --nation: how many contacts (default: 5 million)."
        ),
    ] = None,
) -> int:
    """Write eight quarters of synthetic deliveries to try everything on. No real data."""
    if contacts is not None and not nation:
        raise UsageFault("--contacts goes with --nation. Write: ghnt example --nation --contacts N")
    try:
        written = _write_nation(call, folder, contacts) if nation else _write_example(folder)
    except OSError as fault:
        raise UsageFault(f"{folder} cannot be used: {fault}. Choose another folder") from None
    call.words(
        f"{len(written)} synthetic files in {folder}. Now: ghnt ingest --project {folder}",
    )
    call.document(ExitCode.DONE, {"files": len(written), "folder": str(folder)})
    return ExitCode.DONE


def _write_example(folder: Path) -> list[Path]:
    from ghnt_pipeline.example import write_example

    return write_example(folder)


def _write_nation(call: Call, folder: Path, contacts: int | None) -> list[Path]:
    from ghnt_pipeline.example.natie import CONTACTEN, write_nation

    with call.progress() as progress:
        return write_nation(folder, contacts or CONTACTEN, progress)
