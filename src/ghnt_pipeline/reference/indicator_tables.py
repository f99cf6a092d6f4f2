"""The indicators as the tables `ref_*` that the SQL models read: what they count and rest on."""

from __future__ import annotations

import pyarrow as pa

from ghnt_pipeline.indicators import GETELD, Indicator, load_indicators
from ghnt_pipeline.reference import categorieen
from ghnt_pipeline.reference.arrow import table

_GEEN_RECORDS = ("signalen", "totalen", "cijfers")


def indicator_tables() -> dict[str, pa.Table]:
    """Every table that follows from the indicators alone."""
    indicatoren = load_indicators()
    cellen = [
        (i.id, uitsplitsing, code.kort)
        for i in indicatoren.values()
        for uitsplitsing in i.uitsplitsingen
        for code in categorieen(i.id, uitsplitsing)
    ]
    maten = _maten(list(indicatoren.values()))
    gevraagd = _gevraagd(list(indicatoren.values()))
    kenmerken = {paar: n for n, paar in enumerate(sorted({paar for _, paar in gevraagd}))}
    return {
        "ref_indicator": _indicatoren(list(indicatoren.values())),
        "ref_indicator_levering": table(
            "indicator bron soort",
            (
                (i.id, *levering.split("."))
                for i in indicatoren.values()
                for levering in i.leveringen
            ),
        ),
        "ref_maat": table(
            "maat is_stand is_geteld",
            ((maat, i.is_stand, i.eenheid in GETELD) for maat, i in maten.items()),
        ),
        "ref_maat_levering": _leveringen(maten),
        "ref_opvolging": table(
            "indicator categorie termijn bron soort",
            (
                (
                    i.id,
                    categorie,
                    i.termijn,
                    *(levering.split(".") if "." in levering else (None, None)),
                )
                for i in indicatoren.values()
                for categorie, levering in i.opvolging.items()
            ),
        ),
        "ref_cel": table(
            "indicator bron uitsplitsing categorie kenmerk",
            (
                (
                    indicator,
                    bron,
                    uitsplitsing,
                    categorie,
                    None if uitsplitsing == "maat" else kenmerken[uitsplitsing, categorie],
                )
                for indicator, uitsplitsing, categorie in cellen
                if uitsplitsing != "bron"
                for bron in indicatoren[indicator].brons
            ),
        ),
        "ref_kenmerk": table(
            "kenmerk uitsplitsing categorie", ((n, *paar) for paar, n in kenmerken.items())
        ),
        "ref_maat_kenmerk": table(
            "maat kenmerk", sorted((maat, kenmerken[paar]) for maat, paar in gevraagd)
        ),
        "ref_categorie_volgorde": table(
            "indicator uitsplitsing categorie volgorde",
            ((*cel, nummer) for nummer, cel in enumerate(cellen)),
        ),
    }


def _indicatoren(indicatoren: list[Indicator]) -> pa.Table:
    return table(
        "indicator teller noemer eenheid samenvoeging optelbaar is_stand alleen_regio "
        "terugblik_maanden kijkt_verder is_per_bron",
        (
            (
                i.id,
                i.teller,
                i.noemer,
                i.eenheid,
                i.samenvoeging,
                i.optelbaar,
                i.is_stand,
                i.alleen_regio,
                i.terugblik_maanden,
                i.kijkt_verder,
                "bron" in i.uitsplitsingen,
            )
            for i in indicatoren
        ),
    )


def _maten(indicatoren: list[Indicator]) -> dict[str, Indicator]:
    """Each measure with an indicator that counts it; all of them must rest on the same records."""
    maten: dict[str, Indicator] = {}
    for indicator in indicatoren:
        for maat in indicator.maten:
            eerste = maten.setdefault(maat, indicator)
            if (eerste.leveringen, eerste.is_stand) != (indicator.leveringen, indicator.is_stand):
                raise ValueError(
                    f"indicators {eerste.id} and {indicator.id} rest on other leveringen, or "
                    f"differ in is_stand, while both count {maat}"
                )
    return maten


def _leveringen(maten: dict[str, Indicator]) -> pa.Table:
    """On which kinds of records a measure rests, and on how many of one bron."""
    return table(
        "maat bron soort soorten",
        (
            (maat, bron, soort, sum(andere.startswith(f"{bron}.") for andere in i.leveringen))
            for maat, i in maten.items()
            for bron, soort in (levering.split(".") for levering in i.leveringen)
            if soort not in _GEEN_RECORDS
        ),
    )


def _gevraagd(indicatoren: list[Indicator]) -> set[tuple[str, tuple[str, str]]]:
    """By what each measure is counted; a mean, and its n, is one of everything."""
    return {
        (maat, (uitsplitsing, code.kort))
        for i in indicatoren
        for maat in i.maten
        for uitsplitsing in ("totaal", *i.uitsplitsingen)
        if uitsplitsing != "maat"
        for code in categorieen(i.id, uitsplitsing)
    }
