"""The guide as a script: what is said, what is typed, what is shown, and which files are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

FENCE = "```"
LEFT_OUT = "…"
"""A line of it alone stands for any number of lines that the page does not show."""


@dataclass(frozen=True)
class Prose:
    """The lines between two blocks."""

    lines: tuple[str, ...]
    number: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Block:
    """What stands between fences. Behind the language: `bestand=PATH`, `code=1`, `antwoorden`."""

    info: str
    lines: tuple[str, ...]
    number: int

    @property
    def language(self) -> str:
        return self.info.split()[0] if self.info else ""

    @property
    def file(self) -> str:
        """The file that a reader makes of it, if any."""
        return self._option("bestand")

    @property
    def code(self) -> int:
        """How the last command of the block ends."""
        return int(self._option("code") or 0)

    @property
    def asks(self) -> bool:
        """Whether the command asks questions, which the page answers."""
        return "antwoorden" in self.info.split()

    def _option(self, name: str) -> str:
        options = dict(word.split("=", 1) for word in self.info.split()[1:] if "=" in word)
        return options.get(name, "")

    def commands(self) -> Iterator[Typed]:
        """Each command with what the page shows below it."""
        begins = [i for i, line in enumerate(self.lines) if line.startswith("$ ")]
        for begin, end in zip(begins, [*begins[1:], len(self.lines)], strict=True):
            after = begin + 1
            while after < end and self.lines[after].startswith("> "):
                after += 1
            yield Typed(self.lines[begin:after], self.lines[after:end])

    def showing(self, lines: tuple[str, ...]) -> Block:
        return replace(self, lines=lines)


@dataclass(frozen=True)
class Typed:
    """A command as it stands in the page, perhaps over several lines, and its output."""

    as_shown: tuple[str, ...]
    output: tuple[str, ...]

    @property
    def command(self) -> str:
        return "\n".join(line[2:] for line in self.as_shown)

    @property
    def answers(self) -> list[str]:
        """What is answered: the words behind the last colon of each line that has one."""
        return [line.rpartition(":")[2].strip() for line in self.output if ":" in line]

    def fits(self, output: tuple[str, ...]) -> bool:
        """Whether the page shows this output, but for what it leaves out."""
        pattern = "".join(
            r"(?:.*\n)+" if line == LEFT_OUT else re.escape(line) + r"\n" for line in self.output
        )
        return re.fullmatch(pattern, "".join(f"{line}\n" for line in output)) is not None


def parts(text: str) -> Iterator[Prose | Block]:
    """Split a page into its parts, in order."""
    lines: list[str] = []
    info: str | None = None
    begin = 1
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith(FENCE):
            lines.append(line)
            continue
        yield Prose(tuple(lines), begin) if info is None else Block(info, tuple(lines), begin)
        info, lines, begin = (line[3:], [], number) if info is None else (None, [], number + 1)
    if info is not None:
        raise ValueError(f"line {begin}: a block is opened and not closed")
    yield Prose(tuple(lines), begin)


def joined(found: list[Prose | Block]) -> str:
    """The page again."""
    lines: list[str] = []
    for part in found:
        fenced = isinstance(part, Block)
        lines += [f"{FENCE}{part.info}"] if isinstance(part, Block) else []
        lines += part.lines
        lines += [FENCE] if fenced else []
    return "\n".join(lines) + "\n"
