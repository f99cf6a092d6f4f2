"""One file to candidates: read it, check it, or say why it is passed over or refused."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ghnt_pipeline.deliveries import (
    Delivery,
    DeliveryKey,
    Manifest,
    State,
    content_hash,
)
from ghnt_pipeline.errors import DeliveryRefused, UsageFault
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.ledger import Event, Ledger, Line
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Project, Settings

if TYPE_CHECKING:
    from ghnt_pipeline.checking import Gecontroleerd
    from ghnt_pipeline.reading import Gelezen


NAMED_FOLDERS = 3
"""How many parts of a path outside `data/raw` are shown, and may tell who sent a file."""


class Outcome(StrEnum):
    """What became of one file."""

    ACCEPTED = "accepted"
    CORRECTION = "correction"
    KNOWN = "known"
    REFUSED = "refused"
    REFUSED_BEFORE = "refused before"


@dataclass(frozen=True)
class Result:
    """One file, or one table of it: what became of it and why."""

    bestand: str
    outcome: Outcome
    reden: str = ""
    manifest: Manifest | None = None
    gecontroleerd: Gecontroleerd | None = None
    verschil: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What the analyst said on the command line about the files of this run."""

    paths: tuple[Path, ...] = ()
    bron: str | None = None
    periode: Periode | None = None
    correctie: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Run:
    """What every step of one ingest needs; `deliveries` grows as files are accepted."""

    project: Project
    settings: Settings
    asked: Asked
    ledger: Ledger
    deliveries: list[Delivery]


@dataclass(frozen=True)
class Candidate:
    """A table that was read and checked, and what it would become."""

    gelezen: Gelezen
    gecontroleerd: Gecontroleerd
    sha256: str
    bestand_sha256: str
    is_named: bool

    @property
    def key(self) -> DeliveryKey:
        soort = self.gelezen.tabel.contract.leversoort
        return DeliveryKey(self.gelezen.bron, soort, str(self.gelezen.periode))


def read_one(run: Run, path: Path, *, is_named: bool) -> Result | list[Candidate]:
    """Read and check one file, unless it is known or was refused before and did not change."""
    naam, asked = shown_name(run.project, path), run.asked
    try:
        content = path.read_bytes()
    except OSError as fault:
        return Result(naam, Outcome.REFUSED, f"cannot be read: {fault.strerror}")
    bestand_sha = hashlib.sha256(content).hexdigest()
    if not (asked.bron or asked.periode):
        seen = _seen_before(run, naam, bestand_sha, is_named=is_named)
        if seen is not None:
            return seen
    from ghnt_pipeline.reading import read_file

    try:
        tables = read_file(Path(naam), content, bron=asked.bron, periode=asked.periode)
        candidates = [checked(gelezen, bestand_sha, is_named=is_named) for gelezen in tables]
        for candidate in candidates:
            refuse_above_limit(candidate, run.settings.max_refused_share)
    except DeliveryRefused as fault:
        note_refusal(run, naam, bestand_sha, str(fault))
        found = fault.gecontroleerd if isinstance(fault, TooManyRefused) else None
        return Result(naam, Outcome.REFUSED, str(fault), gecontroleerd=found)
    return candidates


class TooManyRefused(DeliveryRefused):
    """More rows break the contract than the limit allows; carries what was found."""

    def __init__(self, message: str, gecontroleerd: Gecontroleerd) -> None:
        super().__init__(message)
        self.gecontroleerd = gecontroleerd


def shown_name(project: Project, path: Path) -> str:
    """A file's name from `data/raw` on, or with the folders it lies in; a link keeps its own."""
    full = path.parent.resolve() / path.name
    if full.is_relative_to(project.raw):
        naam = full.relative_to(project.raw)
    else:
        naam = Path(*full.parts[-NAMED_FOLDERS:])
    return str(naam).encode("utf-8", "replace").decode()


def _seen_before(run: Run, naam: str, bestand_sha: str, *, is_named: bool) -> Result | None:
    for delivery in run.deliveries:
        if (delivery.manifest.bestand_sha256, delivery.manifest.bestand) != (bestand_sha, naam):
            continue
        if delivery.state is State.REPLACED and is_named:
            return None
        return Result(naam, Outcome.KNOWN, f"known: {delivery.manifest.id} {delivery.state}")
    refusals = [line for line in refusals_of(run, naam, bestand_sha) if line.rules == _rules(run)]
    if refusals and not is_named:
        return Result(naam, Outcome.REFUSED_BEFORE, refusals[-1].reason or "")
    return None


def refusals_of(run: Run, naam: str, bestand_sha: str) -> list[Line]:
    """The lines of the ledger in which this file, unchanged and under this name, was refused."""
    return [
        line
        for line in run.ledger.lines
        if line.event is Event.REFUSED and line.name == naam and bestand_sha in line.files
    ]


def _rules(run: Run) -> str:
    """What a refusal of a file by itself depends on."""
    rules = code_hash("reading", "contracts", "reference", "indicators", "checking.py")
    return f"{rules}, max_refused_share {run.settings.max_refused_share}"


def note_refusal(
    run: Run, naam: str, bestand_sha: str, reden: str, *, by_itself: bool = True
) -> None:
    """Remember a refusal in the ledger.

    A file refused `by_itself` is passed over while it does not change; one refused for what else
    is there is looked at again each time.
    """
    if not run.asked.dry_run:
        rules = _rules(run) if by_itself else None
        run.ledger.append(Event.REFUSED, files=(bestand_sha,), name=naam, reason=reden, rules=rules)


def checked(gelezen: Gelezen, bestand_sha: str, *, is_named: bool) -> Candidate:
    """Check a table that was read against its contract."""
    from ghnt_pipeline.checking import check

    tabel = gelezen.tabel
    sha = content_hash((naam for naam, _ in tabel.in_volgorde()), tabel.canonical())
    return Candidate(gelezen, check(tabel, gelezen.periode.laatste_dag), sha, bestand_sha, is_named)


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
            "Mend the rows below, or ask the supplier",
            gecontroleerd,
        )


def check_file(
    project: Project, settings: Settings, path: Path, bron: str | None, periode: Periode | None
) -> list[tuple[Candidate, str | None]]:
    """Read and check one file for a look at it: each table with why it would be refused, if so.

    Raises UsageFault when the file is not there, DeliveryRefused when it cannot be understood.
    """
    naam = shown_name(project, path)
    try:
        if not path.is_file():
            raise UsageFault(f"{path} is no file. Check the name")
        content = path.read_bytes()
    except OSError as fault:
        raise UsageFault(f"{path} cannot be read: {fault.strerror}") from fault
    from ghnt_pipeline.reading import read_file

    found: list[tuple[Candidate, str | None]] = []
    try:
        tables = read_file(Path(naam), content, bron=bron, periode=periode)
    except DeliveryRefused as fault:
        raise DeliveryRefused(f"{naam}: {fault}") from fault
    for gelezen in tables:
        candidate = checked(gelezen, "", is_named=True)
        try:
            refuse_above_limit(candidate, settings.max_refused_share)
            found.append((candidate, None))
        except DeliveryRefused as fault:
            found.append((candidate, str(fault)))
    return found
