"""Days, hours and costs by name, on data that fits on a screen, worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from agreement import read
from by_rule import Rules
from frame import quantile
from in_store import look_in
from literal import onderzoek, sent, traject

ONDERZOEKEN = "veilig_thuis.onderzoeken"
SHELTER = ["crisisopvang", "nazorg"]


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path)


def test_a_quantile_lies_between_two_values_linearly() -> None:
    days = [10, 20, 30, 40]
    assert quantile(days, Fraction(1, 2)) == 25
    assert quantile(days, Fraction(9, 10)) == 37  # 2.7 steps from the first: 30 + 0.7 * 10
    assert quantile([5], Fraction(9, 10)) == 5


def test_waiting_for_an_onderzoek_runs_from_besluit_to_start(rules: Rules) -> None:
    rules(
        sent(
            ONDERZOEKEN, "2018K1",
            onderzoek("O1", "2018-01-11", None, "2018-01-01"),
            onderzoek("O2", "2018-03-31", None, "2018-03-31"),
            onderzoek("O3", "2018-02-10", "2018-02-11", "2018-01-01"),
            onderzoek("O4", "2018-02-10"),
            onderzoek("O5", None, None, "2018-01-01"),
        )
    )  # fmt: skip
    days = {
        maat: rules.value("wachttijd_onderzoek", "2018K1", f"maat/{maat}")
        for maat in ("gemiddelde", "mediaan", "p90")
    }
    assert days == pytest.approx({"gemiddelde": 50 / 3, "mediaan": 10, "p90": 34})
    cell = rules.cell("wachttijd_onderzoek", "2018K1", "maat/p90")
    assert (cell.teller, cell.noemer) == (None, 3)


def test_waiting_counts_in_the_quarter_of_the_start(rules: Rules) -> None:
    rules(sent(ONDERZOEKEN, "2018H1", onderzoek("O1", "2018-04-01", None, "2018-03-31")))
    assert rules.cell("wachttijd_onderzoek", "2018K1", "maat/mediaan").noemer == 0
    assert rules.value("wachttijd_onderzoek", "2018K2", "maat/mediaan") == 1
    assert rules.value("wachttijd_onderzoek", "2018", "maat/mediaan") == 1


def test_hours_are_of_ended_onderzoeken_that_have_them(rules: Rules) -> None:
    rules(
        sent(
            ONDERZOEKEN, "2018K1",
            onderzoek("O1", "2018-01-02", "2018-01-31", bestede_uren=1.5),
            onderzoek("O2", "2018-01-02", "2018-01-31", bestede_uren=20.0),
            onderzoek("O3", "2018-01-02", "2018-01-31"),
            onderzoek("O4", "2018-01-02", bestede_uren=7.0),
            onderzoek("O5", "2018-01-02", "2018-01-31", bestede_uren=0.0),
        )
    )  # fmt: skip
    assert rules.value("bestede_uren", "2018K1", "maat/som") == 21.5
    assert rules.value("bestede_uren", "2018K1", "maat/gemiddelde") == pytest.approx(21.5 / 3)
    assert rules.cell("bestede_uren", "2018K1", "maat/som").noemer == 3


def test_sums_and_means_of_decimals_are_exact_in_the_store(tmp_path: Path) -> None:
    hours = [
        onderzoek(f"O{n}", "2018-01-02", "2018-01-31", bestede_uren=uren)
        for n, uren in enumerate((10.25, 0.1, None))
    ]
    costs = [
        traject("T1", "2018-01-02", "2018-01-31", kosten=100.1),
        traject("T2", "2018-01-02", "2018-01-31", kosten=0.2),
        traject("T3", "2018-01-02", "2018-01-31"),
        traject("T4", "2018-01-02", kosten=5.0),
    ]
    cell = look_in(
        tmp_path, sent(ONDERZOEKEN, "2018K1", *hours), sent("blijf.trajecten", "2018K1", *costs)
    )
    total = cell("bestede_uren", "2018K1", "maat/som")
    assert (total.waarde, total.teller, total.noemer) == (10.35, None, 2)
    assert cell("bestede_uren", "2018K1", "maat/gemiddelde").waarde == 5.175
    total = cell("kosten_hulp", "2018K1", "maat/som")
    assert (total.waarde, total.noemer) == (100.3, 2)


def test_a_sum_of_nothing_is_known_and_empty(rules: Rules) -> None:
    rules(sent(ONDERZOEKEN, "2018K1", onderzoek("O1", "2018-01-02", "2018-01-31")))
    cell = rules.cell("bestede_uren", "2018K1", "maat/som")
    assert (cell.waarde, cell.noemer, cell.status) == (None, 0, "bekend")


def test_a_mean_is_of_all_records_and_not_of_means(rules: Rules) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-31", datum_aanmelding="2018-01-01"),
        ),
        sent(
            "dok.trajecten", "2018K1",
            traject("T1", "2018-01-01", datum_aanmelding="2018-01-01"),
            traject("T2", "2018-01-01", datum_aanmelding="2018-01-01"),
        ),
    )  # fmt: skip
    assert rules.value("wachttijd_hulp", "2018K1", "maat/gemiddelde") == 10
    assert rules.cell("wachttijd_hulp", "2018K1", "maat/gemiddelde").status == "bekend"


def test_a_mean_is_known_where_one_bron_delivers(rules: Rules) -> None:
    rules(
        sent("blijf.trajecten", "2018H1", traject("T1", "2018-01-31", "2018-04-01", kosten=90.0)),
        sent("dok.trajecten", "2018K1", traject("T1", "2018-01-01", "2018-01-02", kosten=10.0)),
    )
    assert rules.value("kosten_hulp", "2018K1", "maat/som") == 10
    assert rules.value("kosten_hulp", "2018K2", "maat/som") == 90
    assert rules.cell("kosten_hulp", "2018K2", "maat/som").status == "bekend"
    assert rules.cell("kosten_hulp", "2018K3", "maat/som").status == "geen_gegevens"
    year = rules.cell("kosten_hulp", "2018", "maat/gemiddelde")
    assert (year.waarde, year.noemer, year.status) == (50, 2, "onvolledig")


def test_the_mean_of_a_gemeente_that_one_bron_covers_is_that_of_the_bron(rules: Rules) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-31", datum_aanmelding="2018-01-01"),
        ),
        sent(
            "dok.trajecten", "2018K1",
            traject(
                "T1", "2018-01-04", datum_aanmelding="2018-01-01", gemeente_herkomst="GM0584"
            ),
        ),
    )  # fmt: skip
    cell = rules.cell("wachttijd_hulp", "2018K1", "maat/mediaan", "GM1963")
    assert (cell.waarde, cell.status, cell.dekking) == (3, "bekend", "GM1963")
    assert "GM1963" in rules.cell("wachttijd_hulp", "2018K1", "maat/mediaan", "regio").dekking


def test_a_stay_is_in_the_shelter_and_over(rules: Rules) -> None:
    rules(
        sent(
            "blijf.trajecten", "2018K1",
            traject("T1", "2018-01-01", "2018-01-31", hulpvorm=SHELTER),
            traject("T2", "2018-01-01", "2018-03-31", hulpvorm=["nazorg"]),
            traject("T3", "2018-01-01", hulpvorm=SHELTER),
            traject("T4", "2018-01-01", "2018-01-01", hulpvorm=["vervolgopvang"]),
        ),
        sent(
            "dok.trajecten", "2018K1",
            traject("T5", "2018-01-01", "2018-01-31", hulpvorm=SHELTER),
        ),
    )  # fmt: skip
    cell = rules.cell("verblijfsduur", "2018K1", "maat/gemiddelde")
    assert (cell.waarde, cell.noemer) == (15, 2)


def test_an_organisation_that_sends_figures_is_not_in_a_mean(tmp_path: Path) -> None:
    waited = traject("T1", "2018-01-03", datum_aanmelding="2018-01-01")
    figure = {"gemeente": "GM0505", "uitsplitsing": "maat", "categorie": "gemiddelde", "aantal": 90}
    figures = sent("dok.cijfers", "2018K1", {**figure, "indicator": "wachttijd_hulp"})
    cell = look_in(tmp_path / "both", sent("blijf.trajecten", "2018K1", waited), figures)
    only = look_in(tmp_path / "figures", figures)

    mean = cell("wachttijd_hulp", "2018K1", "maat/gemiddelde")
    assert (mean.waarde, mean.noemer, mean.status) == (2, 1, "bekend")
    assert only("wachttijd_hulp", "2018K1", "maat/gemiddelde").status == "geen_gegevens"
    listed = read(tmp_path / "both" / "ghnt.duckdb", "select bron, reden from chk_ongedekt_cijfer")
    assert listed == [("dok", "records")]


def test_what_two_organisations_cover_is_covered_in_a_mean(rules: Rules) -> None:
    rules(sent("blijf.trajecten", "2018K1"), sent("dok.trajecten", "2018K1"))
    mean = rules.cell("kosten_hulp", "2018K1", "maat/som", "regio")
    assert "GM1963" in mean.dekking.split()
    assert (mean.waarde, mean.noemer, mean.status) == (None, 0, "bekend")
    hoeksche_waard = rules.cell("kosten_hulp", "2018K1", "maat/som", "GM1963")
    assert (hoeksche_waard.dekking, hoeksche_waard.status) == ("GM1963", "bekend")


def test_hoeksche_waard_has_no_data_where_only_blijf_delivers(rules: Rules) -> None:
    rules(sent("blijf.trajecten", "2018K1", traject("T1", "2018-01-02", kosten=10.0)))
    for indicator, maat in (("kosten_hulp", "maat/som"), ("verblijfsduur", "maat/mediaan")):
        assert rules.cell(indicator, "2018K1", maat, "GM1963").status == "geen_gegevens"
    assert rules.cell("verblijfsduur", "2018K1", "maat/mediaan", "GM0482").noemer == 0
