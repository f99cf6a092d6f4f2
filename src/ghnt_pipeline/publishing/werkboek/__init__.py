"""The workbook of an edition: the tables of the pages, one per sheet, for whoever calculates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.duiding import context
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.figuren_aandelen import DOELEN
from ghnt_pipeline.publishing.merken import merk_van, status_van
from ghnt_pipeline.publishing.opmaak import datum, met_hoofdletter, voluit
from ghnt_pipeline.publishing.overzichten import Overzicht
from ghnt_pipeline.publishing.tekeningen import Grafiek
from ghnt_pipeline.publishing.toelichting import plekken_van
from ghnt_pipeline.publishing.werkboek.bladen import Cijferblad, cijferbladen
from ghnt_pipeline.publishing.werkboek.cijfers import legenda
from ghnt_pipeline.publishing.werkboek.voorin import (
    DEFINITIES,
    TERUG,
    definities,
    inhoud,
    tekenblad,
    titel_van,
    uitlegblad,
    voorblad,
)
from ghnt_pipeline.publishing.zinnen import (
    breuken_in,
    dekking_in_woorden,
    toelichting_in_woorden,
)
from ghnt_pipeline.reference import gemeenten
from ghnt_pipeline.workbooks import (
    Plaatje,
    Regel,
    Soort,
    Tabelblad,
    Tekstblad,
    Verwijzing,
    Werkboek,
    write_publication,
)

REGELBREEDTE = 120
"""Of the lines above a table, in characters: they run on over the empty cells beside them."""

LANGSTE_BLADNAAM = 31

WERKBOEK = "Werkboek met alle tabellen, één per blad"
"""What the file is called where it can be taken along."""

GEEN_TEKENS = "In deze tabel is geen cijfer verborgen, weggelaten, onvolledig of voorlopig."


def werkboek_naam(edition: Edition) -> str:
    """How the file is called."""
    return f"ghnt-{edition.naam or edition.periode}.xlsx"


def schrijf_werkboek(
    edition: Edition,
    tabellen: Sequence[Overzicht],
    grafieken: Sequence[Grafiek],
    folder: Path,
) -> Path:
    """Write the workbook into the folder of an edition whose charts are drawn already."""
    pad = folder / werkboek_naam(edition)
    bladen = cijferbladen(edition, tabellen)
    namen = [bladnaam(nummer, blad.onderwerp) for nummer, blad in enumerate(bladen, start=1)]
    plaatjes = {id(blad): plaatje for blad, plaatje in _plaatjes(bladen, grafieken, folder)}
    alle: tuple[Tekstblad | Tabelblad, ...] = (
        voorblad(edition),
        inhoud(list(zip(namen, bladen, strict=True))),
        uitlegblad(),
        tekenblad(),
        definities(indicator for indicator, _ in groupby(tabellen, lambda t: t.indicator)),
        *(
            _tabelblad(edition, nummer, naam, blad, plaatjes.get(id(blad)))
            for nummer, (naam, blad) in enumerate(zip(namen, bladen, strict=True), start=1)
        ),
    )
    peildatum = f"Peildatum {datum(edition.periode.laatste_dag)}"
    write_publication(pad, Werkboek(titel_van(edition), peildatum, merk_van(edition), alle))
    return pad


def bladnaam(nummer: int, onderwerp: str) -> str:
    """A number and as many whole words as Excel allows, no preposition left dangling."""
    woorden_ = onderwerp.replace("/", " ").split()
    while len(f"{nummer} {' '.join(woorden_)}") > LANGSTE_BLADNAAM:
        woorden_.pop()
        while woorden_[-1] in {"naar", "van", "de", "het", "hoe", "per", "in", "op", "tot", "na"}:
            woorden_.pop()
    return f"{nummer} {' '.join(woorden_)}"


def _plaatjes(
    bladen: Sequence[Cijferblad], grafieken: Sequence[Grafiek], folder: Path
) -> Iterator[tuple[Cijferblad, Plaatje]]:
    """Each chart of the region below the first table of its indicator; the goals below the year."""
    van_regio = {g.indicator: g for g in grafieken if g.gebied == "regio"}
    for blad in bladen:
        wat = blad.overzicht.indicator.id if blad.overzicht else DOELEN
        if (grafiek := van_regio.pop(wat, None)) is not None:
            yield blad, Plaatje(folder / "grafieken" / f"{grafiek.naam}.png", grafiek.alt)


def _tabelblad(
    edition: Edition, nummer: int, naam: str, blad: Cijferblad, plaatje: Plaatje | None
) -> Tabelblad:
    return Tabelblad(
        naam,
        f"tabel_{nummer}",
        (
            Regel(f"Tabel {nummer}. {blad.titel}", Soort.TITEL),
            Regel(
                f"Regio {edition.regio_naam}, {voluit(str(edition.periode))}. Peildatum "
                f"{datum(edition.periode.laatste_dag)}. Status: {status_van(edition)}."
            ),
            TERUG,
            Regel(Verwijzing(_over_definities(blad), DEFINITIES)),
            *(Regel(regel) for zin in _noten(edition, blad) for regel in wrap(zin, REGELBREEDTE)),
            *(Regel(regel) for regel in wrap(_tekens(blad), REGELBREEDTE)),
        ),
        (*blad.koppen, *blad.kolommen),
        [(*rij.namen, *(cijfer.inhoud for cijfer in rij.cijfers)) for rij in blad.rijen],
        naamkolommen=len(blad.koppen),
        nadruk=frozenset(plek for plek, rij in enumerate(blad.rijen) if rij.is_regio),
        plaatje=plaatje,
    )


def _over_definities(blad: Cijferblad) -> str:
    if blad.overzicht is None:
        return "Wat elk cijfer telt, staat bij de definities."
    return f"Telmoment: {blad.overzicht.indicator.telmoment}. Meer staat bij de definities."


def _tekens(blad: Cijferblad) -> str:
    gevonden = legenda(blad.cijfers)
    return f"In de tabel: {'; '.join(gevonden)}." if gevonden else GEEN_TEKENS


def _noten(edition: Edition, blad: Cijferblad) -> Iterator[str]:
    """What must be known to read this table."""
    yield woorden.TELT_NIET_OP
    if blad.overzicht is None:
        yield "Onder een aandeel of gemiddelde staat over welke aantallen het gaat."
        return
    indicator = blad.overzicht.indicator
    eigen = [w for w in edition.waarden if w.indicator == indicator.id]
    wacht = any(waarde.wacht for waarde in blad.overzicht.waarden)
    zinnen = [
        context(indicator),
        dekking_in_woorden(eigen),
        f"{met_hoofdletter(woorden.waarom_wacht(indicator))}." if wacht else "",
        *(breuk.in_woorden for breuk in breuken_in(indicator.id, blad.perioden)),
    ]
    yield from filter(None, zinnen)
    yield from _toelichtingen(edition, blad)


def _toelichtingen(edition: Edition, blad: Cijferblad) -> Iterator[str]:
    """The notes of the analyst about figures of this sheet, with the area of each."""
    plekken = plekken_van(blad.overzicht.waarden) if blad.overzicht else frozenset()
    for toelichting in edition.toelichtingen:
        if toelichting.plek in plekken:
            gebied = toelichting.gebied
            over = gemeenten()[gebied].naam if gebied in gemeenten() else gebied
            wie = f"{woorden.TOELICHTING} ({over})" if over else woorden.TOELICHTING
            yield f"{wie}. {toelichting_in_woorden(toelichting)}"
