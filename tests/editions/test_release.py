"""What happens to an edition that went out: it binds, and later ones say what they changed."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest

from deliveries.desk import Desk, meldingen, tree
from ghnt_pipeline.errors import GateShut, UsageFault
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.release import release
from ghnt_pipeline.released import all_released
from ghnt_pipeline.report import Reported, report
from ghnt_pipeline.settings import Settings

K1, K2 = Periode.parse("2019K1"), Periode.parse("2019K2")


class Office(Desk):
    """A desk that reports and lets editions go out."""

    def report(self, periode: Periode) -> Reported:
        return report(self.project, Settings(), periode, lambda _: None)

    def release(self, naam: str, *, dry_run: bool = False) -> bool:
        return release(self.project, naam, dry_run=dry_run).is_new

    def edition(self, naam: str) -> Path:
        return self.project.editions / naam

    def changes(self, naam: str) -> list[tuple[str, ...]]:
        """Of the gemeente and its total: edition, period, what stood, what stands, why."""
        with (self.edition(naam) / "tabellen" / "wijzigingen.csv").open(encoding="utf-8") as file:
            return [
                (row["editie"], row["periode"], row["was_waarde"], row["nu_waarde"],
                 row["oorzaken"])
                for row in csv.DictReader(file)
                if (row["indicator"], row["gebied"], row["uitsplitsing"])
                == ("meldingen", "GM0505", "totaal")
            ]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path / "project")
    office.put("meldingen_2019K1.csv", meldingen(range(30)))
    office.ingest()
    return office


def test_a_released_edition_is_never_written_again_and_its_figures_make_no_new_one(
    office: Office,
) -> None:
    first = office.report(K1)
    assert office.release("2019K1")
    before = tree(first.folder)

    again = office.report(K1)

    assert again.is_released
    assert not again.is_new
    assert again.folder == first.folder
    assert tree(first.folder) == before
    assert not office.release("2019K1")


def test_a_correction_after_release_makes_a_new_version_that_says_what_changed(
    office: Office,
) -> None:
    first = office.report(K1)
    office.release("2019K1")
    released = tree(first.folder)
    office.put("meldingen_2019K1_beter.csv", meldingen(range(40)))
    office.ingest()

    second = office.report(K1)

    assert second.folder.name == "2019K1.v2"
    assert (second.previous, second.is_released) == ("2019K1", False)
    assert office.changes("2019K1.v2") == [("2019K1.v2", "2019K1", "30", "40", "correctie")]
    assert tree(first.folder) == released
    page = (second.folder / "verantwoording.html").read_text("utf-8")
    assert "Cijfers die in editie 2019K1 anders waren" in page
    assert "verbeterde levering" in page


def test_the_next_edition_tells_late_records_apart_and_keeps_what_earlier_ones_changed(
    office: Office,
) -> None:
    office.report(K1)
    office.release("2019K1")
    office.put("meldingen_2019K1_beter.csv", meldingen(range(40)))
    office.ingest()
    office.report(K1)
    office.release("2019K1.v2")
    late = meldingen(range(100, 110))
    own = meldingen(range(200, 230), datum_melding="2019-04-10")
    office.put("meldingen_2019K2.csv", [*late, *own])
    office.ingest()

    office.report(K2)

    assert office.changes("2019K2") == [
        ("2019K2", "2019K1", "40", "50", "later"),
        ("2019K1.v2", "2019K1", "30", "40", "correctie"),
    ]


def test_nothing_to_compare_with_is_said(office: Office) -> None:
    done = office.report(K1)

    assert (done.previous, done.changes) == ("", 0)
    page = (done.folder / "verantwoording.html").read_text("utf-8")
    assert "Dit is de eerste editie die wordt uitgegeven." in page


def test_an_edition_somebody_touched_is_not_released(office: Office) -> None:
    done = office.report(K1)
    (done.folder / "index.html").write_text("anders")

    with pytest.raises(UsageFault, match="is not as ghnt report made it"):
        office.release("2019K1")


@pytest.mark.parametrize(
    ("naam", "words"),
    [
        ("2019K2", "was not made"),
        ("2019K1.v2", "was not made"),
        ("2019", "is no edition"),
        ("../2019K1", "is no edition"),
    ],
)
def test_what_is_no_edition_is_not_released(office: Office, naam: str, words: str) -> None:
    with pytest.raises(UsageFault, match=words):
        office.release(naam)


def test_an_edition_that_is_not_proved_safe_is_not_released(office: Office) -> None:
    office.report(K1)
    witness = office.project.bewijs / "2019K1" / "getuige-001.csv"
    witness.write_text(witness.read_text("utf-8").replace(";0;0\n", ";1;1\n", 1), "utf-8")

    with pytest.raises(GateShut, match="no witness of this edition"):
        office.release("2019K1")
    assert all_released(office.project, office.ledger) == []


def test_a_dry_run_releases_nothing(office: Office) -> None:
    office.report(K1)
    before = tree(office.project.processed)

    assert office.release("2019K1", dry_run=True)
    assert tree(office.project.processed) == before


def test_what_was_published_is_kept_for_the_owner_only(office: Office) -> None:
    office.report(K1)
    office.release("2019K1")

    (uitgave,) = all_released(office.project, Ledger(office.project.ledger))
    assert stat.S_IMODE(uitgave.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in uitgave.folder.iterdir()} == {0o600}
    assert uitgave.stand.leveringen == tuple(office.standing)


def test_a_kept_table_that_was_altered_is_refused(office: Office) -> None:
    office.report(K1)
    office.release("2019K1")
    kept = office.project.released / "2019K1" / "indicatoren.csv"
    kept.write_text(kept.read_text("utf-8").replace("30", "35"), encoding="utf-8")
    office.put("meldingen_2019K1_beter.csv", meldingen(range(40)))
    office.ingest()

    with pytest.raises(UsageFault, match="missing or damaged"):
        office.report(K1)


def test_a_released_folder_that_is_gone_is_asked_back(office: Office) -> None:
    done = office.report(K1)
    office.release("2019K1")
    done.folder.rename(done.folder.with_name("elders"))

    with pytest.raises(UsageFault, match="Put the folder back"):
        office.report(K1)
