"""Literal rows for tests: only what a test is about is written out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from records import Row, Sent

from ghnt_pipeline.contracts import kinds


def sent(kind: str, periode: str, *rows: Row) -> Sent:
    """A delivery of these rows, with every other column of the contract empty."""
    bron, soort = kind.split(".")
    empty = dict.fromkeys(kinds()[kind].velden())
    return Sent(
        bron,
        soort,
        periode,
        [{**empty, **row, "regel": place + 1, "rij": place} for place, row in enumerate(rows, 1)],
    )


def melding(number: str, day: str, *aanleiding: str, **more: Any) -> Row:
    """A melding in Dordrecht, unless said otherwise."""
    return {
        "meldingnummer": number,
        "gemeente": "GM0505",
        "datum_melding": date.fromisoformat(day),
        "aanleiding": list(aanleiding or ("partnergeweld",)),
        "hoedanigheid_melder": "politie",
        **more,
    }


def meldingen_by_year(*rows: Row, years: Sequence[int]) -> list[Sent]:
    """Meldingen in one delivery for each of these years, the years without any too."""
    return [
        sent(
            "veilig_thuis.meldingen", str(year),
            *(row for row in rows if row["datum_melding"].year == year),
        )
        for year in years
    ]  # fmt: skip


def advies(number: str, day: str, *aanleiding: str, **more: Any) -> Row:
    """An advies about someone in Dordrecht, unless said otherwise."""
    return {
        "adviesnummer": number,
        "gemeente": "GM0505",
        "datum_advies": date.fromisoformat(day),
        "aanleiding": list(aanleiding or ("partnergeweld",)),
        "hoedanigheid_adviesvrager": "politie",
        **more,
    }


def onderzoek(number: str, start: str, end: str, besluit: str | None = None) -> Row:
    """A finished onderzoek about someone in Dordrecht."""
    return {
        "onderzoeksnummer": number,
        "gemeente": "GM0505",
        "datum_besluit": None if besluit is None else date.fromisoformat(besluit),
        "datum_start": date.fromisoformat(start),
        "datum_afronding": date.fromisoformat(end),
    }


def traject(number: str, start: str, end: str | None = None, **more: Any) -> Row:
    """A traject of a pleger from Dordrecht who gets nazorg, unless said otherwise."""
    return {
        "trajectnummer": number,
        "clientnummer": "K1",
        "gemeente_herkomst": "GM0505",
        "rol": "pleger",
        "datum_start": date.fromisoformat(start),
        "datum_einde": None if end is None else date.fromisoformat(end),
        "hulpvorm": ["nazorg"],
        **more,
    }


def total(gemeente: str, categorie: str, aantal: int | None, soort: str = "melding") -> Row:
    """A count of meldingen, unless said otherwise."""
    return {"gemeente": gemeente, "soort": soort, "categorie": categorie, "aantal": aantal}
