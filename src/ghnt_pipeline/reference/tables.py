"""The reference data as the tables `ref_*` that the SQL models read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import pyarrow as pa

from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import (
    code_list,
    dekking,
    gemeenten,
    gemeenten_van_de_regio,
    inwoners,
)
from ghnt_pipeline.reference.arrow import table
from ghnt_pipeline.reference.eigen_inwoners import TOTAAL, Inwoners
from ghnt_pipeline.reference.indicator_tables import indicator_tables
from ghnt_pipeline.reference.term_tables import term_tables
from ghnt_pipeline.regio import regio

BUITEN_DE_KAART = ("onbekend", "buiten_regio")
_EERSTE_DAG = date(1900, 1, 1)
_LAATSTE_DAG = date(9999, 12, 31)
_LIJSTEN = ("aanleiding", "thema", "hoedanigheid", "hulpvorm")
_TOTAAL_INDICATOR = {
    "melding": "meldingen",
    "adviesvraag": "adviesvragen",
    "risicotaxatie": "risicotaxaties",
}


def reference_tables(kwartalen: list[Periode], eigen: Inwoners) -> dict[str, pa.Table]:
    """Every `ref_*` table; the calendar covers the whole years of these quarters.

    `eigen` are the analyst's own numbers of inhabitants.
    """
    return {
        "ref_gemeente": _gemeenten(),
        "ref_gebied": _gebieden(),
        "ref_gebied_lid": _leden(),
        "ref_inwoners": _inwoners(eigen),
        "ref_code": table(
            "lijst code kenmerk",
            ((lijst, c.kort, c.kenmerk) for lijst in _LIJSTEN for c in code_list(lijst).codes),
        ),
        "ref_dekking": _dekking(),
        "ref_verwacht": table("bron soort", sorted({(b, s) for b, s, *_ in _dekking_rijen()})),
        "ref_groep": table(
            "groep lijst code",
            (
                (groep.kort, *bron.split("/"))
                for groep in code_list("specifieke_groep").codes
                for bron in groep.kenmerk.split()
            ),
        ),
        "ref_totaal_indicator": table("soort indicator", _TOTAAL_INDICATOR.items()),
        **term_tables(kwartalen),
        **indicator_tables(),
        **_calendar(kwartalen),
    }


def _gemeenten() -> pa.Table:
    nu = gemeenten()
    return table(
        "code code_nu in_regio_nu was_in_regio is_nieuw",
        (
            (
                g.code,
                g.code_nu,
                nu[g.code_nu].in_regio,
                g.was_in_regio,
                g.geldig_van == regio().sinds,
            )
            for g in nu.values()
        ),
    )


def _inwoners(eigen: Inwoners) -> pa.Table:
    bekend = {(gemeente, jaar, TOTAAL): aantal for (gemeente, jaar), aantal in inwoners().items()}
    return table(
        "gemeente jaar leeftijd inwoners",
        ((*sleutel, aantal) for sleutel, aantal in (bekend | eigen).items()),
    )


def _gebieden() -> pa.Table:
    """The areas of the figures: the region first, then its municipalities by name, then others."""
    van_nu = [g.code for g in gemeenten_van_de_regio()]
    vertrokken = sorted({g.code_nu for g in gemeenten().values() if g.was_in_regio} - set(van_nu))
    volgorde = ["regio", *van_nu, *BUITEN_DE_KAART, *vertrokken, "regio_toen"]
    return table(
        "gebied volgorde is_gemeente_van_regio tot",
        (
            (code, nummer, code in van_nu, regio().sinds if code == "regio_toen" else _LAATSTE_DAG)
            for nummer, code in enumerate(volgorde)
        ),
    )


def _leden() -> pa.Table:
    """Which of today's municipalities make up an area, and until when that is shown."""
    van_nu = [g.code for g in gemeenten_van_de_regio()]
    toen = sorted({g.code_nu for g in gemeenten().values() if g.was_in_regio})
    alle = [*van_nu, *BUITEN_DE_KAART, *(c for c in toen if c not in van_nu)]
    return table(
        "gemeente gebied tot",
        [
            *((code, code, _LAATSTE_DAG) for code in alle),
            *((code, "regio", _LAATSTE_DAG) for code in van_nu),
            *((code, "regio_toen", regio().sinds) for code in toen),
        ],
    )


def _dekking_rijen() -> list[tuple[str, str, str, date, date]]:
    rijen = [
        (d.bron, soort, gemeente, max(d.vanaf, _EERSTE_DAG), min(d.tot, _LAATSTE_DAG))
        for d in dekking()
        for soort in d.soorten
        for gemeente in d.gemeenten
    ]
    paren = sorted({(bron, soort) for bron, soort, *_ in rijen})
    return rijen + [
        (bron, soort, gebied, _EERSTE_DAG, _LAATSTE_DAG)
        for bron, soort in paren
        for gebied in BUITEN_DE_KAART
    ]


def _dekking() -> pa.Table:
    return table("bron soort gemeente vanaf tot", _dekking_rijen())


def _calendar(kwartalen: list[Periode]) -> dict[str, pa.Table]:
    """The whole years of the quarters and the year before, which an edition shows as well."""
    jaren = range(kwartalen[0].jaar - 1, kwartalen[-1].jaar + 1) if kwartalen else range(0)
    alle = [(kwartaal, Periode(jaar, 1, 12)) for jaar in jaren
            for kwartaal in Periode(jaar, 1, 12).kwartalen()]  # fmt: skip
    return {
        "ref_kwartaal": table(
            "kwartaal eerste_dag laatste_dag",
            ((str(k), k.eerste_dag, k.laatste_dag) for k, _ in alle),
            (pa.string(), pa.date32(), pa.date32()),
        ),
        "ref_periode": table(
            "kwartaal periode kwartalen is_laatste eerste_dag laatste_dag volgend_kwartaal",
            (
                (
                    str(k),
                    str(p),
                    p.maanden // 3,
                    k.laatste_dag == p.laatste_dag,
                    p.eerste_dag,
                    p.laatste_dag,
                    str(p.volgend_kwartaal()),
                )
                for k, jaar in alle
                for p in (k, jaar)
            ),
            (
                pa.string(),
                pa.string(),
                pa.int64(),
                pa.bool_(),
                pa.date32(),
                pa.date32(),
                pa.string(),
            ),
        ),
    }


class Cellen(Protocol):
    """A line of the frozen shape: these indicators at one level of gebied and period."""

    @property
    def indicatoren(self) -> tuple[str, ...]: ...
    @property
    def niveau(self) -> str: ...
    @property
    def periode(self) -> str: ...
    @property
    def uitsplitsingen(self) -> tuple[str, ...]: ...


def edition_tables(
    editie: Periode, perioden: Sequence[Periode], vorm: Sequence[Cellen]
) -> dict[str, pa.Table]:
    """The tables that say what the edition of one quarter shows: periods, shape and areas."""
    gemeenten_nu = [g.code for g in gemeenten_van_de_regio()]
    return {
        "ref_editie": table(
            "periode soort is_eigen_kwartaal volgorde",
            (
                (str(p), "kwartaal" if p.is_kwartaal else "jaar", p == editie, nummer)
                for nummer, p in enumerate(perioden)
            ),
        ),
        "ref_vorm": table(
            "indicator niveau periode uitsplitsing",
            (
                (indicator, regel.niveau, regel.periode, uitsplitsing)
                for regel in vorm
                for indicator in regel.indicatoren
                for uitsplitsing in regel.uitsplitsingen
            ),
        ),
        "ref_editie_gebied": table(
            "gebied niveau",
            [
                ("regio", "regio"),
                *((code, "gemeente") for code in (*gemeenten_nu, *BUITEN_DE_KAART)),
            ],
        ),
    }
