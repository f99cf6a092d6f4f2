"""A file that cannot be read ends in one sentence that says where and what to do."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.checking import check
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.intake import checked, refuse_above_limit
from ghnt_pipeline.limits import MAX_CELL
from ghnt_pipeline.reading import read_file

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "100"))
KOP = "gemeente;signalen;matches\n"
GEHEIM = "Jansen-Geheim"
"""Stands in the cells of the broken files; no message may repeat it."""


def lees(content: bytes, naam: str = "signalen_2019K1.csv") -> None:
    for gelezen in read_file(Path(naam), content).tabellen:
        refuse_above_limit(checked(gelezen, "", is_named=True), 0.05)


@pytest.mark.parametrize(
    ("content", "zin"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b" \r\n\t\n", "the file is empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "no header row|is empty", id="BOM alone"),
        pytest.param(b"\xff\xfe", "no header row|is empty", id="UTF-16 BOM alone"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00" * 9, "damaged or was cut", id="a workbook"),
        pytest.param(bytes(range(128, 256)), "byte 2 is no cp1252 text", id="binary"),
        pytest.param(f"{KOP}{GEHEIM}\0;1;2\n".encode(), "not a text file", id="NUL"),
        pytest.param(f'{KOP}"{GEHEIM};1;2\n'.encode(), "line 2: a quotation mark", id="open quote"),
        pytest.param(
            f'{KOP}Dordrecht;1;2\n{GEHEIM};"3;4\nDordrecht;5;6\n'.encode(),
            "line 3: a quotation mark",
            id="open quote halfway",
        ),
        pytest.param(
            f'{KOP}Dordrecht;1;"2\n'.encode(), "line 2: a quotation mark", id="open quote at end"
        ),
        pytest.param(
            f'{KOP}"{GEHEIM}"x;1;2\n'.encode(), "line 2: a quotation mark", id="text after quote"
        ),
        pytest.param(KOP.encode(), "not one row", id="header alone"),
        pytest.param(KOP.strip().encode(), "not one row", id="header alone, no line end"),
        pytest.param(f"{KOP};;\n\n".encode(), "not one row", id="header and blank rows"),
        pytest.param(f"{KOP}Totaal;1;2\n".encode(), "not one row", id="header and totals"),
        pytest.param(f"{GEHEIM};1;2\n{GEHEIM};3;4\n".encode(), "no header row", id="no header"),
        pytest.param(b"a;b;c\n" * 40 + KOP.encode(), "no header row", id="header too low"),
        pytest.param(
            f"gemeente;signalen;matches;Signalen\nDordrecht;1;2;{GEHEIM}\n".encode(),
            "columns 2 and 4 are both signalen",
            id="two columns for one field",
        ),
        pytest.param(
            f"gemeente;aantal signalen;matches;signalen\nDordrecht;1;2;{GEHEIM}\n".encode(),
            "columns 4 and 2 are both signalen",
            id="a field and its alias",
        ),
        pytest.param(
            f"gemeente;signalen\n{GEHEIM};1\n".encode(),
            "vir.?signalen|signalen, where matches is missing",
            id="required column missing",
        ),
        pytest.param(
            f"meldingnummer;gemeente\n{GEHEIM};1\n".encode(),
            "datum_melding, aanleiding, hoedanigheid_melder are missing",
            id="required columns missing",
        ),
        pytest.param(
            f"{KOP}{GEHEIM};1;2\n".encode("utf-16")[:-1], "is no utf-16", id="half a character"
        ),
        pytest.param(f"sep=é\n{KOP}{GEHEIM};1;2\n".encode(), "1 of 1 rows", id="sep no delimiter"),
        pytest.param(
            f"sep=é\n{KOP}{GEHEIM};1;2\n".replace(";", "é").encode(), "header|sep=", id="sep é"
        ),
        pytest.param(f"{KOP}{GEHEIM};1\n".encode(), "1 of 1 rows break", id="ragged"),
        pytest.param(
            f'{KOP}"{GEHEIM * 20_000}\n";1;2\n'.encode(), "cell of more than 32767", id="huge cell"
        ),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(content: bytes, zin: str) -> None:
    with pytest.raises(DeliveryRefused, match=zin) as refusal:
        lees(content)
    message = str(refusal.value)
    assert GEHEIM not in message
    assert "\n" not in message
    assert len(message) < 400
    assert refusal.value.__cause__ is None


@pytest.mark.parametrize(("signs", "is_read"), [(MAX_CELL, True), (MAX_CELL + 1, False)])
@pytest.mark.parametrize("sign", ["x", "é"])
def test_the_size_of_a_cell_is_counted_in_signs_and_not_in_bytes(
    sign: str, signs: int, is_read: bool
) -> None:
    content = f"gemeente;signalen;matches;opmerking\nDordrecht;12;3;{sign * signs}\n".encode()
    with nullcontext() if is_read else pytest.raises(DeliveryRefused, match="holds a cell"):
        read_file(Path("vir_2019K1.csv"), content)


def test_a_huge_cell_is_not_called_an_open_quotation_mark() -> None:
    content = f'{KOP}"{"x" * 140_000}\n";1;2\n'.encode()
    with pytest.raises(DeliveryRefused) as refusal:
        lees(content)
    assert "quotation mark" not in str(refusal.value)


@pytest.mark.parametrize("naam", ["2019K1.xlsx", "2019K1.pdf", "2019K1.csv.old"])
def test_a_text_file_is_read_as_text_whatever_its_name_and_that_is_said(naam: str) -> None:
    lezing = read_file(Path(naam), f"{KOP}Dordrecht;1;2\n".encode())
    assert len(lezing.tabellen) == 1
    assert lezing.opmerkingen == (
        f"its name ends in {Path(naam).suffix}, but it holds text; read as that",
    )


@pytest.mark.parametrize("naam", ["2019K1", "2019K1.csv", "2019K1.TXT"])
def test_nothing_is_said_of_a_text_file_with_a_name_of_its_own(naam: str) -> None:
    assert read_file(Path(naam), f"{KOP}Dordrecht;1;2\n".encode()).opmerkingen == ()


def test_a_workbook_locked_as_one_encrypted_part_is_called_locked() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("encrypted-package", GEHEIM)
    with pytest.raises(DeliveryRefused, match="protected with a password"):
        read_file(Path("signalen_2019K1.ods"), content.getvalue())


GELDIG = (
    "Signalen\nsep=;\ngemeente;signalen;matches\nDordrecht;1;2\n"
    '"Gorinchem";"<5";x\n\nTotaal;1;2\nBron: VIR\n'
)


@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(
    st.binary(max_size=200)
    | st.builds(
        lambda text, plaats, stuk, codering: (
            text[: plaats % len(text)] + stuk + text[plaats % len(text) :]
        ).encode(codering, "replace"),
        st.just(GELDIG),
        st.integers(0, 500),
        st.text(';"\n,\t|é0 \ufeff\x0b\x1f\u2028', max_size=6),
        st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig"]),
    )
)
def test_whatever_the_bytes_a_file_is_read_or_refused(content: bytes) -> None:
    with suppress(DeliveryRefused):
        (gelezen,) = read_file(Path("signalen_2019K1.csv"), content).tabellen
        uit = check(gelezen.tabel, gelezen.periode.laatste_dag)
        assert uit.gelezen == uit.aanvaard + uit.afgekeurd + uit.herhaald + uit.controle
