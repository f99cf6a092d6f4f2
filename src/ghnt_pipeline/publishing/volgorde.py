"""In which order an edition tells its indicators, and under which chapter."""

from __future__ import annotations

from ghnt_pipeline.indicators import Actielijn, Indicator, load_indicators

HOOFDSTUKKEN = {
    Actielijn.IN_BEELD: "Eerder en beter in beeld",
    Actielijn.STOPPEN: "Stoppen en duurzaam oplossen",
    Actielijn.SPECIFIEK: "Specifieke groepen",
}

VOLGORDE = (
    "meldingen",
    "overlap_thema",
    "meldingen_per_1000",
    "casussen",
    "adviesvragen",
    "adviesvragen_per_1000",
    "contacten",
    "risicotaxaties",
    "vir_signalen",
    "vir_matches",
    "melding_soort",
    "triage_binnen_1_dag",
    "triage_binnen_5_werkdagen",
    "triage_open_te_laat",
    "triage_open_binnen_termijn",
    "triage_zonder_datum",
    "triagebesluit",
    "veiligheidsplan_zelfde_dag",
    "huisverboden",
    "werkvoorraad",
    "werkvoorraad_meldingen",
    "wachttijd_onderzoek",
    "onderzoeken_gestart",
    "onderzoeken_afgerond",
    "onderzoek_binnen_10_weken",
    "onderzoek_zonder_besluitdatum",
    "doorlooptijd_onderzoek",
    "bestede_uren",
    "werkvoorraad_onderzoeken",
    "uitkomst_onderzoek",
    "vervolg_onderzoek",
    "wachttijd_hulp",
    "clienten",
    "geboden_hulp",
    "verblijfsduur",
    "buiten_regio",
    "buiten_regio_onbekend",
    "werkvoorraad_trajecten",
    "kosten_hulp",
    "vervolg_hulp",
    "zonder_recidive_12m",
    "specifieke_groepen",
    "specifieke_groepen_adviesvragen",
)
"""The way of a case from melding to help; an indicator not named here comes last."""


def indicatoren_op_volgorde() -> list[Indicator]:
    """Every indicator, in the order in which an edition tells it."""

    def plaats(indicator: Indicator) -> tuple[int, str]:
        is_genoemd = indicator.id in VOLGORDE
        return VOLGORDE.index(indicator.id) if is_genoemd else len(VOLGORDE), indicator.id

    return sorted(load_indicators().values(), key=plaats)
