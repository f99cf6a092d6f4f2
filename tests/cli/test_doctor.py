"""Each thing that can be damaged is found; what the raw files hold is made again, byte for byte."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.release import release
from ghnt_pipeline.settings import Project

from .conftest import MELDINGEN, Done, Ghnt
from .test_quarter import _tree

PROCESSED = Path("data/processed")
RAW = Path("data/raw/meldingen_2019K1.csv")


@pytest.fixture
def sound(ghnt: Ghnt) -> dict[str, str]:
    """A project with a delivery and two editions, one released; returns its files as they are."""
    RAW.write_text(MELDINGEN)
    assert ghnt("ingest").code == 0
    assert ghnt("report", "--periode", "2019K1").code == 0
    release(Project(Path()), "2019K1")
    Path("data/raw/later_2019K2.csv").write_text(
        MELDINGEN.replace("-01-", "-04-").replace("M", "N")
    )
    assert ghnt("ingest").code == 0
    assert ghnt("report", "--periode", "2019K2").code == 0
    assert ghnt("doctor").code == 0
    return _tree(PROCESSED)


def delivery() -> Path:
    (folder,) = (PROCESSED / "deliveries" / "veilig_thuis.meldingen" / "2019K1").iterdir()
    return folder


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7] + b"damaged")


def remove(name: str) -> Callable[[], None]:
    return (PROCESSED / name).unlink


def leave(path: Path) -> None:
    path.mkdir()
    (path / "half").write_bytes(b"half")


MENDABLE: dict[str, tuple[Callable[[], object], str]] = {
    "rows that changed": (
        lambda: damage(delivery() / "rows.parquet"),
        "rows.parquet is not as it was written",
    ),
    "rows that are gone": (
        lambda: os.remove(delivery() / "rows.parquet"),  # noqa: PTH107
        "rows.parquet is missing",
    ),
    "a damaged list of refusals": (
        lambda: damage(delivery() / "refused.parquet"),
        "refused.parquet is not as it was written",
    ),
    "a damaged manifest": (
        lambda: (delivery() / "manifest.json").write_text("{"),
        "its manifest is missing or damaged",
    ),
    "a folder that is gone": (lambda: shutil.rmtree(delivery()), "manifest is missing"),
    "a released table that is gone": (
        remove("released/2019K1/indicatoren.csv"),
        "what was published is missing or damaged",
    ),
    "a note of a release": (
        lambda: (PROCESSED / "released/2019K1/stand.json").write_text("{"),
        "from which deliveries it was made",
    ),
    "a table of a released edition": (
        lambda: damage(PROCESSED / "editions/2019K1/tabellen/indicatoren.csv"),
        "not as they were made",
    ),
    "what a killed run left": (
        lambda: leave(PROCESSED / ".tmp-half"),
        "a run that was killed left",
    ),
}


@pytest.mark.parametrize(("harm", "said"), MENDABLE.values(), ids=MENDABLE)
def test_what_can_be_mended_is_as_it_was(
    ghnt: Ghnt, sound: dict[str, str], harm: Callable[[], object], said: str
) -> None:
    harm()
    harmed = _tree(PROCESSED)
    looked = ghnt("doctor", "--dry-run")
    assert looked.code == 2
    assert "CAN BE MENDED" in looked.out
    assert _tree(PROCESSED) == harmed
    done = ghnt("doctor")
    assert done.code == 0, done.out + done.err
    assert "MENDED " in done.out
    assert said in done.out
    assert _tree(PROCESSED) == sound
    assert "All is well" in ghnt("doctor").err


STORES: dict[str, tuple[Callable[[], object], str]] = {
    "one that changed": (
        lambda: damage(PROCESSED / "ghnt.duckdb"),
        "it is not as the last build made it",
    ),
    "none": (remove("ghnt.duckdb"), "there is none"),
    "of other deliveries": (
        lambda: Ledger(PROCESSED / "ledger.jsonl").append(
            Event.WITHDRAWN, delivery=str(delivery().relative_to(PROCESSED / "deliveries"))
        ),
        "of other deliveries, settings or models",
    ),
}


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize(("harm", "said"), STORES.values(), ids=STORES)
def test_a_store_that_is_not_of_the_deliveries_is_built_again(
    ghnt: Ghnt, harm: Callable[[], object], said: str
) -> None:
    harm()
    done = ghnt("doctor")
    assert done.code == 0
    assert said in done.out
    assert "All is well" in ghnt("doctor").err
    assert ghnt("report", "--periode", "2019K2").code == 0


@pytest.mark.usefixtures("sound")
def test_what_others_may_read_is_closed_to_them_and_editions_stay_open(ghnt: Ghnt) -> None:
    for path in (delivery(), delivery() / "rows.parquet", Path(".ghnt-secret"), PROCESSED):
        path.chmod(0o755 if path.is_dir() else 0o644)
    done = ghnt("doctor")
    assert done.out.count("others than you may read it") == 3, "the folder itself is closed first"
    assert stat.S_IMODE(delivery().stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(".ghnt-secret").stat().st_mode) == 0o600
    assert stat.S_IMODE((PROCESSED / "editions/2019K2/index.html").stat().st_mode) == 0o644


def _damage_the_ledger() -> None:
    path = PROCESSED / "ledger.jsonl"
    path.write_bytes(b"onzin\n" + path.read_bytes())


def _without_raw() -> None:
    RAW.unlink()
    damage(delivery() / "rows.parquet")


def _another_raw() -> None:
    RAW.write_text(MELDINGEN.replace("Papendrecht", "Zwijndrecht"))
    damage(delivery() / "rows.parquet")


def _without_secret() -> None:
    Path(".ghnt-secret").unlink()
    damage(delivery() / "rows.parquet")


LEFT: dict[str, tuple[Callable[[], object], str]] = {
    "a line of the ledger": (_damage_the_ledger, "line 1 is damaged"),
    "a delivery without its file": (_without_raw, "back from a backup"),
    "a delivery whose file is another now": (_another_raw, "back from a backup"),
    "the secret is gone": (_without_secret, ".ghnt-secret: it is gone"),
    "another secret": (
        lambda: Path(".ghnt-secret").write_text("0f" * 32),
        "it is not the key of these deliveries",
    ),
    "a page of a released edition": (
        lambda: damage(PROCESSED / "editions/2019K1/index.html"),
        "Put the folder back from a backup",
    ),
    "a released edition that is gone": (
        lambda: shutil.rmtree(PROCESSED / "editions/2019K1"),
        "it was released and is gone",
    ),
    "a page of a draft": (
        lambda: damage(PROCESSED / "editions/2019K2/index.html"),
        "Make it again: ghnt report --periode 2019K2",
    ),
    "a delivery the ledger does not know": (
        lambda: shutil.copytree(delivery(), delivery().with_name("0123456789ab")),
        "the ledger does not name it",
    ),
}


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize(("harm", "said"), LEFT.values(), ids=LEFT)
def test_what_only_a_person_can_mend_is_left_and_ends_with_2(
    ghnt: Ghnt, harm: Callable[[], object], said: str
) -> None:
    harm()
    done = ghnt("doctor")
    assert done.code == 2
    assert "LEFT " in done.out
    assert said in done.out
    assert ghnt("doctor", "--json").document["result"]["ailments"]


@pytest.mark.usefixtures("sound")
def test_a_lost_secret_is_never_made_anew(ghnt: Ghnt) -> None:
    Path(".ghnt-secret").unlink()
    ghnt("doctor")
    assert not Path(".ghnt-secret").exists()


JOINED = "meldingnummer;casusnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder\n{}"
PARTS = {
    "januari_2019K1.csv": JOINED.format("A1;C1;Dordrecht;03-01-2019;08;01\n"),
    "maart_2019K1.csv": JOINED.format("A2;C2;Dordrecht;03-03-2019;08;01\n"),
}


def _mended_after_loss(ghnt: Ghnt, arguments: tuple[str, ...]) -> Done:
    assert ghnt("ingest", *arguments).code == 0
    before = _tree(PROCESSED)
    shutil.rmtree(delivery())
    done = ghnt("doctor")
    assert _tree(PROCESSED) == before
    return done


def test_a_delivery_joined_out_of_files_is_made_again_out_of_them(ghnt: Ghnt) -> None:
    for name, text in PARTS.items():
        Path("data/raw", name).write_text(text)
    names = tuple(f"data/raw/{name}" for name in PARTS)
    assert _mended_after_loss(ghnt, (*names, "--samen")).code == 0


def test_a_delivery_whose_period_was_typed_is_made_again(ghnt: Ghnt) -> None:
    Path("data/raw/zonder.csv").write_text(MELDINGEN)
    assert _mended_after_loss(ghnt, ("data/raw/zonder.csv", "--periode", "2019K1")).code == 0


def test_a_delivery_of_which_rows_were_refused_is_made_again(ghnt: Ghnt) -> None:
    RAW.write_text(MELDINGEN.replace("Papendrecht", "Atlantis"))
    flag = ("--set", "max_refused_share=0.6")
    assert _mended_after_loss(ghnt, flag).code == 0


def test_a_delivery_without_noted_hashes_is_judged_by_its_rows(ghnt: Ghnt) -> None:
    RAW.write_text(MELDINGEN)
    ghnt("ingest")
    manifest = delivery() / "manifest.json"
    text = manifest.read_text("utf-8")
    manifest.write_text(text[: text.index(',\n  "bestanden"')] + "\n}\n")
    assert ghnt("doctor").code == 0
    damage(delivery() / "rows.parquet")
    assert "rows are missing" in ghnt("doctor").out


def test_what_is_worth_knowing_is_said_and_is_no_failure(ghnt: Ghnt) -> None:
    RAW.write_text(MELDINGEN)
    ghnt("ingest")
    RAW.unlink()
    killed = PROCESSED / "runs" / "20190401T060000Z-quarter"
    killed.mkdir()
    (killed / "run.jsonl").write_text("")
    killed.chmod(0o700)
    (killed / "run.jsonl").chmod(0o600)
    done = ghnt("doctor")
    assert done.code == 0
    assert "1 of 1 deliveries have no file in data/raw any more" in done.err
    assert "Runs that were killed, or are on now: 1, such as 20190401T060000Z-quarter" in done.err
    assert "No legal basis is noted in ghnt.toml for: veilig_thuis, blijf" in done.err


def test_an_empty_project_is_well(ghnt: Ghnt) -> None:
    assert ghnt("doctor").code == 0
