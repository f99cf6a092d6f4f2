"""One file to candidates: read it, check it, or say why it is passed over or refused."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ghnt_pipeline.arrow_settings import settle_arrow
from ghnt_pipeline.deliveries import content_hash
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.files import without_control_signs
from ghnt_pipeline.journal import Note, note
from ghnt_pipeline.limits import MAX_TEXT_BYTES, MEGABYTE
from ghnt_pipeline.run import Asked, Candidate, Outcome, Read, Result, Run, sheet_name
from ghnt_pipeline.seen import note_refusal, seen_before
from ghnt_pipeline.settings import Project

if TYPE_CHECKING:
    from ghnt_pipeline.reading import Gelezen, Lezing
    from ghnt_pipeline.reading.layout import Layout

SHARED_NAME = "layout.toml"
OWN_SUFFIX = ".layout.toml"
FIXED_WIDTH_SUFFIXES = frozenset({".txt", ".dat", ".asc", ".prn", ".fwf", ""})
"""Files to which a `layout.toml` in their folder applies; a CSV beside them keeps its commas."""

NAMED_FOLDERS = 3
"""How many parts of a path outside `data/raw` are shown, and may tell who sent a file."""


def read_one(run: Run, path: Path, *, is_named: bool) -> Read:
    """Read and check one file, unless it is known or was refused before and did not change."""
    naam = shown_name(run.project, path)
    try:
        refuse_link(run.project, path, is_named=is_named)
        content = file_content(path)
        layout, layout_content = layout_of(path, run.asked.layout)
    except DeliveryRefused as fault:
        return Read((_refused_unread(run, path, naam, fault),))
    bestand_sha = hashlib.sha256(content + layout_content).hexdigest()
    note(Note.INPUT, path=naam, sha256=bestand_sha, bytes=len(content))
    may_be_part = run.asked.samen and is_named
    if not (run.asked.bron or run.asked.periode or run.asked.verborgen or may_be_part):
        seen = seen_before(run, naam, bestand_sha, is_named=is_named)
        if seen:
            return Read(tuple(seen))
    try:
        lezing = read_as_asked(naam, content, layout, run.asked)
    except DeliveryRefused as fault:
        return Read((_refused(run, naam, None, bestand_sha, fault),))
    del content  # as large as all that was made of it
    results = [
        _refused(run, naam, geweigerd.blad, bestand_sha, DeliveryRefused(geweigerd.reden))
        for geweigerd in lezing.geweigerd
    ]
    candidates = []
    for gelezen in lezing.tabellen:
        candidate = checked(gelezen, bestand_sha, is_named=is_named)
        try:
            refuse_above_limit(candidate, run.settings.max_refused_share)
            candidates.append(candidate)
        except DeliveryRefused as fault:
            results.append(_refused(run, naam, gelezen.blad, bestand_sha, fault))
    return Read(tuple(results), tuple(candidates), lezing.opmerkingen)


def read_as_asked(naam: str, content: bytes, layout: Layout | None, asked: Asked) -> Lezing:
    """Read a file with what the analyst said about it. Raises DeliveryRefused."""
    settle_arrow()
    from ghnt_pipeline.reading import read_file

    return read_file(
        Path(naam),
        content,
        bron=asked.bron,
        periode=asked.periode,
        verborgen=asked.verborgen,
        layout=layout,
    )


def refuse_link(project: Project, path: Path, *, is_named: bool) -> None:
    """Raise DeliveryRefused for a link, found by walking, that is a folder or leads out of raw.

    A path that was named may lie anywhere.
    """
    if not path.is_symlink() or is_named:
        return
    if path.is_dir():
        raise DeliveryRefused("is a link to a folder and is not followed. Put the files here")
    if not path.resolve().is_relative_to(project.raw.resolve()):
        raise DeliveryRefused(
            "is a link that leads out of data/raw. Put the file itself here, or name it: "
            "ghnt ingest PATH"
        )


def file_content(path: Path) -> bytes:
    """The bytes of a file.

    Raises DeliveryRefused when it cannot be read, is far too large or is still being written.
    """
    try:
        before = path.stat()
        if before.st_size > MAX_TEXT_BYTES:
            limit = MAX_TEXT_BYTES // MEGABYTE
            raise DeliveryRefused(f"is larger than {limit} MB. Ask the supplier for it in parts")
        content = path.read_bytes()
        after = path.stat()
    except FileNotFoundError as fault:
        raise DeliveryRefused(
            f"cannot be read: {fault.strerror}. Put it back, or go on without it"
        ) from fault
    except OSError as fault:
        raise DeliveryRefused(f"cannot be read: {fault.strerror}") from fault
    if _state(before) != _state(after) or len(content) != after.st_size:
        raise DeliveryRefused(
            "changed while it was being read. Wait until it is copied, then: ghnt ingest"
        )
    return content


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def layout_of(path: Path, given: Path | None) -> tuple[Layout | None, bytes]:
    """The layout of a fixed-width file and its bytes; None when it has none and is no such file.

    Raises DeliveryRefused when the layout cannot be read.
    """
    found = given or find_layout(path)
    if found is None:
        return None, b""
    from ghnt_pipeline.reading.layout import load_layout

    layout_content = file_content(found)
    return load_layout(layout_content, found.name), layout_content


def find_layout(path: Path) -> Path | None:
    """The layout beside a data file: of its own name first, then the one its folder shares."""
    keuzes = [path.with_name(path.name + OWN_SUFFIX)]
    if path.suffix.lower() in FIXED_WIDTH_SUFFIXES:
        keuzes.append(path.with_name(SHARED_NAME))
    return next((keuze for keuze in keuzes if _is_file(keuze)), None)


def _is_file(path: Path) -> bool:
    """A name that is too long for the file system once the suffix is added is no file."""
    try:
        return path.is_file()
    except OSError:
        return False


def hash_of(path: Path) -> str:
    """By what a file is remembered: the SHA-256 of its bytes and, if any, of its layout's.

    Raises DeliveryRefused when it cannot be read.
    """
    found = find_layout(path)
    layout_content = b"" if found is None else file_content(found)
    return hashlib.sha256(file_content(path) + layout_content).hexdigest()


def _refused_unread(run: Run, path: Path, naam: str, fault: DeliveryRefused) -> Result:
    """Refuse a file whose bytes were not looked at; a link that was refused before is known."""
    if not path.is_symlink():
        return Result(naam, Outcome.REFUSED, str(fault))
    target = hashlib.sha256(os.fsencode(path.readlink())).hexdigest()
    seen = seen_before(run, naam, target, is_named=False)
    return seen[0] if seen else _refused(run, naam, None, target, fault)


def _refused(
    run: Run, naam: str, blad: str | None, bestand_sha: str, fault: DeliveryRefused
) -> Result:
    """Refuse a file or a sheet of it, and remember that."""
    note_refusal(run, sheet_name(naam, blad), bestand_sha, str(fault))
    found = fault.candidate if isinstance(fault, TooManyRefused) else None
    return Result(naam, Outcome.REFUSED, str(fault), candidate=found, blad=blad)


class TooManyRefused(DeliveryRefused):
    """More rows break the contract than the limit allows; carries what was found."""

    def __init__(self, message: str, candidate: Candidate) -> None:
        super().__init__(message)
        self.candidate = candidate


def shown_name(project: Project, path: Path) -> str:
    """A file's name from `data/raw` on, or with the folders it lies in; a link keeps its own."""
    full = path.parent.resolve() / path.name
    if full.is_relative_to(project.raw):
        naam = full.relative_to(project.raw)
    else:
        naam = Path(*full.parts[-NAMED_FOLDERS:])
    text = str(naam).encode("utf-8", "replace").decode()
    return without_control_signs(text)


def checked(gelezen: Gelezen, bestand_sha: str, *, is_named: bool) -> Candidate:
    """Check a table that was read against its contract."""
    from ghnt_pipeline.checking import check

    tabel = gelezen.tabel
    namen = [naam for naam, _ in tabel.in_volgorde()]
    with ThreadPoolExecutor(1) as beside:  # two thirds of a second of a million rows
        sha = beside.submit(content_hash, namen, tabel.canonical_parts())
        found = check(tabel, gelezen.periode.laatste_dag)
    return Candidate(gelezen, found, sha.result(), bestand_sha, is_named)


def refuse_above_limit(candidate: Candidate, limit: float) -> None:
    """Raise DeliveryRefused for a table without rows or with too many that break its contract."""
    gecontroleerd = candidate.gecontroleerd
    rijen = gecontroleerd.gelezen - gecontroleerd.controle
    if rijen == 0:
        raise DeliveryRefused("there is a header, but not one row below it. Ask for the rows")
    if gecontroleerd.afgekeurd > limit * rijen:
        raise TooManyRefused(
            f"{gecontroleerd.afgekeurd} of {rijen} rows break the contract of "
            f"{candidate.key.kind}, more than {limit:.0%}; nothing of it was taken in. "
            "Mend those rows, or ask the supplier",
            candidate,
        )
