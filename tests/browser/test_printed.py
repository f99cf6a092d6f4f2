"""`make pdf` with real Chromium: what comes out is a tagged, Dutch document on A4."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path

import pytest

from ghnt_pipeline.printing import print_edition
from ghnt_pipeline.settings import Project

pytestmark = pytest.mark.browser

PAGES = ("gemeenten/dordrecht.html", "verantwoording.html")


@pytest.fixture(scope="module")
def printed(
    chromium: str, example_edition: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Two pages of the example edition on paper, by their paths."""
    project = Project(tmp_path_factory.mktemp("print"))
    edition = Path(shutil.copytree(example_edition, project.editions / "2019K4"))
    for page in edition.rglob("*.html"):
        if page.relative_to(edition).as_posix() not in PAGES:
            page.unlink()
    found = print_edition(project, "2019K4", lambda _: None)
    assert all(stat.S_IMODE(pdf.stat().st_mode) == 0o600 for pdf in found)
    folder = project.pdf / "2019K4"
    return {pdf.relative_to(folder).as_posix(): pdf.read_bytes() for pdf in found}


def test_every_page_of_the_edition_becomes_one_file(printed: dict[str, bytes]) -> None:
    assert sorted(printed) == ["gemeenten/dordrecht.pdf", "verantwoording.pdf"]


def test_it_is_tagged_dutch_and_has_a_title(printed: dict[str, bytes]) -> None:
    for name, pdf in printed.items():
        (catalogue,) = re.findall(rb"/Type /Catalog\b.*?endobj", pdf, re.DOTALL)
        assert b"/Marked true" in catalogue, name
        assert b"/StructTreeRoot" in catalogue, name
        assert b"/Lang (nl)" in catalogue, name
        assert b"/DisplayDocTitle true" in catalogue, name
        for part in (b"H1", b"H2", b"Table", b"TH", b"Figure"):
            assert re.search(rb"/S /%s\b" % part, pdf), (name, part)
    assert b"/Title (Dordrecht, 4e kwartaal 2019)" in printed["gemeenten/dordrecht.pdf"]


def test_a_gemeente_takes_few_sheets_of_a4(printed: dict[str, bytes]) -> None:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed["gemeenten/dordrecht.pdf"])
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
    assert 1 <= len(boxes) <= 16


def test_no_folder_of_this_computer_stands_in_it(printed: dict[str, bytes]) -> None:
    for name, pdf in printed.items():
        assert b"file:" not in pdf, name
        assert b"/Dest" in pdf, "links within the page stay"
