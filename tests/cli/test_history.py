"""deliveries, withdraw and joined files as the analyst meets them on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import MELDINGEN, Ghnt

FILE = Path("data/raw/meldingen_2019K1.csv")
OTHER = MELDINGEN.replace("M1;", "M3;").replace("M2;", "M4;")
TOTALEN = "gemeente;soort;categorie;aantal\nDordrecht;melding;KM;12\n"


@pytest.fixture
def identity(ghnt: Ghnt) -> str:
    """The ID of the one delivery that is in."""
    FILE.write_text(MELDINGEN)
    ghnt("ingest")
    (delivery,) = ghnt("deliveries", "--json").document["result"]
    return str(delivery["id"])


def test_numbers_are_shown_only_when_asked_for(ghnt: Ghnt, identity: str) -> None:
    Path("data/raw/totalen_2019K1.csv").write_text(TOTALEN)
    ghnt("ingest")
    for arguments in (("deliveries",), ("deliveries", "--json"), ("deliveries", "-v")):
        done = ghnt(*arguments)
        assert "M1" not in done.out + done.err
    done = ghnt("deliveries", "--nummers")
    assert f"{identity}  M1\n{identity}  M2\n" in done.out
    assert "Without record numbers: veilig_thuis.totalen/2019K1/" in done.err
    found = ghnt("deliveries", "--nummers", "--json").document["result"]
    assert [delivery["numbers"] for delivery in found] == [["M1", "M2"], []]


def test_withdrawing_says_what_stands_and_how_many_records_leave(ghnt: Ghnt, identity: str) -> None:
    dry = ghnt("withdraw", identity, "--dry-run")
    assert (dry.code, dry.out) == (0, "")
    assert "Nothing was written." in dry.err
    done = ghnt("withdraw", identity)
    assert done.code == 0
    assert f"{identity} is withdrawn." in done.err
    assert "What stands for veilig_thuis.meldingen 2019K1: nothing." in done.err
    assert "Records that leave: 2, return: 0, change: 0, stay as they were: 0." in done.err
    assert "withdrawn" in ghnt("deliveries").out
    back = ghnt("withdraw", identity[:-3], "--undo", "--json").document["result"]
    assert (back["state"], back["stands"], back["stood"]) == ("stands", identity, None)
    assert back["difference"] == {"added": 2, "changed": 0, "withdrawn": 0, "kept": 0}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("nergens",), "no delivery is called nergens"), (("veilig", "--undo"), "was not withdrawn")],
)
def test_a_withdrawal_that_cannot_be_ends_with_2_and_one_line(
    ghnt: Ghnt, identity: str, arguments: tuple[str, ...], words: str
) -> None:
    done = ghnt("withdraw", *arguments)
    assert done.code == 2
    assert words in done.err
    assert len(done.err.splitlines()) == 1
    assert ghnt("deliveries", "--json").document["result"][0]["id"] == identity


def test_joined_files_are_said_to_be_parts_and_their_rows_add_up(ghnt: Ghnt) -> None:
    FILE.write_text(MELDINGEN)
    Path("data/raw/rest_2019K1.csv").write_text(OTHER)
    refused = ghnt("ingest")
    assert refused.code == 1
    assert "--samen" in refused.err
    done = ghnt("ingest", "--samen")
    assert done.code == 0
    (delivery,) = ghnt("deliveries", "--json").document["result"]
    assert delivery["rows_read"] == delivery["rows_accepted"] == 4
    assert f"rest_2019K1.csv is a part of {delivery['id']}." in done.err
    assert f"{FILE.name} is a part of {delivery['id']}." in done.err
    assert "Known and unchanged: 2 files" in ghnt("ingest").err


def test_a_correction_says_of_which_kind_what_was_added_changed_and_withdrawn(
    ghnt: Ghnt, identity: str
) -> None:
    assert identity
    better = Path("data/raw/beter_2019K1.csv")
    better.write_text(MELDINGEN.replace("Papendrecht", "Zwijndrecht") + OTHER.splitlines()[1])
    said = "Correction of veilig_thuis.meldingen 2019K1 (beter_2019K1.csv): "
    assert f"{said}1 added, 1 changed, 0 withdrawn, 1 as they were." in ghnt("ingest").err
