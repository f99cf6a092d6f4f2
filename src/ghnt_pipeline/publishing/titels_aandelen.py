"""Titles and verdicts of the charts of shares: a closed set, each chosen by a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ghnt_pipeline.publishing.aandelen import DoelRij, Stip, Trechter
from ghnt_pipeline.publishing.doelen import (
    MINSTENS_GENOEMD,
    Uitslag,
    in_woorden,
    laatst_afgesproken,
)
from ghnt_pipeline.publishing.opmaak import getal, in_periode, met_hoofdletter, opsomming
from ghnt_pipeline.reference import gemeenten_van_de_regio
from ghnt_pipeline.statistics import Plaats

TELWOORDEN = (
    *("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf"),
)

VEEL = 10
"""Of so many municipalities four times in ten one lies outside 95 % by chance alone."""

GETOETST = (Uitslag.GEHAALD, Uitslag.NIET_GEHAALD, Uitslag.KAN_TOEVAL_ZIJN)


def telwoord(aantal: int) -> str:
    """Write a small number in letters."""
    return TELWOORDEN[aantal] if aantal < len(TELWOORDEN) else getal(aantal)


def titel_doelen(rijen: Sequence[DoelRij]) -> str:
    """Count the verdicts; goals that are not tested, or only roughly measured, are left out."""
    telling = Counter(rij.uitslag for rij in rijen if is_getoetst(rij))
    gehaald, niet, toeval = (telling[uitslag] for uitslag in GETOETST)
    samen = gehaald + niet + toeval
    te_toetsen = " die te toetsen zijn" if samen < len(rijen) else ""
    alle = f"{telwoord(samen)} doelen{te_toetsen}"
    if samen == 0:
        return "Van geen doel is te zeggen of het is gehaald"
    if samen == 1:
        return _een_doel(telling, "Het enige doel dat te toetsen is" if te_toetsen else "Het doel")
    if gehaald == samen:
        return f"Alle {alle} zijn gehaald"
    if niet == samen:
        return f"Geen van de {alle} is gehaald"
    if toeval == samen:
        return f"Bij alle {alle} kan het verschil toeval zijn"
    delen = [
        f"{telwoord(aantal)} {woord}"
        for aantal, woord in ((gehaald, "gehaald"), (niet, "niet gehaald"))
        if aantal
    ]
    if toeval:
        delen.append(f"bij {telwoord(toeval)} kan het verschil toeval zijn")
    return f"Van de {alle}: {opsomming(delen)}"


def is_getoetst(rij: DoelRij) -> bool:
    """Whether a row says that its goal is met, missed or may be either."""
    return rij.uitslag in GETOETST and rij.doel is not None and not rij.doel.is_indirect


def _een_doel(telling: Counter[Uitslag], welk: str) -> str:
    if telling[Uitslag.KAN_TOEVAL_ZIJN]:
        return f"{welk}: het verschil kan toeval zijn"
    komma = "," if "dat" in welk else ""
    niet = "niet " if telling[Uitslag.NIET_GEHAALD] else ""
    return f"{welk}{komma} is {niet}gehaald"


def oordeel(rij: DoelRij) -> str:
    """The verdict of one row, in a few words."""
    doel, nu = rij.doel, rij.stip.nu
    if rij.uitslag is Uitslag.LAATST_AFGESPROKEN:
        eerder = laatst_afgesproken(rij.doelen, rij.periode)
        assert eerder is not None
        assert eerder.geldig_tot is not None
        return f"laatst afgesproken: {getal(eerder.waarde)} % ({eerder.geldig_tot.year})"
    if doel is None:
        return "geen doel afgesproken"
    welk = "doel: elke keer op tijd" if doel.is_alle else f"doel: {in_woorden(doel)}"
    if nu is None:
        return welk
    if rij.uitslag is Uitslag.ELKE_KEER:
        te_laat = nu.noemer - nu.teller
        genoemd = te_laat >= MINSTENS_GENOEMD
        return f"{welk} · ongeveer {getal(te_laat)} keer te laat" if genoemd else welk
    woorden = BIJ_BENADERING if doel.is_indirect else WOORDEN
    return f"{woorden[rij.uitslag]} · {welk}"


WOORDEN = {
    Uitslag.GEHAALD: "gehaald",
    Uitslag.NIET_GEHAALD: "niet gehaald",
    Uitslag.KAN_TOEVAL_ZIJN: "kan toeval zijn",
    Uitslag.NIET_COMPLEET: "nog niet te zeggen",
}

BIJ_BENADERING = {
    Uitslag.GEHAALD: "past bij het doel, niet precies gemeten",
    Uitslag.NIET_GEHAALD: "past niet bij het doel, niet precies gemeten",
    Uitslag.KAN_TOEVAL_ZIJN: "kan toeval zijn, niet precies gemeten",
    Uitslag.NIET_COMPLEET: "nog niet te zeggen",
}


def titel_stippen(onderwerp: str, regio: Stip, rij: DoelRij | None) -> str:
    """Say the share of the region and, where there is a goal, the verdict on it."""
    if regio.nu is None:
        return f"{onderwerp}: in de regio {regio.reden}"
    begin = f"{onderwerp}: {regio.nu.in_procent} in de regio"
    if rij is None or rij.uitslag is Uitslag.GEEN_DOEL:
        return begin
    return f"{begin} ({oordeel(rij).replace(' · ', '; ')})"


def titel_trechter(periode: str, trechter: Trechter) -> str:
    """Name the municipalities that differ from the region by more than chance explains."""
    wanneer = met_hoofdletter(in_periode(periode))
    buiten, rand = (
        [punt.naam for punt in trechter.punten if punt.plaats is plaats]
        for plaats in (Plaats.BUITEN, Plaats.RAND)
    )
    if buiten:
        wijken = "wijken" if len(buiten) > 1 else "wijkt"
        eerst = f"{opsomming(buiten)} {wijken} duidelijk af van de regio"
    else:
        met = "met een volledig cijfer " if trechter.zonder else ""
        eerst = f"geen gemeente {met}wijkt duidelijk af van de regio"
    if not rand:
        return f"{wanneer}: {eerst}"
    liggen = "liggen" if len(rand) > 1 else "ligt"
    return f"{wanneer}: {eerst}; {opsomming(rand)} {liggen} op de rand"


def voorbehoud(trechter: Trechter) -> str:
    """Name the municipalities that are not in a funnel, and say when it may still change."""
    zonder = f"Zonder volledig cijfer: {opsomming(trechter.zonder)}." if trechter.zonder else ""
    voorlopig = "De cijfers zijn voorlopig." if trechter.voorlopig else ""
    return " ".join(filter(None, (zonder, voorlopig)))


UITLEG_DOELEN = (
    "Een doel is pas gehaald of niet gehaald als de hele onzekerheid aan één kant ervan ligt; de "
    "afronding is daarin meegerekend. Vorm en woorden geven de uitslag, kleur is extra."
)

UITLEG_STIPPEN = (
    "De gemeenten staan op alfabet, niet op volgorde van uitkomst. Balk: de onzekerheid (95 %), "
    "met de afronding meegerekend."
)


def uitleg_trechter() -> str:
    """What stands under the funnel; of many municipalities one is often outside by chance."""
    aantal = len(gemeenten_van_de_regio())
    return (
        "Grijs: waar een gemeente die is als de regio door toeval terecht kan komen. Bij "
        f"{telwoord(aantal)} gemeenten ligt er {'vaak' if aantal >= VEEL else 'soms'} een buiten "
        "de grens van 95 %; daarom is alleen buiten 99,8 % een signaal. Een gemeente ligt pas "
        "buiten een grens als dat bij elke mogelijke afronding zo is."
    )
