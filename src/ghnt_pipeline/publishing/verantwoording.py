"""What stands behind an edition: which deliveries, in words for a reader."""

from __future__ import annotations

from dataclasses import dataclass

from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.opmaak import kort
from ghnt_pipeline.publishing.woorden import SOORTEN
from ghnt_pipeline.reference import code_list


@dataclass(frozen=True, slots=True)
class Aanlevering:
    """What one organisation delivered of one kind."""

    bron: str
    soort: str
    perioden: tuple[str, ...]


def aanleveringen(edition: Edition) -> list[Aanlevering]:
    """The deliveries that stand, by organisation and kind, periods in order."""
    namen = {code.kort: code.label for code in code_list("bron").codes}
    perioden: dict[tuple[str, str], set[str]] = {}
    for levering in edition.leveringen:
        perioden.setdefault((levering.bron, levering.soort), set()).add(levering.periode)
    return [
        Aanlevering(
            namen.get(bron, bron),
            SOORTEN.get(soort, soort),
            tuple(kort(periode) for periode in sorted(gevonden)),
        )
        for (bron, soort), gevonden in sorted(perioden.items())
    ]
