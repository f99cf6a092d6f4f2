"""An indicator explained: for the screen, for `--json` and for `docs/indicators.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ghnt_pipeline.indicators import Actielijn, Indicator, Samenvoeging, load_indicators
from ghnt_pipeline.reference.doelen import (
    Doel,
    DoelWaarde,
    Reeksbreuk,
    doelen_van,
    doelen_zonder_cijfer,
    reeksbreuken,
)
from ghnt_pipeline.reference.termijnen import termijnen

ACTIELIJNEN = {
    Actielijn.IN_BEELD: "Eerder en beter in beeld",
    Actielijn.STOPPEN: "Stoppen en duurzaam oplossen",
    Actielijn.SPECIFIEK: "Specifieke groepen",
}
_SAMEN = {
    Samenvoeging.SOM: "the counts of all organisations, added; all of them must be there",
    Samenvoeging.RECORDS: "all records of the organisations that send records, taken together",
}


def choose(
    actielijn: Actielijn | None = None, bron: str | None = None, *, met_doel: bool = False
) -> list[Indicator]:
    """The indicators of an action line, that rest on a supplier, that have a goal."""
    return [
        i
        for i in load_indicators().values()
        if actielijn in (None, i.actielijn)
        and (bron is None or bron in _brons(i))
        and (doelen_van(i) or not met_doel)
    ]


def _brons(indicator: Indicator) -> set[str]:
    """Whose deliveries it needs: to count, and to follow what was counted."""
    volgend = (levering.split(".")[0] for levering in indicator.opvolging.values())
    return {*indicator.brons, *volgend}


def klok_van(indicator: Indicator) -> str:
    """Between which dates its clock runs and how long it may; empty without a term."""
    return "" if indicator.termijn is None else termijnen()[indicator.termijn].klok


def uitleg(indicator: Indicator) -> list[tuple[str, str]]:
    """All there is to know about an indicator, as (name, words); what is empty is left out."""
    noemer = "" if indicator.noemer is None else f" / {indicator.noemer}"
    paren = [
        ("titel", indicator.titel),
        ("vraag", indicator.vraag),
        ("definitie", indicator.definitie),
        ("telmoment", indicator.telmoment),
        ("klok", klok_van(indicator)),
        ("eenheid", indicator.eenheid),
        ("richting", indicator.richting),
        *(("doel", _doel(doel)) for doel in doelen_van(indicator)),
        ("uitsplitsingen", ", ".join(indicator.uitsplitsingen)),
        ("leveringen", ", ".join(indicator.leveringen)),
        (
            "gevolgd",
            ", ".join(f"{wie}: {levering}" for wie, levering in indicator.opvolging.items()),
        ),
        ("maat", indicator.teller + noemer),
        ("samen", _SAMEN[indicator.samenvoeging] if len(indicator.brons) > 1 else ""),
        ("actielijn", ACTIELIJNEN[indicator.actielijn]),
        ("bron", indicator.bron),
        *(("reeksbreuk", _breuk(breuk)) for breuk in reeksbreuken(indicator.id)),
        ("kanttekening", indicator.kanttekening),
    ]
    return [(naam, str(woorden)) for naam, woorden in paren if woorden]


def as_values(indicator: Indicator) -> dict[str, Any]:
    """An indicator as values, its clock, goals and breaks written out."""
    return {
        **indicator.model_dump(mode="json"),
        "klok": klok_van(indicator),
        "doelen": [doel.model_dump(mode="json") for doel in doelen_van(indicator)],
        "reeksbreuken": [b.model_dump(mode="json") for b in reeksbreuken(indicator.id)],
    }


def _doel(doel: Doel) -> str:
    waarden = ", ".join(f"{doel.richting} {w.waarde:g} % ({_jaren(w)})" for w in doel.waarden)
    delen = [f"{doel.titel}: {waarden}" if waarden else doel.titel, doel.benadering, doel.bron]
    return ". ".join(deel.rstrip(".") for deel in delen if deel)


def _jaren(waarde: DoelWaarde) -> str:
    if waarde.tot is None:
        return f"vanaf {waarde.vanaf.year}"
    van, tot = waarde.vanaf.year, waarde.tot.year
    return f"{van}" if van == tot else f"{van}–{tot}"


def _breuk(breuk: Reeksbreuk) -> str:
    jaren = f"{breuk.vanaf}" if breuk.tot is None else f"{breuk.vanaf}–{breuk.tot}"
    niet = "" if breuk.vergelijkbaar else " Cijfers van ervoor en erna zijn niet te vergelijken."
    return f"{jaren}: {breuk.woorden}{niet}"


def as_markdown() -> str:
    """The page `docs/indicators.md`."""
    return "\n".join(_pagina(load_indicators().values())) + "\n"


def _pagina(indicatoren: Iterable[Indicator]) -> Iterator[str]:
    yield "# Indicators"
    yield ""
    yield "Written by `make schemas` from `src/ghnt_pipeline/indicators/*.toml`, `reference/` and"
    yield "the region of the package (`regio/`); never edited. On the screen: `ghnt indicators`."
    alle = list(indicatoren)
    for actielijn, titel in ACTIELIJNEN.items():
        yield from ("", f"## {titel}")
        for indicator in alle:
            if indicator.actielijn is actielijn:
                yield from ("", f"### {indicator.id}", "")
                yield from (f"- **{naam}**: {woorden}" for naam, woorden in uitleg(indicator))
    yield from ("", "## Agreed, and in no delivery", "")
    yield from (f"- {_doel(doel)}" for doel in doelen_zonder_cijfer())
