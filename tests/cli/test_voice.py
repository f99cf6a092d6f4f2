"""Data to stdout, words to stderr, one document with --json, help for everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ghnt_pipeline import cli

from .conftest import BAD, MELDINGEN, Ghnt, script

COMMANDS = (
    "ingest", "report", "check", "status", "deliveries",
    "withdraw", "rebuild", "indicators", "schema", "example", "quarter",
    "init", "config", "doctor", "purge",
)  # fmt: skip
TOTALEN = Path(__file__).parents[2] / "examples" / "veilig_thuis_totalen_2018_regiovisie.csv"


def test_ghnt_alone_is_ghnt_status(ghnt: Ghnt) -> None:
    alone = ghnt()
    assert alone == ghnt("status")
    assert alone.code == 0
    assert "data/raw" in alone.err


@pytest.mark.parametrize("options", [("--json",), ("-q",), ("--project", "."), ("-v",)])
def test_ghnt_alone_takes_the_common_options(ghnt: Ghnt, options: tuple[str, ...]) -> None:
    assert ghnt(*options) == ghnt("status", *options)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_tells_of_the_common_options(ghnt: Ghnt, command: str) -> None:
    done = ghnt(command, "--help")
    assert (done.code, done.err) == (0, "")
    for option in ("--project", "--json", "--quiet", "--verbose", "--set", "--debug"):
        assert option in done.out
    assert ghnt(command, "-h") == done


def test_the_help_lists_every_command(ghnt: Ghnt) -> None:
    done = ghnt("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert f"  {command} " in done.out


def test_the_version_is_one_line(ghnt: Ghnt) -> None:
    done = ghnt("--version")
    assert done.code == 0
    assert done.out.startswith("ghnt 0.")


@pytest.mark.parametrize(
    "arguments",
    [("ingest",), ("ingest", "--dry-run"), ("check", "data/raw/meldingen_2019K1.csv"),
     ("status",), ("status", "--strict"), ("deliveries",), ("deliveries", "--nummers"),
     ("withdraw", "veilig_thuis.meldingen/2019K1"), ("rebuild",), ("indicators",),
     ("indicators", "meldingen"), ("schema",), ("schema", "vir.signalen"), ("quarter",),
     ("report",), ("report", "--gemeente", "Dordrecht", "--periode", "2019K1"),
     ("example", "nieuw"), ("init", "nieuw"), ("config", "--origin"), ("doctor",),
     ("doctor", "--dry-run"), ("purge", "--older-than", "1m", "--dry-run"),
     ("purge", "--older-than", "2019-04-01", "--yes"), ("status", "--mail")],
    ids=" ".join,
)  # fmt: skip
def test_json_is_one_document_on_stdout_and_nothing_on_stderr(
    ghnt: Ghnt, arguments: tuple[str, ...]
) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    Path("data/raw/slecht_2019K2.csv").write_text(BAD)
    if arguments[0] in ("report", "status", "deliveries", "withdraw", "doctor", "purge"):
        ghnt("ingest")
    done = ghnt(*arguments, "--json")
    assert done.document["command"] == arguments[0]
    assert done.err == ""
    assert "Atlantis" not in done.out


def test_words_go_to_stderr_and_quiet_leaves_the_data(ghnt: Ghnt) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    Path("data/raw/slecht_2019K2.csv").write_text(BAD)
    dry = ghnt("ingest", "--dry-run")
    quiet = ghnt("ingest", "--dry-run", "-q")
    assert quiet.out == dry.out != ""
    assert quiet.err == "" != dry.err


def test_quiet_still_says_what_went_wrong(ghnt: Ghnt) -> None:
    assert "nergens.csv" in ghnt("ingest", "nergens.csv", "-q").err


def test_verbose_lists_the_files_that_are_known(ghnt: Ghnt) -> None:
    Path("data/raw/meldingen_2019K1.csv").write_text(MELDINGEN)
    ghnt("ingest")
    assert "meldingen_2019K1.csv: known: " in ghnt("ingest", "-v").err


def test_the_published_totals_of_2018_are_bounded_and_no_more(ghnt: Ghnt) -> None:
    done = ghnt("ingest", TOTALEN)
    assert done.code == 0
    for number in ("2780", "3317", "2264", "2663"):
        assert number in done.err, number
    assert "does not show" in done.err
    found = ghnt("report", "--gemeente", "regio", "--periode", "2018K4", "--json").document
    shown = {str(row["waarde"]) for row in found["result"]}
    assert not shown & {"2780.0", "3315.0", "3317.0", "2265.0", "2665.0"}


HEAVY = (
    "pandas", "numpy", "matplotlib", "scipy", "ortools", "duckdb", "pyarrow", "rich", "filelock",
    "pydantic_settings", "babel", "jinja2", "ghnt_pipeline.reading", "ghnt_pipeline.acceptance",
)  # fmt: skip
MAY_LOAD = {
    "--help": set[str](),
    "status": set[str](),
    "indicators": set[str](),
    "ingest": {"filelock"},
}


@pytest.mark.parametrize("argument", MAY_LOAD)
def test_what_has_nothing_to_calculate_loads_no_heavy_library(
    tmp_path: Path, argument: str
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    assert script("ingest", cwd=tmp_path).code == 0
    probe = (
        "import sys; from ghnt_pipeline.cli import _run; code = _run(sys.argv[1:]); "
        f"loaded = [m for m in {HEAVY} if m in sys.modules]; "
        "print(*loaded, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, argument],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert set(done.stderr.splitlines()[-1].split()) == MAY_LOAD[argument]


def test_a_new_file_is_taken_in_without_pandas_or_the_reader_of_fixed_widths(
    tmp_path: Path,
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    unneeded = ("pandas", "matplotlib", "scipy", "holidays", "ghnt_pipeline.reading.layout")
    probe = (
        "import sys; from ghnt_pipeline.cli import _run; code = _run(['ingest']); "
        f"print('loaded', *(m for m in {unneeded} if m in sys.modules)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].split() == ["loaded"]


def test_a_command_ends_without_a_last_look_through_all_its_objects(tmp_path: Path) -> None:
    probe = (
        "import atexit, gc; from ghnt_pipeline.__main__ import main\n"
        "class Held:\n    def __del__(self): print('looked')\n"
        "held = [Held()]; held.append(held); del held\n"
        "atexit.register(lambda: print('asked for', gc.get_threshold()[0])); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, "--version"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == ["asked for 200000"]


def test_the_package_itself_can_be_run(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "ghnt_pipeline"]
    done = subprocess.run(
        [*run, "status"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == script("status", cwd=tmp_path).code
    assert done.stderr == script("status", cwd=tmp_path).err


def test_arrow_that_was_told_to_do_without_pandas_still_makes_a_frame(tmp_path: Path) -> None:
    probe = (
        "import sys; from ghnt_pipeline.arrow_settings import settle_arrow; settle_arrow(); "
        "import pyarrow as pa; column = pa.array([1, 2]); assert 'pandas' not in sys.modules; "
        "print(pa.table({'a': column}).to_pandas().a.sum())"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "3"), done.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "--nonsense", "--project"])
def test_a_command_says_the_same_when_it_is_made_alone(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch, command: str, option: str
) -> None:
    alone = ghnt(command, option)
    assert cli._app_of([command]) is not cli.app
    monkeypatch.setattr(cli, "_app_of", lambda _: cli.app)
    assert alone == ghnt(command, option)


def test_a_completion_loads_no_heavy_library(tmp_path: Path) -> None:
    probe = (
        "import sys; from ghnt_pipeline.cli import main\ntry: main()\nfinally: "
        f"print(*(m for m in {HEAVY} if m in sys.modules), file=sys.stderr)"
    )
    asked = {"_GHNT_COMPLETE": "complete_bash", "COMP_WORDS": "ghnt in", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, **asked},
    )  # fmt: skip
    assert sorted(done.stdout.split()) == ["indicators", "ingest", "init"]
    assert not done.stderr.split()


def test_a_fault_of_ours_is_one_line_with_70_and_a_trace_only_with_debug(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("binnenste")

    monkeypatch.setattr("ghnt_pipeline.status.status", broken)
    done = ghnt("status")
    assert done.code == 70
    assert "RuntimeError" in done.err
    assert "binnenste" not in done.err
    assert ghnt("status", "--json").document["errors"]
    with pytest.raises(RuntimeError, match="binnenste"):
        ghnt("status", "--debug")


def test_an_interrupted_run_ends_with_130(ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("ghnt_pipeline.ingest.find_files", interrupted)
    done = ghnt("ingest")
    assert done.code == 130
    assert "interrupted" in done.err


def test_a_line_that_ends_with_a_question_has_no_full_stop_behind_it(ghnt: Ghnt) -> None:
    asked = ghnt("ingst").err.splitlines()[0]

    assert "Did you mean" in asked
    assert asked.endswith("?")


def test_ingest_says_where_to_stand_when_this_is_no_project(ghnt: Ghnt) -> None:
    Path("data/raw").rmdir()
    done = ghnt("ingest")

    assert done.code == 2
    assert "--project DIR" in done.err
    assert "ghnt init" in done.err


def test_an_empty_folder_is_not_called_known(ghnt: Ghnt) -> None:
    assert "There are no files to read" in ghnt("ingest").err
