"""One step of the benchmark of the nation, in a process of its own: says what it took as JSON.

`nation_step.py take PROJECT FIRST LAST` takes in quarters of a project, from the one place to the
other and one at a time, without a build; `nation_step.py build PROJECT [MEMORY]` builds its store.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ghnt_pipeline import store
from ghnt_pipeline.acceptance import accept_all
from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.deliveries import all_deliveries
from ghnt_pipeline.files import only_writer
from ghnt_pipeline.ingest import find_files
from ghnt_pipeline.intake import read_one
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region
from ghnt_pipeline.run import Asked, Outcome, Run
from ghnt_pipeline.settings import Project, Settings, load_settings
from ghnt_pipeline.store import building


def take(project: Project, settings: Settings, first: int, last: int) -> int:
    """Read, check and accept some quarters; returns how many rows. No row may be refused."""
    rows = 0
    for folder in sorted(path for path in project.raw.iterdir() if path.is_dir())[first:last]:
        asked = Asked((folder,))
        ledger = Ledger(project.ledger)
        run = Run(project, settings, asked, ledger, all_deliveries(project.deliveries, ledger))
        read = [
            read_one(run, path, is_named=named) for path, named in find_files(project, asked.paths)
        ]
        results = [r for one in read for r in one.results]
        results += accept_all(run, [c for one in read for c in one.candidates])
        for result in results:
            checked = result.gecontroleerd
            assert result.outcome is Outcome.ACCEPTED, result.reden
            assert checked is not None
            assert checked.afgekeurd == 0, checked.per_regel()
            rows += checked.aanvaard
    return rows


def build(project: Project, settings: Settings, memory: str) -> int:
    """Build the store; returns how many figures it holds."""
    building.MEMORY = memory
    bring_up_to_date(project, settings, Ledger(project.ledger), force=True)
    with store.quiet_connection(project.store, read_only=True) as connection:
        (figures,) = connection.execute("select count(*) from ind_getal").fetchall()[0]
    return int(figures)


def measured(work: Callable[[], int]) -> dict[str, float]:
    start, cpu = time.perf_counter(), time.process_time()
    rows = work()
    return {
        "rows": rows,
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def main(step: str, root: str, *more: str) -> None:
    project = Project(Path(root))
    settings = load_settings(project.root)
    with in_region(region_of(project.root, settings.regio)), only_writer(project.lock):
        if step == "take":
            took = measured(lambda: take(project, settings, *map(int, more)))
        else:
            took = measured(lambda: build(project, settings, *(more or (building.MEMORY,))))
    print(json.dumps(took))


if __name__ == "__main__":
    main(*sys.argv[1:])
