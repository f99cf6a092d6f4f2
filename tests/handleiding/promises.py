"""What the words of the guide promise: that a path is there, a command exists, a text is shown.

In the running text `code` is a path, a command, an option or words of the screen, and „quoted” is
what stands in a page or workbook. Nothing else may be written so.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer.main

from ghnt_pipeline.cli import app

_CODE = re.compile(r"`([^`]+)`")
_QUOTED = re.compile(r"„([^”]+)”")
_LINK = re.compile(r"\]\([^)]*\)")
_COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def promised(text: str) -> Iterator[str]:
    """Everything that a piece of running text promises, with its marks."""
    text = _LINK.sub("]", text)
    for found in _CODE.findall(text):
        yield f"`{found}`"
    for found in _QUOTED.findall(_CODE.sub("", text)):
        yield f"„{found}”"


def not_kept(promises: Iterable[str], home: Path, cwd: Path, screen: str) -> list[str]:
    """The promises that do not hold now."""
    asked = list(promises)
    pages = _readable(cwd) if any(promise.startswith("„") for promise in asked) else ""
    return [
        promise
        for promise in asked
        if not (
            _squeezed(promise[1:-1]) in pages
            if promise.startswith("„")
            else _is_real(promise[1:-1], home, cwd, screen)
        )
    ]


def _is_real(words: str, home: Path, cwd: Path, screen: str) -> bool:
    """Whether a piece of code is a command, an option, a path, on the screen, or a name."""
    if words.startswith("ghnt "):
        return _is_command(words)
    if words.startswith("-"):
        return any(words in options(name) for name in _COMMANDS)
    return _is_there(words, home, cwd) or words in screen or _is_name(words, cwd)


def options(command: str) -> set[str]:
    return {opt for parameter in _COMMANDS[command].params for opt in parameter.opts}


def _is_command(line: str) -> bool:
    _, name, *rest = line.split()
    if name.startswith("-"):
        return name in ("--version", "--install-completion", "--show-completion", "--help")
    typed = {word.partition("=")[0] for word in rest if word.startswith("-")}
    return name in _COMMANDS and typed <= options(name) | {"--help"}


def _is_there(path: str, home: Path, cwd: Path) -> bool:
    if path.startswith("~/"):
        cwd, path = home, path[2:]
    pattern = re.sub(r"<[^>]+>", "*", path).strip("/")
    return path[:1] != "/" and bool(pattern.strip("*")) and any(cwd.glob(pattern))


def _is_name(words: str, cwd: Path) -> bool:
    """A setting, or a word that the analyst writes in a file of her own."""
    own = [cwd / name for name in ("ghnt.toml", "toelichting.toml", "openbaar.csv")]
    return any(
        re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", path.read_text("utf-8"))
        for path in own
        if path.exists()
    )


def _readable(cwd: Path) -> str:
    """All words of the pages and workbooks of a project."""
    processed = cwd / "data" / "processed"
    text = [
        re.sub(r"<[^>]+>", " ", path.read_text("utf-8"))
        for path in sorted(processed.glob("editions/*/**/*.html"))
    ]
    for path in sorted(processed.rglob("*.xlsx")):
        with zipfile.ZipFile(path) as book:
            text += [
                re.sub(r"<(?:sheet name=\"([^\"]*)\")?[^>]*>", r" \1 ", book.read(name).decode())
                for name in ("xl/sharedStrings.xml", "xl/workbook.xml")
                if name in book.namelist()
            ]
    return _squeezed(html.unescape(" ".join(text)))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
