"""Which editions were released: what is public cannot be taken back, so each is kept."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Project

TABEL = "indicatoren.csv"
WIJZIGINGEN = "wijzigingen.csv"
STAND = "stand.json"

Sleutel = tuple[str, str, str, str, str]


class Stand(BaseModel):
    """What the figures of an edition were made from: the deliveries that stood, and the rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    leveringen: tuple[str, ...]
    omgezet: str
    regels: str


@dataclass(frozen=True)
class Uitgave:
    """A released edition: its name (`2019K4`, later `2019K4.v2`) and what was published."""

    naam: str
    folder: Path
    tabel_sha256: str

    @property
    def periode(self) -> Periode:
        return Periode.parse(self.naam.partition(".")[0])

    @property
    def stand(self) -> Stand:
        """What it was made from. Raises UsageFault when its file is gone or damaged."""
        pad = self.folder / STAND
        try:
            return Stand.model_validate_json(pad.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            raise UsageFault(damaged(pad)) from None

    def csv(self) -> bytes:
        """The table that was published. Raises UsageFault when the file was touched."""
        pad = self.folder / TABEL
        if not pad.is_file() or file_hash(pad) != self.tabel_sha256:
            raise UsageFault(damaged(pad))
        return pad.read_bytes()

    def tabel(self) -> list[dict[str, str]]:
        """The rows that were published, as text. Raises UsageFault when the file was touched."""
        return rows_of(self.csv().decode("utf-8"))

    def wijzigingen(self) -> list[dict[str, str]]:
        """What it changed of the releases before it, and what those changed."""
        pad = self.folder / WIJZIGINGEN
        return read_rows(pad) if pad.is_file() else []


def damaged(pad: Path) -> str:
    return f"{pad} of a released edition is missing or damaged. Put the file back from a backup"


def all_released(project: Project, ledger: Ledger) -> list[Uitgave]:
    """Every released edition, in the order of release."""
    return [
        Uitgave(line.edition, project.released / line.edition, line.sha256)
        for line in ledger.lines
        if line.event is Event.RELEASED and line.edition and line.sha256
    ]


def name_of_next(uitgaven: Sequence[Uitgave], periode: Periode) -> str:
    """What an edition of this quarter is called: with a version when one was released before."""
    before = sum(uitgave.periode == periode for uitgave in uitgaven)
    return str(periode) if before == 0 else f"{periode}.v{before + 1}"


_NAAM = re.compile(r"(?P<periode>\d{4}K[1-4])(?:\.v(?P<versie>[2-9]|[1-9]\d+))?")


def edition_name(text: str) -> str:
    """Check how an edition was named. Raises UsageFault for anything but 2019K4 or 2019K4.v2."""
    if not _NAAM.fullmatch(text):
        raise UsageFault(f"{text} is no edition. Write 2019K4, or 2019K4.v2 for a later version")
    return text


def file_hash(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def read_rows(pad: Path) -> list[dict[str, str]]:
    """Read an open table: a dictionary of text per row."""
    return rows_of(pad.read_bytes().decode("utf-8"))


def rows_of(tekst: str) -> list[dict[str, str]]:
    """The rows of an open table."""
    return list(csv.DictReader(io.StringIO(tekst, newline="")))


def sleutel(rij: dict[str, str]) -> Sleutel:
    """What a published row is about."""
    return (
        rij["indicator"], rij["gebied"], rij["periode"], rij["uitsplitsing"], rij["categorie"],
    )  # fmt: skip
