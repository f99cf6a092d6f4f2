"""Who goes wrong again within 12 months, and who could be followed that long."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from agreement import build, read
from in_store import look_in
from literal import sent, traject
from records import Row, Sent
from scipy.stats import CensoredData, ecdf

BLIJF, DOK, POLITIE = "blijf.trajecten", "dok.trajecten", "politie.incidenten"
OWN = "zonder_recidive_12m"
HOME = "huishouden-0000001"


def helped(number: str, start: str, huishouden: str | None = HOME, **more: Any) -> Row:
    return traject(number, start, huishouden=huishouden, clientnummer=f"K-{number}", **more)


def incident(number: str, day: str, huishouden: str = HOME) -> Row:
    return {
        "incidentnummer": number,
        "huishouden": huishouden,
        "gemeente": "GM0590",
        "datum_incident": date.fromisoformat(day),
    }


def police(*rows: Row, years: tuple[int, ...] = (2018, 2019)) -> list[Sent]:
    return [
        sent(POLITIE, str(year), *(row for row in rows if row["datum_incident"].year == year))
        for year in years
    ]


@pytest.mark.parametrize(
    ("name", "start", "day", "without"),
    [
        ("on the day of the start", "2018-03-01", "2018-03-01", 1),
        ("the day after the start", "2018-03-01", "2018-03-02", 0),
        ("12 months later", "2018-03-01", "2019-03-01", 0),
        ("12 months and a day later", "2018-03-01", "2019-03-02", 1),
        ("before the start", "2018-03-01", "2018-02-28", 1),
        (
            "12 months after 28 February of the year before a leap year",
            "2019-02-28",
            "2020-02-28",
            0,
        ),
        ("12 months and a day after it, a leap day", "2019-02-28", "2020-02-29", 1),
        ("12 months after a leap day: 28 February", "2020-02-29", "2021-02-28", 0),
        ("12 months and a day after a leap day", "2020-02-29", "2021-03-01", 1),
    ],
)
def test_an_incident_counts_after_the_start_and_within_12_months(
    tmp_path: Path, name: str, start: str, day: str, without: int
) -> None:
    cell = look_in(
        tmp_path,
        sent(BLIJF, start[:4], helped("T1", start)),
        *police(incident("P1", day), years=(2018, 2019, 2020, 2021)),
    )(OWN, start[:4], "soort/politie")

    assert (cell.teller, cell.noemer) == (without, 1), name
    assert cell.status == "bekend"


@pytest.mark.parametrize(("on", "status"), [("2019-12-31", "bekend"), ("2019-12-30", "onvolledig")])
def test_a_cohort_is_complete_when_its_follow_up_ends_on_the_peildatum_and_not_a_day_later(
    tmp_path: Path, on: str, status: str
) -> None:
    cell = look_in(
        tmp_path,
        sent(
            BLIJF,
            "2018",
            helped("T1", "2018-12-31"),
            helped("T2", "2018-10-01", None, recidive=False),
        ),
        *police(),
        on=date.fromisoformat(on),
    )

    for soort in ("politie", "eigen_opgave"):
        assert cell(OWN, "2018K4", f"soort/{soort}").status == status
        assert cell(OWN, "2018", f"soort/{soort}").status == status
        assert cell(OWN, "2018K3", f"soort/{soort}").status == "bekend"


def test_without_police_deliveries_for_all_of_it_a_cohort_is_incomplete(tmp_path: Path) -> None:
    deliveries = [
        sent(BLIJF, "2018", helped("T1", "2018-02-01"), helped("T2", "2018-11-01")),
        sent(BLIJF, "2019"),
    ]
    gap = [sent(POLITIE, f"{year}K{n}") for year in (2018, 2019) for n in (1, 2, 3, 4)]
    gap = [delivery for delivery in gap if delivery.periode != "2019K2"]
    with_gap = look_in(tmp_path / "gap", *deliveries, *gap)
    without = look_in(tmp_path / "none", *deliveries)

    found = {
        periode: with_gap(OWN, periode, "soort/politie").status
        for periode in ("2018K1", "2018K2", "2018K4", "2018")
    }
    assert found == {
        "2018K1": "bekend", "2018K2": "onvolledig", "2018K4": "onvolledig", "2018": "onvolledig",
    }  # fmt: skip
    assert without(OWN, "2018K1", "soort/politie").status == "onvolledig"


def test_police_and_the_organisations_own_word_are_never_mixed(tmp_path: Path) -> None:
    rows = [
        helped("T1", "2018-02-01", recidive=True),
        helped("T2", "2018-02-01", None, recidive=True),
        helped("T3", "2018-02-01", None, recidive=False),
        helped("T4", "2018-02-01", None),
    ]
    cell = look_in(tmp_path, sent(BLIJF, "2018", *rows), *police())

    own = cell(OWN, "2018K1", "soort/eigen_opgave")
    by_police = cell(OWN, "2018K1", "soort/politie")
    assert (own.teller, own.noemer, own.waarde) == (1, 2, 50.0)
    assert (by_police.teller, by_police.noemer, by_police.waarde) == (1, 1, 100.0)
    with pytest.raises(KeyError):
        cell(OWN, "2018K1")


def test_two_organisations_are_one_share_over_all_their_trajecten(tmp_path: Path) -> None:
    cell = look_in(
        tmp_path,
        sent(BLIJF, "2018", helped("T1", "2018-02-01"), helped("T2", "2018-02-01", "h" * 20)),
        sent(DOK, "2018", helped("T1", "2018-02-01")),
        *police(incident("P1", "2018-06-01")),
    )(OWN, "2018K1", "soort/politie")

    assert (cell.teller, cell.noemer, cell.waarde) == (1, 3, 33.3)


def test_a_share_is_rounded_half_up_to_one_decimal(tmp_path: Path) -> None:
    rows = [helped(f"T{n}", "2018-02-01", f"{n:020d}") for n in range(16)]
    hit = [incident(f"P{n}", "2018-06-01", f"{n:020d}") for n in range(13)]
    cell = look_in(tmp_path, sent(BLIJF, "2018", *rows), *police(*hit))

    assert cell(OWN, "2018K1", "soort/politie").waarde == 18.8  # 3 of 16 is 18.75


def test_a_cohort_says_until_when_it_was_followed(tmp_path: Path) -> None:
    path = build(
        tmp_path,
        [
            sent(BLIJF, "2018", helped("T1", "2018-02-01"), helped("T2", "2018-11-01", "h" * 20)),
            sent(POLITIE, "2018", incident("P1", "2018-12-01")),
        ],
    )

    rows = read(
        path,
        "select periode, trajecten, met_recidive, gevolgd_tot, is_compleet from ind_recidive "
        "where gebied = 'regio' and soort = 'politie' and trajecten > 0 order by periode",
    )
    until = date(2018, 12, 31)
    assert rows == [
        ("2018", 2, 1, until, False),
        ("2018K1", 1, 1, until, False),
        ("2018K4", 1, 0, until, False),
    ]


def _estimated(path: Path, periode: str) -> dict[int, tuple[int, int, float]]:
    rows = read(
        path,
        "select dag, in_beeld, met_recidive, zonder_recidive from ind_overleving "
        f"where gebied = 'regio' and soort = 'politie' and periode = '{periode}'",
    )
    return {dag: (n, events, share) for dag, n, events, share in rows}


def test_the_estimate_of_a_running_cohort_is_that_of_kaplan_and_meier(tmp_path: Path) -> None:
    """Four are followed 364 to 60 days; one incident on day 30, two on day 60, one too late."""
    rows = [
        helped("T1", "2018-01-01", "1" * 20),
        helped("T2", "2018-03-01", "2" * 20),
        helped("T3", "2018-11-01", "3" * 20),
        helped("T4", "2018-11-01", "4" * 20),
        helped("T5", "2018-11-01", "5" * 20),
    ]
    hit = [
        incident("P1", "2018-01-31", "1" * 20),
        incident("P3", "2018-12-31", "3" * 20),
        incident("P4", "2018-12-31", "4" * 20),
        incident("P5", "2019-01-01", "5" * 20),
    ]
    path = build(
        tmp_path,
        [sent(BLIJF, "2018", *rows), *police(*hit)],
        on=date(2018, 12, 31),
    )
    found = _estimated(path, "2018")

    days = (0, 30, 60, 61)
    assert [found[day][:2] for day in days] == [(5, 0), (5, 1), (4, 2), (1, 0)]
    assert [found[day][2] for day in days] == pytest.approx([1, 4 / 5, 4 / 5 * 2 / 4, 2 / 5])
    assert max(found) == 305


def test_the_estimates_of_the_example_are_those_of_scipy(example_project: Path) -> None:
    path = example_project / "data" / "processed" / "ghnt.duckdb"
    for periode in ("2018", "2019", "2019K1", "2018K3"):
        followed = read(
            path,
            "select dagen, is_recidive from ind_gevolgd "
            f"where gebied = 'regio' and periode = '{periode}'",
        )
        found = _estimated(path, periode)
        survival = ecdf(
            CensoredData(
                uncensored=[days for days, again in followed if again],
                right=[days for days, again in followed if not again],
            )
        ).sf
        assert len(followed) > 5
        for day, share in zip(survival.quantiles, survival.probabilities, strict=True):
            assert found[int(day)][2] == pytest.approx(share, abs=1e-12)
        assert max(found) == max(days for days, _ in followed)
