"""Take out each rule of counting in turn: the tests that are said to hold it must fail.

`make mutants`, or `cd tests && python -m rules.mutants D6 kinds` for some of them. Each rule is
taken out of a copy of the package, on which its own tests run; on an unchanged copy all must pass.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from .listed import PACKAGE, TESTS, Rule, load_rules

BROKEN = re.compile(
    r"\b(Parser|Binder|Catalog|Conversion)Exception|\b(Syntax|Import|Name|Type|Attribute)Error"
)
"""A program that is broken and not without a rule: that a test fails then says nothing."""


def outcomes(root: Path, tests: Iterable[str], *options: str) -> Mapping[str, str]:
    """How each test ends on the package in `root`: passed, failed, or what else it came to.

    A test with several cases failed when one of them did.
    """
    report = root / "report.xml"
    where = [str(TESTS / test) for test in tests]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}",
         f"--basetemp={root / 'tests'}", *options, *where],
        cwd=TESTS.parent, env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not report.exists():
        raise AssertionError(done.stdout + done.stderr)
    found: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        module = case.attrib["classname"].removeprefix("tests.").replace(".", "/")
        name = f"{module}.py::{case.attrib['name'].partition('[')[0]}"
        if found.get(name, "passed") == "passed":
            found[name] = _outcome(case)
    return found


def _outcome(case: ElementTree.Element) -> str:
    fault = case.find("failure")
    if fault is None:
        return "passed" if len(case) == 0 else "could not run"
    broken = BROKEN.search(fault.attrib["message"])
    return f"broken: {broken[0]}" if broken else "failed"


def without(rule: Rule) -> str:
    """What is wrong with the tests of a rule: nothing when each fails as soon as it is gone."""
    with tempfile.TemporaryDirectory() as folder:
        package = _copy(Path(folder))
        (package / rule.file).write_text(rule.taken_out(package), "utf-8")
        found = outcomes(Path(folder), rule.fails)
    wrong = [f"{test} {found.get(test, 'is gone')}" for test in rule.fails]
    return "; ".join(line for line in wrong if not line.endswith(" failed"))


def with_all_rules(rules: Iterable[Rule]) -> list[str]:
    """The tests that do not pass while no rule is taken out."""
    tests = list(dict.fromkeys(test for rule in rules for test in rule.fails))
    with tempfile.TemporaryDirectory() as folder:
        _copy(Path(folder))
        found = outcomes(Path(folder), tests, "-n", "auto", "--dist", "worksteal")
    return [f"{test} {found.get(test, 'is gone')}" for test in tests if found.get(test) != "passed"]


def _copy(root: Path) -> Path:
    return shutil.copytree(PACKAGE, root / PACKAGE.name)


def main(chosen: list[str]) -> int:
    """One line for each rule; 1 when the tests of any do not hold it."""
    rules = [rule for rule in load_rules() if not chosen or rule.rule in chosen]
    faults = with_all_rules(rules)
    for fault in faults:
        _say(f"with all rules: {fault}")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for rule, wrong in zip(rules, pool.map(without, rules), strict=True):
            held = f"NOT HELD: {wrong}" if wrong else f"held by {len(rule.fails)}"
            _say(f"{rule.rule:<24} {rule.words}: {held}")
            faults += [wrong] if wrong else []
    _say(f"{len(rules)} rules taken out, {len(faults)} faults")
    return 1 if faults or not rules else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
