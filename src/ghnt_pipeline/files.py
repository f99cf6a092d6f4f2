"""Writing so that nothing is half there: modes, folders that appear whole, the lock."""

from __future__ import annotations

import errno
import getpass
import hashlib
import json
import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from ghnt_pipeline import journal
from ghnt_pipeline.errors import Busy, UsageFault

TEMPORARY = ".tmp-"
RETIRED = ".old-"


SHOWN_LENGTH = 80

ROOM = "the disk is full. Make room"
RIGHT = "you may not read or write there. Give yourself the right to, with chmod or as the owner"
TROUBLE = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: "a file may not grow so large here. Raise the limit (ulimit -f)",
    errno.EACCES: RIGHT,
    errno.EPERM: RIGHT,
    errno.EROFS: "the disk may not be written. Make it writable",
    errno.EIO: "the disk itself fails. Replace it and put the project back from a backup",
    errno.EMFILE: "too many files are open. Raise the limit (ulimit -n)",
}
"""What the system does not give, and what to do about it; any other OSError is a fault of ours."""


def trouble(fault: Exception, path: Path | None = None) -> UsageFault | None:
    """What went wrong with the disk and what to do, or None when this is something else.

    Libraries that write by themselves raise errors of their own; those name the cause in words.
    """
    number = fault.errno if isinstance(fault, OSError) else None
    said = [code for code in TROUBLE if os.strerror(code) in str(fault)]
    found = number if number in TROUBLE else next(iter(said), None)
    if found is None:
        return None
    where = path or getattr(fault, "filename", None) or "a file of this project"
    place = without_control_signs(str(where))
    return UsageFault(f"{place}: {TROUBLE[found]}, then run it again. Nothing is lost")


def printable(text: str) -> str:
    """A name out of a supplier's file as it may be shown: on one line, without control signs."""
    plain = without_control_signs(" ".join(text.split()))
    return plain if len(plain) <= SHOWN_LENGTH else plain[: SHOWN_LENGTH - 1] + "…"


def without_control_signs(text: str) -> str:
    """A text whose line ends and control signs are question marks: they would steer a terminal."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def private_folder(path: Path) -> Path:
    """Make a folder and its missing parents, for the owner only, whatever the umask."""
    missing = [p for p in (path, *path.parents) if not p.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir()
            folder.chmod(0o700)
        if not path.is_dir():
            raise UsageFault(f"{path} is no folder. Move what stands there out of the way")
    except FileExistsError as fault:
        raise UsageFault(f"{path} is no folder. Move what stands there out of the way") from fault
    except NotADirectoryError as fault:
        raise UsageFault(f"{path} lies in a file. Move that out of the way") from fault
    return path


def private_file(path: Path) -> None:
    """Let only the owner read a file."""
    path.chmod(0o600)


def write_text(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Write a file beside its place and rename it there."""
    beside = path.with_name(f"{TEMPORARY}{path.name}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.chmod(mode)
    beside.replace(path)


def open_to_all(folder: Path) -> None:
    """Let everybody read a folder and what is in it: for what is made to be passed on."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder, by its path in it."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, readable and in a fixed order."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


@contextmanager
def folder_in_one_go(path: Path) -> Iterator[Path]:
    """Fill a folder beside its place; it takes the place of the old one when all went well."""
    private_folder(path.parent)
    beside = path.with_name(f"{TEMPORARY}{path.name}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    beside.chmod(0o700)
    try:
        yield beside
        retired = path.with_name(f"{RETIRED}{path.name}")
        if path.exists():
            shutil.rmtree(retired, ignore_errors=True)
            path.rename(retired)
        try:
            beside.rename(path)
        except OSError:
            if retired.exists():
                retired.rename(path)
            raise
        shutil.rmtree(retired, ignore_errors=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def clear_leftovers(root: Path) -> None:
    """Tidy what a killed run left: put back a folder that was being replaced, drop the rest."""
    left = (RETIRED, TEMPORARY)
    if not any(n.startswith(left) for _, *names in os.walk(root) for n in chain(*names)):
        return
    for retired in list(root.rglob(f"{RETIRED}*")):
        place = retired.with_name(retired.name.removeprefix(RETIRED))
        if place.exists():
            shutil.rmtree(retired)
        else:
            retired.rename(place)
    for beside in list(root.rglob(f"{TEMPORARY}*")):
        if beside.is_dir():
            shutil.rmtree(beside)
        else:
            beside.unlink(missing_ok=True)


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the lock of a project; what is written meanwhile is for the owner only.

    Raises Busy naming who holds it and since when.
    """
    from filelock import FileLock, Timeout  # not for who only looks

    private_folder(path.parent)
    owner = path.with_name(f"{path.name}.owner")
    lock = FileLock(path, timeout=0, mode=0o600)
    try:
        path.parent.chmod(0o700)
        lock.acquire()
    except Timeout:
        raise Busy(f"another run is busy{_who(owner)}. Wait for it, then try again") from None
    umask = os.umask(0o077)
    try:
        write_text(owner, _this_process())
        with journal.watching(path.parent):
            yield
    finally:
        os.umask(umask)
        owner.unlink(missing_ok=True)
        lock.release()


def _this_process() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        user = f"user {os.getuid()}"
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"process {os.getpid()} of {user} on {platform.node()}, since {since}"


def _who(owner: Path) -> str:
    try:
        return f" ({owner.read_text('utf-8')})"
    except FileNotFoundError:
        return ""
