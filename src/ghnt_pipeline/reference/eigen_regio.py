"""The region of a project: its own folder, or else the one of the package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import BRON, code_list
from ghnt_pipeline.reference.doelen import doelen_overal
from ghnt_pipeline.regio import Regio, packaged, read_region, regio
from ghnt_pipeline.regio.fouten import Plek, perhaps, refuse


def region_of(root: Path, folder: str) -> Regio:
    """The region in this folder, a path from the project's; the package's when it is empty.

    Raises UsageFault naming every file, place and rule broken.
    """
    if not folder:
        return packaged()
    path = root / folder
    if not path.is_dir():
        raise UsageFault(f"{path} is no folder. Put the region there, or take regio out again")
    try:
        named = {
            f.name: b"" if f.is_dir() else f.read_bytes()
            for f in sorted(path.iterdir())
            if not f.name.startswith((".", "README"))
        }
    except OSError as fault:
        raise UsageFault(f"{path} cannot be read: {fault.strerror}") from fault
    found = read_region(str(path), named)
    refuse(str(path), list(_unknown_names(found)))
    return found


def write_region(path: Path) -> list[str]:
    """Write the files of the region that counts now in a new folder, to begin another.

    Returns their names. Raises UsageFault when the folder is there or cannot be made.
    """
    try:
        path.mkdir(parents=True)
        for naam, inhoud in regio().bestanden.items():
            (path / naam).write_bytes(inhoud)
    except FileExistsError:
        raise UsageFault(f"{path} is there already. Choose a new folder") from None
    except OSError as fault:
        raise UsageFault(f"{path} cannot be written: {fault.strerror}") from None
    return list(regio().bestanden)


def _unknown_names(found: Regio) -> Iterator[Plek]:
    """What the files name that the package does not know."""
    leveringen = {
        levering
        for indicator in load_indicators().values()
        for levering in (*indicator.leveringen, *indicator.opvolging.values())
        if "." in levering and not levering.endswith((".totalen", ".cijfers"))
    }
    for nummer, dekking in enumerate(found.dekking, start=1):
        for soort in dekking.soorten:
            levering = f"{dekking.bron}.{soort}"
            if levering not in leveringen:
                waar = f"dekking.toml, [[dekking]] {nummer}, {levering}"
                yield Plek(waar, "REG-13", perhaps(levering, leveringen))
    for doel in found.doelen:
        if doel.id in doelen_overal():
            yield Plek(f"doelen.toml, {doel.id}", "REG-14", "it is a goal of every region")
    brons = ["", *(code.kort for code in code_list(BRON).codes)]
    for nummer, breuk in enumerate(found.reeksbreuken, start=1):
        waar = f"reeksbreuken.csv, break {nummer}"
        if breuk.bron not in brons:
            yield Plek(f"{waar}, bron", "REG-13", perhaps(breuk.bron, brons))
        for naam in breuk.indicatoren:
            if naam not in load_indicators():
                yield Plek(f"{waar}, indicatoren", "REG-13", perhaps(naam, load_indicators()))
