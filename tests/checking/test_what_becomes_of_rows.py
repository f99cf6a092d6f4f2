"""Every row that was read is accepted, refused, a repeat or a control row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from ghnt_pipeline.checking import Gecontroleerd, check
from ghnt_pipeline.contracts.overig import Cijfer, Signaal
from ghnt_pipeline.contracts.veilig_thuis import Melding, Totaal

from .plain import text_table

LAATSTE_DAG = date(2019, 3, 31)
SIGNAAL = ["gemeente", "signalen", "matches"]


def signalen(*rijen: str, scheef: tuple[int, ...] = (), voet: int = 0) -> Gecontroleerd:
    cellen = [dict(zip(SIGNAAL, rij.split(";"), strict=True)) for rij in rijen]
    tabel = text_table(Signaal, cellen, SIGNAAL)
    return check(replace(tabel, scheef=scheef, voetregels=voet), LAATSTE_DAG)


def counts(g: Gecontroleerd) -> tuple[int, int, int, int]:
    return g.aanvaard, g.afgekeurd, g.herhaald, g.controle


def test_skewed_lines_and_footers_are_counted_among_the_rows() -> None:
    g = signalen("Dordrecht;1;2", scheef=(5, 9), voet=1)
    assert (g.gelezen, counts(g)) == (4, (1, 2, 0, 1))
    assert [(b.regel, b.code) for b in g.fouten] == [(5, "VIR-F09"), (9, "VIR-F09")]


@pytest.mark.parametrize(
    ("rijen", "herhaald"),
    [
        (["Dordrecht;1;2", "Dordrecht;1;2"], 1),
        (["Dordrecht;1;2", "Dordrecht;1;2 ", "\u00a0Dordrecht;1;2"], 2),
        (["Dordrecht;1;2", "Gorinchem;1;2", "Dordrecht;1;2"], 1),
        (["Dordrecht;1;2", "dordrecht;1;2"], 0),
        (["Dordrecht;1;2", "GM0505;1;2"], 0),
        (["Dordrecht;1;2", "Dordrecht;1;3"], 0),
        (["Dordrecht;12;", "Dordrecht;1;2"], 0),
    ],
)
def test_only_exact_repeats_are_repeats(rijen: list[str], herhaald: int) -> None:
    assert signalen(*rijen).herhaald == herhaald


def test_a_refused_row_given_twice_is_refused_twice() -> None:
    assert counts(signalen("Dordrecht;x1;2", "Dordrecht;x1;2")) == (0, 2, 0, 0)


def test_of_repeats_the_first_line_stays() -> None:
    assert signalen("Gorinchem;1;2", "Dordrecht;1;2", "Gorinchem;1;2").rijen[
        "regel"
    ].to_pylist() == [
        2,
        3,
    ]


def test_the_same_day_written_in_two_ways_is_a_repeat() -> None:
    basis = {
        "meldingnummer": "M1",
        "gemeente": "Dordrecht",
        "aanleiding": "01",
        "hoedanigheid_melder": "politie",
    }
    rijen = [{**basis, "datum_melding": dag} for dag in ("1-2-2019", "2019-02-01", "20190201")]
    g = check(text_table(Melding, rijen, [*rijen[0]]), LAATSTE_DAG)
    assert counts(g) == (1, 0, 2, 0)


def test_rows_that_differ_by_a_control_character_are_not_repeats() -> None:
    basis = {"meldingnummer": "M1", "gemeente": "Dordrecht", "datum_melding": "2019-02-01"}
    rijen = [
        {**basis, "aanleiding": "1", "aard_geweld": "1\x1f1", "hoedanigheid_melder": "2"},
        {**basis, "aanleiding": "1", "aard_geweld": "1", "hoedanigheid_melder": "1\x1f2"},
    ]
    g = check(text_table(Melding, rijen, [*rijen[0]]), LAATSTE_DAG)
    assert g.herhaald == 0


@pytest.mark.parametrize(
    ("cel", "is_controle"),
    [
        ("Totaal", True), ("TOTAAL", True), (" totaal: ", True), ("Eindtotaal", True),
        ("Totaal regio", True), ("Regiototaal", True), ("Totaal generaal", True),
        ("Totaal Dordrecht", False), ("Dordrecht", False), ("", False), ("subtotaal x", False),
    ],
)  # fmt: skip
def test_a_control_row_is_told_by_its_gemeente(cel: str, is_controle: bool) -> None:
    assert signalen(f"{cel};1;2").controle == is_controle


@pytest.mark.parametrize("naam", ["gemeente", "soort"])
def test_totaal_as_a_gemeente_or_soort_is_a_control_row_of_totalen(naam: str) -> None:
    rij = {"gemeente": "Dordrecht", "soort": "melding", "categorie": "KM", "aantal": "7"}
    kolommen = [naam, *(n for n in rij if n != naam)]
    g = check(text_table(Totaal, [{**rij, naam: "Totaal"}], kolommen), LAATSTE_DAG)
    assert counts(g) == (0, 0, 0, 1)


def test_totaal_as_a_categorie_is_a_count() -> None:
    rij = {"categorie": "Totaal", "gemeente": "Dordrecht", "soort": "melding", "aantal": "7"}
    assert counts(check(text_table(Totaal, [rij], [*rij]), LAATSTE_DAG)) == (1, 0, 0, 0)


def test_totaal_as_an_uitsplitsing_is_a_figure_even_in_the_first_column() -> None:
    rij = {
        "uitsplitsing": "totaal",
        "gemeente": "Dordrecht",
        "indicator": "meldingen",
        "aantal": "7",
    }
    assert counts(check(text_table(Cijfer, [rij], [*rij]), LAATSTE_DAG)) == (1, 0, 0, 0)


def test_findings_name_line_column_and_rule_and_never_the_cell() -> None:
    (bevinding,) = signalen("Geheim-Jansen;1;2").bevindingen
    assert (bevinding.regel, bevinding.kolom, bevinding.code) == (2, "gemeente", "VIR-F05")
    assert "Geheim" not in repr(bevinding)


def test_every_fault_of_a_row_is_named_at_once() -> None:
    assert [(b.kolom, b.code) for b in signalen("Parijs;;-1").fouten] == [
        ("gemeente", "VIR-F05"),
        ("matches", "VIR-F07"),
        ("signalen", "VIR-F01"),
    ]


def test_counts_that_do_not_add_up_are_our_own_fault() -> None:
    with pytest.raises(AssertionError, match="rows were lost: 2 read, 1 accounted for"):
        Gecontroleerd(pa.table({"regel": [2]}), (), 2, 0, 0, 0)
