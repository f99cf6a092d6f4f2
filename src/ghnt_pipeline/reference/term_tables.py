"""Terms, age classes and working days as the tables `ref_*` that the SQL models read."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference.arrow import table
from ghnt_pipeline.reference.kalender import werkdagen
from ghnt_pipeline.reference.termijnen import leeftijdsklassen, termijnen

_JAREN_TERUG = 10
"""How long before the first quarter a case may have begun for its term to be known."""


def term_tables(kwartalen: list[Periode]) -> dict[str, pa.Table]:
    """The terms, and every day on which one can begin or end, for the years of these quarters."""
    dagen = (
        werkdagen(
            date(kwartalen[0].jaar - _JAREN_TERUG, 1, 1), date(kwartalen[-1].jaar + 1, 12, 31)
        )
        if kwartalen
        else ()
    )
    return {
        "ref_termijn": table(
            "termijn kalender aantal klok_begin klok_einde",
            ((t.id, t.kalender, t.aantal, t.begin, t.einde) for t in termijnen().values()),
        ),
        "ref_leeftijdsklasse": table(
            "klasse vanaf tot", ((k.kort, k.vanaf, k.tot) for k in leeftijdsklassen())
        ),
        "ref_dag": table("dag werkdag is_werkdag", dagen, (pa.date32(), pa.int64(), pa.bool_())),
    }
