"""The contracts as JSON Schema and Table Schema, written from the models and never by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ghnt_pipeline.contracts import Contract, kinds
from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Codes
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, JaNee
from ghnt_pipeline.contracts.veld import MISSING, Veld


def json_schema(kind: str, contract: type[Contract]) -> dict[str, Any]:
    """JSON Schema of one row as a supplier writes it: text in every cell."""
    schema = contract.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": kind,
        "x-rules": [
            {"code": contract.code(r.nummer), "severity": r.ernst.value, "rule": r.uitleg}
            for r in contract.regels
        ],
    }


def table_schema(kind: str, contract: type[Contract]) -> dict[str, Any]:
    """Frictionless Table Schema of one table of this kind."""
    return {
        "name": kind.replace(".", "-").replace("_", "-"),
        "title": kind,
        "description": (contract.__doc__ or "").strip(),
        "fields": [
            {
                "name": name,
                **_table_type(veld),
                "description": f"Expected: {veld.voluit}",
                "constraints": {"required": not veld.leeg},
                "x-also-called": list(veld.ook),
            }
            for name, veld in contract.velden().items()
        ],
        "primaryKey": list(contract.sleutel),
        "missingValues": sorted(MISSING),
    }


_TEXT: dict[str, Any] = {"type": "string"}
_TABLE_TYPES: dict[type[Veld], dict[str, Any]] = {
    Datum: {"type": "date", "format": "any"},
    Aantal: {"type": "integer", "groupChar": "."},
    Getal: {"type": "number", "decimalChar": ",", "groupChar": "."},
    JaNee: {
        "type": "boolean",
        "trueValues": ["ja", "j", "1", "true"],
        "falseValues": ["nee", "n", "0", "false"],
    },
}


def _table_type(veld: Veld) -> dict[str, Any]:
    if isinstance(veld, Code):
        more: dict[str, Any] = {"x-separators": ["|", ";", ","]} if isinstance(veld, Codes) else {}
        if isinstance(veld, CodeOfPaar):
            more["x-pairs"] = veld.paren()
        return {"type": "string", "x-codes": veld.codes(), **more}
    return next((t for kind, t in _TABLE_TYPES.items() if isinstance(veld, kind)), _TEXT)


def all_schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file."""
    found: dict[str, dict[str, Any]] = {}
    for kind, contract in kinds().items():
        found[f"{kind}.schema.json"] = json_schema(kind, contract)
        found[f"{kind}.tableschema.json"] = table_schema(kind, contract)
    return found


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into a folder and remove those of kinds that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = all_schemas()
    for old in folder.glob("*.json"):
        if old.name not in schemas:
            old.unlink()
    for name, schema in schemas.items():
        (folder / name).write_text(as_text(schema), "utf-8")
    return [folder / name for name in schemas]
