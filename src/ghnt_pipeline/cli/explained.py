"""What `ghnt explain` shows on the screen: counts only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ghnt_pipeline.cli.after_build import counted
from ghnt_pipeline.cli.screen import table
from ghnt_pipeline.explaining.stappen import WOORDEN, Stap
from ghnt_pipeline.explaining.weg import Deel, LeveringsWeg, totals
from ghnt_pipeline.text_table import column_letters

if TYPE_CHECKING:
    from ghnt_pipeline.explaining import Explained
    from ghnt_pipeline.explaining.uitleg import Overlap, Uitleg
    from ghnt_pipeline.explaining.vraag import Vraag

AT_THE_DOOR = (Stap.AFGEKEURD, Stap.HERHAALD, Stap.CONTROLE)
"""What keeps a row that was read from being accepted."""


def lines(uitleg: Uitleg) -> Iterator[str]:
    """The figure, the way to each of its counts, how it follows from them, and the overlap."""
    vraag, waarde = uitleg.vraag, uitleg.waarde
    cel = "" if vraag.uitsplitsing == "totaal" else f", {vraag.uitsplitsing} {vraag.categorie}"
    yield f"{vraag.indicator.titel}, {_place(vraag)}, {vraag.periode}{cel}: {_figure(waarde)}"
    yield f"  {vraag.indicator.definitie}"
    for weg in uitleg.wegen:
        if len(uitleg.wegen) > 1:
            yield from ("", f"{weg.rol}: {weg.maat}")
        for deel in weg.delen:
            yield from _part(vraag, deel)
    yield from ("", *_conclusion(uitleg))
    if uitleg.overlap is not None:
        yield from _overlap(uitleg.overlap)


def words(done: Explained, *, dry_run: bool) -> Iterator[str]:
    """Where the files are, and what else there is to know."""
    if done.uitleg.vraag.opmerking:
        yield done.uitleg.vraag.opmerking
    if dry_run:
        yield "Nothing was written."
    elif done.grafieken:
        yield f"The waterfall, for you alone (NIET PUBLICEREN): {done.grafieken[0]}."
    else:
        yield "No waterfall is drawn of a figure that is only bounded or not there."
    if done.rijen is not None:
        yield f"Every row with its line and number (NIET PUBLICEREN): {done.rijen}."


def _place(vraag: Vraag) -> str:
    is_gemeente = vraag.gebied.startswith("GM")
    return f"{vraag.gebied_naam} ({vraag.gebied})" if is_gemeente else vraag.gebied_naam


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def _figure(waarde: Any) -> str:
    """The figure with its status: a number, its bounds, or that there is none."""
    if waarde["ondergrens"] is not None:
        upper = "?" if waarde["bovengrens"] is None else _number(waarde["bovengrens"])
        text = f"between {_number(waarde['ondergrens'])} and {upper}"
    elif waarde["waarde"] is None:
        text = "no figure"
    elif waarde["eenheid"] == "aantal":
        text = _number(int(waarde["waarde"]))
    else:
        text = f"{_number(waarde['waarde'])} {waarde['eenheid']}"
    state = [waarde["status"], *(n for n in ("onvolledig", "voorlopig") if waarde[n])]
    return f"{text} ({', '.join(dict.fromkeys(state))})"


def _part(vraag: Vraag, deel: Deel) -> Iterator[str]:
    """What one bron brings, as a table of its records and a list of what it gave."""
    yield ""
    if deel.leveringen:
        yield f"{deel.bron}, records"
        yield from _ways(vraag, deel.leveringen)
    if deel.herkomst == "opgave":
        if deel.opgaven:
            yield f"{deel.bron}, figures as given"
            yield from _ways(vraag, deel.opgaven)
        yield from _terms(vraag, deel)
    if deel.herkomst == "registratie" and not deel.leveringen:
        yield f"{deel.bron} delivered no records that could have something for this figure."
    if deel.herkomst is None:
        yield f"{deel.bron} delivered nothing that covers this gebied and period: no figure, not 0."
    if deel.gegeven is not None:
        yield f"{deel.bron} also gave it as a figure: {_bounds(*deel.gegeven)}. Records go before."
    if deel.elders:
        rows = sum(weg.gelezen for weg in deel.elders)
        yield (
            f"{counted(len(deel.elders), 'other delivery', 'other deliveries')} of {deel.bron} "
            f"({_number(rows)} rows) could hold nothing for this figure (-v shows them)."
        )


def _ways(vraag: Vraag, wegen: Sequence[LeveringsWeg]) -> Iterator[str]:
    """A column per delivery, a line per step, and what they come to together."""
    letters = [column_letters(number) for number in range(1, len(wegen) + 1)]
    yield from table(
        ("", "delivery", "state", "file"),
        [(letter, w.levering.id, w.levering.state, _files(w))
         for letter, w in zip(letters, wegen, strict=True)],
        left=4,
    )  # fmt: skip
    gelezen, stappen, telt = totals(wegen)
    door = [stap for stap in stappen if stap in AT_THE_DOOR]
    rows = [("rows read", *(_number(w.gelezen) for w in wegen), _number(gelezen))]
    rows += [_step(vraag, stap, wegen, stappen[stap]) for stap in door]
    if door:
        rows.append(
            ("= accepted", *(_number(w.levering.manifest.rows_accepted) for w in wegen),
             _number(gelezen - sum(stappen[stap] for stap in door)))
        )  # fmt: skip
    rows += [_step(vraag, stap, wegen, n) for stap, n in stappen.items() if stap not in door]
    rows.append(("= counted", *(_number(w.telt) for w in wegen), _number(telt)))
    yield from table(("", *letters, "total"), rows)


def _files(weg: LeveringsWeg) -> str:
    return " + ".join(dict.fromkeys(deel.bestand for deel in weg.levering.manifest.files))


def _step(vraag: Vraag, stap: Stap, wegen: Iterable[LeveringsWeg], samen: int) -> tuple[str, ...]:
    own = (_number(weg.stappen.get(stap, 0)) for weg in wegen)
    return (f"- {in_english(stap, vraag)}", *own, _number(samen))


def in_english(stap: Stap, vraag: Vraag) -> str:
    """A step in words that name the place, period and category that are asked about."""
    return WOORDEN[stap].en.format(
        gebied=vraag.gebied_naam,
        periode=vraag.periode,
        uitsplitsing=vraag.uitsplitsing,
        categorie=vraag.categorie,
    )


def _terms(vraag: Vraag, deel: Deel) -> Iterator[str]:
    """The figures a bron gave and how they make this one."""
    if len(deel.termen) > 1:
        rows = [(t.gebied, t.periode, _bounds(t.ondergrens, t.bovengrens)) for t in deel.termen]
        yield from table(("gebied", "periode", "given"), rows, left=2)
    how = "given so" if len(deel.termen) == 1 else "added up"
    if deel.ondergrens != deel.bovengrens and len(deel.termen) > 1:
        how = "at least the largest, at most the sum: the same people may be in several"
        if vraag.indicator.optelbaar:
            how = "added up, the lower bounds and the upper bounds"
    elif deel.ondergrens != deel.bovengrens:
        how = (
            "categories may overlap: at least the largest, at most the sum, "
            "closer where pairs were given"
        )
    if any(term.levering is None for term in deel.termen):
        how = "rows without numbers: at least those that must differ, at most every row (D9)"
    yield f"{deel.bron}: {_bounds(deel.ondergrens or 0, deel.bovengrens)} ({how})."


def _bounds(lower: int, upper: int | None) -> str:
    if lower == upper:
        return _number(lower)
    return f"between {_number(lower)} and {'?' if upper is None else _number(upper)}"


def _conclusion(uitleg: Uitleg) -> Iterator[str]:
    """How the figure follows from its counts."""
    waarde = uitleg.waarde
    counts = {weg.rol: _bounds(weg.ondergrens, weg.bovengrens) for weg in uitleg.wegen}
    parts = [
        d for d in uitleg.wegen[0].delen if d.herkomst is not None and (d.leveringen or d.opgaven)
    ]
    if waarde["status"] == "geen_gegevens":
        yield "No figure: not every bron that it needs delivered for this gebied and period."
        return
    if len(parts) > 1:
        added = " + ".join(f"{d.bron} {_bounds(d.ondergrens or 0, d.bovengrens)}" for d in parts)
        yield f"Together: {added} = {counts['teller']}."
    if uitleg.inwoners:
        years = " and ".join(sorted({str(jaar) for _, jaar, _ in uitleg.inwoners}))
        yield (f"Divided by {_number(waarde['noemer'])} inhabitants of "
               f"{counted(len(uitleg.inwoners), 'covered gemeente', 'covered gemeenten')} "
               f"on 1 January {years}, times 1,000: {_figure(waarde)}.")  # fmt: skip
    elif "noemer" in counts:
        yield f"{counts['teller']} of {counts['noemer']}: {_figure(waarde)}."
    elif waarde["teller"] is None and waarde["ondergrens"] is None:
        what = uitleg.vraag.categorie
        yield f"The {what} over these {_number(waarde['noemer'])} records: {_figure(waarde)}."
    else:
        yield f"The figure: {_figure(waarde)}."


def _overlap(overlap: Overlap) -> Iterator[str]:
    """Which themas records have together, and what adding them up would overstate."""
    yield ""
    combinaties = sorted(overlap.combinaties.items(), key=lambda c: (-c[1], c[0]))
    rows = [(combinatie, _number(aantal)) for combinatie, aantal in combinaties]
    yield from table(("thema's together", "records"), [*rows, ("unique", _number(overlap.uniek))])
    factor = f" (x {overlap.som / overlap.uniek:.2f})" if overlap.uniek else ""
    yield f"Adding up the thema's would give {_number(overlap.som)}{factor}: never do that."
