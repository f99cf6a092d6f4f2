"""The guide of the analyst does what it says, step by step, from a clean clone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from .follow import PAGE, Walk, follow
from .page import joined, parts
from .session import Session, with_the_program


def _followed(text: str, home: Path) -> Walk:
    return follow(text, Session(home))


def test_the_guide_followed_literally_gives_what_it_promises(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    tmp_path.chmod(0o700)
    walk = follow(page, with_the_program(tmp_path, install=False))

    assert walk.differs + walk.wrong == []
    assert joined(walk.parts) == page
    shutil.rmtree(tmp_path / "ghnt")


def test_the_contents_of_the_guide_name_every_chapter() -> None:
    page = PAGE.read_text("utf-8")
    chapters = re.findall(r"^## (.+)$", page, re.MULTILINE)
    contents = re.findall(r"^\[(.+)\]\(#(.+)\)", page.split("**Inhoud:** ")[1], re.MULTILINE)

    assert [name for name, _ in contents[: len(chapters)]] == chapters
    for name, anchor in contents:
        assert anchor == re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-")


def test_a_page_is_the_same_when_it_is_put_together_again() -> None:
    page = PAGE.read_text("utf-8")

    assert joined(list(parts(page))) == page


GOOD = """Maak `lijst.txt`.

```csv bestand=lijst.txt
een
```

```console
$ cat lijst.txt
een
```
"""


def test_a_step_that_does_what_the_page_says_is_no_fault(tmp_path: Path) -> None:
    walk = _followed(GOOD, tmp_path)

    assert walk.wrong == []
    assert joined(walk.parts) == GOOD


BROKEN = {
    "other output": GOOD.replace("$ cat lijst.txt\neen", "$ cat lijst.txt\ntwee"),
    "other exit code": GOOD.replace("```console", "```console code=1"),
    "a path that is not there": GOOD.replace("`lijst.txt`", "`lijst.csv`"),
    "a command that does not exist": GOOD + "\nTyp `ghnt ingets`.\n",
    "an option that does not exist": GOOD + "\nTyp `ghnt ingest --samenvatten`.\n",
    "words that no page shows": GOOD + "\nU ziet „Samenvatting”.\n",
    "a step without output that fails": GOOD + "\n```sh\nfalse\ntrue\n```\n",
    "a command that fails before the last": GOOD.replace("$ cat", "$ false\n$ cat"),
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_a_promise_that_is_not_kept_is_a_fault(tmp_path: Path, page: str) -> None:
    assert len(_followed(page, tmp_path).wrong) == 1


def test_what_was_really_shown_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    for shown in ("", "twee\n"):
        page = GOOD.replace("$ cat lijst.txt\neen\n", f"$ cat lijst.txt\n{shown}")
        assert joined(_followed(page, tmp_path).parts) == GOOD


def test_questions_are_answered_as_the_page_answers_them(tmp_path: Path) -> None:
    asking = "$ read -p 'Naam: ' naam && echo dag $naam"
    page = f"```console antwoorden\n{asking}\nNaam: Ada\ndag Ada\n```\n"

    assert _followed(page, tmp_path).wrong == []
    assert _followed(page.replace("dag Ada", "dag Bea"), tmp_path).wrong != []


def test_what_a_page_leaves_out_may_be_anything(tmp_path: Path) -> None:
    page = "```console\n$ seq 9\n1\n…\n9\n```\n"

    assert _followed(page, tmp_path).wrong == []
    assert _followed(page.replace("\n9\n", "\n8\n"), tmp_path).wrong != []
