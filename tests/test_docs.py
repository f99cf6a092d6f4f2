"""The documentation says what is there: commands, codes, indicators, rules and links."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ghnt_pipeline.contracts import CONTRACTEN
from ghnt_pipeline.errors import ExitCode
from ghnt_pipeline.reference.eigen_inwoners import REGELS
from ghnt_pipeline.regio.fouten import REGELS as REGELS_VAN_DE_REGIO

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("*/*.md"), *ROOT.glob("data/*/*.md")])


def test_every_exit_code_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text("utf-8")

    for code in ExitCode:
        assert f"| {code.value} | " in text


def test_every_rule_code_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text("utf-8")

    for contract in CONTRACTEN:
        for regel in contract.regels:
            assert f"| {contract.code(regel.nummer)} | {regel.kolom} | {regel.uitleg} |" in text


def test_every_rule_of_the_analysts_inhabitants_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text("utf-8")

    for code, words in REGELS.items():
        assert f"| {code} | {words} |" in text


def test_every_rule_of_a_region_of_its_own_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text("utf-8")

    for code, words in REGELS_VAN_DE_REGIO.items():
        assert f"| {code} | {words} |" in text


def test_rule_codes_are_used_once() -> None:
    codes = [c.code(regel.nummer) for c in CONTRACTEN for regel in c.regels]

    assert len(codes) == len(set(codes))


def test_every_command_stands_in_the_readme() -> None:
    ghnt = Path(sys.executable).with_name("ghnt")
    shown = subprocess.run([ghnt, "--help"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^  (\w+)  ", shown.split("Commands:")[1], re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")

    assert len(commands) >= 10
    for command in commands:
        assert re.search(rf"^  {command}  ", readme, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")

    for target in re.findall(r"`?make (\w+)", (ROOT / "README.md").read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
