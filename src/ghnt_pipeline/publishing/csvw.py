"""`csv-metadata.json`: what the data package says of the open files, as CSV on the Web (W3C)."""

from __future__ import annotations

from typing import Any

BESTAND = "csv-metadata.json"

DATATYPEN = {"number": "decimal", "integer": "integer", "boolean": "boolean", "string": "string"}


def als_csvw(pakket: dict[str, Any]) -> dict[str, Any]:
    """Say what a data package says in the other standard."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": pakket["title"],
        "dc:description": pakket["description"],
        "dc:source": [bron["title"] for bron in pakket["sources"]],
        "dc:license": {"@id": pakket["licenses"][0]["path"]},
        "tables": [_tabel(bron) for bron in pakket["resources"]],
    }


def _tabel(bron: dict[str, Any]) -> dict[str, Any]:
    schema = bron["schema"]
    return {
        "url": bron["path"],
        "dc:title": bron["title"],
        "dc:description": bron["description"],
        "tableSchema": {
            "columns": [_kolom(veld) for veld in schema["fields"]],
            "primaryKey": schema["primaryKey"],
        },
    }


def _kolom(veld: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": veld["name"],
        "titles": veld["name"],
        "dc:description": veld["description"],
        "datatype": DATATYPEN[veld["type"]],
        "required": "constraints" in veld,
    }
