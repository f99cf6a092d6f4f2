"""Generated sentences: a closed set, each chosen by a rule over published figures.

A difference is called more or less only when `kan_toeval_zijn` says it is not chance, and only
between figures that are complete, cover the same municipalities and lie on the same side of a
break in the series.
"""

from __future__ import annotations

from collections.abc import Sequence

from ghnt_pipeline.indicators import Eenheid, load_indicators
from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import (
    getal_van,
    in_periode,
    jaar_eerder,
    kort,
    met_hoofdletter,
    op_dag,
    opsomming,
)
from ghnt_pipeline.publishing.toelichting import Toelichting
from ghnt_pipeline.publishing.toeval import kan_toeval_zijn
from ghnt_pipeline.reference import gemeenten, gemeenten_van_de_regio
from ghnt_pipeline.reference.doelen import Reeksbreuk, reeksbreuken

LAATST_GETOOND = "Het laatste cijfer dat we kunnen tonen"
"""Before the newest figure that is shown, where the newest of all is hidden."""


def breuk_tussen(indicator: str, nu: str, toen: str) -> Reeksbreuk | None:
    """The break in the series between two periods that keeps them from being compared."""
    return next(
        (
            breuk
            for breuk in reeksbreuken(indicator)
            if not breuk.vergelijkbaar and breuk.ligt_tussen(int(toen[:4]), int(nu[:4]))
        ),
        None,
    )


def breuken_in(indicator: str, perioden: Sequence[str]) -> list[Reeksbreuk]:
    """The breaks in the series between the first and the last of these periods."""
    if not perioden:
        return []
    eerste, laatste = int(perioden[0][:4]), int(perioden[-1][:4])
    return [breuk for breuk in reeksbreuken(indicator) if breuk.ligt_tussen(eerste, laatste)]


def onvolledig(waarde: Waarde) -> bool:
    """Whether not all records behind this figure are in."""
    return waarde.onvolledig or waarde.status is Status.ONVOLLEDIG


def wanneer_van(waarde: Waarde) -> str:
    """How a sentence about a figure begins: with its period, or the last day of it."""
    is_stand = load_indicators()[waarde.indicator].is_stand
    return met_hoofdletter((op_dag if is_stand else in_periode)(waarde.periode))


def stand(waarde: Waarde) -> str:
    """Say what one figure is, or why it is not there."""
    wanneer = wanneer_van(waarde)
    if waarde.cijfer is not None:
        getal = getal_van(waarde.cijfer, waarde.eenheid)
        ongeveer = "ongeveer " if waarde.eenheid == Eenheid.AANTAL else ""
        return f"{wanneer} waren het er {ongeveer}{getal}{voorbehoud(waarde)}."
    if waarde.status is Status.GEEN_GEGEVENS:
        return f"{wanneer} zijn er geen gegevens."
    if waarde.status is Status.GRENZEN:
        return f"{wanneer} waren het er {grenzen_in_woorden(waarde)}{voorbehoud(waarde)}."
    return f"{wanneer} is het cijfer {_waarom_niet(waarde)}."


def grenzen_in_woorden(waarde: Waarde) -> str:
    """Write bounds; one of them may be unknown."""
    onder, boven = (
        None if grens is None else getal_van(grens, waarde.eenheid)
        for grens in (waarde.ondergrens, waarde.bovengrens)
    )
    if onder and boven:
        return f"tussen de {onder} en {boven}"
    return f"minstens {onder}" if onder else f"hoogstens {boven}"


def voorbehoud(waarde: Waarde) -> str:
    """Say behind a figure in what way it may still change; empty when it may not."""
    delen = [
        woord
        for geldt, woord in ((onvolledig(waarde), "onvolledig"), (waarde.voorlopig, "voorlopig"))
        if geldt
    ]
    return f" ({opsomming(delen)})" if delen else ""


def _waarom_niet(waarde: Waarde) -> str:
    if waarde.wacht:
        return woorden.waarom_wacht(load_indicators()[waarde.indicator])
    if waarde.status is Status.GEMASKEERD:
        return "weggelaten, omdat anders een verborgen aantal is uit te rekenen"
    return "verborgen, zodat niemand herkenbaar is"


def verschil(nu: Waarde, toen: Waarde | None) -> str:
    """Compare a figure with the one of a year earlier; empty when there is nothing to say."""
    if nu.cijfer is None or toen is None or toen.status is Status.GEEN_GEGEVENS:
        return ""
    wanneer = _een_jaar_eerder(nu)
    if toen.cijfer is None:
        zonder_woord = toen.wacht or toen.status is Status.GRENZEN
        return "" if zonder_woord else f"{wanneer} is het cijfer verborgen."
    ervoor = getal_van(toen.cijfer, toen.eenheid)
    if nu.eenheid != Eenheid.AANTAL:
        return f"{wanneer} waren het er {ervoor}."
    return f"{wanneer} waren het er ongeveer {ervoor}. {_oordeel(nu, toen)}".rstrip()


def _een_jaar_eerder(nu: Waarde) -> str:
    toen = jaar_eerder(nu.periode)
    return f"In hetzelfde kwartaal van {toen[:4]}" if "K" in toen else f"In {toen}"


def _oordeel(nu: Waarde, toen: Waarde) -> str:
    assert nu.cijfer is not None
    assert toen.cijfer is not None
    if reden := bezwaar(nu, toen):
        return f"Die cijfers zijn niet goed te vergelijken: {reden}."
    if nu.cijfer == toen.cijfer:
        return "Dat is ongeveer gelijk."
    if kan_toeval_zijn(nu.cijfer, toen.cijfer):
        return "Het verschil kan toeval zijn."
    return f"Het zijn er nu {'meer' if nu.cijfer > toen.cijfer else 'minder'}."


def bezwaar(nu: Waarde, toen: Waarde) -> str:
    """Why two figures may not be compared; empty when they may."""
    if (breuk := breuk_tussen(nu.indicator, nu.periode, toen.periode)) is not None:
        return f"in {breuk.vanaf} veranderde de werkwijze"
    if onvolledig(nu) or onvolledig(toen):
        return "niet alle gegevens zijn er"
    if nu.dekking != toen.dekking:
        return "ze gaan niet over dezelfde gemeenten"
    return ""


def toen_van(edition: Edition, nu: Waarde) -> Waarde | None:
    """The same figure a year earlier, where the shape has it."""
    sleutel = (nu.indicator, nu.gebied, jaar_eerder(nu.periode), nu.uitsplitsing, nu.categorie)
    return edition.per_sleutel.get(sleutel)


def in_het_kort(edition: Edition, gebied: str) -> list[str]:
    """Two or three sentences for who reads nothing else."""
    periode = str(edition.periode)
    zinnen = []
    for indicator in ("meldingen", "adviesvragen"):
        nu = edition.per_sleutel.get((indicator, gebied, periode, "totaal", "totaal"))
        if nu is not None:
            zinnen.append(_kort(edition, nu, _uit(edition, gebied)))
    if any(w.voorlopig for w in edition.waarden if w.gebied == gebied and w.periode == periode):
        zinnen.append(
            f"De cijfers over {in_periode(periode).removeprefix('in ')} zijn voorlopig: "
            "ze kunnen in de volgende editie nog iets veranderen."
        )
    return zinnen


def _uit(edition: Edition, gebied: str) -> str:
    if gebied == "regio":
        return f"de regio {edition.regio_naam}"
    return gemeenten()[gebied].naam


def _kort(edition: Edition, nu: Waarde, uit: str) -> str:
    wanneer = met_hoofdletter(in_periode(nu.periode))
    if nu.cijfer is None and nu.status is not Status.GRENZEN:
        if nu.status is Status.GEEN_GEGEVENS:
            return f"{wanneer} zijn er geen gegevens over {nu.indicator} uit {uit}."
        return f"{wanneer} is het aantal {nu.indicator} uit {uit} {_waarom_niet(nu)}."
    aantal = (
        grenzen_in_woorden(nu)
        if nu.cijfer is None
        else f"ongeveer {getal_van(nu.cijfer, nu.eenheid)}"
    )
    begin = f"{wanneer} kreeg Veilig Thuis {aantal} {nu.indicator} uit {uit}."
    return f"{begin} {verschil(nu, toen_van(edition, nu))}".rstrip()


def toelichting_in_woorden(toelichting: Toelichting) -> str:
    """A note of the analyst, with the period it is about."""
    over = f"{kort(toelichting.periode)}: " if toelichting.periode else ""
    return f"{over}{toelichting.tekst}"


def dekking_in_woorden(waarden: list[Waarde]) -> str:
    """Say which of the municipalities the figures of the region leave out; empty when none."""
    allen = {gemeente.code: gemeente.naam for gemeente in gemeenten_van_de_regio()}
    groepen = {
        frozenset(allen) - frozenset(w.dekking.split())
        for w in waarden
        if w.gebied == "regio" and w.status is not Status.GEEN_GEGEVENS
    }
    zonder = sorted(allen[code] for code in frozenset().union(*groepen))
    if not zonder:
        return ""
    if len(groepen) == 1:
        wie = opsomming(zonder)
        return f"Het cijfer van de regio is zonder {wie}: daarover zijn geen gegevens."
    return (
        f"Niet elk cijfer van de regio gaat over alle gemeenten: soms ontbreken gegevens over "
        f"{opsomming(zonder)}."
    )
