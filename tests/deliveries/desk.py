"""A small project folder to put deliveries in, and rows small enough to read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ghnt_pipeline import open_store
from ghnt_pipeline.deliveries import Delivery, State, all_deliveries
from ghnt_pipeline.ingest import Ingested, ingest
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.run import Asked, Result
from ghnt_pipeline.settings import Project, Settings

Row = dict[str, str]

CASUS = "CASUS-{}"
GEZIN = "gezin-{:0>12}"


def melding(number: int, **cells: str) -> Row:
    """A melding of 2019K1 that breaks no rule."""
    return {
        "meldingnummer": f"M{number}",
        "casusnummer": CASUS.format(number),
        "gemeente": "Dordrecht",
        "datum_melding": "2019-01-10",
        "aanleiding": "km_anders",
        "hoedanigheid_melder": "politie",
        "huishouden": GEZIN.format(number),
        **cells,
    }


def meldingen(numbers: Iterable[int], **cells: str) -> list[Row]:
    return [melding(number, **cells) for number in numbers]


def written(rows: Sequence[Row], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """Rows as a supplier's CSV; the columns are those of the first row, in its order."""
    kop = list(rows[0])
    lines = [kop, *([row[name] for name in kop] for row in rows)]
    return "".join(delimiter.join(line) + "\n" for line in lines).encode(encoding)


def tree(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


class Desk:
    """One project folder and what an analyst does there."""

    def __init__(self, root: Path) -> None:
        root.mkdir(exist_ok=True)
        self.project = Project(root)
        self.project.raw.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, content: bytes | Sequence[Row]) -> Path:
        """Put a file in data/raw."""
        path = self.project.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else written(content))
        return path

    def ingest(self, *paths: Path, settings: Settings | None = None, **asked: Any) -> Ingested:
        return ingest(
            self.project, settings or Settings(), Asked(paths=paths, **asked), lambda _: None
        )

    def one(self, *paths: Path, **asked: Any) -> Result:
        """Ingest, of which one result is expected."""
        (result,) = self.ingest(*paths, **asked).results
        return result

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.project.ledger)

    @property
    def deliveries(self) -> list[Delivery]:
        return all_deliveries(self.project.deliveries, self.ledger)

    @property
    def standing(self) -> list[str]:
        return [d.manifest.id for d in self.deliveries if d.state is State.STANDS]

    def withdraw(self, identity: str) -> None:
        self.ledger.append(Event.WITHDRAWN, delivery=identity)

    def undo(self, identity: str) -> None:
        self.ledger.append(Event.UNDONE, delivery=identity)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with open_store(self.project.root) as store:
            return store.execute(sql).fetchall()

    def numbers(self) -> list[str]:
        """The numbers of the meldingen that count."""
        return [n for (n,) in self.query("select meldingnummer from core_melding order by 1")]
