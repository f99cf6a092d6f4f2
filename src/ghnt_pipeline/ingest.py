"""The recipe of `ghnt ingest`: find, read, check, accept, build."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from ghnt_pipeline import __version__, files
from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.checking import Gecontroleerd, check
from ghnt_pipeline.contracts.fields import Sleutel
from ghnt_pipeline.deliveries import (
    BevindingTelling,
    Delivery,
    DeliveryKey,
    Manifest,
    State,
    all_deliveries,
    content_hash,
    refused_table,
    standing,
    write_delivery,
)
from ghnt_pipeline.errors import DeliveryRefused, UsageFault
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading import Gelezen, read_file
from ghnt_pipeline.secret import Secret, load_secret
from ghnt_pipeline.settings import Project, Settings

Progress = Callable[[str], None]


class Outcome(StrEnum):
    """What became of one file."""

    ACCEPTED = "accepted"
    CORRECTION = "correction"
    KNOWN = "known"
    REFUSED = "refused"
    REFUSED_BEFORE = "refused before"


@dataclass(frozen=True)
class Result:
    """One file, or one table of it: what became of it and why."""

    bestand: str
    outcome: Outcome
    reden: str = ""
    manifest: Manifest | None = None
    gecontroleerd: Gecontroleerd | None = None
    verschil: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What the analyst said on the command line about the files of this run."""

    paths: tuple[Path, ...] = ()
    bron: str | None = None
    periode: Periode | None = None
    correctie: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Candidate:
    """A table that was read and checked, and what it would become."""

    gelezen: Gelezen
    gecontroleerd: Gecontroleerd
    sha256: str
    bestand_sha256: str
    is_named: bool

    @property
    def key(self) -> DeliveryKey:
        soort = self.gelezen.tabel.contract.leversoort
        return DeliveryKey(self.gelezen.bron, soort, str(self.gelezen.periode))


@dataclass(frozen=True)
class Ingested:
    """What a whole run did; `built` holds what the build found when there was one."""

    results: tuple[Result, ...]
    built: dict[str, Any] | None

    @property
    def refused(self) -> bool:
        return any(result.outcome is Outcome.REFUSED for result in self.results)


def ingest(project: Project, settings: Settings, asked: Asked, progress: Progress) -> Ingested:
    """Take in every new file, keep what is right, say what is not, and rebuild the store.

    Raises UsageFault for a path that is not there or a lost secret, Busy when another run is on.
    """
    paths = find_files(project, asked.paths)
    with files.only_writer(project.lock):
        files.clear_leftovers(project.processed)
        ledger = Ledger(project.ledger)
        deliveries = all_deliveries(project.deliveries, ledger)
        results: list[Result] = []
        candidates: list[Candidate] = []
        for path, is_named in paths:
            progress(path.name)
            read = _read_one(project, settings, asked, ledger, deliveries, path, is_named)
            (candidates if isinstance(read, list) else results).extend(
                read if isinstance(read, list) else [read]  # type: ignore[list-item]
            )
        results += _accept_all(project, settings, asked, ledger, deliveries, candidates)
        if asked.dry_run:
            return Ingested(tuple(results), None)
        progress("building the store")
        built = bring_up_to_date(project, settings, ledger)
    return Ingested(tuple(results), built)


def find_files(project: Project, given: Iterable[Path]) -> list[tuple[Path, bool]]:
    """The files to read in a fixed order, each with whether it was named itself."""
    found: list[tuple[Path, bool]] = []
    for path in given or (project.raw,):
        if path.is_file():
            found.append((path, True))
        elif path.is_dir():
            found += [(file, False) for file in sorted(path.rglob("*")) if _is_delivery(file)]
        elif path == project.raw:
            raise UsageFault(f"{path} is not there. Make it and put the suppliers' files in it")
        else:
            raise UsageFault(f"{path} is not there. Check the name")
    return found


def _is_delivery(path: Path) -> bool:
    """Whether a file found by walking is meant to be read: no hidden, lock or README files."""
    naam = path.name.lower()
    overslaan = naam.startswith((".", "~$", "readme", "leesmij")) or naam == "thumbs.db"
    return path.is_file() and not overslaan


def _read_one(
    project: Project,
    settings: Settings,
    asked: Asked,
    ledger: Ledger,
    deliveries: Sequence[Delivery],
    path: Path,
    is_named: bool,
) -> Result | list[Candidate]:
    """Read and check one file, unless it is known or was refused before and did not change."""
    naam = _shown_name(project, path)
    try:
        content = path.read_bytes()
    except OSError as fault:
        return Result(naam, Outcome.REFUSED, f"cannot be read: {fault.strerror}")
    bestand_sha = hashlib.sha256(content).hexdigest()
    if not (asked.bron or asked.periode):
        seen = _seen_before(naam, bestand_sha, ledger, deliveries, is_named)
        if seen is not None:
            return seen
    try:
        tables = read_file(Path(naam), content, bron=asked.bron, periode=asked.periode)
        candidates = [_checked(gelezen, bestand_sha, is_named) for gelezen in tables]
        for candidate in candidates:
            _refuse_above_limit(candidate, settings.max_refused_share)
    except TooManyRefused as fault:
        _note_refusal(ledger, asked, naam, bestand_sha, str(fault))
        return Result(naam, Outcome.REFUSED, str(fault), gecontroleerd=fault.gecontroleerd)
    except DeliveryRefused as fault:
        _note_refusal(ledger, asked, naam, bestand_sha, str(fault))
        return Result(naam, Outcome.REFUSED, str(fault))
    return candidates


class TooManyRefused(DeliveryRefused):
    """More rows break the contract than the limit allows; carries what was found."""

    def __init__(self, message: str, gecontroleerd: Gecontroleerd) -> None:
        super().__init__(message)
        self.gecontroleerd = gecontroleerd


def _shown_name(project: Project, path: Path) -> str:
    """A file's name from `data/raw` on, or its own name and folder."""
    full = path.resolve()
    if full.is_relative_to(project.raw):
        return str(full.relative_to(project.raw))
    return full.name


def _seen_before(
    naam: str,
    bestand_sha: str,
    ledger: Ledger,
    deliveries: Sequence[Delivery],
    is_named: bool,
) -> Result | None:
    for delivery in deliveries:
        if delivery.manifest.bestand_sha256 != bestand_sha:
            continue
        if delivery.state is State.REPLACED and is_named:
            return None
        return Result(naam, Outcome.KNOWN, f"known: {delivery.manifest.id} {delivery.state}")
    refusals = [
        line
        for line in ledger.lines
        if line.event is Event.REFUSED and bestand_sha in line.files and line.rules == __version__
    ]
    if refusals and not is_named:
        return Result(naam, Outcome.REFUSED_BEFORE, refusals[-1].reason or "")
    return None


def _note_refusal(
    ledger: Ledger, asked: Asked, naam: str, bestand_sha: str, reden: str
) -> None:
    if not asked.dry_run:
        ledger.append(
            Event.REFUSED, files=(bestand_sha,), name=naam, reason=reden, rules=__version__
        )


def _checked(gelezen: Gelezen, bestand_sha: str, is_named: bool) -> Candidate:
    tabel = gelezen.tabel
    sha = content_hash((naam for naam, _ in tabel.in_volgorde()), tabel.canonical())
    return Candidate(
        gelezen, check(tabel, gelezen.periode.laatste_dag), sha, bestand_sha, is_named
    )


def _refuse_above_limit(candidate: Candidate, limit: float) -> None:
    gecontroleerd = candidate.gecontroleerd
    rijen = gecontroleerd.gelezen - gecontroleerd.controle
    if rijen == 0:
        raise DeliveryRefused("there is a header, but not one row below it. Ask for the rows")
    if gecontroleerd.afgekeurd > limit * rijen:
        raise TooManyRefused(
            f"{gecontroleerd.afgekeurd} of {rijen} rows break the contract of "
            f"{candidate.key.kind}, more than {limit:.0%}; nothing of it was taken in. "
            "Mend the rows below, or ask the supplier",
            gecontroleerd,
        )


def _accept_all(
    project: Project,
    settings: Settings,
    asked: Asked,
    ledger: Ledger,
    deliveries: Sequence[Delivery],
    candidates: Sequence[Candidate],
) -> list[Result]:
    """Accept what stands alone for its key; refuse what contradicts (rules D1 and D2)."""
    if not candidates:
        return []
    known = frozenset(d.manifest.secret_fingerprint for d in deliveries)
    secret = None if asked.dry_run else load_secret(project.secret, known)
    per_key: dict[DeliveryKey, set[str]] = defaultdict(set)
    for candidate in candidates:
        per_key[candidate.key].add(candidate.sha256)
    results = []
    done: set[tuple[DeliveryKey, str]] = set()
    for candidate in candidates:
        naam = candidate.gelezen.bestand
        try:
            if (candidate.key, candidate.sha256) in done:
                results.append(Result(naam, Outcome.KNOWN, "the same content twice in this run"))
                continue
            _refuse_contradiction(candidate, per_key[candidate.key])
            results.append(
                _accept(project, settings, asked, ledger, deliveries, candidate, secret)
            )
            done.add((candidate.key, candidate.sha256))
        except DeliveryRefused as fault:
            _note_refusal(ledger, asked, naam, candidate.bestand_sha256, str(fault))
            results.append(Result(naam, Outcome.REFUSED, str(fault)))
    return results


def _refuse_contradiction(candidate: Candidate, contents: set[str]) -> None:
    if len(contents) > 1:
        raise DeliveryRefused(
            f"{len(contents)} files with different content are {candidate.key}. "
            "Which one? Name it: ghnt ingest FILE"
        )


def _accept(
    project: Project,
    settings: Settings,
    asked: Asked,
    ledger: Ledger,
    deliveries: Sequence[Delivery],
    candidate: Candidate,
    secret: Secret | None,
) -> Result:
    naam, key = candidate.gelezen.bestand, candidate.key
    known = _same_content(deliveries, candidate)
    if known is not None:
        return Result(naam, Outcome.KNOWN, f"known: {known.manifest.id} {known.state}")
    manifest = _manifest(candidate, "" if secret is None else secret.fingerprint)
    if secret is None:
        return Result(
            naam, Outcome.ACCEPTED, "would be accepted", manifest, candidate.gecontroleerd
        )
    rows = candidate.gecontroleerd.rijen
    for name, veld in candidate.gelezen.tabel.contract.velden().items():
        if isinstance(veld, Sleutel):
            column = secret.hash_column(rows.column(name))
            rows = rows.set_column(rows.column_names.index(name), name, column)
    earlier = standing(deliveries).get(key)
    verschil = _difference(settings, asked, earlier, candidate, rows)
    write_delivery(
        project.deliveries, manifest, rows, refused_table(manifest, candidate.gecontroleerd.fouten)
    )
    ledger.append(
        Event.ACCEPTED,
        delivery=manifest.id,
        files=(candidate.bestand_sha256,),
        name=naam,
    )
    outcome = Outcome.CORRECTION if earlier else Outcome.ACCEPTED
    return Result(naam, outcome, "", manifest, candidate.gecontroleerd, verschil)


def _same_content(deliveries: Sequence[Delivery], candidate: Candidate) -> Delivery | None:
    """The delivery that already has this content for this key (rule D1).

    Raises DeliveryRefused when it stands for another period.
    """
    for delivery in deliveries:
        manifest = delivery.manifest
        if manifest.sha256 != candidate.sha256 or delivery.key.kind != candidate.key.kind:
            continue
        if delivery.key == candidate.key:
            again = delivery.state is State.REPLACED and candidate.is_named
            return None if again else delivery
        if delivery.state is State.STANDS:
            raise DeliveryRefused(
                f"the same content already stands for {manifest.periode}, and this file says "
                f"{candidate.key.periode}. Ask the supplier which period it is"
            )
    return None


def _difference(
    settings: Settings, asked: Asked, earlier: Delivery | None, candidate: Candidate, rows: Any
) -> dict[str, int]:
    """How a correction differs from what stood (rule D2).

    Raises DeliveryRefused when it drops more of the numbers than the limit, without --correctie.
    """
    if earlier is None:
        return {}
    from ghnt_pipeline import store

    verschil = store.compare(earlier.rows, rows, candidate.gelezen.tabel.contract)
    before = verschil["changed"] + verschil["withdrawn"] + verschil["kept"]
    if verschil["withdrawn"] > settings.max_dropped_share * before and not asked.correctie:
        raise DeliveryRefused(
            f"this correction of {candidate.key} leaves out {verschil['withdrawn']} of {before} "
            f"numbers, more than {settings.max_dropped_share:.0%}. If that is right: "
            "ghnt ingest FILE --correctie"
        )
    return verschil


def _manifest(candidate: Candidate, fingerprint: str) -> Manifest:
    gelezen, gecontroleerd = candidate.gelezen, candidate.gecontroleerd
    uitleg = {(b.code, b.kolom): b for b in gecontroleerd.bevindingen}
    return Manifest(
        bron=gelezen.bron,
        soort=candidate.key.soort,
        periode=candidate.key.periode,
        sha256=candidate.sha256,
        bestand=gelezen.bestand,
        blad=gelezen.blad,
        bestand_sha256=candidate.bestand_sha256,
        rows_read=gecontroleerd.gelezen,
        rows_accepted=gecontroleerd.aanvaard,
        rows_refused=gecontroleerd.afgekeurd,
        rows_repeated=gecontroleerd.herhaald,
        rows_control=gecontroleerd.controle,
        bevindingen=tuple(
            BevindingTelling(
                code=code,
                kolom=kolom,
                ernst=uitleg[code, kolom].ernst,
                uitleg=uitleg[code, kolom].uitleg,
                aantal=aantal,
            )
            for (code, kolom), aantal in sorted(gecontroleerd.per_regel().items())
        ),
        genegeerde_kolommen=gelezen.tabel.genegeerd,
        secret_fingerprint=fingerprint,
        versie=__version__,
    )
