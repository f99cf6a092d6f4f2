"""Pages to HTML: the templates filled in and written, nothing decided."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ghnt_pipeline.publishing import opmaak, uitleg, woorden
from ghnt_pipeline.publishing.downloads import Downloads, grootte_van
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.paginas import Pagina, pad_van
from ghnt_pipeline.publishing.tekeningen import Grafiek
from ghnt_pipeline.publishing.verantwoording import aanleveringen, verschillen
from ghnt_pipeline.reference import gemeenten_van_de_regio


def _omgeving(edition: Edition, bestanden: Downloads, folder: Path) -> Environment:
    omgeving = Environment(
        loader=PackageLoader("ghnt_pipeline.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.globals.update(
        edition=edition,
        periode=opmaak.voluit(str(edition.periode)),
        peildatum=opmaak.datum(edition.periode.laatste_dag),
        woorden=woorden,
        uitleg=uitleg,
        downloads=bestanden,
        grootte=lambda pad: grootte_van(folder / pad),
        gemeenten=[(gemeente.naam, pad_van(gemeente)) for gemeente in gemeenten_van_de_regio()],
    )
    return omgeving


def schrijf_paginas(
    edition: Edition,
    paginas: list[Pagina],
    trechter: Grafiek | None,
    bestanden: Downloads,
    folder: Path,
) -> list[Path]:
    """Write the pages of the areas, the account and the style sheet; the other files stand."""
    omgeving = _omgeving(edition, bestanden, folder)
    gebied = omgeving.get_template("gebied.html.j2")
    teksten = {pagina.bestand: gebied.render(pagina=pagina) for pagina in paginas}
    teksten["verantwoording.html"] = omgeving.get_template("verantwoording.html.j2").render(
        pagina=Pagina("verantwoording.html", "", "Verantwoording", (), ()),
        aanleveringen=aanleveringen(edition),
        verschillen=verschillen(edition),
        trechter=trechter,
    )
    teksten["stijl.css"] = omgeving.get_template("stijl.css").render()
    return [_schrijf(folder / naam, tekst) for naam, tekst in teksten.items()]


def _schrijf(bestand: Path, tekst: str) -> Path:
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.write_text(tekst, encoding="utf-8", newline="\n")
    return bestand
