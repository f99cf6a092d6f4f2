"""`datapackage.json`: what each open file of an edition holds (Data Package v2)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from ghnt_pipeline.publishing import csvw, dcat, woorden
from ghnt_pipeline.publishing.edition import Edition, Oorzaak, Status
from ghnt_pipeline.publishing.merken import status_van
from ghnt_pipeline.publishing.opendata import (
    KOLOMMEN,
    SLEUTEL,
    TABEL_KOLOMMEN,
    TABEL_SLEUTEL,
    WIJZIGING_KOLOMMEN,
)
from ghnt_pipeline.publishing.opmaak import datum, voluit
from ghnt_pipeline.publishing.overzichten import Overzicht
from ghnt_pipeline.publishing.tabellen import onderwerp
from ghnt_pipeline.publishing.verantwoording import aanleveringen
from ghnt_pipeline.publishing.werkboek import WERKBOEK, werkboek_naam

BESTAND = "datapackage.json"
PROFIEL = "https://datapackage.org/profiles/2.0/{}.json"

LICENTIE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Naamsvermelding 4.0 Internationaal",
}
"""As the figures of inhabitants (CBS), which asks of what is made with them to name its source."""

AANTALLEN = frozenset({"teller", "noemer", "ondergrens", "bovengrens"})
WAAR_OF_NIET = frozenset({"onvolledig", "voorlopig"})

UITLEG = {
    "indicator": "Welk cijfer het is; de definities staan in het werkboek en op de pagina’s.",
    "gebied": "Gemeentecode van het CBS, of regio, onbekend of buiten_regio.",
    "gebied_naam": "Naam van het gebied.",
    "periode": "Een kwartaal (2019K4) of een jaar (2019).",
    "uitsplitsing": "Waarnaar is uitgesplitst; totaal als dat niet zo is.",
    "categorie": "Code van de soort binnen de uitsplitsing.",
    "categorie_naam": "Naam van de soort.",
    "waarde": "Het cijfer, in de eenheid van de kolom eenheid. Leeg als het niet wordt getoond.",
    "teller": "Bij een aandeel of een cijfer per 1.000 inwoners: het afgeronde aantal boven de "
    "streep. Bij een aantal: dat aantal.",
    "noemer": "Bij een aandeel: het afgeronde aantal waarvan het is berekend. Bij een gemiddelde: "
    "over hoeveel het gaat. Bij een cijfer per 1.000 inwoners: de inwoners.",
    "ondergrens": "Als alleen grenzen bekend zijn: het laagste aantal dat mogelijk is.",
    "bovengrens": "Als alleen grenzen bekend zijn: het hoogste aantal dat mogelijk is.",
    "eenheid": "aantal, per_1000 (per 1.000 inwoners), procent, dagen, uren of euro.",
    "status": "Wat het cijfer waard is: bekend, onvolledig (niet alle gegevens zijn er), grenzen "
    "(alleen ondergrens en bovengrens), verborgen (klein aantal of weinig gezinnen), gemaskeerd "
    "(weggelaten: beschermt een verborgen aantal) of geen_gegevens (dat is geen nul).",
    "onvolledig": "Of er nog gegevens ontbreken.",
    "voorlopig": "Of het cijfer nog kan veranderen.",
    "dekking": "Bij de regio: de codes van de gemeenten waarover het gaat, met spaties ertussen.",
    "editie": "De editie die dit cijfer veranderde.",
    "vorige_editie": "De editie waarmee is vergeleken.",
    "oorzaken": "Waardoor het cijfer veranderde, met een spatie ertussen: "
    + ", ".join(f"{oorzaak.value} ({woorden.OORZAKEN[oorzaak]})" for oorzaak in Oorzaak)
    + ".",
}
"""What each column holds."""


def schrijf_beschrijvingen(
    edition: Edition, overzichten: Iterable[Overzicht], folder: Path
) -> list[Path]:
    """Describe the open files that stand in `folder`, in two standards.

    In a third for a data catalogue, with the workbook, when it is known who publishes the edition.
    """
    pakket = _pakket(edition, [*_bronnen(folder, overzichten)])
    inhoud = {BESTAND: pakket, csvw.BESTAND: csvw.als_csvw(pakket)}
    if edition.uitgever is not None:
        werkboek = _werkboek(edition, folder)
        inhoud[dcat.BESTAND] = dcat.als_dcat(pakket, werkboek, edition, edition.uitgever)
    return [_schrijf(folder / naam, wat) for naam, wat in inhoud.items()]


def _schrijf(pad: Path, inhoud: dict[str, Any]) -> Path:
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"
    pad.write_text(tekst, encoding="utf-8", newline="\n")
    return pad


def _pakket(edition: Edition, resources: list[dict[str, Any]]) -> dict[str, Any]:
    naam = edition.naam or str(edition.periode)
    periode = voluit(str(edition.periode))
    return {
        "$schema": PROFIEL.format("datapackage"),
        "name": f"ghnt-{naam.lower()}",
        "title": f"Huiselijk geweld en kindermishandeling, regio {edition.regio_naam}, {periode}",
        "description": (
            f"Cijfers over de regio {edition.regio_naam} en haar gemeenten. Peildatum "
            f"{datum(edition.periode.laatste_dag)}. Status: {status_van(edition)}. "
            "Kleine aantallen zijn verborgen, andere afgerond op vijftallen. "
            f"{woorden.TELT_NIET_OP}"
        ),
        "version": naam,
        "keywords": ["huiselijk geweld", "kindermishandeling", "Veilig Thuis"],
        "licenses": [LICENTIE],
        "sources": [
            *(
                {"title": f"{a.bron}: {a.soort} ({', '.join(a.perioden)})"}
                for a in aanleveringen(edition)
            ),
            {"title": woorden.BRON_INWONERS},
        ],
        "resources": resources,
    }


def _bronnen(folder: Path, overzichten: Iterable[Overzicht]) -> Iterable[dict[str, Any]]:
    yield _bron(
        folder, "indicatoren", "Alle cijfers van deze editie",
        "Alle tabellen onder elkaar: een rij per cijfer, gebied, periode en soort.",
        _schema(KOLOMMEN, SLEUTEL),
    )  # fmt: skip
    yield _bron(
        folder, "wijzigingen", "Wat elke editie heeft veranderd",
        "Per cijfer wat er eerst stond, wat er nu staat en waardoor.",
        _schema(WIJZIGING_KOLOMMEN, ("editie", "vorige_editie", *SLEUTEL)),
    )  # fmt: skip
    for overzicht in overzichten:
        indicator = overzicht.indicator
        yield _bron(
            folder, overzicht.naam, onderwerp(indicator, overzicht.uitsplitsing),
            f"{indicator.definitie} Telmoment: {indicator.telmoment}. {indicator.kanttekening}",
            _schema(TABEL_KOLOMMEN, TABEL_SLEUTEL),
        )  # fmt: skip


def _bron(
    folder: Path, naam: str, titel: str, uitleg: str, schema: dict[str, Any]
) -> dict[str, Any]:
    pad = f"tabellen/{naam}.csv"
    return {
        "name": naam,
        "type": "table",
        "path": pad,
        "title": titel,
        "description": uitleg,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_grootte(folder / pad),
        "schema": schema,
    }


def _werkboek(edition: Edition, folder: Path) -> dict[str, Any]:
    """The workbook in the words of a resource; it is none, for it holds more than one table."""
    pad = werkboek_naam(edition)
    return {
        "name": "werkboek",
        "path": pad,
        "title": WERKBOEK,
        "description": "Dezelfde cijfers als de open bestanden, met definities en toelichting.",
        "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        **_grootte(folder / pad),
    }


def _grootte(pad: Path) -> dict[str, Any]:
    inhoud = pad.read_bytes()
    return {"bytes": len(inhoud), "hash": f"sha256:{sha256(inhoud).hexdigest()}"}


def _schema(kolommen: Iterable[str], sleutel: Iterable[str]) -> dict[str, Any]:
    return {
        "$schema": PROFIEL.format("tableschema"),
        "fields": [_veld(kolom, is_sleutel=kolom in sleutel) for kolom in kolommen],
        "missingValues": [""],
        "primaryKey": list(sleutel),
    }


def _veld(kolom: str, *, is_sleutel: bool) -> dict[str, Any]:
    """Describe a column; `was_` and `nu_` in front say of which edition it is."""
    wanneer, _, kaal = kolom.rpartition("_") if kolom.startswith(("was_", "nu_")) else ("", "", "")
    soort = kaal or kolom
    ervoor = {"was": "In de vorige editie. ", "nu": "In deze editie. "}.get(wanneer, "")
    veld: dict[str, Any] = {
        "name": kolom,
        "type": _type(soort),
        "description": ervoor + UITLEG[soort],
    }
    if is_sleutel or soort in {"status", "eenheid"} | WAAR_OF_NIET:
        veld["constraints"] = {"required": True}
    if soort == "status":
        veld["constraints"]["enum"] = [status.value for status in Status]
    return veld


def _type(soort: str) -> str:
    if soort == "waarde":
        return "number"
    if soort in AANTALLEN:
        return "integer"
    return "boolean" if soort in WAAR_OF_NIET else "string"
