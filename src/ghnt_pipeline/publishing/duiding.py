"""What a figure means: one sentence per indicator, from a closed set, over published rows only.

Against the goal of its period where it has one, else about change since a year before. Which
template speaks is decided by `uitslag` and `verandering_van`; the templates only fill in.
"""

from __future__ import annotations

from collections.abc import Sequence

from ghnt_pipeline.indicators import Eenheid, Indicator, load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.doelen import (
    MINSTENS_GENOEMD,
    Doel,
    Uitslag,
    geldend,
    in_woorden,
    laatst_afgesproken,
    tellingen,
    uitslag,
)
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import (
    getal,
    in_periode,
    jaar_eerder,
    met_eenheid,
    met_hoofdletter,
)
from ghnt_pipeline.publishing.toeval import verandering_van
from ghnt_pipeline.publishing.zinnen import LAATST_GETOOND, bezwaar, stand, voorbehoud, wanneer_van
from ghnt_pipeline.statistics import Verandering

ONGEVEER_ONDER = 50
"""A share of a smaller noemer is only about right (disclosure.md, Shares)."""

EEN_JAAR_EERDER = "een jaar eerder"

VERGELIJKBAAR = frozenset({Eenheid.AANTAL, Eenheid.PER_1000, Eenheid.PROCENT})

MET_CONTEXT = frozenset({"meldingen", "adviesvragen"})
"""What is counted here is what people report, not what happens: the count never stands alone."""


def duiding(nu: Waarde, toen: Waarde | None, doelen: Sequence[Doel] = ()) -> str:
    """Say one thing about a published row: its goal, else the change since `toen`.

    Raises ValueError for a share that is shown without published counts, or of fewer than 20.
    """
    gevonden = uitslag(nu, doelen)
    if gevonden is Uitslag.GEEN_CIJFER:
        return _zonder_cijfer(nu)
    if gevonden is Uitslag.GEEN_DOEL:
        return f"{_begin(nu)}{_over_verandering(nu, toen)}."
    if gevonden is Uitslag.LAATST_AFGESPROKEN:
        return f"{_begin(nu)}; {_laatste_afspraak(doelen, nu.periode)}."
    doel = geldend(doelen, nu.periode)
    assert doel is not None
    return f"{_begin(nu)}{_over_doel(nu, doel, gevonden)}."


def context(indicator: Indicator) -> str:
    """The fixed sentence beside a count of what is reported; empty for other figures."""
    is_aantal = indicator.eenheid in {Eenheid.AANTAL, Eenheid.PER_1000}
    if is_aantal and indicator.teller in MET_CONTEXT and "totaal" in indicator.uitsplitsingen:
        return indicator.kanttekening
    return ""


def duiding_bij(
    indicator: Indicator,
    edition: Edition,
    gebied: str,
    doelen: Sequence[Doel] = (),
    *,
    uitsplitsing: str = "totaal",
    categorie: str = "totaal",
) -> str:
    """The sentence of the newest quarter (else year) of one figure; empty for means.

    Periods whose records are still followed are passed over when an older one has a figure.
    """
    if indicator.eenheid not in VERGELIJKBAAR:
        return ""
    rijen = [
        waarde
        for perioden in (edition.kwartalen, edition.jaren)
        for waarde in reversed(
            edition.reeks(indicator.id, gebied, perioden, uitsplitsing, categorie)
        )
        if waarde is not None
    ]
    if not rijen:
        return ""
    nu = next((rij for rij in rijen if not _wordt_gevolgd(rij)), rijen[0])
    zin = duiding(nu, _jaar_eerder(edition, nu), doelen)
    return f"{zin} {laatst_getoond(rijen)}".rstrip() if _is_verborgen(nu) else zin


def laatst_getoond(rijen: Sequence[Waarde]) -> str:
    """Say which period ended last of those with a figure; empty when there is none."""
    getoond = [rij for rij in rijen if rij.cijfer is not None]
    if not getoond:
        return ""
    nieuwste = max(getoond, key=lambda rij: Periode.parse(rij.periode).laatste_dag)
    begin = _begin(nieuwste)
    return f"{LAATST_GETOOND}: {begin[:1].lower()}{begin[1:]}."


def _is_verborgen(waarde: Waarde) -> bool:
    return waarde.status in {Status.VERBORGEN, Status.GEMASKEERD}


def _wordt_gevolgd(waarde: Waarde) -> bool:
    return waarde.status is Status.ONVOLLEDIG and waarde.cijfer is None


def _jaar_eerder(edition: Edition, nu: Waarde) -> Waarde | None:
    sleutel = (nu.indicator, nu.gebied, jaar_eerder(nu.periode), nu.uitsplitsing, nu.categorie)
    return edition.per_sleutel.get(sleutel)


def _begin(nu: Waarde) -> str:
    """Say the figure with, for a share, its published counts and, when it may change, how."""
    wanneer = wanneer_van(nu)
    if nu.eenheid != Eenheid.PROCENT:
        return f"{wanneer} waren het er {_cijfer(nu)}{voorbehoud(nu)}"
    teller, noemer = tellingen(nu)
    details = f" (afgerond {getal(teller)} van de {getal(noemer)}){voorbehoud(nu)}"
    ongeveer = "ongeveer " if noemer < ONGEVEER_ONDER else ""
    return f"{wanneer} was het {ongeveer}{_cijfer(nu)}{details.replace(') (', '; ')}"


def _cijfer(waarde: Waarde) -> str:
    assert waarde.cijfer is not None
    ongeveer = "ongeveer " if waarde.eenheid == Eenheid.AANTAL else ""
    return ongeveer + met_eenheid(waarde.cijfer, waarde.eenheid)


def _zonder_cijfer(nu: Waarde) -> str:
    if nu.status is Status.ONVOLLEDIG:
        wanneer = met_hoofdletter(in_periode(nu.periode))
        return f"{wanneer} is er nog geen cijfer: niet alle gegevens zijn er."
    return stand(nu)


def _over_doel(nu: Waarde, doel: Doel, gevonden: Uitslag) -> str:
    if gevonden is Uitslag.ELKE_KEER:
        return f"; {_elke_keer(nu)}"
    hoeveel = in_woorden(doel)
    if gevonden is Uitslag.NIET_COMPLEET:
        return f"; of het doel van {hoeveel} is gehaald, is nog niet te zeggen"
    if doel.is_indirect:
        waarom = (doel.benadering[:1].lower() + doel.benadering[1:]).removesuffix(".")
        return f"; {BIJ_BENADERING[gevonden].format(hoeveel)}: {waarom}"
    if gevonden is Uitslag.KAN_TOEVAL_ZIJN and nu.cijfer == doel.waarde:
        return f"; dat is ongeveer het doel van {hoeveel}, en een klein verschil kan toeval zijn"
    return f"; {OORDEEL[gevonden].format(hoeveel)}"


OORDEEL = {
    Uitslag.GEHAALD: "het doel van {} is gehaald",
    Uitslag.NIET_GEHAALD: "het doel van {} is niet gehaald",
    Uitslag.KAN_TOEVAL_ZIJN: "het verschil met het doel van {} kan toeval zijn",
}

BIJ_BENADERING = {
    Uitslag.GEHAALD: "dat past bij het doel van {}, maar dit cijfer meet dat doel niet precies",
    Uitslag.NIET_GEHAALD: (
        "dat past niet bij het doel van {}, maar dit cijfer meet dat doel niet precies"
    ),
    Uitslag.KAN_TOEVAL_ZIJN: (
        "het verschil met het doel van {} kan toeval zijn, en dit cijfer meet dat doel niet precies"
    ),
}
"""For a goal about something else than the figure, such as places and stays."""


def _elke_keer(nu: Waarde) -> str:
    teller, noemer = tellingen(nu)
    if noemer - teller < MINSTENS_GENOEMD:
        return "het doel is elke keer op tijd; hoe vaak het te laat was, is te weinig om te noemen"
    return f"het doel is elke keer op tijd; ongeveer {getal(noemer - teller)} keer was het te laat"


def _laatste_afspraak(doelen: Sequence[Doel], periode: str) -> str:
    doel = laatst_afgesproken(doelen, periode)
    assert doel is not None
    assert doel.geldig_tot is not None
    return f"laatst afgesproken: {getal(doel.waarde)} % ({doel.geldig_tot.year})"


def _over_verandering(nu: Waarde, toen: Waarde | None) -> str:
    if toen is None or toen.cijfer is None:
        return ""
    wanneer = _toen(toen)
    in_ = "" if wanneer == EEN_JAAR_EERDER else "in "
    ervoor = f"{wanneer} ({_cijfer(toen)})"
    if reden := bezwaar(nu, toen):
        return f"; dat is niet goed te vergelijken met {wanneer}, want {reden}"
    if nu.cijfer == toen.cijfer:
        return f", ongeveer evenveel als {in_}{wanneer}"
    verandering = verandering_van(nu, toen)
    assert verandering is not None
    if verandering is Verandering.KAN_TOEVAL_ZIJN:
        return f"; het verschil met {ervoor} kan toeval zijn"
    return f"; dat is {verandering} dan {in_}{ervoor}"


def _toen(waarde: Waarde) -> str:
    periode = waarde.periode
    if load_indicators()[waarde.indicator].is_stand:
        return EEN_JAAR_EERDER
    jaar, _, kwartaal = periode.partition("K")
    return f"hetzelfde kwartaal van {jaar}" if kwartaal else jaar
