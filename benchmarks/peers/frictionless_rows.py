"""frictionless with a Table Schema: types, patterns and lists; the order of dates as row checks."""

from __future__ import annotations

from pathlib import Path

from frictionless import Checklist, Detector, Dialect, Resource, Schema, checks, formats

from rules import CODES, DAY_FORMAT, DAYS, PATTERNS, REQUIRED, measured


def check(path: Path, good_rows: Path) -> tuple[int, int]:  # noqa: ARG001
    fields = [
        *(
            {"name": n, "type": "string", "constraints": {"pattern": p}}
            for n, p in PATTERNS.items()
        ),
        *({"name": n, "type": "string", "constraints": {"enum": c}} for n, c in CODES.items()),
        *({"name": n, "type": "date", "format": DAY_FORMAT, "constraints": {}} for n in DAYS),
    ]
    for field in fields:
        field["constraints"]["required"] = field["name"] in REQUIRED
    order = " and ".join(f"({n} is None or {n} >= datum_melding)" for n in DAYS[1:])
    rules = Checklist(checks=[checks.row_constraint(formula=order)])
    with Resource(
        path=path.name,
        basepath=str(path.parent),
        dialect=Dialect(controls=[formats.CsvControl(delimiter=";")]),
        schema=Schema.from_descriptor({"fields": fields}),
        detector=Detector(schema_sync=True),
    ) as resource:
        pass
    report = resource.validate(rules, limit_errors=1_000_000)
    lines = {error[0] for error in report.flatten(["rowNumber"])}
    return report.tasks[0].stats["rows"] - len(lines), len(lines)


if __name__ == "__main__":
    measured(check)
