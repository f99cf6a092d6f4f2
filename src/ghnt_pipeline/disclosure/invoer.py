"""A published table as bytes: the open CSV, and beside it what only the proof may know.

The CSV is public. The rest (fingerprints of cells, why a row is hidden) is for the
owner of the project alone, and is needed again by every later edition.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ghnt_pipeline.disclosure.cellen import Cijfer, Plaats, Tabel, Waarom
from ghnt_pipeline.disclosure.getuigen import hash_van

VELDEN = ("indicator", "gebied", "periode", "uitsplitsing", "categorie")


@dataclass(frozen=True)
class Uitgegeven:
    """An edition as it was released: its name, its open table, and what the proof kept of it."""

    editie: str
    csv: bytes
    invoer: bytes

    def tabel(self) -> Tabel:
        """The published table. Raises ValueError when the bytes are no edition's."""
        return tabel_van(self.editie, self.csv, self.invoer)

    def afdruk(self) -> dict[str, str]:
        """What a later certificate says of it."""
        return {
            "editie": self.editie,
            "invoer": hash_van(self.invoer),
            "tabel": hash_van(self.csv),
        }


def als_json(waarde: object) -> bytes:
    """JSON in the one form it is written in, so that every byte can be checked."""
    tekst = json.dumps(waarde, ensure_ascii=False, indent=1, sort_keys=True)
    return (tekst + "\n").encode()


def invoer_van(tabel: Tabel) -> bytes:
    """What the proof must know of a table beyond its CSV."""
    return als_json(
        {
            "afdrukken": [
                [*c.plaats, c.afdruk, c.afdruk_noemer] for c in tabel.cijfers if c.afdruk
            ],
            "waarom": [[*c.plaats, c.waarom] for c in tabel.cijfers if c.waarom],
            "zonder_achter": sorted(tabel.zonder_achter),
        }
    )


def tabel_van(editie: str, tabel: bytes, invoer: bytes) -> Tabel:
    """Put a published table together again. Raises ValueError when the bytes are no table's."""
    try:
        kennis = json.loads(invoer)
        afdrukken = {tuple(rij[:5]): tuple(rij[5:]) for rij in kennis["afdrukken"]}
        waarom = {tuple(rij[:5]): str(Waarom(rij[5])) for rij in kennis["waarom"]}
        zonder_achter = frozenset(kennis["zonder_achter"])
        cijfers = tuple(_cijfers(tabel, afdrukken, waarom))
    except (KeyError, TypeError, IndexError) as fault:
        raise ValueError(f"no published table: {fault}") from fault
    return Tabel(editie, cijfers, zonder_achter)


def _cijfers(tabel: bytes, afdrukken: dict[Any, Any], waarom: dict[Any, str]) -> Iterator[Cijfer]:
    for rij in csv.DictReader(io.StringIO(tabel.decode("utf-8"), newline="")):
        plaats: Plaats = (rij["indicator"], rij["gebied"], rij["periode"],
                          rij["uitsplitsing"], rij["categorie"])  # fmt: skip
        afdruk, afdruk_noemer = afdrukken.get(plaats, ("", ""))
        yield Cijfer(
            *plaats,
            eenheid=rij["eenheid"],
            status=rij["status"],
            teller=_getal(rij["teller"]),
            noemer=_getal(rij["noemer"]),
            waarde=_breuk(rij["waarde"]),
            ondergrens=_getal(rij["ondergrens"]),
            bovengrens=_getal(rij["bovengrens"]),
            onvolledig=rij["onvolledig"] == "true",
            dekking=rij["dekking"],
            afdruk=afdruk,
            afdruk_noemer=afdruk_noemer,
            waarom=waarom.get(plaats, ""),
        )


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst else None


def _breuk(tekst: str) -> float | None:
    return float(tekst) if tekst else None
