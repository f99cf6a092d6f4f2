"""What goes through one ingest: what was asked, what was read, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ghnt_pipeline.deliveries import Delivery, DeliveryKey, Manifest
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Project, Settings

if TYPE_CHECKING:
    from ghnt_pipeline.checking import Gecontroleerd
    from ghnt_pipeline.reading import Gelezen


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
    candidate: Candidate | None = None
    verschil: dict[str, int] = field(default_factory=dict)
    blad: str | None = None
    geheel: Gecontroleerd | None = None
    """Of a part of a joined delivery: what became of the rows of all its parts."""

    @property
    def gecontroleerd(self) -> Gecontroleerd | None:
        """What became of each row, when the table was checked."""
        return self.candidate.gecontroleerd if self.candidate else None

    @property
    def naam(self) -> str:
        """The file, with the sheet when it is a workbook."""
        return sheet_name(self.bestand, self.blad)


@dataclass(frozen=True)
class Asked:
    """What the analyst said on the command line about the files of this run."""

    paths: tuple[Path, ...] = ()
    bron: str | None = None
    periode: Periode | None = None
    correctie: bool = False
    verborgen: bool = False
    layout: Path | None = None
    samen: bool = False
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
    def naam(self) -> str:
        return sheet_name(self.gelezen.bestand, self.gelezen.blad)

    @property
    def key(self) -> DeliveryKey:
        soort = self.gelezen.tabel.contract.leversoort
        return DeliveryKey(self.gelezen.bron, soort, str(self.gelezen.periode))


@dataclass(frozen=True)
class Read:
    """What reading one file gave: results that are final, tables to accept, words to say."""

    results: tuple[Result, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    opmerkingen: tuple[str, ...] = ()


def sheet_name(bestand: str, blad: str | None) -> str:
    """How a table is called: its file and, of a workbook, its sheet."""
    return bestand if blad is None else f"{bestand} › {blad}"
