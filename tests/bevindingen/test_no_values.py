"""No value of a supplier's file stands in the workbook, codes of lists excepted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.bevindingen import Oordeel
from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.contracts.codes import Code, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, JaNee
from ghnt_pipeline.contracts.veld import Veld

from .reports import cells, report, written

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "60"))
MERK = "GEHEIM"
DAGEN = ("13-07-1913", "19130713", "1913-07-13", "13-7-1913", "13-07-1913 08:15")
GETALLEN = ("913071391", "913.071.391", "913071391.5", "913071391,25")
TEKSTEN = (f"{MERK}7", f"={MERK}1+1", f"{MERK} met spaties", f"{MERK}-1913-913071391", f"é{MERK}")
SPOREN = (MERK.lower(), "1913", "913071391", "913.071.391")


def secrets(veld: Veld) -> st.SearchStrategy[str]:
    """Cells that must not come back: right ones of this type, and ones that are refused."""
    goed: tuple[str, ...]
    match veld:
        case Datum():
            goed = DAGEN
        case Aantal() | Getal():
            goed = GETALLEN
        case Code():
            goed = tuple(veld.codes()[:3])
        case Gemeente():
            goed = ("Dordrecht", "GM0512")
        case IndicatorId():
            goed = ("meldingen",)
        case JaNee():
            goed = ("ja", "nee")
        case _:
            goed = (
                f"{MERK}-12",
                f"{MERK}_{MERK}_{MERK}_1913",
                "913071391-GEHEIM-1913-x",
                f"{MERK}",
            )
    return st.sampled_from([*goed, *goed, *goed, *DAGEN, *GETALLEN, *TEKSTEN, ""])


def test_the_marks_would_be_seen(tmp_path: Path) -> None:
    tabel = report("vir.signalen", ["gemeente", "signalen", "matches"], [["x", "1", "1"]])
    pad = written(tmp_path, tabel, bestand=f"{MERK} 1913.csv")
    tekst = " ".join(str(c) for rijen in cells(pad).values() for rij in rijen for c in rij)
    assert MERK in tekst


@pytest.mark.parametrize("kind", kinds())
@settings(
    max_examples=EXAMPLES // 3,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_no_cell_of_the_file_comes_back_in_the_workbook(
    tmp_path: Path, kind: str, data: Any
) -> None:
    velden = kinds()[kind].velden()
    rij = st.tuples(*(secrets(veld) for veld in velden.values()))
    rijen = data.draw(st.lists(rij, min_size=1, max_size=12))
    oordeel = data.draw(st.sampled_from(Oordeel))
    pad = written(tmp_path, report(kind, list(velden), rijen, oordeel=oordeel))
    for blad in cells(pad).values():
        for cel in (cel for regel in blad for cel in regel):
            assert not [spoor for spoor in SPOREN if spoor in str(cel).lower()]
