"""explain as the analyst meets it: a table that adds up, files for her alone, errors that help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .conftest import Done, Ghnt

MELDINGEN = """\
meldingnummer;casusnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder
NR-M1;C1;Dordrecht;03-01-2019;08;01
NR-M1;C1;Dordrecht;03-01-2019;01;01
NR-M2;C2;Papendrecht;04-01-2019;01;02
NR-M3;;Dordrecht;05-01-2019;01;02
NR-M3;;Dordrecht;05-01-2019;01;02
NR-M4;C4;Dordrecht;31-12-2018;01;02
"""
FILE = Path("data/raw/meldingen_2019K1.csv")
INTERN = Path("data/processed/intern/2019K1")
DORDRECHT = ("explain", "meldingen", "--gemeente", "Dordrecht", "--periode", "2019K1")


@pytest.fixture
def project(ghnt: Ghnt) -> Ghnt:
    """A project with one delivery of meldingen."""
    FILE.write_text(MELDINGEN)
    assert ghnt("ingest").code == 0
    return ghnt


def sheet(name: str, indicator: str = "meldingen") -> list[tuple[Any, ...]]:
    """The rows of one sheet of the workbook about Dordrecht, without its head."""
    book = openpyxl.load_workbook(INTERN / f"uitleg-{indicator}-dordrecht.xlsx")
    return list(book[name].iter_rows(min_row=5, values_only=True))


def column(done: Done, step: str) -> list[str]:
    """The numbers on the line of a step."""
    (line,) = [line for line in done.out.splitlines() if line.startswith(step)]
    return line.removeprefix(step).split()


def must_add_up(document: Any) -> None:
    for way in document["ways"]:
        for part in way["parts"]:
            for delivery in part["records"] + part["figures"]:
                taken = sum(step["rows"] for step in delivery["steps"])
                assert delivery["rows_read"] - taken == delivery["counted"]
            total = part["records_total"]
            taken = sum(step["rows"] for step in total["steps"])
            assert total["rows_read"] - taken == total["counted"]


def test_the_way_is_shown_as_a_table_of_counts(project: Ghnt) -> None:
    done = project(*DORDRECHT)
    assert done.code == 0
    assert done.out.startswith("Meldingen, Dordrecht (GM0505), 2019K1: 2 (bekend, voorlopig)")
    assert column(done, "rows read") == ["6", "6"]
    assert column(done, "- exactly the same row again") == ["1", "1"]
    assert column(done, "= accepted") == ["5", "5"]
    assert column(done, "- another row of the same number (D4)") == ["1", "1"]
    assert column(done, "- not of Dordrecht") == ["1", "1"]
    assert column(done, "- not in 2019K1") == ["1", "1"]
    assert column(done, "= counted") == ["2", "2"]
    assert column(done, "HG+KM") == ["1"]


def test_the_waterfall_is_drawn_for_the_owner_only(project: Ghnt) -> None:
    done = project(*DORDRECHT)
    png = INTERN / "uitleg-meldingen-dordrecht.png"
    assert str(png) in done.err
    assert "NIET PUBLICEREN" in done.err
    assert {path.name for path in INTERN.iterdir()} == {png.name, png.with_suffix(".svg").name}
    for path in INTERN.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
    for folder in (INTERN, INTERN.parent):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not Path("data/processed/editions").exists()
    before = png.read_bytes()
    project(*DORDRECHT)
    assert png.read_bytes() == before


def test_no_record_number_is_on_the_screen_or_in_json(project: Ghnt) -> None:
    for more in ((), ("--json",), ("-v",), ("--rows",), ("--rows", "--json")):
        done = project(*DORDRECHT, *more)
        assert done.code == 0
        assert "NR-M" not in done.out + done.err


def test_rows_are_listed_in_a_workbook_for_the_owner_only(project: Ghnt) -> None:
    done = project(*DORDRECHT, "--rows", "--json")
    path = Path(done.document["result"]["rows"])
    assert path.resolve().parent == INTERN.resolve()
    assert path.stat().st_mode & 0o777 == 0o600
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Stappen", "Rijen", "Overlap"]
    assert all("NIET PUBLICEREN" in str(one["A2"].value) for one in book.worksheets)
    rows = [row[1:] for row in sheet("Rijen")]
    name = FILE.name
    assert rows == [
        (name, None, 2, "NR-M1", "ja", "telt mee"),
        (name, None, 5, "NR-M3", "ja", "telt mee"),
        (name, None, 3, "NR-M1", "nee", "nog een rij van hetzelfde nummer (D4)"),
        (name, None, 4, "NR-M2", "nee", "niet van Dordrecht"),
        (name, None, 7, "NR-M4", "nee", "niet in 2019 K1"),
        (name, None, None, None, "nee",
         "1 x precies dezelfde rij nog een keer (regelnummers zijn niet bewaard)"),
    ]  # fmt: skip
    steps = [row[2:] for row in sheet("Stappen")]
    assert ("rijen gelezen", 6) in steps
    assert ("telt mee", 2) in steps


def test_refused_replaced_and_withdrawn_rows_are_all_accounted_for(ghnt: Ghnt) -> None:
    many = MELDINGEN + "".join(f"NR-X{n};;Sliedrecht;05-02-2019;01;02\n" for n in range(30))
    FILE.write_text(f"{many}NR-Y;;Atlantis;05-02-2019;01;02\n")
    assert ghnt("ingest").code == 0
    FILE.write_text(many.replace("05-01-2019", "06-01-2019"))
    ghnt("ingest")
    Path("data/raw/meldingen_2019K2.csv").write_text(MELDINGEN.replace("NR-M", "NR-Z"))
    ghnt("ingest")
    (later,) = [
        d["id"] for d in ghnt("deliveries", "--json").document["result"] if d["periode"] == "2019K2"
    ]
    ghnt("withdraw", later)
    done = ghnt(*DORDRECHT, "-v", "--rows")
    assert done.code == 0, done.err
    assert "replaced" in done.out
    assert "withdrawn" in done.out
    assert column(done, "rows read") == ["37", "36", "6", "79"]
    assert column(done, "- refused by a rule") == ["1", "0", "0", "1"]
    assert column(done, "- in a delivery that was replaced (D2)") == ["35", "0", "0", "35"]
    assert column(done, "- in a delivery that was withdrawn") == ["0", "0", "5", "5"]
    assert column(done, "= counted") == ["0", "2", "0", "2"]
    what = [row[6] for row in sheet("Rijen")]
    assert what.count("in een levering die is vervangen (D2)") == 35
    assert what.count("in een levering die is ingetrokken") == 5
    assert sum(text.startswith("afgekeurd (VT-M-F05)") for text in what) == 1


def test_json_holds_the_same_way_and_adds_up(project: Ghnt) -> None:
    result = project(*DORDRECHT, "--categorie", "KM", "--json").document["result"]
    assert set(result) == {
        "indicator", "gebied", "gebied_naam", "periode", "uitsplitsing", "categorie", "figure",
        "ways", "inhabitants", "overlap", "charts", "rows",
    }  # fmt: skip
    assert (result["uitsplitsing"], result["categorie"]) == ("thema", "KM")
    assert (result["figure"]["waarde"], result["figure"]["status"]) == (1.0, "bekend")
    must_add_up(result)
    (delivery,) = result["ways"][0]["parts"][0]["records"]
    assert {step["step"]: step["rows"] for step in delivery["steps"]} == {
        "herhaald": 1, "zelfde_nummer": 1, "andere_plaats": 1, "andere_periode": 1,
        "andere_categorie": 1,
    }  # fmt: skip
    assert result["overlap"]["combinations"] == {"HG": 1, "HG+KM": 1}
    assert len(result["charts"]) == 2


def test_a_dry_run_explains_and_writes_nothing(project: Ghnt) -> None:
    done = project(*DORDRECHT, "--dry-run", "--rows")
    assert done.code == 0
    assert column(done, "= counted") == ["2", "2"]
    assert "Nothing was written." in done.err
    assert not INTERN.exists()


def test_a_joined_delivery_names_each_file_and_its_own_lines(ghnt: Ghnt) -> None:
    FILE.write_text(MELDINGEN)
    rest = Path("data/raw/rest_2019K1.csv")
    rest.write_text(MELDINGEN.replace("NR-M", "NR-R"))
    assert ghnt("ingest", "--samen").code == 0
    assert ghnt(*DORDRECHT, "--rows").code == 0
    assert {(row[1], row[3], row[4]) for row in sheet("Rijen") if row[5] == "ja"} == {
        (FILE.name, 2, "NR-M1"), (FILE.name, 5, "NR-M3"),
        (rest.name, 2, "NR-R1"), (rest.name, 5, "NR-R3"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("melding", "--periode", "2019K1"), 2, "Do you mean meldingen?"),
        (("meldingen", "--periode", "2019K1", "--gemeente", "Dordrect"), 2, "mean Dordrecht?"),
        (("meldingen", "--periode", "maart"), 2, "maart is no quarter or year"),
        (("meldingen", "--periode", "2019H1"), 2, "Write 2019K1 or 2019"),
        (("meldingen", "--periode", "2019K1", "--uitsplitsing", "thema"), 2, "which categorie"),
        (("meldingen", "--periode", "2015K1"), 4, "no delivery covers 2015K1"),
        (("meldingen",), 4, "no quarter is complete. Say which: --periode 2019K1"),
    ],
)
def test_what_cannot_be_explained_ends_with_one_line_that_helps(
    project: Ghnt, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = project("explain", *arguments)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert len(done.err.splitlines()) == 1
    document = project("explain", *arguments, "--json").document
    assert (document["command"], len(document["errors"])) == ("explain", 1)


def test_without_deliveries_there_is_nothing_to_explain(ghnt: Ghnt) -> None:
    done = ghnt(*DORDRECHT)
    assert done.code == 4
    assert "Run: ghnt ingest" in done.err


def test_a_figure_without_data_is_explained_as_no_figure_and_not_as_zero(project: Ghnt) -> None:
    done = project("explain", "clienten", "--gemeente", "Dordrecht", "--periode", "2019K1")
    assert done.code == 0
    assert "no figure (geen_gegevens" in done.out
    assert "blijf delivered nothing that covers" in done.out
    assert "No waterfall is drawn" in done.err
    assert not list(INTERN.glob("*clienten*"))


def test_an_old_store_is_brought_up_to_date_first_and_a_dry_run_says_so(project: Ghnt) -> None:
    Path("data/processed/ghnt.duckdb").unlink()
    dry = project(*DORDRECHT, "--dry-run")
    assert (dry.code, dry.out) == (4, "")
    assert "Run: ghnt rebuild" in dry.err
    done = project(*DORDRECHT)
    assert done.code == 0
    assert column(done, "= counted") == ["2", "2"]


def test_bounds_are_shown_as_bounds_and_never_drawn(ghnt: Ghnt) -> None:
    Path("data/raw/totalen_2019K1.csv").write_text(
        "gemeente;soort;categorie;aantal\nDordrecht;melding;KM;12\nDordrecht;melding;HG;5\n"
    )
    ghnt("ingest")
    done = ghnt(*DORDRECHT)
    assert done.code == 0, done.err
    assert "2019K1: between 12 and 17 (grenzen" in done.out
    assert "categories may overlap: at least the largest, at most the sum" in done.out
    assert column(done, "= counted") == ["2", "2"]
    assert "No waterfall is drawn" in done.err


def test_the_example_shows_rates_means_and_given_figures_in_words(
    ghnt: Ghnt, example_project: Path
) -> None:
    place = ("--project", example_project, "--dry-run", "--periode", "2019K1")
    rate = ghnt("explain", "meldingen_per_1000", "--gemeente", "Dordrecht", *place)
    assert "Divided by 118,654 inhabitants of 1 covered gemeente on 1 January 2019" in rate.out
    mean = ghnt("explain", "doorlooptijd_onderzoek", *place)
    assert "The gemiddelde over these" in mean.out
    people = ghnt("explain", "clienten", "--gemeente", "Dordrecht", *place)
    assert "dok, figures as given" in people.out
    assert "Together: blijf " in people.out
    for done in (rate, mean, people):
        assert done.code == 0
        must_add_up(ghnt("explain", "clienten", *place, "--json").document["result"])
