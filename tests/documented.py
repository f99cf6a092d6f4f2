"""What the code says when it refuses, and which of it docs/errors.md explains."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ghnt_pipeline import errors

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "ghnt_pipeline"
HOLE = "\0"
"""Where a message has something that is only known when it is said."""


@dataclass(frozen=True)
class Message:
    """What one `raise` says, with holes, and where it stands."""

    kind: str
    text: str
    place: str


def messages() -> list[Message]:
    """Every mistake of the user that the code raises with words of its own."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    kinds = _kinds(trees.values())
    return [
        Message(node.func.id, text, f"{path.relative_to(SOURCE)}:{node.lineno}")
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in kinds
        and node.args
        and re.search("[a-z]{3}", text := _template(node.args[0]))
    ]


def phrases() -> list[str]:
    """What docs/errors.md says that messages say: the first column of those tables, cut up."""
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    tables = re.findall(r"^\| message says \|.*\n\|[-|]+\n((?:\|.*\n)+)", page, re.MULTILINE)
    cells = [row.split(" | ")[0].strip("| ") for table in tables for row in table.splitlines()]
    return [phrase.strip() for cell in cells for phrase in cell.split(" / ")]


def says(text: str, phrase: str) -> bool:
    """Whether a message holds a phrase, with anything where the phrase has dots."""
    pieces = [re.escape(piece.strip()) for piece in phrase.replace("\\|", "|").split("…")]
    return re.search(".*".join(filter(None, pieces)), text, re.DOTALL) is not None


def literals() -> list[str]:
    """Every text in the code, with holes."""
    return [
        _template(node)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)
    ]


def _kinds(trees: Iterable[ast.Module]) -> set[str]:
    """The names of the errors in the tree of `errors`, with those that modules add to it."""
    known = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.GhntError)
    }
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and known & {ast.unparse(b) for b in node.bases}:
                known.add(node.name)
    return known


def _template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else HOLE
            for part in node.values
        )
    if isinstance(node, ast.BinOp):
        return _template(node.left) + _template(node.right)
    return HOLE
