"""An edition's record for a data catalogue: made when it is noted who publishes."""

from __future__ import annotations

import json
from pathlib import Path

from deliveries.desk import Desk, meldingen, tree
from ghnt_pipeline.cli.work import _without_record
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.release import release
from ghnt_pipeline.report import Reported, report, verify_edition
from ghnt_pipeline.settings import Settings, load_settings
from ghnt_pipeline.uitgever import Uitgever
from publishing.synthetic import UITGEVER

K1 = Periode.parse("2019K1")


def reported(desk: Desk, settings: Settings) -> Reported:
    return report(desk.project, settings, K1, lambda _: None)


def test_the_record_follows_the_settings_until_the_edition_is_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "project")
    desk.put("meldingen_2019K1.csv", meldingen(range(30)))
    desk.ingest()
    half = Settings(uitgever=UITGEVER.model_copy(update={"mail": ""}))
    assert not (reported(desk, half).folder / "dcat.jsonld").exists()

    first = reported(desk, Settings(uitgever=UITGEVER))
    assert first.is_new
    record = json.loads((first.folder / "dcat.jsonld").read_text("utf-8"))
    assert record["@id"] == f"{UITGEVER.adres}/2019K1/"
    assert record["publisher"]["name"] == UITGEVER.naam
    verify_edition(desk.project, "2019K1")
    made = tree(first.folder)

    assert not reported(desk, Settings(uitgever=UITGEVER)).is_new
    moved = UITGEVER.model_copy(update={"adres": "https://example.org/elders"})
    assert reported(desk, Settings(uitgever=moved)).is_new
    assert reported(desk, Settings(uitgever=UITGEVER)).is_new
    assert tree(first.folder) == made

    release(desk.project, "2019K1")
    assert reported(desk, Settings(uitgever=moved)).is_released
    assert tree(first.folder) == made


def test_only_who_began_to_note_it_hears_what_is_missing() -> None:
    assert _without_record(Uitgever()) == []
    assert _without_record(UITGEVER) == []
    assert _without_record(Uitgever(naam="Voorbeeld", adres="https://example.org")) == [
        "No dcat.jsonld is made: [uitgever] in ghnt.toml lacks uri, mail."
    ]


def test_the_four_are_read_from_the_file(tmp_path: Path) -> None:
    lines = (f"{name} = {json.dumps(text)}" for name, text in UITGEVER.model_dump().items())
    (tmp_path / "ghnt.toml").write_text("\n".join(["[uitgever]", *lines]), "utf-8")
    assert load_settings(tmp_path).uitgever == UITGEVER
