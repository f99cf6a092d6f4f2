"""Stays in the shelter of people from outside the region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from areas import REGION, Coverage
from durations import SHELTER
from facts import Fact
from records import Record, first_day, last_day

from ghnt_pipeline.reference import gemeenten


def outside_facts(coverage: Coverage, trajecten: Iterable[Record]) -> Iterator[Fact]:
    """Stays in each quarter Blijf delivered, by origin as of today, in the region only.

    A stay takes a place wherever the client is from, so it counts also where the shelter says
    nothing about the municipality (Hoeksche Waard) or it left the region (Vijfheerenlanden).
    """
    for traject in trajecten:
        if traject.bron != "blijf" or not SHELTER & traject.codes["hulpvorm"]:
            continue
        origin = gemeenten()[traject.fields["gemeente_herkomst"]].code_nu
        for quarter in sorted(coverage.delivered.get(("blijf", "trajecten"), ())):
            if not _overlaps(traject, quarter):
                continue
            if origin == "onbekend":
                yield Fact("buiten_regio_onbekend", traject, quarter, ("regio",))
            else:
                hit = origin not in REGION
                yield Fact("buiten_regio", traject, quarter, ("regio",), hit=hit)


def _overlaps(traject: Record, quarter: str) -> bool:
    start, end = traject.fields["datum_start"], traject.fields["datum_einde"]
    if start is None or start > last_day(quarter):
        return False
    return end is None or bool(end >= first_day(quarter))
