"""Who may read what, where a project should not lie, and that nothing ever calls out."""

from __future__ import annotations

import os
import platform
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ghnt_pipeline.place import warnings_of_place
from regio.project import begin

from .conftest import MELDINGEN, Ghnt

WITHOUT_SOCKETS = '''
import ctypes, platform, struct, sys

def forbidden(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError("a socket was asked for: " + event)

def forbid_in_the_kernel():
    """Kill the process, and any it starts, that asks Linux for a socket to another computer."""
    machines = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
    if sys.platform != "linux" or platform.machine() not in machines:
        return
    audit, socket_call = machines[platform.machine()]
    load, same, give = 0x20, 0x15, 0x06
    allow, kill, local = 0x7FFF0000, 0x80000000, 1
    steps = [
        (load, 0, 0, 4), (same, 0, 5, audit),
        (load, 0, 0, 0), (same, 0, 3, socket_call),
        (load, 0, 0, 16), (same, 1, 0, local),
        (give, 0, 0, kill), (give, 0, 0, allow),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(held))
    program = ctypes.create_string_buffer(header, len(header))
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(38, 1, 0, 0, 0) == 0
    assert libc.prctl(22, 2, ctypes.byref(program), 0, 0) == 0, ctypes.get_errno()

sys.addaudithook(forbidden)
forbid_in_the_kernel()
'''
RUN = (
    WITHOUT_SOCKETS
    + """
from ghnt_pipeline.cli import _run
codes = [_run(arguments.split()) for arguments in sys.argv[1:]]
print(codes)
"""
)
CALL_OUT = WITHOUT_SOCKETS + "import socket; socket.socket(); print('called out')"
CALL_OUT_PAST_PYTHON = (
    WITHOUT_SOCKETS + "libc = ctypes.CDLL(None); print(libc.socket(2, 1, 0), 'called out')"
)


def python(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def small_example(root: Path) -> None:
    """A quarter of the small region, with a workbook that is read by a program of its own."""
    begin(root)
    done = python(
        "from ghnt_pipeline.cli import main; main()", "template", "vir.signalen", cwd=root
    )
    assert done.returncode == 0, done.stderr
    (book,) = root.glob("*.xlsx")
    book.rename(root / "data" / "raw" / "sjabloon_2021K2.xlsx")


def test_a_whole_quarter_asks_for_no_socket(tmp_path: Path) -> None:
    small_example(tmp_path)
    steps = (
        "quarter",
        "status --strict",
        "rebuild",
        "doctor",
        "explain meldingen --gemeente regio",
    )
    done = python(RUN, *steps, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    quarter, _, *others = done.stdout.splitlines()[-1].strip("[]").split(", ")
    assert quarter == "1", "the template without rows is refused: it was read"
    assert others == ["0", "0", "0"], done.stderr
    assert (tmp_path / "data/processed/editions/2021K1/index.html").is_file()


def test_the_forbidding_of_sockets_forbids_them(tmp_path: Path) -> None:
    done = python(CALL_OUT, cwd=tmp_path)
    assert "a socket was asked for" in done.stderr
    assert "called out" not in done.stdout


def test_on_linux_it_forbids_them_past_python_too(tmp_path: Path) -> None:
    done = python(CALL_OUT_PAST_PYTHON, cwd=tmp_path)
    if sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64"):
        assert done.returncode == -signal.SIGSYS
    else:
        assert "called out" in done.stdout


def test_records_are_for_the_owner_whatever_the_umask(ghnt: Ghnt) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    before = os.umask(0)
    try:
        ghnt("ingest")
        ghnt("report", "--periode", "2019K1", "--intern")
        ghnt("explain", "meldingen", "--gemeente", "Dordrecht", "--periode", "2019K1", "--rows")
        ghnt("rebuild", "--as-of", "2100-01-01")
        ghnt("doctor")
    finally:
        os.umask(before)
    processed = Path("data/processed")
    made = [processed, Path(".ghnt-secret"), *processed.rglob("*")]
    open_ones = {
        str(path)
        for path in made
        if not path.is_relative_to(processed / "editions")
        and stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    }
    assert len(made) > 20
    assert open_ones == set()


SYNCED = {
    "OneDrive": "OneDrive",
    "OneDrive - Gemeente": "OneDrive",
    "Dropbox (werk)": "Dropbox",
    "Google Drive": "Google Drive",
    "iCloud Drive": "iCloud",
    "Nextcloud": "Nextcloud",
}


@pytest.mark.parametrize(("folder", "service"), SYNCED.items())
def test_a_project_in_a_synced_folder_is_warned_of(
    tmp_path: Path, folder: str, service: str
) -> None:
    root = tmp_path / folder / "diep" / "project"
    root.mkdir(parents=True)
    (warning,) = warnings_of_place(root)
    assert f"is copied elsewhere by {service}" in warning


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".nextcloudsync.log", "Nextcloud"),
    ],
)
def test_a_synced_folder_of_any_name_is_known_by_its_marks(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / mark).mkdir()
    (tmp_path / "project").mkdir()
    (warning,) = warnings_of_place(tmp_path / "project")
    assert service in warning


def test_a_folder_is_open_when_others_may_pass_every_folder_above_it(tmp_path: Path) -> None:
    raw = tmp_path / "project" / "data" / "raw"
    raw.mkdir(parents=True)
    for folder in (raw, *raw.parents[:2]):
        folder.chmod(0o755)
    assert warnings_of_place(tmp_path / "project") == [], "closed by a folder above it"
    closed = [p for p in tmp_path.resolve().parents if not p.stat().st_mode & stat.S_IXOTH]
    modes = {path: path.stat().st_mode for path in (tmp_path, *closed)}
    try:
        for path in modes:
            path.chmod(0o755)
        (warning,) = warnings_of_place(tmp_path / "project")
        assert "data/raw may be read by every user" in warning
        raw.chmod(0o700)
        (tmp_path / "project").chmod(0o700)
        assert warnings_of_place(tmp_path / "project") == []
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_the_warning_is_given_where_records_come_in(ghnt: Ghnt, tmp_path: Path) -> None:
    root = tmp_path / "Dropbox" / "project"
    assert "Warning: " in ghnt("init", root).err
    for command in ("ingest", "status", "doctor"):
        done = ghnt(command, "--project", root)
        assert "is copied elsewhere by Dropbox" in done.err
        assert done.code == 0
