"""What is late or missing, who is asked for it, and the mail that does."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.asking import asks, due_day, mail, runs_of
from ghnt_pipeline.coverage import Expected, expected
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.settings import Afspraak, Settings

from .conftest import MELDINGEN, Ghnt

K1, K2, K3 = (Periode.parse(code) for code in ("2019K1", "2019K2", "2019K3"))
EVERYTHING = {pair: {K1} for pair in expected()}
MELDING = ("veilig_thuis", "meldingen")


def wanted(delivered: dict[Expected, set[Periode]], day: str) -> list[tuple[str, str, str, bool]]:
    seen = sorted(set().union(*delivered.values()))
    found = asks(delivered, seen, Settings(), date.fromisoformat(day))
    return [(a.bron, g.soort, str(g.kwartaal), g.is_late) for a in found for g in a.gaps]


def test_nothing_is_asked_while_the_next_quarter_may_still_come() -> None:
    assert wanted(EVERYTHING, "2019-07-30") == []


def test_the_day_after_its_last_day_a_whole_quarter_is_late() -> None:
    assert due_day(K2, Settings()) == date(2019, 7, 30)
    late = wanted(EVERYTHING, "2019-07-31")
    assert len(late) == len(expected())
    assert ("dok", "trajecten", "2019K2", True) in late


def test_one_kind_that_is_missing_is_asked_for_before_it_is_late() -> None:
    delivered = EVERYTHING | {MELDING: set()}
    assert wanted(delivered, "2019-04-01") == [(*MELDING, "2019K1", False)]
    assert wanted(delivered, "2019-04-30") == [(*MELDING, "2019K1", False)]
    assert wanted(delivered, "2019-05-01") == [(*MELDING, "2019K1", True)]


def test_before_anything_stands_nobody_is_asked() -> None:
    assert wanted({pair: set() for pair in expected()}, "2019-07-31") == []


def test_the_term_is_a_setting() -> None:
    soon = Settings(leveren_binnen_dagen=0)
    assert asks(EVERYTHING, [K1], soon, date(2019, 7, 1))
    assert not asks(EVERYTHING, [K1], soon, date(2019, 6, 30))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.sets(st.tuples(st.integers(2015, 2020), st.sampled_from([1, 4, 7, 10]))))
def test_rows_of_quarters_hold_each_quarter_once_and_never_touch(
    starts: set[tuple[int, int]],
) -> None:
    kwartalen = {Periode(jaar, maand, 3) for jaar, maand in starts}
    found = runs_of(kwartalen)
    unrolled = []
    for first, last in found:
        kwartaal = first
        while kwartaal <= last:
            unrolled.append(kwartaal)
            kwartaal = kwartaal.volgend_kwartaal()
    assert unrolled == sorted(kwartalen)
    assert all(a[1].volgend_kwartaal() < b[0] for a, b in pairwise(found))


def test_the_mail_names_each_kind_its_quarters_and_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    agreed = Settings(bronnen={"dok": Afspraak(contact="post@example.org")}, regio_naam="Verzonnen")
    found = {a.bron: a for a in asks(EVERYTHING, [K1], agreed, date(2019, 11, 1))}
    text = mail(found["dok"], agreed)
    assert text.startswith("Aan: DOK (plegerhulp), post@example.org\nOnderwerp: ")
    assert (
        "- trajecten: 2e kwartaal 2019 (uiterlijk 30-07-2019) "
        "tot en met 3e kwartaal 2019 (30-10-2019)\n" in text
    )
    assert "verstreken" in text
    assert "nog niet genoteerd" in mail(found["vir"], agreed)
    early = asks(EVERYTHING | {MELDING: set()}, [K1], agreed, date(2019, 4, 1))
    assert "verstreken" not in mail(early[0], agreed)
    assert "- meldingen: 1e kwartaal 2019 (uiterlijk 30-04-2019)\n" in mail(early[0], agreed)


def begun(ghnt: Ghnt) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    assert ghnt("ingest").code == 0


def strictly(ghnt: Ghnt, day: str, *more: str) -> Any:
    return ghnt("status", "--strict", "--today", day, *more)


def test_strict_says_whom_to_ask_for_what(ghnt: Ghnt) -> None:
    begun(ghnt)
    done = strictly(ghnt, "2019-04-10", "--set", "bronnen.politie.contact=post@example.org")
    assert done.code == 1
    assert "Ask Veilig Thuis for adviezen 2019K1, onderzoeken 2019K1, huis" in done.out
    assert "Ask Politie (post@example.org) for incidenten 2019K1." in done.out
    assert "meldingen 2019K1" not in done.out
    assert "Late: " not in done.err
    late = strictly(ghnt, "2020-02-01")
    assert "Ask Veilig Thuis for meldingen 2019K2 to 2019K4, adviezen 2019K1 to" in late.out
    assert "Late: 31 deliveries" in late.err
    assert ghnt("status", "--today", "2020-02-01").code == 0


def test_strict_is_met_when_all_is_in_and_nothing_is_late(ghnt: Ghnt, quarter: Path) -> None:
    project = ("--project", str(quarter))
    assert strictly(ghnt, "2019-07-30", *project).code == 0
    done = strictly(ghnt, "2019-07-31", *project)
    assert done.code == 1
    assert "Late: 8 deliveries" in done.err


def test_mails_go_to_stdout_one_for_each_supplier(ghnt: Ghnt) -> None:
    begun(ghnt)
    done = ghnt("status", "--mail", "--today", "2019-05-01")
    assert done.code == 0
    assert done.out.count("Aan: ") == 5
    assert done.out.startswith("Aan: Veilig Thuis")
    document = ghnt("status", "--mail", "--today", "2019-05-01", "--json").document["result"]
    assert "\n".join(document["mails"]) + "\n" == done.out
    assert {ask["bron"] for ask in document["asks"]} == {bron for bron, _ in expected()}


def test_a_day_that_is_none_ends_with_2(ghnt: Ghnt) -> None:
    assert strictly(ghnt, "2019-02-30").code == 2
