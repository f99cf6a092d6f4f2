"""What a reader can take along: the files of an edition with their format and size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ghnt_pipeline.publishing import csvw, datapackage, dcat
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.overzichten import Overzicht
from ghnt_pipeline.publishing.tabellen import onderwerp
from ghnt_pipeline.publishing.werkboek import WERKBOEK, werkboek_naam

FORMATEN = {".xlsx": "Excel", ".csv": "csv", ".json": "json", ".jsonld": "json-ld", ".png": "png"}


@dataclass(frozen=True)
class Download:
    """A file of the edition, by its path from the edition's folder."""

    titel: str
    pad: str
    formaat: str
    grootte: str


@dataclass(frozen=True)
class Downloads:
    """The files for everyone, and one per table."""

    werkboek: Download
    cijfers: Download
    wijzigingen: Download
    datapackage: Download
    csvw: Download
    dcat: Download | None
    tabellen: tuple[Download, ...]

    @property
    def hoofd(self) -> tuple[Download, ...]:
        """The ones that hold everything."""
        beschrijvingen = [self.datapackage, self.csvw, *([self.dcat] if self.dcat else [])]
        return (self.werkboek, self.cijfers, self.wijzigingen, *beschrijvingen)


def downloads(edition: Edition, overzichten: Iterable[Overzicht], folder: Path) -> Downloads:
    """List the files that were written into the folder of an edition."""

    def download(titel: str, pad: str) -> Download:
        return Download(titel, pad, formaat_van(pad), grootte_van(folder / pad))

    return Downloads(
        download(WERKBOEK, werkboek_naam(edition)),
        download("Alle cijfers van deze editie als open bestand", "tabellen/indicatoren.csv"),
        download("Wat elke editie heeft veranderd", "tabellen/wijzigingen.csv"),
        download("Beschrijving van de open bestanden (Data Package)", datapackage.BESTAND),
        download("Beschrijving van de open bestanden (CSV on the Web)", csvw.BESTAND),
        download("Beschrijving van deze editie voor een datacatalogus (DCAT)", dcat.BESTAND)
        if edition.uitgever
        else None,
        tuple(
            download(
                onderwerp(overzicht.indicator, overzicht.uitsplitsing),
                f"tabellen/{overzicht.naam}.csv",
            )
            for overzicht in overzichten
        ),
    )


def formaat_van(pad: str) -> str:
    """How people call the format of a file."""
    return FORMATEN[Path(pad).suffix]


def grootte_van(bestand: Path) -> str:
    """The size of a file as a reader says it: `316 kB`, `1,2 MB`; never 0."""
    bytes_ = bestand.stat().st_size
    if bytes_ < 1_000_000:
        return f"{getal(max(1, bytes_ / 1000))} kB"
    return f"{getal(bytes_ / 1_000_000, 1)} MB"
