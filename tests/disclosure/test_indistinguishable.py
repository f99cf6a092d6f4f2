"""An edition cannot tell apart data that the rule calls the same: no true number reaches it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from .edition import Key, Row, published_rows

COUNTED = "status in ('bekend', 'onvolledig') and eenheid in ('aantal', 'per_1000', 'procent')"
HIDDEN = f"{COUNTED} and (teller <= 7 or achter <= 7)"
SHOWN = f"{COUNTED} and teller > 7 and achter > 7"
SHARE = "status in ('bekend', 'onvolledig') and eenheid = 'procent'"
FEW_LEFT = f"{SHARE} and teller > 7 and noemer > 7 and (noemer + 2) // 5 - (teller + 2) // 5 < 3"
FEW_DAYS = "eenheid in ('dagen', 'uren', 'euro') and (noemer < 8 or achter < 8)"

OTHER_DATA = {
    "every hidden count is nothing": (
        f"update ind_getal set waarde = 0, teller = 0, achter = 0 where {HIDDEN}"
    ),
    "every hidden count is seven": (
        f"update ind_getal set waarde = 7, teller = 7, achter = 7 where {HIDDEN}"
    ),
    "every hidden count is a thousand of one family": (
        f"update ind_getal set waarde = 1000, teller = 1000, achter = 1 where {HIDDEN}"
    ),
    "every shown count is the least it can be": (
        "update ind_getal set waarde = 0, teller = (teller + 2) // 5 * 5 - 2, "
        f"achter = 8 where {SHOWN}"
    ),
    "every shown count is the most it can be": (
        f"update ind_getal set waarde = 0, teller = (teller + 2) // 5 * 5 + 2 where {SHOWN}"
    ),
    "every kind of melding that waits is another number": (
        "update ind_getal set waarde = 1000, teller = 1000, achter = 900, ondergrens = 1000 "
        "where indicator = 'melding_soort' and onvolledig"
    ),
    "of every hidden share nothing is left": (
        "update ind_getal set waarde = 100, teller = noemer, achter = achter_noemer "
        f"where {FEW_LEFT}"
    ),
    "of every noemer of a share the most it can be": (
        "update ind_getal set waarde = 0, noemer = (noemer + 2) // 5 * 5 + 2 "
        f"where {SHARE} and noemer > 7 and achter_noemer > 7"
    ),
    "every cohort still followed went wrong": (
        "update ind_getal set waarde = 0, teller = 0, achter = 0, noemer = 900, "
        "achter_noemer = 900 where indicator = 'zonder_recidive_12m' and onvolledig"
    ),
    "every sum is another sum": "update ind_getal set waarde = 1e6 where categorie = 'som'",
    "a mean over few is another mean": (
        f"update ind_getal set waarde = 365, noemer = 3, achter = 2 where {FEW_DAYS}"
    ),
}


@pytest.mark.parametrize("sql", OTHER_DATA.values(), ids=OTHER_DATA)
def test_other_data_that_the_rule_calls_the_same_give_the_same_rows(
    other_store: Path, published: dict[Key, Row], sql: str
) -> None:
    with duckdb.connect(other_store) as connection:
        changed = connection.execute(sql).fetchone()
        assert changed is not None
        assert changed[0] > 10
    assert published_rows(other_store) == published
