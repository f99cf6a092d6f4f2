"""The certificate of an edition: what was proved, of which bytes, and the check of all of it.

The check needs no solver: it reads the published table and the witnesses again, makes the model
anew, runs the rule on every witness, and writes the certificate once more. Every byte must agree.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ghnt_pipeline.disclosure.cellen import Openbaar, Stand, Tabel
from ghnt_pipeline.disclosure.functies import gemiddelden, onverklaard
from ghnt_pipeline.disclosure.getuigen import (
    UITERSTEN,
    als_tekst,
    getoond_door,
    hash_van,
    te_tonen,
    uit_tekst,
)
from ghnt_pipeline.disclosure.invoer import Uitgegeven, als_json, invoer_van, tabel_van
from ghnt_pipeline.disclosure.maskers import Bewijs
from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.disclosure.publish import DREMPEL, STAP
from ghnt_pipeline.disclosure.structuur import Structuur
from ghnt_pipeline.disclosure.verbanden import model_van
from ghnt_pipeline.disclosure.vorm import load_vorm
from ghnt_pipeline.errors import UsageFault

REGEL = (
    f"Een aantal van {DREMPEL} of minder, of van {DREMPEL} of minder huishoudens, is verborgen, "
    f"ook nul. Elk ander aantal is afgerond op {STAP}."
)


@dataclass(frozen=True)
class Stukken:
    """Everything a certificate speaks of, as bytes. `getuigen` by the name of their file."""

    editie: str
    csv: bytes
    invoer: bytes
    afspraken: bytes
    """The shape and the structure it was proved under: later ones must not change the verdict."""
    getuigen: Mapping[str, bytes]
    eerdere: tuple[Uitgegeven, ...] = ()
    openbaar: tuple[Openbaar, ...] = ()


def afspraken_van(structuur: Structuur) -> bytes:
    """The frozen shape and the structure of the figures, in the form they are kept in."""
    vorm = [regel.model_dump() for regel in load_vorm()]
    return als_json({"structuur": structuur.model_dump(), "vorm": vorm})


def getuigen_van(bewijs: Bewijs) -> dict[str, bytes]:
    """The witnesses of a proof, by the name of the file each is kept in."""
    return {
        f"getuige-{nummer:03}.csv": als_tekst(bewijs.model, getuige).encode()
        for nummer, getuige in enumerate(bewijs.uitkomst.getuigen, start=1)
    }


def stukken_van(
    bewijs: Bewijs,
    structuur: Structuur,
    csv: bytes,
    eerdere: Sequence[Uitgegeven],
    openbaar: Sequence[Openbaar],
) -> Stukken:
    """The published table with its witnesses as they are kept."""
    return Stukken(
        bewijs.tabel.editie,
        csv,
        invoer_van(bewijs.tabel),
        afspraken_van(structuur),
        getuigen_van(bewijs),
        tuple(eerdere),
        tuple(openbaar),
    )


def certificaat_van(
    stukken: Stukken, oplosser: Mapping[str, object]
) -> tuple[bytes, tuple[str, ...]]:
    """Write the certificate of an edition that is proved. The same input gives the same bytes.

    Returns it with why it would not hold: nothing when it does.
    """
    gelezen = _Gelezen(stukken)
    certificaat = _certificaat(stukken, gelezen, oplosser)
    return certificaat, tuple(_inhoudelijke_fouten(gelezen, stukken.getuigen))


class _Gelezen:
    """What the bytes say: the structure, the table and the joint model of all editions.

    Raises ValueError or UsageFault when they are none of these.
    """

    def __init__(self, stukken: Stukken) -> None:
        self.structuur = Structuur.model_validate(json.loads(stukken.afspraken)["structuur"])
        self.tabel = tabel_van(stukken.editie, stukken.csv, stukken.invoer)
        eerdere = [uitgave.tabel() for uitgave in stukken.eerdere]
        samen = model_van([*eerdere, self.tabel], self.structuur, stukken.openbaar)
        self.model = samen.model


def _certificaat(stukken: Stukken, gelezen: _Gelezen, oplosser: Mapping[str, object]) -> bytes:
    tabel, model, structuur = gelezen.tabel, gelezen.model, gelezen.structuur
    doelen = [model.cellen[cel].naam for cel in model.doelen]
    return als_json(
        {
            "editie": stukken.editie,
            "regel": {"drempel": DREMPEL, "stap": STAP, "tekst": REGEL},
            "afspraken": hash_van(stukken.afspraken),
            "tabel": {"sha256": hash_van(stukken.csv), "rijen": len(tabel.cijfers)},
            "invoer": hash_van(stukken.invoer),
            "eerdere": [uitgave.afdruk() for uitgave in stukken.eerdere],
            "openbaar": [_openbaar(getal) for getal in stukken.openbaar],
            "cellen": {
                "model": len(model.cellen),
                "verbanden": len(model.verbanden),
                "gecertificeerd": doelen,
                "uitersten": list(UITERSTEN),
                "verborgen": _rijen(tabel, Stand.VERBORGEN),
                "gemaskeerd": _rijen(tabel, Stand.GEMASKEERD),
            },
            "getuigen": {naam: hash_van(inhoud) for naam, inhoud in stukken.getuigen.items()},
            "niet_gedekt": list(gemiddelden(tabel, structuur)),
            "oplosser": dict(oplosser),
        }
    )


def _rijen(tabel: Tabel, stand: Stand) -> list[str]:
    return ["/".join(c.plaats) for c in tabel.cijfers if c.status == stand]


def _openbaar(getal: Openbaar) -> dict[str, str | int]:
    plaats = (getal.indicator, getal.gebied, getal.periode, getal.uitsplitsing, getal.categorie)
    return {"cel": "/".join(plaats), "aantal": getal.aantal, "bron": getal.bron}


def fouten(certificaat: bytes, stukken: Stukken) -> Iterator[str]:
    """Say why a certificate does not hold; nothing when it does."""
    try:
        gelezen = _Gelezen(stukken)
        oplosser = json.loads(certificaat)["oplosser"]
        opnieuw = _certificaat(stukken, gelezen, oplosser)
    except (ValueError, KeyError, TypeError, AttributeError, UsageFault):
        yield "the published table, what was kept of it or the certificate cannot be read"
        return
    if opnieuw != certificaat:
        yield "the certificate is about other bytes, other editions or another rule"
    yield from _inhoudelijke_fouten(gelezen, stukken.getuigen)


def _inhoudelijke_fouten(gelezen: _Gelezen, getuigen: Mapping[str, bytes]) -> Iterator[str]:
    for rij in onverklaard(gelezen.tabel, gelezen.structuur):
        yield f"a number does not follow from the published counts: {rij}"
    yield from _getuigen_fouten(gelezen.model, getuigen)


def _getuigen_fouten(model: Model, getuigen: Mapping[str, bytes]) -> Iterator[str]:
    gelezen = []
    for naam, inhoud in getuigen.items():
        getuige = uit_tekst(model, inhoud.decode("utf-8", errors="replace"))
        fout = "its lines" if getuige is None else next(iter(model.fouten(getuige)), None)
        if getuige is None or fout is not None:
            yield f"{naam} is no witness of this edition"
        else:
            gelezen.append(getuige)
    for cel, x in sorted(te_tonen(model) - getoond_door(model, gelezen)):
        yield f"no witness shows that {model.cellen[cel].naam} can be {x}"
