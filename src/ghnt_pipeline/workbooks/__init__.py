"""The one door to Excel files that we write: the same bytes each time, and text stays text.

`lijsten`: lists and forms for suppliers and the analyst. `uitgave`: statistics for readers.
"""

from __future__ import annotations

from ghnt_pipeline.workbooks.lijsten import (
    DATUM,
    KEUZERIJEN,
    MEESTE_RIJEN,
    TEKST,
    Blad,
    Cel,
    Kolom,
    write_workbook,
)
from ghnt_pipeline.workbooks.uitgave import (
    Getal,
    Inhoud,
    Plaatje,
    Regel,
    Soort,
    Tabelblad,
    Tekstblad,
    Verwijzing,
    Werkboek,
    write_publication,
)

__all__ = [
    "DATUM",
    "KEUZERIJEN",
    "MEESTE_RIJEN",
    "TEKST",
    "Blad",
    "Cel",
    "Getal",
    "Inhoud",
    "Kolom",
    "Plaatje",
    "Regel",
    "Soort",
    "Tabelblad",
    "Tekstblad",
    "Verwijzing",
    "Werkboek",
    "write_publication",
    "write_workbook",
]
