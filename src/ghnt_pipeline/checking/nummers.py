"""Whether a whole delivery comes without record numbers (rule D9)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ghnt_pipeline.contracts.veld import WIT, is_missing
from ghnt_pipeline.text_table import Masker, TextTable, trim


def is_without_numbers(tabel: TextTable, controle: Masker) -> bool:
    """Whether no row of a table of records says a number; control rows do not matter.

    One number anywhere, also one that is wrong, makes it a delivery with numbers: then each row
    without one is refused.
    """
    if not tabel.contract.has_numbers() or controle.all():
        return False
    (nummer,) = tabel.contract.sleutel
    if nummer not in tabel.kolommen:
        return True
    kolom = tabel.kolommen[nummer]
    if not is_missing(kolom[int(np.argmin(controle))].as_py().strip(WIT)):
        return False  # as nearly always: the first record says its number
    gebruikt = np.zeros(len(kolom.dictionary), dtype=bool)
    gebruikt[kolom.indices.to_numpy()[~controle]] = True
    woorden = trim(kolom.dictionary.filter(pa.array(gebruikt)))
    return all(is_missing(woord.as_py()) for woord in woorden)
