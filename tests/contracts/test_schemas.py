"""The schemas in the repository are those of the contracts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ghnt_pipeline.contracts import CONTRACTEN, kinds
from ghnt_pipeline.contracts.schemas import all_schemas, as_text, write_schemas

SCHEMAS = Path(__file__).parents[2] / "schemas"


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}


def test_the_schemas_of_the_repository_are_current(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert contents(SCHEMAS) == contents(tmp_path)


def test_the_schema_of_a_kind_that_is_gone_is_removed(tmp_path: Path) -> None:
    (tmp_path / "vir.oud.schema.json").write_text("{}")
    write_schemas(tmp_path)
    assert contents(tmp_path) == {name: as_text(schema) for name, schema in all_schemas().items()}


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_both_schemas_with_its_fields_in_order(kind: str) -> None:
    velden = list(kinds()[kind].velden())
    rij = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    tabel = json.loads((SCHEMAS / f"{kind}.tableschema.json").read_text("utf-8"))
    assert list(rij["properties"]) == velden
    assert [field["name"] for field in tabel["fields"]] == velden


def test_rule_codes_are_unique_over_all_contracts() -> None:
    codes = [c.code(regel.nummer) for c in CONTRACTEN for regel in c.regels]
    assert len(codes) == len(set(codes))
