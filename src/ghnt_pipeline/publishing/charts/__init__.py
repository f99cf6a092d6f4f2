"""The charts: data in, matplotlib Figure out. The only place that knows matplotlib."""

from ghnt_pipeline.publishing.charts.blad import (
    Afdruk,
    Opschrift,
    afdruk,
    afdruk_intern,
    bewaar,
    lees,
)
from ghnt_pipeline.publishing.charts.doelen import doelen
from ghnt_pipeline.publishing.charts.leeftijd import leeftijd
from ghnt_pipeline.publishing.charts.stijl import huisstijl
from ghnt_pipeline.publishing.charts.stippen import stippen
from ghnt_pipeline.publishing.charts.tegelkaart import tegelkaart
from ghnt_pipeline.publishing.charts.trechter import trechter
from ghnt_pipeline.publishing.charts.upset import upset
from ghnt_pipeline.publishing.charts.verloop import verloop
from ghnt_pipeline.publishing.charts.vervolg import vervolg
from ghnt_pipeline.publishing.charts.waterval import Soort, Trede, waterval

__all__ = [
    "Afdruk",
    "Opschrift",
    "Soort",
    "Trede",
    "afdruk",
    "afdruk_intern",
    "bewaar",
    "doelen",
    "huisstijl",
    "leeftijd",
    "lees",
    "stippen",
    "tegelkaart",
    "trechter",
    "upset",
    "verloop",
    "vervolg",
    "waterval",
]
