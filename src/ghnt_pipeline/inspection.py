"""A look at one file (`ghnt check`): everything that is wrong with it; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ghnt_pipeline.errors import DeliveryRefused, UsageFault
from ghnt_pipeline.intake import (
    checked,
    file_content,
    layout_of,
    read_as_asked,
    refuse_above_limit,
    shown_name,
)
from ghnt_pipeline.run import Asked, Candidate
from ghnt_pipeline.settings import Project, Settings

if TYPE_CHECKING:
    from ghnt_pipeline.reading import Geweigerd


@dataclass(frozen=True)
class Checked:
    """A look at one file: each table with why it would be refused, and what else was seen."""

    tabellen: tuple[tuple[Candidate, str | None], ...]
    geweigerd: tuple[Geweigerd, ...]
    opmerkingen: tuple[str, ...]


def check_file(project: Project, settings: Settings, path: Path, asked: Asked) -> Checked:
    """Read and check one file for a look at it; nothing is written.

    Raises UsageFault when the file is not there, DeliveryRefused when it cannot be understood.
    """
    naam = shown_name(project, path)
    try:
        is_file = path.is_file()
    except OSError as fault:
        raise UsageFault(f"{naam[:60]} cannot be read: {fault.strerror}") from fault
    if not is_file:
        raise UsageFault(f"{path} is no file. Check the name")
    try:
        content = file_content(path)
        layout, _ = layout_of(path, asked.layout)
        lezing = read_as_asked(naam, content, layout, asked)
    except DeliveryRefused as fault:
        fault.args = (f"{naam}: {fault}",)
        raise
    found: list[tuple[Candidate, str | None]] = []
    for gelezen in lezing.tabellen:
        candidate = checked(gelezen, "", is_named=True)
        try:
            refuse_above_limit(candidate, settings.max_refused_share)
            found.append((candidate, None))
        except DeliveryRefused as fault:
            found.append((candidate, str(fault)))
    return Checked(tuple(found), lezing.geweigerd, lezing.opmerkingen)
