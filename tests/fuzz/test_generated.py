"""Whatever the cells of a table hold, no row is lost, and every container says the same of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.checking import check
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading import read_file
from raw.boek import Boek, Cel, Rij, een_blad
from raw.ods import ods
from raw.rijen import KOP
from raw.tekst import csv_of
from raw.xls import xls
from raw.xlsb import xlsb
from raw.xlsx import xlsx

from .test_damaged import FILES

VOORBEELDEN = settings(max_examples=max(FILES // 50, 10), derandomize=True, deadline=None)
KOPPEN: dict[str, Rij] = {
    "meldingen": [*KOP, "datum_triagebesluit", "aard_geweld", "opmerking"],
    "signalen": ["gemeente", "signalen", "matches", "opmerking"],
    "totalen": ["gebied", "soort", "categorie", "aantal"],
    "crosstab": ["Gemeente", "Meldingen KM", "Meldingen HG", "Adviesvragen KM"],
}
WOORDEN: list[Cel] = [
    None, "", " ", "\u00a0", "M1", "M2", "Dordrecht", "gorinchem\u00a0", "GM0590", "Atlantis",
    "08", "1|8", "1;8", "politie", "41", "melding", "Adviesvraag", "KM", "<5", ".", "x", "n.b.",
    "-", "onbekend", "1.234", "1.234,5", "12,5", "-3", "3-1-2019", "2019-02-30", "99999999",
    "43468", "Totaal", "Bron: x", "* noot", "=1+1", '"', "'", "a\nb", "a;b", "ja", "é€ß", "\u202e",
    0, 1, 8, 12, 1234, 43468, 20190103, date(2019, 1, 3), date(2019, 3, 31),
]  # fmt: skip
CEL = st.sampled_from(WOORDEN) | st.text("ab 1,;.|-\u00a0é=", max_size=5)


@st.composite
def tabellen(draw: st.DrawFn) -> tuple[str, list[Rij]]:
    """A kind, and rows below its header."""
    soort = draw(st.sampled_from(sorted(KOPPEN)))
    breedte = len(KOPPEN[soort])
    rij = st.lists(CEL, min_size=breedte, max_size=breedte)
    return soort, draw(st.lists(rij, min_size=1, max_size=6))


def is_leeg(rij: Rij) -> bool:
    return not any(str(cel).strip() for cel in rij if cel is not None)


def uitkomst(naam: str, inhoud: bytes) -> tuple[object, ...]:
    """The accepted rows with what became of the others, or that the file was refused.

    Without the lines: a cell of two lines takes two in a text file and one row in a sheet.
    """
    try:
        lezing = read_file(Path(naam), inhoud)
    except DeliveryRefused:
        return ("refused",)
    (gelezen,) = lezing.tabellen
    uit = check(gelezen.tabel, gelezen.periode.laatste_dag)
    return (
        uit.rijen.drop_columns(["regel"]).to_pylist(),
        uit.gelezen, uit.afgekeurd, uit.herhaald, uit.controle,
        sorted((b.kolom, b.code) for b in uit.bevindingen),
    )  # fmt: skip


@VOORBEELDEN
@given(tabellen())
def test_every_row_that_holds_anything_is_accounted_for(tabel: tuple[str, list[Rij]]) -> None:
    soort, rijen = tabel
    inhoud = csv_of(een_blad([KOPPEN[soort], *rijen]))
    uit = uitkomst("levering 2019K1.csv", inhoud)
    if uit != ("refused",):
        gevuld = sum(not is_leeg(rij) for rij in rijen)
        if soort == "crosstab":
            assert gevuld <= int(str(uit[1])) <= gevuld * 3
        else:
            assert uit[1] == gevuld


@pytest.mark.parametrize(
    ("soort", "schrijf"), [("xlsx", xlsx), ("ods", ods), ("xls", xls), ("xlsb", xlsb)]
)
@VOORBEELDEN
@given(tabel=tabellen())
def test_a_workbook_says_the_same_as_the_text_of_it(
    soort: str, schrijf: Callable[[Boek], bytes], tabel: tuple[str, list[Rij]]
) -> None:
    boek = een_blad([KOPPEN[tabel[0]], *tabel[1]])
    als_tekst = uitkomst("levering 2019K1.csv", csv_of(boek))
    assert uitkomst(f"levering 2019K1.{soort}", schrijf(boek)) == als_tekst
