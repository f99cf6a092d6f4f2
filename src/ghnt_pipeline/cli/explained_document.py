"""What `ghnt explain --json` gives: counts only, no record numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ghnt_pipeline.cli.explained import in_english
from ghnt_pipeline.explaining.weg import Deel, LeveringsWeg, totals

if TYPE_CHECKING:
    from ghnt_pipeline.explaining import Explained
    from ghnt_pipeline.explaining.stappen import Stap
    from ghnt_pipeline.explaining.uitleg import Overlap, Weg
    from ghnt_pipeline.explaining.vraag import Vraag

_FIGURE = (
    "waarde", "teller", "noemer", "ondergrens", "bovengrens", "eenheid", "status", "onvolledig",
    "voorlopig", "dekking",
)  # fmt: skip


def document(done: Explained) -> dict[str, Any]:
    """The figure, its ways and their steps as values."""
    uitleg, vraag = done.uitleg, done.uitleg.vraag
    return {
        "indicator": vraag.indicator.id,
        "gebied": vraag.gebied,
        "gebied_naam": vraag.gebied_naam,
        "periode": str(vraag.periode),
        "uitsplitsing": vraag.uitsplitsing,
        "categorie": vraag.categorie,
        "figure": {name: uitleg.waarde[name] for name in _FIGURE},
        "ways": [_way_document(vraag, weg) for weg in uitleg.wegen],
        "inhabitants": [
            {"gemeente": gemeente, "year": jaar, "inhabitants": aantal}
            for gemeente, jaar, aantal in uitleg.inwoners
        ],
        "overlap": None if uitleg.overlap is None else _overlap_document(uitleg.overlap),
        "charts": [str(path) for path in done.grafieken],
        "rows": None if done.rijen is None else str(done.rijen),
    }


def _way_document(vraag: Vraag, weg: Weg) -> dict[str, Any]:
    return {
        "role": weg.rol,
        "measure": weg.maat,
        "lower": weg.ondergrens,
        "upper": weg.bovengrens,
        "parts": [_part_document(vraag, deel) for deel in weg.delen],
    }


def _part_document(vraag: Vraag, deel: Deel) -> dict[str, Any]:
    gelezen, stappen, telt = totals(deel.leveringen)
    return {
        "bron": deel.bron,
        "origin": deel.herkomst,
        "lower": deel.ondergrens,
        "upper": deel.bovengrens,
        "records": [_delivery_document(vraag, weg) for weg in deel.leveringen],
        "records_total": {"rows_read": gelezen, "steps": _steps(vraag, stappen), "counted": telt},
        "figures": [_delivery_document(vraag, weg) for weg in deel.opgaven],
        "terms": [
            {"gebied": t.gebied, "periode": t.periode, "lower": t.ondergrens,
             "upper": t.bovengrens, "delivery": t.levering}
            for t in deel.termen
        ],
        "also_given": None if deel.gegeven is None else list(deel.gegeven),
        "other_deliveries": {
            "deliveries": len(deel.elders),
            "rows_read": sum(weg.gelezen for weg in deel.elders),
        },
    }  # fmt: skip


def _delivery_document(vraag: Vraag, weg: LeveringsWeg) -> dict[str, Any]:
    manifest = weg.levering.manifest
    return {
        "delivery": manifest.id,
        "state": weg.levering.state.value,
        "files": [{"file": deel.bestand, "sheet": deel.blad} for deel in manifest.files],
        "rows_read": weg.gelezen,
        "rows_accepted": manifest.rows_accepted,
        "steps": _steps(vraag, weg.stappen),
        "counted": weg.telt,
    }


def _steps(vraag: Vraag, stappen: Mapping[Stap, int]) -> list[dict[str, Any]]:
    return [
        {"step": stap.value, "rows": aantal, "says": in_english(stap, vraag)}
        for stap, aantal in stappen.items()
    ]


def _overlap_document(overlap: Overlap) -> dict[str, Any]:
    return {
        "combinations": dict(overlap.combinaties),
        "pairs": [
            {"thema": code, "with": met, "records": aantal}
            for (code, met), aantal in overlap.paren.items()
        ],
        "unique": overlap.uniek,
        "sum": overlap.som,
    }
