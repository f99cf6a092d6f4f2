"""Everything the suppliers of an invented nation send, in columns: contacts and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from ghnt_pipeline.example.codes import weights
from ghnt_pipeline.example.meldingen import MELDERS, OVERDRACHT
from ghnt_pipeline.example.natie.contacten import (
    AANLEIDING,
    AARD,
    AARD_VAN_IEDEREEN,
    BESLUITEN,
    BUITEN_REGIO,
    IS_HG,
    IS_KM,
    Meldingen,
    draw_aard,
    draw_meldingen,
    organisatie,
    plaatsen_en_dagen,
)
from ghnt_pipeline.example.natie.gemeenten import GEMEENTEN, NAMEN
from ghnt_pipeline.example.natie.kolommen import (
    LEEG,
    NOOIT,
    Bedragen,
    Dagen,
    Export,
    Kolom,
    Nummers,
    Rij,
    Woorden,
    lot,
)

_MELDINGEN_PER_CONTACT = 0.55
_PLAATSEN = (*NAMEN, "onbekend", "buiten regio")
_UITKOMST = (
    "geen_hg", "hg_niet_bevestigd", "hg_bevestigd", "geen_km", "km_niet_bevestigd", "km_bevestigd",
    "gestopt_vertrokken",
)  # fmt: skip
_HULPVORM = weights("""
    crisisopvang 30 crisisopvang|traumabehandeling 12 vervolgopvang 25 vervolgopvang|groepsaanbod 8
    ambulante_hulp 20 nazorg 5
""")
_VERVOLG_HULP = weights("""
    eigen_woning 30 terug_naar_partner 15 familie_of_netwerk 15 andere_opvang 12
    vervolghulp 20 geen_vervolg 8
""")


def exports(contacten: int, eerste: int, laatste: int) -> Iterator[Export]:
    """What each supplier has of about so many contacts between two days; the same every time."""
    kans = np.random.default_rng(2015)
    aantal, dagen = round(contacten * _MELDINGEN_PER_CONTACT), laatste - eerste + 1
    meldingen = draw_meldingen(kans, aantal, eerste, dagen)
    plek, dag = plaatsen_en_dagen(kans, contacten - aantal, eerste, dagen)
    uit_melding, uit_advies = _paren(kans, meldingen, plek, dag)
    yield _meldingen(meldingen, uit_advies)
    yield _adviezen(kans, plek, dag, uit_melding)
    yield _onderzoeken(kans, meldingen)
    yield _huisverboden(kans, meldingen)
    yield _opvang(kans, meldingen)
    yield _plegerhulp(kans, meldingen)
    yield _incidenten(kans, meldingen)


def _plaats(gemeente: Rij) -> Woorden:
    return Woorden(gemeente, _PLAATSEN)


def _paren(kans: np.random.Generator, meldingen: Meldingen, plek: Rij, dag: Rij) -> tuple[Rij, Rij]:
    """Of each advies the melding it came from, and of each melding the advies before it.

    Half of the meldingen "omgezet in advies" have their advies, the next one in the municipality;
    five in 100 meldingen began as the adviesvraag before them there.
    """
    sleutel = meldingen.gemeente.astype(np.int64) * 10**6 + meldingen.dag
    daarna = np.searchsorted(plek.astype(np.int64) * 10**6 + dag, sleutel)
    keus = kans.random(len(sleutel))
    uit_melding = np.full(len(plek), LEEG)
    heen = np.flatnonzero(meldingen.met("omgezet_in_advies") & (keus < 0.5) & (daarna < len(plek)))
    heen = heen[plek[daarna[heen]] == meldingen.gemeente[heen]]
    uit_melding[daarna[heen]] = heen
    ervoor = np.maximum(daarna - 1, 0)
    terug = (keus > 0.95) & (daarna > 0) & ~meldingen.met("omgezet_in_advies")
    terug &= plek[ervoor] == meldingen.gemeente
    return uit_melding, np.where(terug, ervoor, LEEG)


def _melding_nummer(meldingen: Meldingen, welke: Rij) -> Nummers:
    wie = organisatie(meldingen.gemeente[np.maximum(welke, 0)])
    return Nummers(welke, "M", wie)


def _casus(meldingen: Meldingen, welke: Rij) -> Nummers:
    return Nummers(meldingen.casus[welke], "C", organisatie(meldingen.gemeente[welke]))


def _huishouden(meldingen: Meldingen, welke: Rij) -> Nummers:
    return Nummers(meldingen.huishouden[welke], "VERZONNEN-HH")


def _meldingen(m: Meldingen, uit_advies: Rij) -> Export:
    alle = np.arange(len(m.dag))
    wie = organisatie(m.gemeente)
    onderzoek = np.where(m.met("onderzoek"), alle, LEEG)
    kolommen: Mapping[str, Kolom] = {
        "meldingnummer": Nummers(alle, "M", wie),
        "casusnummer": _casus(m, alle),
        "gemeente": _plaats(m.gemeente),
        "datum_melding": Dagen(m.dag),
        "aanleiding": Woorden(m.aanleiding, list(AANLEIDING)),
        "aard_geweld": Woorden(m.aard, list(AARD)),
        "hoedanigheid_melder": Woorden(m.melder, list(MELDERS)),
        "datum_triagebesluit": Dagen(m.triage),
        "triagebesluit": Woorden(m.besluit, list(BESLUITEN), m.triage),
        "overdracht_aan": Woorden(m.overdracht, list(OVERDRACHT), m.triage),
        "onderzoeksnummer": Nummers(onderzoek, "O", wie, m.triage),
        "veiligheidsplan_nodig": Woorden(m.plan_nodig, ["nee", "ja"], m.triage),
        "datum_veiligheidsplan": Dagen(m.plan),
        "datum_afsluiting": Dagen(m.afsluiting),
        "herkomst_adviesnummer": Nummers(uit_advies, "A", wie),
        "huishouden": _huishouden(m, alle),
    }
    return Export("veilig_thuis", "meldingen", m.dag, m.afsluiting, kolommen)


def _adviezen(kans: np.random.Generator, plek: Rij, dag: Rij, uit_melding: Rij) -> Export:
    aantal, wie = len(dag), organisatie(plek)
    aanleiding = lot(kans, AANLEIDING.values(), aantal)
    einde = dag + kans.integers(0, 30, aantal, dtype=np.int32)
    kolommen: Mapping[str, Kolom] = {
        "adviesnummer": Nummers(np.arange(aantal), "A", wie),
        "gemeente": _plaats(plek),
        "datum_advies": Dagen(dag),
        "aanleiding": Woorden(aanleiding, list(AANLEIDING)),
        "aard_geweld": Woorden(draw_aard(kans, aanleiding), list(AARD)),
        "hoedanigheid_adviesvrager": Woorden(lot(kans, MELDERS.values(), aantal), list(MELDERS)),
        "datum_afsluiting": Dagen(einde),
        "herkomst_meldingnummer": Nummers(uit_melding, "M", wie),
    }
    return Export("veilig_thuis", "adviezen", dag, einde, kolommen)


def _onderzoeken(kans: np.random.Generator, m: Meldingen) -> Export:
    welke = np.flatnonzero(m.met("onderzoek"))
    aanleiding, tot, aantal = m.aanleiding[welke], m.onderzoek_tot[welke], len(welke)
    oordeel = lot(kans, (11, 31, 58), aantal)
    uitkomst = oordeel + np.where(IS_KM[aanleiding], 3, 0)
    uitkomst = np.where(kans.random(aantal) < 0.025, len(_UITKOMST) - 1, uitkomst)
    is_km_bevestigd, is_hg_bevestigd = uitkomst == 5, uitkomst == 2
    aard = draw_aard(kans, aanleiding)
    kan = is_km_bevestigd | (is_hg_bevestigd & IS_HG[aanleiding] & (aard < AARD_VAN_IEDEREEN))
    kolommen: Mapping[str, Kolom] = {
        "onderzoeksnummer": Nummers(welke, "O", organisatie(m.gemeente[welke])),
        "casusnummer": _casus(m, welke),
        "gemeente": _plaats(m.gemeente[welke]),
        "aanleiding": Woorden(aanleiding, list(AANLEIDING)),
        "datum_besluit": Dagen(m.triage[welke]),
        "datum_start": Dagen(m.triage[welke] + kans.integers(1, 25, aantal, dtype=np.int32)),
        "datum_afronding": Dagen(tot),
        "uitkomst": Woorden(uitkomst, _UITKOMST, tot),
        "aard_geweld": Woorden(np.where(kan, aard, LEEG), list(AARD), tot),
        "vervolg": Woorden(lot(kans, OVERDRACHT.values(), aantal), list(OVERDRACHT), tot),
        "bestede_uren": Bedragen(kans.integers(32, 190, aantal) * 25, tot),
        "huishouden": _huishouden(m, welke),
    }
    return Export("veilig_thuis", "onderzoeken", m.triage[welke], tot, kolommen)


def _huisverboden(kans: np.random.Generator, m: Meldingen) -> Export:
    kandidaat = IS_HG[m.aanleiding] & (m.melder == 0) & (m.gemeente < GEMEENTEN)
    welke = np.flatnonzero(kandidaat & (kans.random(len(m.dag)) < 0.08))
    dag, opgelegd = m.dag[welke], kans.random(len(welke)) < 0.6
    verlengd = np.where(opgelegd, lot(kans, (6, 4), len(welke)), LEEG)
    kolommen: Mapping[str, Kolom] = {
        "huisverbodnummer": Nummers(welke, "H", organisatie(m.gemeente[welke])),
        "casusnummer": _casus(m, welke),
        "gemeente": _plaats(m.gemeente[welke]),
        "datum_risicotaxatie": Dagen(dag),
        "opgelegd": Woorden(opgelegd.astype(np.int8), ["nee", "ja"]),
        "datum_opgelegd": Dagen(np.where(opgelegd, dag, NOOIT)),
        "verlengd": Woorden(verlengd, ["nee", "ja"], dag + 10),
    }
    return Export("veilig_thuis", "huisverboden", dag, dag, kolommen)


def _opvang(kans: np.random.Generator, m: Meldingen) -> Export:
    """One in thirty meldingen leads to a stay, one in five of those of someone from elsewhere."""
    return _trajecten(kans, m, "blijf", 1 / 30, ["slachtoffer", "kind"], elders=0.2)


def _plegerhulp(kans: np.random.Generator, m: Meldingen) -> Export:
    return _trajecten(kans, m, "dok", 1 / 60, ["pleger"], elders=0.02)


def _trajecten(
    kans: np.random.Generator,
    m: Meldingen,
    bron: str,
    deel: float,
    rollen: list[str],
    *,
    elders: float,
) -> Export:
    welke = np.flatnonzero(kans.random(len(m.dag)) < deel)
    aantal, letters = len(welke), bron.upper()
    aanmelding = m.dag[welke] + kans.integers(0, 20, aantal, dtype=np.int32)
    start = aanmelding + kans.integers(0, 45, aantal, dtype=np.int32)
    einde = start + kans.triangular(10, 60, 301, aantal).astype(np.int32)
    gemeente = np.where(kans.random(aantal) < elders, BUITEN_REGIO, m.gemeente[welke])
    huishouden = np.where(kans.random(aantal) < 0.5, m.huishouden[welke], LEEG)
    recidive = np.where(huishouden == LEEG, lot(kans, (82, 18), aantal), LEEG)
    kolommen: Mapping[str, Kolom] = {
        "trajectnummer": Nummers(welke, f"{letters}-T"),
        "clientnummer": Nummers(np.arange(aantal) * 9 // 10, f"{letters}-K"),
        "gemeente_herkomst": _plaats(gemeente),
        "rol": Woorden(kans.integers(0, len(rollen), aantal), rollen),
        "datum_aanmelding": Dagen(aanmelding),
        "datum_start": Dagen(start),
        "datum_einde": Dagen(einde),
        "hulpvorm": Woorden(lot(kans, _HULPVORM.values(), aantal), list(_HULPVORM)),
        "vervolg": Woorden(lot(kans, _VERVOLG_HULP.values(), aantal), list(_VERVOLG_HULP), einde),
        "recidive": Woorden(recidive, ["nee", "ja"], einde),
        "kosten": Bedragen((einde - start) * 14_900, einde),
        "huishouden": Nummers(huishouden, "VERZONNEN-HH"),
    }
    return Export(bron, "trajecten", aanmelding, einde, kolommen)


def _incidenten(kans: np.random.Generator, m: Meldingen) -> Export:
    """Behind a third of the meldingen with a household the police have an incident."""
    welke = np.flatnonzero((m.huishouden != LEEG) & (kans.random(len(m.dag)) < 0.4))
    kolommen: Mapping[str, Kolom] = {
        "incidentnummer": Nummers(welke, "P"),
        "huishouden": _huishouden(m, welke),
        "gemeente": _plaats(m.gemeente[welke]),
        "datum_incident": Dagen(m.dag[welke]),
        "soort": Woorden(lot(kans, (6, 4), len(welke)), ["jeugd", "huiselijk_geweld"]),
    }
    return Export("politie", "incidenten", m.dag[welke], m.dag[welke], kolommen)
