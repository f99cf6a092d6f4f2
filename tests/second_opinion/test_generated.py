"""Whatever is delivered, the store holds the figures that follow from the rules."""

from __future__ import annotations

import tempfile
from pathlib import Path

from agreement import build, differences, differences_of_records, held_open, read
from everything import disagreement
from generated import BOUNDED, EXAMPLES, deliveries, long_histories, totals
from hypothesis import given, settings
from hypothesis import strategies as st
from overlap import differences_of_overlap
from records import Sent
from reference import figures
from totals import Bounds, all_bounds


@BOUNDED
@given(sent=deliveries(), count_both=st.booleans())
def test_the_store_agrees_with_the_rules(sent: list[Sent], count_both: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = disagreement(Path(folder), sent, count_both=count_both)
    assert not found, "\n".join([f"{len(found)} differences", *found[:8]])


@settings(BOUNDED, max_examples=max(EXAMPLES // 2, 1))
@given(sent=long_histories())
def test_kinds_of_melding_agree_where_the_look_back_matters(sent: list[Sent]) -> None:
    wanted = ("meldingen", "melding_soort", "overlap_thema")
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder), sent)
        with held_open(path):
            found = differences(path, figures(sent, indicators=wanted))
            found += differences_of_records(path, sent, count_both=False)
    assert not found, "\n".join([f"{len(found)} differences", *found[:8]])


@settings(BOUNDED, max_examples=max(EXAMPLES // 3, 1))
@given(sent=deliveries(), count_both=st.booleans())
def test_the_overlap_tables_agree_with_the_rules(sent: list[Sent], count_both: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder), sent, count_both=count_both)
        found = differences_of_overlap(path, sent, count_both=count_both)
    assert not found, "\n".join([f"{len(found)} differences", *found[:8]])


@settings(BOUNDED, max_examples=max(EXAMPLES // 3, 1))
@given(sent=totals())
def test_the_bounds_of_given_totals_follow_the_rule(sent: list[Sent]) -> None:
    columns = ", ".join(("bron", "periode", "gebied", "chk_totaal.soort", *Bounds._fields))
    with tempfile.TemporaryDirectory() as folder:
        rows = read(
            build(Path(folder), sent),
            f"select {columns} from chk_totaal inner join raw_levering using (levering)",
        )
    found = {(periode, (gebied, soort)): Bounds(*b) for _, periode, gebied, soort, *b in rows}
    assert found == {
        (delivery.periode, area): expected
        for delivery in sent
        for area, expected in all_bounds(delivery).items()
    }
