"""The recipe of `ghnt status`: what is in, what is missing, what to do next.

Reads the ledger, the manifests and what editions were made of, so that it answers at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from ghnt_pipeline.asking import Ask, asks
from ghnt_pipeline.building import inputs_of_store, read_build
from ghnt_pipeline.coverage import (
    Expected,
    delivered_quarters,
    last_complete_quarter,
    purged_quarters,
    quarters_seen,
)
from ghnt_pipeline.deliveries import Delivery, all_deliveries, standing
from ghnt_pipeline.drafts import editions_made, out_of_place, why_absent
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.released import all_released
from ghnt_pipeline.settings import Project, Settings


@dataclass(frozen=True)
class Status:
    """The state of a project, for a screen or for a scheduled job."""

    deliveries: tuple[Delivery, ...]
    quarters: tuple[Periode, ...]
    delivered: dict[Expected, set[Periode]]
    last_complete: Periode | None
    editions: tuple[str, ...]
    is_fresh: bool
    bevindingen: dict[str, Any]
    next_step: str
    purged: dict[Expected, set[Periode]]
    """What was there and was kept long enough."""
    asks: tuple[Ask, ...] = ()
    """What to ask of whom, on the day that was given."""

    @property
    def is_met(self) -> bool:
        """Whether all is as a scheduled job wants it: nothing missing or late, the store fresh."""
        return self.is_fresh and not self.asks and not self.missing

    @property
    def without_numbers(self) -> list[str]:
        """The deliveries that stand and of which no record has a number (rule D9)."""
        return [str(d.key) for d in standing(self.deliveries).values() if d.zonder_nummers]

    @property
    def missing(self) -> list[tuple[Expected, Periode]]:
        """What is expected and not there, for the quarters of which something stands."""
        return [
            (pair, quarter)
            for quarter in self.quarters
            for pair, quarters in self.delivered.items()
            if quarter not in quarters | self.purged[pair]
        ]


def status(project: Project, settings: Settings, vandaag: date | None = None) -> Status:
    """Look at a project without changing anything; without a day nothing is late."""
    ledger = Ledger(project.ledger)
    deliveries = all_deliveries(project.deliveries, ledger)
    stands = list(standing(deliveries).values())
    build = read_build(project)
    inputs = inputs_of_store(project, stands, settings)
    is_fresh = build is not None and build["inputs"] == inputs
    complete = last_complete_quarter(deliveries)
    editions = _editions(project)
    halfway = [why_absent(project, naam) for naam in out_of_place(project)]
    seen, delivered = quarters_seen(deliveries), delivered_quarters(deliveries)
    purged = purged_quarters(ledger)
    had = {pair: there | purged[pair] for pair, there in delivered.items()}
    return Status(
        deliveries=tuple(deliveries),
        quarters=tuple(seen),
        delivered=delivered,
        last_complete=complete,
        editions=editions,
        is_fresh=is_fresh,
        bevindingen={} if build is None else build["bevindingen"],
        next_step=halfway[0]
        if halfway
        else _next_step(
            stands,
            is_fresh=is_fresh,
            complete=complete,
            editions=editions,
            outdated=_outdated(project, ledger, complete, inputs["leveringen"]),
        ),
        purged=purged,
        asks=asks(had, seen, settings, vandaag or date.min),
    )


def _editions(project: Project) -> tuple[str, ...]:
    if not project.editions.is_dir():
        return ()
    return tuple(sorted(p.name for p in project.editions.iterdir() if p.name[:1].isdigit()))


def _outdated(
    project: Project, ledger: Ledger, complete: Periode | None, leveringen: list[str]
) -> str:
    """The draft of a quarter that was made from other deliveries; what went out stays as it is."""
    released = {uitgave.naam for uitgave in all_released(project, ledger)}
    drafts = [
        naam
        for naam in editions_made(project)
        if naam[:6] == str(complete) and naam not in released
    ]
    record = project.editions / f".{drafts[-1]}.json" if drafts else None
    if record is None or not record.exists():
        return ""
    try:
        made_from = json.loads(record.read_text("utf-8"))["stand"]["leveringen"]
    except (ValueError, KeyError, TypeError):
        return ""
    return drafts[-1] if made_from != leveringen else ""


def _next_step(
    stands: list[Delivery],
    *,
    is_fresh: bool,
    complete: Periode | None,
    editions: tuple[str, ...],
    outdated: str,
) -> str:
    if not stands:
        return "Put the suppliers' files in data/raw, then run: ghnt ingest"
    if not is_fresh:
        return "The store is older than the deliveries. Run: ghnt rebuild"
    if complete is None:
        return "No quarter is complete yet. Ask the suppliers for what is missing above"
    if str(complete) not in editions:
        return f"{complete} is complete. Run: ghnt report"
    if outdated:
        return f"The deliveries changed since the edition {outdated} was made. Run: ghnt report"
    return f"The edition of {complete} is there. Waiting for {complete.volgend_kwartaal()}"
