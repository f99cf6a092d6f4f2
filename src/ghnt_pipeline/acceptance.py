"""Candidates to deliveries: what is new, a correction, known, or in contradiction (D1, D2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ghnt_pipeline import __version__
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
from ghnt_pipeline.ledger import Event
from ghnt_pipeline.run import Candidate, Outcome, Result, Run
from ghnt_pipeline.seen import note_refusal, refusals_of

if TYPE_CHECKING:
    import pyarrow as pa

    from ghnt_pipeline.secret import Secret


def accept_all(run: Run, candidates: Sequence[Candidate]) -> list[Result]:
    """Accept what stands alone for its key; refuse what contradicts (rules D1 and D2)."""
    if not candidates:
        return []
    secret = _secret(run)
    new_contents: dict[DeliveryKey, set[str]] = defaultdict(set)
    for candidate in candidates:
        if _known(run.deliveries, candidate) is None:
            new_contents[candidate.key].add(candidate.sha256)
    return [_one(run, candidate, new_contents[candidate.key], secret) for candidate in candidates]


def _secret(run: Run) -> Secret | None:
    """The project's key; a dry run does not make one."""
    from ghnt_pipeline.secret import load_secret

    if run.asked.dry_run and not run.project.secret.exists():
        return None
    known = frozenset(d.manifest.secret_fingerprint for d in run.deliveries)
    return load_secret(run.project.secret, known)


def _one(run: Run, candidate: Candidate, contents: set[str], secret: Secret | None) -> Result:
    naam, blad = candidate.gelezen.bestand, candidate.gelezen.blad
    known = _known(run.deliveries, candidate)
    if known is not None:
        return Result(naam, Outcome.KNOWN, f"known: {known.id} {known.state}", blad=blad)
    try:
        _refuse_another_period(run.deliveries, candidate)
        _refuse_contradiction(candidate, contents)
        return _accept(run, candidate, secret)
    except DeliveryRefused as fault:
        before = refusals_of(run, candidate.naam, candidate.bestand_sha256)
        if before and before[-1].reason == str(fault) and not candidate.is_named:
            return Result(naam, Outcome.REFUSED_BEFORE, str(fault), blad=blad)
        note_refusal(run, candidate.naam, candidate.bestand_sha256, str(fault), by_itself=False)
        return Result(naam, Outcome.REFUSED, str(fault), blad=blad)


def _known(deliveries: Sequence[Delivery], candidate: Candidate) -> Delivery | None:
    """The delivery that already has this content for this key (rule D1).

    A replaced one that is named again is a correction, and so not known.
    """
    for delivery in deliveries:
        if (delivery.key, delivery.manifest.sha256) == (candidate.key, candidate.sha256):
            again = delivery.state is State.REPLACED and candidate.is_named
            return None if again else delivery
    return None


def _refuse_another_period(deliveries: Sequence[Delivery], candidate: Candidate) -> None:
    for delivery in deliveries:
        same = (delivery.manifest.sha256, delivery.key.kind) == (
            candidate.sha256,
            candidate.key.kind,
        )
        if same and delivery.state is State.STANDS and delivery.key != candidate.key:
            raise DeliveryRefused(
                f"the same content already stands for {delivery.key.periode}, and this file says "
                f"{candidate.key.periode}. Ask the supplier which period it is"
            )


def _refuse_contradiction(candidate: Candidate, contents: set[str]) -> None:
    if len(contents) > 1:
        raise DeliveryRefused(
            f"{len(contents)} files with different content are {candidate.key}. "
            "Which one? Name it: ghnt ingest FILE"
        )


def _accept(run: Run, candidate: Candidate, secret: Secret | None) -> Result:
    """Write one delivery and record it; in a dry run only say what would be."""
    naam, blad = candidate.gelezen.bestand, candidate.gelezen.blad
    gecontroleerd = candidate.gecontroleerd
    earlier = standing(run.deliveries).get(candidate.key)
    outcome = Outcome.CORRECTION if earlier else Outcome.ACCEPTED
    manifest = _manifest(candidate, secret.fingerprint if secret else "")
    rows = _without_people(candidate, secret) if secret else gecontroleerd.rijen
    verschil = _difference(run, earlier, candidate, rows)
    if run.asked.dry_run:
        not_written = "not written (dry run)"
        return Result(naam, outcome, not_written, manifest, candidate, verschil, blad)
    folder = write_delivery(
        run.project.deliveries, manifest, rows, refused_table(manifest, gecontroleerd.fouten)
    )
    line = run.ledger.append(
        Event.ACCEPTED, delivery=manifest.id, files=(candidate.bestand_sha256,), name=candidate.naam
    )
    run.deliveries.append(Delivery(manifest, folder, line.seq, State.STANDS))
    return Result(naam, outcome, "", manifest, candidate, verschil, blad)


def _without_people(candidate: Candidate, secret: Secret) -> pa.Table:
    """The accepted rows with keyed hashes for casussen, clients and households."""
    from ghnt_pipeline.contracts.fields import Sleutel

    rows = candidate.gecontroleerd.rijen
    for name, veld in candidate.gelezen.tabel.contract.velden().items():
        if isinstance(veld, Sleutel):
            column = secret.hash_column(rows.column(name))
            rows = rows.set_column(rows.column_names.index(name), name, column)
    return rows


def _difference(
    run: Run, earlier: Delivery | None, candidate: Candidate, rows: pa.Table
) -> dict[str, int]:
    """How a correction differs from what stood (rule D2).

    Raises DeliveryRefused when it drops more of the numbers than the limit, without --correctie.
    """
    if earlier is None:
        return {}
    from ghnt_pipeline import store

    verschil = store.compare(earlier.rows, rows, candidate.gelezen.tabel.contract)
    before = verschil["changed"] + verschil["withdrawn"] + verschil["kept"]
    limit = run.settings.max_dropped_share
    if verschil["withdrawn"] > limit * before and not run.asked.correctie:
        raise DeliveryRefused(
            f"this correction of {candidate.key} leaves out {verschil['withdrawn']} of {before} "
            f"numbers, more than {limit:.0%}. If that is right: "
            "ghnt ingest FILE --correctie"
        )
    return verschil


def _manifest(candidate: Candidate, fingerprint: str) -> Manifest:
    gelezen, gecontroleerd = candidate.gelezen, candidate.gecontroleerd
    uitleg = {(b.code, b.kolom): b for b in gecontroleerd.bevindingen}
    return Manifest(
        bron=gelezen.bron,
        soort=candidate.key.soort,
        periode=candidate.key.periode,
        sha256=candidate.sha256,
        bestand=gelezen.bestand,
        blad=gelezen.blad,
        bestand_sha256=candidate.bestand_sha256,
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
        genegeerde_kolommen=gelezen.tabel.genegeerd,
        secret_fingerprint=fingerprint,
        versie=__version__,
    )
