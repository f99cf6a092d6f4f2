"""Follows docs/handleiding.md as a newcomer would: does every step, in order, and compares.

`python -m handleiding.follow --write` puts what was really shown into the page;
`python -m handleiding.follow --install` follows it from a clean clone, installation included.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from .page import Block, Prose, Typed, joined, parts
from .promises import not_kept, promised
from .session import ROOT, Session, with_the_program

PAGE = ROOT / "docs" / "handleiding.md"


@dataclass
class Walk:
    """The guide being followed: the page as it should be, and where it promises too much."""

    session: Session
    screen: str = ""
    parts: list[Prose | Block] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    """Where a command shows something else than the page."""
    faults: list[str] = field(default_factory=list)
    promises: dict[str, int] = field(default_factory=dict)
    """What was said and did not hold yet, with the line that says it."""

    @property
    def wrong(self) -> list[str]:
        return [*self.differs, *self.faults]

    def take(self, part: Prose | Block) -> None:
        if isinstance(part, Prose):
            self.promises |= dict.fromkeys(promised(part.text), part.number)
        elif part.file:
            self._make(part)
        elif part.language in ("console", "sh"):
            part = self._do(part)
        self.parts.append(part)
        if isinstance(part, Block):
            self._look()

    def end(self) -> None:
        self._look()
        self.faults += [f"line {n}: {p} is not there" for p, n in self.promises.items()]

    def _look(self) -> None:
        left = not_kept(self.promises, self.session.home, self.session.cwd, self.screen)
        self.promises = {promise: self.promises[promise] for promise in left}

    def _make(self, block: Block) -> None:
        path = self.session.cwd / block.file
        path.write_text("".join(f"{line}\n" for line in block.lines), "utf-8")

    def _do(self, block: Block) -> Block:
        if block.language == "sh":
            code, output = self.session.type("\n".join(["set -e", *block.lines]))
            self._ended(block, code, output)
            return block
        lines: list[str] = []
        code = 0
        for typed in block.commands():
            if code:
                self.faults.append(f"line {block.number}: a command before the last one failed")
            code, shown = self._typed(block, typed)
            lines += [*typed.as_shown, *shown]
        self._ended(block, code, "\n".join(lines))
        return block.showing(tuple(lines))

    def _typed(self, block: Block, typed: Typed) -> tuple[int, tuple[str, ...]]:
        code, text = self.session.type(typed.command, typed.answers if block.asks else None)
        self.screen += text
        output = tuple(line.rstrip() for line in text.rstrip().splitlines())
        if typed.fits(output):
            return code, typed.output
        self.differs.append(f"line {block.number}: {typed.command} shows something else")
        return code, output

    def _ended(self, block: Block, code: int, output: str) -> None:
        if code != block.code:
            self.faults.append(f"line {block.number}: ends with {code}, not {block.code}: {output}")


def follow(text: str, session: Session) -> Walk:
    """Do everything a page says; returns how it went."""
    walk = Walk(session)
    for part in parts(text):
        walk.take(part)
    walk.end()
    return walk


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        session = with_the_program(Path(folder), install="--install" in arguments)
        walk = follow(PAGE.read_text("utf-8"), session)
    if "--write" in arguments:
        PAGE.write_text(joined(walk.parts), "utf-8")
        walk.differs.clear()
    sys.stdout.writelines(f"{fault}\n" for fault in walk.wrong)
    return 1 if walk.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
