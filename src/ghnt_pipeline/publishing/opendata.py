"""The open tables: all published rows in one, one per subject with names, and what changed.

UTF-8, comma, decimal point, LF; nothing where nothing is shown.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import fields
from io import StringIO
from pathlib import Path

from pydantic import TypeAdapter

from ghnt_pipeline.publishing.edition import Edition, Waarde, Wijziging
from ghnt_pipeline.publishing.overzichten import Overzicht, gebieden

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
KOLOMMEN = tuple(veld.name for veld in fields(Waarde))
SLEUTEL = KOLOMMEN[:5]
_LEEG = ("waarde", "teller", "noemer", "ondergrens", "bovengrens")
_LEZER = TypeAdapter(Waarde)
_GETOOND = ("waarde", "ondergrens", "bovengrens", "status")
TABEL_KOLOMMEN = (
    *("gebied", "gebied_naam", "periode", "categorie", "categorie_naam"),
    *KOLOMMEN[KOLOMMEN.index("waarde") :],
)
TABEL_SLEUTEL = ("gebied", "periode", "categorie")
WIJZIGING_KOLOMMEN = (
    *("editie", "vorige_editie", *SLEUTEL),
    *(f"{wanneer}_{kolom}" for wanneer in ("was", "nu") for kolom in _GETOOND),
    "oorzaken",
)


def indicatoren_csv(edition: Edition) -> str:
    """The text of `indicatoren.csv`: the rows of an edition by key."""
    return _csv(
        KOLOMMEN,
        (
            [_als_tekst(getattr(waarde, kolom)) for kolom in KOLOMMEN]
            for _, waarde in sorted(edition.per_sleutel.items())
        ),
    )


def wijzigingen_csv(edition: Edition) -> str:
    """The text of `wijzigingen.csv`: what this edition changed, then what earlier ones did."""
    nieuw = (_wijziging(edition, wijziging) for wijziging in edition.wijzigingen)
    eerder = ([rij[k] for k in WIJZIGING_KOLOMMEN] for rij in edition.eerdere_wijzigingen)
    return _csv(WIJZIGING_KOLOMMEN, [*nieuw, *eerder])


def _wijziging(edition: Edition, wijziging: Wijziging) -> list[str]:
    was, nu = wijziging.was, wijziging.nu
    return [
        *(edition.naam, edition.vorige),
        *(_als_tekst(getattr(nu, kolom)) for kolom in SLEUTEL),
        *(_als_tekst(getattr(rij, kolom)) for rij in (was, nu) for kolom in _GETOOND),
        " ".join(wijziging.oorzaken),
    ]


def lees_waarde(rij: dict[str, str]) -> Waarde:
    """Read a row of `indicatoren.csv` back. Raises ValueError for anything else."""
    return _LEZER.validate_python(
        {k: None if v == "" and k in _LEEG else v for k, v in rij.items()}
    )


def tabel_csv(overzicht: Overzicht) -> str:
    """The text of one table: a row per area, period and category, with their names."""
    gebied_naam = {gebied.code: gebied.naam for gebied in gebieden()}
    categorie_naam = {code.kort: code.label for code in overzicht.codes}
    return _csv(
        TABEL_KOLOMMEN,
        (
            [
                _als_tekst(gebied_naam[waarde.gebied])
                if kolom == "gebied_naam"
                else _als_tekst(categorie_naam[waarde.categorie])
                if kolom == "categorie_naam"
                else _als_tekst(getattr(waarde, kolom))
                for kolom in TABEL_KOLOMMEN
            ]
            for waarde in overzicht.waarden
        ),
    )


def schrijf_tabellen(
    edition: Edition, overzichten: Iterable[Overzicht], folder: Path
) -> list[Path]:
    """Write the open tables of an edition and return their files."""
    teksten = {
        "indicatoren.csv": indicatoren_csv(edition),
        "wijzigingen.csv": wijzigingen_csv(edition),
        **{f"{overzicht.naam}.csv": tabel_csv(overzicht) for overzicht in overzichten},
    }
    for naam, tekst in teksten.items():
        (folder / naam).write_text(tekst, encoding="utf-8", newline="")
    return [folder / naam for naam in teksten]


def _csv(kolommen: Iterable[str], rijen: Iterable[Iterable[str]]) -> str:
    uit = StringIO(newline="")
    writer = csv.writer(uit, lineterminator="\n")
    writer.writerow(kolommen)
    writer.writerows(rijen)
    return uit.getvalue()


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
