"""D2, `--samen`: files without a number in common are joined to one delivery."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ghnt_pipeline.bevindingen import rapport
from ghnt_pipeline.deliveries import State
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.settings import Settings
from ghnt_pipeline.withdrawal import withdraw

from .desk import Desk, Row, melding, meldingen, written

ONE = meldingen([1, 2, 3])
TWO = meldingen([4, 5], gemeente="Papendrecht")
THREE = meldingen([6])
ALL = ["M1", "M2", "M3", "M4", "M5", "M6"]

no_build = pytest.mark.usefixtures("no_build")


def _both(desk: Desk) -> None:
    desk.put("een_2019K1.csv", ONE)
    desk.put("twee_2019K1.csv", TWO)


def _totaal(gemeente: str, categorie: str, aantal: str) -> Row:
    return {"gemeente": gemeente, "soort": "melding", "categorie": categorie, "aantal": aantal}


def test_two_parts_are_one_delivery_that_names_both_files(desk: Desk) -> None:
    _both(desk)
    run = desk.ingest(samen=True)
    assert [r.outcome for r in run.results] == [Outcome.ACCEPTED] * 2
    (delivery,) = desk.deliveries
    assert delivery.manifest.bestand == "een_2019K1.csv + twee_2019K1.csv"
    assert [(d.bestand, d.eerste_rij) for d in delivery.manifest.delen] == [
        ("een_2019K1.csv", 0), ("twee_2019K1.csv", 3),
    ]  # fmt: skip
    assert desk.numbers() == ALL[:5]
    assert pq.read_table(delivery.rows).column("rij").to_pylist() == [0, 1, 2, 3, 4]


@no_build
def test_without_samen_they_are_refused_and_told_of_it_only_when_no_number_is_shared(
    desk: Desk,
) -> None:
    _both(desk)
    assert all("--samen" in r.reden for r in desk.ingest().results)
    desk.put("twee_2019K1.csv", [*TWO, melding(1, gemeente="Papendrecht")])
    assert not any("--samen" in r.reden for r in desk.ingest().results)
    assert desk.deliveries == []


@no_build
def test_parts_that_share_a_number_are_refused_also_with_samen(desk: Desk) -> None:
    _both(desk)
    desk.put("twee_2019K1.csv", [*TWO, melding(1, gemeente="Papendrecht")])
    run = desk.ingest(samen=True)
    assert [r.outcome for r in run.results] == [Outcome.REFUSED] * 2
    assert all("numbers in common: 1" in r.reden for r in run.results)
    assert not any("M1" in r.reden for r in run.results)


@no_build
def test_of_three_files_every_two_must_have_no_number_in_common(desk: Desk) -> None:
    _both(desk)
    desk.put("zes_2019K1.csv", [*THREE, melding(4, gemeente="Zwijndrecht")])
    assert desk.ingest(samen=True).refused
    desk.put("zes_2019K1.csv", THREE)
    assert [r.outcome for r in desk.ingest(samen=True).results] == [Outcome.ACCEPTED] * 3
    assert len(desk.deliveries) == 1


@no_build
def test_the_order_of_the_arguments_does_not_matter(desk: Desk) -> None:
    _both(desk)
    one, two = sorted(desk.project.raw.iterdir())
    desk.ingest(two, one, samen=True)
    other = Desk(desk.project.root.with_name("other"))
    _both(other)
    other.ingest(*sorted(other.project.raw.iterdir()), samen=True)
    assert desk.standing == other.standing


@no_build
def test_the_content_is_that_of_one_file_with_the_rows_of_both(desk: Desk) -> None:
    _both(desk)
    desk.ingest(samen=True)
    whole = desk.one(desk.put("heel_2019K1.csv", [*ONE, *TWO]))
    assert whole.outcome is Outcome.KNOWN
    assert whole.reden == f"known: {desk.standing[0]} stands"


@no_build
def test_a_column_that_one_part_lacks_is_empty_there(desk: Desk) -> None:
    desk.put("een_2019K1.csv", ONE)
    desk.put("twee_2019K1.csv", [{k: v for k, v in r.items() if k != "casusnummer"} for r in TWO])
    desk.ingest(samen=True)
    casussen = pq.read_table(desk.deliveries[0].rows).column("casusnummer").to_pylist()
    assert [casus is None for casus in casussen] == [False] * 3 + [True] * 2
    whole = desk.put("heel_2019K1.csv", [*ONE, *({**row, "casusnummer": ""} for row in TWO)])
    assert desk.one(whole).outcome is Outcome.KNOWN


@no_build
def test_no_row_is_lost_over_both_and_refused_rows_name_their_file(desk: Desk) -> None:
    bad = melding(9, gemeente="Atlantis")
    desk.put("een_2019K1.csv", [*ONE, ONE[0]])
    desk.put("twee_2019K1.csv", [*TWO, bad])
    run = desk.ingest(samen=True, settings=Settings(max_refused_share=0.5))
    (delivery,) = desk.deliveries
    m = delivery.manifest
    counts = (m.rows_read, m.rows_accepted, m.rows_refused, m.rows_repeated, m.rows_control)
    assert counts == (7, 5, 1, 1, 0)
    assert [d.rows_read for d in m.delen] == [4, 3]
    assert sum(r.gecontroleerd.gelezen for r in run.results if r.gecontroleerd) == 7
    refused = pq.read_table(delivery.folder / "refused.parquet").to_pylist()
    assert {(row["bestand"], row["regel"]) for row in refused} == {("twee_2019K1.csv", 4)}


@no_build
def test_both_files_are_known_afterwards_also_under_another_name(desk: Desk) -> None:
    _both(desk)
    desk.ingest(samen=True)
    ledger = desk.ledger.lines
    assert len(ledger[-1].files) == 2
    known = f"known: {desk.standing[0]} stands"
    for samen in (False, True):
        assert [r.reden for r in desk.ingest(samen=samen).results] == [known] * 2
    paths = sorted(desk.project.raw.iterdir())
    for samen in (False, True):
        assert [r.reden for r in desk.ingest(*paths, samen=samen).results] == [known] * 2
    paths[0].rename(paths[0].with_name("zz_2019K1.csv"))
    named = sorted(desk.project.raw.iterdir())
    assert [r.reden for r in desk.ingest(*named, samen=True).results] == [known] * 2
    assert [r.reden for r in desk.ingest().results] == [known] * 2
    assert desk.ledger.lines == ledger


def test_a_corrected_part_with_the_other_one_is_a_correction_of_the_whole(desk: Desk) -> None:
    _both(desk)
    desk.ingest(samen=True)
    better = desk.put("twee_beter_2019K1.csv", meldingen([4, 5], gemeente="Zwijndrecht"))
    alone = desk.one(better)
    assert alone.outcome is Outcome.REFUSED, "by itself it drops the other part"
    run = desk.ingest(desk.project.raw / "een_2019K1.csv", better, samen=True)
    assert [r.outcome for r in run.results] == [Outcome.CORRECTION] * 2
    assert [r.verschil for r in run.results] == [
        {"added": 0, "changed": 2, "withdrawn": 0, "kept": 3}, {},
    ]  # fmt: skip
    assert desk.numbers() == ALL[:5]
    walked = {r.bestand: r.reden.split()[-1] for r in desk.ingest().results}
    assert walked["twee_2019K1.csv"] == "replaced"
    assert walked["een_2019K1.csv"] == walked["twee_beter_2019K1.csv"] == "stands"


@no_build
def test_a_further_part_is_joined_when_all_files_are_named_and_told_of_it_before(
    desk: Desk,
) -> None:
    one = desk.put("een_2019K1.csv", ONE)
    desk.ingest()
    two = desk.put("twee_2019K1.csv", TWO)
    assert "name all files: ghnt ingest FILE FILE --samen" in desk.one(two).reden
    assert all(r.outcome is not Outcome.ACCEPTED for r in desk.ingest(samen=True).results)
    run = desk.ingest(one, two, samen=True)
    assert [r.outcome for r in run.results] == [Outcome.CORRECTION] * 2
    assert run.results[0].verschil == {"added": 2, "changed": 0, "withdrawn": 0, "kept": 3}
    assert [d.state for d in desk.deliveries] == [State.REPLACED, State.STANDS]


@no_build
def test_withdrawn_parts_stay_away_when_walked_and_one_may_come_alone_when_named(
    desk: Desk,
) -> None:
    _both(desk)
    desk.ingest(samen=True)
    (joined,) = desk.standing
    withdraw(desk.project, Settings(), joined, lambda _: None)
    known = f"known: {joined} withdrawn"
    assert [r.reden for r in desk.ingest().results] == [known] * 2
    paths = sorted(desk.project.raw.iterdir())
    assert [r.reden for r in desk.ingest(*paths, samen=True).results] == [known] * 2
    assert desk.one(paths[0]).outcome is Outcome.ACCEPTED
    assert desk.standing != [joined]


@no_build
def test_a_part_that_stands_for_one_period_is_refused_for_another(desk: Desk) -> None:
    _both(desk)
    desk.ingest(samen=True)
    again = desk.one(desk.put("twee_2019K2.csv", written(TWO, delimiter="|")))
    assert again.outcome is Outcome.REFUSED
    assert "already stands for 2019K1" in again.reden


@no_build
def test_files_of_different_periods_are_never_joined(desk: Desk) -> None:
    desk.put("een_2019K1.csv", ONE)
    desk.put("half_2019H1.csv", TWO)
    assert [r.outcome for r in desk.ingest(samen=True).results] == [Outcome.ACCEPTED] * 2
    assert {i.split("/")[1] for i in desk.standing} == {"2019K1", "2019H1"}


@no_build
def test_three_months_are_joined_to_the_quarter_that_was_named(desk: Desk) -> None:
    paths = [
        desk.put(f"{maand}.csv", rows)
        for maand, rows in (("januari", ONE), ("februari", TWO), ("maart", THREE))
    ]
    run = desk.ingest(*paths, samen=True, periode=Periode.parse("2019K1"))
    assert [r.outcome for r in run.results] == [Outcome.ACCEPTED] * 3
    assert {r.outcome for r in desk.ingest().results} == {Outcome.KNOWN}


@no_build
def test_a_copy_of_a_part_counts_once(desk: Desk) -> None:
    _both(desk)
    desk.put("een_kopie_2019K1.csv", written(ONE, delimiter="|"))
    run = desk.ingest(samen=True)
    assert sorted(r.outcome for r in run.results) == [
        Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.KNOWN,
    ]  # fmt: skip
    assert len(desk.deliveries[0].manifest.delen) == 2


@no_build
def test_sheets_of_one_workbook_are_joined_and_known_afterwards(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for title, rows in (("Dordrecht", ONE), ("Papendrecht", TWO)):
        sheet = book.create_sheet(title)
        for row in ([list(rows[0])] + [list(r.values()) for r in rows]):  # fmt: skip
            sheet.append(row)
    del book["Sheet"]
    out = BytesIO()
    book.save(out)
    desk.put("meldingen_2019K1.xlsx", out.getvalue())
    refused = desk.ingest()
    assert all("2 sheets" in r.reden and "--samen" in r.reden for r in refused.results)
    run = desk.ingest(samen=True)
    assert [(r.blad, r.outcome) for r in run.results] == [
        ("Dordrecht", Outcome.ACCEPTED), ("Papendrecht", Outcome.ACCEPTED),
    ]  # fmt: skip
    (delivery,) = desk.deliveries
    assert delivery.manifest.bestand == "meldingen_2019K1.xlsx"
    assert [d.blad for d in delivery.manifest.delen] == ["Dordrecht", "Papendrecht"]
    assert [(r.blad, r.outcome) for r in desk.ingest().results] == [
        ("Dordrecht", Outcome.KNOWN), ("Papendrecht", Outcome.KNOWN),
    ]  # fmt: skip


@no_build
def test_totals_are_joined_by_cell(desk: Desk) -> None:
    desk.put("een_2019K1.csv", [_totaal("Dordrecht", "KM", "10"), _totaal("Dordrecht", "HG", "9")])
    desk.put("twee_2019K1.csv", [_totaal("Papendrecht", "KM", "8")])
    assert all("gemeente, soort, categorie" in r.reden for r in desk.ingest().results)
    assert [r.outcome for r in desk.ingest(samen=True).results] == [Outcome.ACCEPTED] * 2
    assert len(desk.deliveries) == 1


@no_build
def test_totals_that_share_a_cell_under_two_spellings_are_refused(desk: Desk) -> None:
    desk.put("een_2019K1.csv", [_totaal("Dordrecht", "KM", "10")])
    desk.put("twee_2019K1.csv", [_totaal("GM0505", "KM", "8")])
    assert desk.ingest(samen=True).refused


@no_build
def test_a_part_is_judged_as_the_whole_it_is_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []

    def noting(_: Any, __: Any, rows: pa.Table, *___: Any) -> tuple[()]:
        judged.append(rows.num_rows)
        return ()

    monkeypatch.setattr(rapport, "quality_of", noting)
    _both(desk)
    desk.ingest(samen=True)
    assert judged == [5, 5], "by itself each part would seem to miss records"


@no_build
def test_a_dry_run_with_samen_writes_nothing(desk: Desk) -> None:
    _both(desk)
    run = desk.ingest(samen=True, dry_run=True)
    assert [r.outcome for r in run.results] == [Outcome.ACCEPTED] * 2
    assert desk.deliveries == []
    assert not desk.project.ledger.exists()


@no_build
def test_a_join_of_which_one_part_stands_for_another_period_is_refused(desk: Desk) -> None:
    desk.put("een_2019K1.csv", ONE)
    desk.ingest()
    paths = [desk.put("een_2019K2.csv", ONE), desk.put("twee_2019K2.csv", TWO)]
    run = desk.ingest(*paths, samen=True)
    assert [r.outcome for r in run.results] == [Outcome.REFUSED] * 2
    assert "already stands for 2019K1" in run.results[0].reden
