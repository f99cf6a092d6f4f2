"""`ghnt template`: where it writes, what it refuses, what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ghnt_pipeline.cli import _run
from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.errors import ExitCode

Ghnt = Callable[..., tuple[int, str, str]]


@pytest.fixture
def template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ghnt:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = _run(["template", *arguments])
        return code, *capsys.readouterr()

    return run


def test_it_is_written_here_under_a_name_that_tells_its_kind(template: Ghnt) -> None:
    code, out, err = template("veilig_thuis.meldingen")

    assert (code, out) == (ExitCode.DONE, "")
    assert "veilig_thuis_meldingen_sjabloon.xlsx" in err
    assert [path.name for path in Path().iterdir()] == ["veilig_thuis_meldingen_sjabloon.xlsx"]


def test_it_is_written_where_asked_and_the_document_says_where(template: Ghnt) -> None:
    code, out, err = template("vir.signalen", "--out", "eigen.xlsx", "--json")

    assert (code, err) == (ExitCode.DONE, "")
    assert json.loads(out)["result"] == {"kind": "vir.signalen", "file": "eigen.xlsx"}
    assert Path("eigen.xlsx").is_file()


def test_what_stands_there_is_never_written_over(template: Ghnt) -> None:
    Path("eigen.xlsx").write_text("ingevuld")
    code, _, err = template("vir.signalen", "--out", "eigen.xlsx")

    assert code == ExitCode.USAGE
    assert "eigen.xlsx is there already" in err
    assert Path("eigen.xlsx").read_text() == "ingevuld"


@pytest.mark.parametrize("arguments", [(), ("veilig_thuis.melding",)])
def test_without_a_known_kind_every_kind_is_named(
    template: Ghnt, arguments: tuple[str, ...]
) -> None:
    code, _, err = template(*arguments)

    assert code == ExitCode.USAGE
    assert all(kind in err for kind in kinds())
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("out", "words"),
    [("geen/map.xlsx", "cannot be written"), ("eigen.csv", "must end in .xlsx")],
)
def test_a_place_where_it_cannot_stand_is_said(template: Ghnt, out: str, words: str) -> None:
    code, _, err = template("vir.signalen", "--out", out)

    assert code == ExitCode.USAGE
    assert words in err
    assert len(err.splitlines()) == 1
