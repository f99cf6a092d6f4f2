"""The secret: without the right one nothing more is taken in."""

from __future__ import annotations

import pytest

from ghnt_pipeline.errors import UsageFault

from .desk import Desk, meldingen, tree

pytestmark = pytest.mark.usefixtures("no_build")

LATER = meldingen([3], datum_melding="2019-04-01")


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """A project with one delivery in, and one more file waiting."""
    desk.put("meldingen_2019K1.csv", meldingen([1, 2]))
    desk.ingest()
    desk.put("meldingen_2019K2.csv", LATER)
    return desk


def _refuses(desk: Desk, match: str) -> None:
    before = tree(desk.project.root)
    with pytest.raises(UsageFault, match=match) as caught:
        desk.ingest()
    assert str(desk.project.secret) in str(caught.value)
    assert tree(desk.project.root) == before


def test_a_lost_secret_stops_the_run_and_is_not_made_anew(begun: Desk) -> None:
    begun.project.secret.unlink()
    _refuses(begun, "is gone")
    assert not begun.project.secret.exists()


def test_another_secret_stops_the_run(begun: Desk) -> None:
    begun.project.secret.write_text("0f" * 32, "ascii")
    _refuses(begun, "another key")


@pytest.mark.parametrize("content", ["no hexadecimal", "", "0f0f"], ids=["words", "empty", "short"])
def test_a_damaged_secret_stops_the_run(begun: Desk, content: str) -> None:
    begun.project.secret.write_text(content, "ascii")
    _refuses(begun, "secret")


@pytest.mark.parametrize("content", ["no hexadecimal", "", "0f0f"], ids=["words", "empty", "short"])
def test_a_damaged_secret_is_never_the_first_key(desk: Desk, content: str) -> None:
    desk.put("meldingen_2019K1.csv", meldingen([1]))
    desk.project.secret.write_text(content, "ascii")
    _refuses(desk, "secret")


def test_two_projects_do_not_share_a_secret(desk: Desk, begun: Desk) -> None:
    other = Desk(begun.project.root.parent / "other")
    other.put("meldingen_2019K1.csv", meldingen([1]))
    other.ingest()
    assert other.project.secret.read_text() != begun.project.secret.read_text()
    assert len(bytes.fromhex(begun.project.secret.read_text())) == 32
    assert begun.project.secret.read_text() not in begun.project.ledger.read_text()
