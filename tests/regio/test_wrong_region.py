"""A region that is not whole is refused with its file, place and rule, and what was meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import read_region
from ghnt_pipeline.regio.fouten import REGELS

from .conftest import GLIMMERLAND, begin, run

Change = tuple[str, str, str, str]
"""A file, what stands in it, what takes its place, and what must be said of it."""

WRONG: dict[str, Change] = {
    "a key that is misspelt": (
        "regio.toml", "spellingen =", "spelingen =",
        "regio.toml, spelingen: perhaps spellingen is meant (REG-03: every column or key",
    ),
    "a subject without its document": (
        "regio.toml", "cijfers =", "cijffers =",
        "regio.toml, documenten.cijffers: perhaps cijfers is meant (REG-03)",
    ),
    "a day written otherwise": (
        "gemeenten.csv", "2021-01-01", "01-01-2021",
        "gemeenten.csv line 5, geldig_van: Input should be a valid date",
    ),
    "a column that is gone": (
        "inwoners.csv", "gemeente;jaar;inwoners", "gemeente;jaar;aantal",
        "inwoners.csv line 1, inwoners: it is not there (REG-03)",
    ),
    "a line that is too long": (
        "inwoners.csv", "GM9901;2020;40000", "GM9901;2020;40;000",
        "inwoners.csv line 2: it has 4 cells of 3 (REG-03",
    ),
    "TOML that is none": ("dekking.toml", "[[dekking]]", "[[dekking]", "dekking.toml: Expected"),
    "text that is not UTF-8": ("gemeenten.csv", "'t Zilverveen", "\udce9", "gemeenten.csv (REG-02"),
    "two municipalities of one name": (
        "gemeenten.csv", "Zilverveen,GM9903", "Noorderglim,GM9903",
        "gemeenten.csv line 4: Noorderglim also stands at gemeenten.csv line 3 (REG-05",
    ),
    "one that became part of nothing": (
        "gemeenten.csv", "Turedorp,GM9904", "Turedorp,GM9905",
        "gemeenten.csv line 6, code_nu (REG-06: code_nu is a gemeente of today",
    ),
    "one that ended and is of the region": (
        "gemeenten.csv", "2020-12-31,nee,ja,\n", "2020-12-31,ja,ja,\n",
        "gemeenten.csv line 6, in_regio (REG-07",
    ),
    "a new one that came from nothing": (
        "gemeenten.csv", "GM9904,2021-01-01", "GM9904,2021-07-01",
        "gemeenten.csv line 5, geldig_van (REG-08",
    ),
    "a year without inhabitants": (
        "inwoners.csv", "GM9902;2021;25200\n", "",
        "inwoners.csv, GM9902: missing: 2021 (REG-09",
    ),
    "inhabitants given twice": (
        "inwoners.csv", "GM9902;2021;25200", "GM9902;2020;25200",
        "inwoners.csv line 5: it also stands at inwoners.csv line 4 (REG-09",
    ),
    "parts that are not the whole": (
        "inwoners.csv", "GM9911;2020;9000", "GM9911;2020;9001",
        "inwoners.csv, GM9904 2020 (REG-10: inhabitants add up",
    ),
    "a control total that is not the sum": (
        "regio.toml", "2021 = 101000", "2021 = 101001",
        "regio.toml, inwoners_samen.2021 (REG-10",
    ),
    "a municipality that nobody is said to cover": (
        "dekking.toml", 'zonder = ["GM9903"]\n', "",
        "dekking.toml, blijf.trajecten: missing: GM9903 (REG-11",
    ),
    "one that is not on the map": (
        "regio.toml", '["GM9902", "GM9901"]', '["GM9902", ""]',
        "regio.toml, kaart, GM9901: it has 0 places (REG-12",
    ),
    "a map without room for the legend": (
        "regio.toml", '["regio", ""]', '["regio"]', "regio.toml, kaart (REG-12",
    ),
    "inhabitants of one that is unknown": (
        "inwoners.csv", "GM9912;2020", "GM9913;2020",
        "inwoners.csv line 11, gemeente: perhaps GM9912 is meant (REG-13",
    ),
    "a delivery that is unknown": (
        "dekking.toml", '"onderzoeken"]', '"onderzoek"]',
        "veilig_thuis.onderzoek: perhaps veilig_thuis.onderzoeken is meant (REG-13",
    ),
    "a break in an indicator that is unknown": (
        "reeksbreuken.csv", "meldingen_per_1000", "meldingen_per_100",
        "indicatoren: perhaps meldingen_per_1000 is meant (REG-13",
    ),
    "a goal that is a law": (
        "doelen.toml", 'soort = "afspraak"\neenheid', 'soort = "wet"\neenheid',
        "doelen.toml, [[doel]] 1, soort (REG-14",
    ),
    "a goal with two values at once": (
        "doelen.toml", "waarden = [{", "waarden = [{ waarde = 9, vanaf = 2019-01-01 }, {",
        "doelen.toml, [[doel]] 1, waarden (REG-14",
    ),
    "a goal of every region": (
        "doelen.toml", 'id = "glimlach"', 'id = "onderzoek_binnen_10_weken"',
        "onderzoek_binnen_10_weken: it is a goal of every region (REG-14",
    ),
}  # fmt: skip


def damaged(folder: Path, change: Change) -> Path:
    """A copy of the invented region in which one thing is changed."""
    name, old, new, _ = change
    shutil.copytree(GLIMMERLAND, folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))
    return folder


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_a_region_is_said_with_its_place(tmp_path: Path, change: Change) -> None:
    damaged(tmp_path / "regio", change)
    with pytest.raises(UsageFault) as fault:
        region_of(tmp_path, "regio")

    assert change[3] in str(fault.value)
    assert str(fault.value).endswith(". Mend it and try again")


def test_every_rule_of_a_region_was_seen_to_be_broken(tmp_path: Path) -> None:
    said = " ".join(change[3] for change in WRONG.values())
    by_name = {"REG-01", "REG-04"}  # those of the files, and the form of a value, stand below

    assert {rule for rule in REGELS if rule in said} == set(REGELS) - by_name


def test_a_file_that_is_unknown_or_missing_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GLIMMERLAND, tmp_path / "regio"))
    (folder / "dekking.toml").rename(folder / "deking.toml")
    (folder / "kaarten").mkdir()
    with pytest.raises(UsageFault) as fault:
        region_of(tmp_path, "regio")

    assert "deking.toml: perhaps dekking.toml is meant (REG-01: the folder holds" in str(
        fault.value
    )
    assert "kaarten (REG-01)" in str(fault.value)
    assert "; dekking.toml: it is not there (REG-01)" in str(fault.value)


def test_a_value_of_another_form_is_said_by_its_rule(tmp_path: Path) -> None:
    damaged(tmp_path / "regio", ("gemeenten.csv", "GM9901,Kwartelbroek", "9901,Kwartelbroek", ""))
    with pytest.raises(UsageFault, match=r"gemeenten.csv line 2, code: .*REG-04: a value"):
        region_of(tmp_path, "regio")


@pytest.mark.parametrize("command", ["ingest", "report", "status", "config", "template", "schema"])
def test_every_command_refuses_a_wrong_region_with_the_code_of_a_setting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    begin(tmp_path)
    (tmp_path / "regio" / "inwoners.csv").unlink()

    assert run(tmp_path, command) == 2
    said = capsys.readouterr().err
    assert "inwoners.csv: it is not there" in said
    assert "Traceback" not in said


FILES = {
    path.name: path.read_bytes()
    for path in GLIMMERLAND.iterdir()
    if path.suffix in (".toml", ".csv")
}


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    name=st.sampled_from(sorted(FILES)),
    where=st.floats(0, 1),
    length=st.integers(0, 40),
    instead=st.binary(max_size=6) | st.sampled_from([b"", b'"', b"\n", b"GM9901", b"ja", b"-1"]),
)
def test_a_damaged_region_is_read_or_refused_and_never_a_fault_of_ours(
    name: str, where: float, length: int, instead: bytes
) -> None:
    content = FILES[name]
    begin_at = int(where * len(content))
    damaged_file = content[:begin_at] + instead + content[begin_at + length :]
    try:
        found = read_region("folder", FILES | {name: damaged_file})
    except UsageFault as fault:
        said = str(fault)
    else:
        said = f"{len(found.van_nu)} municipalities (REG-00) of {found.voorbeeld.naam}"

    assert "(REG-" in said
