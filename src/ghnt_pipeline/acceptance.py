"""Candidates to deliveries: what is new, a correction, known, or in contradiction (D1, D2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ghnt_pipeline import __version__
from ghnt_pipeline.cores import largest_first
from ghnt_pipeline.deliveries import (
    BevindingTelling,
    Delivery,
    DeliveryKey,
    Manifest,
    State,
    refused_table,
    standing,
    write_delivery,
)
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.joining import Offer, joined, refuse_contradiction
from ghnt_pipeline.ledger import Event
from ghnt_pipeline.run import Candidate, Outcome, Result, Run
from ghnt_pipeline.seen import note_refusal, refusals_of

if TYPE_CHECKING:
    import pyarrow as pa

    from ghnt_pipeline.secret import Secret

ROWS_AT_ONCE = 250_000
"""A part is written on one core while the people of the next are hashed on the other."""
ROWS_AT_FIRST = 50_000
"""The first part is small: until it is there, nothing can be written."""


def accept_all(run: Run, candidates: Sequence[Candidate]) -> list[Result]:
    """Accept what stands alone for its key or may be joined; refuse what contradicts (D1, D2)."""
    if not candidates:
        return []
    secret = _secret(run)
    per_key: dict[DeliveryKey, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        per_key[candidate.key].append(candidate)
    return [result for group in per_key.values() for result in _of_one_key(run, group, secret)]


def _secret(run: Run) -> Secret | None:
    """The project's key; a dry run does not make one."""
    from ghnt_pipeline.secret import load_secret

    if run.asked.dry_run and not run.project.secret.exists():
        return None
    known = frozenset(d.manifest.secret_fingerprint for d in run.deliveries)
    return load_secret(run.project.secret, known)


def _of_one_key(run: Run, group: Sequence[Candidate], secret: Secret | None) -> list[Result]:
    offered = _to_offer(run, group)
    results = {
        id(c): _is_known(c, known)
        for c in group
        if (known := _known(run.deliveries, c)) is not None
    }
    if offered:
        results |= _judged(run, joined(offered), offered, secret)
    return [results[id(candidate)] for candidate in group]


def _to_offer(run: Run, group: Sequence[Candidate]) -> list[Candidate]:
    """What of one key may become a delivery: what is new and, to be joined, what was named."""
    new = [c for c in group if _known(run.deliveries, c) is None]
    named = {c.sha256 for c in group if c.is_named}
    if not run.asked.samen or (not new and len(named) == 1):
        return new
    return [c for c in group if c.is_named or _known(run.deliveries, c) is None]


def _judged(
    run: Run, offer: Offer, offered: Sequence[Candidate], secret: Secret | None
) -> dict[int, Result]:
    """Accept an offer or refuse it: a result for each table, also one that says the same again."""
    try:
        again = _joined_before(run, offer)
        if again is not None:
            return {id(c): _is_known(c, again) for c in offered}
        refuse_contradiction(offer, samen=run.asked.samen)
        _refuse_another_period(run.deliveries, offer)
        accepted = _accept(run, offer, secret)
    except DeliveryRefused as fault:
        return {id(c): _refused(run, c, fault) for c in offered}
    manifest = next(iter(accepted.values())).manifest
    same = f"known: {manifest.id if manifest else offer.key} {State.STANDS}"
    return {
        id(c): Result(c.gelezen.bestand, Outcome.KNOWN, same, blad=c.gelezen.blad) for c in offered
    } | accepted


def _is_known(candidate: Candidate, known: Delivery) -> Result:
    gelezen, reden = candidate.gelezen, f"known: {known.id} {known.state}"
    return Result(gelezen.bestand, Outcome.KNOWN, reden, blad=gelezen.blad)


def _refused(run: Run, candidate: Candidate, fault: DeliveryRefused) -> Result:
    naam, blad = candidate.gelezen.bestand, candidate.gelezen.blad
    before = refusals_of(run, candidate.naam, candidate.bestand_sha256)
    if before and before[-1].reason == str(fault) and not candidate.is_named:
        return Result(naam, Outcome.REFUSED_BEFORE, str(fault), blad=blad)
    note_refusal(run, candidate.naam, candidate.bestand_sha256, str(fault), by_itself=False)
    return Result(naam, Outcome.REFUSED, str(fault), blad=blad)


def _known(deliveries: Sequence[Delivery], candidate: Candidate) -> Delivery | None:
    """The delivery that already has this content for this key, whole or as a part (rule D1).

    Named, a replaced one is a correction again and a part of what no longer stands may come alone.
    """
    having = [
        d for d in deliveries
        if d.key == candidate.key and candidate.sha256 in d.manifest.contents
    ]  # fmt: skip
    for delivery in sorted(having, key=lambda d: d.state is not State.STANDS):
        is_whole = delivery.manifest.sha256 == candidate.sha256
        withdrawn = delivery.state is State.WITHDRAWN and is_whole
        if delivery.state is State.STANDS or withdrawn or not candidate.is_named:
            return delivery
    return None


def _joined_before(run: Run, offer: Offer) -> Delivery | None:
    """The delivery that was joined out of these very parts, whatever their names (rule D1)."""
    if not offer.is_joined:
        return None
    parts = offer.parts
    for delivery in run.deliveries:
        same = {deel.sha256 for deel in delivery.manifest.delen} == parts
        is_asked = run.asked.samen and delivery.manifest.sha256 == offer.sha256
        if delivery.key == offer.key and (same or is_asked):
            again = delivery.state is State.REPLACED and any(c.is_named for c in offer.delen)
            return None if again else delivery
    return None


def _refuse_another_period(deliveries: Sequence[Delivery], offer: Offer) -> None:
    for delivery in deliveries:
        same = delivery.key.kind == offer.key.kind and delivery.manifest.contents & offer.contents
        if same and delivery.state is State.STANDS and delivery.key != offer.key:
            raise DeliveryRefused(
                f"the same content already stands for {delivery.key.periode}, and this file says "
                f"{offer.key.periode}. Ask the supplier which period it is"
            )


def _accept(run: Run, offer: Offer, secret: Secret | None) -> dict[int, Result]:
    """Write one delivery and record it; in a dry run only say what would be."""
    earlier = standing(run.deliveries).get(offer.key)
    manifest = _manifest(offer, secret.fingerprint if secret else "")
    parts = _without_people(offer, secret) if secret else iter([offer.gecontroleerd.rijen])
    verschil: dict[str, int] = {}
    if earlier:
        parts = iter(rows := list(parts))
        verschil = _difference(run, earlier, offer, rows)
    if not run.asked.dry_run:
        _write(run, offer, manifest, parts)
    outcome = Outcome.CORRECTION if earlier else Outcome.ACCEPTED
    reden = "not written (dry run)" if run.asked.dry_run else ""
    return {
        id(c): Result(c.gelezen.bestand, outcome, reden, manifest, c,
                      verschil if c is offer.delen[0] else {}, c.gelezen.blad,
                      offer.gecontroleerd if offer.is_joined else None)
        for c in offer.delen
    }  # fmt: skip


def _write(run: Run, offer: Offer, manifest: Manifest, parts: Iterator[pa.Table]) -> None:
    import pyarrow as pa

    refused = pa.concat_tables(
        refused_table(c.gelezen, c.gecontroleerd.fouten) for c in offer.delen
    )
    hashed = offer.contract.gehasht()
    folder = write_delivery(run.project.deliveries, manifest, parts, refused, hashed)
    files = tuple(dict.fromkeys(c.bestand_sha256 for c in offer.delen))
    line = run.ledger.append(Event.ACCEPTED, delivery=manifest.id, files=files, name=offer.naam)
    run.deliveries.append(Delivery(manifest, folder, line.seq, State.STANDS))


def _without_people(offer: Offer, secret: Secret) -> Iterator[pa.Table]:
    """The accepted rows with keyed hashes for casussen, clients and households, in parts."""
    rows, names = offer.gecontroleerd.rijen, offer.contract.gehasht()
    words = largest_first(
        lambda name: rows.column(name).combine_chunks().dictionary_encode(),
        names,
        lambda name: int(rows.column(name).nbytes),
    )
    edges = [0, *range(ROWS_AT_FIRST, rows.num_rows, ROWS_AT_ONCE), rows.num_rows]
    hashes = [secret.hash_column(each, edges) for each in words]
    for begin, end in pairwise(edges):
        part = rows.slice(begin, end - begin)
        for name, hashed in zip(names, hashes, strict=True):
            part = part.set_column(part.column_names.index(name), name, next(hashed))
        yield part


def _difference(
    run: Run, earlier: Delivery, offer: Offer, parts: Sequence[pa.Table]
) -> dict[str, int]:
    """How a correction differs from what stood (rule D2).

    Raises DeliveryRefused when it drops more of the numbers than the limit, without --correctie.
    """
    import pyarrow as pa

    from ghnt_pipeline import store

    has_numbers = not (earlier.zonder_nummers or offer.gecontroleerd.zonder_nummers)
    rows = pa.concat_tables(parts)
    verschil = store.compare(earlier.rows, rows, offer.contract, has_numbers=has_numbers)
    if not run.asked.correctie:
        _refuse_dropping(earlier, offer, verschil, run.settings.max_dropped_share)
    return verschil


def _refuse_dropping(
    earlier: Delivery, offer: Offer, verschil: dict[str, int], limit: float
) -> None:
    """Raise DeliveryRefused for a correction that leaves out too much, or all its numbers.

    Without numbers a row that changed leaves and comes back, so only the surplus was left out.
    """
    before = verschil["changed"] + verschil["withdrawn"] + verschil["kept"]
    dropped, what = verschil["withdrawn"], "numbers"
    if offer.gecontroleerd.zonder_nummers and not earlier.zonder_nummers:
        raise DeliveryRefused(
            f"this correction of {offer.key} has no record numbers, and what stands has them. "
            "If only bounds are to be known of it: ghnt ingest FILE --correctie"
        )
    if earlier.zonder_nummers:
        dropped, what = dropped - verschil["added"], "rows"
        if not offer.gecontroleerd.zonder_nummers:
            return
    if dropped > limit * before:
        part = ". If it is one more part, name all files: ghnt ingest FILE FILE --samen"
        raise DeliveryRefused(
            f"this correction of {offer.key} leaves out {dropped} of {before} "
            f"{what}, more than {limit:.0%}. If that is right: "
            f"ghnt ingest FILE --correctie{part if dropped == before else ''}"
        )


def _manifest(offer: Offer, fingerprint: str) -> Manifest:
    gecontroleerd = offer.gecontroleerd
    uitleg = {(b.code, b.kolom): b for b in gecontroleerd.bevindingen}
    genegeerd = dict.fromkeys(naam for c in offer.delen for naam in c.gelezen.tabel.genegeerd)
    return Manifest(
        bron=offer.key.bron,
        soort=offer.key.soort,
        periode=offer.key.periode,
        sha256=offer.sha256,
        bestand=offer.bestand,
        blad=offer.blad,
        bestand_sha256=offer.bestand_sha256,
        rows_read=gecontroleerd.gelezen,
        rows_accepted=gecontroleerd.aanvaard,
        rows_refused=gecontroleerd.afgekeurd,
        rows_repeated=gecontroleerd.herhaald,
        rows_control=gecontroleerd.controle,
        bevindingen=tuple(
            BevindingTelling(
                code=code,
                kolom=kolom,
                ernst=uitleg[code, kolom].ernst,
                uitleg=uitleg[code, kolom].uitleg,
                aantal=aantal,
            )
            for (code, kolom), aantal in sorted(gecontroleerd.per_regel().items())
        ),
        genegeerde_kolommen=tuple(genegeerd),
        secret_fingerprint=fingerprint,
        versie=__version__,
        delen=offer.as_delen(),
        zonder_nummers=gecontroleerd.zonder_nummers,
    )
