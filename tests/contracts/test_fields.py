"""What each field type makes of a cell: one table per type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Codes, Gebied, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import (
    Aantal,
    Datum,
    Getal,
    JaNee,
    Nummer,
    Pseudoniem,
    Sleutel,
    Woord,
)
from ghnt_pipeline.contracts.veld import Veld

DAG = date(2019, 3, 31)


def lees(veld: Veld, cel: object) -> Any:
    return veld.check(cel)


def weigering(veld: Veld, cel: object) -> str:
    """The number of the refusal; fails when the cell is accepted."""
    with pytest.raises(PydanticCustomError) as refusal:
        veld.check(cel)
    return refusal.value.type


@pytest.mark.parametrize(
    ("cel", "dag"),
    [
        ("31-03-2019", DAG),
        ("31-3-2019", DAG),
        ("1-3-2019", date(2019, 3, 1)),
        ("2019-03-31", DAG),
        ("20190331", DAG),
        (" 31-03-2019\u00a0", DAG),
        ("31-03-2019 00:00", DAG),
        ("31-03-2019 00:00:00", DAG),
        ("2019-03-31 14:05", DAG),
        ("43555", DAG),
        ("2019-03-31T00:00:00", DAG),
        ("2019-03-31T00:00:00.000", DAG),
        ("29-02-2020", date(2020, 2, 29)),
        ("29-02-2000", date(2000, 2, 29)),
        ("01-01-1900", date(1900, 1, 1)),
        ("31-12-9999", date(9999, 12, 31)),
        ("99999999", None),
        ("99-99-9999", None),
        ("20190000", None),
        ("20190300", None),
        ("2019-00-00", None),
        ("00-03-2019", None),
        ("", None),
        ("onbekend", None),
        ("n.b.", None),
        ("-", None),
        (None, None),
    ],
)
def test_a_date_is_read(cel: object, dag: date | None) -> None:
    assert lees(Datum(leeg=True), cel) == dag


@pytest.mark.parametrize(
    "cel",
    [
        "31-02-2019", "29-02-2019", "29-02-1900", "32-01-2019", "01-13-2019", "31-03-19",
        "01-03-24", "20190229", "201903", "2019-3-31", "31/03/2019", "31.03.2019", "31 maart 2019",
        "31-03-2019 12:30 uur", "20191300", "20190001", "00000000", "01-01-1899", "0000-00-00",
        "-31-03-2019", "31-03-2019-", "２０１９-03-31", "٣١-٠٣-٢٠١٩", "2019-03-31 00:00 00:00",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(cel: str) -> None:
    assert weigering(Datum(leeg=True), cel) == "F03"


@pytest.mark.parametrize("cel", ["99999999", "20190000", "20190300"])
def test_an_unknown_day_in_a_required_field_is_refused(cel: str) -> None:
    assert weigering(Datum(), cel) == "F03"


@pytest.mark.parametrize(
    ("lijst", "cel", "codes"),
    [
        ("aanleiding", "01", "partnergeweld"),
        ("aanleiding", "1", "partnergeweld"),
        ("aanleiding", "01|08", "partnergeweld km_anders"),
        ("aanleiding", "8;1", "partnergeweld km_anders"),
        ("aanleiding", "1,8", "partnergeweld km_anders"),
        ("aanleiding", " 1 | 8 ; ", "partnergeweld km_anders"),
        ("aanleiding", "01|01|partnergeweld", "partnergeweld"),
        ("aanleiding", "Kindermishandeling, anders", "km_anders"),
        ("aanleiding", "KINDERMISHANDELING  ANDERS", "km_anders"),
        ("aanleiding", "8, Kindermishandeling, vechtscheiding", "km_vechtscheiding km_anders"),
        ("aanleiding", "Kindermishandeling, vechtscheiding, 8", "km_vechtscheiding km_anders"),
        (
            "aanleiding",
            "Kindermishandeling, kindcheck,Huiselijk geweld, anders,1",
            "partnergeweld km_kindcheck hg_anders",
        ),
        ("aanleiding", "(ex)partnergeweld", "partnergeweld"),
        ("aanleiding", "Ouderenmishandeling en ontspoorde zorg (65+)", "ouderenmishandeling"),
        ("aanleiding", "01|onbekend", "partnergeweld"),
        ("aard_geweld", "Anders, onveilig", "anders_onveilig"),
        ("aard_geweld", "anders, 3", "psychisch_geweld anders"),
        ("aard_geweld", "Financiële uitbuiting", "financiele_uitbuiting"),
        ("aard_geweld", "financiele uitbuiting", "financiele_uitbuiting"),
        ("aard_geweld", "Münchhausen by proxy", "munchhausen_by_proxy"),
        ("vervolg", "21", "geen_vervolg"),
        ("vervolg", "1|10", "wijkteam andere_instantie"),
        # one-digit codes side by side are not one code of two digits
        ("vervolg", "2|1", "wijkteam rvdk"),
        ("vervolg", "2;1", "wijkteam rvdk"),
        ("vervolg", "2,1", "wijkteam rvdk"),
        ("aard_geweld", "1|1", "lichamelijke_mishandeling"),
        ("aard_geweld", "1,1", "lichamelijke_mishandeling"),
    ],
)
def test_several_codes_are_read_in_the_order_of_the_list(lijst: str, cel: str, codes: str) -> None:
    assert lees(Codes(lijst=lijst), cel) == tuple(codes.split())


@pytest.mark.parametrize(
    ("lijst", "cel"),
    [
        ("aanleiding", "99"),
        ("aanleiding", "001"),
        ("aanleiding", "1 2"),
        ("aanleiding", "kindermishandeling"),
        ("aanleiding", "01|99"),
        ("aanleiding", "|;,"),
        ("aanleiding", "onbekend|-"),
        ("vervolg", "1.0"),
        ("aard_geweld", "1 0"),
        ("aard_geweld", "1/0"),
    ],
)
def test_what_is_no_code_of_the_list_refuses_the_whole_cell(lijst: str, cel: str) -> None:
    assert weigering(Codes(lijst=lijst), cel) == "F04"


@pytest.mark.parametrize("cel", ["", "onbekend", "n.b.", "-", "onbekend|-", ";"])
def test_an_optional_set_of_codes_may_be_missing(cel: str) -> None:
    assert lees(Codes(leeg=True, lijst="vervolg"), cel) is None


@pytest.mark.parametrize(
    ("lijst", "cel", "code"),
    [
        ("hoedanigheid", "01", "politie"),
        ("hoedanigheid", "1", "politie"),
        ("hoedanigheid", "POLITIE", "politie"),
        ("hoedanigheid", "Gz-psycholoog", "gz_psycholoog"),
        ("hoedanigheid", "gemeente overig", "gemeente_overig"),
        ("hoedanigheid", "onbekend", "onbekend"),
        ("hoedanigheid", "41", "onbekend"),
        ("triagebesluit", "Omgezet in advies", "omgezet_in_advies"),
        ("vervolg_hulp", "Onbekend", "onbekend"),
        ("thema+aanleiding+totaal", "Totaal", "totaal"),
        ("thema+aanleiding+totaal", "km", "KM"),
        ("thema+aanleiding+totaal", "km_anders", "km_anders"),
    ],
)
def test_one_code_is_read(lijst: str, cel: str, code: str) -> None:
    assert lees(Code(lijst=lijst), cel) == code


@pytest.mark.parametrize(
    "cel",
    ["99", "001", "01|02", "politie, huisarts", "1.0", "3.0", "1/2", "3,1", "1-2", "1 2", "½"],
)
def test_what_is_not_exactly_one_code_is_refused(cel: str) -> None:
    assert weigering(Code(lijst="hoedanigheid"), cel) == "F04"


CATEGORIE = CodeOfPaar(lijst="thema+aanleiding+totaal", paar_van="thema")


@pytest.mark.parametrize(
    ("cel", "code"),
    [
        ("KM+HG", "KM+HG"), ("HG+KM", "KM+HG"), (" hg + km ", "KM+HG"), ("AP +OM", "OM+AP"),
        ("Ouderenmishandeling + Kindermishandeling", "KM+OM"),
        ("KM", "KM"), ("totaal", "totaal"), ("partnergeweld", "partnergeweld"),
        ("Ouderenmishandeling en ontspoorde zorg (65+)", "ouderenmishandeling"),
    ],
)  # fmt: skip
def test_a_code_or_two_of_one_list_are_read_in_its_order(cel: str, code: str) -> None:
    assert lees(CATEGORIE, cel) == code


@pytest.mark.parametrize(
    "cel",
    [
        "KM+KM", "KM+HG+OM", "KM/HG", "KMHG", "KM HG", "KM|HG", "K+MHG", "KM+totaal",
        "KM+partnergeweld", "km_anders+partnergeweld", "KM++HG", "+",
    ],
)  # fmt: skip
def test_what_is_no_pair_of_two_codes_of_that_list_is_refused(cel: str) -> None:
    assert weigering(CATEGORIE, cel) == "F04"


@pytest.mark.parametrize(
    "cel", ["onbekend", "Onbekend", "n.b.", "NB", "n.v.t.", "-", "", " ", None]
)
def test_onbekend_is_missing_where_the_list_has_no_such_code(cel: object) -> None:
    assert lees(Code(leeg=True, lijst="triagebesluit"), cel) is None
    assert weigering(Code(lijst="rol"), cel) == "F01"


@pytest.mark.parametrize("cel", ["n.b.", "-", "", "nvt"])
def test_other_missing_markers_are_missing_even_where_onbekend_is_a_code(cel: str) -> None:
    assert weigering(Code(lijst="hoedanigheid"), cel) == "F01"


@pytest.mark.parametrize(
    ("cel", "code"),
    [
        ("GM0505", "GM0505"), ("gm0505", "GM0505"), ("0505", "GM0505"), ("505", "GM0505"),
        ("Dordrecht", "GM0505"), ("GEMEENTE DORDRECHT", "GM0505"), (" dordrecht ", "GM0505"),
        ("Hendrik-Ido-Ambacht", "GM0531"), ("Hendrik Ido Ambacht", "GM0531"),
        ("H.I. Ambacht", "GM0531"), ("hi ambacht", "GM0531"),
        ("Hardinxveld Giessendam", "GM0523"), ("Hoeksche Waard", "GM1963"), ("1963", "GM1963"),
        ("Binnenmaas", "GM0585"), ("Molenwaard", "GM1927"), ("Leerdam", "GM0545"),
        ("Graafstroom", "GM0693"), ("Vijfheerenlanden", "GM1961"),
        ("onbekend", "onbekend"), ("Onbekende gemeente", "onbekend"), ("n.b.", "onbekend"),
        ("buiten regio", "buiten_regio"), ("Buiten de regio", "buiten_regio"),
    ],
)  # fmt: skip
def test_a_gemeente_is_read_as_it_was_delivered(cel: str, code: str) -> None:
    assert lees(Gemeente(), cel) == code
    assert lees(Gebied(), cel) == code


@pytest.mark.parametrize(
    ("cel", "fout"),
    [
        ("Rotterdam", "F05"), ("GM0599", "F05"), ("00505", "F05"), ("Dordrecht, Gorinchem", "F05"),
        ("regio", "F05"), ("505.0", "F05"), ("5.05", "F05"), ("-505", "F05"), ("5 0 5", "F05"),
        ("", "F01"), ("-", "F01"), (None, "F01"),
    ],
)  # fmt: skip
def test_what_is_no_gemeente_is_refused(cel: object, fout: str) -> None:
    assert weigering(Gemeente(), cel) == fout


@pytest.mark.parametrize("cel", ["regio", "Regio", "ZHZ", "Zuid-Holland Zuid", "VR18"])
def test_a_gebied_may_be_the_region(cel: str) -> None:
    assert lees(Gebied(), cel) == "regio"


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [
        ("ja", True), ("JA", True), ("j", True), ("1", True), ("true", True), ("True", True),
        ("nee", False), ("Nee", False), ("n", False), ("0", False), ("FALSE", False),
        (" ja ", True), ("", None), ("onbekend", None), ("n.b.", None), ("-", None),
    ],
)  # fmt: skip
def test_ja_or_nee_is_read(cel: str, waarde: bool | None) -> None:
    assert lees(JaNee(leeg=True), cel) is waarde


@pytest.mark.parametrize("cel", ["x", "yes", "no", "2", "ja/nee", "01", "j n"])
def test_what_is_not_ja_or_nee_is_refused(cel: str) -> None:
    assert weigering(JaNee(leeg=True), cel) == "F06"


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [
        ("0", 0), ("7", 7), ("007", 7), ("1234", 1234), ("1.234", 1234), ("1.234.567", 1234567),
        ("999999999", 999999999), (" 12 ", 12),
        ("<5", None), ("< 5", None), ("<10", None), (".", None), ("x", None), ("X", None),
        ("n.b.", None), ("NB", None), ("-", None), ("onbekend", None),
    ],
)  # fmt: skip
def test_a_count_or_a_marker_for_not_given_is_read(cel: str, waarde: int | None) -> None:
    assert lees(Aantal(), cel) == waarde
    assert lees(Aantal(leeg=True), cel) == waarde


@pytest.mark.parametrize(
    ("cel", "fout"),
    [
        ("-1", "F07"), ("5,0", "F07"), ("5.0", "F07"), ("1.23", "F07"), ("1,234", "F07"),
        ("1e3", "F07"), (">5", "F07"), ("<", "F07"), ("vijf", "F07"), ("1 234", "F07"),
        ("１２", "F07"), ("²", "F07"), ("1234567890", "F07"), ("", "F01"), (None, "F01"),
        ("0.500", "F07"), ("000.000", "F07"), ("00.500", "F07"),
    ],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(cel: object, fout: str) -> None:
    assert weigering(Aantal(), cel) == fout


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [
        ("12", 12.0), ("12,5", 12.5), ("12.5", 12.5), ("0,25", 0.25), ("1.234", 1234.0),
        ("1.234,5", 1234.5), ("1.234.567,89", 1234567.89), ("1234,5", 1234.5), ("0", 0.0),
        ("", None), ("n.b.", None), ("-", None),
        ("0.500", 0.5), ("0.125", 0.125),
    ],
)  # fmt: skip
def test_a_number_with_comma_or_point_is_read(cel: str, waarde: float | None) -> None:
    assert lees(Getal(leeg=True), cel) == waarde


@pytest.mark.parametrize(
    "cel",
    ["-1", "1,234.5", "1e3", "12,", ",5", "€ 12", "12 uur", "nan", "inf", "１", "1.2.3", "<5"],
)
def test_what_is_no_number_is_refused(cel: str) -> None:
    assert weigering(Getal(leeg=True), cel) == "F07"


@pytest.mark.parametrize(
    ("veld", "goed", "fout"),
    [
        (Nummer(), ["M1", "2019-0001", "VT/2019.1_a", "0", "a" * 64], ["M 1", "-1", "é", "a" * 65]),
        (Sleutel(), ["C1", "0007"], ["C 1", "Jan Jansen", ".a", "a\nb"]),
        (Pseudoniem(), ["a" * 16, "A-b_0" * 4, "0" * 64], ["a" * 15, "a" * 65, "a" * 16 + "."]),
        (Woord(), ["ruzie", "a b", "1.2+3", "x" * 40], ["é", "a;b", "x" * 41]),
    ],
)
def test_a_number_or_word_matches_its_pattern_whole(
    veld: Veld, goed: list[str], fout: list[str]
) -> None:
    assert [lees(veld, cel) for cel in goed] == goed
    assert {weigering(veld, cel) for cel in fout} == {"F02"}


@pytest.mark.parametrize("veld", [Nummer(), Sleutel(), Pseudoniem(), Woord()])
@pytest.mark.parametrize("cel", ["", " \t\u00a0\u202f\ufeff", "onbekend", "ONBEKEND", "n.b.", "-"])
def test_a_missing_number_is_missing(veld: Veld, cel: str) -> None:
    assert weigering(veld, cel) == "F01"
    assert lees(type(veld)(leeg=True), cel) is None


def test_the_id_of_an_indicator_is_read_whatever_its_case() -> None:
    assert lees(IndicatorId(), " Meldingen_per_1000 ") == "meldingen_per_1000"
    assert weigering(IndicatorId(), "meldingen per 1000") == "F04"
    assert weigering(IndicatorId(), "onbekend") == "F01"
