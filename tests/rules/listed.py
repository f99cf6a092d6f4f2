"""Every rule of counting as data: in words, how to take it out, and the tests that hold it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "src" / "ghnt_pipeline"


@dataclass(frozen=True)
class Rule:
    """`old` in `file` becomes `new`, and the rule is gone: then each of `fails` must fail."""

    rule: str
    words: str
    file: str
    old: str
    new: str
    fails: tuple[str, ...]

    def taken_out(self, package: Path = PACKAGE) -> str:
        """The file without the rule. Raises AssertionError unless `old` is there exactly once."""
        text = (package / self.file).read_text("utf-8")
        assert text.count(self.old) == 1, f"{self.file}: {text.count(self.old)} x {self.old}"
        return text.replace(self.old, self.new)


def load_rules() -> list[Rule]:
    """The rules of every list in this folder, in their order."""
    return [
        Rule(**{**entry, "fails": tuple(entry["fails"])})
        for path in sorted(Path(__file__).parent.glob("*.toml"), key=_place)
        for entry in tomllib.loads(path.read_text("utf-8"))["rule"]
    ]


def _place(path: Path) -> int:
    """A list stands where the first rule of counting in it does: D1, D3, D9; the others after."""
    first = re.search(r'rule = "D(\d+)"', path.read_text("utf-8"))
    return int(first[1]) if first else 99
