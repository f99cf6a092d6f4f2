"""The figures of the agreement beyond counts: what each is made of, and all of their cells.

`NIEUW` names them; a test holds that no figure of the store is left uncompared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from areas import AREAS, LAST_YEAR_OF_THEN, Coverage
from durations import duration_facts
from facts import Agreed, Behind, Fact, Facts, Kind
from frame import Cell, Frame, Given, Place
from groups import GROUPS, group_facts
from outside import outside_facts
from recidive import BY_BRON, BY_POLICE, INDICATOR, incidents, is_complete, recidive_facts, started
from records import Sent, adviesvragen, last_day, quarters_of, records_of
from stock import AGES, OLDEST, case_facts, melding_facts
from terms import TERMS, onderzoek_facts, plan_facts, triage_facts

from ghnt_pipeline.reference import code_list, dekking

MELDINGEN = ("veilig_thuis.meldingen",)
ONDERZOEKEN = ("veilig_thuis.onderzoeken",)
BLIJF = ("blijf.trajecten",)
HULP = ("blijf.trajecten", "dok.trajecten")
Cuts = dict[str, tuple[str, ...]]
TOTAAL: Cuts = {"totaal": ("totaal",)}
TERM: Cuts = {"soort": tuple(TERMS)}
DAGEN: Cuts = {"maat": ("gemiddelde", "mediaan", "p90")}
SOM: Cuts = {"maat": ("som", "gemiddelde")}
AGE: Cuts = {**TOTAAL, "leeftijdsklasse": (*AGES, OLDEST)}
STATE: Cuts = {**AGE, "soort": ("lopend", "wachtend")}
GROUP: Cuts = {"soort": tuple(GROUPS)}
BRON: Cuts = {"bron": ("blijf", "dok")}
SOURCE: Cuts = {"soort": (BY_POLICE, BY_BRON)}
STOCK: Cuts = {"soort": ("meldingen", "onderzoeken", "onderzoeken_wachtend")}


def _codes(lijst: str) -> Cuts:
    return {lijst: tuple(code.kort for code in code_list(lijst).codes)}


AGREED: dict[str, Agreed] = {
    "triage_binnen_1_dag": Agreed(Kind.SHARE, MELDINGEN, TOTAAL),
    "triage_binnen_5_werkdagen": Agreed(Kind.SHARE, MELDINGEN, TOTAAL),
    "triage_open_te_laat": Agreed(Kind.COUNT, MELDINGEN, TERM),
    "triage_open_binnen_termijn": Agreed(Kind.COUNT, MELDINGEN, TERM),
    "triage_zonder_datum": Agreed(Kind.COUNT, MELDINGEN, TOTAAL),
    "veiligheidsplan_zelfde_dag": Agreed(Kind.SHARE, MELDINGEN, TOTAAL),
    "triagebesluit": Agreed(Kind.COUNT, MELDINGEN, _codes("triagebesluit")),
    "onderzoek_binnen_10_weken": Agreed(Kind.SHARE, ONDERZOEKEN, TOTAAL),
    "onderzoek_zonder_besluitdatum": Agreed(Kind.COUNT, ONDERZOEKEN, TOTAAL),
    "wachttijd_onderzoek": Agreed(Kind.SPREAD, ONDERZOEKEN, DAGEN),
    "bestede_uren": Agreed(Kind.SPREAD, ONDERZOEKEN, SOM),
    "uitkomst_onderzoek": Agreed(Kind.COUNT, ONDERZOEKEN, TOTAAL | _codes("uitkomst")),
    "werkvoorraad": Agreed(Kind.COUNT, MELDINGEN + ONDERZOEKEN, STOCK, at_end=True),
    "werkvoorraad_meldingen": Agreed(Kind.COUNT, MELDINGEN, AGE, at_end=True),
    "werkvoorraad_onderzoeken": Agreed(Kind.COUNT, ONDERZOEKEN, STATE, at_end=True),
    "werkvoorraad_trajecten": Agreed(Kind.COUNT, HULP, STATE | BRON, at_end=True),
    "wachttijd_hulp": Agreed(Kind.SPREAD, HULP, DAGEN, pooled=True),
    "verblijfsduur": Agreed(Kind.SPREAD, BLIJF, DAGEN),
    "kosten_hulp": Agreed(Kind.SPREAD, HULP, SOM, pooled=True),
    "buiten_regio": Agreed(Kind.SHARE, BLIJF, TOTAAL, region_only=True),
    "buiten_regio_onbekend": Agreed(Kind.COUNT, BLIJF, TOTAAL, region_only=True),
    INDICATOR: Agreed(Kind.SHARE, HULP, SOURCE, pooled=True),
    "specifieke_groepen": Agreed(Kind.COUNT, MELDINGEN, GROUP),
    "specifieke_groepen_adviesvragen": Agreed(Kind.COUNT, ("veilig_thuis.adviezen",), GROUP),
}
NIEUW = frozenset(AGREED)


def peildatum_of(sent: Sequence[Sent]) -> date:
    """The last day of the last complete quarter, or else of the last delivered one."""
    delivered = Coverage.of(sent).delivered
    complete = set.intersection(
        *(
            delivered.get((row.bron, soort), set()) | delivered.get((row.bron, "cijfers"), set())
            for row in dekking()
            for soort in row.soorten
        )
    )
    return last_day(max(complete or set.union(*delivered.values())))


def facts_of(
    sent: Sequence[Sent], coverage: Coverage, peildatum: date, *, count_both: bool = False
) -> Iterator[Fact]:
    """What every record adds to every figure."""
    records = records_of(sent)
    meldingen, onderzoeken = records["meldingen"], records["onderzoeken"]
    trajecten = records["trajecten"]
    vragen = adviesvragen(records["adviezen"], meldingen, count_both=count_both)
    yield from triage_facts(coverage, meldingen, peildatum)
    yield from plan_facts(coverage, meldingen)
    yield from onderzoek_facts(coverage, onderzoeken)
    yield from melding_facts(coverage, meldingen)
    yield from case_facts(coverage, [*onderzoeken, *trajecten])
    yield from duration_facts(coverage, [*onderzoeken, *trajecten])
    yield from outside_facts(coverage, trajecten)
    yield from recidive_facts(started(coverage, trajecten, incidents(records["incidenten"])))
    yield from group_facts(coverage, "specifieke_groepen", meldingen, "datum_melding")
    yield from group_facts(coverage, "specifieke_groepen_adviesvragen", vragen, "datum_advies")


def agreed_places(years: Iterable[int], indicators: Iterable[str]) -> Iterator[Place]:
    """Every cell that must be there."""
    wanted = sorted(indicators)
    for year in years:
        then = ("regio_toen",) if year <= LAST_YEAR_OF_THEN else ()
        for periode in (str(year), *quarters_of(str(year))):
            for indicator in wanted:
                about = AGREED[indicator]
                for gebied in ("regio",) if about.region_only else (*AREAS, *then):
                    for uitsplitsing, categorieen in about.cuts.items():
                        for categorie in categorieen:
                            yield indicator, gebied, periode, uitsplitsing, categorie


def agreed_figures(
    sent: Sequence[Sent],
    *,
    peildatum: date | None = None,
    count_both: bool = False,
    given: Given | None = None,
    indicators: Iterable[str] = NIEUW,
) -> dict[Place, Cell]:
    """Every figure that follows from these deliveries, zero and missing ones too."""
    coverage = Coverage.of(sent)
    today = peildatum or peildatum_of(sent)
    facts = Facts(facts_of(sent, coverage, today, count_both=count_both), AGREED)
    frame = Frame(coverage, given or {})
    return {
        place: _followed(facts.cell(frame, place), place, coverage, today)
        for place in agreed_places(coverage.years(), indicators)
    }


def all_behind(
    sent: Sequence[Sent],
    *,
    peildatum: date | None = None,
    count_both: bool = False,
    indicators: Iterable[str] = NIEUW,
) -> dict[Place, Behind]:
    """How many casussen or clients each figure could lead back to, by its records."""
    coverage = Coverage.of(sent)
    today = peildatum or peildatum_of(sent)
    facts = Facts(facts_of(sent, coverage, today, count_both=count_both), AGREED)
    return {place: facts.behind(place) for place in agreed_places(coverage.years(), indicators)}


def _followed(cell: Cell, place: Place, coverage: Coverage, peildatum: date) -> Cell:
    """A cohort that was not followed for twelve months is onvolledig, whatever was delivered."""
    indicator, _, periode, _, soort = place
    if indicator != INDICATOR or cell.status == "geen_gegevens":
        return cell
    if is_complete(coverage, periode, soort, peildatum):
        return cell
    return replace(cell, status="onvolledig", onvolledig=True)
