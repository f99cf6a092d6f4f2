"""A case through the real reading and checking, in the words in which cases are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ghnt_pipeline.checking import Bevinding, Gecontroleerd, check
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading import Gelezen, read_file

from .gevallen import Geval, Tabel, Weigering
from .rijen import PROJECTIE


@dataclass(frozen=True)
class Uitkomst:
    """What became of a file: its tables and refusals in order, and everything that was said."""

    delen: tuple[Tabel | Weigering, ...]
    opmerkingen: tuple[str, ...] = ()
    gezegd: tuple[str, ...] = ()
    """Every sentence a person may see of this file."""


@cache
def lees(geval: Geval) -> Uitkomst:
    """Read and check the file of a case."""
    try:
        lezing = read_file(Path(geval.naam), geval.maak(), verborgen=geval.verborgen)
    except DeliveryRefused as fault:
        return Uitkomst((geweigerd(None, fault),), (), (str(fault),))
    kolommen = [deel.kolommen for deel in geval.verwacht if isinstance(deel, Tabel)]
    kolommen += [""] * len(lezing.tabellen)
    delen: list[Tabel | Weigering] = []
    gezegd = list(lezing.opmerkingen)
    for gelezen, welke in zip(lezing.tabellen, kolommen, strict=False):
        uit = check(gelezen.tabel, gelezen.periode.laatste_dag)
        delen.append(beschreven(gelezen, uit, welke))
        gezegd += [bevinding.uitleg for bevinding in uit.bevindingen]
    for weigering in lezing.geweigerd:
        delen.append(Weigering((weigering.reden,), weigering.blad))
        gezegd.append(weigering.reden)
    return Uitkomst(tuple(delen), tuple(lezing.opmerkingen), tuple(gezegd))


def geweigerd(blad: str | None, fault: DeliveryRefused) -> Weigering:
    """A refusal as it was said."""
    assert fault.__cause__ is None, "a cause would show what stood in the file with --debug"
    return Weigering((str(fault),), blad)


def beschreven(gelezen: Gelezen, uit: Gecontroleerd, kolommen: str = "") -> Tabel:
    """What was made of a table, as a case describes it."""
    tabel = gelezen.tabel
    kolommen = kolommen or PROJECTIE[tabel.contract.leversoort]
    rijen = uit.rijen.select(kolommen.split()).to_pylist()
    return Tabel(
        soort=f"{gelezen.bron}.{tabel.contract.leversoort}",
        rijen="\n".join(" ".join(map(_woord, rij.values())) for rij in rijen),
        kolommen=kolommen,
        periode=str(gelezen.periode),
        blad=gelezen.blad,
        controle=uit.controle,
        afgekeurd=uit.afgekeurd,
        herhaald=uit.herhaald,
        bevindingen=tuple(sorted({_plaats(b) for b in uit.bevindingen})),
        genegeerd=tabel.genegeerd,
    )


def _plaats(bevinding: Bevinding) -> str:
    return f"{bevinding.cel or bevinding.regel} {bevinding.ernst} {bevinding.code}"


def _woord(waarde: object) -> str:
    if waarde is None:
        return "-"
    if isinstance(waarde, list):
        return "+".join(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def verschillen(verwacht: Tabel | Weigering, werkelijk: Tabel | Weigering) -> list[str]:
    """Where a part of a file ended otherwise than its case says; nothing when it did not."""
    if isinstance(verwacht, Weigering):
        if isinstance(werkelijk, Tabel):
            return [f"read, while a refusal was expected: {werkelijk}"]
        reden = werkelijk.woorden[0]
        anders = [f"sheet: {werkelijk.blad!r}"] if verwacht.blad != werkelijk.blad else []
        return anders + [
            f"nothing like {woord!r} in: {reden}"
            for woord in verwacht.woorden
            if re.search(woord, reden, re.IGNORECASE) is None
        ]
    if isinstance(werkelijk, Weigering):
        return [f"refused: {werkelijk.woorden[0]}"]
    velden = ["soort", "periode", "controle", "afgekeurd", "herhaald", "genegeerd"]
    return [
        f"{naam}: expected {getattr(verwacht, naam)!r}, found {getattr(werkelijk, naam)!r}"
        for naam in velden + (["blad"] if verwacht.blad else [])
        if getattr(verwacht, naam) != getattr(werkelijk, naam)
    ] + [*_in_rijen(verwacht, werkelijk), *_in_bevindingen(verwacht, werkelijk)]


def _in_rijen(verwacht: Tabel, werkelijk: Tabel) -> list[str]:
    wil, is_nu = _lijst(verwacht), _lijst(replace(werkelijk, soort=verwacht.soort))
    if wil == is_nu:
        return []
    return [f"missing row: {r}" for r in wil if r not in is_nu] + [
        f"row not expected: {r}" for r in is_nu if r not in wil
    ] or [f"rows in another order or number: {is_nu}"]


def _lijst(tabel: Tabel) -> list[str]:
    """The rows, trimmed; of a crosstab in any order, for nothing says which comes first."""
    rijen = [" ".join(rij.split()) for rij in tabel.rijen.strip().split("\n") if rij.strip()]
    return sorted(rijen) if tabel.soort.endswith("totalen") else rijen


def _in_bevindingen(verwacht: Tabel, werkelijk: Tabel) -> list[str]:
    over = list(werkelijk.bevindingen)
    mist = []
    for wil in verwacht.bevindingen:
        plaats, regel = wil.split(" ", 1)
        raak = [b for b in over if re.fullmatch(rf"{plaats} .*{regel}.*", b)]
        if raak:
            over.remove(raak[0])
        else:
            mist.append(f"missing finding: {wil}")
    return mist + [f"finding not expected: {b}" for b in over]
