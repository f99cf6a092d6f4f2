"""`make pdf` around its browser: which one, what it is given, and nothing in place half."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from deliveries.desk import tree
from ghnt_pipeline import printing
from ghnt_pipeline.errors import ExitCode
from ghnt_pipeline.settings import Project

PAGE = """<a href="index.html">terug</a> <a class="x" href="../regio.html#a">regio</a>
<a href="#inhoud">inhoud</a> <img src="../plaat.png">"""

BROWSER = """#!{python}
import sys
from pathlib import Path
from urllib.request import url2pathname
from urllib.parse import urlsplit

flags = dict(flag.partition("=")[::2] for flag in sys.argv[1:-1])
page = Path(url2pathname(urlsplit(sys.argv[-1]).path))
{fails}
Path(flags["--print-to-pdf"]).write_bytes(b"%PDF-1.4 " + page.read_bytes() + {end!r})
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with an edition of two pages, on a computer without a browser."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    project = Project(tmp_path / "project")
    (project.editions / "2019K4" / "gemeenten").mkdir(parents=True)
    (project.editions / "2019K4" / "index.html").write_text(PAGE)
    (project.editions / "2019K4" / "gemeenten" / "dordrecht.html").write_text(PAGE)
    return project


def install(project: Project, name: str, *, fails: str = "", end: bytes = b"%%EOF\n") -> None:
    """A stand-in for a browser, which prints the page as it is."""
    program = project.root.parent / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(BROWSER.format(python=sys.executable, fails=fails, end=end))
    program.chmod(0o755)


def test_without_a_browser_it_says_so_and_ends_with_2(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printing.main([str(project.root)]) == ExitCode.USAGE
    assert "no Chromium is installed" in capsys.readouterr().err
    assert not project.pdf.exists()


@pytest.mark.parametrize("name", printing.BROWSERS)
def test_any_browser_of_the_family_prints_for_the_owner_only(
    project: Project, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    install(project, name)
    before = tree(project.editions)
    assert printing.main([str(project.root)]) == ExitCode.DONE
    assert "printing dordrecht.html (1 of 2)" in capsys.readouterr().err
    found = {path.relative_to(project.pdf): path for path in project.pdf.rglob("*")}
    assert {str(name) for name in found} == {
        *("2019K4", "2019K4/gemeenten"),
        *("2019K4/index.pdf", "2019K4/gemeenten/dordrecht.pdf"),
    }
    for path in (project.pdf, *found.values()):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert tree(project.editions) == before


def test_links_to_files_are_taken_out_and_those_within_the_page_stay(project: Project) -> None:
    install(project, "chromium")
    assert printing.main([str(project.root), "2019K4"]) == ExitCode.DONE
    text = (project.pdf / "2019K4" / "index.pdf").read_text()
    assert text.count("href") == 1
    assert '<a href="#inhoud">' in text
    assert '<a class="x">regio</a>' in text
    assert '<img src="../plaat.png">' in text


@pytest.mark.parametrize(
    ("fails", "end"),
    [
        ("if page.stem == 'index': sys.exit(1)", b"%%EOF\n"),
        ("if page.stem == 'index': sys.exit(0)", b"%%EOF\n"),
        ("", b"half"),
        ("import time; time.sleep(60)", b"%%EOF\n"),
    ],
    ids=["a fault", "no file", "half a file", "no end"],
)
def test_a_browser_that_fails_leaves_what_was_printed_before(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fails: str,
    end: bytes,
) -> None:
    install(project, "chromium")
    assert printing.main([str(project.root)]) == ExitCode.DONE
    before = tree(project.pdf)
    install(project, "chromium", fails=fails, end=end)
    monkeypatch.setattr(printing, "PATIENCE_SECONDS", 1)
    assert printing.main([str(project.root)]) == ExitCode.USAGE
    assert "printed no whole PDF of " in capsys.readouterr().err
    assert tree(project.pdf) == before


def test_an_edition_that_is_not_there_is_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    install(project, "chromium")
    assert printing.main([str(project.root), "2018K4"]) == ExitCode.USAGE
    assert "there is no edition 2018K4" in capsys.readouterr().err
    assert printing.main([str(project.root), "../editions"]) == ExitCode.USAGE
    assert "is no edition" in capsys.readouterr().err


def test_a_full_disk_is_told_in_one_line(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "index.html")

    install(project, "chromium")
    monkeypatch.setattr(shutil, "copytree", full)
    assert printing.main([str(project.root)]) == ExitCode.USAGE
    assert "index.html: the disk is full" in capsys.readouterr().err
    assert list(project.pdf.iterdir()) == []


def test_a_program_that_does_not_start_is_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    install(project, "chromium")
    (project.root.parent / "bin" / "chromium").write_bytes(b"\x7fELF and nothing more")
    assert printing.main([str(project.root)]) == ExitCode.USAGE
    assert "chromium printed no whole PDF of dordrecht.html" in capsys.readouterr().err


def test_before_the_first_report_there_is_nothing_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printing.main([str(tmp_path), ""]) == ExitCode.NOTHING
    assert "ghnt report" in capsys.readouterr().err


def test_without_a_name_the_latest_edition_is_printed(project: Project) -> None:
    install(project, "chromium")
    (project.editions / "2019K4.v2").mkdir()
    (project.editions / "2019K4.v2" / "index.html").write_text(PAGE)
    assert printing.main([str(project.root), ""]) == ExitCode.DONE
    assert [path.name for path in project.pdf.iterdir()] == ["2019K4.v2"]
