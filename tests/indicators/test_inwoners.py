"""Inhabitants: of then and now, of the analyst's own file, of an older year."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline import store
from ghnt_pipeline.building import bring_up_to_date, inputs_of_store, own_inhabitants
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.ingest import ingest
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.reference.eigen_inwoners import REGELS, read_inwoners
from ghnt_pipeline.run import Asked
from ghnt_pipeline.settings import Project, Settings

HEAD = "gemeente,jaar,inwoners\n"
ALL = "SELECT periode, inwoners, jaar_inwoners, is_ouder_jaar FROM ind_noemer"


def written(folder: Path, text: str) -> Path:
    path = folder / "data" / "reference" / "inwoners.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with two meldingen: of 2018 and of 2025."""
    head = "meldingnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder\n"
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    for year in (2018, 2025):
        row = f"M{year};Dordrecht;{year}-03-01;km_anders;politie\n"
        (raw / f"veilig_thuis_meldingen_{year}K1.csv").write_text(head + row, "utf-8")
    return Project(tmp_path)


def take_in(project: Project) -> None:
    ingest(project, Settings(), Asked(), lambda _: None)


def denominators(project: Project, gebied: str) -> dict[str, tuple[int, int, bool]]:
    with store.connect_read_only(project.store) as connection:
        rows = connection.execute(
            ALL + " WHERE indicator = 'meldingen_per_1000' AND gebied = ?", [gebied]
        ).fetchall()
    return {periode: (number, year, older) for periode, number, year, older in rows}


def test_the_region_of_2018_is_that_of_then_and_that_of_now(project: Project) -> None:
    take_in(project)
    assert denominators(project, "regio_toen")["2018K1"] == (490_224, 2018, False)
    assert denominators(project, "regio")["2018K1"] == (455_190, 2018, False)


def test_a_year_that_is_not_known_has_the_latest_and_says_so(project: Project) -> None:
    take_in(project)
    assert denominators(project, "GM0505")["2025K1"] == (122_070, 2024, True)


def test_the_analyst_adds_a_year_in_a_file_of_her_own(project: Project) -> None:
    written(project.root, HEAD + "Dordrecht,2025,123000\nGM0505,2018,118427\n")
    take_in(project)
    assert denominators(project, "GM0505")["2025K1"] == (123_000, 2025, False)
    assert denominators(project, "GM0505")["2018K1"] == (118_427, 2018, False)
    assert denominators(project, "regio")["2025K1"][1:] == (2024, True)


def test_the_store_is_rebuilt_when_the_file_changes(project: Project) -> None:
    take_in(project)
    before = inputs_of_store(project, [], Settings())
    written(project.root, HEAD + "Dordrecht,2025,123000\n")

    assert inputs_of_store(project, [], Settings()) != before
    assert bring_up_to_date(project, Settings(), Ledger(project.ledger)) is not None
    assert denominators(project, "GM0505")["2025K1"][0] == 123_000


def test_age_groups_stand_in_the_store_and_are_in_no_total(project: Project) -> None:
    head = "jaar;gemeente;leeftijd;inwoners\n"
    rows = "2025;Dordrecht;;123000\n2025;Dordrecht;0_17;25000\n2025;Dordrecht;65_plus;23000\n"
    written(project.root, head + rows)
    take_in(project)

    assert denominators(project, "GM0505")["2025K1"][0] == 123_000
    with store.connect_read_only(project.store) as connection:
        found = connection.execute(
            "select leeftijd, inwoners from ref_inwoners where gemeente = 'GM0505' and jaar = 2025"
        ).fetchall()
    assert dict(found) == {"totaal": 123_000, "0_17": 25_000, "65_plus": 23_000}


@pytest.mark.parametrize(
    ("text", "where", "rule"),
    [
        ("gemeente,jaar\n", "line 1", "INW-01"),
        ("gemeente,jaar,inwoners,wijk\n", "line 1", "INW-01"),
        ("", "line 1", "INW-01"),
        (HEAD + "Atlantis,2025,10\n", "line 2, gemeente", "INW-02"),
        (HEAD + "onbekend,2025,10\n", "line 2, gemeente", "INW-02"),
        (HEAD + "\nDordrecht,25,10\n", "line 3, jaar", "INW-03"),
        (HEAD + "Dordrecht,2025\n", "line 2, inwoners", "INW-04"),
        (HEAD + "Dordrecht,2025,123.000\n", "line 2, inwoners", "INW-04"),
        (HEAD + "Dordrecht,2025,0\n", "line 2, inwoners", "INW-04"),
        (HEAD + "Dordrecht,2025,-5\n", "line 2, inwoners", "INW-04"),
        (HEAD.strip() + ",leeftijd\nDordrecht,2025,5,0-12\n", "line 2, leeftijd", "INW-05"),
        (HEAD + "Dordrecht,2025,5\nGM0505,2025,6\n", "line 3", "INW-06"),
        (
            HEAD.strip() + ",leeftijd\nDordrecht,2025,5,\nDordrecht,2025,6,0_17\n",
            "GM0505 2025, 0_17",
            "INW-07",
        ),
    ],
)
def test_a_wrong_line_is_named_with_its_rule(
    tmp_path: Path, text: str, where: str, rule: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageFault) as fault:
        read_inwoners(path)

    assert f"{where} ({rule})" in str(fault.value)
    assert REGELS[rule] in str(fault.value)
    assert "Atlantis" not in str(fault.value)


def test_all_wrong_lines_are_named_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "Dordrecht,x,1\n" * 7)
    with pytest.raises(UsageFault, match=r"line 2, jaar.*line 6, jaar.*and 2 more"):
        read_inwoners(path)


def test_a_wrong_file_stops_an_ingest_before_anything_is_taken_in(project: Project) -> None:
    written(project.root, HEAD + "Dordrecht,2025,x\n")
    with pytest.raises(UsageFault, match="INW-04"):
        take_in(project)
    assert not project.ledger.exists()


def test_a_file_that_the_settings_name_must_be_there(tmp_path: Path) -> None:
    assert own_inhabitants(Project(tmp_path), Settings()) == {}
    with pytest.raises(UsageFault, match="is not there"):
        own_inhabitants(Project(tmp_path), Settings(inwoners="mijn/inwoners.csv"))
