"""ghnt report proves an edition, keeps its witnesses apart, and --verify finds every change."""

from __future__ import annotations

import csv
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure.content import read_table
from ghnt_pipeline import certifying
from ghnt_pipeline.disclosure.structuur import load_structuur
from ghnt_pipeline.errors import GateShut, NothingToReport, UsageFault
from ghnt_pipeline.openbaar import KOLOMMEN, read_openbaar
from ghnt_pipeline.publishing.woorden import BEWEZEN, MERK
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region
from ghnt_pipeline.report import report, verify_edition
from ghnt_pipeline.settings import Project, load_settings

EDITION = "2019K4"
OF_SMALL = "2021K1"
MEANS = ["bestede_uren", "doorlooptijd_onderzoek", "kosten_hulp", "verblijfsduur", "wachttijd_hulp",
         "wachttijd_onderzoek"]  # fmt: skip
"""From true figures, under a rule of their own: the proof is not about them."""


def quietly(_: str) -> None:
    """Take progress and say nothing."""


@pytest.fixture
def project(example_project: Path, tmp_path: Path) -> Project:
    """A copy of the example with its edition, to damage."""
    root = tmp_path / "project"
    shutil.copytree(example_project, root, ignore=shutil.ignore_patterns("raw", "bevindingen"))
    return Project(root)


@pytest.fixture
def small(glimmerland: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of the small region with its edition, to damage where only the proof matters."""
    root = Path(shutil.copytree(glimmerland, tmp_path / "small"))
    with in_region(region_of(root, "regio")):
        yield Project(root)


def flip(path: Path, place: int) -> None:
    """Make one byte another."""
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1
    path.write_bytes(bytes(content))


def test_the_edition_of_the_example_is_as_it_was_proved(example_project: Path) -> None:
    assert verify_edition(Project(example_project), EDITION) > 300


def test_every_hidden_row_is_in_the_certificate(example_project: Path) -> None:
    project = Project(example_project)
    edition = project.editions / EDITION
    certificate = json.loads((edition / "certificaat.json").read_text("utf-8"))
    kept = json.loads((project.bewijs / EDITION / "invoer.json").read_text("utf-8"))
    bounded = {tuple(row[:5]) for row in kept["waarom"] if row[5] == "grenzen"}
    rows = read_table(edition / "tabellen" / "indicatoren.csv")
    hidden = [row.sleutel for row in rows if row.status == "verborgen"]
    structure = load_structuur()
    counts = [
        str(structure.sleutel(counted.teller or "", key))
        for key in hidden
        for counted in [structure.tellingen[key[0]]]
        if counted.noemer is None and key not in bounded
    ]

    assert set(certificate["cellen"]["verborgen"]) == {"/".join(key) for key in hidden}
    assert len(counts) > 500
    assert set(counts) <= set(certificate["cellen"]["gecertificeerd"])
    assert certificate["niet_gedekt"] == MEANS


def test_a_proved_edition_says_so_and_is_no_concept(example_edition: Path) -> None:
    for page in example_edition.rglob("*.html"):
        assert MERK not in page.read_text("utf-8"), page.name
    assert BEWEZEN in (example_edition / "verantwoording.html").read_text("utf-8")
    assert MERK not in (example_edition / "stijl.css").read_text("utf-8")


def test_witnesses_are_for_the_owner_alone_and_not_in_the_edition(example_project: Path) -> None:
    proof = Project(example_project).bewijs / EDITION
    modes = {stat.S_IMODE(path.stat().st_mode) for path in proof.iterdir()}

    assert modes == {0o600}
    assert stat.S_IMODE(proof.stat().st_mode) == 0o700
    assert sorted(proof.glob("getuige-*.csv"))
    assert not list((Project(example_project).editions / EDITION).rglob("getuige*"))


@pytest.mark.parametrize("place", [0, 777, 5_000, -40, -2], ids=str)
def test_a_certificate_with_another_byte_fails(small: Project, place: int) -> None:
    flip(small.editions / OF_SMALL / "certificaat.json", place)
    with pytest.raises(GateShut):
        verify_edition(small, OF_SMALL)


@pytest.mark.parametrize("name", ["invoer.json", "afspraken.json", "openbaar.json",
                                  "getuige-001.csv", "certificaat.sha256"])  # fmt: skip
def test_what_proves_an_edition_with_another_byte_fails(small: Project, name: str) -> None:
    flip(small.bewijs / OF_SMALL / name, 1)
    with pytest.raises(GateShut):
        verify_edition(small, OF_SMALL)


def test_a_published_table_with_another_byte_fails(small: Project) -> None:
    flip(small.editions / OF_SMALL / "tabellen" / "indicatoren.csv", 3_000)
    with pytest.raises(GateShut):
        verify_edition(small, OF_SMALL)


def test_an_edition_without_certificate_fails_and_one_that_is_not_there_is_said(
    small: Project,
) -> None:
    assert verify_edition(small, OF_SMALL) > 50
    (small.editions / OF_SMALL / "certificaat.json").unlink()
    with pytest.raises(GateShut, match="no certificate"):
        verify_edition(small, OF_SMALL)
    with pytest.raises(NothingToReport, match="was not made"):
        verify_edition(small, "2020K4")


def test_an_edition_is_verified_without_the_solver(example_project: Path) -> None:
    code = (
        "import sys; sys.modules['ortools'] = None\n"
        "from ghnt_pipeline.report import verify_edition\n"
        "from ghnt_pipeline.settings import Project\n"
        f"print(verify_edition(Project.find(__import__('pathlib').Path({str(example_project)!r})), "
        f"{EDITION!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_count_printed_elsewhere_that_leaves_no_room_holds_the_edition_back(
    project: Project,
) -> None:
    """Exactly 3 under thema AP are exactly 3 under its only aanleiding, and no mask hides that."""
    rows = read_table(project.editions / EDITION / "tabellen" / "indicatoren.csv")
    place = next(r for r in rows if r.categorie == "andere_problematiek" and "K" in r.periode
                 and r.indicator == "meldingen" and r.status == "verborgen")  # fmt: skip
    (project.root / "openbaar.csv").write_text(
        f"{';'.join(KOLOMMEN)}\nmeldingen;regio;{place.periode};thema;AP;3;jaarverslag\n", "utf-8"
    )
    before = (project.editions / EDITION / "index.html").read_bytes()

    with pytest.raises(GateShut, match=f"meldingen/regio/{place.periode}/aanleiding/andere"):
        report(project, load_settings(project.root), None, quietly)
    assert (project.editions / EDITION / "index.html").read_bytes() == before


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("geluk;regio;2019;;;3;x", "line 2: indicator"),
        ("meldingen;regio;2019;;;<5;x", "line 2: aantal"),
        ("meldingen;regio;2019K5;;;3;x", "line 2: periode"),
        ("meldingen;regio;2019;;;3;", "line 2: bron"),
        ("meldingen_per_1000;regio;2019;;;3;x", "line 2: indicator"),
    ],
)
def test_a_wrong_line_of_what_was_printed_elsewhere_is_named(
    tmp_path: Path, line: str, fault: str
) -> None:
    file = tmp_path / "openbaar.csv"
    file.write_text(f"{';'.join(KOLOMMEN)}\n{line}\n", "utf-8")
    with pytest.raises(UsageFault, match=fault):
        read_openbaar(file)


def test_what_was_printed_elsewhere_is_read_with_commas_and_a_byte_order_mark(
    tmp_path: Path,
) -> None:
    file = tmp_path / "openbaar.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(KOLOMMEN)
        writer.writerow(["meldingen", "regio", "2018", "", "", "2780", "jaarverslag 2018"])
    (number,) = read_openbaar(file)
    assert (number.uitsplitsing, number.categorie, number.aantal) == ("totaal", "totaal", 2780)


def test_a_proof_is_used_again_while_nothing_changed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("searched again")

    monkeypatch.setattr(certifying, "beveilig", fail)
    shutil.rmtree(project.editions / EDITION)
    done = report(project, load_settings(project.root), None, quietly)

    assert done.is_new
    assert verify_edition(project, EDITION)
