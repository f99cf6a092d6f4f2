"""`make pdf`: the pages of an edition as tagged PDFs on A4, printed by a Chromium that is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ghnt_pipeline import files
from ghnt_pipeline.drafts import editions_made
from ghnt_pipeline.errors import ExitCode, GhntError, NothingToReport, UsageFault
from ghnt_pipeline.released import edition_name
from ghnt_pipeline.settings import Project

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("msedge", "microsoft-edge"),
)
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    # Nothing of an edition is fetched; what a browser fetches for itself finds no host either.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--export-tagged-pdf",  # older ones tag only when asked
    "--generate-pdf-document-outline",
    "--no-pdf-header-footer",  # those would say when and from which folder it was printed
)
PATIENCE_SECONDS = 180

_LINK_TO_A_FILE = re.compile(r'(<a\b[^>]*?)\shref="(?!#)[^"]*"')


def print_edition(project: Project, naam: str, progress: Callable[[str], None]) -> list[Path]:
    """Print every page of an edition into `data/processed/pdf/<edition>`, for the owner only.

    All of them take the place of earlier ones when the last is whole. Raises UsageFault without a
    browser, for an edition that is not there and when the browser fails; Busy.
    """
    edition = project.editions / edition_name(naam)
    if not edition.is_dir():
        raise UsageFault(f"there is no edition {naam}. See: ghnt status")
    browser = find_browser()
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        place = project.pdf / naam
        with (
            files.folder_in_one_go(place) as beside,
            TemporaryDirectory(prefix=files.TEMPORARY, dir=project.pdf) as work,
        ):
            pages = _without_links(edition, Path(work) / "pages")
            for nummer, page in enumerate(pages, start=1):
                progress(f"{page.name} ({nummer} of {len(pages)})")
                pdf = beside / page.relative_to(Path(work) / "pages").with_suffix(".pdf")
                pdf.parent.mkdir(exist_ok=True)
                _print(browser, page, pdf, Path(work) / "profile")
    return sorted(place.rglob("*.pdf"))


def find_browser() -> str:
    """A program of the family of Chromium. Raises UsageFault when there is none."""
    for name in BROWSERS:
        if program := shutil.which(name):
            return program
    raise UsageFault(
        "no Chromium is installed, so nothing is printed. Install chromium, google-chrome or "
        "msedge, or print the pages from any browser"
    )


def _without_links(edition: Path, copy: Path) -> list[Path]:
    """Copy an edition and take out links to files: in a PDF they would name folders of this disk.

    Links within a page stay. The copy lies in the project, for some browsers may not read /tmp.
    """
    shutil.copytree(edition, copy)
    pages = sorted(copy.rglob("*.html"))
    for page in pages:
        text = page.read_text("utf-8")
        page.write_text(_LINK_TO_A_FILE.sub(r"\1", text), "utf-8")
    return pages


def _print(browser: str, page: Path, pdf: Path, profile: Path) -> None:
    """Print one page. Raises UsageFault when no whole PDF comes of it."""
    flags = [*FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # it does not start for root otherwise
    try:
        subprocess.run(
            [browser, *flags, page.as_uri()],
            capture_output=True, check=True, stdin=subprocess.DEVNULL, timeout=PATIENCE_SECONDS,
        )  # fmt: skip
        whole = pdf.read_bytes().rstrip().endswith(b"%%EOF")
    except (subprocess.SubprocessError, OSError):
        whole = False
    if not whole:
        raise UsageFault(f"{browser} printed no whole PDF of {page.name}. Open the page in it")
    pdf.chmod(0o600)


def main(arguments: Sequence[str]) -> int:
    """Print the edition that is named, or else the latest; returns an exit code.

    `arguments`: the project folder and, if wished, the edition.
    """
    try:
        project = Project.find(Path(arguments[0]))
        naam = next(filter(None, arguments[1:]), None) or _latest(project)
        printed = print_edition(project, naam, lambda text: _say(f"printing {text}"))
    except (GhntError, OSError) as fault:
        told = fault if isinstance(fault, GhntError) else files.trouble(fault)
        if told is None:
            raise
        _say(f"ghnt: {told}.")
        return told.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    _say(f"{len(printed)} PDFs of {naam}: {project.pdf / naam}")
    return 0


def _latest(project: Project) -> str:
    made = editions_made(project)
    if not made:
        raise NothingToReport("there is no edition yet. Run: ghnt report")
    return made[-1]


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
