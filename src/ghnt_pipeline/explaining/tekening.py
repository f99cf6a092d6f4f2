"""The waterfall of a figure: its steps and words, for the analyst alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ghnt_pipeline.explaining.stappen import WOORDEN, Stap
from ghnt_pipeline.explaining.uitleg import Uitleg, Weg
from ghnt_pipeline.explaining.vraag import Vraag
from ghnt_pipeline.explaining.weg import Deel, totals
from ghnt_pipeline.files import TEMPORARY, private_file
from ghnt_pipeline.publishing import charts
from ghnt_pipeline.publishing.charts import Opschrift, Soort, Trede
from ghnt_pipeline.publishing.opmaak import getal, in_periode, kort

WAARSCHUWING = "Exacte aantallen, niet beveiligd: alleen voor wie de leveringen verwerkt."
MEESTE_TERMEN = 12
"""More given figures than these are drawn as one step."""


def draw(uitleg: Uitleg, stam: Path) -> list[Path]:
    """Write a waterfall for each count of a figure.

    Of one that is only bounded, or not there, there is none, and an earlier one is taken away.
    """
    written = []
    with charts.huisstijl():
        for weg in uitleg.wegen:
            naam = stam.name if weg.rol == "teller" else f"{stam.name}-{weg.rol}"
            if not _is_exact(uitleg, weg):
                for ending in (".png", ".svg"):
                    stam.with_name(f"{naam}{ending}").unlink(missing_ok=True)
                continue
            figuur = charts.waterval(list(steps_to_draw(uitleg.vraag, weg)))
            beside = stam.with_name(f"{TEMPORARY}{naam}")
            afdruk = charts.afdruk_intern(figuur, _words(uitleg, weg))
            for path in charts.bewaar(afdruk, beside):
                private_file(path)
                written.append(path.replace(stam.with_name(f"{naam}{path.suffix}")))
    return written


def _is_exact(uitleg: Uitleg, weg: Weg) -> bool:
    return uitleg.waarde["status"] != "geen_gegevens" and weg.ondergrens == weg.bovengrens


def steps_to_draw(vraag: Vraag, weg: Weg) -> Iterator[Trede]:
    """The steps of one count: rows read, what takes them away, and what was given as a figure."""
    from_records = [deel for deel in weg.delen if deel.herkomst == "registratie"]
    given = [deel for deel in weg.delen if deel.herkomst == "opgave"]
    if from_records:
        gelezen, stappen, telt = totals(
            levering for deel in from_records for levering in deel.leveringen
        )
        yield Trede("rijen gelezen", gelezen, Soort.STAND)
        for stap, aantal in stappen.items():
            yield Trede(in_dutch(stap, vraag), aantal, Soort.AF)
        if given:
            brons = " en ".join(deel.bron for deel in from_records)
            yield Trede(f"geteld uit records van {brons}", telt, Soort.STAND)
    for deel in given:
        yield from _given(deel)
    yield Trede(f"telt mee: {vraag.indicator.titel}", weg.ondergrens, Soort.STAND)


def _given(deel: Deel) -> Iterator[Trede]:
    is_sum = sum(term.ondergrens for term in deel.termen) == deel.ondergrens
    if is_sum and 1 < len(deel.termen) <= MEESTE_TERMEN:
        for term in deel.termen:
            naam = f"opgave van {deel.bron}: {term.gebied} {term.periode}"
            yield Trede(naam, term.ondergrens, Soort.BIJ)
    else:
        yield Trede(f"opgave van {deel.bron}", deel.ondergrens or 0, Soort.BIJ)


def in_dutch(stap: Stap, vraag: Vraag) -> str:
    """A step in words that name the place, period and category that are asked about."""
    return WOORDEN[stap].nl.format(
        gebied={"regio": "de regio", "regio_toen": "de regio van toen"}.get(
            vraag.gebied, vraag.gebied_naam
        ),
        periode=kort(str(vraag.periode)),
        uitsplitsing=vraag.uitsplitsing,
        categorie=vraag.categorie,
    )


def _words(uitleg: Uitleg, weg: Weg) -> Opschrift:
    vraag = uitleg.vraag
    gelezen, _, _ = totals(way for deel in weg.delen for way in deel.leveringen)
    van = f"Van {getal(gelezen)} rijen naar {getal(weg.ondergrens)}" if gelezen else (
        f"Opgegeven: {getal(weg.ondergrens)}"
    )  # fmt: skip
    cel = "" if vraag.uitsplitsing == "totaal" else f", {vraag.uitsplitsing} {vraag.categorie}"
    rol = "" if len(uitleg.wegen) == 1 else f", {weg.rol}"
    wegen = [way for deel in weg.delen for way in (*deel.leveringen, *deel.opgaven)]
    return Opschrift(
        titel=f"{van}: {vraag.indicator.titel}, {vraag.gebied_naam}{cel}{rol}",
        ondertitel=f"Wat er met elke geleverde rij gebeurt voor dit cijfer "
        f"{in_periode(str(vraag.periode))}",
        bron=f"Bron: {len(wegen)} leveringen van {', '.join(vraag.bronnen)}. {WAARSCHUWING}",
    )
