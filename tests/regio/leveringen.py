"""Invented deliveries of the invented region, the first quarter of 2021: the same each time."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

PLAATSEN = ("Kwartelbroek", "GM9902", "'t Zilverveen", "Tureluursdam", "Luursluis", "9901")
"""As suppliers spell them; Luursluis is a gemeente of before, now part of Tureluursdam."""

_EERSTE = date(2021, 1, 1)


def _plaats(nummer: int) -> str:
    return "buiten Glim" if nummer % 29 == 0 else PLAATSEN[nummer % 11 % len(PLAATSEN)]


def _dag(nummer: int, na: int = 0) -> str:
    return (_EERSTE + timedelta(days=nummer % 80 + na)).isoformat()


def _melding(n: int) -> dict[str, object]:
    is_onderzocht = n % 5 == 0
    return {
        "meldingnummer": f"M{n}",
        "casusnummer": f"C{n}",
        "gemeente": _plaats(n),
        "datum_melding": _dag(n),
        "aanleiding": ("km_anders", "partnergeweld", "km_anders|partnergeweld")[n % 3],
        "hoedanigheid_melder": ("politie", "school")[n % 4 == 0],
        "datum_triagebesluit": _dag(n, n % 7 % 3),
        "triagebesluit": "onderzoek" if is_onderzocht else "vervolgtraject",
        "onderzoeksnummer": f"O{n}" if is_onderzocht else "",
    }


def _advies(n: int) -> dict[str, object]:
    return {
        "adviesnummer": f"A{n}",
        "gemeente": _plaats(n + 3),
        "datum_advies": _dag(n),
        "aanleiding": "hg_anders",
        "hoedanigheid_adviesvrager": "huisarts",
    }


def _onderzoek(n: int) -> dict[str, object]:
    return {
        "onderzoeksnummer": f"O{n * 5}",
        "casusnummer": f"C{n * 5}",
        "gemeente": _plaats(n * 5),
        "datum_besluit": _dag(n),
        "datum_start": _dag(n, 2),
        "datum_afronding": _dag(n, 9) if n % 2 else "",
    }


def _traject(n: int) -> dict[str, object]:
    return {
        "trajectnummer": f"T{n}",
        "clientnummer": f"K{n}",
        "gemeente_herkomst": ("Kwartelbroek", "Noorderglim", "buiten regio")[n % 3],
        "rol": "slachtoffer",
        "datum_aanmelding": _dag(n),
        "datum_start": _dag(n, 3),
        "hulpvorm": ("crisisopvang", "ambulante_hulp")[n % 2],
    }


_SOORTEN: dict[str, tuple[Callable[[int], dict[str, object]], int]] = {
    "veilig_thuis_meldingen": (_melding, 180),
    "veilig_thuis_adviezen": (_advies, 120),
    "veilig_thuis_onderzoeken": (_onderzoek, 36),
    "blijf_trajecten": (_traject, 60),
}


def write_deliveries(folder: Path) -> None:
    """Write a CSV of each kind."""
    for naam, (rij, aantal) in _SOORTEN.items():
        text = _csv([rij(nummer) for nummer in range(1, aantal + 1)])
        (folder / f"VERZONNEN_{naam}_2021K1.csv").write_text(text, "utf-8")


def _csv(rijen: Iterable[dict[str, object]]) -> str:
    alle = list(rijen)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(alle[0]), delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(alle)
    return buffer.getvalue()
