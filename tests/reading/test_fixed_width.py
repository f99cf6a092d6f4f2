"""Lines of fixed width are cut where the layout says, and refused where that would be a guess."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal
from ghnt_pipeline.contracts.veld import WIT
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.fixed_width import read_fixed_width
from ghnt_pipeline.reading.layout import Layout, load_layout
from ghnt_pipeline.reading.table import RuweTabel

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "100"))
VOORBEELDEN = settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
DOCS = Path(__file__).parents[2] / "docs" / "vaste-breedte.md"

Plek = tuple[str, int, int]
"""A field as the tests write it: name, first position, length."""


def layout(*velden: Plek, **overig: Any) -> Layout:
    rijen = [{"naam": naam, "start": start, "lengte": lengte} for naam, start, lengte in velden]
    return Layout.model_validate({"veld": rijen, **overig})


def kolommen(ruw: RuweTabel) -> dict[str, list[str]]:
    return {naam: k.to_pylist() for naam, k in zip(ruw.kop, ruw.kolommen, strict=True)}


NUMMER_DAG_CODE = (("nummer", 1, 4), ("dag", 5, 8), ("code", 15, 2))
"""Positions 13 and 14 are a gap; with lengte 20 so are 17 to 20."""


def test_every_field_is_cut_at_its_positions_and_trimmed() -> None:
    ruw = read_fixed_width("M1  20190103  01\nM2  20190204   1\n", layout(*NUMMER_DAG_CODE))
    assert kolommen(ruw) == {
        "nummer": ["M1", "M2"],
        "dag": ["20190103", "20190204"],
        "code": ["01", "1"],
    }
    assert (ruw.regels.to_pylist(), ruw.scheef, ruw.titels) == ([1, 2], (), ())


@pytest.mark.parametrize(
    ("regel", "past"),
    [
        pytest.param("M1  20190103  01    ", True, id="as long as described"),
        pytest.param("M1  20190103  01      ", True, id="more blanks behind it"),
        pytest.param("M1  20190103  01    \u00a0", True, id="a hard space behind it"),
        pytest.param("M1  20190103  01    x", False, id="text past the end"),
        pytest.param("M1  20190103  01", True, id="blanks stripped up to the last field"),
        pytest.param("M1  20190103  01 x", True, id="blanks stripped after text in a gap"),
        pytest.param("M1  20190103  01   ", False, id="one blank short: something moved"),
        pytest.param("M1  20190103 ", False, id="ends in a blank between two fields"),
        pytest.param("M1  20190103", True, id="last field blank and stripped"),
        pytest.param("M1  ", True, id="ends with the first field"),
        pytest.param("M1  20190103  0", False, id="ends inside the last field"),
        pytest.param("M1  2019", False, id="ends inside the date"),
        pytest.param("M1", False, id="ends inside the first field"),
        pytest.param("M1  20190103\t 01    ", False, id="a tab"),
        pytest.param("M1  20190103  01\t", False, id="a tab behind it"),
        pytest.param("Mé  20190103  01    ", True, id="an accent counts as one position"),
        pytest.param("M😀  20190103  01    ", True, id="so does any sign"),
        pytest.param("Mé 20190103  01    ", False, id="an accent that took two positions"),
    ],
)
def test_a_line_is_cut_only_when_nothing_has_to_be_guessed(regel: str, past: bool) -> None:
    goed = "M0  20190101  02    "
    ruw = read_fixed_width(f"{goed}\n{regel}\n{goed}", layout(*NUMMER_DAG_CODE, lengte=20))
    assert ruw.scheef == (() if past else (2,))
    assert ruw.regels.to_pylist() == ([1, 2, 3] if past else [1, 3])
    assert kolommen(ruw)["nummer"] == (
        ["M0", regel[:4].strip(), "M0"] if past else ["M0", "M0"]
    )  # fmt: skip


def test_without_a_length_a_line_may_be_longer_by_blanks_only() -> None:
    text = "M1  20190103  01   \nM2  20190103  01 x\nM3  20190103  01\n"
    ruw = read_fixed_width(text, layout(*NUMMER_DAG_CODE))
    assert (ruw.regels.to_pylist(), ruw.scheef) == ([1, 3], (2,))


def test_a_line_whose_sender_counted_bytes_is_ragged_also_with_blanks_at_the_end() -> None:
    text = "M1  20190103  01      \nMé 20190103  01      \nM3  20190103  01      \n"
    assert len({len(regel.encode()) for regel in text.splitlines()}) == 1
    assert read_fixed_width(text, layout(*NUMMER_DAG_CODE)).scheef == (2,)


@pytest.mark.parametrize(
    ("text", "regels", "titels"),
    [
        pytest.param("k1\n\n k2 \nM1  \nM2  \n", [4, 5], ("k1", "k2"), id="titles"),
        pytest.param("k1\nk2\nk3\n\nM1  \n   \n\nM2  \n\n", [5, 8], ("k1", "k2", "k3"), id="blank"),
        pytest.param("\n\n\nM1  \nM2  \x1a", [4, 5], (), id="DOS end mark behind the last row"),
        pytest.param("\n\n\nM1  \nM2  \n\x1a\x1a\n", [4, 5], (), id="DOS end marks alone"),
        pytest.param("\n\n\n \t\nM1  \nM2  \n\u00a0", [5, 6], (), id="blank in another way"),
    ],
)
def test_titles_blank_lines_and_the_end_mark_of_dos_are_no_rows(
    text: str, regels: list[int], titels: tuple[str, ...]
) -> None:
    ruw = read_fixed_width(text, layout(("nummer", 1, 4), kopregels=3))
    assert kolommen(ruw) == {"nummer": ["M1", "M2"]}
    assert (ruw.regels.to_pylist(), ruw.scheef, ruw.titels) == (regels, (), titels)


@pytest.mark.parametrize("text", ["", "\n\n", "\x1a", "titel", "titel\n  \n"])
def test_a_file_without_a_row_gives_a_table_without_rows(text: str) -> None:
    ruw = read_fixed_width(text, layout(("nummer", 1, 4), kopregels=1))
    assert (kolommen(ruw), len(ruw.regels), ruw.scheef) == ({"nummer": []}, 0, ())


def test_text_between_the_fields_is_a_column_named_after_its_positions() -> None:
    ruw = read_fixed_width(
        "M1  20190103 501  b\nM2  20190103  02\n", layout(*NUMMER_DAG_CODE, lengte=20)
    )
    assert kolommen(ruw) == {
        "nummer": ["M1", "M2"],
        "dag": ["20190103", "20190103"],
        "code": ["01", "02"],
        "positions 13-14": ["5", ""],
        "positions 17-20": ["b", ""],
    }


@pytest.mark.parametrize(
    ("text", "zin"),
    [
        ("\nM1\t20190103\n", "line 2, the first, holds a tab"),
        ("M1  20190103  0\nM2  2\n", "line 1, the first, has 15 characters where 16 are described"),
        ("Mé 20190103  01\n", "line 1, the first, has 16 bytes and 15 characters"),
        ("Jansen-Geheim;2019-01-03;01\n", "has 27 characters where 16 are described"),
    ],
)
def test_when_no_line_fits_the_layout_is_what_is_wrong(text: str, zin: str) -> None:
    with pytest.raises(DeliveryRefused, match=zin) as refusal:
        read_fixed_width(text, layout(*NUMMER_DAG_CODE))
    assert "Geheim" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def cel(formaat: str, text: str) -> str:
    """What one cell of this form becomes."""
    veld = {"naam": "v", "start": 1, "lengte": 8, "formaat": formaat}
    ruw = read_fixed_width(f"{text}|x", Layout.model_validate({"veld": [veld], "lengte": 10}))
    return kolommen(ruw)["v"][0]


def gelezen(veld: Datum | Getal | Aantal, text: str) -> object:
    """What the field type makes of it, or the number of its refusal."""
    try:
        return veld.check(text)
    except PydanticCustomError as fout:
        return fout.type


JAN = date(2019, 1, 31)


@pytest.mark.parametrize(
    ("formaat", "text", "tekst", "waarde"),
    [
        ("jjjjmmdd", "20190131", "20190131", JAN),
        ("ddmmjjjj", "31012019", "31-01-2019", JAN),
        # special values that mean unknown: 99999999, JJJJ0000 and JJJJMM00
        ("jjjjmmdd", "99999999", "99999999", None),
        ("ddmmjjjj", "99999999", "99999999", None),
        ("jjjjmmdd", "20190000", "20190000", None),
        ("ddmmjjjj", "00002019", "20190000", None),
        ("jjjjmmdd", "20190100", "20190100", None),
        ("ddmmjjjj", "00012019", "20190100", None),
        # empty
        ("jjjjmmdd", "00000000", "", None),
        ("ddmmjjjj", "00000000", "", None),
        ("jjjjmmdd", "        ", "", None),
        ("ddmmjjjj", "onbekend", "onbekend", None),
        # no day that exists, or not eight digits
        ("jjjjmmdd", "20190231", "20190231", "F03"),
        ("ddmmjjjj", "31022019", "31-02-2019", "F03"),
        ("ddmmjjjj", "31002019", "31-00-2019", "F03"),
        ("ddmmjjjj", "20190131", "20-19-0131", "F03"),
        ("jjjjmmdd", "31012019", "31012019", "F03"),
        ("jjjjmmdd", "43496   ", "?43496", "F03"),
        ("ddmmjjjj", "43496   ", "?43496", "F03"),
        ("jjjjmmdd", "1-1-2019", "?1-1-2019", "F03"),
        ("ddmmjjjj", " 1012019", "?1012019", "F03"),
        ("jjjjmmdd", "xxxxxxxx", "xxxxxxxx", "F03"),
        ("jjjjmmdd", "２０１９０１３１", "２０１９０１３１", "F03"),
    ],
)
def test_a_date_becomes_what_the_field_type_reads(
    formaat: str, text: str, tekst: str, waarde: object
) -> None:
    assert cel(formaat, text) == tekst
    assert gelezen(Datum(leeg=True), tekst) == waarde


@pytest.mark.parametrize(
    ("formaat", "text", "tekst", "waarde"),
    [
        ("getal,2", "00001250", "12,50", 12.5),
        ("getal,2", "    1250", "12,50", 12.5),
        ("getal,2", "00000005", "0,05", 0.05),
        ("getal,2", "       5", "0,05", 0.05),
        ("getal,2", "00000000", "0,00", 0.0),
        ("getal,2", "99999999", "999999,99", 999999.99),
        ("getal,1", "00001250", "125,0", 125.0),
        ("getal,6", "00000012", "0,000012", 0.000012),
        ("getal", "00001250", "1250", 1250.0),
        ("getal", "00000000", "0", 0.0),
        ("getal", "    12,5", "12,5", 12.5),
        ("getal", "   1.250", "1.250", 1250.0),
        ("tekst", "00001250", "00001250", 1250.0),
        ("getal,2", "        ", "", None),
        ("getal", "n.b.    ", "n.b.", None),
        # a sign, another separator, anything else: as it is or marked, so that it is refused
        ("getal,2", "-0001250", "-0001250", "F07"),
        ("getal,2", "0001250-", "0001250-", "F07"),
        ("getal,2", "+0001250", "+0001250", "F07"),
        ("getal,2", "000125{ ", "000125{", "F07"),
        ("getal", "-0000012", "-0000012", "F07"),
        ("getal,2", "   12,50", "?12,50", "F07"),
        ("getal,2", "   1.250", "?1.250", "F07"),
        ("getal,2", "1 250   ", "1 250", "F07"),
    ],
)
def test_a_number_becomes_what_the_field_type_reads(
    formaat: str, text: str, tekst: str, waarde: object
) -> None:
    assert cel(formaat, text) == tekst
    assert gelezen(Getal(leeg=True), tekst) == waarde


@pytest.mark.parametrize(
    ("text", "waarde"), [("00000012", 12), ("<5      ", None), (".       ", None), ("00000000", 0)]
)
def test_a_count_keeps_its_markers_for_not_given(text: str, waarde: int | None) -> None:
    assert gelezen(Aantal(), cel("getal", text)) == waarde


TEKEN = st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\t\0\x1a")


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Layout, list[list[str]]]:
    """A layout, cells, and the lines a plain writer makes of them, cells to the left or right."""
    vormen = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), min_size=1, max_size=5))
    plekken, einde = [], 0
    for nummer, (gat, lengte) in enumerate(vormen):
        plekken.append((f"v{nummer}", einde + gat + 1, lengte))
        einde += gat + lengte
    totaal = einde + draw(st.integers(0, 3))
    cellen = [st.text(TEKEN, max_size=lengte) for _, _, lengte in plekken]
    rijen = draw(st.lists(st.tuples(*cellen).map(list), max_size=6))
    rijen = [[c.strip(WIT) for c in rij] for rij in rijen]
    rijen = [rij for rij in rijen if any(rij)]
    regels = [_line(rij, plekken, totaal, naar_rechts=draw(st.booleans())) for rij in rijen]
    draw(st.randoms(use_true_random=False)).shuffle(plekken)
    return "\n".join(regels), layout(*plekken, lengte=totaal), rijen


def _line(rij: list[str], plekken: Sequence[Plek], totaal: int, *, naar_rechts: bool) -> str:
    line = " " * totaal
    for text, (_, start, lengte) in zip(rij, plekken, strict=True):
        vol = text.rjust(lengte) if naar_rechts else text.ljust(lengte)
        line = line[: start - 1] + vol + line[start - 1 + lengte :]
    return line


@VOORBEELDEN
@given(written())
def test_any_table_that_is_written_out_is_read_back(
    geval: tuple[str, Layout, list[list[str]]],
) -> None:
    text, vorm, rijen = geval
    ruw = read_fixed_width(text, vorm)
    gelezen_rijen = [list(rij) for rij in zip(*kolommen(ruw).values(), strict=True)]
    assert gelezen_rijen == rijen
    assert (len(ruw.regels), ruw.scheef) == (len(rijen), ())
    assert list(ruw.kop) == [veld.naam for veld in vorm.velden]


def plain(text: str, vorm: Layout) -> tuple[list[int], list[int], list[list[str]]]:
    """The same reading by plain slices: straight lines, ragged lines, rows of cells."""
    genummerd = list(enumerate(text.rstrip("\n\x1a").split("\n"), start=1))[vorm.kopregels :]
    vol = [(nummer, line) for nummer, line in genummerd if line.strip(WIT)]
    even_bytes = len({len(line.encode()) for _, line in vol}) == 1
    ongelijk = len({len(line) for _, line in vol}) > 1
    recht = [n for n, line in vol if _past(line, vorm, in_bytes=even_bytes and ongelijk)]
    rijen = [
        [line[v.start - 1 : v.einde].strip(WIT) for v in vorm.velden]
        for nummer, line in vol
        if nummer in recht
    ]
    return recht, [nummer for nummer, _ in vol if nummer not in recht], rijen


def _past(line: str, vorm: Layout, *, in_bytes: bool) -> bool:
    lengte, bytelengte = len(line), len(line.encode())
    if lengte != bytelengte and (in_bytes or bytelengte == vorm.totaal):
        return False
    if "\t" in line or line[vorm.totaal :].strip(WIT):
        return False
    if lengte >= vorm.totaal or any(veld.einde == lengte for veld in vorm.velden):
        return True
    in_een_veld = any(veld.start <= lengte < veld.einde for veld in vorm.velden)
    return not in_een_veld and line[-1] not in WIT


VORM = layout(("a", 2, 2), ("b", 6, 1), ("c", 7, 2), lengte=10)
STUK = st.text("ab1 ", max_size=4) | st.sampled_from(["é", "\u00a0", "\t", "😀", "       "])
REGEL = st.lists(STUK, max_size=5).map("".join)


@VOORBEELDEN
@given(st.lists(REGEL | st.text("ab ", min_size=10, max_size=10), max_size=5), st.integers(0, 2))
@example([" ab  bab  ", " éb  bab "], 0)
@example([" ab  bab  \x1a", "\x1a"], 0)
def test_cutting_by_columns_gives_what_cutting_line_by_line_gives(
    lines: list[str], kopregels: int
) -> None:
    text, vorm = "\n".join(lines), VORM.model_copy(update={"kopregels": kopregels})
    recht, scheef, rijen = plain(text, vorm)
    try:
        ruw = read_fixed_width(text, vorm)
    except DeliveryRefused:
        assert not recht
        assert scheef
        return
    gelezen_rijen = [list(rij) for rij in zip(*(kolommen(ruw)[n] for n in "abc"), strict=True)]
    assert (ruw.regels.to_pylist(), list(ruw.scheef), gelezen_rijen) == (recht, scheef, rijen)


def test_many_lines_are_cut_as_few_are() -> None:
    kans = random.Random("regels")
    lines = [f"{kans.randrange(10**4):04}{kans.choice('ab é')}" for _ in range(50_000)]
    ruw = read_fixed_width("\n".join(lines), layout(("n", 1, 4), ("c", 5, 1)))
    assert kolommen(ruw) == {
        "n": [line[:4] for line in lines],
        "c": [line[4:].strip() for line in lines],
    }


def test_the_example_of_the_documentation_does_what_it_says() -> None:
    toml, *blokken = re.findall(r"```\w*\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    regels, tabel = blokken
    ruw = read_fixed_width(regels, load_layout(toml.encode(), "m.layout.toml"))
    kop, *rijen = ([cel.strip() for cel in rij.split("|")] for rij in tabel.splitlines())
    assert list(ruw.kop) == kop
    assert [list(rij) for rij in zip(*kolommen(ruw).values(), strict=True)] == rijen
