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
from ghnt_pipeline.intake import Candidate, Outcome, Result, Run, note_refusal
from ghnt_pipeline.ledger import Event

if TYPE_CHECKING:
    import pyarrow as pa

    from ghnt_pipeline.secret import Secret


def accept_all(run: Run, candidates: Sequence[Candidate]) -> list[Result]:
    """Accept what stands alone for its key; refuse what contradicts (rules D1 and D2)."""
    if not candidates:
        return []
    from ghnt_pipeline.secret import load_secret

    known = frozenset(d.manifest.secret_fingerprint for d in run.deliveries)
    secret = None if run.asked.dry_run else load_secret(run.project.secret, known)
    per_key: dict[DeliveryKey, set[str]] = defaultdict(set)
    for candidate in candidates:
        per_key[candidate.key].add(candidate.sha256)
    results = []
    for candidate in candidates:
        naam = candidate.gelezen.bestand
        try:
            _refuse_contradiction(candidate, per_key[candidate.key])
            results.append(_accept(run, candidate, secret))
        except DeliveryRefused as fault:
            note_refusal(run, naam, candidate.bestand_sha256, str(fault))
            results.append(Result(naam, Outcome.REFUSED, str(fault)))
    return results


def _refuse_contradiction(candidate: Candidate, contents: set[str]) -> None:
    if len(contents) > 1:
        raise DeliveryRefused(
            f"{len(contents)} files with different content are {candidate.key}. "
            "Which one? Name it: ghnt ingest FILE"
        )


def _accept(run: Run, candidate: Candidate, secret: Secret | None) -> Result:
    """Write one delivery and record it; without a secret (a dry run) only say what would be."""
    naam, key = candidate.gelezen.bestand, candidate.key
    known = _same_content(run.deliveries, candidate)
    if known is not None:
        return Result(naam, Outcome.KNOWN, f"known: {known.manifest.id} {known.state}")
    earlier = standing(run.deliveries).get(key)
    outcome = Outcome.CORRECTION if earlier else Outcome.ACCEPTED
    gecontroleerd = candidate.gecontroleerd
    if secret is None:
        return Result(naam, outcome, "not written (dry run)", None, gecontroleerd)
    manifest = _manifest(candidate, secret.fingerprint)
    rows = _without_people(candidate, secret)
    verschil = _difference(run, earlier, candidate, rows)
    folder = write_delivery(
        run.project.deliveries, manifest, rows, refused_table(manifest, gecontroleerd.fouten)
    )
    line = run.ledger.append(
        Event.ACCEPTED, delivery=manifest.id, files=(candidate.bestand_sha256,), name=naam
    )
    run.deliveries.append(Delivery(manifest, folder, line.seq, State.STANDS))
    return Result(naam, outcome, "", manifest, gecontroleerd, verschil)


def _without_people(candidate: Candidate, secret: Secret) -> pa.Table:
    """The accepted rows with keyed hashes for casussen, clients and households."""
    from ghnt_pipeline.contracts.fields import Sleutel

    rows = candidate.gecontroleerd.rijen
    for name, veld in candidate.gelezen.tabel.contract.velden().items():
        if isinstance(veld, Sleutel):
            column = secret.hash_column(rows.column(name))
            rows = rows.set_column(rows.column_names.index(name), name, column)
    return rows


def _same_content(deliveries: Sequence[Delivery], candidate: Candidate) -> Delivery | None:
    """The delivery that already has this content for this key (rule D1).

    Raises DeliveryRefused when it stands for another period.
    """
    for delivery in deliveries:
        manifest = delivery.manifest
        if manifest.sha256 != candidate.sha256 or delivery.key.kind != candidate.key.kind:
            continue
        if delivery.key == candidate.key:
            again = delivery.state is State.REPLACED and candidate.is_named
            return None if again else delivery
        if delivery.state is State.STANDS:
            raise DeliveryRefused(
                f"the same content already stands for {manifest.periode}, and this file says "
                f"{candidate.key.periode}. Ask the supplier which period it is"
            )
    return None


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
