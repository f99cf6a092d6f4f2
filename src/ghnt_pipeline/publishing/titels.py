"""Titles of charts: a closed set, each chosen by a rule over the numbers that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from ghnt_pipeline.publishing.opmaak import getal, in_periode, met_hoofdletter, op_dag, opsomming
from ghnt_pipeline.publishing.reeksen import Balk, Punt, Reeks, Tegel
from ghnt_pipeline.publishing.toeval import kan_toeval_zijn
from ghnt_pipeline.statistics import Limits, runs


def titel_verloop(onderwerp: str, punten: Sequence[Punt], grenzen: Limits | None) -> str:
    """Compare the last quarter with the limits, or with a year earlier where there are none."""
    nu = punten[-1]
    wanneer = in_periode(nu.periode)
    if nu.hoogte is None:
        return met_hoofdletter(f"{onderwerp} {wanneer}: {nu.reden}")
    begin = f"Ongeveer {getal(nu.hoogte)} {onderwerp} {wanneer}"
    toen = punten[-5] if len(punten) >= 5 else None
    if grenzen:
        return f"{begin}: {_bij_grenzen(punten, grenzen)}"
    if toen is None or toen.hoogte is None or not nu.vergelijkbaar(toen):
        return begin
    return f"{begin}: {_bij_vorig_jaar(nu.hoogte, toen.hoogte)}"


def _bij_grenzen(punten: Sequence[Punt], grenzen: Limits) -> str:
    """Say the strongest signal of the last quarter: outside the limits before a long run."""
    hoogten = [punt.hoogte for punt in punten]
    nu = hoogten[-1] or 0.0
    if nu > grenzen.upper:
        return "meer dan de gewone schommeling"
    if nu < grenzen.lower:
        return "minder dan de gewone schommeling"
    if runs(hoogten, grenzen.mean).reached[-1]:
        kant = "boven" if nu > grenzen.mean else "onder"
        return f"minstens zeven kwartalen op rij {kant} het gemiddelde"
    return "binnen de gewone schommeling"


def _bij_vorig_jaar(nu: float, toen: float) -> str:
    if nu == toen:
        return "ongeveer evenveel als een jaar eerder"
    if kan_toeval_zijn(nu, toen):
        return "het verschil met een jaar eerder kan toeval zijn"
    return f"{'meer' if nu > toen else 'minder'} dan een jaar eerder"


def titel_tegelkaart(gemeenten: Sequence[Tegel]) -> str:
    """Give the range over the municipalities that are shown; none is named or ranked."""
    laatste = [tegel.punten[-1] for tegel in gemeenten]
    wanneer = in_periode(laatste[0].periode)
    hoogten = [punt.hoogte for punt in laatste if punt.hoogte is not None]
    if not hoogten:
        return f"Meldingen per 1.000 inwoners {wanneer}: van geen gemeente een cijfer"
    laag, hoog = getal(min(hoogten), 1), getal(max(hoogten), 1)
    bereik = laag if laag == hoog else f"tussen {laag} en {hoog}"
    waar = "per gemeente"
    if len(hoogten) < len(laatste):
        waar = f"in de {len(hoogten)} gemeenten met een cijfer"
        if len(hoogten) == 1:
            waar = "in de enige gemeente met een cijfer"
    return met_hoofdletter(f"{wanneer} {bereik} meldingen per 1.000 inwoners {waar}")


def titel_vervolg(onderwerp: str, jaar: str, balken: Sequence[Balk]) -> str:
    """Name the outcome that is most frequent among those shown."""
    return _het_meest(onderwerp, "soorten", f"in {jaar}", balken)


def titel_overlap(jaar: str, balken: Sequence[Balk]) -> str:
    """Name the combination of themas that is most frequent among those shown."""
    return _het_meest("Meldingen met meer dan één thema", "combinaties", f"in {jaar}", balken)


def titel_leeftijd(onderwerp: str, reeksen: Sequence[Reeks]) -> str:
    """Name how long most of what is open has been open, on the last day of the newest quarter."""
    nu = [(reeks.naam, reeks.punten[-1]) for reeks in reeksen]
    wanneer = op_dag(nu[0][1].periode)
    balken = [Balk(f"{naam} open", punt.hoogte, punt.reden) for naam, punt in nu]
    return _het_meest(onderwerp, "groepen", wanneer, balken)


def _het_meest(onderwerp: str, soorten: str, wanneer: str, balken: Sequence[Balk]) -> str:
    """Name what has the longest bar, or the only one.

    Two published counts that differ come from true counts in the same order, so the claim holds;
    equal ones may differ and are named together. Hidden ones are left out, and that is said.
    """
    getoond = [balk for balk in balken if balk.lengte is not None]
    if not getoond:
        return f"{onderwerp} {wanneer}: geen aantallen om te tonen"
    meeste = max(balk.lengte or 0.0 for balk in getoond)
    namen = [f"‘{balk.naam}’" for balk in getoond if balk.lengte == meeste]
    elk = "elk ongeveer" if len(namen) > 1 else "ongeveer"
    if len(getoond) == 1 < len(balken):
        return f"{onderwerp} {wanneer}: alleen van {namen[0]} een aantal (ongeveer {getal(meeste)})"
    van = f" van de getoonde {soorten}" if len(getoond) < len(balken) else ""
    werkwoord = "komen" if len(namen) > 1 else "komt"
    return (
        f"{onderwerp}: {opsomming(namen)} {werkwoord}{van} {wanneer} het meest voor "
        f"({elk} {getal(meeste)} keer)"
    )
