"""A newcomer at a shell of a computer of her own: an empty home with the program in `~/ghnt`."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME_SHOWN = "/home/analist"
WAIT_SECONDS = 60
"""After so long a question that does not come, never comes."""


def plain(text: str, home: Path) -> str:
    """Output as it is on every computer and at every hour."""
    for own in (str(home.resolve()), str(home)):
        text = text.replace(own, HOME_SHOWN)
    text = re.sub(r"\d{8}T\d{6}Z", "20190710T043000Z", text)
    return text.replace("\r\n", "\n")


class Session:
    """Types commands one after another; where she stands and what she set is remembered."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.cwd = home
        kept = {name: text for name, text in os.environ.items() if not name.startswith("GHNT_")}
        self.env = kept | {
            "HOME": str(home), "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb",
            "LC_ALL": "C.UTF-8", "SHELL": "/bin/bash", "PWD": str(home),
        }  # fmt: skip

    def type(self, command: str, answers: list[str] | None = None) -> tuple[int, str]:
        """Type one command; returns its exit code and what it said. Questions are answered."""
        after = self.home / ".after"
        run = ["bash", "-c", f'trap \'{{ pwd; echo "$PATH"; }} > "{after}"\' EXIT\n{command}']
        if answers is None:
            done = subprocess.run(
                run, cwd=self.cwd, env=self.env, stdin=subprocess.DEVNULL, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            )  # fmt: skip
            code, output = done.returncode, done.stdout
        else:
            code, output = self._answering(run, answers)
        if not after.exists():
            raise TimeoutError(f"{command} waits for an answer that the page does not give")
        where, path = after.read_text("utf-8").splitlines()
        after.unlink()
        self.cwd = Path(where)
        self.env |= {"PATH": path, "PWD": where}
        return code, plain(output, self.home)

    def _answering(self, run: list[str], answers: list[str]) -> tuple[int, str]:
        """On a terminal, for only there a program asks: an answer at each colon it waits at."""
        ours, theirs = pty.openpty()
        left, said = list(answers), b""
        with subprocess.Popen(
            run, cwd=self.cwd, env=self.env, stdin=theirs, stdout=theirs, stderr=theirs
        ) as program:
            os.close(theirs)
            while select.select([ours], [], [], WAIT_SECONDS)[0]:
                try:
                    said += os.read(ours, 4096)
                except OSError:  # Linux says so when the other end is closed
                    break
                if said.endswith(b": ") and left:
                    os.write(ours, left.pop(0).encode() + b"\n")
            else:
                program.kill()
        os.close(ours)
        return program.returncode, said.decode()


def with_the_program(home: Path, *, install: bool) -> Session:
    """Put a clean clone in `~/ghnt`; unless it is to be installed, this environment is its own."""
    clone = home / "ghnt"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    if not install:
        (clone / ".venv" / "bin").mkdir(parents=True)
        here = Path(sys.executable).parent
        (clone / ".venv" / "bin" / "activate").write_text(f'PATH="{here}:$PATH"\n', "utf-8")
        (clone / ".venv" / ".run").touch()
    return Session(home)
