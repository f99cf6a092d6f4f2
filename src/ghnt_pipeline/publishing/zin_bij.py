"""The one sentence under the title of an indicator, where no goal or change speaks instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ghnt_pipeline.indicators import Indicator
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing.edition import Edition, Status, Waarde
from ghnt_pipeline.publishing.opmaak import (
    getal_van,
    in_periode,
    met_eenheid,
    met_hoofdletter,
    opsomming,
)
from ghnt_pipeline.publishing.zinnen import (
    LAATST_GETOOND,
    stand,
    toen_van,
    verschil,
    voorbehoud,
    wanneer_van,
)
from ghnt_pipeline.reference import categorieen


def zin_bij(indicator: Indicator, edition: Edition, gebied: str) -> str:
    """The one sentence under the title of an indicator."""
    if "maat" in indicator.uitsplitsingen:
        return _zin_gemiddelde(indicator, edition, gebied)
    nu = _laatste(edition, indicator.id, gebied, "totaal", "totaal")
    if nu is None:
        return _zin_zonder_totaal(indicator, edition, gebied)
    return f"{stand(nu)} {verschil(nu, toen_van(edition, nu))}".rstrip()


def _zin_zonder_totaal(indicator: Indicator, edition: Edition, gebied: str) -> str:
    """Name what is most frequent of the parts in the newest period, or say why none is named."""
    delen = [u for u in indicator.uitsplitsingen if u != "totaal"]
    getoond = {w.uitsplitsing for w in edition.waarden if w.indicator == indicator.id}
    uitsplitsing = next((deel for deel in delen if deel in getoond), delen[0])
    namen = {code.kort: code.label for code in categorieen(indicator.id, uitsplitsing)}
    perioden = {
        waarde.periode: waarde
        for kort in namen
        if (waarde := _laatste(edition, indicator.id, gebied, uitsplitsing, kort)) is not None
    }
    if not perioden:
        return "Zie de tabel."
    nieuwste = max(perioden, key=lambda periode: ("K" in periode, periode))
    sleutels = ((indicator.id, gebied, nieuwste, uitsplitsing, kort) for kort in namen)
    rijen = [w for sleutel in sleutels if (w := edition.per_sleutel.get(sleutel)) is not None]
    return _zin_over_delen(rijen, namen)


def _zin_over_delen(delen: Sequence[Waarde], namen: Mapping[str, str]) -> str:
    """Two published counts that differ come from true ones in that order: the most holds."""
    eerste = delen[0]
    wanneer = wanneer_van(eerste)
    if eerste.wacht or all(deel.status is Status.GEEN_GEGEVENS for deel in delen):
        return stand(eerste)
    getoond = [deel for deel in delen if deel.cijfer is not None]
    if not getoond:
        if any(deel.status not in {Status.VERBORGEN, Status.GEMASKEERD} for deel in delen):
            return f"{wanneer} is er geen aantal om te tonen."
        return f"{wanneer} is elk aantal verborgen of weggelaten, zodat niemand herkenbaar is."
    meeste = max(deel.cijfer or 0.0 for deel in getoond)
    grootste = [deel for deel in getoond if deel.cijfer == meeste]
    wie = opsomming([f"‘{namen[deel.categorie]}’" for deel in grootste])
    hoeveel = f"ongeveer {getal_van(meeste, eerste.eenheid)}"
    erbij = voorbehoud(grootste[0])
    if len(getoond) == 1 < len(delen):
        return f"{wanneer} is alleen van {wie} een aantal te tonen: {hoeveel}{erbij}."
    komt = "kwamen" if len(grootste) > 1 else "kwam"
    van = " van de getoonde soorten" if len(getoond) < len(delen) else ""
    elk = "elk " if len(grootste) > 1 else ""
    return f"{wanneer} {komt} {wie}{van} het meest voor: {elk}{hoeveel} keer{erbij}."


def _zin_gemiddelde(indicator: Indicator, edition: Edition, gebied: str) -> str:
    gemiddeld = _laatste(edition, indicator.id, gebied, "maat", "gemiddelde")
    if gemiddeld is None:
        return "Zie de tabel."
    if gemiddeld.cijfer is None:
        return f"{stand(gemiddeld)} {_laatste_gemiddelde(edition, gemiddeld)}".rstrip()
    return _gemiddeld(gemiddeld)


def _laatste_gemiddelde(edition: Edition, zonder: Waarde) -> str:
    """The mean of the period that ended last, where one is shown; a quarter before its year."""
    rijen = (
        edition.per_sleutel.get((zonder.indicator, zonder.gebied, p, "maat", "gemiddelde"))
        for p in (*edition.kwartalen, *edition.jaren)
    )
    getoond = [rij for rij in rijen if rij is not None and rij.cijfer is not None]
    if zonder.wacht or not getoond:
        return ""
    zin = _gemiddeld(max(getoond, key=lambda rij: Periode.parse(rij.periode).laatste_dag))
    return f"{LAATST_GETOOND}: {zin[:1].lower()}{zin[1:]}"


def _gemiddeld(gemiddeld: Waarde) -> str:
    assert gemiddeld.cijfer is not None
    wanneer = met_hoofdletter(in_periode(gemiddeld.periode))
    hoeveel = met_eenheid(gemiddeld.cijfer, gemiddeld.eenheid)
    return f"{wanneer} was het gemiddeld {hoeveel}{voorbehoud(gemiddeld)}."


def _laatste(
    edition: Edition, indicator: str, gebied: str, uitsplitsing: str, categorie: str
) -> Waarde | None:
    """The newest period for which the shape has this figure: a quarter before a year."""
    for perioden in (edition.kwartalen, edition.jaren):
        for waarde in reversed(edition.reeks(indicator, gebied, perioden, uitsplitsing, categorie)):
            if waarde is not None:
                return waarde
    return None
