"""The workbook tells a supplier what was found, where, and what to do."""

from __future__ import annotations

import stat
from pathlib import Path

import openpyxl
import pytest

from ghnt_pipeline.bevindingen import Oordeel, bladen, workbook_path

from .reports import GOED, SHA, TRAJECT, cells, report, table, trajecten, written

FOUT = "T7;C7;Dordrecht;opa;01-02-2019;nazorg;12,5"
VERKEERD_OM = "T8;C8;Dordrecht;kind;01-07-2019;nazorg;12,5"


def goed(aantal: int) -> list[str]:
    return [GOED.format(n=n) for n in range(aantal)]


def test_the_summary_accounts_for_every_row(tmp_path: Path) -> None:
    tabel = trajecten(*goed(3), GOED.format(n=0), FOUT, "Totaal;;;;;;")
    (rij,) = table(written(tmp_path, tabel), "Samenvatting")
    assert rij["Levering"] == "Blijf: trajecten"
    tellingen = ("Rijen gelezen", "Meegenomen", "Afgekeurd", "Dubbel", "Totaalrijen")
    assert [rij[kop] for kop in tellingen] == [6, 3, 1, 1, 1]
    assert rij["Besluit"] == "Aangenomen, behalve de afgekeurde rijen"


@pytest.mark.parametrize(
    ("rijen", "oordeel", "besluit", "te_doen"),
    [
        (goed(2), Oordeel.AANGENOMEN, "Aangenomen", "U hoeft niets te doen."),
        ([FOUT], Oordeel.GEWEIGERD, "Niet aangenomen: te veel rijen afgekeurd",
         "Van deze levering is niets ingelezen. Verbeter"),
        (["Totaal;;;;;;"], Oordeel.GEWEIGERD, "Niet aangenomen: er staan geen rijen in",
         "Van deze levering is niets ingelezen. Stuur de hele levering opnieuw."),
        (goed(2), Oordeel.GEWEIGERD, "Niet aangenomen",
         "Van deze levering is niets ingelezen. Stuur de hele levering opnieuw."),
    ],
)  # fmt: skip
def test_the_summary_says_what_was_decided_and_what_to_do(
    tmp_path: Path, rijen: list[str], oordeel: Oordeel, besluit: str, te_doen: str
) -> None:
    (rij,) = table(written(tmp_path, trajecten(*rijen, oordeel=oordeel)), "Samenvatting")
    assert rij["Besluit"] == besluit
    assert rij["Wat u kunt doen"].startswith(te_doen)


def test_a_finding_names_sheet_row_cell_column_rule_and_remedy(tmp_path: Path) -> None:
    tabel = trajecten(GOED.format(n=1), FOUT, blad="Opvang", koppen={"rol": "Rol cliënt"})
    (rij,) = table(written(tmp_path, tabel), "Bevindingen")
    assert rij == {
        "Blad": "Opvang",
        "Rij": 3,
        "Cel": "D3",
        "Kolom": "Rol cliënt (rol)",
        "Regelcode": "TR-F04",
        "Ernst": "fout",
        "Wat wij verwachtten": "één code van de codelijst rol: slachtoffer, pleger, kind",
        "Hoe u het herstelt": "Gebruik het nummer, de korte code of de omschrijving uit de "
        "codelijst.",
    }


def test_findings_stand_together_by_rule_and_refusals_first(tmp_path: Path) -> None:
    open_einde = "T5;C5;Dordrecht;kind;;nazorg;"
    tabel = trajecten(VERKEERD_OM, FOUT, open_einde, FOUT.replace("7", "9"), VERKEERD_OM)
    codes = [rij["Regelcode"] for rij in table(written(tmp_path, tabel), "Bevindingen")]
    assert codes == ["TR-F04", "TR-F04", "TR-F08", "TR-F08", "TR-F10"]


def test_refusals_come_before_remarks_on_another_table(tmp_path: Path) -> None:
    einde = report(
        "blijf.trajecten", [*TRAJECT, "vervolg"], [[*goed(1)[0].split(";"), "andere_opvang"]]
    )
    vir = report("vir.signalen", ["gemeente", "signalen", "matches"], [["Dordrecht", "x7", "1"]])
    rijen = table(written(tmp_path, einde, vir), "Bevindingen")
    assert [(rij["Regelcode"], rij["Ernst"]) for rij in rijen] == [
        ("VIR-F07", "fout"),
        ("TR-L02", "let op"),
    ]


def test_a_text_file_has_no_columns_for_sheets_and_cells(tmp_path: Path) -> None:
    for rijen in cells(written(tmp_path, trajecten(FOUT))).values():
        assert not {"Blad", "Cel"} & {cel for rij in rijen for cel in rij}


def test_a_wrong_code_brings_its_list(tmp_path: Path) -> None:
    codes = [rij["Korte code"] for rij in table(written(tmp_path, trajecten(FOUT)), "Codelijsten")]
    assert codes == ["slachtoffer", "pleger", "kind"]


@pytest.mark.parametrize("rij", [VERKEERD_OM, FOUT.replace("opa", "")])
def test_without_a_wrong_code_there_are_no_lists(tmp_path: Path, rij: str) -> None:
    bladen = ["Samenvatting", "Bevindingen", "Spiegelrapport", "Kwaliteitsrapport"]
    assert list(cells(written(tmp_path, trajecten(rij)))) == bladen


def test_the_summary_names_the_file_as_the_supplier_knows_it(tmp_path: Path) -> None:
    pad = written(tmp_path, trajecten(FOUT), bestand="2019K1/van Blijf/trajecten.csv")
    assert cells(pad)["Samenvatting"][1][0] == "Bestand: trajecten.csv"


def test_the_mirror_counts_each_column_and_names_the_absent(tmp_path: Path) -> None:
    tabel = trajecten(*goed(2), GOED.format(n=5).replace(";12,5", ";"))
    rijen = {rij["Kolom"]: rij for rij in table(written(tmp_path, tabel), "Spiegelrapport")}
    assert [rijen["kosten"][kop] for kop in ("Gevuld", "Leeg", "Verschillend")] == [2, 1, 1]
    assert rijen["rol"]["Codes, met het aantal rijen"] == "kind 3"
    assert rijen["recidive"]["Gevuld"] is None
    assert rijen["recidive"]["Toelichting"] == "kolom ontbreekt in het bestand"


def test_the_quality_sheet_counts_the_rules_that_rows_broke(tmp_path: Path) -> None:
    rijen = table(written(tmp_path, trajecten(*goed(1), VERKEERD_OM)), "Kwaliteitsrapport")
    assert [(rij["Code"], rij["Kolom"]) for rij in rijen] == [("K00", ""), ("K01", "datum_start")]


def test_several_tables_of_a_file_share_the_workbook(tmp_path: Path) -> None:
    pad = written(tmp_path, trajecten(*goed(2), blad="Een"), trajecten(FOUT, blad="Twee"))
    assert [rij["Blad"] for rij in table(pad, "Samenvatting")] == ["Een", "Twee"]
    assert {rij["Blad"] for rij in table(pad, "Bevindingen")} == {"Twee"}


def test_findings_beyond_the_limit_are_counted_and_each_rule_keeps_its_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bladen, "MEESTE_BEVINDINGEN", 5)
    tabel = trajecten(*[FOUT.replace("7", str(n)) for n in range(90)], VERKEERD_OM)
    pad = written(tmp_path, tabel)
    codes = [rij["Regelcode"] for rij in table(pad, "Bevindingen")]
    assert codes == ["TR-F04"] * 4 + ["TR-F08"]
    assert "er zijn er nog 86." in " ".join(str(rij[0]) for rij in cells(pad)["Bevindingen"][:4])


@pytest.mark.parametrize(
    ("groepen", "plaats", "verwacht"),
    [([3, 3], 10, [3, 3]), ([1, 90], 5, [1, 4]), ([90, 90], 5, [2, 3]), ([9, 9, 9], 2, [0, 1, 1])],
)
def test_room_that_small_groups_leave_goes_to_the_large(
    groepen: list[int], plaats: int, verwacht: list[int]
) -> None:
    gevraagd = {(False, f"F{nummer}", ""): aantal for nummer, aantal in enumerate(groepen)}
    assert list(bladen.shares_of(gevraagd, plaats).values()) == verwacht


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    een, twee = (written(tmp_path / naam, trajecten(FOUT)) for naam in ("een", "twee"))
    assert een.read_bytes() == twee.read_bytes()


def test_the_workbook_is_for_the_owner_only_and_takes_the_place_of_an_earlier_one(
    tmp_path: Path,
) -> None:
    pad = written(tmp_path, trajecten(FOUT))
    pad.chmod(0o644)
    assert written(tmp_path, trajecten(*goed(1))) == pad
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert stat.S_IMODE(pad.parent.stat().st_mode) == 0o700
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]
    assert table(pad, "Bevindingen") == []


@pytest.mark.parametrize(
    ("bestand", "naam"),
    [
        ("2019K1/trajecten Blijf.csv", "trajecten Blijf"),
        ("trajecten.v2.xlsx", "trajecten.v2"),
        (".verborgen.csv", "verborgen"),
        ("..", "bestand"),
        ("a\x00\x1b[31m\u202eb\n.csv", "a  [31m b"),
        (r"..\..\c:*?<>|.csv", "_.._c______"),
        ("=1+1.csv", "1+1"),
        ("-rf.csv", "rf"),
        ("\ud800.csv", "bestand"),
        ("~$é.xlsx", "$é"),
        ("", "bestand"),
        ("é" * 300 + ".csv", "é" * 60),
    ],
)
def test_the_name_of_a_file_is_made_safe(bestand: str, naam: str) -> None:
    pad = workbook_path(Path("map"), bestand, SHA)
    assert pad == Path("map") / f"{naam}-0123456789ab.xlsx"


@pytest.mark.parametrize("naam", ["=1+1.csv", "+cmd|' /C calc'!A0.csv", "@SOM(A1).csv", "-2.csv"])
def test_names_of_files_and_sheets_and_headers_stay_text(tmp_path: Path, naam: str) -> None:
    tabel = trajecten(FOUT, blad=naam, koppen={"rol": naam})
    boek = openpyxl.load_workbook(written(tmp_path, tabel, bestand=naam))
    soorten = {cel.data_type for blad in boek for rij in blad.iter_rows() for cel in rij}
    assert soorten <= {"s", "n"}
    assert naam in {cel.value for rij in boek["Samenvatting"].iter_rows() for cel in rij}
