"""docs/errors.md explains what the code can say, and nothing else."""

from __future__ import annotations

import inspect
import re

from documented import ROOT, literals, messages, phrases, says
from ghnt_pipeline import errors
from ghnt_pipeline.contracts import CONTRACTEN
from ghnt_pipeline.contracts.veld import CONTROLESOM, ZONDER_NUMMERS, Fout
from ghnt_pipeline.reference.eigen_inwoners import REGELS

PAGE = (ROOT / "docs" / "errors.md").read_text("utf-8")
CODE = re.compile(r"^\| ((?:[A-Z]+-)*(?:[FL]\d\d|INW-\d\d)) \|", re.MULTILINE)


def test_every_mistake_the_code_raises_is_explained() -> None:
    known = phrases()
    found = messages()

    assert len(found) > 100
    assert [m.place for m in found if not any(says(m.text, phrase) for phrase in known)] == []


def test_nothing_is_explained_that_the_code_does_not_say() -> None:
    said = literals()
    known = phrases()

    assert len(known) > 100
    assert [phrase for phrase in known if not any(says(text, phrase) for text in said)] == []


def test_a_message_that_is_not_explained_is_seen() -> None:
    assert not any(says("the moon is full of \0. Wait", phrase) for phrase in phrases())
    assert says("the moon is full of \0. Wait", "the moon … full of …")
    assert not says("full is the moon", "the moon … full")


def test_every_code_on_the_page_exists_and_every_code_is_on_the_page() -> None:
    shared = {str(fout) for fout in Fout} | {CONTROLESOM, ZONDER_NUMMERS}
    own = {c.code(regel.nummer) for c in CONTRACTEN for regel in c.regels}

    assert sorted(CODE.findall(PAGE)) == sorted(shared | own | set(REGELS))


def test_every_kind_of_error_ends_with_a_code_that_the_page_explains() -> None:
    table = PAGE.split("## Exit codes")[1].split("## ")[0]
    explained = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.GhntError)
    ]

    assert explained == set(map(int, errors.ExitCode))
    assert {int(kind.exit_code) for kind in kinds} <= explained
    assert len(kinds) >= 7
