"""What a benchmark says of one thing it measured, and the one table of all of them."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One thing that was measured, beside what it is compared with in the same run.

    `at_most` is how many times the other's seconds the budget allows; None where there is no
    budget, only a comparison. A fixed limit is an `other` called `limit`.
    """

    what: str
    size: str
    seconds: float
    against: str
    other: float
    at_most: float | None = None
    megabytes: float | None = None
    megabytes_at_most: float | None = None

    @property
    def ratio(self) -> float:
        return self.seconds / self.other

    @property
    def is_met(self) -> bool | None:
        """Whether the budget is met; None when there is none."""
        budgets = [
            value <= limit
            for value, limit in (
                (self.ratio, self.at_most),
                (self.megabytes, self.megabytes_at_most),
            )
            if value is not None and limit is not None
        ]
        return all(budgets) if budgets else None

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            self.size,
            f"{self.seconds:.2f} s",
            f"{self.against} {self.other:.2f} s",
            f"{self.ratio:.2f}" + ("" if self.at_most is None else f" (≤ {self.at_most:g})"),
            _memory(self.megabytes, self.megabytes_at_most),
            {True: "met", False: "NOT MET", None: ""}[self.is_met],
        )


COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Installed packages lie there compiled. Where Python may not keep what it compiles, a checkout of
ours would be compiled again by each process, and nothing of what it is compared with."""
HEAD = ("what", "size", "ours", "peer or limit", "ratio", "memory", "budget")


def _memory(megabytes: float | None, at_most: float | None) -> str:
    if megabytes is None:
        return ""
    return f"{megabytes:,.0f} MB" + ("" if at_most is None else f" (≤ {at_most:,.0f})")


def table(rows: Iterable[Row]) -> str:
    """All rows as a Markdown table, which also reads on a terminal."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    texts = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([texts[0], rule, *texts[1:]])


def load() -> str:
    """How busy the machine is, and with how many cores."""
    now = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores, load {now}"


def seconds(command: Sequence[str], extra: Mapping[str, str] | None = None) -> float:
    """Run a command as a process of its own and say how long it took."""
    start = time.perf_counter()
    around = {**os.environ, **COMPILED, **(extra or {})}
    subprocess.run(command, check=True, capture_output=True, env=around)
    return time.perf_counter() - start


def told(command: Sequence[str]) -> dict[str, Any]:
    """Run a command that tells what it measured as one line of JSON, the last it prints."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
