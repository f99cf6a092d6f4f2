"""Meldingen and adviesvragen of an invented nation, drawn by whole columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ghnt_pipeline.example.codes import weights
from ghnt_pipeline.example.meldingen import MELDERS, OVERDRACHT, TRIAGE_NA
from ghnt_pipeline.example.natie.gemeenten import GEMEENTEN, REGIO_VAN, REGIOS, inwoners
from ghnt_pipeline.example.natie.kolommen import LEEG, NOOIT, Rij, lot

ONBEKEND, BUITEN_REGIO = GEMEENTEN, GEMEENTEN + 1
"""Places after those of the municipalities."""

AANLEIDING = weights("""
    km_anders 52 km_vechtscheiding 18 km_kindcheck 6 km_anders|partnergeweld 5
    km_vechtscheiding|partnergeweld 2 km_kindcheck|km_anders 1 partnergeweld 9 hg_anders 2.5
    geweld_tegen_ouders 1.5 eergerelateerd 0.5 huwelijksdwang 0.2 ouderenmishandeling 1.5
    hg_anders|ouderenmishandeling 0.3 andere_problematiek 1.5
""")
IS_KM = np.array(["km_" in codes for codes in AANLEIDING])
IS_HG = np.array([not codes.startswith("km_") or "|p" in codes for codes in AANLEIDING])
AARD = weights("""
    lichamelijke_mishandeling 30 psychisch_geweld 30 lichamelijke_mishandeling|psychisch_geweld 14
    anders 8 seksueel_misbruik 5 lichamelijke_verwaarlozing 6 financiele_uitbuiting 3
    getuige_van_geweld 20 pedagogische_verwaarlozing 12 psychisch_geweld|getuige_van_geweld 9
    affectieve_verwaarlozing 9
""")
AARD_VAN_IEDEREEN = 7
"""So many of the first AARD can happen to anyone, the others to a child only."""

BESLUITEN = weights("""
    onderzoek 13 vervolgtraject 25 overdracht 22 voorwaarden_en_vervolg 5
    omgezet_in_advies 1.3 geen_vervolg 33.7
""")
_BESLUIT = {besluit: plaats for plaats, besluit in enumerate(BESLUITEN)}
_AFSLUITING_NA = np.array([(60, 120), (3, 35), (3, 35), (60, 240), (0, 1), (0, 5)])


@dataclass(frozen=True)
class Meldingen:
    """Each melding by its place, in order of municipality and day."""

    gemeente: Rij
    dag: Rij
    aanleiding: Rij
    aard: Rij
    melder: Rij
    casus: Rij
    huishouden: Rij
    besluit: Rij
    triage: Rij
    overdracht: Rij
    plan_nodig: Rij
    plan: Rij
    onderzoek_tot: Rij
    afsluiting: Rij

    def met(self, besluit: str) -> Rij:
        """Which meldingen had this triagebesluit."""
        is_besluit: Rij = self.besluit == _BESLUIT[besluit]
        return is_besluit


def organisatie(gemeente: Rij) -> Rij:
    """Which of the 26 took it in, from one on; what is of no municipality by turns."""
    regio = np.concatenate([REGIO_VAN, [0, REGIOS // 2]])
    return regio[gemeente] + 1


def plaatsen_en_dagen(
    kans: np.random.Generator, aantal: int, eerste: int, dagen: int
) -> tuple[Rij, Rij]:
    """Municipalities by their inhabitants, and days that come a little more often every year.

    In order of municipality and day. One in fifty is of outside or unknown.
    """
    gewichten = np.concatenate([inwoners() / inwoners().sum() * 0.98, [0.008, 0.012]])
    gemeente = lot(kans, gewichten, aantal)
    dag = (eerste + dagen * kans.random(aantal) ** 0.9).astype(np.int32)
    order = np.lexsort((dag, gemeente))
    return gemeente[order], dag[order]


def draw_meldingen(kans: np.random.Generator, aantal: int, eerste: int, dagen: int) -> Meldingen:
    """Draw the meldingen of some years."""
    gemeente, dag = plaatsen_en_dagen(kans, aantal, eerste, dagen)
    aanleiding = lot(kans, AANLEIDING.values(), aantal)
    casus = _casussen(kans, gemeente)
    besluit = lot(kans, BESLUITEN.values(), aantal)
    na_dagen, vaak = TRIAGE_NA
    triage = dag + np.array(na_dagen, np.int32)[lot(kans, vaak, aantal)]
    vervolgd = np.isin(besluit, (_BESLUIT["vervolgtraject"], _BESLUIT["overdracht"]))
    zwaar = np.isin(besluit, (_BESLUIT["onderzoek"], _BESLUIT["voorwaarden_en_vervolg"]))
    plan_nodig = zwaar | (vervolgd & (kans.random(aantal) < 0.25))
    plan_na = np.array([0, 1, 3, 7, NOOIT])[lot(kans, (66, 14, 9, 5, 6), aantal)]
    onderzoek_tot = triage + kans.triangular(30, 58, 111, aantal).astype(np.int32)
    van, tot = _AFSLUITING_NA[besluit].T
    is_onderzoek = besluit == _BESLUIT["onderzoek"]
    open_tot = np.where(is_onderzoek, onderzoek_tot, triage + kans.integers(van, tot))
    plan = np.where(plan_nodig & (plan_na < NOOIT), triage + plan_na, NOOIT)
    return Meldingen(
        gemeente=gemeente,
        dag=dag,
        aanleiding=aanleiding,
        aard=draw_aard(kans, aanleiding),
        melder=lot(kans, MELDERS.values(), aantal),
        casus=casus,
        huishouden=np.where(casus % 5 > 0, casus, LEEG),
        besluit=besluit,
        triage=triage,
        overdracht=np.where(vervolgd, lot(kans, OVERDRACHT.values(), aantal), LEEG),
        plan_nodig=plan_nodig.astype(np.int8),
        plan=plan,
        onderzoek_tot=onderzoek_tot,
        afsluiting=np.maximum(open_tot, np.where(plan < NOOIT, plan, triage)),
    )


def _casussen(kans: np.random.Generator, gemeente: Rij) -> Rij:
    """The first melding of each one's casus: nearly a quarter come back, three in 100 have none.

    One comes back to a casus of about twenty meldingen before it in the same municipality.
    """
    aantal = len(gemeente)
    casus = np.arange(aantal)
    eerste = np.searchsorted(gemeente, gemeente)
    eerder = np.maximum(casus - kans.geometric(1 / 20, aantal), eerste)
    casus = np.where(kans.random(aantal) < 0.235, eerder, casus)
    while (casus[casus] != casus).any():
        casus = casus[casus]
    return np.where(kans.random(aantal) < 0.03, LEEG, casus)


def draw_aard(kans: np.random.Generator, aanleiding: Rij) -> Rij:
    """What happened, one in eight unknown; what only a child undergoes needs a KM aanleiding."""
    gewichten = list(AARD.values())
    van_kind = lot(kans, gewichten, len(aanleiding))
    van_ieder = lot(kans, gewichten[:AARD_VAN_IEDEREEN], len(aanleiding))
    aard = np.where(IS_KM[aanleiding], van_kind, van_ieder)
    return np.where(kans.random(len(aanleiding)) < 0.12, LEEG, aard)
