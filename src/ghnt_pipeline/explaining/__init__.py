"""The recipe of `ghnt explain`: the way from the rows of deliveries to one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date, inputs_of_store, read_build
from ghnt_pipeline.coverage import last_complete_quarter, quarters_seen
from ghnt_pipeline.deliveries import Delivery, all_deliveries, standing
from ghnt_pipeline.errors import NothingToReport
from ghnt_pipeline.explaining.delen import Lezing
from ghnt_pipeline.explaining.uitleg import Uitleg, explain_figure
from ghnt_pipeline.explaining.vraag import Vraag, period_of, settle
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.settings import Project, Settings


@dataclass(frozen=True)
class Asked:
    """What was typed: the figure, and how much of the way is wanted."""

    indicator: str
    gemeente: str | None = None
    periode: str | None = None
    uitsplitsing: str | None = None
    categorie: str | None = None
    rijen: bool = False
    alles: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Explained:
    """A figure explained, and the files about it, which are for the analyst alone."""

    uitleg: Uitleg
    grafieken: tuple[Path, ...] = ()
    rijen: Path | None = None


def explain(
    project: Project, settings: Settings, asked: Asked, progress: Callable[[str], None]
) -> Explained:
    """Explain one figure and draw it in `intern/<periode>`; a dry run only explains.

    Raises UsageFault for a word that is not known, NothingToReport when nothing is there to
    explain, Busy when another run is on.
    """
    from ghnt_pipeline import store

    deliveries = all_deliveries(project.deliveries, Ledger(project.ledger))
    vraag = _settled(deliveries, asked)
    if asked.dry_run:
        _refuse_stale(project, settings, deliveries)
        with store.explaining(project.store) as lees:
            return Explained(explain_figure(Lezing(lees, deliveries, vraag, asked.alles)))
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        ledger = Ledger(project.ledger)
        if bring_up_to_date(project, settings, ledger) is not None:
            progress("the store was rebuilt first")
        deliveries = all_deliveries(project.deliveries, ledger)
        with store.explaining(project.store) as lees:
            lezing = Lezing(lees, deliveries, vraag, asked.alles)
            folder = files.private_folder(project.intern / str(vraag.periode))
            return _written(folder, lezing, progress, rijen=asked.rijen)


def _settled(deliveries: Sequence[Delivery], asked: Asked) -> Vraag:
    """Which figure is meant; without a period that of the last complete quarter."""
    if not standing(deliveries):
        raise NothingToReport("nothing was ingested yet. Run: ghnt ingest")
    asked_for = None if asked.periode is None else period_of(asked.periode)
    periode = asked_for or last_complete_quarter(deliveries)
    if periode is None:
        raise NothingToReport("no quarter is complete. Say which: --periode 2019K1")
    vraag = settle(asked.indicator, asked.gemeente, periode, asked.uitsplitsing, asked.categorie)
    if not set(quarters_seen(deliveries)) & set(periode.kwartalen()):
        raise NothingToReport(f"no delivery covers {periode}. See: ghnt status")
    return vraag


def _refuse_stale(project: Project, settings: Settings, deliveries: Sequence[Delivery]) -> None:
    build = read_build(project)
    stands = list(standing(deliveries).values())
    if build is None or build["inputs"] != inputs_of_store(project, stands, settings):
        raise NothingToReport("the store is older than the deliveries. Run: ghnt rebuild")


def _written(
    folder: Path, lezing: Lezing, progress: Callable[[str], None], *, rijen: bool
) -> Explained:
    """Draw the way and, when asked, list its rows, in a folder for the owner only."""
    from ghnt_pipeline.explaining.rijen import write_rows
    from ghnt_pipeline.explaining.tekening import draw

    uitleg = explain_figure(lezing)
    stam = folder / f"uitleg-{uitleg.vraag.naam}"
    progress("drawing")
    grafieken = tuple(draw(uitleg, stam))
    if not rijen:
        return Explained(uitleg, grafieken)
    progress("listing the rows")
    return Explained(uitleg, grafieken, write_rows(lezing, uitleg, folder / f"{stam.name}.xlsx"))


__all__ = ["Asked", "Explained", "explain"]
