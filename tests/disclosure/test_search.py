"""The search for witnesses: whichever way it goes, it finds what there is and no more."""

from __future__ import annotations

import pytest

from ghnt_pipeline.disclosure.getuigen import bewezen
from ghnt_pipeline.disclosure.lineair import Lineair
from ghnt_pipeline.disclosure.model import Bouw, Cel, Model
from ghnt_pipeline.disclosure.zoeken import Uitkomst, Zoeker


def model(*, regio: int | None, hoogstens: int | None = None) -> Model:
    """Three hidden gemeenten and, perhaps shown, the region they add up to."""
    bouw = Bouw()
    delen = [
        bouw.cel(Cel(f"gemeente {n}", verborgen=True, zelf=True, hoogstens=hoogstens, doel=True))
        for n in range(3)
    ]
    geheel = bouw.cel(Cel("regio", getoond=regio, zelf=True))
    bouw.som(geheel, delen, achter=True)
    return bouw.klaar()


def targets(found: Uitkomst) -> list[tuple[int, int]]:
    return sorted(found.vernauwd)


WAYS = {
    "free": (model(regio=None), []),
    "room for none and seven": (model(regio=10), []),
    "too many for one of them to be none": (model(regio=20), [(0, 0), (1, 0), (2, 0)]),
    "at most four each": (model(regio=10, hoogstens=4), [(0, 7), (1, 7), (2, 7)]),
}


@pytest.mark.parametrize(("given", "narrowed"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("settles", ["linear programs", "the last judge"])
def test_what_can_be_narrowed_is_found_and_all_else_has_a_witness(
    given: Model, narrowed: list[tuple[int, int]], settles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if settles == "the last judge":
        monkeypatch.setattr(Lineair, "dichtbij", lambda *_: (None, False))
    found = Zoeker().zoek(given)
    assert targets(found) == narrowed
    assert found.onbeslist == []
    wanted = {(cel, x) for cel in given.doelen for x in (0, 7)} - set(narrowed)
    assert bewezen(given, found.getuigen) >= wanted
