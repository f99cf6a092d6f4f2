"""Run the benchmarks and print one table: `python benchmarks/bench.py [NAME...]`.

A benchmark is a module beside this one with a function `rows()`; its name stands in BENCHMARKS.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable

from figures import Row, load, table

BENCHMARKS = ("startup", "quarter", "workbook", "million", "nation")


def main(names: Iterable[str]) -> int:
    """Print the table; returns how many budgets were not met."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(
            f"no benchmark is called {', '.join(sorted(unknown))}. Known: {', '.join(BENCHMARKS)}"
        )
        return 2
    found: list[Row] = []
    print(f"{load()} at the start", file=sys.stderr)
    try:
        for name in names or BENCHMARKS:
            print(f"measuring: {name}", file=sys.stderr)
            found += importlib.import_module(name).rows()
    finally:  # what was measured is told, also when another benchmark could not be
        print(table(found))
    missed = sum(row.is_met is False for row in found)
    kept = sum(row.is_met is True for row in found)
    print(f"\n{kept} budgets met, {missed} not. At the end: {load()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
