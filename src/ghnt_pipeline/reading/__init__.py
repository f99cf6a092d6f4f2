"""A supplier's file to text tables of a known kind, period and sender."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ghnt_pipeline.errors import DeliveryRefused, PersonalData
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading.columns import ColumnsUnknown, Kolom
from ghnt_pipeline.reading.container import Container, container_of
from ghnt_pipeline.reading.csv_files import read_csv
from ghnt_pipeline.reading.decode import as_utf8
from ghnt_pipeline.reading.grid import to_table
from ghnt_pipeline.reading.privacy import refuse_personal_sheet
from ghnt_pipeline.reading.table import tidy
from ghnt_pipeline.reading.understand import Gelezen, Gezegd, understand
from ghnt_pipeline.reading.workbook import Rooster, read_workbook

if TYPE_CHECKING:
    from ghnt_pipeline.reading.layout import Layout

_WORKBOOKS = frozenset({"xlsx", "xlsm", "xls", "xlsb", "ods"})


@dataclass(frozen=True)
class Geweigerd:
    """A sheet of a workbook that was refused while the file as a whole was not."""

    blad: str
    reden: str


@dataclass(frozen=True)
class Lezing:
    """Everything a file holds: tables, sheets that were refused, and what was passed over."""

    tabellen: tuple[Gelezen, ...]
    geweigerd: tuple[Geweigerd, ...] = ()
    opmerkingen: tuple[str, ...] = ()


def read_file(
    path: Path,
    content: bytes,
    *,
    bron: str | None = None,
    periode: Periode | None = None,
    verborgen: bool = False,
    layout: Layout | None = None,
) -> Lezing:
    """Read every table of one file; `path` counts for its name and folder names only.

    With `verborgen` hidden sheets are read too; a text file with a `layout` has fixed widths.
    Raises DeliveryRefused, with one sentence, when the file or its only table cannot be read or
    understood.
    """
    container, gezegd = container_of(content), Gezegd(path, bron, periode)
    opmerkingen = _wrong_name(path, container)
    if container is Container.TEXT:
        text = _text(path, content)
        if layout is not None:
            return Lezing((_fixed_width(text, gezegd, layout),), (), opmerkingen)
        return Lezing((understand(read_csv(text), gezegd),), (), opmerkingen)
    return _sheets(read_workbook(content), gezegd, opmerkingen, verborgen=verborgen)


def _fixed_width(text: bytes, gezegd: Gezegd, layout: Layout) -> Gelezen:
    from ghnt_pipeline.reading.fixed_width import read_fixed_width  # few files need it

    return understand(tidy(read_fixed_width(text.decode(), layout)), gezegd, layout.soort)


def _text(path: Path, content: bytes) -> bytes:
    """A text file as UTF-8; of a damaged workbook it does not say that it is no text."""
    if path.suffix.lower().lstrip(".") not in _WORKBOOKS or not content.strip():
        return as_utf8(content)
    try:
        return as_utf8(content)
    except DeliveryRefused:
        raise DeliveryRefused(
            "this is no workbook, whatever its name says, and no text either. "
            "Ask the supplier to send it again"
        ) from None


def _wrong_name(path: Path, container: Container) -> tuple[str, ...]:
    """Say that a file is no what its name says; it is read as what it is."""
    suffix = path.suffix.lower().lstrip(".")
    texts = {"csv", "tsv", "txt", "dat", "asc", "prn", "fwf", ""}
    if suffix == container or (container is Container.TEXT and suffix in texts):
        return ()
    if container is Container.XLSX and suffix in {"xlsm", "xltx"}:
        return ()
    return (f"its name ends in .{suffix}, but it holds {container}; read as that",)


def _sheets(
    roosters: list[Rooster], gezegd: Gezegd, opmerkingen: tuple[str, ...], *, verborgen: bool
) -> Lezing:
    tabellen: list[Gelezen] = []
    geweigerd: list[Geweigerd] = []
    fouten: list[DeliveryRefused] = []
    zonder: list[str] = []
    gezien = list(opmerkingen)
    for rooster in filter(lambda rooster: rooster.rijen, roosters):
        if not rooster.zichtbaar:
            asked = "read as asked" if verborgen else "not read; --verborgen reads it too"
            gezien.append(f"sheet {rooster.naam} is hidden: {asked}")
            if not verborgen:
                refuse_personal_sheet(rooster.kolommen, f"sheet {rooster.naam}")
                continue
        try:
            ruw = to_table(rooster)
            if ruw is None:
                refuse_personal_sheet(rooster.kolommen, f"sheet {rooster.naam}")
                zonder.append(rooster.naam)
                continue
            tabellen.append(understand(ruw, gezegd))
        except PersonalData:
            raise
        except DeliveryRefused as fault:
            fouten.append(fault)
            geweigerd.append(Geweigerd(rooster.naam, str(fault)))
    if zonder:
        gezien.append(f"without a table of known columns, not read: sheet {', '.join(zonder)}")
    if not tabellen and len(fouten) == 1:
        fouten[0].args = (f"sheet {geweigerd[0].blad}: {fouten[0]}",)
        raise fouten[0]
    if not tabellen and not fouten:
        raise DeliveryRefused(
            "no sheet has a row of column names as in 'ghnt schema'"
            + "".join(f"; {opmerking}" for opmerking in gezien)
        )
    return Lezing(tuple(tabellen), tuple(geweigerd), tuple(gezien))


__all__ = [
    "ColumnsUnknown",
    "Gelezen",
    "Geweigerd",
    "Kolom",
    "Lezing",
    "read_file",
]
