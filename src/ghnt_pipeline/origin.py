"""What an edition is made from: while that is the same, so is the edition."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.regio import regio
from ghnt_pipeline.released import Stand, Uitgave, file_hash
from ghnt_pipeline.settings import Project, Settings

ALL_CODE = "."


def origin_of(project: Project, settings: Settings, editie: Periode) -> str:
    """A fingerprint of all an edition is a function of, before anything is counted.

    That is the program, the settings and a few files, among which the ledger: it tells which
    deliveries stand, and has the hash of each edition that is out.
    """
    digest = hashlib.sha256(f"{editie} {code_hash(ALL_CODE)} {regio().afdruk}".encode())
    digest.update(settings.model_dump_json().encode())
    inwoners = project.root / settings.inwoners
    for path in (project.ledger, project.secret, project.toelichting, project.openbaar, inwoners):
        content = file_hash(path) if path.is_file() else ""
        digest.update(f"{path.name} {content}".encode())
    return digest.hexdigest()


def inputs_of(edition: Edition, stand: Stand, uitgaven: Sequence[Uitgave]) -> str:
    """A fingerprint of the figures and of everything else the files of an edition show."""
    digest = hashlib.sha256(code_hash("publishing", "indicators", "reference", "regio").encode())
    digest.update(repr((edition, stand, [uitgave.tabel_sha256 for uitgave in uitgaven])).encode())
    return digest.hexdigest()
