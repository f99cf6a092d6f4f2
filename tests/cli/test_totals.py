"""What is said of totals that contradict themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ghnt

TOTALEN = """\
gemeente;soort;categorie;aantal
Dordrecht;melding;KM;2
Dordrecht;melding;Kindermishandeling, anders;7
"""


def test_a_category_above_its_themas_is_asked_about_and_stops_nothing(
    ghnt: Ghnt, tmp_path: Path
) -> None:
    (tmp_path / "data" / "raw" / "veilig_thuis_totalen_2018K3.csv").write_text(TOTALEN, "utf-8")

    done = ghnt("ingest")

    assert done.code == 0
    assert "A category is larger than the themas together" in done.err
    assert "veilig_thuis.totalen/2018K3/" in done.err
    assert "GM0505 (melding)" in done.err


PAREN = """\
gemeente;soort;categorie;aantal
regio;melding;KM;20
regio;melding;HG;9
regio;melding;OM;6
regio;melding;HG + KM;{pair}
regio;melding;totaal;{given}
"""


@pytest.mark.parametrize(
    ("pair", "given", "said"),
    [
        (5, 26, "lies between 24 and 30 (records with HG or KM or OM; pairs given)."),
        (5, 21, "the given total 21 is smaller than the categories with their pairs allow"),
        (5, 31, "the given total 31 is larger than the categories with their pairs allow"),
        (12, 26, "(paar-groter-dan-thema): a pair is larger than one of its themas, so the pairs "
         "are not used and the categories alone bound these totals; ask the supplier: "),
        (12, 26, "lies between 20 and 35 (records with HG or KM or OM)."),
    ],
)  # fmt: skip
def test_pairs_of_themas_bound_a_total_or_are_said_not_to(
    ghnt: Ghnt, tmp_path: Path, pair: int, given: int, said: str
) -> None:
    text = PAREN.format(pair=pair, given=given)
    (tmp_path / "data" / "raw" / "veilig_thuis_totalen_2019K1.csv").write_text(text, "utf-8")

    done = ghnt("ingest")

    assert done.code == 0
    assert said in done.err
