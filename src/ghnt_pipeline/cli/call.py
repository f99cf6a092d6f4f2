"""What every command shares: its common options, its voice, and how it ends."""

from __future__ import annotations

import functools
import inspect
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ghnt_pipeline import files, journal
from ghnt_pipeline.errors import ExitCode, GhntError, UsageFault

if TYPE_CHECKING:
    from ghnt_pipeline.runlog import RunLog
    from ghnt_pipeline.settings import Project, Settings


@dataclass
class Call:
    """The options every command has, and how a command speaks."""

    command: str
    project_dir: Path | None = None
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    flags: tuple[str, ...] = ()
    """The settings that were typed, as `KEY=VALUE`."""
    errors: list[str] = field(default_factory=list)
    """What was complained of, for the run log."""
    log: RunLog | None = None
    held: ExitStack = field(default_factory=ExitStack)
    """What lasts as long as the command."""

    @functools.cached_property
    def project(self) -> Project:
        from ghnt_pipeline.settings import Project

        return Project.find(self.project_dir)

    @functools.cached_property
    def settings(self) -> Settings:
        """What was set. From then on the region of the project counts, until the command ends."""
        from ghnt_pipeline.reference.eigen_regio import region_of
        from ghnt_pipeline.regio import in_region
        from ghnt_pipeline.settings import load_settings

        settings = load_settings(self.project.root, self.flags)
        self.held.enter_context(in_region(region_of(self.project.root, settings.regio)))
        if self.log is not None:
            self.log.of_settings(settings)
        return settings

    def begin_in_region(self) -> None:
        """Let the region of the project count in a command that asks for no setting."""
        _ = self.settings

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
            yield _noted(lambda text: self.words(text) if self.verbose else None)
            return
        from rich.console import Console

        with Console(stderr=True).status("starting") as line:
            yield _noted(line.update)


def _noted(say: Callable[[str], None]) -> Callable[[str], None]:
    """Let each step that is said also stand in the run log."""

    def step(text: str) -> None:
        journal.note(journal.Note.STEP, text=text)
        say(text)

    return step


FLAGS = frozenset({"--json", "-q", "--quiet", "-v", "--verbose", "--debug"})
"""The common options without a value."""
WITH_A_VALUE = frozenset({"--project", "--set"})
"""The common options that take one."""

_COMMON: dict[str, Any] = {
    "project": Annotated[
        Path | None,
        typer.Option("--project", metavar="DIR", help="Project folder (default: this one)."),
    ],
    "as_json": Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")],
    "quiet": Annotated[bool, typer.Option("-q", "--quiet", help="Only what was asked for.")],
    "verbose": Annotated[bool, typer.Option("-v", "--verbose", help="Say more.")],
    "flags": Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="A setting, for this once."),
    ],
    "debug": Annotated[bool, typer.Option("--debug", help="Show a traceback when it is a bug.")],
}


def recorded(function: Callable[..., int]) -> Callable[..., None]:
    """As `command`; what it reads, does and writes is kept in a run log, unless it is a dry run."""
    return command(function, is_recorded=True)


def command(function: Callable[..., int], *, is_recorded: bool = False) -> Callable[..., None]:
    """Give a command the common options and turn what happens in it into an exit code."""
    signature = inspect.signature(function, eval_str=True)
    own = list(signature.parameters.values())[1:]
    common = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None if name in ("project", "flags") else False,
            annotation=annotation,
        )
        for name, annotation in _COMMON.items()
    ]

    def run(**given: Any) -> None:
        names = ("as_json", "quiet", "verbose", "debug")
        call = Call(
            function.__name__.strip("_"),
            given.pop("project"),
            flags=tuple(given.pop("flags") or ()),
            **{name: given.pop(name) for name in names},
        )
        work = functools.partial(function, call, **given)
        with call.held:
            if is_recorded and not given.get("dry_run"):
                raise typer.Exit(_with_a_log(call, given, work))
            raise typer.Exit(guarded(call, work))

    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*own, *common], return_annotation=None
    )
    run.__annotations__ = {p.name: p.annotation for p in [*own, *common]}
    return run


def _with_a_log(call: Call, given: dict[str, Any], work: Callable[[], int]) -> int:
    """Run a command and keep its log, whatever its end."""
    call.log = _begun(call, given)
    if call.log is None:
        return guarded(call, work)
    warn_of_place(call)
    code: int = ExitCode.BUG
    try:
        with journal.told_to(call.log.hear):
            code = guarded(call, work)
    except BrokenPipeError:  # whoever read the output left; the work is done
        code = ExitCode.DONE
        raise
    finally:
        call.log.end(code, call.errors)
        if call.log.lost:
            call.words(f"The run log could not be kept: {call.log.lost}.")
    return code


def warn_of_place(call: Call) -> list[str]:
    """Say it when others may see what lies in the project folder."""
    from ghnt_pipeline.place import warnings_of_place

    warnings = warnings_of_place(call.project.root)
    call.words(*(f"Warning: {warning}." for warning in warnings))
    return warnings


def _begun(call: Call, given: dict[str, Any]) -> RunLog | None:
    """A new log; none where there is no project or no place to write."""
    from ghnt_pipeline.runlog import RunLog, has_place

    try:
        if not has_place(call.project):
            return None
        told = {name: value for name, value in given.items() if value} | (
            {"set": list(call.flags)} if call.flags else {}
        )
        return RunLog.begin(call.project, call.command, told)
    except UsageFault as fault:
        call.words(f"The run log could not be kept: {fault}.")
    except OSError as fault:
        call.words(f"The run log could not be kept: {fault.strerror}.")
    return None


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
        if (known := files.trouble(fault)) is not None:
            complain(call, known.exit_code, str(known))
            return known.exit_code
        kind = type(fault).__name__
        journal.note(journal.Note.FAULT, kind=kind, where=_where(fault))
        if call.debug:
            raise
        text = f"a fault of ghnt itself ({kind}). Run it again with --debug and report what it says"
        complain(call, ExitCode.BUG, text)
        return ExitCode.BUG


def _where(fault: Exception) -> list[str]:
    """The places in the code a fault came through; never its message, which may hold a cell."""
    frames = traceback.extract_tb(fault.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def complain(call: Call, code: ExitCode, text: str) -> None:
    call.errors.append(text)
    call.document(code, errors=[text])
    if not call.as_json:
        typer.echo(f"ghnt: {text}{'' if text.endswith('?') else '.'}", err=True)
