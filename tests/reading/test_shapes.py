"""One table, in every shape a supplier's program may give it."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from ghnt_pipeline.checking import check
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading import read_file
from ghnt_pipeline.text_table import SEPARATOR, TextTable

NAAM = Path("meldingen_2019K1.csv")
KOP = "meldingnummer;gemeente;datum_melding;aanleiding;aard_geweld;hoedanigheid_melder"
RIJ_1 = "M1;Dordrecht;3-1-2019;01;Financiële uitbuiting;politie"
RIJ_2 = 'M2;H.I. Ambacht;20190204;"Kindermishandeling, anders";;41'
TEKST = f"{KOP}\n{RIJ_1}\n{RIJ_2}\n"

TABEL = [
    ["M1", "Dordrecht", "2019-01-03", "01", "Financiële uitbuiting", "politie"],
    ["M2", "H.I. Ambacht", "2019-02-04", "Kindermishandeling, anders", "", "41"],
]


def lees(content: str | bytes, naam: Path = NAAM) -> TextTable:
    raw = content.encode() if isinstance(content, str) else content
    (gelezen,) = read_file(naam, raw).tabellen
    return gelezen.tabel


def rijen(tabel: TextTable) -> list[list[str]]:
    return [line.split(SEPARATOR) for line in tabel.canonical().to_pylist()]


def test_the_plain_file_gives_the_table_its_lines_and_nothing_else() -> None:
    tabel = lees(TEKST)
    assert rijen(tabel) == TABEL
    assert tabel.regels.to_pylist() == [2, 3]
    assert (tabel.scheef, tabel.voetregels, tabel.genegeerd) == ((), 0, ())


@pytest.mark.parametrize(
    ("content", "regels"),
    [
        pytest.param(TEKST.replace(";", ","), [2, 3], id="comma"),
        pytest.param(TEKST.replace(";", "\t"), [2, 3], id="tab"),
        pytest.param(TEKST.replace(";", "|"), [2, 3], id="pipe"),
        pytest.param(codecs.BOM_UTF8 + TEKST.encode(), [2, 3], id="utf-8 with BOM"),
        pytest.param(TEKST.encode("cp1252"), [2, 3], id="cp1252"),
        pytest.param(codecs.BOM_UTF16_LE + TEKST.encode("utf-16-le"), [2, 3], id="utf-16 LE BOM"),
        pytest.param(codecs.BOM_UTF16_BE + TEKST.encode("utf-16-be"), [2, 3], id="utf-16 BE BOM"),
        pytest.param(TEKST.encode("utf-16-le"), [2, 3], id="utf-16 LE without BOM"),
        pytest.param(TEKST.encode("utf-16-be"), [2, 3], id="utf-16 BE without BOM"),
        pytest.param(TEKST.replace("\n", "\r\n"), [2, 3], id="CRLF"),
        pytest.param(TEKST.replace("\n", "\r"), [2, 3], id="CR"),
        pytest.param(TEKST.rstrip("\n"), [2, 3], id="no last line end"),
        pytest.param("sep=;\n" + TEKST, [3, 4], id="sep line"),
        pytest.param('"sep=;"\n' + TEKST, [3, 4], id="quoted sep line"),
        pytest.param("sep=,\n" + TEKST.replace(";", ","), [3, 4], id="sep line with comma"),
        pytest.param("SEP=\t\n" + TEKST.replace(";", "\t"), [3, 4], id="sep line with tab"),
        pytest.param("sep=|\r\n" + TEKST.replace(";", "|"), [3, 4], id="sep line with pipe, CRLF"),
        pytest.param("sep=;;;;;;\n" + TEKST, [3, 4], id="sep line with trailing delimiters"),
        pytest.param("sep=^\n" + TEKST.replace(";", "^"), [3, 4], id="sep line with another sign"),
        pytest.param("Meldingen ZHZ\n2019K1\n" + TEKST, [4, 5], id="title rows"),
        pytest.param("Meldingen ZHZ;;;;;\n\n" + TEKST, [4, 5], id="title row and blank line"),
        pytest.param('"Meldingen\nZHZ";;;;;\n' + TEKST, [4, 5], id="title over two lines"),
        pytest.param(TEKST.replace("\n", ";;\n"), [2, 3], id="trailing delimiters everywhere"),
        pytest.param(f"{KOP}\n{RIJ_1};\n{RIJ_2};\n", [2, 3], id="trailing delimiters in rows"),
        pytest.param(f"{KOP};;\n{RIJ_1}\n{RIJ_2}\n", [2, 3], id="trailing delimiters in header"),
        pytest.param(f"{KOP}\n\n{RIJ_1}\n;;;;;\n  ; ;;;;\n{RIJ_2}\n\n", [3, 6], id="blank rows"),
        pytest.param(
            f"{KOP}\n{RIJ_1}\n\u00a0;;;;;\n{RIJ_2}\n", [2, 4], id="row of a hard space alone"
        ),
        pytest.param(
            TEKST.replace("aard_geweld", '"aard_\ngeweld"'), [3, 4], id="header over two lines"
        ),
        pytest.param(TEKST.replace("M1", '"M1"'), [2, 3], id="one quoted cell"),
        pytest.param(TEKST.replace("Dordrecht", "\u00a0Dordrecht \u202f"), [2, 3], id="hard space"),
        pytest.param(TEKST.replace("M2", "\ufeffM2"), [2, 3], id="BOM inside"),
        pytest.param(TEKST.replace("M1;", '"M1\n";'), [2, 4], id="newline in a cell"),
        pytest.param(TEKST.replace("M1;", '"\r\n\r\nM1";'), [2, 5], id="newlines in a cell"),
        pytest.param(
            "\n".join(f'"{line.replace(";", chr(34) + ";" + chr(34))}"' for line in (KOP, RIJ_1))
            + f"\n{RIJ_2}\n",
            [2, 3],
            id="quoted throughout",
        ),
    ],
)
def test_every_shape_gives_the_same_table(content: str | bytes, regels: list[int]) -> None:
    tabel = lees(content)
    assert rijen(tabel) == TABEL
    assert tabel.regels.to_pylist() == regels
    assert not tabel.scheef


@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_a_quoted_cell_may_hold_the_delimiter_of_the_file(scheiding: str) -> None:
    kop = scheiding.join(["meldingnummer", "gemeente", "datum_melding", "aanleiding", "melder"])
    rij = scheiding.join(["M1", "Dordrecht", "2019-01-03", f'"01{scheiding}02"', "politie"])
    assert rijen(lees(f"{kop}\n{rij}\n"))[0][3] == f"01{scheiding}02".strip()


def test_a_doubled_quote_in_a_quoted_cell_is_one_quote() -> None:
    tabel = lees('gemeente;signalen;matches\n"Dor""d""recht";1;2\n')
    assert rijen(tabel) == [['Dor"d"recht', "1", "2"]]


@pytest.mark.parametrize("suffix", [".csv", ".CSV", ".txt", ".tsv"])
def test_the_suffix_of_a_text_file_does_not_decide_its_shape(suffix: str) -> None:
    assert rijen(lees(TEKST, NAAM.with_suffix(suffix))) == TABEL


@pytest.mark.parametrize(
    "kop",
    [
        "Meldingnummer;GEMEENTE;Datum melding;Aanleiding;Aard-geweld;Hoedanigheid_Melder",
        " melding nr ; Gemeente naam ;Melddatum;categorie;aard;MELDER",
        "méldingnummer;gemeentecode;datum.ontvangst;Aard problematiek;aard geweld;hoedanigheid",
        "\ufeffmeldingsnummer;woongemeente;meldingsdatum;aanleiding;aard_geweld;melder",
    ],
)
def test_header_names_are_matched_whatever_their_case_accents_and_aliases(kop: str) -> None:
    assert rijen(lees(TEKST.replace(KOP, kop))) == TABEL


def test_the_order_of_columns_and_unknown_columns_do_not_change_the_canonical_text() -> None:
    kop = "hoedanigheid_melder;opmerking;aard_geweld;aanleiding;datum_melding;gemeente;"
    tabel = lees(
        f"{kop}meldingnummer\n"
        "politie;x;Financiële uitbuiting;01;03-01-2019;Dordrecht;M1\n"
        '41;y;;"Kindermishandeling, anders";2019-02-04;H.I. Ambacht;M2\n'
    )
    assert rijen(tabel) == TABEL
    assert tabel.genegeerd == ("opmerking",)


@pytest.mark.parametrize(
    ("extra", "scheef"),
    [
        ("Gorinchem;1", (3,)),
        ("Gorinchem;1;2;3", (3,)),
        ("Gorinchem;1;2;3\nSliedrecht", (3, 4)),
        ("\n\nSliedrecht", (5,)),
    ],
)
def test_a_ragged_row_is_refused_by_its_line_and_counted(
    extra: str, scheef: tuple[int, ...]
) -> None:
    tabel = lees(
        f"gemeente;signalen;matches\nDordrecht;1;2\n{extra}\nPapendrecht;3;4\n", Path("2019K1.csv")
    )
    assert tabel.scheef == scheef
    assert [rij[0] for rij in rijen(tabel)] == ["Dordrecht", "Papendrecht"]
    assert tabel.regels.to_pylist() == [2, max(scheef) + 1]
    assert tabel.rijen == 2 + len(scheef)


def test_a_decimal_comma_in_a_comma_file_is_not_read_as_two_cells() -> None:
    tabel = lees(
        "onderzoeksnummer,gemeente,datum_start,bestede_uren,opmerking\n"
        "O1,Dordrecht,2019-01-10,12,\n"
        "O2,Dordrecht,2019-01-10,12,5,\n",
        Path("2019K1.csv"),
    )
    assert tabel.scheef == (3,)


def test_a_second_table_below_the_first_does_not_make_the_first_disappear() -> None:
    boven = "gemeente;signalen;matches\nDordrecht;1;2\n\n"
    with pytest.raises(DeliveryRefused):
        lees(boven + TEKST)


@pytest.mark.parametrize(
    "voet",
    [
        "Bron: VIR, export van 2 april",
        "bron : VIR",
        "\nBron: VIR",
        "Bron: VIR;;",
        '"Bron: VIR;\nvan 2 april"',
    ],
)
def test_a_footer_with_the_source_is_a_control_row(voet: str) -> None:
    tabel = lees(f"gemeente;signalen;matches\nDordrecht;1;2\n{voet}\n", Path("2019K1.csv"))
    gecontroleerd = check(tabel, laatste_dag())
    assert (gecontroleerd.aanvaard, gecontroleerd.controle, gecontroleerd.afgekeurd) == (1, 1, 0)


@pytest.mark.parametrize(
    "inhoud",
    [
        "gemeente;signalen;matches\nDordrecht;1;2\nTotaal;1;2\n",
        "gemeente;signalen;matches\nDordrecht;1;2\n TOTAAL: ;1;2\n",
        "gemeente;signalen;matches\nDordrecht;1;2\nTotaal regio;1;2\n",
        "signalen;gemeente;matches\n1;Dordrecht;2\nEindtotaal;;2\n",
        "aantal signalen;gemeente;matches\n1;Dordrecht;2\nTotaal;;2\n",
        "nr;gemeente;signalen;matches\n1;Dordrecht;1;2\nTotaal;;1;2\n",
    ],
)
def test_a_totaal_row_is_a_control_row(inhoud: str) -> None:
    gecontroleerd = check(lees(inhoud, Path("2019K1.csv")), laatste_dag())
    assert (gecontroleerd.aanvaard, gecontroleerd.controle, gecontroleerd.afgekeurd) == (1, 1, 0)


def laatste_dag() -> date:
    return Periode.parse("2019K1").laatste_dag
