"""A supplier's template: recognised by its columns, drop-downs that are right, nothing misread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ghnt_pipeline.contracts import CONTRACTEN
from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Codes, Gebied, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import Datum, JaNee, Nummer
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reading.names import period_in
from ghnt_pipeline.reference import code_list, gemeenten_van_de_regio, normalise
from ghnt_pipeline.template import template_name, write_template

from .boek import KINDS, KOP, choices, example, explained, header, opened, sheet, table

PAREN = ["KM+HG", "KM+OM", "KM+AP", "HG+OM", "HG+AP", "OM+AP"]
"""Two themas: what a field of totals takes beside one code."""

KNOWN = {
    normalise(naam)
    for contract in CONTRACTEN
    for veldnaam, veld in contract.velden().items()
    for naam in (veldnaam, *veld.ook)
}
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_the_header_is_the_contract(kind: str, tmp_path: Path) -> None:
    boek = opened(kind, tmp_path)

    assert boek.sheetnames[:3] == ["Invullen", "Toelichting", "Codes"]
    assert header(boek) == list(KINDS[kind].velden())
    assert boek.active is boek["Invullen"]


@every_kind
def test_no_other_row_could_be_taken_for_a_header(kind: str, tmp_path: Path) -> None:
    boek = opened(kind, tmp_path)
    for vel in boek.worksheets:
        assert isinstance(vel, Worksheet)
        for nummer, rij in enumerate(vel.values, start=1):
            namen = {normalise(str(cel)) for cel in rij} & KNOWN
            assert len(namen) < 2 or (vel.title, nummer) == ("Invullen", KOP), (vel.title, nummer)


@every_kind
def test_the_same_template_has_the_same_bytes(kind: str, tmp_path: Path) -> None:
    write_template(kind, tmp_path / "a.xlsx")
    write_template(kind, tmp_path / "b.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@every_kind
def test_a_column_has_a_drop_down_when_its_field_is_filled_in_from_a_list(
    kind: str, tmp_path: Path
) -> None:
    velden = KINDS[kind].velden()

    assert set(choices(opened(kind, tmp_path))) == {
        naam
        for naam, veld in velden.items()
        if isinstance(veld, Code | Gemeente | JaNee | IndicatorId)
    }


@every_kind
def test_the_values_of_a_drop_down_are_read_as_every_code_of_the_field(
    kind: str, tmp_path: Path
) -> None:
    for naam, waarden in choices(opened(kind, tmp_path)).items():
        veld = KINDS[kind].velden()[naam]
        gelezen = [veld.check(waarde) for waarde in waarden]
        assert len(set(gelezen)) == len(waarden)
        assert {g[0] if isinstance(g, tuple) else g for g in gelezen} == _offered(veld)


def _offered(veld: Veld) -> set[Any]:
    if isinstance(veld, Code):
        paren = {*PAREN} if isinstance(veld, CodeOfPaar) else set()
        lijsten = veld.lijst.split("+")
        return {code.kort for lijst in lijsten for code in code_list(lijst).codes} | paren
    if isinstance(veld, Gemeente):
        regio = {"regio"} if isinstance(veld, Gebied) else set()
        return {g.code for g in gemeenten_van_de_regio()} | {"buiten_regio", "onbekend"} | regio
    return set(load_indicators()) if isinstance(veld, IndicatorId) else {True, False}


@every_kind
def test_only_where_one_value_of_the_list_will_do_other_text_is_stopped(
    kind: str, tmp_path: Path
) -> None:
    boek = opened(kind, tmp_path)
    vel, velden = sheet(boek, "Invullen"), KINDS[kind].velden()
    for keuze in vel.data_validations.dataValidation:
        naam = vel.cell(KOP, next(iter(keuze.sqref.ranges)).min_col).value
        streng = (keuze.errorStyle or "stop") == "stop"
        assert streng != isinstance(velden[str(naam)], Codes | Gemeente)


@every_kind
def test_every_value_of_a_drop_down_is_listed_with_its_meaning(kind: str, tmp_path: Path) -> None:
    boek = opened(kind, tmp_path)
    uitleg = explained(boek)
    lijsten: dict[str, list[str]] = {}
    for lijst, regel in _listed(boek):
        lijsten.setdefault(lijst, []).append(regel)

    for naam, waarden in choices(boek).items():
        if not isinstance(KINDS[kind].velden()[naam], JaNee):
            regels = [r for lijst in uitleg[naam]["Keuzelijst"].split(", ") for r in lijsten[lijst]]
            assert all(re.search(" = .+", regel) for regel in regels)
            assert {regel.split(" = ")[0] for regel in regels} == set(waarden)


def _listed(boek: Workbook) -> list[tuple[str, str]]:
    return [tuple(rij.values()) for rij in table(sheet(boek, "Codes"), "Keuzelijst")]


def test_a_code_stands_beside_its_label_and_its_number(tmp_path: Path) -> None:
    regels = _listed(opened("veilig_thuis.meldingen", tmp_path))

    assert ("lijst aanleiding", "km_anders = Kindermishandeling, anders (08)") in regels
    assert ("lijst melding_soort", "eerste = Eerste melding") in regels


@every_kind
def test_required_columns_differ_in_fill_and_say_so_in_words(kind: str, tmp_path: Path) -> None:
    boek = opened(kind, tmp_path)
    vel = sheet(boek, "Invullen")
    uitleg = explained(boek)
    vullingen: dict[bool, set[str]] = {True: set(), False: set()}
    for cel, (naam, veld) in zip(vel[KOP], KINDS[kind].velden().items(), strict=True):
        assert cel.comment is not None
        assert cel.comment.text.startswith("Mag leeg blijven." if veld.leeg else "Verplicht.")
        assert uitleg[naam]["Verplicht"] == ("nee" if veld.leeg else "ja")
        vullingen[veld.leeg].add(str(cel.fill.fgColor.rgb))

    assert not vullingen[True] & vullingen[False]
    assert len(vullingen[False]) == 1


@every_kind
def test_every_field_is_explained_with_a_format_and_an_example_its_type_accepts(
    kind: str, tmp_path: Path
) -> None:
    boek = opened(kind, tmp_path)
    velden, voorbeeld = KINDS[kind].velden(), example(boek)

    assert list(voorbeeld) == list(velden)
    for naam, rij in explained(boek).items():
        assert rij["Wat vult u in"]
        assert rij["Opmaak"]
        assert voorbeeld[naam] or naam in {"teller", "noemer"}
        velden[naam].check(voorbeeld[naam])


def test_the_rules_between_columns_are_told_where_they_hold(tmp_path: Path) -> None:
    uitleg = explained(opened("veilig_thuis.onderzoeken", tmp_path))

    regels = uitleg["datum_start"]["Let op"]
    assert "datum_start is ingevuld, of anders datum_besluit" in regels


def test_days_are_written_as_days_and_numbers_keep_their_leading_zeros(tmp_path: Path) -> None:
    boek = opened("veilig_thuis.meldingen", tmp_path)
    vel = sheet(boek, "Invullen")
    for nummer, veld in enumerate(KINDS["veilig_thuis.meldingen"].velden().values(), start=1):
        opmaak = vel.column_dimensions[get_column_letter(nummer)].number_format
        if isinstance(veld, Datum):
            assert opmaak == "dd-mm-yyyy"
        if isinstance(veld, Nummer | Code):
            assert opmaak == "@"


@every_kind
def test_the_name_to_save_it_under_tells_period_and_kind_and_its_own_name_no_period(
    kind: str, tmp_path: Path
) -> None:
    regels = [str(rij[0]) for rij in sheet(opened(kind, tmp_path), "Toelichting").values]

    assert any(f"{kind.replace('.', '_')}_2019K1.xlsx" in regel for regel in regels)
    assert period_in(Path(template_name(kind)).stem) is None
    assert str(period_in(f"{kind.replace('.', '_')}_2019K1")) == "2019K1"
