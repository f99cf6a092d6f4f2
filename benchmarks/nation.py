"""A nation of ten years: how the build of the store grows, and what one more quarter costs.

Everything is invented (`ghnt example --nation`). Each size is a project of its own and each step a
process of its own. The history is taken in a quarter at a time, the last quarter apart; then the
store is built with all indicators, and at the largest size once more with little memory for the
engine, and with more than it needs. What was measured stands in nation.json, which nation_chart.py
draws. Other sizes: `nation.py CONTACTS...`
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression
from typing import Any

from figures import Row, load, table, told

HERE = Path(__file__).parent
STEP = [sys.executable, str(HERE / "nation_step.py")]
GHNT = str(Path(sys.executable).with_name("ghnt"))
MEASURED = HERE / "nation.json"
SIZES = (50_000, 500_000, 5_000_000)
QUARTERS = 40
SECONDS, GIBIBYTES = 60.0, 2 * 1024**3 / 1e6
EXPONENT = 1.1
LITTLE_MEMORY, AMPLE_MEMORY = "1000MB", "12GB"
"""What the engine may hold where it must spill, and where it need not."""
IN_PROPORTION = 1.5
"""So many times what the quarter costs in an empty project, it may cost on top of ten years."""

Took = dict[str, Any]


def step(name: str, project: Path, *more: object) -> Took:
    return told([*STEP, name, str(project), *map(str, more)])


def write(project: Path, contacts: int) -> None:
    asked = [GHNT, "example", "--nation", "--contacts", str(contacts), str(project)]
    subprocess.run(asked, check=True, capture_output=True)


def steps(contacts: int, *, is_largest: bool) -> Iterator[tuple[str, Took]]:
    """What each step takes at one size, as soon as it is known."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "nation"
        write(project, contacts)
        yield "history", step("take", project, 0, QUARTERS - 1)
        yield "quarter", step("take", project, QUARTERS - 1, QUARTERS)
        yield "build", step("build", project)
        if is_largest:
            alone = Path(folder) / "alone"
            write(alone, contacts)
            yield "alone", step("take", alone, QUARTERS - 1, QUARTERS)
            yield "little", step("build", project, LITTLE_MEMORY)
            yield "ample", step("build", project, AMPLE_MEMORY)


def exponent(took: dict[int, dict[str, Took]], what: str = "cpu") -> float:
    """How time grows with size: the slope of log time against log size (least squares)."""
    sizes = [math.log(contacts) for contacts in took]
    times = [math.log(found["build"][what]) for found in took.values()]
    return linear_regression(sizes, times).slope


def measured(sizes: tuple[int, ...]) -> dict[int, dict[str, Took]]:
    """All sizes, the smallest first; what is known stands in nation.json after each step."""
    took: dict[int, dict[str, Took]] = {}
    for contacts in sizes:
        took[contacts] = {}
        for name, found in steps(contacts, is_largest=contacts == max(sizes)):
            took[contacts][name] = found
            MEASURED.write_text(json.dumps({"load": load(), "took": took}, indent=1) + "\n")
    return took


def rows(sizes: tuple[int, ...] = SIZES) -> list[Row]:
    """Each size beside the budget of the nation, how it grows, little memory, one more quarter."""
    took = measured(sizes)
    largest = took[max(sizes)]
    found = [
        Row(f"store build ({took[n]['build']['cpu']:.0f} s CPU)", f"{n:,} contacts",
            took[n]["build"]["seconds"], "limit", SECONDS, 1.0,
            took[n]["build"]["megabytes"], GIBIBYTES)
        for n in sizes
    ]  # fmt: skip
    for a, b in pairwise(sizes):
        before, after = took[a]["build"]["cpu"], took[b]["build"]["cpu"]
        grown = before * (b / a) ** EXPONENT
        found.append(
            Row("CPU of the build grows", f"{a:,} to {b:,}", after, f"size^{EXPONENT}", grown, 1.0)
        )
    alone, quarter = largest["alone"], largest["quarter"]
    size = f"{quarter['rows']:,.0f} rows on {largest['history']['rows']:,.0f}"
    return [
        *found,
        *(
            Row(f"the same with {memory} for the engine ({largest[name]['cpu']:.0f} s CPU)",
                f"{max(sizes):,} contacts", largest[name]["seconds"],
                "as it is", largest["build"]["seconds"], None, largest[name]["megabytes"])
            for name, memory in (("little", LITTLE_MEMORY), ("ample", AMPLE_MEMORY))
        ),
        Row("one more quarter: read, check, accept", size, quarter["seconds"],
            "in an empty project", alone["seconds"], IN_PROPORTION, quarter["megabytes"]),
    ]  # fmt: skip


if __name__ == "__main__":
    print(table(rows(tuple(map(int, sys.argv[1:])) or SIZES)), f"\n{load()}")
