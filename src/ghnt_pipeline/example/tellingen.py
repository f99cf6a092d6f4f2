"""Deliveries that hold counts instead of records: DOK, VIR and the totals of Veilig Thuis."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random

from ghnt_pipeline.example.adviezen import Advies
from ghnt_pipeline.example.codes import HULPVORM, ROL, VERVOLG_HULP, themas
from ghnt_pipeline.example.gemeenten import (
    BUITEN_REGIO,
    ONBEKEND,
    gemeenten,
)
from ghnt_pipeline.example.hulp import Traject
from ghnt_pipeline.example.meldingen import Melding
from ghnt_pipeline.example.record import Periode, Row
from ghnt_pipeline.reference import Gemeente
from ghnt_pipeline.reference.termijnen import leeftijdsklassen


def dok_cijfers(trajecten: Sequence[Traject], periode: Periode) -> list[Row]:
    """Count clients, help and follow-up of DOK: a row per municipality and category, zeros too."""
    nu = list(gemeenten(2019))
    gebieden: list[Gemeente | str] = [*nu, "regio", ONBEKEND, BUITEN_REGIO]
    rows: list[Row] = []
    for indicator, uitsplitsing, categorie, plaatsen in _uitsneden(trajecten, periode):
        aantallen: Counter[Gemeente | str] = Counter(plaatsen)
        aantallen["regio"] = sum(aantallen[gemeente] for gemeente in nu)
        for gebied in gebieden:
            rows.append(
                {
                    "gemeente": gebied,
                    "indicator": indicator,
                    "uitsplitsing": uitsplitsing,
                    "categorie": categorie,
                    "aantal": aantallen[gebied],
                    "teller": None,
                    "noemer": None,
                }
            )
    return rows


def _uitsneden(
    trajecten: Sequence[Traject], periode: Periode
) -> Iterator[tuple[str, str, str, list[Gemeente]]]:
    """Give indicator, uitsplitsing, categorie and the municipality of each counted case."""
    lopend = [t for t in trajecten if t.loopt_in(periode)]
    beeindigd = [t for t in trajecten if periode.bevat(t.einde)]
    yield "clienten", "totaal", "totaal", _van_clienten(lopend)
    for rol in ROL.values():
        yield "clienten", "rol", rol.kort, _van_clienten(t for t in lopend if t.rol == rol)
    yield "geboden_hulp", "totaal", "totaal", [t.gemeente for t in lopend]
    for vorm in HULPVORM.values():
        plaatsen = [t.gemeente for t in lopend if vorm in t.hulpvorm]
        yield "geboden_hulp", "hulpvorm", vorm.kort, plaatsen
    yield "vervolg_hulp", "totaal", "totaal", [t.gemeente for t in beeindigd]
    for vervolg in VERVOLG_HULP.values():
        plaatsen = [t.gemeente for t in beeindigd if t.vervolg == vervolg]
        yield "vervolg_hulp", "vervolg", vervolg.kort, plaatsen
    yield from _werkvoorraad(trajecten, periode.tot)


def _werkvoorraad(
    trajecten: Sequence[Traject], dag: date
) -> Iterator[tuple[str, str, str, list[Gemeente]]]:
    """What was open at the end of a day: begun, by age, and waiting."""
    lopend = [t for t in trajecten if t.start <= dag < t.einde]
    wachtend = [t for t in trajecten if t.aanmelding <= dag < t.start]
    yield "werkvoorraad_trajecten", "totaal", "totaal", [t.gemeente for t in lopend]
    yield "werkvoorraad_trajecten", "soort", "lopend", [t.gemeente for t in lopend]
    yield "werkvoorraad_trajecten", "soort", "wachtend", [t.gemeente for t in wachtend]
    for klasse in leeftijdsklassen():
        plaatsen = [t.gemeente for t in lopend if klasse.bevat((dag - t.start).days)]
        yield "werkvoorraad_trajecten", "leeftijdsklasse", klasse.kort, plaatsen


def _van_clienten(trajecten: Iterable[Traject]) -> list[Gemeente]:
    return list({t.client: t.gemeente for t in trajecten}.values())


def vir_signalen(rng: Random, periode: Periode) -> list[Row]:
    """Draw signals and matches per municipality, with the control row `Totaal` at the end."""
    rows: list[Row] = []
    signalen = matches = 0
    for gemeente, inwoners in gemeenten(periode.van.year).items():
        aantal = round(inwoners * 0.0031 * rng.uniform(0.75, 1.25))
        gematcht = round(aantal * rng.uniform(0.3, 0.5))
        rows.append({"gemeente": gemeente, "signalen": aantal, "matches": gematcht})
        signalen, matches = signalen + aantal, matches + gematcht
    return [*rows, {"gemeente": "Totaal", "signalen": signalen, "matches": matches}]


def totalen(
    meldingen: Sequence[Melding], adviezen: Sequence[Advies], periode: Periode
) -> list[Row]:
    """Count unique meldingen and adviesvragen per municipality, and how many have each thema.

    An advies that began as a melding is not counted again as adviesvraag.
    """
    soorten: dict[str, list[Melding] | list[Advies]] = {
        "melding": [m for m in meldingen if periode.bevat(m.datum)],
        "adviesvraag": [a for a in adviezen if periode.bevat(a.datum) and not a.meldingnummer],
    }
    rows: list[Row] = []
    for soort, contacten in soorten.items():
        for gemeente in (*gemeenten(periode.van.year), ONBEKEND, BUITEN_REGIO):
            hier = [contact for contact in contacten if contact.gemeente == gemeente]
            per_thema = Counter(naam for contact in hier for naam in themas(contact.aanleiding))
            for categorie in ("KM", "HG", "OM", "totaal"):
                aantal = len(hier) if categorie == "totaal" else per_thema[categorie]
                row: Row = {"gemeente": gemeente, "soort": soort, "categorie": categorie}
                rows.append(row | {"aantal": aantal})
    return rows
