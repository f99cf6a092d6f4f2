"""A certificate holds for exactly these bytes, and is checked without a solver."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.disclosure.cellen import Openbaar
from ghnt_pipeline.disclosure.certificaat import Stukken, certificaat_van, fouten, stukken_van
from ghnt_pipeline.disclosure.invoer import Uitgegeven, invoer_van
from ghnt_pipeline.disclosure.zoeken import oplosser

from .klein import VERBORGEN, als_csv, beveiligd, structuur, tabel
from .test_small_truths import split

CELLS = split(60, 20, 30, VERBORGEN, VERBORGEN)


@pytest.fixture(scope="module")
def papers() -> Stukken:
    proof = beveiligd(tabel(CELLS))
    return stukken_van(proof, structuur(), als_csv(proof.tabel), (), ())


@pytest.fixture(scope="module")
def certificate(papers: Stukken) -> bytes:
    return certificaat_van(papers, oplosser())


def holds(certificate: bytes, papers: Stukken) -> bool:
    return next(fouten(certificate, papers), None) is None


def test_a_certificate_holds_for_what_it_was_made_of(certificate: bytes, papers: Stukken) -> None:
    assert list(fouten(certificate, papers)) == []


def test_the_same_input_gives_the_same_certificate(certificate: bytes) -> None:
    proof = beveiligd(tabel(CELLS))
    again = stukken_van(proof, structuur(), als_csv(proof.tabel), (), ())

    assert certificaat_van(again, oplosser()) == certificate


def changed(content: bytes, place: int, flip: int) -> bytes:
    """The same bytes with one of them another."""
    at = place % len(content)
    return content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]


flips = st.tuples(st.integers(0, 10_000), st.sampled_from([1, 2, 16, 128]))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(flips)
def test_a_certificate_with_another_byte_fails(
    certificate: bytes, papers: Stukken, flip: tuple[int, int]
) -> None:
    begin = certificate.index(b'"oplosser"')
    end = certificate.index(b"}", begin)
    at = flip[0] % len(certificate)
    if not begin < at < end:  # the words about the solver are held by the kept hash alone
        assert not holds(changed(certificate, *flip), papers)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(flips, st.sampled_from(["csv", "invoer", "afspraken"]))
def test_a_published_table_or_what_was_kept_with_another_byte_fails(
    certificate: bytes, papers: Stukken, flip: tuple[int, int], name: str
) -> None:
    bytes_of = {n: getattr(papers, n) for n in ("csv", "invoer", "afspraken")}
    bytes_of[name] = changed(bytes_of[name], *flip)
    other = Stukken(papers.editie, getuigen=papers.getuigen, **bytes_of)
    assert not holds(certificate, other)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(flips, st.data())
def test_a_witness_with_another_byte_fails(
    certificate: bytes, papers: Stukken, flip: tuple[int, int], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(papers.getuigen)))
    witnesses = {**papers.getuigen, name: changed(papers.getuigen[name], *flip)}
    assert not holds(certificate, replace(papers, getuigen=witnesses))


def test_a_witness_that_is_gone_fails(certificate: bytes, papers: Stukken) -> None:
    for name in papers.getuigen:
        others = {n: content for n, content in papers.getuigen.items() if n != name}
        assert not holds(certificate, replace(papers, getuigen=others))


def test_a_certificate_without_its_earlier_edition_fails(papers: Stukken) -> None:
    first = beveiligd(tabel(CELLS, editie="2018K4"))
    proof = beveiligd(first.tabel, tabel(CELLS))
    before = Uitgegeven("2018K4", als_csv(first.tabel), invoer_van(first.tabel))
    both = stukken_van(proof, structuur(), als_csv(proof.tabel), (before,), ())
    certificate = certificaat_van(both, oplosser())

    assert holds(certificate, both)
    assert not holds(certificate, replace(both, eerdere=()))


def test_a_certificate_fails_once_a_total_is_printed_elsewhere(
    certificate: bytes, papers: Stukken
) -> None:
    printed = Openbaar("meldingen", "GM1", "2019K1", "totaal", "totaal", 58, "jaarverslag")
    assert not holds(certificate, replace(papers, openbaar=(printed,)))


def test_honest_witnesses_for_too_few_cells_are_not_enough(papers: Stukken) -> None:
    """A certificate written anew around fewer witnesses is well formed, and still fails."""
    name = min(papers.getuigen)
    fewer = replace(papers, getuigen={name: papers.getuigen[name]})
    certificate = certificaat_van(fewer, oplosser())

    assert any("no witness shows" in fault for fault in fouten(certificate, fewer))


def test_a_certificate_is_checked_without_the_solver(
    certificate: bytes, papers: Stukken, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.split(".")[0] == "ortools"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ortools", None)

    assert holds(certificate, papers)
