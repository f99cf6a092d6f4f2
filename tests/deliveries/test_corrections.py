"""D2: new content for the same supplier, kind and period takes the place of the old."""

from __future__ import annotations

import pytest

from ghnt_pipeline.deliveries import State
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.settings import Settings

from .desk import Desk, melding, meldingen, written

FIRST = meldingen([1, 2, 3, 4, 5, 6])
SECOND = [*meldingen([1, 2, 3, 4]), melding(5, gemeente="Zwijndrecht"), melding(7)]


def test_a_correction_takes_the_place_of_what_stood_and_counts_the_difference(desk: Desk) -> None:
    old = desk.put("meldingen_2019K1.csv", FIRST)
    desk.ingest()
    assert desk.numbers() == ["M1", "M2", "M3", "M4", "M5", "M6"]
    result = desk.one(desk.put("correctie_2019K1.csv", SECOND))
    assert result.outcome is Outcome.CORRECTION
    assert result.verschil == {"added": 1, "changed": 1, "withdrawn": 1, "kept": 4}
    assert [d.state for d in desk.deliveries] == [State.REPLACED, State.STANDS]
    assert all(d.rows.exists() for d in desk.deliveries), "the old one stays as history"
    assert desk.numbers() == ["M1", "M2", "M3", "M4", "M5", "M7"]
    assert desk.query("select gemeente from core_melding where meldingnummer = 'M5'") == [
        ("GM0642",)
    ]
    assert old.exists()


@pytest.mark.usefixtures("no_build")
def test_two_contents_for_one_key_in_one_run_are_both_refused(desk: Desk) -> None:
    one = desk.put("een_2019K1.csv", FIRST)
    desk.put("twee_2019K1.csv", SECOND)
    run = desk.ingest()
    assert [r.outcome for r in run.results] == [Outcome.REFUSED] * 2
    assert all("Which one?" in r.reden for r in run.results)
    assert desk.deliveries == []
    assert desk.one(one).outcome is Outcome.ACCEPTED, "named, it is the answer"


@pytest.mark.usefixtures("no_build")
def test_one_content_in_two_files_of_one_run_is_no_contradiction(desk: Desk) -> None:
    desk.put("een_2019K1.csv", FIRST)
    desk.put("twee_2019K1.csv", written(FIRST, delimiter=","))
    assert [r.outcome for r in desk.ingest().results] == [Outcome.ACCEPTED, Outcome.KNOWN]


@pytest.mark.usefixtures("no_build")
def test_content_that_stands_does_not_contradict_a_correction_beside_it(desk: Desk) -> None:
    file = desk.put("meldingen_2019K1.csv", FIRST)
    desk.ingest()
    file.write_bytes(written(FIRST, encoding="utf-16"))
    desk.put("nieuwer_2019K1.csv", SECOND)
    outcomes = {r.bestand: r.outcome for r in desk.ingest().results}
    assert outcomes == {
        "meldingen_2019K1.csv": Outcome.KNOWN,
        "nieuwer_2019K1.csv": Outcome.CORRECTION,
    }


@pytest.mark.usefixtures("no_build")
def test_saying_the_sender_does_not_make_history_contradict_itself(desk: Desk) -> None:
    desk.put("a_2019K1.csv", FIRST)
    desk.ingest()
    desk.put("b_2019K1.csv", SECOND)
    desk.ingest()
    run = desk.ingest(bron="veilig_thuis")
    assert [r.outcome for r in run.results] == [Outcome.KNOWN] * 2


@pytest.mark.usefixtures("no_build")
@pytest.mark.parametrize(
    ("left", "outcome"),
    [([1, 2, 3, 4], Outcome.CORRECTION), ([1, 2, 3], Outcome.REFUSED)],
    ids=["one of five is 20 %", "two of five is more"],
)
def test_a_correction_may_drop_a_fifth_of_the_numbers_and_no_more(
    desk: Desk, left: list[int], outcome: Outcome
) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3, 4, 5]))
    desk.ingest()
    stood = desk.standing
    result = desk.one(desk.put("korter_2019K1.csv", meldingen(left)))
    assert result.outcome is outcome
    assert (desk.standing == stood) is (outcome is Outcome.REFUSED)


def test_a_short_correction_is_taken_in_with_correctie(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3, 4, 5]))
    desk.ingest()
    short = desk.put("korter_2019K1.csv", meldingen([1]))
    refused = desk.one(short)
    assert "4 of 5" in refused.reden
    assert "--correctie" in refused.reden
    assert desk.one(short, correctie=True).outcome is Outcome.CORRECTION
    assert desk.numbers() == ["M1"]


@pytest.mark.usefixtures("no_build")
def test_the_limit_on_dropped_numbers_is_a_setting(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3, 4, 5]))
    desk.ingest()
    short = desk.put("korter_2019K1.csv", meldingen([1]))
    run = desk.ingest(short, settings=Settings(max_dropped_share=0.8))
    assert [r.outcome for r in run.results] == [Outcome.CORRECTION]


@pytest.mark.usefixtures("no_build")
def test_a_dry_run_says_of_a_short_correction_what_a_run_would_say(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3, 4, 5]))
    desk.ingest()
    short = desk.put("korter_2019K1.csv", meldingen([1]))
    foretold = desk.one(short, dry_run=True).outcome
    assert foretold is desk.one(short).outcome


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_replaced_content_is_a_correction_again_when_it_is_named(
    desk: Desk, encoding: str
) -> None:
    old = desk.put("oud_2019K1.csv", FIRST)
    desk.ingest()
    desk.ingest(desk.put("nieuw_2019K1.csv", SECOND))
    walked = {r.bestand: r for r in desk.ingest().results}
    assert walked["oud_2019K1.csv"].outcome is Outcome.KNOWN
    assert "replaced" in walked["oud_2019K1.csv"].reden
    old.write_bytes(written(FIRST, encoding=encoding))
    named = desk.one(old)
    assert named.outcome is Outcome.CORRECTION
    assert named.verschil == {"added": 1, "changed": 1, "withdrawn": 1, "kept": 4}
    assert [d.state for d in desk.deliveries] == [State.REPLACED, State.STANDS]
    assert desk.numbers() == ["M1", "M2", "M3", "M4", "M5", "M6"]


@pytest.mark.usefixtures("no_build")
def test_replaced_content_is_skipped_in_another_form_too_when_it_is_walked(desk: Desk) -> None:
    desk.put("oud_2019K1.csv", FIRST)
    desk.ingest()
    desk.put("nieuw_2019K1.csv", SECOND)
    desk.ingest()
    desk.put("hernoemd_2019K1.csv", written(FIRST, delimiter="|"))
    (again,) = (r for r in desk.ingest().results if r.bestand == "hernoemd_2019K1.csv")
    assert again.outcome is Outcome.KNOWN
    assert again.reden.endswith("replaced")


def test_withdrawing_the_newest_lets_the_one_before_stand_and_undoing_brings_it_back(
    desk: Desk,
) -> None:
    desk.put("oud_2019K1.csv", FIRST)
    desk.ingest()
    desk.put("nieuw_2019K1.csv", SECOND)
    desk.ingest()
    old, new = (d.manifest.id for d in desk.deliveries)
    assert desk.standing == [new]
    desk.withdraw(new)
    assert desk.standing == [old]
    run = desk.ingest()
    assert [r.reden for r in run.results] == [f"known: {new} withdrawn", f"known: {old} stands"]
    assert desk.numbers() == ["M1", "M2", "M3", "M4", "M5", "M6"], "the store follows"
    desk.withdraw(old)
    assert desk.standing == []
    desk.undo(new)
    assert desk.standing == [new]
    desk.undo(old)
    assert desk.standing == [new], "undoing does not make an older one newer"


def test_withdrawing_all_there_is_leaves_a_store_without_records(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", FIRST)
    desk.ingest()
    desk.withdraw(desk.standing[0])
    assert desk.one().outcome is Outcome.KNOWN
    assert desk.numbers() == []


def test_a_refused_correction_leaves_every_byte_of_the_store(desk: Desk) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1, 2, 3, 4, 5]))
    desk.ingest()
    before = desk.project.store.read_bytes()
    desk.ingest(desk.put("korter_2019K1.csv", meldingen([1])))
    assert desk.project.store.read_bytes() == before
