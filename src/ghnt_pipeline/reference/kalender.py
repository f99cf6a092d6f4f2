"""Working days: no weekends and no Dutch public holidays. The one door to `holidays`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta


def werkdagen(van: date, tot: date) -> Iterator[tuple[date, int, bool]]:
    """Give each day with how many working days there were up to it, and whether it is one.

    Public holidays are those of the Algemene termijnenwet (art. 3), for a term in law: with Good
    Friday, and with 5 May of every year, which the library counts as optional.
    """
    import holidays

    feestdagen = set(  # of the library itself each question takes twenty times as long
        holidays.country_holidays(
            "NL", years=range(van.year, tot.year + 1), categories=("public", "optional")
        )
    )
    nummer = 0
    for verschil in range((tot - van).days + 1):
        dag = van + timedelta(days=verschil)
        is_werkdag = dag.weekday() < 5 and dag not in feestdagen
        nummer += is_werkdag
        yield dag, nummer, is_werkdag
