"""An edition on paper and screen: pages, charts and open tables, from published figures only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ghnt_pipeline.publishing.edition import (
    Edition,
    Oorzaak,
    StaandeLevering,
    Status,
    Waarde,
    Wijziging,
)
from ghnt_pipeline.publishing.tekenaars import Tekenaars

__all__ = [
    "Edition",
    "Oorzaak",
    "StaandeLevering",
    "Status",
    "Tekenaars",
    "Waarde",
    "Wijziging",
    "draw_ahead",
    "render",
]


def render(
    edition: Edition,
    folder: Path,
    tekenaars: Tekenaars | None = None,
    tables_stand: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Write the whole edition into an empty folder and return its files, the same bytes each time.

    `tekenaars` draw the charts; `tables_stand` is called meanwhile, when the open tables are there.
    Raises ValueError when a row without a figure carries one all the same: nothing is written.
    """
    if lekken := [waarde for waarde in edition.waarden if waarde.lekt]:
        eerste = _sleutel(lekken[0])
        raise ValueError(f"{len(lekken)} rows without a figure carry one, e.g. {eerste}")

    # matplotlib and jinja2 take a second to import; `ghnt --help` must not wait for them
    from ghnt_pipeline.publishing.charts import bewaar
    from ghnt_pipeline.publishing.datapackage import schrijf_beschrijvingen
    from ghnt_pipeline.publishing.downloads import downloads
    from ghnt_pipeline.publishing.figuren import tekeningen
    from ghnt_pipeline.publishing.figuren_aandelen import TRECHTER
    from ghnt_pipeline.publishing.merken import merk_van
    from ghnt_pipeline.publishing.opendata import schrijf_tabellen
    from ghnt_pipeline.publishing.overzichten import overzichten
    from ghnt_pipeline.publishing.paginas import alle_paginas
    from ghnt_pipeline.publishing.sjablonen import schrijf_paginas
    from ghnt_pipeline.publishing.werkboek import schrijf_werkboek

    for naam in ("gemeenten", "grafieken", "tabellen"):
        (folder / naam).mkdir(parents=True, exist_ok=True)
    tabellen = overzichten(edition)
    getekend = list(tekeningen(edition))
    grafieken = [tekening.grafiek for tekening in getekend]
    tekenaars = tekenaars or Tekenaars()
    tekenaars.begin(merk_van(edition), getekend)
    geschreven = schrijf_tabellen(edition, tabellen, folder / "tabellen")
    tables_stand()
    paginas = alle_paginas(edition, grafieken)
    for naam, afdruk in tekenaars.afdrukken().items():
        geschreven += bewaar(afdruk, folder / "grafieken" / naam)
    geschreven.append(schrijf_werkboek(edition, tabellen, grafieken, folder))
    geschreven += schrijf_beschrijvingen(edition, tabellen, folder)
    trechter = next((g for g in grafieken if g.indicator == TRECHTER), None)
    bestanden = downloads(edition, tabellen, folder)
    return sorted([*geschreven, *schrijf_paginas(edition, paginas, trechter, bestanden, folder)])


def draw_ahead(edition: Edition, tekenaars: Tekenaars) -> None:
    """Begin with the charts of an edition as it will be when nothing in it is masked.

    What is drawn stays in memory. `render` takes over only charts that show the very same.
    """
    from ghnt_pipeline.publishing.figuren import tekeningen
    from ghnt_pipeline.publishing.merken import merk_van

    proved = replace(edition, is_bewezen=True)
    tekenaars.begin(merk_van(proved), tekeningen(proved))


def _sleutel(waarde: Waarde) -> str:
    return f"{waarde.indicator} {waarde.gebied} {waarde.periode} {waarde.categorie}"
