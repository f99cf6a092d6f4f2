"""The page on the two reports says what the rules are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline.quality import Signaalcode, opbouw, vergelijken
from ghnt_pipeline.quality.spiegel import KWARTAFSTANDEN, MINSTENS_BEDRAGEN

PAGE = (Path(__file__).parents[2] / "docs" / "kwaliteit.md").read_text("utf-8")


@pytest.mark.parametrize("code", Signaalcode)
def test_every_signal_stands_on_the_page(code: Signaalcode) -> None:
    codes = {cel for regel in PAGE.splitlines() if regel.startswith("| K")
             for cel in regel.split("|")[1].replace(",", " ").split()}  # fmt: skip
    assert code.value in codes


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    assert f"{vergelijken.VERSCHIL_AANTAL:.0%}".replace("%", " %") in PAGE
    assert f"{100 * vergelijken.VERSCHIL_AANDEEL:.0f} percentage points, from" in PAGE
    assert f"from {vergelijken.MINSTENS_RIJEN} rows on" in PAGE
    assert f"| {vergelijken.GRENS_OMVANG:.0f} standard errors" in PAGE
    assert f"| {vergelijken.GRENS_VELE:.0f} standard errors" in PAGE
    assert (vergelijken.MINSTENS_EERDER, vergelijken.HOOGSTENS_EERDER) == (2, 8)
    assert f"plus {KWARTAFSTANDEN} x the interquartile" in PAGE
    assert f"from {MINSTENS_BEDRAGEN} amounts on" in PAGE
    assert f"at least {100 * opbouw.VASTE_OPBOUW:.0f} %" in PAGE
    assert f"{opbouw.STEEKPROEF:,} numbers" in PAGE
