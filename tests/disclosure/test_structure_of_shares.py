"""Shares, groups that overlap and cells counted twice: lines that the real structure declares."""

from __future__ import annotations

from dataclasses import replace

from ghnt_pipeline.disclosure.cellen import Cijfer, Tabel, Waarom
from ghnt_pipeline.disclosure.maskers import beveilig
from ghnt_pipeline.disclosure.verbanden import REST_HOOGSTENS, model_van

from .klein import MASKER, VERBORGEN, rij, structuur, vernauwd

OPEN = "triage_open_binnen_termijn regio 2019K1 soort 1_dag"


def share(place: str, teller: int, noemer: int) -> Cijfer:
    return replace(rij(place, teller), eenheid="procent", noemer=noemer)


def hidden_share(place: str, why: Waarom) -> Cijfer:
    return replace(rij(place, VERBORGEN), eenheid="procent", waarom=why)


def test_a_share_hidden_for_what_is_left_protects_what_is_left() -> None:
    row = hidden_share("triage_binnen_1_dag GM1 2019K1", Waarom.REST)
    model = model_van([Tabel("2019K1", (row,))], structuur()).model

    (target,) = (model.cellen[cell] for cell in model.doelen)
    assert target.naam.startswith("rest van triage_op_tijd_1_dag/GM1")
    assert target.hoogstens == REST_HOOGSTENS == 10


def test_a_share_of_which_nothing_is_known_protects_its_teller() -> None:
    """What the proof does not know may never be left unprotected."""
    row = replace(hidden_share("triage_binnen_1_dag GM1 2019K1", Waarom.REST), waarom="")
    model = model_van([Tabel("2019K1", (row,))], structuur()).model

    assert [model.cellen[cell].naam.split("/")[0] for cell in model.doelen] == [
        "triage_op_tijd_1_dag"
    ]


def test_two_ways_to_cut_one_measure_have_lines_of_their_own() -> None:
    """Kinds of melding divide them, specific groups overlap: both are called soort."""
    kinds = Tabel("2019K1", (
        rij("meldingen regio 2019K1", 20),
        rij("melding_soort regio 2019K1 soort eerste", 20),
        rij("melding_soort regio 2019K1 soort hermelding", VERBORGEN),
    ))  # fmt: skip
    groups = Tabel("2019K1", (
        rij("meldingen regio 2019K1", 20),
        rij("specifieke_groepen regio 2019K1 soort complexe_scheidingen", 20),
        rij("specifieke_groepen regio 2019K1 soort ouderenmishandeling", VERBORGEN),
    ))  # fmt: skip

    assert vernauwd(model_van([kinds], structuur()).model) == {
        "meldingen regio 2019K1 melding_soort hermelding=7"
    }
    assert vernauwd(model_van([groups], structuur()).model) == set()


def test_a_group_of_one_aanleiding_is_that_aanleiding() -> None:
    """Shown under one name it is no secret under the other: the two are one count."""
    cells = Tabel("2019K1", (
        rij("specifieke_groepen regio 2019K1 soort ouderenmishandeling", 20),
        rij("meldingen regio 2019K1 aanleiding ouderenmishandeling", VERBORGEN),
    ))  # fmt: skip

    assert "meldingen regio 2019K1 aanleiding ouderenmishandeling=0" in vernauwd(
        model_van([cells], structuur()).model
    )


def judged() -> tuple[Cijfer, ...]:
    """385 meldingen, all of them judged: none can be left that is still within its term."""
    return (
        rij("meldingen regio 2019K1", 385),
        share("triage_binnen_1_dag regio 2019K1", 300, 385),
    )


def test_what_could_not_be_judged_follows_from_what_was() -> None:
    model = model_van([Tabel("2019K1", (*judged(), rij(OPEN, VERBORGEN)))], structuur()).model

    assert vernauwd(model) == {"triage_open_binnen_termijn regio 2019K1 termijn 1_dag=7"}


def test_a_mask_on_a_share_takes_both_of_its_numbers_at_once() -> None:
    """With its teller still known, and who is too late, the noemer would be known too."""
    cells = (
        rij("meldingen regio 2019K1", 385),
        rij("meldingen_per_1000 regio 2019K1", 385),
        share("triage_binnen_1_dag regio 2019K1", 370, 385),
        rij("triage_open_te_laat regio 2019K1 soort 1_dag", 15),
        rij(OPEN, VERBORGEN),
    )
    proof = beveilig([], Tabel("2019K1", cells), structuur())

    assert proof.onveilig == ()
    assert len(proof.maskers) == 1
    (masked,) = (row for row in proof.tabel.cijfers if row.status == MASKER)
    assert (masked.indicator, masked.teller, masked.noemer) == ("triage_binnen_1_dag", None, None)
