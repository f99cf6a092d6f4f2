"""`ghnt withdraw`: what stands then, what is refused, and what a next run makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ghnt_pipeline.deliveries import State
from ghnt_pipeline.errors import Busy, UsageFault
from ghnt_pipeline.files import only_writer
from ghnt_pipeline.ledger import Event
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.settings import Settings
from ghnt_pipeline.withdrawal import Turned, withdraw

from .desk import Desk, melding, meldingen, tree, written

FIRST = meldingen([1, 2, 3, 4, 5, 6])
SECOND = [*meldingen([1, 2, 3, 4]), melding(5, gemeente="Zwijndrecht"), melding(7)]
LATER = meldingen([8], datum_melding="2019-04-02")
NONE = {"added": 0, "changed": 0, "withdrawn": 0, "kept": 0}

Withdraw = Callable[..., Turned]


@pytest.fixture
def turn(desk: Desk) -> Withdraw:
    def run(begin: str, **how: bool) -> Turned:
        return withdraw(desk.project, Settings(), begin, lambda _: None, **how)

    return run


@pytest.fixture
def corrected(desk: Desk) -> Desk:
    """A project with a delivery, its correction, and a later quarter."""
    desk.put("oud_2019K1.csv", FIRST)
    desk.ingest()
    desk.put("nieuw_2019K1.csv", SECOND)
    desk.put("zomer_2019K2.csv", LATER)
    desk.ingest()
    return desk


def test_the_one_before_stands_again_and_undoing_turns_all_of_it_back(
    corrected: Desk, turn: Withdraw
) -> None:
    old, new, _ = (d.id for d in corrected.deliveries)
    before = corrected.numbers()
    gone = turn(new)
    assert gone.delivery.state is State.WITHDRAWN
    assert gone.stands is not None
    assert gone.stands.id == old
    assert gone.verschil == {"added": 1, "changed": 1, "withdrawn": 1, "kept": 4}
    assert corrected.numbers() == ["M1", "M2", "M3", "M4", "M5", "M6", "M8"]
    back = turn(new, undo=True)
    assert back.stands is not None
    assert back.stands.id == new
    assert back.verschil == {"added": 1, "changed": 1, "withdrawn": 1, "kept": 4}
    assert corrected.numbers() == before


def test_withdrawing_the_only_one_leaves_nothing_and_says_how_many_records_leave(
    corrected: Desk, turn: Withdraw
) -> None:
    gone = turn("veilig_thuis.meldingen/2019K2")
    assert gone.stands is None
    assert gone.verschil == NONE | {"withdrawn": 1}
    assert "M8" not in corrected.numbers()
    back = turn("veilig_thuis.meldingen/2019K2", undo=True)
    assert back.stood is None
    assert back.verschil == NONE | {"added": 1}
    assert "M8" in corrected.numbers()


def test_undoing_the_withdrawal_of_an_older_one_makes_it_history_again(
    corrected: Desk, turn: Withdraw
) -> None:
    old, new, _ = (d.id for d in corrected.deliveries)
    turn(new)
    turn(old)
    turn(new, undo=True)
    done = turn(old, undo=True)
    assert done.delivery.state is State.REPLACED
    assert done.stands is not None
    assert done.stands.id == new
    assert done.verschil == {}
    assert done.built is None, "nothing of the store depends on it"


def test_a_dry_run_says_the_same_and_writes_nothing(corrected: Desk, turn: Withdraw) -> None:
    _, new, _ = (d.id for d in corrected.deliveries)
    before = tree(corrected.project.root)
    foretold = turn(new, dry_run=True)
    assert tree(corrected.project.root) == before
    done = turn(new)
    assert (foretold.delivery, foretold.stands) == (done.delivery, done.stands)
    assert foretold.verschil == done.verschil


def test_the_ledger_keeps_both_the_withdrawal_and_its_undoing(
    corrected: Desk, turn: Withdraw
) -> None:
    _, new, _ = (d.id for d in corrected.deliveries)
    turn(new)
    turn(new, undo=True)
    last = [(line.event, line.delivery) for line in corrected.ledger.lines[-2:]]
    assert last == [(Event.WITHDRAWN, new), (Event.UNDONE, new)]


@pytest.mark.usefixtures("no_build")
def test_walking_skips_withdrawn_content_in_any_form_and_says_so(
    corrected: Desk, turn: Withdraw
) -> None:
    later = corrected.deliveries[2].id
    turn(later)
    corrected.put("hernoemd_2019K2.csv", written(LATER, delimiter="|"))
    found = {r.bestand: (r.outcome, r.reden) for r in corrected.ingest().results}
    for name in ("zomer_2019K2.csv", "hernoemd_2019K2.csv"):
        assert found[name] == (Outcome.KNOWN, f"known: {later} withdrawn")
    assert later not in corrected.standing


@pytest.mark.usefixtures("no_build")
def test_withdrawn_content_that_is_named_stays_away_until_it_is_undone(
    corrected: Desk, turn: Withdraw
) -> None:
    later = corrected.deliveries[2].id
    turn(later)
    named = corrected.one(corrected.put("hernoemd_2019K2.csv", written(LATER, delimiter="|")))
    assert (named.outcome, named.reden) == (Outcome.KNOWN, f"known: {later} withdrawn")
    turn(later, undo=True)
    assert later in corrected.standing


@pytest.mark.usefixtures("no_build")
@pytest.mark.parametrize("begin", ["", "nergens", "VEILIG"])
def test_an_unknown_id_is_refused(corrected: Desk, turn: Withdraw, begin: str) -> None:
    assert corrected.deliveries
    with pytest.raises(UsageFault, match="'ghnt deliveries' lists them"):
        turn(begin)


@pytest.mark.usefixtures("no_build")
def test_a_beginning_that_fits_several_is_refused_and_names_them(
    corrected: Desk, turn: Withdraw
) -> None:
    with pytest.raises(UsageFault, match="2 deliveries begin with") as caught:
        turn("veilig_thuis.meldingen/2019K1")
    assert all(d.id in str(caught.value) for d in corrected.deliveries[:2])


@pytest.mark.usefixtures("no_build")
def test_what_does_not_stand_cannot_be_withdrawn_and_what_was_not_cannot_be_undone(
    corrected: Desk, turn: Withdraw
) -> None:
    old, new, later = (d.id for d in corrected.deliveries)
    with pytest.raises(UsageFault, match=f"was replaced and counts nowhere; {new} stands"):
        turn(old)
    for identity in (old, later):
        with pytest.raises(UsageFault, match="was not withdrawn"):
            turn(identity, undo=True)
    turn(later)
    lines = len(corrected.ledger.lines)
    with pytest.raises(UsageFault, match=f"was withdrawn before.*{later} --undo"):
        turn(later)
    assert len(corrected.ledger.lines) == lines


@pytest.mark.usefixtures("no_build")
def test_one_content_never_stands_for_two_periods(desk: Desk, turn: Withdraw) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2]))
    desk.ingest()
    first = desk.standing[0]
    turn(first)
    desk.put("meldingen_2019K2.csv", written(meldingen([1, 2]), delimiter="|"))
    desk.ingest()
    (second,) = desk.standing
    with pytest.raises(UsageFault, match=f"{second} stands with the same content"):
        turn(first, undo=True)
    turn(second)
    turn(first, undo=True)
    assert desk.standing == [first]


@pytest.mark.usefixtures("no_build")
def test_it_takes_the_lock(corrected: Desk, turn: Withdraw) -> None:
    later = corrected.deliveries[2].id
    with only_writer(corrected.project.lock), pytest.raises(Busy):
        turn(later)
    assert later in corrected.standing
