"""A layout file is read, or refused in one line that names the key and what is expected."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.intake import find_layout
from ghnt_pipeline.reading.layout import Layout, load_layout

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "60"))
GEHEIM = "Jansen-Geheim"
NUMMER = '[[veld]]\nnaam = "meldingnummer"\nstart = 1\nlengte = 10\n'
DAG = '[[veld]]\nnaam = "datum_melding"\nstart = 11\nlengte = 8\nformaat = "jjjjmmdd"\n'


def lees(text: str | bytes) -> Layout:
    return load_layout(text.encode() if isinstance(text, str) else text, "m.layout.toml")


def test_only_fields_are_needed_and_a_field_is_text_unless_it_says_otherwise() -> None:
    layout = lees(NUMMER + DAG)
    assert (layout.soort, layout.lengte, layout.kopregels) == (None, None, 0)
    assert [(v.naam, v.start, v.einde, v.formaat) for v in layout.velden] == [
        ("meldingnummer", 1, 10, "tekst"),
        ("datum_melding", 11, 18, "jjjjmmdd"),
    ]


def test_everything_a_layout_can_say_is_read() -> None:
    layout = lees(f'soort = "veilig_thuis.meldingen"\nlengte = 30\nkopregels = 2\n{DAG}{NUMMER}')
    assert (layout.soort, layout.lengte, layout.kopregels) == ("veilig_thuis.meldingen", 30, 2)
    assert [veld.naam for veld in layout.velden] == ["meldingnummer", "datum_melding"]
    assert (layout.totaal, layout.gaten) == (30, ((19, 30),))


@pytest.mark.parametrize("formaat", ["tekst", "getal", "getal,1", "getal,2", "getal,6"])
def test_every_form_without_a_fixed_length_fits_any_length(formaat: str) -> None:
    assert lees(f'{NUMMER}formaat = "{formaat}"').velden[0].formaat == formaat


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + NUMMER.encode(), id="byte order mark"),
        pytest.param(NUMMER.replace("\n", "\r\n").encode(), id="CRLF"),
    ],
)
def test_an_editor_of_windows_may_have_saved_it(content: bytes) -> None:
    assert lees(content) == lees(NUMMER)


@pytest.mark.parametrize(
    ("content", "zin"),
    [
        pytest.param("", "veld is missing", id="empty"),
        pytest.param("veld = []", "expected at least one", id="no field"),
        pytest.param("[veld]\nnaam = 'a'", r"veld: expected a \[\[veld\]\]", id="single bracket"),
        pytest.param("a;b;c\n1;2;3\n", "line 1, column 2: not valid TOML", id="a CSV file"),
        pytest.param("a = " + "[" * 5000, "not valid TOML", id="too deep"),
        pytest.param("a = " + "9" * 5000, "not valid TOML", id="too long a number"),
        pytest.param(NUMMER.encode("utf-16"), "not UTF-8 text", id="UTF-16"),
        pytest.param(b"PK\x03\x04\xff", "not UTF-8 text", id="a workbook"),
        pytest.param(NUMMER.replace("1\n", "0\n", 1), r"start of \[\[veld\]\] 1: expected", id="0"),
        pytest.param(NUMMER.replace("10", "0"), r"lengte of \[\[veld\]\] 1: expected", id="length"),
        pytest.param(NUMMER.replace("10", "-3"), "lengte of .* 1: expected", id="negative"),
        pytest.param(NUMMER.replace("10", "true"), "lengte of .* 1: expected", id="true"),
        pytest.param(NUMMER.replace("10", "'10'"), "lengte of .* 1: expected", id="quoted"),
        pytest.param(NUMMER.replace("10", "9" * 30), "lengte of .* 1: expected", id="endless"),
        pytest.param(NUMMER.replace("start = 1\n", ""), "start of .* 1 is missing", id="no start"),
        pytest.param(NUMMER.replace("meldingnummer", " "), "naam of .* 1: expected", id="no name"),
        pytest.param(
            NUMMER.replace("meldingnummer", r"a\nb"), "naam of .* 1: expected", id="name of 2 lines"
        ),
        pytest.param(
            NUMMER.replace("meldingnummer", r"a\u001bb"), "naam of .* 1: expected", id="escape"
        ),
        pytest.param(
            DAG.replace("jjjjmmdd", "jjmmdd"), "year of two digits leaves the century", id="jjmmdd"
        ),
        pytest.param(DAG.replace("jjjjmmdd", GEHEIM), 'expected "tekst", "jjjjmmdd"', id="form"),
        pytest.param(NUMMER + "formaat = 'getal,7'", "at most 6", id="seven decimals"),
        pytest.param(
            DAG.replace("8", "10"), "lengte of datum_melding: expected 8", id="date of ten"
        ),
        pytest.param(f"kopregels = -1\n{NUMMER}", "kopregels: expected", id="negative lines"),
        pytest.param(
            f"lengte = 9\n{NUMMER}", "meldingnummer ends at position 10, past lengte 9", id="past"
        ),
        pytest.param(
            NUMMER + DAG.replace("11", "10"),
            "meldingnummer and datum_melding share position 10",
            id="overlap",
        ),
        pytest.param(
            NUMMER + DAG.replace("datum_melding", "Melding nummer"), "two fields have", id="twice"
        ),
        pytest.param(
            f"soort = 'veilig_thuis.melding'\n{NUMMER}",
            r"soort: .*did you mean veilig_thuis.meldingen\?",
            id="unknown kind",
        ),
        pytest.param(f"lenght = 9\n{NUMMER}", r"lenght .*did you mean lengte\?", id="unknown key"),
        pytest.param(
            NUMMER + "format = 'tekst'",
            r"format in \[\[veld\]\] 1 .*did you mean formaat\?",
            id="unknown key of a field",
        ),
        pytest.param(f"xyz = 9\n{NUMMER}", "xyz .*known: soort, lengte", id="key like no other"),
        pytest.param(
            NUMMER + "kopregels = 1", r"kopregels in .* belongs above the first", id="misplaced"
        ),
        pytest.param(f'"{GEHEIM} {GEHEIM}" = 1\n{NUMMER}', "a key with odd signs", id="odd key"),
    ],
)
def test_a_wrong_layout_is_refused_in_one_line_that_says_what_is_expected(
    content: str | bytes, zin: str
) -> None:
    with pytest.raises(DeliveryRefused, match=zin) as refusal:
        lees(content)
    message = str(refusal.value)
    assert message.startswith("m.layout.toml: ")
    assert "Correct the layout file" in message or "Save the layout file" in message
    assert "\n" not in message
    assert not message.endswith(".")
    assert GEHEIM not in message


def test_all_mistakes_are_named_at_once_and_a_flood_of_them_is_cut_short() -> None:
    with pytest.raises(DeliveryRefused, match=r"kopregels: .*; start of \[\[veld\]\] 1: "):
        lees("kopregels = -1\n" + NUMMER.replace("= 1\n", "= 0\n"))
    with pytest.raises(DeliveryRefused, match="and 35 more") as refusal:
        lees(NUMMER.replace("= 1\n", "= 0\n") * 40)
    assert len(str(refusal.value)) < 500


VORMEN = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), min_size=1, max_size=6)


@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(
    vormen=VORMEN, staart=st.none() | st.integers(0, 4), anders=st.randoms(use_true_random=False)
)
def test_fields_and_gaps_take_every_position_once(
    vormen: list[tuple[int, int]], staart: int | None, anders: random.Random
) -> None:
    velden, einde = [], 0
    for nummer, (gat, lengte) in enumerate(vormen):
        velden.append({"naam": f"v{nummer}", "start": einde + gat + 1, "lengte": lengte})
        einde += gat + lengte
    anders.shuffle(velden)
    layout = Layout.model_validate(
        {"veld": velden, "lengte": None if staart is None else einde + staart}
    )
    stukken = sorted([*((v.start, v.einde) for v in layout.velden), *layout.gaten])
    assert (stukken[0][0], stukken[-1][1]) == (1, einde + (staart or 0))
    assert all(links[1] + 1 == rechts[0] for links, rechts in pairwise(stukken))


@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from([NUMMER, DAG, "lengte = ", "9\n", "[[veld]]\n", "=", "'", "\n", "["]))
)
@example(["lengte = ", "9\n", "[[veld]]\n"])
def test_whatever_a_layout_file_holds_it_is_read_or_refused(stukken: list[str]) -> None:
    with suppress(DeliveryRefused):
        assert lees("".join(stukken)).velden


@pytest.fixture
def map_met_layouts(tmp_path: Path) -> Path:
    for naam in ("layout.toml", "a.txt.layout.toml", "c.csv.layout.toml", "d.txt.layout.toml/x"):
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("naam", "layout"),
    [
        ("a.txt", "a.txt.layout.toml"),
        ("b.txt", "layout.toml"),
        ("b.DAT", "layout.toml"),
        ("zonder", "layout.toml"),
        ("b.csv", None),
        ("b.xlsx", None),
        ("c.csv", "c.csv.layout.toml"),
        ("d.txt", "layout.toml"),
        ("x" * 250 + ".txt", "layout.toml"),
    ],
)
def test_a_layout_of_its_own_goes_before_the_one_a_folder_shares(
    map_met_layouts: Path, naam: str, layout: str | None
) -> None:
    verwacht = None if layout is None else map_met_layouts / layout
    assert find_layout(map_met_layouts / naam) == verwacht


def test_a_layout_in_another_folder_does_not_count(map_met_layouts: Path) -> None:
    (map_met_layouts / "onder").mkdir()
    assert find_layout(map_met_layouts / "onder" / "a.txt") is None
