"""The folder `bewijs/<edition>/`: what proves an edition, for the owner alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ghnt_pipeline import files
from ghnt_pipeline.disclosure.cellen import Openbaar, Plaats
from ghnt_pipeline.disclosure.certificaat import Stukken, afspraken_van, getuigen_van
from ghnt_pipeline.disclosure.getuigen import hash_van
from ghnt_pipeline.disclosure.invoer import Uitgegeven, als_json, invoer_van
from ghnt_pipeline.disclosure.maskers import Bewijs
from ghnt_pipeline.disclosure.structuur import load_structuur
from ghnt_pipeline.errors import GateShut, UsageFault
from ghnt_pipeline.released import Uitgave, damaged
from ghnt_pipeline.settings import Project

TABEL = Path("tabellen") / "indicatoren.csv"


def known_masks(folder: Path, inputs: str) -> set[Plaats] | None:
    """The masks of a proof of these very inputs; None when there is none, or it was touched."""
    try:
        kept = json.loads((folder / "maskers.json").read_text("utf-8"))
        found = {naam: hash_van((folder / naam).read_bytes()) for naam in kept["stukken"]}
    except (OSError, ValueError, KeyError):
        return None
    if kept["inputs"] != inputs or found != kept["stukken"]:
        return None
    return _plaatsen(kept)


def masks_of(folder: Path) -> set[Plaats]:
    """The masks an edition went out with. Raises UsageFault when the file is gone or damaged."""
    pad = folder / "maskers.json"
    try:
        return _plaatsen(json.loads(pad.read_text("utf-8")))
    except (OSError, ValueError, KeyError):
        raise UsageFault(damaged(pad)) from None


def _plaatsen(kept: dict[str, Any]) -> set[Plaats]:
    return {tuple(plaats) for masker in kept["maskers"] for plaats in masker["plaatsen"]}


def released_tables(project: Project, uitgaven: Iterable[Uitgave]) -> tuple[Uitgegeven, ...]:
    """What is out and cannot be taken back, as the proof reads it, in the order of release.

    Raises UsageFault when something of a released edition is gone or damaged.
    """
    return tuple(_uitgegeven(project.bewijs / uitgave.naam, uitgave) for uitgave in uitgaven)


def _uitgegeven(folder: Path, uitgave: Uitgave) -> Uitgegeven:
    pad = folder / "invoer.json"
    if not pad.is_file():
        raise UsageFault(damaged(pad))
    return Uitgegeven(uitgave.naam, uitgave.csv(), pad.read_bytes())


def keep(folder: Path, bewijs: Bewijs, inputs: str, openbaar: Sequence[Openbaar]) -> None:
    """Keep what proves an edition, for the owner alone."""
    maskers = [
        {"cel": masker.cel, "voor": masker.voor, "plaatsen": masker.plaatsen}
        for masker in bewijs.maskers
    ]
    stukken = {
        "invoer.json": invoer_van(bewijs.tabel),
        "afspraken.json": afspraken_van(load_structuur()),
        "openbaar.json": als_json([_openbaar_als_rij(getal) for getal in openbaar]),
        **getuigen_van(bewijs),
    }
    hashes = {naam: hash_van(inhoud) for naam, inhoud in stukken.items()}
    stukken["maskers.json"] = als_json({"inputs": inputs, "maskers": maskers, "stukken": hashes})
    with files.folder_in_one_go(folder) as beside:
        for naam, inhoud in stukken.items():
            files.write_text(beside / naam, inhoud.decode())


def _openbaar_als_rij(getal: Openbaar) -> list[str | int]:
    return [getal.indicator, getal.gebied, getal.periode, getal.uitsplitsing, getal.categorie,
            getal.aantal, getal.bron]  # fmt: skip


def read_stukken(bewijs: Path, naam: str, folder: Path, eerdere: Sequence[Uitgegeven]) -> Stukken:
    """Everything a certificate speaks of, from disk. Raises GateShut when something is gone."""
    try:
        return Stukken(
            editie=naam,
            csv=(folder / TABEL).read_bytes(),
            invoer=(bewijs / "invoer.json").read_bytes(),
            afspraken=(bewijs / "afspraken.json").read_bytes(),
            getuigen={p.name: p.read_bytes() for p in sorted(bewijs.glob("getuige-*.csv"))},
            eerdere=tuple(eerdere),
            openbaar=tuple(Openbaar(*rij) for rij in json.loads(
                (bewijs / "openbaar.json").read_text("utf-8"))),
        )  # fmt: skip
    except (OSError, ValueError, TypeError):
        raise GateShut(
            f"{naam}: what proves it in {bewijs} is missing or damaged. "
            f"Make it again: ghnt report --periode {naam[:6]}"
        ) from None


def hash_file(bewijs: Path) -> Path:
    return bewijs / "certificaat.sha256"
