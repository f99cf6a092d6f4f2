"""The fast way through pyarrow and the way row by row read the same table."""

from __future__ import annotations

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.csv_files import (
    _Kop,
    _read_regular,
    _read_row_by_row,
    read_csv,
)
from ghnt_pipeline.reading.table import RuweTabel, tidy

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "100"))
VOORBEELDEN = settings(max_examples=EXAMPLES, derandomize=True, deadline=None)

Tabel = tuple[list[int], list[list[str]], tuple[int, ...], int]


def kop(scheiding: str, breedte: int) -> _Kop:
    return _Kop(scheiding, tuple("abcd"[:breedte]), 1, ())


def plain(ruw: RuweTabel) -> Tabel:
    """Lines, columns, skewed lines and footers, with blank rows left out on both ways."""
    vol = tidy(ruw)
    kolommen = [kolom.to_pylist() for kolom in vol.kolommen]
    return vol.regels.to_pylist(), kolommen, vol.scheef, vol.voetregels


def row_by_row(body: str, deze_kop: _Kop) -> Tabel | str:
    try:
        return plain(_read_row_by_row(body, deze_kop))
    except DeliveryRefused as fault:
        return str(fault)


CEL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\0\r\n";,|\t'))


@st.composite
def regular_files(draw: st.DrawFn) -> tuple[str, _Kop]:
    scheiding = draw(st.sampled_from(";,\t|"))
    breedte = draw(st.integers(2, 4))
    cel = CEL | CEL.filter(bool).map(lambda text: f'"{text}"') | st.just(f'"x{scheiding}y"')
    rijen = draw(st.lists(st.lists(cel, min_size=breedte, max_size=breedte), min_size=1))
    return "\n".join(scheiding.join(rij) for rij in rijen) + "\n", kop(scheiding, breedte)


@VOORBEELDEN
@given(regular_files())
def test_a_regular_file_is_read_fast_and_as_row_by_row(file: tuple[str, _Kop]) -> None:
    body, deze_kop = file
    snel = _read_regular(body.encode(), 0, deze_kop)
    assert snel is not None
    assert plain(snel) == row_by_row(body, deze_kop)


@VOORBEELDEN
@given(st.text('a ;"\n', max_size=12), st.integers(2, 3))
@example('a;"b', 2)
@example('""a;b', 2)
@example('a;b""', 2)
@example('"a" ;b', 2)
@example('a"b;c', 2)
def test_what_the_fast_way_does_not_leave_to_the_other_it_reads_the_same(
    body: str, breedte: int
) -> None:
    deze_kop = kop(";", breedte)
    snel = _read_regular(body.encode(), 0, deze_kop)
    if snel is not None:
        assert plain(snel) == row_by_row(body, deze_kop)


@VOORBEELDEN
@given(st.lists(st.sampled_from(["Dordrecht;1;2", "", ";;", "x;1", "Bron: VIR", "a;b;c;d", "\t"])))
def test_no_line_that_holds_anything_is_lost(lines: list[str]) -> None:
    ruw = read_csv(("gemeente;signalen;matches\n" + "\n".join(lines) + "\n").encode())
    gevuld = [line for line in lines if line.strip("; \t")]
    assert len(ruw.regels) + len(ruw.scheef) + ruw.voetregels == len(gevuld)
    assert [lines[regel - 2] for regel in ruw.regels.to_pylist()] == [
        line for line in gevuld if line == "Dordrecht;1;2"
    ]


def test_a_file_of_more_than_one_block_is_read_as_row_by_row() -> None:
    body = "\n".join(f"{n};" + "é" * 100 for n in range(12_000)) + "\n"
    snel = _read_regular(body.encode(), 0, kop(";", 2))
    assert snel is not None
    assert plain(snel) == row_by_row(body, kop(";", 2))
