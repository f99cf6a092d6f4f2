"""What `--json` gives: the same results as values."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ghnt_pipeline.deliveries import Delivery
    from ghnt_pipeline.ingest import Ingested
    from ghnt_pipeline.inspection import Checked
    from ghnt_pipeline.publishing.edition import Waarde
    from ghnt_pipeline.run import Candidate
    from ghnt_pipeline.status import Status


def ingested_document(run: Ingested) -> dict[str, Any]:
    """A run: one entry per file, and what the build found."""
    return {
        "files": [
            {
                "file": r.bestand,
                "sheet": r.blad,
                "outcome": r.outcome.value,
                "reason": r.reden,
                "delivery": r.manifest.id if r.manifest else None,
                "difference": r.verschil,
                **({} if r.candidate is None else checked_document(r.candidate)),
            }
            for r in run.results
        ],
        "remarks": list(run.opmerkingen),
        "workbooks": [str(path) for path in run.werkboeken],
        "build": run.built,
    }


def checked_document(candidate: Candidate) -> dict[str, Any]:
    """The rows of a table and its findings, in Dutch too, without any cell."""
    found, contract = candidate.gecontroleerd, candidate.gelezen.tabel.contract
    findings = []
    for finding in found.bevindingen:
        expected, mend = contract.in_het_nederlands(finding.code, finding.kolom)
        findings.append({**asdict(finding), "verwacht": expected, "herstel": mend})
    return {
        "rows_read": found.gelezen,
        "rows_accepted": found.aanvaard,
        "rows_refused": found.afgekeurd,
        "rows_repeated": found.herhaald,
        "rows_control": found.controle,
        "findings": findings,
    }


def candidate_document(candidate: Candidate, refusal: str | None) -> dict[str, Any]:
    """One table of `ghnt check`."""
    return {
        "sheet": candidate.gelezen.blad,
        "kind": candidate.key.kind,
        "periode": candidate.key.periode,
        "refused": refusal,
        "columns": [asdict(kolom) for kolom in candidate.gelezen.kolommen],
        "ignored_columns": list(candidate.gelezen.tabel.genegeerd),
        **checked_document(candidate),
    }


def checked_file_document(found: Checked) -> dict[str, Any]:
    """A look at one file: its tables, the sheets that were refused, and what else was seen."""
    return {
        "tables": [candidate_document(c, refusal) for c, refusal in found.tabellen],
        "refused_sheets": [asdict(sheet) for sheet in found.geweigerd],
        "remarks": list(found.opmerkingen),
    }


def status_document(state: Status) -> dict[str, Any]:
    """The state of a project."""
    return {
        "deliveries": len(state.deliveries),
        "last_complete_quarter": str(state.last_complete) if state.last_complete else None,
        "missing": [
            {"bron": bron, "soort": soort, "kwartaal": str(quarter)}
            for (bron, soort), quarter in state.missing
        ],
        "asks": [
            {
                "bron": ask.bron,
                "contact": ask.contact,
                "deliveries": [
                    {"soort": gap.soort, "kwartaal": str(gap.kwartaal), "late": gap.is_late}
                    for gap in ask.gaps
                ],
            }
            for ask in state.asks
        ],
        "without_numbers": state.without_numbers,
        "editions": list(state.editions),
        "store_is_fresh": state.is_fresh,
        "findings": state.bevindingen,
        "next_step": state.next_step,
    }


def delivery_document(delivery: Delivery) -> dict[str, Any]:
    """One accepted delivery."""
    return {
        "id": delivery.manifest.id,
        "state": delivery.state.value,
        "sequence": delivery.seq,
        **delivery.manifest.model_dump(mode="json"),
    }


def as_document(waarde: Waarde) -> dict[str, Any]:
    """One protected figure."""
    return asdict(waarde)
