"""Working days: no weekends and no Dutch public holidays, which `feestdagen.csv` lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files


def werkdagen(van: date, tot: date) -> Iterator[tuple[date, int, bool]]:
    """Give each day with how many working days there were up to it, and whether it is one.

    Public holidays are those of the Algemene termijnenwet (art. 3), for a term in law: with Good
    Friday, and with 5 May of every year. Raises ValueError for a year that the table lacks.
    """
    nummer = 0
    for jaar in range(van.year, tot.year + 1):
        feestdagen = _feestdagen(jaar)
        eerste, laatste = max(van, date(jaar, 1, 1)), min(tot, date(jaar, 12, 31))
        for verschil in range((laatste - eerste).days + 1):
            dag = eerste + timedelta(days=verschil)
            is_werkdag = dag.weekday() < 5 and dag not in feestdagen
            nummer += is_werkdag
            yield dag, nummer, is_werkdag


def _feestdagen(jaar: int) -> frozenset[date]:
    try:
        dagen = _lijnen()[jaar]
    except KeyError:
        raise ValueError(f"feestdagen.csv has no line for {jaar}. Add it") from None
    return frozenset(date.fromisoformat(f"{jaar}-{dag}") for dag in dagen.split())


@cache
def _lijnen() -> dict[int, str]:
    """The days of each year, as they stand in the table: of most years nobody asks."""
    text = files(__package__).joinpath("feestdagen.csv").read_text("utf-8")
    _, *lines = text.splitlines()
    return {int(jaar): dagen for jaar, dagen in (line.split(",") for line in lines)}
