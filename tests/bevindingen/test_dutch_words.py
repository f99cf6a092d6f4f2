"""Whatever can be found in a supplier's file has Dutch words: what was expected, how to mend."""

from __future__ import annotations

import re

import pytest

from ghnt_pipeline.contracts import CONTRACTEN, Contract, Regel
from ghnt_pipeline.contracts.codes import GENOEMDE_CODES, Code, CodeOfPaar, IndicatorId
from ghnt_pipeline.contracts.veld import CONTROLESOM, HERSTEL, VERWACHT, ZONDER_NUMMERS, Fout, Veld

ENGELS = re.compile(
    r"\b(the|an|of|or|and|with|without|that|this|is given|before|after|expected|not|no)\b"
)
VELDEN = [(c, naam) for c in CONTRACTEN for naam in c.velden()]
REGELS = [(c, regel) for c in CONTRACTEN for regel in c.regels]


def is_dutch(tekst: str) -> bool:
    """Whether a text has words, and none that only English has (`of` is Dutch as well)."""
    return len(tekst) > 5 and not set(ENGELS.findall(tekst)) - {"of"}


def assert_told(verwacht: str, herstel: str) -> None:
    assert is_dutch(verwacht), verwacht
    assert not verwacht.endswith(".")
    assert is_dutch(herstel), herstel
    assert herstel.endswith(".")


@pytest.mark.parametrize(("contract", "naam"), VELDEN)
def test_every_field_says_in_dutch_what_it_expects_and_how_to_mend_it(
    contract: type[Contract], naam: str
) -> None:
    veld = contract.velden()[naam]
    woorden = contract.in_het_nederlands(contract.code(veld.fout), naam)
    assert woorden == (veld.verwacht_nl, veld.herstel)
    assert_told(*woorden)
    assert ("Laat de cel dan leeg" in veld.herstel) is veld.leeg


@pytest.mark.parametrize(("contract", "regel"), REGELS, ids=lambda x: getattr(x, "nummer", ""))
def test_every_rule_between_fields_has_dutch_words(contract: type[Contract], regel: Regel) -> None:
    woorden = contract.in_het_nederlands(contract.code(regel.nummer), regel.kolom)
    assert woorden == (regel.uitleg_nl, regel.herstel)
    assert_told(*woorden)


@pytest.mark.parametrize("nummer", [*Fout, CONTROLESOM, ZONDER_NUMMERS])
def test_every_shared_number_has_dutch_words(nummer: str) -> None:
    assert is_dutch(HERSTEL[nummer])
    van_velden = {veld.fout for contract in CONTRACTEN for veld in contract.velden().values()}
    van_regels = {regel.nummer for _, regel in REGELS}
    assert nummer in {*VERWACHT, *van_velden, *van_regels}


@pytest.mark.parametrize("nummer", sorted(VERWACHT))
def test_what_is_shared_by_all_fields_reads_the_same_for_each_kind(nummer: str) -> None:
    for contract in CONTRACTEN:
        assert_told(*contract.in_het_nederlands(contract.code(nummer), ""))


@pytest.mark.parametrize("code", ["VT-M-F99", "VT-M-F03", "TR-F12"])
def test_a_code_that_the_column_cannot_get_is_our_mistake(code: str) -> None:
    contract = CONTRACTEN[0]
    with pytest.raises(ValueError, match=code):
        contract.in_het_nederlands(code, "gemeente")


def listed() -> set[Veld]:
    return {v for c in CONTRACTEN for v in c.velden().values() if isinstance(v, Code | IndicatorId)}


@pytest.mark.parametrize("veld", sorted(listed(), key=repr), ids=lambda v: type(v).__name__)
def test_a_list_is_named_with_its_codes_when_they_are_few(veld: Veld) -> None:
    if isinstance(veld, IndicatorId):
        assert "meldingen" in veld.verwacht_nl
    elif isinstance(veld, CodeOfPaar):
        assert f"({len(veld.codes())} codes), of twee codes van {veld.paar_van}" in veld.verwacht_nl
    elif isinstance(veld, Code) and len(veld.codes()) <= GENOEMDE_CODES:
        assert veld.verwacht_nl.endswith(f"codelijst {veld.lijst}: {', '.join(veld.codes())}")
    elif isinstance(veld, Code):
        assert veld.verwacht_nl.endswith(f"({len(veld.codes())} codes)")
