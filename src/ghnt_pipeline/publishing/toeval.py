"""Whether a difference between two published figures may be chance."""

from __future__ import annotations

from ghnt_pipeline.indicators import Eenheid
from ghnt_pipeline.publishing.edition import Waarde
from ghnt_pipeline.statistics import (
    Estimate,
    Verandering,
    change,
    estimate_count,
    estimate_rate,
    estimate_share,
)


def verandering_van(nu: Waarde, toen: Waarde) -> Verandering | None:
    """Compare two shown figures of one indicator; None for means, which have no interval."""
    nieuw, oud = _schatting(nu), _schatting(toen)
    return None if nieuw is None or oud is None else change(nieuw, oud).verandering


def _schatting(waarde: Waarde) -> Estimate | None:
    if waarde.cijfer is None:
        return None
    if waarde.eenheid == Eenheid.AANTAL:
        return estimate_count(int(waarde.cijfer))
    if waarde.teller is None or waarde.noemer is None:
        return None
    if waarde.eenheid == Eenheid.PER_1000:
        return estimate_rate(waarde.teller, waarde.noemer)
    return (
        estimate_share(waarde.teller, waarde.noemer) if waarde.eenheid == Eenheid.PROCENT else None
    )


def kan_toeval_zijn(nu: float, toen: float) -> bool:
    """Whether two published counts differ by no more than chance and rounding explain."""
    gevonden = change(estimate_count(int(nu)), estimate_count(int(toen))).verandering
    return gevonden is Verandering.KAN_TOEVAL_ZIJN
