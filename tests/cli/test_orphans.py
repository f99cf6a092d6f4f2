"""Links that lead nowhere are told after a build, once."""

from __future__ import annotations

from typing import Any

from ghnt_pipeline.cli.after_build import built


def test_orphans_are_told_in_one_line_and_not_at_all_without_any() -> None:
    nothing: dict[str, Any] = {
        name: []
        for name in (
            "totalen",
            "ongedekt",
            "ongedekte_cijfers",
            "tegenstrijdig",
            "wezen",
            "ongenummerd",
        )
    }
    wezen = [{"bron": "veilig_thuis", "soort": "melding", "kolom": "onderzoeksnummer", "aantal": 2}]

    assert [line for line in built({**nothing, "wezen": wezen}) if "orphan" in line] == [
        "2 orphans: a number that leads to no record delivered, or an onderzoek that no melding "
        "names (table chk_wees)."
    ]
    assert built(nothing) == ["The store is built."]
