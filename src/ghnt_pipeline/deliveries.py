"""What a delivery is, which one stands, and how it lies on disk.

A delivery is (bron, soort, periode) and the SHA-256 of its canonical text. Its folder never
changes once in place; the ledger says which stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, ConfigDict

from ghnt_pipeline import files
from ghnt_pipeline.cores import one_ahead
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.ledger import Event, Ledger

if TYPE_CHECKING:
    import pyarrow as pa

    from ghnt_pipeline.contracts import Contract

ROWS = "rows.parquet"
REFUSED = "refused.parquet"
MANIFEST = "manifest.json"
NUMBERS = frozenset({"regel", "rij"})
"""Columns that say where a row stood, and only go up."""


@dataclass(frozen=True, order=True)
class DeliveryKey:
    """Who sent what about which period."""

    bron: str
    soort: str
    periode: str

    @property
    def kind(self) -> str:
        return f"{self.bron}.{self.soort}"

    def __str__(self) -> str:
        return f"{self.kind} {self.periode}"


class BevindingTelling(BaseModel):
    """How often one rule was broken in one column."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    kolom: str
    ernst: str
    uitleg: str
    aantal: int


class Deel(BaseModel):
    """One file, or sheet of one, of which a delivery was made, and the rows that came from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bestand: str
    blad: str | None
    bestand_sha256: str
    sha256: str
    rows_read: int
    rows_accepted: int
    eerste_rij: int
    """The `rij` of its first row in the delivery; its own first row has 0."""


class Manifest(BaseModel):
    """What is known of an accepted delivery, without any of its cells."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bron: str
    soort: str
    periode: str
    sha256: str
    bestand: str
    blad: str | None
    bestand_sha256: str
    rows_read: int
    rows_accepted: int
    rows_refused: int
    rows_repeated: int
    rows_control: int
    bevindingen: tuple[BevindingTelling, ...]
    genegeerde_kolommen: tuple[str, ...]
    secret_fingerprint: str
    versie: str
    delen: tuple[Deel, ...] = ()
    """The files of a delivery that was joined out of several (`--samen`); else empty."""
    zonder_nummers: bool = False
    """Whether none of its records has a number (rule D9): it counts as aggregates, with bounds."""
    bestanden: dict[str, str] = {}
    """The SHA-256 of each file beside it; empty when it was written before those were noted."""

    @cached_property  # each file of a run is looked for in each delivery
    def files(self) -> tuple[Deel, ...]:
        """Every file it was made of: its parts, or the one file it is."""
        return self.delen or (
            Deel(
                bestand=self.bestand,
                blad=self.blad,
                bestand_sha256=self.bestand_sha256,
                sha256=self.sha256,
                rows_read=self.rows_read,
                rows_accepted=self.rows_accepted,
                eerste_rij=0,
            ),
        )

    @property
    def contents(self) -> frozenset[str]:
        """The SHA-256 of what it holds: of the whole, and of each file it was joined out of."""
        return frozenset({self.sha256, *(deel.sha256 for deel in self.delen)})

    @property
    def key(self) -> DeliveryKey:
        return DeliveryKey(self.bron, self.soort, self.periode)

    @property
    def id(self) -> str:
        """How a person names it: `veilig_thuis.meldingen/2019K1/0123456789ab`."""
        return f"{self.key.kind}/{self.periode}/{self.sha256[:12]}"


class State(StrEnum):
    """Whether a delivery counts."""

    STANDS = "stands"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Delivery:
    """An accepted delivery, the order in which it was accepted, and its state."""

    manifest: Manifest
    folder: Path
    seq: int
    state: State

    @property
    def key(self) -> DeliveryKey:
        return self.manifest.key

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def rows(self) -> Path:
        return self.folder / ROWS

    @property
    def zonder_nummers(self) -> bool:
        return self.manifest.zonder_nummers


class Named(Protocol):
    """What rows came from: a file, and of a workbook the sheet."""

    @property
    def bestand(self) -> str: ...
    @property
    def blad(self) -> str | None: ...


class Refusal(Protocol):
    """What a delivery keeps of a refused row."""

    @property
    def regel(self) -> int: ...
    @property
    def kolom(self) -> str: ...
    @property
    def code(self) -> str: ...


def content_hash(kolommen: Iterable[str], parts: Iterable[pa.StringArray]) -> str:
    """SHA-256 over a canonical text table: the recognised columns, then a line for each row.

    The lines come in parts of any size; before each stand two zeros.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    digest = hashlib.sha256("\0".join(kolommen).encode())
    for lines in parts:
        begun = pc.binary_join_element_wise("\0", lines, "\0")
        _, offsets, text = begun.buffers()
        end = pa.Array.from_buffers(pa.int32(), len(begun) + 1, [None, offsets])[-1].as_py()
        digest.update(text[:end] if len(begun) else b"")
    return digest.hexdigest()


def write_delivery(
    root: Path,
    manifest: Manifest,
    parts: Iterable[pa.Table],
    refused: pa.Table,
    hashed: Collection[str] = (),
) -> Path:
    """Put a delivery's folder in place, whole or not at all; the columns `hashed` look drawn.

    Its rows come in one or more parts; while one is written the next is made.
    """
    import pyarrow.parquet as pq

    with files.folder_in_one_go(root / manifest.id) as folder:
        _write_rows(folder / ROWS, parts, hashed)
        pq.write_table(refused, folder / REFUSED, compression="zstd")
        for name in (ROWS, REFUSED):
            files.private_file(folder / name)
        noted = manifest.model_copy(update={"bestanden": files.hashes(folder)})
        files.write_text(folder / MANIFEST, noted.model_dump_json(indent=2) + "\n")
    return root / manifest.id


def _write_rows(path: Path, parts: Iterable[pa.Table], hashed: Collection[str]) -> None:
    """Write each part as a group of rows.

    A dictionary of texts that nearly all differ is made in vain: without it for hashes and line
    numbers a million rows are written in 0.6 s and 41 MB, and not in 0.8 s and 48 MB.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    coming = one_ahead(parts)
    first = next(coming)
    plain = dict.fromkeys(hashed, "DELTA_LENGTH_BYTE_ARRAY")
    plain |= dict.fromkeys(NUMBERS & set(first.column_names), "DELTA_BINARY_PACKED")
    coded = [
        f"{field.name}.list.element" if pa.types.is_list(field.type) else field.name
        for field in first.schema
        if field.name not in plain
    ]
    with pq.ParquetWriter(
        path, first.schema, compression="zstd", use_dictionary=coded, column_encoding=plain
    ) as writer:
        for part in chain([first], coming):
            writer.write_table(part)


def refused_table(bron: Named, fouten: Iterable[Refusal]) -> pa.Table:
    """The refused rows of one file of a delivery: where and which rule, no values."""
    import pyarrow as pa

    rijen = list(fouten)
    return pa.table(
        {
            "bestand": pa.array([bron.bestand] * len(rijen), pa.string()),
            "blad": pa.array([bron.blad] * len(rijen), pa.string()),
            "regel": pa.array([r.regel for r in rijen], pa.int64()),
            "kolom": pa.array([r.kolom for r in rijen], pa.string()),
            "regelcode": pa.array([r.code for r in rijen], pa.string()),
        }
    )


def all_deliveries(root: Path, ledger: Ledger, until: date | None = None) -> list[Delivery]:
    """Every delivery ever accepted with its state, in order of acceptance.

    Of each key the newest that was not withdrawn stands; what was purged is left out. `until`
    gives the states at the end of that day (UTC). Raises UsageFault when the ledger names a
    delivery whose folder is gone or damaged.
    """
    accepted: dict[str, int] = {}
    withdrawn: set[str] = set()
    for line in ledger.lines:
        if line.delivery is None:
            continue
        if line.event is Event.PURGED:  # its records are gone for every day
            accepted.pop(line.delivery, None)
        elif until and line.time[:10] > until.isoformat():
            continue
        elif line.event is Event.ACCEPTED:
            accepted.pop(line.delivery, None)
            accepted[line.delivery] = line.seq
            withdrawn.discard(line.delivery)
        elif line.event is Event.WITHDRAWN:
            withdrawn.add(line.delivery)
        elif line.event is Event.UNDONE:
            withdrawn.discard(line.delivery)
    manifests = {identity: _read_manifest(root, identity) for identity in accepted}
    found = [
        Delivery(manifest, root / identity, accepted[identity], State.STANDS)
        for identity, manifest in manifests.items()
    ]
    return with_states(found, withdrawn)


def with_states(deliveries: Sequence[Delivery], withdrawn: Collection[str]) -> list[Delivery]:
    """The state of each, given in order of acceptance, when these are withdrawn."""
    newest = {d.key: d.id for d in deliveries if d.id not in withdrawn}

    def state(delivery: Delivery) -> State:
        if delivery.id in withdrawn:
            return State.WITHDRAWN
        return State.STANDS if newest[delivery.key] == delivery.id else State.REPLACED

    return [replace(delivery, state=state(delivery)) for delivery in deliveries]


def record_numbers(delivery: Delivery, contract: type[Contract]) -> list[str]:
    """The numbers of the records of a delivery, each once; none when it has no numbers."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    if not contract.has_numbers() or delivery.zonder_nummers:
        return []
    (column,) = pq.read_table(delivery.rows, columns=list(contract.sleutel)).columns
    return sorted(pc.unique(column).to_pylist())


def standing(deliveries: Iterable[Delivery]) -> dict[DeliveryKey, Delivery]:
    """The delivery of each key that counts."""
    return {d.key: d for d in deliveries if d.state is State.STANDS}


def _read_manifest(root: Path, identity: str) -> Manifest:
    path = root / identity / MANIFEST
    try:
        return _manifest(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        raise UsageFault(
            f"{path} is missing or damaged. Put the folder back from a backup"
        ) from None


@lru_cache(maxsize=4096)
def _manifest(text: str) -> Manifest:
    """A manifest by its text: one run asks more than once what is in."""
    return Manifest.model_validate_json(text)


def manifest_of(root: Path, identity: str) -> Manifest | None:
    """The manifest of an accepted delivery; None when it is missing or damaged."""
    try:
        return _read_manifest(root, identity)
    except UsageFault:
        return None


def wrong_with(folder: Path, identity: str) -> str | None:
    """What is wrong with the folder of an accepted delivery, in words; None when nothing is."""
    manifest = manifest_of(folder.parents[2], identity)
    if manifest is None:
        return "its manifest is missing or damaged"
    if manifest.id != identity:
        return "its manifest is of another delivery"
    now = files.hashes(folder)
    noted = manifest.bestanden or dict.fromkeys((ROWS, REFUSED))
    for name, sha in noted.items():
        if name not in now:
            return f"{name} is missing"
        if sha not in (None, now[name]):
            return f"{name} is not as it was written"
    return None if manifest.bestanden or _has_its_rows(folder, manifest) else "rows are missing"


def _has_its_rows(folder: Path, manifest: Manifest) -> bool:
    """Of a delivery without noted hashes: whether its rows can be counted, and are all there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return bool(pq.read_metadata(folder / ROWS).num_rows == manifest.rows_accepted)
    except pa.ArrowInvalid:
        return False
