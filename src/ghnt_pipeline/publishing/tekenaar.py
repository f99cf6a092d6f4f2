"""A process that draws: charts come in on standard input, their files go out on standard output.

It ends when nothing more can come, so also when the process that started it is gone.
"""

from __future__ import annotations

import pickle
import sys
from typing import BinaryIO

from ghnt_pipeline.publishing import charts
from ghnt_pipeline.publishing.tekeningen import Tekening


def afdruk_van(tekening: Tekening, merk: str) -> charts.Afdruk:
    """Draw a chart in the house style."""
    with charts.huisstijl():
        return charts.afdruk(tekening.teken(), tekening.grafiek.opschrift, merk)


def teken_wat_komt(binnen: BinaryIO, buiten: BinaryIO) -> None:
    """Draw each chart that comes in, until there are no more."""
    while True:
        try:
            tekening, merk = pickle.load(binnen)  # what our own process wrote
        except EOFError:
            return
        pickle.dump(afdruk_van(tekening, merk), buiten)
        buiten.flush()


if __name__ == "__main__":
    teken_wat_komt(sys.stdin.buffer, sys.stdout.buffer)
