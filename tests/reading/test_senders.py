"""Who sent a table whose columns several suppliers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading import read_file
from ghnt_pipeline.reading.names import bron_of

KOP = "trajectnummer;clientnummer;gemeente;rol;datum_start;hulpvorm"
RIJ = "T1;C1;Dordrecht;pleger;2019-01-03;nazorg"


def bron(
    pad: str, *, kop: str = KOP, rij: str = RIJ, titel: str = "", zeg: str | None = None
) -> str:
    (gelezen,) = read_file(Path(pad), f"{titel}{kop}\n{rij}\n".encode(), bron=zeg).tabellen
    return gelezen.bron


@pytest.mark.parametrize(
    ("pad", "verwacht"),
    [
        ("blijf_2019K1.csv", "blijf"),
        ("Trajecten DOK 2019K1.csv", "dok"),
        ("DOK2019K1.csv", "dok"),
        ("dok/2019K1.csv", "dok"),
        ("Blijf/2019/trajecten_2019K1.csv", "blijf"),
        ("Blijf van m'n Lijf 2019K1.csv", "blijf"),
        ("blijfvanmnlijf_2019K1.csv", "blijf"),
    ],
)
def test_the_name_of_file_or_folder_tells_who_sent_it(pad: str, verwacht: str) -> None:
    assert bron(pad) == verwacht


@pytest.mark.parametrize("naam", ["DOK", "Stichting DOK", "dok"])
def test_an_organisatie_column_tells_who_sent_it(naam: str) -> None:
    assert bron("2019K1.csv", kop=KOP + ";Organisatie", rij=f"{RIJ};{naam}") == "dok"


def test_a_title_row_tells_who_sent_it() -> None:
    assert bron("2019K1.csv", titel="Overzicht Blijf\n") == "blijf"


def test_what_the_analyst_says_goes_before_the_name() -> None:
    assert bron("blijf_2019K1.csv", zeg="dok") == "dok"


@pytest.mark.parametrize(
    ("pad", "titel", "zin"),
    [
        ("2019K1.csv", "", r"nothing tells who sent it\..*--bron blijf\|dok"),
        ("verblijf_2019K1.csv", "", "nothing tells"),
        ("dokter_2019K1.csv", "", "nothing tells"),
        ("blijf_en_dok_2019K1.csv", "", "names blijf and dok"),
        ("blijf_2019K1.csv", "Overzicht DOK\n", "names blijf and dok"),
    ],
)
def test_doubt_about_the_sender_is_a_question(pad: str, titel: str, zin: str) -> None:
    with pytest.raises(DeliveryRefused, match=zin):
        bron(pad, titel=titel)


def test_two_names_in_the_organisatie_column_are_a_question() -> None:
    with pytest.raises(DeliveryRefused, match="names blijf and dok"):
        read_file(Path("2019K1.csv"), f"{KOP};organisatie\n{RIJ};DOK\n{RIJ};Blijf\n".encode())


def test_a_sender_that_cannot_send_these_columns_is_refused() -> None:
    with pytest.raises(DeliveryRefused, match="cannot come from vir; possible: blijf, dok"):
        bron("2019K1.csv", zeg="vir")


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("AMHK", "veilig_thuis"), ("VT-cijfers", "veilig_thuis"), ("Veilig Thuis", "veilig_thuis"),
     ("politie", "politie"), ("VIR", "vir")],
)  # fmt: skip
def test_figures_tell_their_sender_by_name(tekst: str, verwacht: str) -> None:
    mogelijk = ("veilig_thuis", "blijf", "dok", "politie", "vir")
    assert bron_of(mogelijk, None, [tekst]) == verwacht


def test_columns_of_one_sender_need_no_name() -> None:
    assert bron_of(("vir",), None, []) == "vir"
