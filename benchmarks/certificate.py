"""Certify all editions of the example, 2018K1 to 2019K4, each together with those before it.

The quarters are taken in one by one, as they came, the correction of 2019K1 before the last; every
edition is released at once, so that the next is proved against it. Prints a line per edition, then
checks all certificates without the solver.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from ghnt_pipeline import certifying
from ghnt_pipeline.bewijs import TABEL
from ghnt_pipeline.disclosure.invoer import Uitgegeven
from ghnt_pipeline.example import write_example
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.protecting import protected_edition
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.opendata import schrijf_tabellen
from ghnt_pipeline.run import Asked
from ghnt_pipeline.settings import Project, load_settings

KWARTALEN = [f"{jaar}K{nummer}" for jaar in (2018, 2019) for nummer in (1, 2, 3, 4)]
KOP = ("edition", "rows", "counts", "hidden", "masked", "certified", "witnesses", "seconds")


def quietly(_: str) -> None:
    """Take progress and say nothing."""


def take_in(project: Project, waiting: Path, kwartaal: str) -> None:
    """Bring the deliveries of one quarter into the store; the late correction before the last."""
    shutil.move(waiting / kwartaal, project.raw / kwartaal)
    ingest(project, load_settings(project.root), Asked(), quietly)
    if kwartaal == KWARTALEN[-2]:
        late = tuple((project.root / "later").iterdir())
        ingest(project, load_settings(project.root), Asked(paths=late), quietly)


def certified(
    project: Project, kwartaal: str, eerdere: list[Uitgegeven]
) -> tuple[Edition, Uitgegeven, float]:
    """Prove and seal the edition of one quarter; returns it with how long the proof took."""
    plain = protected_edition(
        project, load_settings(project.root), Periode.parse(kwartaal), quietly
    )
    named = replace(plain, edition=replace(plain.edition, naam=kwartaal))
    start = time.perf_counter()
    edition = certifying.certify(project, named, eerdere, quietly)
    seconds = time.perf_counter() - start
    folder = project.editions / kwartaal
    (folder / "tabellen").mkdir(parents=True)
    schrijf_tabellen(edition, [], folder / "tabellen")
    tabel = (folder / TABEL).read_bytes()
    certifying.seal(project, kwartaal, eerdere, folder)
    invoer = (project.bewijs / kwartaal / "invoer.json").read_bytes()
    return edition, Uitgegeven(kwartaal, tabel, invoer), seconds


def line(project: Project, edition: Edition, kwartaal: str, certificate: int, took: float) -> str:
    """What became of one edition."""
    standen = [waarde.status.value for waarde in edition.waarden]
    values = (
        kwartaal,
        len(standen),
        len(standen) - standen.count("geen_gegevens"),
        standen.count("verborgen"),
        standen.count("gemaskeerd"),
        certificate,
        len(list((project.bewijs / kwartaal).glob("getuige-*.csv"))),
        f"{took:.1f}",
    )
    return " ".join(f"{value:>9}" for value in values)


def main() -> None:
    """Print the table, then how long verification takes."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "project"
        root.mkdir()
        write_example(root)
        project = Project(root)
        waiting = Path(place) / "waiting"
        shutil.move(project.raw, waiting)
        project.raw.mkdir()
        eerdere: list[Uitgegeven] = []
        print(" ".join(f"{kop:>9}" for kop in KOP))
        for kwartaal in KWARTALEN:
            take_in(project, waiting, kwartaal)
            edition, uitgave, took = certified(project, kwartaal, eerdere)
            cells = certifying.verify(project, project.editions / kwartaal, eerdere)
            print(line(project, edition, kwartaal, cells, took), flush=True)
            eerdere.append(uitgave)
        start = time.perf_counter()
        certifying.verify(project, project.editions / KWARTALEN[-1], eerdere)
        print(
            f"verifying {KWARTALEN[-1]} with seven before it: {time.perf_counter() - start:.1f} s"
        )


if __name__ == "__main__":
    main()
