"""Which inhabitants a rate is per: of which year, and of which region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ghnt_pipeline.indicators import INWONERS, Indicator
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.reference import gemeenten
from ghnt_pipeline.regio import regio

TELWOORDEN = (
    *("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
    *("negentien", "twintig"),
)


def over_inwoners(indicator: Indicator, edition: Edition, perioden: Sequence[str]) -> Iterator[str]:
    """The sentences under a table of rates; none under any other."""
    if indicator.noemer != INWONERS:
        return
    aantallen = {
        periode[:4]: waarde.noemer
        for periode in perioden
        for waarde in edition.reeks(indicator.id, "regio", [periode])
        if waarde is not None and waarde.noemer is not None
    }
    if aantallen:
        per_jaar = "; ".join(f"{jaar}: {getal(n)}" for jaar, n in aantallen.items() if n)
        yield f"Inwoners van de regio op 1 januari: {per_jaar}."
    for periode, jaar in edition.inwoners_van:
        if periode in perioden and periode[:4] != str(jaar):
            yield f"Voor {periode} is gerekend met de inwoners van {jaar}: latere zijn niet bekend."
    if any(int(periode[:4]) < regio().sinds.year for periode in perioden):
        yield (
            f"De regio is steeds die van de {gemeenten_van_nu()} gemeenten van nu; "
            f"voor {regio().sinds.year} waren het er {_telwoord(_toen())}."
        )


def gemeenten_van_nu() -> str:
    """How many municipalities the region has, in letters."""
    return _telwoord(len(regio().van_nu))


def _toen() -> int:
    """How many there were on the last day of the region of then."""
    dag = regio().sinds - timedelta(days=1)
    return sum(
        gemeente.was_in_regio
        and (gemeente.geldig_van is None or gemeente.geldig_van <= dag)
        and (gemeente.geldig_tot is None or gemeente.geldig_tot >= dag)
        for gemeente in gemeenten().values()
    )


def _telwoord(aantal: int) -> str:
    return TELWOORDEN[aantal] if aantal < len(TELWOORDEN) else str(aantal)
