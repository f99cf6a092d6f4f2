"""What we found in a supplier's file: the reports on it, and the Dutch workbook to mail back."""

from ghnt_pipeline.bevindingen.rapport import Oordeel, TabelRapport, quality_of, report_on
from ghnt_pipeline.bevindingen.werkboek import workbook_path, write_bevindingen

__all__ = [
    "Oordeel",
    "TabelRapport",
    "quality_of",
    "report_on",
    "workbook_path",
    "write_bevindingen",
]
