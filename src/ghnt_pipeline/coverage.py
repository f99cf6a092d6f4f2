"""Which deliveries are expected, which are there, and up to which quarter all is complete."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ghnt_pipeline.deliveries import Delivery, standing
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
    found: dict[Expected, set[Periode]] = {pair: set() for pair in expected()}
    for key in standing(deliveries):
        quarters = Periode.parse(key.periode).kwartalen()
        for (bron, soort), there in found.items():
            if bron == key.bron and key.soort in (soort, "cijfers"):
                there.update(quarters)
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
