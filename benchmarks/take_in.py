"""Take in one file as `ghnt ingest` does, up to the accepted delivery: `take_in.py FILE PROJECT`.

Reads, checks and writes Parquet, findings and manifest; the store is not built. Prints seconds and
peak memory as JSON, after it has made sure that every damaged row was found by its own rule.
Importing is not counted, as it is not for the peers.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from synthetic import damaged_lines

from ghnt_pipeline import checking, reading, store
from ghnt_pipeline.acceptance import accept_all
from ghnt_pipeline.contracts import Ernst
from ghnt_pipeline.files import only_writer
from ghnt_pipeline.intake import read_one
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.run import Asked, Outcome, Result, Run
from ghnt_pipeline.settings import Project, load_settings

IMPORTED = (checking, reading, store)
"""What `ghnt ingest` imports only once it is needed."""


def taken_in(path: Path, project: Project) -> Result:
    """Read, check and accept one file."""
    run = Run(project, load_settings(project.root), Asked((path,)), Ledger(project.ledger), [])
    with only_writer(project.lock):
        read = read_one(run, path, is_named=True)
        (result,) = (*read.results, *accept_all(run, read.candidates))
    return result


def make_sure(result: Result) -> None:
    """Raise AssertionError when a damaged row was missed, or another one was refused."""
    assert result.outcome is Outcome.ACCEPTED, result.reden
    checked = result.gecontroleerd
    assert checked is not None
    damaged = damaged_lines(checked.gelezen)
    found: dict[int, set[tuple[str, str]]] = {}
    for finding in checked.bevindingen:
        if finding.ernst is Ernst.FOUT and finding.uitleg:
            found.setdefault(finding.regel, set()).add((finding.code, finding.kolom))
    assert found.keys() == damaged.keys()
    assert all(rule in found[line] for line, rule in damaged.items())


def main() -> None:
    """Print what it took."""
    path, project = Path(sys.argv[1]), Project(Path(sys.argv[2]))
    start, cpu = time.perf_counter(), time.process_time()
    result = taken_in(path, project)
    took = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    took["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    make_sure(result)
    assert result.gecontroleerd is not None
    rows = {"good": result.gecontroleerd.aanvaard, "bad": result.gecontroleerd.afgekeurd}
    print(json.dumps(took | rows))


if __name__ == "__main__":
    main()
