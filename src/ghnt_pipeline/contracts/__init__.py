"""What each supplier promises: one pydantic model per delivery kind (design § 3)."""

from ghnt_pipeline.contracts.base import Contract, Ernst, Regel
from ghnt_pipeline.contracts.overig import Cijfer, Incident, Signaal
from ghnt_pipeline.contracts.trajecten import Traject
from ghnt_pipeline.contracts.veilig_thuis import Advies, Huisverbod, Melding, Onderzoek, Totaal

CONTRACTEN: tuple[type[Contract], ...] = (
    Melding,
    Advies,
    Onderzoek,
    Huisverbod,
    Totaal,
    Traject,
    Incident,
    Signaal,
    Cijfer,
)


def kinds() -> dict[str, type[Contract]]:
    """Every delivery kind as `<bron>.<soort>`, with its contract."""
    return {f"{bron}.{c.leversoort}": c for c in CONTRACTEN for bron in c.bronnen}


__all__ = ["CONTRACTEN", "Contract", "Ernst", "Regel", "kinds"]
