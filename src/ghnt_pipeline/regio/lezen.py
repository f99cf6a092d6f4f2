"""The files of a folder become a region, or one message that names every mistake."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ghnt_pipeline.regio.doelen import Doel, Reeksbreuk
from ghnt_pipeline.regio.fouten import Plek, perhaps, refuse
from ghnt_pipeline.regio.model import Gemeente, Regio
from ghnt_pipeline.regio.rijen import (
    DekkingRij,
    GemeenteRij,
    InwonersRij,
    ReeksbreukRij,
    RegioRij,
)
from ghnt_pipeline.regio.samenhang import Gelezen, wrong_together

MOET = ("regio.toml", "gemeenten.csv", "inwoners.csv", "dekking.toml", "doelen.toml")
MAG = ("reeksbreuken.csv",)
"""A region without breaks of its own leaves it out."""

ONBEKEND = Gemeente(
    "onbekend", "Gemeente onbekend", "onbekend", None, None,
    in_regio=False, was_in_regio=False,
    spellingen=("onbekende gemeente", "gemeente onbekend", "n.b."),
)  # fmt: skip
BUITEN_REGIO = "buiten_regio"

_Rij = TypeVar("_Rij", bound=BaseModel)


def read_region(folder: str, named: Mapping[str, bytes]) -> Regio:
    """Read a region from its files. Raises UsageFault naming each file, place and rule broken."""
    return _read(folder, tuple(sorted(named.items())))


@cache
def _read(folder: str, named: tuple[tuple[str, bytes], ...]) -> Regio:
    """The same files give the same region, so that what follows from it is found only once."""
    plekken = list(_wrong_files([naam for naam, _ in named]))
    refuse(folder, plekken)
    texts = {naam: _text(naam, inhoud, plekken) for naam, inhoud in named}
    gelezen = Gelezen(
        regio=_one(RegioRij, "regio.toml", texts, plekken),
        gemeenten=_lines(GemeenteRij, "gemeenten.csv", texts, plekken),
        inwoners=_lines(InwonersRij, "inwoners.csv", texts, plekken),
        dekking=_blocks(DekkingRij, "dekking.toml", "dekking", texts, plekken),
        doelen=_blocks(Doel, "doelen.toml", "doel", texts, plekken),
    )
    breuken = _lines(ReeksbreukRij, "reeksbreuken.csv", texts, plekken)
    refuse(folder, plekken)
    refuse(folder, list(wrong_together(gelezen)))
    return _region(gelezen, breuken, dict(named))


def _region(
    gelezen: Gelezen, breuken: Iterable[tuple[str, ReeksbreukRij]], named: dict[str, bytes]
) -> Regio:
    regio = gelezen.van_de_regio
    gemeenten = [rij.gemeente() for _, rij in gelezen.gemeenten]
    namen = ("regio", regio.naam, *regio.spellingen)
    buiten = (*(f"buiten {naam}" for naam in namen), "buitenregionaal")
    buiten_regio = Gemeente(
        BUITEN_REGIO, "Buiten de regio", BUITEN_REGIO, None, None,
        in_regio=False, was_in_regio=False, spellingen=buiten,
    )  # fmt: skip
    digest = hashlib.sha256(repr(sorted(named.items())).encode())
    return Regio(
        afdruk=digest.hexdigest()[:16],
        naam=regio.naam,
        spellingen=regio.spellingen,
        sinds=regio.sinds,
        gemeenten={g.code: g for g in (*gemeenten, ONBEKEND, buiten_regio)},
        inwoners={(rij.gemeente, rij.jaar): rij.inwoners for _, rij in gelezen.inwoners},
        dekking=tuple(rij.dekking() for _, rij in gelezen.dekking),
        doelen=tuple(doel for _, doel in gelezen.doelen),
        reeksbreuken=tuple(Reeksbreuk(**dict(rij)) for _, rij in breuken),
        kaart=regio.kaart,
        documenten=dict(regio.documenten),
        organisaties={naam: rij.organisatie() for naam, rij in regio.organisaties},
        bestanden=named,
    )


def read_breaks(text: str) -> tuple[Reeksbreuk, ...]:
    """The breaks in a series of one file. Raises UsageFault naming each line that is wrong."""
    naam, plekken = "reeksbreuken.csv", list[Plek]()
    rijen = _lines(ReeksbreukRij, naam, {naam: text}, plekken)
    refuse("ghnt_pipeline", plekken)
    return tuple(Reeksbreuk(**dict(rij)) for _, rij in rijen)


def _wrong_files(namen: list[str]) -> Iterable[Plek]:
    alle = (*MOET, *MAG)
    for naam in namen:
        if naam not in alle:
            yield Plek(naam, "REG-01", perhaps(naam, alle))
    for naam in MOET:
        if naam not in namen:
            yield Plek(naam, "REG-01", "it is not there")


def _text(naam: str, inhoud: bytes, plekken: list[Plek]) -> str:
    """The text of a file; an editor may have begun it with a byte order mark."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        plekken.append(Plek(naam, "REG-02"))
        return ""


def _toml(naam: str, texts: Mapping[str, str], plekken: list[Plek]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(texts[naam])
    except tomllib.TOMLDecodeError as fault:
        plekken.append(Plek(naam, "REG-02", str(fault)))
        return None


def _one(
    model: type[_Rij], naam: str, texts: Mapping[str, str], plekken: list[Plek]
) -> _Rij | None:
    inhoud = _toml(naam, texts, plekken)
    return None if inhoud is None else _checked(model, inhoud, naam, plekken)


def _blocks(
    model: type[_Rij], naam: str, kop: str, texts: Mapping[str, str], plekken: list[Plek]
) -> list[tuple[str, _Rij]]:
    """Each `[[kop]]` of a file, with the place it has."""
    inhoud = _toml(naam, texts, plekken)
    if inhoud is None:
        return []
    plekken += [
        Plek(f"{naam}, {sleutel}", "REG-03", perhaps(sleutel, [kop]))
        for sleutel in inhoud
        if sleutel != kop
    ]
    blokken = inhoud.get(kop, [])
    if not (isinstance(blokken, list) and all(isinstance(blok, dict) for blok in blokken)):
        plekken.append(Plek(f"{naam}, {kop}", "REG-04", f"write it as [[{kop}]]"))
        return []
    found = (
        (waar, _checked(model, blok, waar, plekken))
        for nummer, blok in enumerate(blokken, start=1)
        for waar in [f"{naam}, [[{kop}]] {nummer}"]
    )
    return [(waar, rij) for waar, rij in found if rij is not None]


def _lines(
    model: type[_Rij], naam: str, texts: Mapping[str, str], plekken: list[Plek]
) -> list[tuple[str, _Rij]]:
    """Each line of a CSV file, with commas or semicolons, with the place it has."""
    regels = texts.get(naam, "").splitlines()
    if not regels:
        return []
    scheiding = ";" if regels[0].count(";") > regels[0].count(",") else ","
    rijen = csv.reader(regels, delimiter=scheiding)
    kop = [cel.strip() for cel in next(rijen)]
    nodig = list(model.model_fields)
    if sorted(kop) != sorted(nodig):
        plekken += _wrong_columns(naam, kop, nodig)
        return []
    found = []
    for rij in rijen:
        if any(cel.strip() for cel in rij):
            waar = f"{naam} line {rijen.line_num}"
            if len(rij) != len(kop):
                plekken.append(Plek(waar, "REG-03", f"it has {len(rij)} cells of {len(kop)}"))
                continue
            cellen = dict(zip(kop, (cel.strip() for cel in rij), strict=True))
            if (goed := _checked(model, cellen, waar, plekken)) is not None:
                found.append((waar, goed))
    return found


def _wrong_columns(naam: str, kop: list[str], nodig: list[str]) -> list[Plek]:
    vreemd = [kolom for kolom in kop if kolom not in nodig]
    found = [Plek(f"{naam} line 1, {k}", "REG-03", perhaps(k, nodig)) for k in vreemd]
    mist = [kolom for kolom in nodig if kolom not in kop]
    found += [Plek(f"{naam} line 1, {k}", "REG-03", "it is not there") for k in mist]
    return found or [Plek(f"{naam} line 1", "REG-03", "a column is there twice")]


def _checked(
    model: type[_Rij], values: dict[str, Any], waar: str, plekken: list[Plek]
) -> _Rij | None:
    try:
        return model.model_validate(values)
    except ValidationError as fault:
        plekken += [_in_words(model, waar, error) for error in fault.errors()]
        return None


def _in_words(model: type[BaseModel], waar: str, error: ErrorDetails) -> Plek:
    sleutel = ".".join(map(str, error["loc"]))
    plek = f"{waar}, {sleutel}" if sleutel else waar
    if error["type"] == "missing":
        return Plek(plek, "REG-03", "it is not there")
    if error["type"] == "extra_forbidden":
        return Plek(plek, "REG-03", perhaps(str(error["loc"][-1]), _keys(model, error["loc"])))
    return Plek(plek, "REG-04", error["msg"].removeprefix("Value error, "))


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that are known where an unknown one stands."""
    for deel in loc[:-1]:
        veld = model.model_fields.get(str(deel))
        if veld is None or not (
            isinstance(veld.annotation, type) and issubclass(veld.annotation, BaseModel)
        ):
            return list(model.model_fields)
        model = veld.annotation
    return list(model.model_fields)
