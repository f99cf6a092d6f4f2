"""The program that reads a workbook, forked from one that has imported it: a start costs nothing.

Run as a script. It answers a command line and a workbook with how a process of its own ended that
read it: the same code, under the same limit of memory, as the program that is started each time.
"""

from __future__ import annotations

import io
import os
import pickle
import runpy
import subprocess
import sys
import tempfile
import traceback
from types import SimpleNamespace
from typing import Any

PROGRAM = "ghnt_pipeline.sheets"


class Forking:
    """Reads workbooks as `subprocess.run` does, each in a process forked from one that is ready."""

    TimeoutExpired = subprocess.TimeoutExpired

    def __init__(self) -> None:
        self._ready = subprocess.Popen(
            [sys.executable, "-I", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "RUST_BACKTRACE": "0"},
        )

    def run(self, command: list[str], *, input: bytes, **_: Any) -> SimpleNamespace:  # noqa: A002
        """Do what this command line asks for; how it ended and what it wrote."""
        assert command[:4] == [sys.executable, "-I", "-m", PROGRAM]
        assert self._ready.stdin is not None
        assert self._ready.stdout is not None
        pickle.dump((command[4:], input), self._ready.stdin)
        self._ready.stdin.flush()
        code, out, err = pickle.load(self._ready.stdout)
        return SimpleNamespace(returncode=code, stdout=out, stderr=err)

    def close(self) -> None:
        """End the program."""
        self._ready.communicate()


def main() -> None:
    """Answer until there is no more to read."""
    runpy.run_module(PROGRAM, run_name="imported")
    while True:
        try:
            arguments, content = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(_forked(arguments, content), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _forked(arguments: list[str], content: bytes) -> tuple[int, bytes, bytes]:
    """What it wrote goes to files, that it may be more than fits in a pipe."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _read(arguments, content, [out.fileno(), err.fileno()])
        _, status = os.waitpid(child, 0)
        for file in (out, err):
            file.seek(0)
        return os.waitstatus_to_exitcode(status), out.read(), err.read()


def _read(arguments: list[str], content: bytes, places: list[int]) -> None:
    """Be the program. Never returns."""
    code = 1
    try:
        for place, number in zip(places, (1, 2), strict=True):
            os.dup2(place, number)
        sys.argv = [PROGRAM, *arguments]
        sys.stdin = io.TextIOWrapper(io.BytesIO(content))
        runpy.run_module(PROGRAM, run_name="__main__")
        sys.stdout.flush()
        code = 0
    except BaseException:  # noqa: BLE001 - as the interpreter does: say it and end with 1
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
