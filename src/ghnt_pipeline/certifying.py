"""The recipe between protecting and rendering: prove, mask, and keep what proves it.

What an edition shows stands in its folder, which anybody may read; what proves it stands in
`bewijs/<edition>/`, for the owner alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ghnt_pipeline import files
from ghnt_pipeline.bewijs import TABEL, hash_file, keep, known_masks, read_stukken
from ghnt_pipeline.disclosure.cellen import Cijfer, Openbaar, Plaats, Tabel
from ghnt_pipeline.disclosure.certificaat import (
    certificaat_van,
    fouten,
)
from ghnt_pipeline.disclosure.functies import onverklaard
from ghnt_pipeline.disclosure.invoer import Uitgegeven, als_json
from ghnt_pipeline.disclosure.maskers import Bewijs, beveilig
from ghnt_pipeline.disclosure.structuur import load_structuur
from ghnt_pipeline.disclosure.zoeken import oplosser
from ghnt_pipeline.drafts import why_absent
from ghnt_pipeline.errors import GateShut, NothingToReport
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.openbaar import read_openbaar
from ghnt_pipeline.protecting import Progress, Protected
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.settings import Project

CERTIFICAAT = "certificaat.json"
GENOEMD = 5
"""How many cells a message names."""


def certify(
    project: Project, protected: Protected, eerdere: Sequence[Uitgegeven], progress: Progress
) -> Edition:
    """Give the edition as it may be published: with its masks, proved against all that is out.

    What was proved of the same figures before is used again. Raises GateShut when a hidden cell
    can be narrowed and no mask helps, UsageFault for a wrong line in `openbaar.csv`.
    """
    edition, naam = protected.edition, protected.edition.naam
    if any(uitgave.editie == naam for uitgave in eerdere):
        raise ValueError(f"{naam} was released: its proof must stay as it is")
    tabel, openbaar = _tabel(protected), read_openbaar(project.openbaar)
    folder, inputs = project.bewijs / naam, _inputs(tabel, eerdere, openbaar)
    plaatsen = known_masks(folder, inputs)
    if plaatsen is None:
        progress("proving that hidden figures stay hidden")
        bewijs = _proved(tabel, eerdere, openbaar, progress)
        _hold_back_if_unsafe(naam, bewijs)
        keep(folder, bewijs, inputs, openbaar)
        plaatsen = {plaats for masker in bewijs.maskers for plaats in masker.plaatsen}
    return masked(edition, plaatsen)


def masked(edition: Edition, plaatsen: set[Plaats]) -> Edition:
    """The edition with these rows left out, as it is proved."""
    return replace(edition, waarden=_masked(edition.waarden, plaatsen), is_bewezen=True)


def seal(project: Project, naam: str, eerdere: Sequence[Uitgegeven], folder: Path) -> None:
    """Write the certificate into the folder of an edition that was rendered as it was proved.

    Raises GateShut when the certificate does not hold for what was written.
    """
    stukken = read_stukken(project.bewijs / naam, naam, folder, eerdere)
    certificaat = certificaat_van(stukken, oplosser())
    _raise(naam, fouten(certificaat, stukken))
    (folder / CERTIFICAAT).write_bytes(certificaat)
    files.write_text(hash_file(project.bewijs / naam), hashlib.sha256(certificaat).hexdigest())


def is_sealed(project: Project, folder: Path) -> bool:
    """Whether the edition in this folder carries the certificate that was made for it."""
    kept = hash_file(project.bewijs / folder.name)
    certificaat = folder / CERTIFICAAT
    if not (kept.is_file() and certificaat.is_file()):
        return False
    return hashlib.sha256(certificaat.read_bytes()).hexdigest() == kept.read_text("utf-8")


def verify(project: Project, folder: Path, uitgaven: Sequence[Uitgegeven] = ()) -> int:
    """Check an edition's certificate without a solver; returns how many cells it certifies.

    `uitgaven` are the released editions, of which the certificate names those it was proved with.
    Raises GateShut when a byte differs or a witness is none, NothingToReport without an edition.
    """
    naam, bewijs = folder.name, project.bewijs / folder.name
    if not (folder / TABEL).is_file():
        raise NothingToReport(why_absent(project, naam))
    if not is_sealed(project, folder):
        raise GateShut(
            f"{naam} has no certificate, or not the one that was made for it. "
            f"Make it: ghnt report --periode {naam[:6]}"
        )
    certificaat = (folder / CERTIFICAAT).read_bytes()
    gelezen = json.loads(certificaat)
    genoemd = [eerder["editie"] for eerder in gelezen["eerdere"]]
    eerdere = [uitgave for uitgave in uitgaven if uitgave.editie in genoemd]
    _raise(naam, fouten(certificaat, read_stukken(bewijs, naam, folder, eerdere)))
    return len(gelezen["cellen"]["gecertificeerd"])


def _tabel(protected: Protected) -> Tabel:
    """The edition as the proof reads it, in the order of its open table."""
    edition, kennis = protected.edition, protected.kennis
    cijfers = tuple(
        _cijfer(waarde, *kennis.cellen.get(plaats, ("", "", "")))
        for plaats, waarde in sorted(edition.per_sleutel.items())
    )
    return Tabel(edition.naam, cijfers, kennis.zonder_achter)


def _cijfer(waarde: Waarde, afdruk: str, afdruk_noemer: str, waarom: str) -> Cijfer:
    return Cijfer(
        *waarde.sleutel,
        waarde.eenheid,
        waarde.status.value,
        waarde.teller,
        waarde.noemer,
        waarde.waarde,
        waarde.ondergrens,
        waarde.bovengrens,
        onvolledig=waarde.onvolledig,
        dekking=waarde.dekking,
        afdruk=afdruk,
        afdruk_noemer=afdruk_noemer,
        waarom=waarom,
    )


def _masked(waarden: Iterable[Waarde], plaatsen: set[Plaats]) -> tuple[Waarde, ...]:
    def met_masker(w: Waarde) -> Waarde:
        if w.sleutel not in plaatsen:
            return w
        return replace(
            w,
            status=Status.GEMASKEERD,
            waarde=None,
            teller=None,
            noemer=None,
            ondergrens=None,
            bovengrens=None,
        )

    return tuple(met_masker(waarde) for waarde in waarden)


def _proved(
    tabel: Tabel,
    eerdere: Sequence[Uitgegeven],
    openbaar: Sequence[Openbaar],
    progress: Progress,
) -> Bewijs:
    try:
        tabellen = [uitgave.tabel() for uitgave in eerdere]
        _refuse_other_places(tabel, tabellen)
        return beveilig(tabellen, tabel, load_structuur(), openbaar, progress)
    except ValueError as fault:
        raise GateShut(
            f"{tabel.editie} does not go with the editions that are out: {fault}. "
            "Were those made under another rule? See docs/disclosure.md"
        ) from fault


def _refuse_other_places(tabel: Tabel, eerdere: Iterable[Tabel]) -> None:
    """Raise GateShut when an edition that is out shows other gemeenten than the region has now.

    A reader can lay those beside each other; the proof knows no line between them.
    """
    nu = set(load_structuur().gemeenten)
    for eerder in eerdere:
        toen = {cijfer.gebied for cijfer in eerder.cijfers if cijfer.gebied.startswith("GM")}
        if toen and toen != nu:
            raise GateShut(
                f"{tabel.editie} is held back: {eerder.editie} is out and shows other gemeenten "
                f"than the region has now ({', '.join(sorted(toen ^ nu))}), and figures of both "
                "cannot be proved together yet. See docs/disclosure.md"
            )


def _inputs(tabel: Tabel, eerdere: Sequence[Uitgegeven], openbaar: Sequence[Openbaar]) -> str:
    """A fingerprint of everything a proof is a function of."""
    digest = hashlib.sha256(code_hash("disclosure", "indicators", "reference", "regio").encode())
    digest.update(repr((tabel.cijfers, sorted(tabel.zonder_achter), openbaar)).encode())
    digest.update(als_json([[uitgave.afdruk() for uitgave in eerdere], oplosser()]))
    return digest.hexdigest()


def _hold_back_if_unsafe(naam: str, bewijs: Bewijs) -> None:
    faults = list(onverklaard(bewijs.tabel, load_structuur()))
    if faults:
        _raise(naam, (f"a number does not follow from published counts: {f}" for f in faults))
    if bewijs.onveilig:
        genoemd = ", ".join(bewijs.onveilig[:GENOEMD])
        raise GateShut(
            f"{naam} is held back: {len(bewijs.onveilig)} hidden figures could be narrowed from "
            f"what else is published, and no mask helps: {genoemd}. See docs/disclosure.md"
        )


def _raise(naam: str, faults: Iterable[str]) -> None:
    found = list(faults)
    if found:
        more = f" (and {len(found) - GENOEMD} more)" if len(found) > GENOEMD else ""
        raise GateShut(f"{naam}: {'; '.join(found[:GENOEMD])}{more}")
