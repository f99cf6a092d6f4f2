"""Several files to one delivery (D2, `--samen`): when they may be joined, what they make."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ghnt_pipeline.deliveries import Deel, DeliveryKey, content_hash
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.run import Candidate

if TYPE_CHECKING:
    from ghnt_pipeline.checking import Gecontroleerd
    from ghnt_pipeline.contracts import Contract


@dataclass(frozen=True)
class Offer:
    """What is offered as one delivery: one table or, with `--samen`, several in a fixed order."""

    delen: tuple[Candidate, ...]

    @property
    def key(self) -> DeliveryKey:
        return self.delen[0].key

    @property
    def contract(self) -> type[Contract]:
        return self.delen[0].gelezen.tabel.contract

    @property
    def is_joined(self) -> bool:
        return len(self.delen) > 1

    @property
    def bestand(self) -> str:
        """Its file, or all of its files."""
        return " + ".join(dict.fromkeys(deel.gelezen.bestand for deel in self.delen))

    @property
    def naam(self) -> str:
        """Its table, or all of its tables, with their sheets."""
        return " + ".join(deel.naam for deel in self.delen)

    @property
    def blad(self) -> str | None:
        """Its sheet; the parts of a joined one have their own."""
        return None if self.is_joined else self.delen[0].gelezen.blad

    @property
    def parts(self) -> frozenset[str]:
        """The SHA-256 of each part."""
        return frozenset(deel.sha256 for deel in self.delen)

    @property
    def contents(self) -> frozenset[str]:
        """The SHA-256 of the whole and of each part."""
        return self.parts | {self.sha256}

    @cached_property
    def sha256(self) -> str:
        """As if one file had held the rows of all: a column that a part lacks is empty there."""
        if not self.is_joined:
            return self.delen[0].sha256
        tabellen = [deel.gelezen.tabel for deel in self.delen]
        namen = [n for n in self.contract.velden() if any(n in t.kolommen for t in tabellen)]
        return content_hash(namen, (part for t in tabellen for part in t.canonical_parts(namen)))

    @cached_property
    def bestand_sha256(self) -> str:
        """The hash of its file; of several, the hash over theirs."""
        shas = list(dict.fromkeys(deel.bestand_sha256 for deel in self.delen))
        return shas[0] if len(shas) == 1 else hashlib.sha256("".join(shas).encode()).hexdigest()

    @cached_property
    def eerste_rijen(self) -> tuple[int, ...]:
        """The `rij` at which each part begins."""
        lengtes = [len(deel.gelezen.tabel.regels) for deel in self.delen]
        return tuple(accumulate(lengtes[:-1], initial=0))

    @cached_property
    def gecontroleerd(self) -> Gecontroleerd:
        """What became of the rows of all parts; each was checked by itself, with its own totals."""
        found = [deel.gecontroleerd for deel in self.delen]
        if not self.is_joined:
            return found[0]
        import pyarrow as pa
        import pyarrow.compute as pc

        from ghnt_pipeline.checking import Gecontroleerd

        rijen = [
            g.rijen.set_column(
                g.rijen.column_names.index("rij"), "rij", pc.add(g.rijen.column("rij"), begin)
            )
            for g, begin in zip(found, self.eerste_rijen, strict=True)
        ]
        return Gecontroleerd(
            rijen=pa.concat_tables(rijen),
            bevindingen=tuple(bevinding for g in found for bevinding in g.bevindingen),
            gelezen=sum(g.gelezen for g in found),
            afgekeurd=sum(g.afgekeurd for g in found),
            herhaald=sum(g.herhaald for g in found),
            controle=sum(g.controle for g in found),
        )

    def as_delen(self) -> tuple[Deel, ...]:
        """What the manifest of a joined delivery keeps of each file; empty for a single one."""
        if not self.is_joined:
            return ()
        return tuple(
            Deel(
                bestand=deel.gelezen.bestand,
                blad=deel.gelezen.blad,
                bestand_sha256=deel.bestand_sha256,
                sha256=deel.sha256,
                rows_read=deel.gecontroleerd.gelezen,
                rows_accepted=deel.gecontroleerd.aanvaard,
                eerste_rij=begin,
            )
            for deel, begin in zip(self.delen, self.eerste_rijen, strict=True)
        )


def joined(candidates: Iterable[Candidate]) -> Offer:
    """One offer of several tables, each content once, in the order of their names."""
    each: dict[str, Candidate] = {}
    for candidate in sorted(
        candidates, key=lambda c: (c.gelezen.bestand, c.gelezen.blad or "", c.bestand_sha256)
    ):
        each.setdefault(candidate.sha256, candidate)
    return Offer(tuple(each.values()))


def numbers_in_common(candidates: Sequence[Candidate]) -> int:
    """How many numbers more than one of these tables has."""
    seen: set[tuple[object, ...]] = set()
    twice: set[tuple[object, ...]] = set()
    for candidate in candidates:
        rijen = candidate.gecontroleerd.rijen
        sleutel = candidate.gelezen.tabel.contract.sleutel
        own = set(zip(*(rijen.column(naam).to_pylist() for naam in sleutel), strict=True))
        twice |= seen & own
        seen |= own
    return len(twice)


def refuse_contradiction(offer: Offer, *, samen: bool) -> None:
    """Raise DeliveryRefused for several contents that may not, or were not asked to, be joined."""
    if not offer.is_joined:
        return
    of_one_file = len({deel.gelezen.bestand for deel in offer.delen}) == 1
    which = (
        "Which one? Leave out the other sheets"
        if of_one_file
        else "Which one? Name it: ghnt ingest FILE"
    )
    tables = f"{len(offer.delen)} {'sheets' if of_one_file else 'files'} with different content are"
    if any(deel.gecontroleerd.zonder_nummers for deel in offer.delen):
        raise DeliveryRefused(
            f"{tables} {offer.key} and cannot be joined, for without record numbers nobody sees "
            f"what they have in common. {which}"
        )
    common = numbers_in_common(offer.delen)
    if samen and not common:
        return
    sleutel = offer.contract.sleutel
    what = "numbers" if offer.contract.has_numbers() else f"rows by {', '.join(sleutel)}"
    if samen:
        raise DeliveryRefused(
            f"{tables} {offer.key} and cannot be joined, for they have {what} in common: {common}. "
            f"{which}"
        )
    if not common:
        which += (
            f". They have no {what} in common; if they are parts of one delivery: "
            f"ghnt ingest {'FILE' if of_one_file else 'FILE FILE'} --samen"
        )
    raise DeliveryRefused(f"{tables} {offer.key}. {which}")
