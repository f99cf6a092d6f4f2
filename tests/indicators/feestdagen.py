"""Writes the table of public holidays from a library: `python -m indicators.feestdagen`."""

from __future__ import annotations

from pathlib import Path

import holidays

from ghnt_pipeline import reference

TABLE = Path(reference.__file__).with_name("feestdagen.csv")
YEARS = range(1990, 2101)


def text_of(years: range) -> str:
    """A line for each year, its days as MM-DD.

    Those of the Algemene termijnenwet (art. 3), for a term in law: with Good Friday, and with
    5 May of every year, which the library counts as optional.
    """
    lines = ["jaar,dagen"]
    for year in years:
        days = holidays.country_holidays("NL", years=year, categories=("public", "optional"))
        lines.append(f"{year},{' '.join(day.strftime('%m-%d') for day in sorted(days))}")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    TABLE.write_text(text_of(YEARS), "utf-8")
