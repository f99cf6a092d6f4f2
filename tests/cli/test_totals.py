"""What is said of totals that contradict themselves."""

from __future__ import annotations

from pathlib import Path

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
