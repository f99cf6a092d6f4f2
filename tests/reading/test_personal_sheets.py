"""A sheet without a table, or a hidden one, may hold a contact and no list of people."""

from __future__ import annotations

import pytest

from .people import ANDERE, BSNS, sheet

CONTACT = [["Naam:", "Telefoon:", "E-mail:"], ["Jansen", "078-1234567", "a@b.nl"]]
UITLEG = [
    "Vul bij de naam van een cliënt nooit iets in",
    "Dat geldt ook voor telefoon en adres thuis",
]


@pytest.mark.parametrize(
    "kolommen",
    [
        pytest.param([], id="nothing"),
        pytest.param([[], []], id="no rows"),
        pytest.param(CONTACT, id="one contact"),
        pytest.param([["Vragen? Mail naar a@b.nl of bel 078-1234567", None]], id="a sentence"),
        pytest.param([["naam", None], [None, "telefoon"]], id="names in two rows"),
        pytest.param([[UITLEG[0]], [UITLEG[1]]], id="two sentences beside each other"),
        pytest.param([["gemeente naam"], ["naam organisatie"]], id="names of organisations"),
        pytest.param([[f"{n}@b.nl" for n in range(5)] + ANDERE], id="5 of 105"),
    ],
)
def test_a_sheet_with_a_contact_or_an_explanation_is_let_in(
    kolommen: list[list[str | None]],
) -> None:
    assert sheet(*kolommen) == ""


@pytest.mark.parametrize(
    ("kolommen", "zin"),
    [
        (
            [["x"] * 5, [f"{n}@b.nl" for n in range(5)]],
            "Contact › column B (number 2) looks like personal data by its content: e-mail",
        ),
        ([BSNS], "Contact › column A (number 1) looks like personal data by its content: citizen"),
        (
            [["Cliënten", "Voornaam", "Jan"], [None, "Geb. datum", "1-1-2001"], [None, "x", "y"]],
            "Contact › a row has names of columns of personal data: voornaam, geb",
        ),
        (
            [[None, "B.S.N."], ["x", "E-mail adres"]],
            "Contact › a row has names of columns of personal data: bsn, mail",
        ),
    ],
)  # fmt: skip
def test_a_sheet_with_a_list_of_people_is_refused(kolommen: list[list[str]], zin: str) -> None:
    gezegd = sheet(*kolommen)
    assert gezegd.startswith(zin)
    assert "Jan" not in gezegd
    assert "\n" not in gezegd
