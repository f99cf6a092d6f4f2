"""What we found in a supplier's file: the reports on it, and the Dutch workbook to mail back."""

from ghnt_pipeline.bevindingen.rapport import (
    Kwaliteitsbeeld,
    Oordeel,
    TabelRapport,
    quality_of,
    report_on,
    standing_quality,
)
from ghnt_pipeline.bevindingen.werkboek import (
    workbook_path,
    write_bevindingen,
    write_cijfers,
    write_kwaliteit,
)

__all__ = [
    "Kwaliteitsbeeld",
    "Oordeel",
    "TabelRapport",
    "quality_of",
    "report_on",
    "standing_quality",
    "workbook_path",
    "write_bevindingen",
    "write_cijfers",
    "write_kwaliteit",
]
