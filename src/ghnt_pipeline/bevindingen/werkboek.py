"""Where the workbook of a file lies, and how it gets there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from ghnt_pipeline.bevindingen.bladen import all_sheets, quality_sheets
from ghnt_pipeline.bevindingen.cijfers import figure_sheets
from ghnt_pipeline.bevindingen.rapport import Kwaliteitsbeeld, TabelRapport
from ghnt_pipeline.bevindingen.verschillen import difference_sheets
from ghnt_pipeline.files import TEMPORARY, private_file, private_folder
from ghnt_pipeline.workbooks import Blad, write_workbook

LANGSTE_NAAM = 120
"""Bytes of a file's own name that its workbook keeps."""


def workbook_path(folder: Path, bestand: str, bestand_sha256: str) -> Path:
    """The workbook of a file: its name made safe for any system, and the start of its hash."""
    naam = PurePosixPath(bestand).stem
    veilig = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in naam)
    veilig = re.sub(r'[<>:"/\\|?*]', "_", veilig).strip(" .~-=+@") or "bestand"
    kort = veilig.encode()[:LANGSTE_NAAM].decode(errors="ignore").rstrip(" .")
    return folder / f"{kort}-{bestand_sha256[:12]}.xlsx"


def write_bevindingen(
    folder: Path, bestand: str, bestand_sha256: str, tabellen: Sequence[TabelRapport]
) -> Path:
    """Write the workbook of one file, for the owner only, over an earlier one in one go."""
    path = workbook_path(private_folder(folder), bestand, bestand_sha256)
    return _write(path, all_sheets(bestand, tabellen), "Bevindingen bij uw levering")


def write_kwaliteit(
    folder: Path,
    beelden: Sequence[Kwaliteitsbeeld],
    verschillen: Sequence[Mapping[str, Any]] = (),
) -> Path:
    """Write the two reports on the deliveries of a period, for the owner only.

    `verschillen` are cells of which records and a supplier's own number tell both.
    """
    path = private_folder(folder) / "kwaliteit.xlsx"
    bladen = [*quality_sheets(beelden), *difference_sheets(verschillen)]
    return _write(path, bladen, "Kwaliteit van de leveringen. NIET PUBLICEREN")


def write_cijfers(
    folder: Path, figures: Iterable[Mapping[str, Any]], survival: Sequence[Mapping[str, Any]]
) -> Path:
    """Write the true figures of a period, for the owner only."""
    path = private_folder(folder) / "cijfers.xlsx"
    return _write(path, figure_sheets(figures, survival), "Echte cijfers. NIET PUBLICEREN")


def _write(path: Path, bladen: Sequence[Blad], titel: str) -> Path:
    beside = path.with_name(f"{TEMPORARY}{path.name}")
    write_workbook(beside, bladen, titel=titel)
    private_file(beside)
    beside.replace(path)
    return path
