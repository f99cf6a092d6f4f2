"""What `check --json` says is enough to tell a supplier: where, what was expected, how to mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

KOP = "gemeente;signalen;matches;opmerking\n"
GEHEIM = "Jansen-Geheim"


def test_a_finding_says_in_dutch_what_was_expected_and_how_to_mend(
    ghnt: Any, tmp_path: Path
) -> None:
    file = tmp_path / "signalen_2019K1.csv"
    rijen = "".join(f"Dordrecht;{n};2;x\n" for n in range(30))
    file.write_text(f"{KOP}{rijen}Gorinchem;{GEHEIM};2;{GEHEIM}\n", "utf-8")

    done = ghnt("check", file, "--json")

    assert done.code == 0
    (tabel,) = done.document["result"]["tables"]
    (finding,) = tabel["findings"]
    assert (finding["regel"], finding["kolom"], finding["code"]) == (32, "signalen", "VIR-F07")
    assert "geheel getal" in finding["verwacht"]
    assert finding["herstel"]
    assert [k["veld"] for k in tabel["columns"]] == ["gemeente", "signalen", "matches", None]
    assert GEHEIM not in done.out + done.err
