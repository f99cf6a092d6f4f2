"""What a notebook gets from `open_store()`: tidy, marked, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from deliveries.desk import Desk, meldingen
from ghnt_pipeline import open_store
from ghnt_pipeline.errors import GateShut, NothingToReport, UsageFault
from ghnt_pipeline.notebook import Snapshot
from ghnt_pipeline.notebook.frames import MERK
from ghnt_pipeline.released import read_rows

KEY = ["indicator", "gebied", "periode", "uitsplitsing", "categorie"]


@pytest.fixture(scope="module")
def store(example_project: Path) -> Iterator[Snapshot]:
    with open_store(example_project) as found:
        yield found


def test_importing_the_package_takes_no_library_with_it() -> None:
    heavy = "{'pandas', 'duckdb', 'pyarrow', 'matplotlib', 'numpy', 'pydantic'}"
    code = f"import sys, ghnt_pipeline; sys.exit(bool({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_quarters_and_years_are_periods_that_sort_and_count(store: Snapshot) -> None:
    by_quarter = store.indicators("meldingen", gebied="regio", uitsplitsing="totaal")
    by_year = store.indicators("meldingen", gebied="regio", uitsplitsing="totaal", per="jaar")

    assert str(by_quarter["periode"].dtype) == "period[Q-DEC]"
    assert str(by_year["periode"].dtype) == "period[Y-DEC]"
    first, last = by_quarter["periode"].min(), by_quarter["periode"].max()
    assert pd.period_range(first, last, freq="Q").tolist() == by_quarter["periode"].tolist()
    assert str(last + 1) == "2020Q1"
    assert str(store.meldingen()["kwartaal"].dtype) == "period[Q-DEC]"


def test_meldingen_are_those_of_the_figure(store: Snapshot) -> None:
    (figure,) = store.indicators(
        "meldingen", gebied="Dordrecht", periode="2019K1", uitsplitsing="totaal"
    )["waarde"]
    found = store.meldingen("2019K1", "Dordrecht")

    assert len(found) == figure
    assert found["meldingnummer"].is_unique
    assert set(found["kwartaal"].astype(str)) == {"2019Q1"}
    assert len(store.meldingen("2019")) == len(store.meldingen()) - len(store.meldingen("2018"))


def test_true_figures_carry_a_red_mark_and_so_does_what_is_made_of_them(store: Snapshot) -> None:
    found = store.indicators("meldingen")
    made: tuple[Any, ...] = (
        found,
        found.head(2),
        found[found["gebied"] == "regio"].groupby("periode")[["waarde"]].sum(),
        found.groupby("gebied").size().to_frame("rijen"),
        found.merge(found[KEY]),
        store.meldingen().groupby("kwartaal")[["meldingnummer"]].count(),
        store.sql("select 1 as getal"),
    )

    for frame in made:
        assert repr(frame).startswith(MERK)
        assert MERK in frame._repr_html_().splitlines()[0]
        assert "background:#b00020" in frame._repr_html_()
    assert repr(found["waarde"]).startswith(MERK)


def test_publishable_figures_are_those_of_the_edition_cell_by_cell(
    store: Snapshot, example_edition: Path
) -> None:
    rows = read_rows(example_edition / "tabellen" / "indicatoren.csv")
    published = {tuple(row[name] for name in KEY): row for row in rows}
    found = pd.concat(
        [store.indicators("meldingen", per=per).publishable() for per in ("kwartaal", "jaar")]
    )

    assert len(found) == sum(key[0] == "meldingen" for key in published)
    for row in found.to_dict("records"):
        periode = str(row["periode"]).replace("Q", "K")
        cell = published[row["indicator"], row["gebied"], periode, row["uitsplitsing"],
                         row["categorie"]]  # fmt: skip
        shown = "" if pd.isna(row["waarde"]) else f"{row['waarde']:g}"
        assert (shown, row["status"]) == (cell["waarde"], cell["status"])
    assert set(found["status"]) >= {"bekend", "verborgen"}
    assert MERK not in repr(found)
    assert len(store.publishable()) == len(rows)


def test_records_and_figures_without_their_key_are_never_publishable(store: Snapshot) -> None:
    for frame in (
        store.meldingen(),
        store.sql("select 1 as getal"),
        store.indicators("meldingen")[["gebied", "waarde"]],
    ):
        with pytest.raises(UsageFault, match="have a published form"):
            frame.publishable()


def test_without_an_edition_or_with_one_that_was_touched_nothing_is_publishable(
    tmp_path: Path, example_project: Path
) -> None:
    desk = Desk(tmp_path / "project")
    desk.put("meldingen_2019K1.csv", meldingen([1]))
    desk.ingest()
    with open_store(desk.project.root) as store, pytest.raises(NothingToReport, match="no edition"):
        store.indicators("meldingen").publishable()
    (desk.project.editions / "2019K1" / "tabellen").mkdir(parents=True)
    (desk.project.editions / "2019K1" / "tabellen" / "indicatoren.csv").write_text("x")
    with open_store(desk.project.root) as store, pytest.raises(GateShut, match="no certificate"):
        store.publishable()


def test_definitions_are_words_and_an_unknown_word_gets_the_nearest(store: Snapshot) -> None:
    found = store.definition("triage_binnen_1_dag")
    assert "Telmoment: kwartaal waarin de melding is ontvangen" in repr(found)
    assert "<th>Telmoment</th>" in found._repr_html_()
    for ask, said in (
        (lambda: store.definition("meldinge"), "Do you mean meldingen"),
        (lambda: store.indicators("meldingen", gebied="Dordrect"), "Do you mean Dordrecht"),
        (lambda: store.indicators("meldingen", per="maand"), "kwartaal or jaar"),
        (lambda: store.meldingen("2019H1"), "no quarter or year"),
    ):
        with pytest.raises(UsageFault, match=said):
            ask()


def test_what_is_asked_is_bound_and_the_store_cannot_be_changed(store: Snapshot) -> None:
    found = store.sql("select $word as word", {"word": "'; drop table core_melding; --"})
    assert found["word"].tolist() == ["'; drop table core_melding; --"]
    with pytest.raises(Exception, match="read-only"):
        store.sql("create table x as select 1")
