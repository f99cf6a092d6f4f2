"""A whole quarter through the script: the same again changes nothing."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from .conftest import script


def _tree(folder: Path) -> dict[str, str]:
    """The hash of every file but the run logs, of which each run writes its own."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "runs" not in path.parts
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
