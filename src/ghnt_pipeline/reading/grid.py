"""A worksheet to a table: find the header, take what is below it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ghnt_pipeline.reading.header import SEARCHED_ROWS, Kop, fill_right, find_header
from ghnt_pipeline.reading.table import RuweTabel, compact, tidy
from ghnt_pipeline.reading.workbook import Rooster


def to_table(rooster: Rooster) -> RuweTabel | None:
    """The table on a worksheet; None when no row of it looks like a header."""
    rijen = [rooster.rij(nummer) for nummer in range(min(rooster.rijen, SEARCHED_ROWS))]
    kop = find_header(rijen, _groups(rooster, rijen)) if rijen else None
    return None if kop is None else tidy(_below(rooster, kop))


def _groups(rooster: Rooster, rijen: list[list[str]]) -> list[list[str]]:
    """The first rows with merged cells filled; where a file keeps no ranges, empty cells are."""
    if not rooster.samengevoegd:
        return [fill_right(rij) for rij in rijen]
    groepen = [list(rij) for rij in rijen]
    for r1, c1, r2, c2 in rooster.samengevoegd:
        eerste, laatste = c1 - rooster.links, c2 - rooster.links
        if r1 < len(groepen) and 0 <= eerste < len(groepen[r1]):
            breedte = min(laatste + 1, len(groepen[r1])) - eerste
            for rij in groepen[r1 : r2 + 1]:
                rij[eerste : eerste + breedte] = [rijen[r1][eerste]] * breedte
    return groepen


def _below(rooster: Rooster, kop: Kop) -> RuweTabel:
    begin = kop.rij + 1
    lengte = rooster.rijen - begin
    return RuweTabel(
        kop=kop.namen,
        titels=kop.titels,
        kolommen=tuple(compact(kolom.slice(begin, lengte)) for kolom in rooster.kolommen),
        regels=pa.array(np.arange(begin + 1, rooster.rijen + 1), pa.int64()),
        scheef=(),
        voetregels=0,
        blad=rooster.naam,
        datum1904=rooster.datum1904,
        plaatsen=tuple(rooster.links + nummer + 1 for nummer in range(len(kop.namen))),
    )
