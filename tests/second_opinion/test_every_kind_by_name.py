"""What holds of every kind of record, held of each: one store with all six of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from agreement import build, read
from generated import forget
from literal import advies, incident, melding, onderzoek, sent, traject
from records import Row, Sent

HERE, THERE = "GM0505", "GM0482"
DAY = "2018-01-02"
KINDS = {
    "core_melding": "veilig_thuis.meldingen",
    "core_advies": "veilig_thuis.adviezen",
    "core_onderzoek": "veilig_thuis.onderzoeken",
    "core_huisverbod": "veilig_thuis.huisverboden",
    "core_traject": "blijf.trajecten",
    "core_incident": "politie.incidenten",
}
CATEGORIES = {
    "core_melding": ("aanleiding", "km_anders", "partnergeweld"),
    "core_advies": ("aanleiding", "km_anders", "partnergeweld"),
    "core_onderzoek": ("uitkomst", "geen_km", "hg_bevestigd"),
    "core_traject": ("hulpvorm", "crisisopvang", "nazorg"),
}


def record(table: str, gemeente: str, **more: Any) -> Row:
    """Record N1 of a kind, of a gemeente."""
    match table:
        case "core_melding":
            return melding("N1", DAY, gemeente=gemeente, **more)
        case "core_advies":
            return advies("N1", DAY, gemeente=gemeente, **more)
        case "core_onderzoek":
            return onderzoek("N1", DAY, gemeente=gemeente, **more)
        case "core_traject":
            return traject("N1", DAY, gemeente_herkomst=gemeente, **more)
        case "core_incident":
            return incident("N1", DAY, "H1", gemeente=gemeente, **more)
    day = date.fromisoformat(DAY)
    return {"huisverbodnummer": "N1", "gemeente": gemeente, "datum_risicotaxatie": day, **more}


def of_every_kind(periode: str, *gemeenten: str) -> list[Sent]:
    """A delivery of each kind in which its one record has a row for each gemeente."""
    return [
        sent(kind, periode, *(record(table, gemeente) for gemeente in gemeenten))
        for table, kind in KINDS.items()
    ]


def gemeenten(folder: Path, deliveries: Iterable[Sent]) -> dict[str, list[str]]:
    """By kind, the gemeente of each record of the store."""
    path = build(folder, list(deliveries))
    return {table: [g for (g,) in read(path, f"select gemeente from {table}")] for table in KINDS}


def test_d3_of_every_kind_of_record_the_latest_period_counts(tmp_path: Path) -> None:
    deliveries = [*of_every_kind("2018K2", THERE), *of_every_kind("2018K1", HERE)]
    assert gemeenten(tmp_path, deliveries) == {table: [THERE] for table in KINDS}


def test_d4_of_every_kind_of_record_the_first_row_counts(tmp_path: Path) -> None:
    deliveries = of_every_kind("2018K1", HERE, THERE)
    assert gemeenten(tmp_path, deliveries) == {table: [HERE] for table in KINDS}


def test_d4_of_every_kind_the_categories_of_all_rows_count(tmp_path: Path) -> None:
    path = build(
        tmp_path,
        [
            sent(KINDS[table], "2018K1", *(record(table, HERE, **{name: [c]}) for c in codes))
            for table, (name, *codes) in CATEGORIES.items()
        ],
    )
    found = read(path, "select 'core_' || soort, lijst, code from core_categorie order by all")
    for table, (name, *codes) in CATEGORIES.items():
        assert [code for of, lijst, code in found if (of, lijst) == (table, name)] == codes


def test_d9_of_no_kind_are_rows_without_numbers_taken_for_records(tmp_path: Path) -> None:
    deliveries = map(forget, of_every_kind("2018K1", HERE))
    assert gemeenten(tmp_path, deliveries) == {table: [] for table in KINDS}
