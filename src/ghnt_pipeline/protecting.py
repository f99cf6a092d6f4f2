"""From deliveries to the figures an edition may show: which quarter, protected, with findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ghnt_pipeline.building import (
    inputs_of_store,
    read_build,
    store_as_of,
    store_beside,
)
from ghnt_pipeline.coverage import last_complete_quarter, quarters_seen
from ghnt_pipeline.deliveries import Delivery, all_deliveries, standing
from ghnt_pipeline.disclosure import load_vorm, perioden_van_editie
from ghnt_pipeline.disclosure.publish import GEWOON_GENOEG
from ghnt_pipeline.errors import NothingToReport, UsageFault
from ghnt_pipeline.fingerprint import code_hash
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.edition import Edition, StaandeLevering, Status, Waarde
from ghnt_pipeline.publishing.toelichting import read_toelichtingen, van_deze_editie
from ghnt_pipeline.released import Sleutel, Stand
from ghnt_pipeline.secret import load_secret
from ghnt_pipeline.settings import Project, Settings

if TYPE_CHECKING:
    from ghnt_pipeline.store import Knowledge

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Protected:
    """An edition before it is proved, and what the proof must know of its cells."""

    edition: Edition
    kennis: Knowledge


def protected_edition(
    project: Project, settings: Settings, periode: Periode | None, progress: Progress
) -> Protected:
    """The figures of a quarter after protection, from a store that is up to date.

    Raises NothingToReport when nothing or no complete quarter is there, UsageFault for a period
    that is no quarter and for a note of the analyst that may not be published.
    """
    ledger = Ledger(project.ledger)
    deliveries = all_deliveries(project.deliveries, ledger)
    editie = which_quarter(deliveries, periode)
    toelichtingen = read_toelichtingen(project.toelichting)
    from ghnt_pipeline import store

    progress("protecting the figures")
    with store_as_of(project, settings, ledger, editie) as path:
        rows = store.published(path, editie, perioden_van_editie(editie), load_vorm())
        secret = load_secret(project.secret, frozenset())
        ouder = store.older_inhabitants(path, perioden_van_editie(editie))
        waarden = _waarden(rows)
        shown = {waarde.sleutel for waarde in waarden}
        kennis = store.knowledge_of_cells(path, shown, secret.mark, GEWOON_GENOEG)
    build = read_build(project)
    edition = Edition(
        periode=editie,
        regio_naam=settings.regio_naam,
        waarden=waarden,
        leveringen=_shown_deliveries(deliveries, editie),
        bevindingen=(
            *in_woorden({} if build is None else build["bevindingen"]),
            *sudden_changes(deliveries, editie),
        ),
        inwoners_van=tuple(ouder),
        toelichtingen=van_deze_editie(toelichtingen, waarden, project.toelichting),
        uitgever=None if settings.uitgever.ontbreekt else settings.uitgever,
    )
    return Protected(edition, kennis)


def which_quarter(deliveries: list[Delivery], periode: Periode | None) -> Periode:
    """Settle the quarter of the edition."""
    if not standing(deliveries):
        raise NothingToReport("nothing was ingested yet. Run: ghnt ingest")
    if periode is None:
        complete = last_complete_quarter(deliveries)
        if complete is None:
            raise NothingToReport(
                "no quarter is complete: for each, a delivery is missing. See: ghnt status. "
                "To report all the same: ghnt report --periode 2019K1"
            )
        return complete
    if not periode.is_kwartaal:
        raise UsageFault(f"{periode} is no quarter. An edition is of a quarter, such as 2019K1")
    if periode not in quarters_seen(deliveries):
        raise NothingToReport(f"no delivery covers {periode}. See: ghnt status")
    return periode


def stand_of(project: Project, deliveries: list[Delivery], settings: Settings) -> Stand:
    """What figures of today are made from."""
    inputs = inputs_of_store(project, list(standing(deliveries).values()), settings)
    return Stand(
        leveringen=tuple(inputs["leveringen"]),
        omgezet=inputs["omgezet"],
        regels=" ".join((inputs["regels"], code_hash("disclosure"), inputs["inwoners"])),
    )


def published_from(
    project: Project,
    deliveries: Sequence[Delivery],
    settings: Settings,
    editie: Periode,
    peildatum: date,
) -> dict[Sleutel, Waarde]:
    """What an edition would publish if these deliveries stood: from a store of its own."""
    from ghnt_pipeline import store

    with store_beside(project, settings, deliveries, peildatum) as path:
        rows = store.published(path, editie, perioden_van_editie(editie), load_vorm())
    return {w.sleutel: w for w in _waarden(rows)}


def _waarden(rows: list[dict[str, Any]]) -> tuple[Waarde, ...]:
    return tuple(Waarde(**{**row, "status": Status(row["status"])}) for row in rows)


def _shown_deliveries(deliveries: list[Delivery], editie: Periode) -> tuple[StaandeLevering, ...]:
    shown = {q for p in perioden_van_editie(editie) for q in p.kwartalen()}
    return tuple(
        StaandeLevering(key.bron, key.soort, key.periode)
        for key in sorted(standing(deliveries))
        if shown & set(Periode.parse(key.periode).kwartalen())
    )


def sudden_changes(deliveries: list[Delivery], editie: Periode) -> tuple[str, ...]:
    """What differs suddenly in the quarter's deliveries from a supplier's earlier ones, in words.

    Of whole deliveries, never of a gemeente, and without a number.
    """
    from ghnt_pipeline.bevindingen import standing_quality
    from ghnt_pipeline.quality import in_woorden as changes_in_words

    beelden = standing_quality(deliveries, editie)
    return changes_in_words(signaal for beeld in beelden for signaal in beeld.signalen)


def in_woorden(bevindingen: dict[str, Any]) -> tuple[str, ...]:
    """What the build found, in words for readers: no counts and no places."""
    zinnen = []
    if bevindingen.get("tegenstrijdig"):
        zinnen.append(
            "In een of meer leveringen spreken regels over hetzelfde nummer elkaar tegen. "
            "De eerste regel telt; de leverancier is om uitleg gevraagd."
        )
    if bevindingen.get("ongedekt"):
        zinnen.append(
            "Gegevens over kwartalen of gemeenten waarvoor geen levering is afgesproken, "
            "tellen nergens mee."
        )
    if bevindingen.get("ongenummerd"):
        zinnen.append(
            "Een of meer leveringen kwamen zonder nummers. Dan is niet te zien welke rijen over "
            "dezelfde melding, adviesvraag of andere zaak gaan; we weten alleen waar het aantal "
            "tussen ligt."
        )
    soorten = {rij["bevinding"] for rij in bevindingen.get("totalen", ())}
    if "overlap-niet-zichtbaar" in soorten:
        zinnen.append(
            "Sommige opgegeven totalen zijn precies de som van de categorieën, terwijl een melding "
            "bij meer categorieën kan horen. Dan is niet bekend hoeveel verschillende het zijn; "
            "we tonen alleen waar het tussen ligt."
        )
    if soorten & {
        "totaal-kleiner-dan-categorie",
        "totaal-te-klein-bij-paren",
        "totaal-te-groot-bij-paren",
        "totaal-groter-dan-som",
        "categorieen-in-tegenspraak",
    }:
        zinnen.append(
            "Sommige opgegeven totalen passen niet bij hun categorieën. Ze worden niet gebruikt."
        )
    return tuple(zinnen)
