"""The same content gives the same rows and the same delivery, whatever the container."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from ghnt_pipeline.checking import Gecontroleerd, check
from ghnt_pipeline.deliveries import content_hash
from ghnt_pipeline.reading import Gelezen, read_file

from .boek import Boek, een_blad
from .ods import ods
from .rijen import KOP, M1, M2, M3
from .tekst import csv_of
from .xls import xls
from .xlsb import xlsb
from .xlsx import xlsx

SCHRIJVERS: dict[str, tuple[str, Callable[[Boek], bytes]]] = {
    "csv utf-8": ("csv", csv_of),
    "csv utf-8 with a byte order mark": ("csv", partial(csv_of, codering="utf-8-sig")),
    "csv cp1252": ("csv", partial(csv_of, codering="cp1252")),
    "csv utf-16": ("csv", partial(csv_of, codering="utf-16")),
    "csv with commas": ("csv", partial(csv_of, scheiding=",")),
    "xlsx": ("xlsx", xlsx),
    "xls": ("xls", xls),
    "ods": ("ods", ods),
    "xlsb": ("xlsb", xlsb),
}
DAG = date(2019, 1, 3)
INHOUD = {
    "meldingen": een_blad(
        [
            ["Meldingen Veilig Thuis ZHZ"],
            [],
            [*KOP, "casusnummer", "aard_geweld", "datum_triagebesluit", "veiligheidsplan_nodig"],
            [*M1, 7, "Financiële uitbuiting", datetime(2019, 1, 4, 14, 5), "ja"],
            [*M2, "C-8", "3|7", None, "nee"],
            [20190003, 505, DAG, "Kindermishandeling, anders; 01", 1, None, "onbekend", None, 1],
            [None] * 9,
            [*M3, None, "\u00a0Münchhausen by proxy ", date(2019, 3, 31), None],
            [*M3, None, "\u00a0Münchhausen by proxy ", date(2019, 3, 31), None],
            ["M5", "Atlantis", DAG, "08", "politie"],
            ["Totaal", None, None, None, 5],
            ["Bron: Veilig Thuis"],
        ]
    ),
    "totalen": een_blad(
        [
            ["regio", "soort", "categorie", "aantal"],
            ["Dordrecht", "melding", "KM", 1234],
            ["Dordrecht", "Adviesvraag", "(Ex-)partnergeweld", "1.234"],
            ["Hardinxveld-Giessendam", "onderzoek", "totaal", "<5"],
            ["regio", "melding", "totaal", 0],
            ["regio", "melding", "totaal", 2.5],
            ["Totaal", None, None, 2468],
        ]
    ),
    "totalen as a crosstab": een_blad(
        [
            ["Gemeente", "Meldingen", None, "Adviesvragen", None],
            [None, "KM", "HG", "KM", "Huiselijk geweld"],
            ["Dordrecht", 12, 5, 20, "<5"],
            ["Gorinchem", 3, None, 7, "n.b."],
            ["Totaal", 15, 5, 27, 8],
        ],
        "A1:A2", "B1:C1", "D1:E1",
    ),
}  # fmt: skip


def gelezen(boek: Boek, schrijver: str) -> tuple[Gelezen, Gecontroleerd]:
    """The only table of a workbook, written and read back."""
    soort, schrijf = SCHRIJVERS[schrijver]
    (tabel,) = read_file(Path(f"levering 2019K1.{soort}"), schrijf(boek)).tabellen
    return tabel, check(tabel.tabel, tabel.periode.laatste_dag)


def sha256(tabel: Gelezen) -> str:
    """What the identity of a delivery is made of."""
    return content_hash(
        (naam for naam, _ in tabel.tabel.in_volgorde()), tabel.tabel.canonical_parts()
    )


def zonder_plaats(rijen: pa.Table) -> pa.Table:
    return rijen.drop_columns(["regel", "rij"]).combine_chunks()


@pytest.mark.parametrize("schrijver", list(SCHRIJVERS))
@pytest.mark.parametrize("wat", list(INHOUD))
def test_every_container_gives_identical_rows(wat: str, schrijver: str) -> None:
    eerste, uit_eerste = gelezen(INHOUD[wat], "csv utf-8")
    tabel, uit = gelezen(INHOUD[wat], schrijver)

    assert uit.aanvaard >= 4
    assert zonder_plaats(uit.rijen).equals(zonder_plaats(uit_eerste.rijen))
    assert sha256(tabel) == sha256(eerste)
    assert (uit.gelezen, uit.afgekeurd, uit.herhaald, uit.controle) == (
        (uit_eerste.gelezen, uit_eerste.afgekeurd, uit_eerste.herhaald, uit_eerste.controle)
    )


@pytest.mark.parametrize("schrijver", list(SCHRIJVERS))
def test_a_row_keeps_the_line_it_has_in_the_file(schrijver: str) -> None:
    _, uit = gelezen(INHOUD["meldingen"], schrijver)

    assert uit.rijen.column("regel").to_pylist() == [4, 5, 6, 8]
    assert {b.regel for b in uit.fouten} == {10}
