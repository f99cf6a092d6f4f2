"""What the ledger remembers of a file: what was made of it, and why it was refused."""

from __future__ import annotations

from ghnt_pipeline.deliveries import Delivery, DeliveryKey, State
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.ledger import Event, Line
from ghnt_pipeline.run import Outcome, Result, Run, sheet_name


def seen_before(run: Run, naam: str, bestand_sha: str, *, is_named: bool) -> list[Result]:
    """What became of this file when it was read before; empty when it must be read again.

    Every table of it is said, the refused ones too.
    """
    taken = _taken_in(run, naam, bestand_sha)
    if is_named and any(_may_be_again(delivery) for delivery, _ in taken):
        return []
    seen = [
        Result(naam, Outcome.KNOWN, f"known: {delivery.id} {delivery.state}", blad=blad)
        for delivery, blad in taken
    ]
    if not is_named:
        seen += _purged(run, naam, bestand_sha, {delivery.id for delivery, _ in taken})
    taken_in = {result.naam for result in seen}
    refused = {
        line.name: line
        for line in _refusals_in(run, naam, bestand_sha)
        if line.name not in taken_in
    }
    if any(is_named or line.rules != _rules(run) for line in refused.values()):
        return []
    return seen + [
        Result(naam, Outcome.REFUSED_BEFORE, line.reason or "", blad=_sheet_of(naam, line.name))
        for line in refused.values()
    ]


def _purged(run: Run, naam: str, bestand_sha: str, there: set[str]) -> list[Result]:
    """What was taken in of this file and kept long enough: it does not come back by itself."""
    gone = [
        line.delivery
        for line in run.ledger.lines
        if line.event is Event.PURGED and bestand_sha in line.files and line.delivery not in there
    ]
    return [
        Result(naam, Outcome.KNOWN, f"known: {delivery} was purged; delete this file")
        for delivery in dict.fromkeys(gone)
    ]


def _taken_in(run: Run, naam: str, bestand_sha: str) -> list[tuple[Delivery, str | None]]:
    """The deliveries this file is in, whole or as a part, each with the sheet it gave.

    Of one key the delivery that stands is said, else the first.
    """
    found: dict[tuple[DeliveryKey, str | None], Delivery] = {}
    for delivery in run.deliveries:
        for deel in delivery.manifest.files:
            if (deel.bestand_sha256, deel.bestand) == (bestand_sha, naam):
                place = (delivery.key, deel.blad)
                if place not in found or delivery.state is State.STANDS:
                    found[place] = delivery
    return [(delivery, blad) for (_, blad), delivery in found.items()]


def _may_be_again(delivery: Delivery) -> bool:
    """Whether naming a file of it may make a delivery: a correction, or a part by itself."""
    was_part = delivery.state is State.WITHDRAWN and bool(delivery.manifest.delen)
    return delivery.state is State.REPLACED or was_part


def _sheet_of(naam: str, shown: str | None) -> str | None:
    blad = (shown or "").removeprefix(sheet_name(naam, ""))
    return blad if shown != naam else None


def _refusals_in(run: Run, naam: str, bestand_sha: str) -> list[Line]:
    """The lines in which this file, or a sheet of it, was refused for what it is."""
    return [
        line
        for line in run.ledger.lines
        if line.event is Event.REFUSED
        and bestand_sha in line.files
        and (line.name == naam or (line.name or "").startswith(sheet_name(naam, "")))
    ]


def refusals_of(run: Run, naam: str, bestand_sha: str) -> list[Line]:
    """The lines of the ledger in which this file, unchanged and under this name, was refused."""
    return [
        line
        for line in run.ledger.lines
        if line.event is Event.REFUSED and line.name == naam and bestand_sha in line.files
    ]


def _rules(run: Run) -> str:
    """What a refusal of a file by itself depends on."""
    rules = code_hash("reading", "contracts", "reference", "indicators", "checking", "regio")
    return f"{rules}, max_refused_share {run.settings.max_refused_share}"


def note_refusal(
    run: Run, naam: str, bestand_sha: str, reden: str, *, by_itself: bool = True
) -> None:
    """Remember a refusal in the ledger.

    A file refused `by_itself` is passed over while it does not change; one refused for what else
    is there is looked at again each time.
    """
    if not run.asked.dry_run:
        rules = _rules(run) if by_itself else None
        run.ledger.append(Event.REFUSED, files=(bestand_sha,), name=naam, reason=reden, rules=rules)
