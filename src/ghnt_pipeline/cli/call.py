"""What every command shares: its common options, its voice, and how it ends."""

from __future__ import annotations

import functools
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ghnt_pipeline.errors import ExitCode, GhntError


@dataclass
class Call:
    """The options every command has, and how a command speaks."""

    command: str
    project_dir: Path | None = None
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    @functools.cached_property
    def project(self) -> Any:
        from ghnt_pipeline.settings import Project

        return Project.find(self.project_dir)

    @functools.cached_property
    def settings(self) -> Any:
        from ghnt_pipeline.settings import load_settings

        return load_settings(self.project.root)

    def data(self, lines: Iterable[str]) -> None:
        """What was asked for: to stdout."""
        if not self.as_json:
            for line in lines:
                typer.echo(line)

    def words(self, *lines: str) -> None:
        """Words about it: to stderr, unless -q."""
        if not (self.quiet or self.as_json):
            for line in lines:
                typer.echo(line, err=True)

    def document(self, code: int, result: object = None, errors: Iterable[str] = ()) -> None:
        """The one document of --json."""
        if self.as_json:
            content = {
                "command": self.command,
                "exit_code": int(code),
                "errors": list(errors),
                "result": result,
            }
            typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Say what is going on: a moving line on a terminal, lines with -v, else nothing."""
        if self.quiet or self.as_json or not sys.stderr.isatty() or self.verbose:
            yield lambda text: self.words(text) if self.verbose else None
            return
        from rich.console import Console

        with Console(stderr=True).status("starting") as line:
            yield line.update


FLAGS = frozenset({"--json", "-q", "--quiet", "-v", "--verbose", "--debug"})
"""The common options without a value."""

_COMMON: dict[str, Any] = {
    "project": Annotated[
        Path | None,
        typer.Option("--project", metavar="DIR", help="Project folder (default: this one)."),
    ],
    "as_json": Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")],
    "quiet": Annotated[bool, typer.Option("-q", "--quiet", help="Only what was asked for.")],
    "verbose": Annotated[bool, typer.Option("-v", "--verbose", help="Say more.")],
    "debug": Annotated[bool, typer.Option("--debug", help="Show a traceback when it is a bug.")],
}


def command(function: Callable[..., int]) -> Callable[..., None]:
    """Give a command the common options and turn what happens in it into an exit code."""
    signature = inspect.signature(function, eval_str=True)
    own = list(signature.parameters.values())[1:]
    common = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None if name == "project" else False,
            annotation=annotation,
        )
        for name, annotation in _COMMON.items()
    ]

    def run(**given: Any) -> None:
        call = Call(
            function.__name__.strip("_"),
            given.pop("project"),
            *(given.pop(name) for name in ("as_json", "quiet", "verbose", "debug")),
        )
        raise typer.Exit(guarded(call, functools.partial(function, call, **given)))

    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*own, *common], return_annotation=None
    )
    run.__annotations__ = {p.name: p.annotation for p in [*own, *common]}
    return run


def guarded(call: Call, function: Callable[[], int]) -> int:
    """Run a command; the user's mistakes become one line, ours a code and, asked for, a trace."""
    try:
        return function()
    except GhntError as fault:
        complain(call, fault.exit_code, str(fault))
        return fault.exit_code
    except KeyboardInterrupt:
        complain(call, ExitCode.INTERRUPTED, "interrupted. Nothing is half done; run it again")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as fault:  # the one place where a bug becomes an exit code
        if call.debug:
            raise
        kind = type(fault).__name__
        text = f"a fault of ghnt itself ({kind}). Run it again with --debug and report what it says"
        complain(call, ExitCode.BUG, text)
        return ExitCode.BUG


def complain(call: Call, code: ExitCode, text: str) -> None:
    call.document(code, errors=[text])
    if not call.as_json:
        typer.echo(f"ghnt: {text}.", err=True)
