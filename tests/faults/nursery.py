"""A program that forks a `ghnt` for each line it reads, kills it or lets its writes fail.

Everything heavy is imported once, so that hundreds of runs are cheap; each is a process of its own.
Run as a module. A line is a `Wish` as JSON, the answer an `End`.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

WRITES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
"""The audit events of the system calls by which Python changes files; opening is apart."""


PIPE_BYTES = 2**20


@dataclass(frozen=True)
class Wish:
    """What to run, and what must befall it."""

    arguments: list[str]
    project: str
    kill_after: float | None = None
    """Seconds after which it gets SIGKILL."""
    at: int | None = None
    """The write, counted from 0, that something befalls."""
    fault: int = errno.ENOSPC
    """The errno that write fails with."""
    onward: bool = False
    """Whether every later write that needs room fails too."""
    stop: int | None = None
    """The signal that comes at that write, in place of a fault."""
    limit: int | None = None
    """No file may grow beyond so many bytes: also for what does not write through Python."""
    wait: bool = True
    """Whether to answer at its end, or when it is stopped, with its number."""
    end_of: int | None = None
    """The number of a run that was started before, to wait for."""
    year: int | None = None
    """What the clock says."""


@dataclass(frozen=True)
class End:
    """How a run ended; `code` is negative for a signal. `places` are its writes, in order."""

    pid: int
    code: int = 0
    seconds: float = 0.0
    out: str = ""
    err: str = ""
    places: list[str] = field(default_factory=list)


def main() -> None:
    """Answer wishes until there are no more."""
    _import_what_is_heavy()
    running: dict[int, list[int]] = {}
    for line in sys.stdin:
        wish = Wish(**json.loads(line))
        end = _run(wish, running)
        print(json.dumps(asdict(end)), flush=True)  # noqa: T201


def _import_what_is_heavy() -> None:
    import importlib

    for name in (
        "pandas", "pyarrow.parquet", "duckdb", "scipy.stats", "matplotlib.pyplot",
        "ghnt_pipeline.cli", "ghnt_pipeline.ingest", "ghnt_pipeline.report",
        "ghnt_pipeline.release", "ghnt_pipeline.bevindingen", "ghnt_pipeline.checking",
        "ghnt_pipeline.reading", "ghnt_pipeline.publishing", "ghnt_pipeline.publishing.charts",
        "ghnt_pipeline.disclosure.opgave", "ghnt_pipeline.store", "ghnt_pipeline.cli.work",
        "jinja2", "xlsxwriter", "filelock", "pyarrow.dataset",
        "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
        "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PngImagePlugin",
        "ghnt_pipeline.workbooks", "ghnt_pipeline.publishing.werkboek",
        "ghnt_pipeline.publishing.sjablonen", "ghnt_pipeline.reference.kalender",
    ):  # fmt: skip
        importlib.import_module(name)
    from ghnt_pipeline.publishing import tekenaars

    tekenaars.HELPERS = 0  # all is imported here: a process of its own would begin anew


def _run(wish: Wish, running: dict[int, list[int]]) -> End:
    """Start what was asked for, or wait for what was started before."""
    began = time.monotonic()
    child = wish.end_of or _started(wish, running)
    if not wish.wait:
        os.waitpid(child, os.WUNTRACED)
        return End(child)
    if wish.kill_after is not None:
        _kill_after(child, wish.kill_after)
    _, status = os.waitpid(child, 0)
    out, err, places = (_drained(pipe) for pipe in running.pop(child))
    code, seconds = os.waitstatus_to_exitcode(status), time.monotonic() - began
    return End(child, code, seconds, out, err, places.splitlines())


def _started(wish: Wish, running: dict[int, list[int]]) -> int:
    """Fork a run whose output goes into pipes: a limit on files does not hold for those."""
    pipes = [os.pipe() for _ in range(3)]
    for _, inward in pipes:
        fcntl.fcntl(inward, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    child = os.fork()
    if child == 0:
        _be_ghnt(wish, *(inward for _, inward in pipes))
    for _, inward in pipes:
        os.close(inward)
    running[child] = [outward for outward, _ in pipes]
    return child


def _drained(pipe: int) -> str:
    with os.fdopen(pipe, "rb") as stream:
        return stream.read().decode("utf-8", "replace")


def _kill_after(child: int, seconds: float) -> None:
    watched = os.pidfd_open(child)
    try:
        if not select.select([watched], [], [], seconds)[0]:
            os.kill(child, signal.SIGKILL)
    finally:
        os.close(watched)


def _be_ghnt(wish: Wish, out: int, err: int, places: int) -> None:
    """Become the run that was asked for. Never returns."""
    code = 99
    try:
        sys.stdin.close()
        os.dup2(out, 1)
        os.dup2(err, 2)
        if wish.year is not None:
            _set_clock(wish.year)
        sys.addaudithook(_hook(wish, lambda text: os.write(places, text.encode())))
        if wish.limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (wish.limit, wish.limit))
        from ghnt_pipeline.cli import _run as run_ghnt

        code = run_ghnt(wish.arguments)
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - whatever it is, the test must see it
        traceback.print_exc()
    finally:
        os._exit(code)


def _set_clock(year: int) -> None:
    """Let everything that notes a time find another one."""
    import datetime

    from ghnt_pipeline import files, ledger, runlog

    class Then(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Then:
            return cls(year, 1, 1, tzinfo=tz)

    for module in (files, ledger, runlog):
        vars(module)["datetime"] = Then


def _hook(wish: Wish, tell: Callable[[str], Any]) -> Callable[[str, tuple[Any, ...]], None]:
    """Count the writes below the project folder, and do at one of them what was asked."""
    count = -1

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if not _is_write(event, arguments, wish.project):
            return
        count += 1
        tell(f"{event} {_place()}\n")
        is_late = wish.onward and wish.at is not None and count > wish.at
        needs_room = event in {"open", "os.mkdir"}
        if count == wish.at and wish.stop is not None:
            os.kill(os.getpid(), wish.stop)
        elif count == wish.at or (is_late and needs_room):
            raise OSError(wish.fault, os.strerror(wish.fault), str(arguments[0]))

    return hook


def _is_write(event: str, arguments: tuple[Any, ...], project: str) -> bool:
    if event == "open":
        if not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return False
    elif event not in WRITES:
        return False
    if not isinstance(arguments[0], str | bytes | os.PathLike):
        return False
    path = os.fsdecode(arguments[0])
    return path.startswith(project) or not path.startswith("/")


def _place() -> str:
    """Where in the program a write happens: its own frames, the nearest one first."""
    frame = sys._getframe(2)
    found: list[str] = []
    while frame is not None:
        name = frame.f_code.co_filename
        if "ghnt_pipeline" in name and len(found) < 4:
            module = name.rpartition("ghnt_pipeline/")[2].removesuffix(".py")
            found.append(f"{module}:{frame.f_lineno}")
        frame = frame.f_back  # type: ignore[assignment]
    return " < ".join(found)


if __name__ == "__main__":
    main()
