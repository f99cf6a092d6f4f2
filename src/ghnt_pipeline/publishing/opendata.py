"""The open table: `indicatoren.csv`, every published row in the columns of the contract."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

from ghnt_pipeline.publishing.edition import Edition, Waarde

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
KOLOMMEN = tuple(veld.name for veld in fields(Waarde))


def schrijf_indicatoren(edition: Edition, bestand: Path) -> Path:
    """Write the rows by key: UTF-8, comma, decimal point, LF; nothing where nothing is shown."""
    with bestand.open("w", encoding="utf-8", newline="") as uit:
        writer = csv.writer(uit, lineterminator="\n")
        writer.writerow(KOLOMMEN)
        for _, waarde in sorted(edition.per_sleutel.items()):
            writer.writerow(_als_tekst(getattr(waarde, kolom)) for kolom in KOLOMMEN)
    return bestand


def _als_tekst(inhoud: object) -> str:
    match inhoud:
        case None:
            return ""
        case bool():
            return "true" if inhoud else "false"
        case float():
            return str(int(inhoud)) if inhoud.is_integer() else repr(inhoud)
        case _:
            return _neutraal(str(inhoud))


def _neutraal(tekst: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front of it."""
    return f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst
