"""Tab completes commands, options and the names that exist, in a real shell, without a wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import MELDINGEN, SCRIPT, script

HEAVY = {"pandas", "matplotlib", "duckdb", "scipy", "ortools", "jinja2"}
"""What takes longer to load than a person waits; the names of the kinds need pyarrow."""
TAB = (
    "import atexit, sys\n"
    f"atexit.register(lambda: print(*({HEAVY} & set(sys.modules)), end='', file=sys.stderr))\n"
    "from ghnt_pipeline.cli import main\n"
    "main()"
)
"""The program as a shell calls it, that tells on stderr which heavy libraries it loaded."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    (root / "data" / "raw").mkdir(parents=True)
    (root / "data" / "raw" / "meldingen_2019K1.csv").write_text(MELDINGEN)
    (root / "data" / "processed" / "editions" / "2019K1.v2").mkdir(parents=True)
    assert script("ingest", cwd=root).code == 0
    return root


def _environment(words: str) -> dict[str, str]:
    own = {name: text for name, text in os.environ.items() if name != "GHNT_PROJECT"}
    word = len(words.split(" ")) - 1
    return own | {"_GHNT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(word)}


def _offered(words: str, cwd: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", TAB], cwd=cwd, env=_environment(words),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.split()


OFFERS = {
    "ghnt exp": ["explain"],
    "ghnt explain --uit": ["--uitsplitsing"],
    "ghnt explain meldingen_": ["meldingen_per_1000"],
    "ghnt explain meldingen --gemeente Hoek": ["Hoeksche-Waard"],
    "ghnt explain meldingen --gemeente hoek": ["hoeksche-Waard"],
    "ghnt explain meldingen --gemeente regio": ["regio", "regio_toen"],
    "ghnt report --gemeente regio": ["regio"],
    "ghnt explain meldingen --periode ": ["2019", "2019K1"],
    "ghnt explain doorlooptijd_onderzoek --uitsplitsing ": ["maat"],
    "ghnt explain --uitsplitsing ": [],
    "ghnt release ": ["2019K1.v2"],
    "ghnt report --verify 2019": ["2019K1.v2"],
    "ghnt ingest --bron b": ["blijf"],
    "ghnt purge --bron p": ["politie"],
    "ghnt indicators --actielijn s": ["stoppen", "specifiek"],
    "ghnt template blijf.t": ["blijf.trajecten"],
    "ghnt release --project nergens ": [],
}


@pytest.mark.parametrize("words", OFFERS)
def test_tab_offers_what_exists_and_loads_nothing_heavy(project: Path, words: str) -> None:
    assert _offered(words, project) == OFFERS[words]


def test_tab_offers_the_deliveries_of_the_project_that_was_named(
    project: Path, tmp_path: Path
) -> None:
    (offered,) = _offered(f"ghnt withdraw --project {project} veilig", tmp_path)

    assert offered.startswith("veilig_thuis.meldingen/2019K1/")
    assert script("withdraw", "--dry-run", offered, cwd=project).code == 0


@pytest.mark.parametrize("gemeente", ["Hoeksche-Waard", "hoeksche-Waard"])
def test_what_tab_makes_of_a_name_with_a_space_is_that_municipality(
    project: Path, gemeente: str
) -> None:
    done = script("explain", "meldingen", "--gemeente", gemeente, "--periode", "2019K1",
                  "--dry-run", cwd=project)  # fmt: skip
    assert "Hoeksche Waard (GM1963)" in done.out


def test_completion_that_was_installed_works_in_bash(project: Path, tmp_path: Path) -> None:
    own = os.environ | {
        "HOME": str(tmp_path), "PATH": f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    subprocess.run(
        ["bash", "-c", "ghnt --install-completion; true"], env=own, check=True, capture_output=True
    )
    typed = (
        ". ~/.bashrc; COMP_WORDS=(ghnt explain meldingen --gemeente Pap) COMP_CWORD=4; "
        '_ghnt_completion ghnt; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", typed], cwd=project, env=own, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["Papendrecht"]
