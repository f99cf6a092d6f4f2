"""Reads one workbook in a process of its own: `python -m ghnt_pipeline.sheets`.

A program, never imported by the rest: it starts in a fraction of the time that pyarrow takes.
"""
