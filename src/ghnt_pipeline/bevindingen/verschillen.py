"""The sheet that lays a supplier's own numbers beside what is counted from his records (D10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ghnt_pipeline.bevindingen.bladen import NIET_PUBLICEREN
from ghnt_pipeline.quality import bron_voluit
from ghnt_pipeline.workbooks import Blad, Cel, Kolom

SOORT_TOTAAL = {
    None: "",
    "uniek": "uniek: elk telt één keer",
    "som_van_categorieen": "som van de categorieën: overlap telt dubbel",
    "onbekend": "niet bekend of overlap dubbel telt",
}


def difference_sheets(verschillen: Sequence[Mapping[str, Any]]) -> list[Blad]:
    """One sheet with all cells of which both are known; none when there are none."""
    if not verschillen:
        return []
    anders = sum(rij["verschil"] != 0 for rij in verschillen)
    return [
        Blad(
            "Verschillen",
            (
                Kolom("Leverancier", 22),
                Kolom("Opgave", 10),
                Kolom("Indicator", 24),
                Kolom("Gebied", 14),
                Kolom("Periode", 10),
                Kolom("Uitsplitsing", 16),
                Kolom("Categorie", 26),
                Kolom("Geteld", 9),
                Kolom("Opgegeven", 11),
                Kolom("Ten minste", 11),
                Kolom("Ten hoogste", 11),
                Kolom("Verschil", 10),
                Kolom("Soort totaal", 44),
            ),
            [_row(rij) for rij in verschillen],
            boven=(
                NIET_PUBLICEREN,
                "Eigen cijfers van leveranciers naast wat wij uit hun registratie tellen",
                f"In {anders} van de {len(verschillen)} cellen is er een verschil. Wij gebruiken "
                "wat geteld is.",
                "Verschil: hoeveel de opgave hoger (+) of lager (-) is dan geteld; 0 als het "
                "getelde aantal tussen de grenzen van de opgave ligt.",
                "",
            ),
        )
    ]


def _row(rij: Mapping[str, Any]) -> tuple[Cel, ...]:
    return (
        bron_voluit(rij["bron"]),
        rij["opgave"],
        rij["indicator"],
        rij["gebied"],
        rij["periode"],
        rij["uitsplitsing"],
        rij["categorie"],
        rij["geteld"],
        rij["gegeven"],
        rij["ondergrens"],
        rij["bovengrens"],
        rij["verschil"],
        SOORT_TOTAAL[rij["soort_totaal"]],
    )
