"""The spiegelrapport counts what stands in each field, and shows no value of the file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.contracts import CONTRACTEN, Contract
from ghnt_pipeline.contracts.codes import Code, Codes
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, JaNee
from ghnt_pipeline.contracts.overig import Incident, Signaal
from ghnt_pipeline.contracts.trajecten import Traject
from ghnt_pipeline.contracts.veilig_thuis import Advies, Melding
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.quality import Ongewoon, Spiegelveld, spiegel

from .rows import rows_of

P = Periode.parse("2019K1")


def field(contract: type[Contract], naam: str, *waarden: Any) -> Spiegelveld:
    """The mirror of one field that holds these values."""
    rijen = rows_of(contract, *({naam: waarde} for waarde in waarden))
    return next(v for v in spiegel(rijen, contract, P, contract.velden()) if v.veld == naam)


def unusual(contract: type[Contract], naam: str, *waarden: Any) -> int | None:
    return field(contract, naam, *waarden).ongewoon.aantal


@pytest.mark.parametrize(
    ("dag", "ongewoon"),
    [
        (date(2019, 3, 31), 0),
        (date(2018, 12, 31), 0),
        (date(2018, 1, 1), 0),
        (date(2017, 12, 31), 1),
        (date(1900, 1, 1), 1),
    ],
)
def test_a_date_more_than_a_year_before_the_period_is_unusual(dag: date, ongewoon: int) -> None:
    assert unusual(Melding, "datum_melding", dag) == ongewoon


@pytest.mark.parametrize(
    ("nummers", "ongewoon"),
    [
        (["M-1"] * 9 + ["20190001"], 1),
        (["M-1"] * 9 + ["M-20190001"], 0),
        (["M-1"] * 8 + ["m-2", "Mel-33"], 0),
        (["M-1"] * 8 + ["20190001"] * 2, None),
        (["M-1"] * 19 + ["M_1"], 1),
        (["M.1"] * 19 + ["M-1"], 1),
        ([None, None], None),
    ],
)
def test_a_number_built_up_otherwise_is_unusual_when_nine_in_ten_are_alike(
    nummers: list[str | None], ongewoon: int | None
) -> None:
    assert unusual(Melding, "meldingnummer", *nummers) == ongewoon


def test_the_usual_shape_is_counted_in_all_rows_and_not_in_the_sample_only() -> None:
    nummers = [f"M-{n}" if n % 1000 else "1" for n in range(1, 5002)]
    assert unusual(Melding, "meldingnummer", *nummers) == 5


def test_a_shape_is_told_without_its_letters_and_digits() -> None:
    uitleg = field(Melding, "meldingnummer", *["VTK-2019.7"] * 3).ongewoon.uitleg
    assert uitleg == "andere opbouw dan de meeste (letters - cijfers . cijfers)"


def test_a_long_shape_is_not_spelled_out() -> None:
    uitleg = field(Incident, "huishouden", *["a1b2c3d4e5f6a7b8"] * 3).ongewoon.uitleg
    assert uitleg == "andere opbouw dan de meeste (een vaste reeks letters en cijfers)"


@pytest.mark.parametrize(
    ("kosten", "ongewoon"),
    [
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 99.0], None),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 99.0], 1),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], 0),
        ([5.0] * 10 + [99.0], None),
        ([0.0, 4.0] * 4 + [16.0], 0),
        ([0.0, 4.0] * 4 + [16.1], 1),
    ],
)
def test_an_amount_is_unusual_far_above_the_others_from_eight_amounts_on(
    kosten: list[float], ongewoon: int | None
) -> None:
    assert unusual(Traject, "kosten", *kosten) == ongewoon


def test_whole_numbers_are_judged_as_amounts_too() -> None:
    assert unusual(Signaal, "signalen", 1, 2, 3, 4, 5, 6, 7, 990, None) == 1


def test_a_row_with_two_rest_codes_is_unusual_once() -> None:
    veld = field(Advies, "aanleiding", ["km_anders", "hg_anders"], ["partnergeweld"])
    assert veld.ongewoon == Ongewoon(1, "rijen met een restcode (km_anders, hg_anders)")
    assert veld.codes == (("hg_anders", 1), ("km_anders", 1), ("partnergeweld", 1))
    assert veld.verschillend == 3


def test_another_code_that_happens_to_hold_the_letters_is_not_unusual() -> None:
    assert unusual(Melding, "hoedanigheid_melder", "anders", "onbekend", "andere", "politie") == 2


def test_a_list_without_rest_codes_has_nothing_unusual() -> None:
    assert field(Traject, "rol", "kind").ongewoon == Ongewoon(None, "")


def test_an_unknown_gemeente_is_unusual_and_one_elsewhere_is_not() -> None:
    assert unusual(Melding, "gemeente", "GM0505", "onbekend", "buiten_regio") == 1


def test_a_column_that_the_file_lacks_is_absent_and_not_missing() -> None:
    rijen = rows_of(Melding, {"meldingnummer": "M1"})
    velden = {v.veld: v for v in spiegel(rijen, Melding, P, {"meldingnummer"})}
    assert velden["casusnummer"] == Spiegelveld("casusnummer", verplicht=False, aanwezig=False)
    assert velden["meldingnummer"].gevuld == 1


def test_a_column_that_is_there_and_empty_is_missing_throughout() -> None:
    veld = field(Melding, "casusnummer", None, None)
    assert (veld.aanwezig, veld.gevuld, veld.leeg, veld.verschillend) == (True, 0, 2, 0)


def value(veld: Veld) -> st.SearchStrategy[Any]:
    if isinstance(veld, Code):
        code = st.sampled_from(veld.codes())
        return st.lists(code, min_size=1, unique=True) if isinstance(veld, Codes) else code
    soorten: list[tuple[type[Veld], st.SearchStrategy[Any]]] = [
        (Datum, st.dates(date(1900, 1, 1))),
        (JaNee, st.booleans()),
        (Aantal, st.integers(0, 999_999_999)),
        (Getal, st.floats(0, 1e9)),
        (Veld, st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1, max_size=64)),
    ]
    return next(waarden for soort, waarden in soorten if isinstance(veld, soort))


@pytest.mark.parametrize("contract", CONTRACTEN, ids=lambda c: c.letters)
@settings(max_examples=25, derandomize=True, deadline=None)
@given(data=st.data())
def test_filled_and_missing_add_up_to_the_rows(contract: type[Contract], data: Any) -> None:
    rij = st.fixed_dictionaries(
        {naam: st.none() | value(veld) for naam, veld in contract.velden().items()}
    )
    records = data.draw(st.lists(rij, max_size=12))
    for veld in spiegel(rows_of(contract, *records), contract, P, contract.velden()):
        assert veld.gevuld == sum(record[veld.veld] is not None for record in records)
        assert veld.gevuld + veld.leeg == len(records)
        assert veld.gevuld >= (veld.ongewoon.aantal or 0)
        if not isinstance(contract.velden()[veld.veld], Codes):
            assert veld.verschillend <= veld.gevuld
