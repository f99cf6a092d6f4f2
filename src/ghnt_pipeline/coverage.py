"""Which deliveries are expected, which are there, and up to which quarter all is complete."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ghnt_pipeline.deliveries import Delivery, standing
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import dekking

Expected = tuple[str, str]


def expected() -> list[Expected]:
    """Every (bron, soort) that `dekking.toml` expects each quarter, in its order."""
    return list(dict.fromkeys((d.bron, soort) for d in dekking() for soort in d.soorten))


def delivered_quarters(deliveries: Iterable[Delivery]) -> dict[Expected, set[Periode]]:
    """For each expected (bron, soort) the quarters a standing delivery covers.

    Anonymous figures (`cijfers`) of a bron stand for each of its kinds.
    """
    return _covered((key.kind, key.periode) for key in standing(deliveries))


def purged_quarters(ledger: Ledger) -> dict[Expected, set[Periode]]:
    """For each expected (bron, soort) the quarters whose records were kept long enough."""
    parts = (identity.split("/") for identity in ledger.purged())
    return _covered((kind, periode) for kind, periode, _ in parts)


def _covered(kinds_and_periods: Iterable[tuple[str, str]]) -> dict[Expected, set[Periode]]:
    found: dict[Expected, set[Periode]] = {pair: set() for pair in expected()}
    for kind, periode in kinds_and_periods:
        for (bron, soort), there in found.items():
            if kind in (f"{bron}.{soort}", f"{bron}.cijfers"):
                there.update(Periode.parse(periode).kwartalen())
    return found


def quarters_of(deliveries: Iterable[Delivery]) -> list[Periode]:
    """Every quarter these deliveries are about, in order."""
    return sorted({q for d in deliveries for q in Periode.parse(d.key.periode).kwartalen()})


def quarters_seen(deliveries: Iterable[Delivery]) -> list[Periode]:
    """Every quarter for which anything stands, in order."""
    return quarters_of(standing(deliveries).values())


def last_complete_quarter(deliveries: Iterable[Delivery]) -> Periode | None:
    """The latest quarter for which every expected (bron, soort) has a standing delivery."""
    complete = set.intersection(*delivered_quarters(list(deliveries)).values())
    return max(complete, default=None)


def peildatum(deliveries: Iterable[Delivery]) -> date:
    """The day the figures are of: the last of the last complete quarter.

    Where none is complete, of the last quarter for which anything stands; the first of all days
    when nothing stands.
    """
    deliveries = list(deliveries)
    kwartaal = last_complete_quarter(deliveries) or max(quarters_seen(deliveries), default=None)
    return date.min if kwartaal is None else kwartaal.laatste_dag
