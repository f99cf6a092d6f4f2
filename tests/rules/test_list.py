"""The list of rules says what is there; `make mutants` takes them out one by one."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

import pytest

from ghnt_pipeline.explaining.stappen import Stap

from .listed import TESTS, Rule, load_rules

RULES = load_rules()
IN_THE_DESIGN = {f"D{number}" for number in range(1, 11)} | {
    "corrections", "kinds", "look-back", "contacten", "overlap", "orphans",
}  # fmt: skip


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((TESTS / path).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.rule}: {rule.words}")
def test_a_rule_can_be_taken_out_and_the_tests_that_hold_it_are_there(rule: Rule) -> None:
    assert rule.old != rule.new
    rule.taken_out()
    assert rule.fails
    for test in rule.fails:
        path, _, name = test.partition("::")
        assert name in names_in(path)


def test_every_rule_and_every_step_of_an_explanation_is_in_the_list() -> None:
    assert {rule.rule for rule in RULES} == IN_THE_DESIGN | {f"explain: {stap}" for stap in Stap}


def test_no_rule_is_in_the_list_twice() -> None:
    changes = Counter((rule.file, rule.old, rule.new) for rule in RULES)
    assert [change for change, times in changes.items() if times > 1] == []
    words = Counter((rule.rule, rule.words) for rule in RULES)
    assert [word for word, times in words.items() if times > 1] == []
