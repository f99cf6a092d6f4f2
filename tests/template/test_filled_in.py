"""A template that comes back filled in is accepted; one that comes back empty is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline.checking import check
from ghnt_pipeline.cli import _run
from ghnt_pipeline.errors import ExitCode
from ghnt_pipeline.reading import read_file
from ghnt_pipeline.template import write_template

from .boek import KINDS, ROWS, filled, opened

every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_a_template_that_was_filled_in_is_accepted_without_a_finding(
    kind: str, tmp_path: Path
) -> None:
    content = filled(kind, opened(kind, tmp_path))
    path = Path(f"{kind.replace('.', '_')}_2019K1.xlsx")
    lezing = read_file(path, content, verborgen=True)
    (gelezen,) = lezing.tabellen
    gevonden = check(gelezen.tabel, gelezen.periode.laatste_dag)

    assert (gelezen.bron, str(gelezen.periode)) == (kind.split(".", maxsplit=1)[0], "2019K1")
    assert gelezen.tabel.contract is KINDS[kind]
    assert (gelezen.tabel.genegeerd, lezing.geweigerd) == ((), ())
    assert (gevonden.aanvaard, gevonden.gelezen, gevonden.bevindingen) == (ROWS, ROWS, ())


@every_kind
def test_a_template_nobody_filled_in_is_refused_for_that_and_nothing_else(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(f"{kind.replace('.', '_')}_2019K1.xlsx")
    write_template(kind, path)
    (tmp_path / "data" / "raw").mkdir(parents=True)

    assert _run(["check", str(path)]) == ExitCode.REFUSED
    gezegd = capsys.readouterr().err
    assert gezegd.count("there is a header, but not one row below it") == 1
    assert gezegd.count("REFUSED") == 1
