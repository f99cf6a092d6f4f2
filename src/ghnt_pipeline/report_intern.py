"""The recipe of `ghnt report --intern`: true figures and quality, for the analyst alone."""

from __future__ import annotations

from pathlib import Path

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date, store_as_of
from ghnt_pipeline.deliveries import all_deliveries
from ghnt_pipeline.disclosure import perioden_van_editie
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.protecting import Progress, which_quarter
from ghnt_pipeline.settings import Project, Settings


def report_intern(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Path:
    """Write what is for the analyst alone: true figures, and the quality of the deliveries.

    `cijfers.xlsx` has every figure of the periods an edition would show, before protection.
    `kwaliteit.xlsx` judges the quarter's deliveries and lays a supplier's own numbers beside his
    records, of the quarter and of its year. Returns the folder, `intern/<periode>`, readable for
    the owner only. Raises as `report` does.
    """
    with files.only_writer(project.lock):
        ledger = Ledger(project.ledger)
        deliveries = all_deliveries(project.deliveries, ledger)
        editie = which_quarter(deliveries, periode)
        bring_up_to_date(project, settings, ledger)
        from ghnt_pipeline import store
        from ghnt_pipeline.bevindingen import standing_quality, write_cijfers, write_kwaliteit

        folder = project.intern / str(editie)
        progress("writing the true figures")
        perioden = perioden_van_editie(editie)
        with store_as_of(project, settings, ledger, editie) as path:
            figures, curves = store.true_figures(path, perioden), store.survival(path, perioden)
        write_cijfers(folder, figures, curves)
        progress("judging the deliveries")
        verschillen = store.differences(project.store, (editie, Periode(editie.jaar, 1, 12)))
        write_kwaliteit(folder, standing_quality(deliveries, editie), verschillen)
    return folder
