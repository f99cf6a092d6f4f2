"""The recipe of `ghnt withdraw`: take a delivery out of the count, or bring it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.deliveries import (
    Delivery,
    State,
    all_deliveries,
    standing,
    with_states,
)
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.settings import Project, Settings

SHOWN = 4
"""How many deliveries a message names when several fit."""


@dataclass(frozen=True)
class Turned:
    """What withdrawing a delivery, or undoing that, did to its key.

    `verschil` compares what stood before with what stands now; `built` is what the build found,
    None when the store did not change.
    """

    delivery: Delivery
    stood: Delivery | None
    stands: Delivery | None
    verschil: dict[str, int]
    built: dict[str, Any] | None = None


def find_delivery(deliveries: Iterable[Delivery], begin: str) -> Delivery:
    """The delivery whose ID is this or, alone, begins so. Raises UsageFault for none or several."""
    found = [d for d in deliveries if begin and d.id.startswith(begin)]
    exact = [d for d in found if d.id == begin]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UsageFault(
            f"no delivery is called {files.printable(begin) or 'so'}. 'ghnt deliveries' lists them"
        )
    raise UsageFault(
        f"{len(found)} deliveries begin with {begin}: {', '.join(d.id for d in found[:SHOWN])}"
        f"{', ...' if len(found) > SHOWN else ''}. Give more of the one you mean"
    )


def withdraw(
    project: Project,
    settings: Settings,
    begin: str,
    progress: Callable[[str], None],
    *,
    undo: bool = False,
    dry_run: bool = False,
) -> Turned:
    """Withdraw the delivery whose ID begins so, or with `undo` bring it back; rebuild the store.

    Raises UsageFault when it is unknown or in no state for that, Busy when another run is on.
    """
    if dry_run:
        return _planned(project, Ledger(project.ledger), begin, undo=undo)
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        ledger = Ledger(project.ledger)
        turned = _planned(project, ledger, begin, undo=undo)
        ledger.append(Event.UNDONE if undo else Event.WITHDRAWN, delivery=turned.delivery.id)
        progress("building the store")
        built = bring_up_to_date(project, settings, ledger)
    return Turned(turned.delivery, turned.stood, turned.stands, turned.verschil, built)


def _planned(project: Project, ledger: Ledger, begin: str, *, undo: bool) -> Turned:
    """What would happen; nothing is written."""
    before = all_deliveries(project.deliveries, ledger)
    chosen = find_delivery(before, begin)
    stood = standing(before).get(chosen.key)
    (_refuse_undo if undo else _refuse_withdrawal)(chosen, stood)
    withdrawn = {d.id for d in before if d.state is State.WITHDRAWN}
    after = with_states(before, withdrawn ^ {chosen.id})
    stands = standing(after).get(chosen.key)
    _refuse_twice(after, stands)
    (turned,) = (delivery for delivery in after if delivery.id == chosen.id)
    return Turned(turned, stood, stands, _difference(stood, stands))


def _refuse_withdrawal(chosen: Delivery, stood: Delivery | None) -> None:
    if chosen.state is State.WITHDRAWN:
        raise UsageFault(
            f"{chosen.id} was withdrawn before. To bring it back: ghnt withdraw {chosen.id} --undo"
        )
    if chosen.state is State.REPLACED and stood is not None:
        raise UsageFault(
            f"{chosen.id} was replaced and counts nowhere; {stood.id} stands. "
            "If that one is wrong, withdraw it first"
        )


def _refuse_undo(chosen: Delivery, _: Delivery | None) -> None:
    if chosen.state is not State.WITHDRAWN:
        raise UsageFault(f"{chosen.id} was not withdrawn, so there is nothing to undo")


def _refuse_twice(after: Sequence[Delivery], stands: Delivery | None) -> None:
    """Raise UsageFault when one content would stand for two periods (rule D1)."""
    if stands is None:
        return
    for other in standing(after).values():
        is_same = other.key.kind == stands.key.kind and (
            other.manifest.contents & stands.manifest.contents
        )
        if is_same and other.key != stands.key:
            raise UsageFault(
                f"then {stands.id} would stand, and {other.id} stands with the same content "
                "for another period. Withdraw the one that is wrong first"
            )


def _difference(stood: Delivery | None, stands: Delivery | None) -> dict[str, int]:
    """How many records of the key come, change, go and stay; none when nothing else stands."""
    if stood == stands or (some := stood or stands) is None:
        return {}
    import pyarrow.parquet as pq

    from ghnt_pipeline import store
    from ghnt_pipeline.contracts import kinds

    contract = kinds()[some.key.kind]
    has_numbers = not any(d.zonder_nummers for d in (stood, stands) if d is not None)
    if stood is None:
        none = pq.read_schema(some.rows).empty_table()
        found = store.compare(some.rows, none, contract, has_numbers=has_numbers)
        return {**found, "added": found["withdrawn"], "withdrawn": 0}
    schema = pq.read_schema(stood.rows)
    rows = schema.empty_table() if stands is None else pq.read_table(stands.rows)
    return store.compare(stood.rows, rows, contract, has_numbers=has_numbers)
