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


def _as_days(more: Row) -> Row:
    """Dates may be written as text."""
    return {
        name: date.fromisoformat(value)
        if name.startswith("datum_") and isinstance(value, str)
        else value
        for name, value in more.items()
    }


def melding(number: str, day: str, *aanleiding: str, **more: Any) -> Row:
    """A melding in Dordrecht, unless said otherwise."""
    return {
        "meldingnummer": number,
        "gemeente": "GM0505",
        "datum_melding": date.fromisoformat(day),
        "aanleiding": list(aanleiding or ("partnergeweld",)),
        "hoedanigheid_melder": "politie",
        **_as_days(more),
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


def onderzoek(
    number: str, start: str | None, end: str | None = None, besluit: str | None = None, **more: Any
) -> Row:
    """An onderzoek about someone in Dordrecht, unless said otherwise."""
    return {
        "onderzoeksnummer": number,
        "gemeente": "GM0505",
        **_as_days({"datum_besluit": besluit, "datum_start": start, "datum_afronding": end}),
        **more,
    }


def traject(number: str, start: str | None, end: str | None = None, **more: Any) -> Row:
    """A traject of a pleger from Dordrecht who gets nazorg, unless said otherwise."""
    return {
        "trajectnummer": number,
        "clientnummer": "K1",
        "gemeente_herkomst": "GM0505",
        "rol": "pleger",
        "hulpvorm": ["nazorg"],
        **_as_days({"datum_start": start, "datum_einde": end, **more}),
    }


def incident(number: str, day: str, huishouden: str, **more: Any) -> Row:
    """A police incident in Dordrecht, unless said otherwise."""
    return {
        "incidentnummer": number,
        "huishouden": huishouden,
        "gemeente": "GM0505",
        "datum_incident": date.fromisoformat(day),
        **more,
    }


def total(gemeente: str, categorie: str, aantal: int | None, soort: str = "melding") -> Row:
    """A count of meldingen, unless said otherwise."""
    return {"gemeente": gemeente, "soort": soort, "categorie": categorie, "aantal": aantal}
