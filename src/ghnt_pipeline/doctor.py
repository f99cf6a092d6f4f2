"""The recipe of `ghnt doctor`: is all that must last whole, and what can be mended is mended."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ghnt_pipeline import files
from ghnt_pipeline.building import bring_up_to_date, inputs_of_store, read_build
from ghnt_pipeline.deliveries import all_deliveries, manifest_of, standing, wrong_with
from ghnt_pipeline.editions_whole import ailing_editions
from ghnt_pipeline.errors import NothingToReport, UsageFault
from ghnt_pipeline.journal import LOGS, file_hash
from ghnt_pipeline.ledger import Event, Ledger
from ghnt_pipeline.mending import make_again, raw_files
from ghnt_pipeline.purging import remains
from ghnt_pipeline.secret import load_secret
from ghnt_pipeline.settings import Project, Settings

Progress = Callable[[str], None]
Mend = Callable[[], bool]


@dataclass(frozen=True)
class Ailment:
    """Something wrong: where, what, what mends it, and how; None when only a person can."""

    place: str
    wrong: str
    cure: str
    mend: Mend | None = None


@dataclass(frozen=True)
class Treated:
    """What was wrong, and whether it no longer is."""

    ailment: Ailment
    is_mended: bool


def doctor(
    project: Project, settings: Settings, progress: Progress, *, dry_run: bool = False
) -> list[Treated]:
    """Look at everything that lasts, in the order in which one thing rests on another, and mend.

    Raises Busy when another run is on.
    """
    if not project.processed.is_dir():
        return []
    if dry_run:
        return [Treated(a, is_mended=False) for a in _ailments(project, settings, progress)]
    with files.only_writer(project.lock):
        return [
            Treated(a, is_mended=a.mend is not None and a.mend())
            for a in _ailments(project, settings, progress)
        ]


def _ailments(project: Project, settings: Settings, progress: Progress) -> Iterator[Ailment]:
    """Every ailment; one is looked for after those before it were treated."""
    progress("looking at files and folders")
    yield from _leftovers(project)
    yield from _modes(project)
    progress("looking at the ledger")
    try:
        ledger = Ledger(project.ledger)
    except UsageFault as fault:
        yield Ailment(project.ledger.name, "a line is damaged", str(fault))
        return
    progress("looking at the deliveries")
    yield from _purged(project, ledger)
    secret = list(_secret(project, ledger))
    yield from secret
    yield from _deliveries(project, settings, ledger, has_secret=not secret)
    yield from _strays(project, ledger)
    if _any_broken(project, ledger):
        return  # told above; nothing that rests on the deliveries can be judged
    progress("looking at the editions")
    for place, wrong, cure, mend in ailing_editions(project, ledger):
        yield Ailment(place, wrong, cure, mend)
    progress("looking at the store")
    if (why := _wrong_with_store(project, settings, ledger)) is not None:
        yield Ailment(project.store.name, why, "it is built again from the deliveries",
                      partial(_rebuilt, project, settings, ledger))  # fmt: skip


def _leftovers(project: Project) -> Iterator[Ailment]:
    left = [
        path
        for start in (files.TEMPORARY, files.RETIRED)
        for path in project.processed.rglob(f"{start}*")
    ]
    if left:
        yield Ailment(
            str(left[0].relative_to(project.processed)),
            f"a run that was killed left this and {len(left) - 1} more",
            "it is removed, or put back where it was being replaced",
            partial(_done, files.clear_leftovers, project.processed),
        )


def _modes(project: Project) -> Iterator[Ailment]:
    """Find what others than the owner may read; editions are made to be read by all."""
    open_to_others = [
        path
        for path in (project.processed, *project.processed.rglob("*"), project.secret)
        if path.exists()
        and not path.is_relative_to(project.editions)
        and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    for path in open_to_others:
        yield Ailment(
            str(path.relative_to(project.root)),
            "others than you may read it",
            "it is closed to them",
            partial(_done, path.chmod, 0o700 if path.is_dir() else 0o600),
        )


def _purged(project: Project, ledger: Ledger) -> Iterator[Ailment]:
    for folder in remains(project, ledger):
        yield Ailment(
            str(folder.relative_to(project.processed)),
            "its records were purged and are still here",
            "they are removed",
            partial(_done, shutil.rmtree, folder),
        )


def _accepted(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """What should be there: each delivery with the hashes of its files, in order of acceptance."""
    gone = set(ledger.purged())
    return {
        line.delivery: line.files
        for line in ledger.lines
        if line.event is Event.ACCEPTED and line.delivery and line.delivery not in gone
    }


def _any_broken(project: Project, ledger: Ledger) -> bool:
    return any(wrong_with(project.deliveries / name, name) for name in _accepted(ledger))


def _secret(project: Project, ledger: Ledger) -> Iterator[Ailment]:
    """Hold the secret against the deliveries whose manifest can be read; it is never made anew."""
    accepted = _accepted(ledger)
    known = frozenset(
        manifest.secret_fingerprint
        for identity in accepted
        if (manifest := manifest_of(project.deliveries, identity)) is not None
    )
    if not accepted:
        return
    if not project.secret.exists():
        yield Ailment(project.secret.name, "it is gone", "Put the file back from a backup")
        return
    try:
        load_secret(project.secret, known)
    except UsageFault as fault:
        yield Ailment(project.secret.name, "it is not the key of these deliveries", str(fault))


def _deliveries(
    project: Project, settings: Settings, ledger: Ledger, *, has_secret: bool
) -> Iterator[Ailment]:
    """Look at every delivery; without the right secret none can be made again."""
    raw: dict[str, Path] | None = None
    for identity, shas in _accepted(ledger).items():
        wrong = wrong_with(project.deliveries / identity, identity)
        if wrong is None:
            continue
        raw = raw_files(project) if raw is None else raw
        mend = partial(make_again, project, settings, identity, shas, raw)
        can = has_secret and bool(shas) and set(shas) <= set(raw)
        yield Ailment(
            f"deliveries/{identity}", wrong, _AGAIN if can else _NOT_AGAIN, mend if can else None
        )


_AGAIN = "it is made again from data/raw, if that gives the very same"
_NOT_AGAIN = "Put the folder, or its file in data/raw, back from a backup"


def _strays(project: Project, ledger: Ledger) -> Iterator[Ailment]:
    """Find folders of deliveries that the ledger does not name: they count nowhere."""
    named = {line.delivery for line in ledger.lines if line.event is Event.ACCEPTED}
    for manifest in sorted(project.deliveries.glob("*/*/*/manifest.json")):
        identity = str(manifest.parent.relative_to(project.deliveries))
        is_left = manifest.parent.name.startswith((files.TEMPORARY, files.RETIRED))
        if identity not in named and not is_left:
            yield Ailment(
                f"deliveries/{identity}",
                "the ledger does not name it, so it counts nowhere",
                "If its file is in data/raw, ghnt ingest takes it in again; if more are named "
                "here, put ledger.jsonl back from a backup",
            )


def _wrong_with_store(project: Project, settings: Settings, ledger: Ledger) -> str | None:
    """What is wrong with the store: it is not what the last build made, or of other inputs.

    A build checks every model and rule, so a store that is what a build of these inputs and these
    models made, is right.
    """
    stands = list(standing(all_deliveries(project.deliveries, ledger)).values())
    build: dict[str, Any] | None = read_build(project)
    if build is None:
        return "there is none" if stands else None
    if build.get("sha256") != file_hash(project.store):
        return "it is not as the last build made it"
    if build["inputs"] != inputs_of_store(project, stands, settings):
        return "it is of other deliveries, settings or models than those of now"
    from ghnt_pipeline import store

    try:
        store.connect_read_only(project.store).close()
    except NothingToReport:
        return "it cannot be opened"
    return None


def _rebuilt(project: Project, settings: Settings, ledger: Ledger) -> bool:
    bring_up_to_date(project, settings, ledger, force=True)
    return True


def _done(function: Callable[..., object], *arguments: object) -> bool:
    function(*arguments)
    return True


def advice(project: Project, this_run: str) -> list[str]:
    """What is no ailment and yet worth knowing: what only a backup has, runs that were killed."""
    lines = []
    raw, accepted = set(raw_files(project)), _accepted(Ledger(project.ledger))
    lost = [identity for identity, shas in accepted.items() if not set(shas) <= raw]
    if lost:
        lines.append(
            f"{len(lost)} of {len(accepted)} deliveries have no file in data/raw any more, such "
            f"as {lost[0]}: only a backup can bring them back"
        )
    runs = (project.processed / LOGS).glob("*/run.jsonl")
    killed = [log.parent.name for log in runs if not (log.parent / "run.json").exists()]
    if others := sorted(set(killed) - {this_run}):
        lines.append(f"Runs that were killed, or are on now: {len(others)}, such as {others[-1]}")
    return lines
