"""Arguments in, one call, exit code out: the only package that knows typer and rich.

Every command imports what it needs inside itself, so that `--help` and `status` stay quick.
"""

from __future__ import annotations

import copy
import os
import signal
import sys
from typing import Annotated

import typer
from typer.main import get_command_name

from ghnt_pipeline.cli import care, editions, explain, history, look, setting_up, work
from ghnt_pipeline.cli.call import FLAGS, WITH_A_VALUE, Call, complain
from ghnt_pipeline.errors import ExitCode

app = typer.Typer(
    name="ghnt",
    help="Indicators of Veilig Thuis: exports in, checked and counted once, a safe edition out.\n\n"
    "Each quarter: put the suppliers' files in data/raw, run 'ghnt ingest', then 'ghnt report'. "
    "'ghnt' alone says what is in, what is missing and what to do next.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(work.app)
app.add_typer(editions.app)
app.add_typer(history.app)
app.add_typer(look.app)
app.add_typer(explain.app)
app.add_typer(setting_up.app)
app.add_typer(care.app)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        from ghnt_pipeline import __version__

        typer.echo(f"ghnt {__version__}")
        raise typer.Exit


def main() -> None:
    """Do what was typed. Ends the process with an exit code of the contract.

    Asked by the system to stop, a run ends as when it is interrupted at the keyboard.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Looking for plugins of pydantic, which may read what is validated, costs 0.02 s each time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
    # numpy would start a thread for each core to multiply matrices with, which nothing here does.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(_run(sys.argv[1:]))


def _with_command(arguments: list[str]) -> list[str]:
    """Put the common options behind the command they came before; without a command, status."""
    common: list[str] = []
    rest = list(arguments)
    while rest and (rest[0] in FLAGS or rest[0].split("=")[0] in WITH_A_VALUE):
        takes_value = rest[0] in WITH_A_VALUE
        common += rest[: 1 + takes_value]
        rest = rest[1 + takes_value :]
    if not rest and "_GHNT_COMPLETE" not in os.environ:
        return ["status", *common]
    return [*rest[:1], *common, *rest[1:]]


def _app_of(arguments: list[str]) -> typer.Typer:
    """The app with the one command that is asked for: to make all 18 takes typer 0.01 s.

    The whole app for what names no command, such as a completion.
    """
    groups = [group.typer_instance for group in app.registered_groups]
    commands = [command for group in groups if group for command in group.registered_commands]
    for command in commands if "_GHNT_COMPLETE" not in os.environ else ():
        function = getattr(command.callback, "__name__", "")
        if [command.name or get_command_name(function)] == arguments[:1]:
            one = copy.copy(app)
            one.registered_groups, one.registered_commands = [], [command]
            return one
    return app


def _run(arguments: list[str]) -> int:
    try:
        given = _with_command(arguments)
        code = int(_app_of(given)(args=given, prog_name="ghnt", standalone_mode=False) or 0)
        typer.echo(nl=False)  # what is left is written now; nothing where stdout is closed
    except typer.TyperException as fault:
        call = Call("ghnt", as_json="--json" in arguments)
        complain(call, ExitCode.USAGE, fault.format_message().rstrip("."))
        if not call.as_json:
            typer.echo("Try 'ghnt --help'.", err=True)
        return ExitCode.USAGE
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    else:
        return code
