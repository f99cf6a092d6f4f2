"""A whole quarter through the script: the same again changes nothing."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from .conftest import script


def _tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_edition_is_where_the_contract_says(quarter: Path) -> None:
    edition = quarter / "data" / "processed" / "editions" / "2019K1"
    for name in ("index.html", "gemeenten/dordrecht.html", "tabellen/indicatoren.csv",
                 "verantwoording.html"):  # fmt: skip
        assert (edition / name).is_file()


def test_ingest_and_quarter_again_change_no_byte(quarter: Path) -> None:
    before = _tree(quarter)
    assert script("ingest", cwd=quarter).code == 0
    again = script("quarter", cwd=quarter)
    assert again.code == 0
    assert _tree(quarter) == before


def test_a_report_made_anew_has_the_same_bytes(quarter: Path) -> None:
    editions = quarter / "data" / "processed" / "editions"
    before = _tree(editions)
    shutil.rmtree(editions / "2019K1")
    (editions / ".2019K1.json").unlink()
    done = script("report", cwd=quarter)
    assert done.code == 0
    assert done.out == f"{editions / '2019K1' / 'index.html'}\n"
    assert _tree(editions) == before


def test_a_file_of_the_edition_that_somebody_changed_is_put_right(quarter: Path) -> None:
    editions = quarter / "data" / "processed" / "editions"
    before = _tree(editions)
    (editions / "2019K1" / "index.html").write_text("aangepast")
    (editions / "2019K1" / "extra.txt").write_text("extra")
    assert script("report", cwd=quarter).code == 0
    assert _tree(editions) == before


def test_a_proof_that_somebody_touched_is_found_and_made_again(quarter: Path) -> None:
    processed = quarter / "data" / "processed"
    before = _tree(processed / "editions")
    witness = processed / "bewijs" / "2019K1" / "getuige-001.csv"
    witness.write_text(witness.read_text("utf-8").replace(";0;0\n", ";1;1\n", 1), "utf-8")

    touched = script("report", "--verify", "2019K1", cwd=quarter)
    assert (touched.code, touched.out) == (3, "")
    assert "2019K1" in touched.err
    assert script("report", cwd=quarter).code == 0
    assert script("report", "--verify", "2019K1", cwd=quarter).code == 0
    assert _tree(processed / "editions") == before


def test_verification_says_what_holds_in_words_and_as_a_document(quarter: Path) -> None:
    words = script("report", "--verify", "2019K1", cwd=quarter)
    assert "is as it was proved" in words.err
    document = script("report", "--verify", "2019K1", "--json", cwd=quarter).document
    assert document["result"]["edition"] == "2019K1"
    assert document["result"]["certified"] > 0
    assert script("report", "--verify", "2018K1", cwd=quarter).code == 4


def test_an_edition_that_went_out_is_recorded_once_and_stays(quarter: Path) -> None:
    first = script("release", "2019K1", "--dry-run", cwd=quarter)
    assert "could be released" in first.err
    assert "is released" in script("release", "2019K1", cwd=quarter).err
    assert "was released before" in script("release", "2019K1", cwd=quarter).err
    document = script("report", "--json", cwd=quarter).document
    assert document["result"]["is_released"]
    wrong = script("release", "2019K9", cwd=quarter)
    assert (wrong.code, "no edition" in wrong.err) == (2, True)
